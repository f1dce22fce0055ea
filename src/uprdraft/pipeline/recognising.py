"""What a text of unknown making says about itself on its first pages: the State, the session, the review.

Nothing here is certain; the check says what it took and why, and a person may name it instead.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.records.reference import Country

__all__ = ["Recognised", "recognise"]

_FIRST_LINES = 40
"""Lines of the beginning that may tell what the text is about."""
_LEAD = re.compile(
    r"(?:state(?: party)?(?: under review)?\s*[:–-]|country(?: under review)?\s*[:–-]|review of|"
    r"(?:submission|report|information)(?: \w+){0,6}? (?:on|concerning|regarding)|"
    r"situation in|human rights (?:situation )?in|periodic reports? of|examination of|"
    r"consideration of|concluding observations on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(\d{1,3})\s?(?:st|nd|rd|th)\s+(?:UPR\s+|pre-?)?(?:working group\s+)?session"
    r"|\bsession\s+(?:no\.?\s*)?(\d{1,3})\b",
    re.IGNORECASE,
)
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_WORDED = re.compile(rf"\b({'|'.join(_TENS)})(?:ieth|y-({'|'.join(_UNITS)}))\s+session", re.IGNORECASE)
_REVIEW = re.compile(r"universal periodic review|\bUPR\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was taken from a text. ``state`` is an ISO code, empty where none stands out; ``why`` is for a person."""

    state: str = ""
    why: str = ""
    session: int | None = None
    is_review: bool = False
    """Whether it speaks of the Universal Periodic Review at its beginning."""


def recognise(submission: Submission, countries: Mapping[str, Country]) -> Recognised:
    """Return what the first lines of ``submission`` say about the State and the session."""
    first: list[str] = []
    everywhere: Counter[str] = Counter()
    names = _Names.of(tuple((n, c.iso3) for c in countries.values() for n in _names(c)))
    for index, line in enumerate(_lines(submission)):
        if index < _FIRST_LINES:
            first.append(line)
        everywhere.update(code for _, _, code in names.find(line))
    cover = submission.cover
    alone = [plain_text(line) for _, line in iter_lines(cover)] if cover else []
    state, why = _state([submission.meta.title, *first], alone, names, everywhere)
    beginning = "\n".join(first)
    return Recognised(state, why, _session(beginning), bool(_REVIEW.search(beginning)))


def _lines(submission: Submission) -> Iterator[str]:
    for section in iter_sections(submission):
        for _, line in iter_lines(section):
            yield plain_text(line)


def _names(country: Country) -> Iterator[str]:
    # Short codes ("US") would be found in any text.
    others = (n for n in country.also if len(n) > 3)
    for name in (country.short, country.listed, country.formal, *others, *country.names.values()):
        if name:
            yield name.removeprefix("the ")


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of States as they are looked for: as written and in capitals, with the code of each."""

    pattern: re.Pattern[str]
    codes: Mapping[str, str]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, names: tuple[tuple[str, str], ...]) -> "_Names":
        """Return what finds ``names``, each with its code."""
        codes = {form: code for name, code in names for form in (name, name.upper())}
        longest = sorted(codes, key=len, reverse=True)
        # What may stand before is looked at afterwards: a search that begins with letters is many times faster.
        return cls(re.compile("|".join(map(re.escape, longest))), codes)

    def find(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and code of each name; Chinese and Korean names need no space round them."""
        for match in self.pattern.finditer(line):
            start, end = match.span()
            if _WITHOUT_SPACES.match(match.group()) or not (
                line[start - 1 : start].isalnum() or line[end : end + 1].isalnum()
            ):
                yield start, end, self.codes[match.group()]


def _state(first: list[str], alone: list[str], names: _Names, everywhere: Counter[str]) -> tuple[str, str]:
    """Return the State and why: named as the subject at the beginning, else named by far most often."""
    for line in first:
        for start, _, code in names.find(line):
            if _LEAD.search(line[:start]):
                return code, f"its beginning says “{line.strip()[:80]}”"
    for line in alone:
        shown = line.strip()
        for start, end, code in names.find(shown):
            if not shown[:start].lower().removeprefix("the").strip(" (") and not shown[end:].strip(" )"):
                return code, f"it stands alone on the cover: “{shown}”"
    most = everywhere.most_common(2)
    if most and (len(most) == 1 or most[0][1] >= 2 * most[1][1]):
        return most[0][0], f"named {most[0][1]} times, more than any other State"
    return "", ""


def _session(text: str) -> int | None:
    for match in _SESSION.finditer(text):
        return int(match.group(1) or match.group(2))
    for match in _WORDED.finditer(text):
        tens = _TENS[match.group(1).lower()]
        return tens + (_UNITS.index(match.group(2).lower()) + 1 if match.group(2) else 0)
    return None
