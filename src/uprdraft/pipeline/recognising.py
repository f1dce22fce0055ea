"""What a text of unknown making says about itself on its first pages: the State, the session, the review.

Nothing here is certain; the check says what it took and why, and a person may name it instead.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from uprdraft.document.plain_marks import plainly_marked
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.rules._cover_text import find_states
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.sessions import find_sessions

__all__ = ["Recognised", "recognise"]

_OFTEN = 3
_FIRST_LINES = 40
"""Lines of the beginning that may tell what the text is about."""
_LEAD = lazy_pattern(
    r"(?:state(?: party)?(?: under review)?\s*[:–-]|country(?: under review)?\s*[:–-]|(?:review|UPR) of|"
    r"(?:submission|report|information)(?: \w+){0,6}? (?:on|concerning|regarding)|"
    r"situation in|human rights (?:situation )?in|periodic reports? of|examination of|"
    r"consideration of|concluding observations on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REVIEW = lazy_pattern(r"universal periodic review|\bUPR\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was taken from a text. ``state`` is an ISO code, empty where none stands out; ``why`` is for a person."""

    state: str = ""
    why: str = ""
    session: int | None = None
    is_review: bool = False
    """Whether it speaks of the Universal Periodic Review at its beginning."""


def recognise(submission: Submission) -> Recognised:
    """Return what the first lines of ``submission`` say about the State and the session."""
    submission = plainly_marked(submission)
    first: list[str] = []
    everywhere: Counter[str] = Counter()
    for index, line in enumerate(_lines(submission)):
        if index < _FIRST_LINES:
            first.append(line)
        everywhere.update(named.iso3 for named in find_states(line))
    cover = submission.cover
    alone = [plain_text(line) for _, line in iter_lines(cover)] if cover else []
    state, why = _state([submission.meta.title, *first], alone, everywhere)
    beginning = "\n".join(first)
    return Recognised(state, why, next(iter(find_sessions(beginning)), None), bool(_REVIEW.search(beginning)))


def _lines(submission: Submission) -> Iterator[str]:
    for section in iter_sections(submission):
        for _, line in iter_lines(section):
            yield plain_text(line)


def _state(first: list[str], alone: list[str], everywhere: Counter[str]) -> tuple[str, str]:
    """Return the State and why: named as the subject at the beginning, else named by far most often."""
    for line in first:
        for named in find_states(line):
            if _LEAD.search(line[: named.start]):
                return named.iso3, f"its beginning says “{line.strip()[:80]}”"
    for line in alone:
        shown = line.strip()
        for named in find_states(shown):
            before, after = shown[: named.start].lower(), shown[named.end :]
            if not before.removeprefix("the").strip(" (") and not after.strip(" )"):
                return named.iso3, f"it stands alone on the cover: “{shown}”"
    most = everywhere.most_common(2)
    if most and (len(most) == 1 or most[0][1] >= max(2 * most[1][1], _OFTEN)):
        return most[0][0], f"named {most[0][1]} times, more than any other State"
    return "", ""
