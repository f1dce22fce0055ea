"""Dates in a text that lie after a day, other than those of plans."""

import datetime as dt
import re
from collections.abc import Iterator

from uprdraft.values.dates import PartialDate, parse_partial_date
from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_later_dates"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE = lazy_pattern(
    rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(_MONTHS)})\s+(?:(?P<other>\d{{1,2}}),\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|of|[Tt]hroughout)[ -](?P<alone>20\d\d)\b"
    r"(?! (?:people|persons|cases|words))"
)
_SENTENCE = lazy_pattern(r"(?<=[.;!?])\s+(?=[A-Z“(])")
_PLAN = lazy_pattern(
    r"\b(?:by|until|before|will|shall|would|should|could|may be|might|to be|next|forthcoming|upcoming|coming|plan\w*"
    r"|schedul\w+|due|expect\w*|propos\w+|target\w*|deadline|goal|agenda|intend\w*|announced for|at the latest|no later"
    r"|expir\w+|future|towards?|if|unless|once|when)\b",
    re.IGNORECASE,
)


def find_later_dates(text: str, day: dt.date) -> Iterator[tuple[str, str]]:
    """Yield ``(date as written, its sentence)`` for dates that lie wholly after ``day``.

    A sentence that speaks of a plan or a condition is passed over: it may name a day to come.
    """
    for sentence in _SENTENCE.split(text):
        if _PLAN.search(sentence):
            continue
        for match in _DATE.finditer(sentence):
            date = _read(match)
            if date is not None and date.is_after(day):
                yield " ".join(match.group().split()), sentence


def _read(match: re.Match[str]) -> PartialDate | None:
    if match["alone"]:
        return parse_partial_date(match["alone"])
    number = match["day"] or match["other"]
    raw = f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}" + (f"-{int(number):02}" if number else "")
    try:
        return parse_partial_date(raw)
    except ValueError:
        return None
