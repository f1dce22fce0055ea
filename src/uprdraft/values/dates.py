"""Dates as sources give them: a day, a month, a year, a span, or words."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from uprdraft.values.patterns import lazy_pattern

__all__ = ["PartialDate", "format_date", "parse_partial_date", "parse_typed_day"]

_ISO = lazy_pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_YEAR_FIRST = lazy_pattern(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D{0,2}")
_DAY_FIRST = lazy_pattern(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})")
_NAMED = (
    lazy_pattern(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[^\W\d_]{3,9})\.?,?\s+(?P<year>\d{4})"),
    lazy_pattern(r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)
_WORDS = lazy_pattern(
    rf"(?i)(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<late_day>\d{{1,2}}),)?\s+(?P<year>\d{{4}})"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, month or year, or a span of such.

    ``raw`` is what the source says and is always kept. ``first`` and ``last`` are the earliest and
    latest day it can mean; both are None where the words say no more ("since the late 1990s").
    """

    raw: str
    first: dt.date | None = None
    last: dt.date | None = None

    def is_after(self, day: dt.date) -> bool:
        """Return whether it certainly lies after ``day``; False where nothing is known."""
        return self.first is not None and self.first > day

    def is_before(self, day: dt.date) -> bool:
        """Return whether it certainly lies before ``day``; False where nothing is known."""
        return self.last is not None and self.last < day

    def __str__(self) -> str:
        """Return the date as UN documents write it in English, or the raw words."""
        start, _, end = self.raw.partition("/")
        if end and _ISO.match(start) and re.fullmatch(r"[\d-]+", end):
            full_end = end if len(end) >= 4 else start[: -len(end)] + end
            return f"{format_date(start)}–{format_date(full_end)}"
        return format_date(self.raw)


def format_date(raw: str | dt.date) -> str:
    """Return ``raw`` as "21 December 1998", "December 1998" or "1998"; other words unchanged."""
    match = _ISO.match(_from_words(str(raw)) or str(raw))
    if match is None:
        return str(raw)
    year, month, day = match.groups()
    if month is None:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {year}" if day is None else f"{int(day)} {name} {year}"


def parse_partial_date(raw: str) -> PartialDate:
    """Return the date that ``raw`` gives: ISO day, month or year, ``a/b``, "12 May 2023", or free words.

    A span may shorten its end as sources do: ``2023-04/05`` is April to May 2023.

    Raises:
        ValueError: ``raw`` has the form of an ISO date but names no such day.
    """
    raw = raw.strip()
    start, slash, end = raw.partition("/")
    first = _bounds(_from_words(raw) or start)
    if first is None:
        return PartialDate(raw)
    if not slash:
        return PartialDate(raw, *first)
    full_end = end if len(end) >= 4 else start[: -len(end)] + end
    last = _bounds(full_end)
    return PartialDate(raw, first[0], last[1] if last else None)


def parse_typed_day(text: str) -> dt.date:
    """Return the day that a person typed: 2023-07-18, 2023/7/18, 18.7.2023, 18 July 2023, July 18, 2023.

    A form that is read in two ways, as 7/8/2023, is refused rather than guessed.

    Raises:
        ValueError: no such day; its text says so to the person.
    """
    text = text.strip()
    try:
        if match := _YEAR_FIRST.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        for pattern in _NAMED:
            if (match := pattern.fullmatch(text)) and (month := _month(match["month"])):
                return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        raise ValueError("There is no such day in the calendar.") from None
    raise ValueError("Type the day as year-month-day, such as 2023-07-18, or as 18 July 2023.")


def _month(name: str) -> int:
    """Return the number of a month given in full or by its first letters; 0 where it is none."""
    found = [n for n, month in enumerate(_MONTHS, 1) if month.casefold().startswith(name.casefold())]
    return found[0] if len(found) == 1 else 0


def _from_words(raw: str) -> str:
    """Return "2023-05-12" for "12 May 2023" or "May 12, 2023", "2023-05" for "May 2023"; else an empty text."""
    match = _WORDS.fullmatch(raw)
    if match is None:
        return ""
    month = _MONTHS.index(match["month"].capitalize()) + 1
    day = match["day"] or match["late_day"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def _bounds(text: str) -> tuple[dt.date, dt.date] | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the first group always matches
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {text}")
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day), dt.date(year, month, day)
