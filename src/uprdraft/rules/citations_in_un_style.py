"""Notes are written as UN documents write them.

Looked for in the text of notes, whoever wrote it: Latin back references other than ibid., "UN Doc." before a
symbol, paragraph signs, abbreviations without their full stop, hyphens in ranges, dates with the month first
or in figures, "Retrieved from". Each kind of departure is said once, with its number and the first place.
"""

import re
from collections.abc import Iterator

from uprdraft.document.walk import plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DEPARTURES = (
    (lazy_pattern(r"\b(?:op\.? ?cit|loc\.? ?cit|supra|infra|id\. at)\b", re.IGNORECASE),
     "a Latin back reference", "name the source and refer to its note: “Kim (see note 4 above), p. 3”"),
    (lazy_pattern(r"\bU\.?N\.? Doc(?:ument)?\.?,? (?=[A-Z]+/)"),
     "“UN Doc.” before a symbol", "the symbol stands alone"),
    (lazy_pattern(r"[¶§]\s*\d"), "a paragraph sign", "write “para. 12”"),
    (lazy_pattern(r"\b(?:paras?|pp?|arts?|chaps?|sects?|vols?)(?= \d)", re.IGNORECASE),
     "an abbreviation without its full stop", "write “para. 12”, “p. 3”, “art. 7”"),
    (lazy_pattern(r"\b(?:paras|pp)\. ?\d+-\d+"), "a hyphen in a range", "write an en dash: “paras. 29–30”"),
    (lazy_pattern(rf"\b(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?, (?:19|20)\d\d"), "a date with the month first",
     "write “5 May 2020”"),
    (lazy_pattern(r"(?<![\d/.-])\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b"), "a date in figures", "write “5 May 2020”"),
    (lazy_pattern(r"\b(?:Retrieved|Available) from\b|\bLast (?:accessed|visited)\b", re.IGNORECASE),
     "other words round an address", "write “available at …” and “(accessed on 5 May 2020)”"),
    (lazy_pattern(r"\bet al\b"), "“et al.”", "write “and others”"),
)  # fmt: skip
_ADDRESS = lazy_pattern(r"https?://\S+|\bwww\.\S+")


def _check(context: Context) -> Iterator[Finding]:
    notes = [(n, _ADDRESS.sub("", plain_text(n.content))) for n in context.submission.notes]
    for pattern, what, hint in _DEPARTURES:
        places = []
        for number, (note, text) in enumerate(notes, 1):
            if match := pattern.search(text):
                places.append(
                    Place(note.id, f"note {number}", text[max(0, match.start() - 30) : match.end() + 30])
                )
        if places:
            times = f"in {len(places)} notes" if len(places) > 1 else "in a note"
            yield RULE.finding(Level.ADVICE, f"{what} {times}", places[0], hint=hint, text=what)


RULE = Rule(
    id="citations-in-un-style",
    title="Notes are written as UN documents write them",
    why="Readers at OHCHR find a source fastest in the form they use themselves.",
    fix="write the note as UN documents do",
    source="United Nations Editorial Manual, footnotes and other references",
    certainty=Certainty.OFFICIAL_OLD,
    check=_check,
    passing=lambda: context(cited("A claim.", "A/HRC/25/63, paras. 29–30.")),
    failing=lambda: context(cited("A claim.", "UN Doc. A/HRC/25/63, ¶ 29.")),
)
