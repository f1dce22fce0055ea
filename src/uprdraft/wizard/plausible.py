"""What typed answers mean and which may be slips: years, days, numbers, addresses. Pure: texts in, texts out.

A fault is said where a text cannot be used. Where it can and looks odd there is a doubt, said once: who types
it knows better.
"""

import datetime as dt
import re

from uprdraft.values.dates import format_date, parse_typed_day
from uprdraft.values.patterns import lazy_pattern

__all__ = [
    "day_fault",
    "doubt_day",
    "doubt_email",
    "doubt_web",
    "number_in",
    "year_fault",
]

_YEAR = lazy_pattern(r"(?<!\d)\d{4}(?!\d)")
_OLDEST = 1500
_NUMBER = lazy_pattern(r"[^\W\d_ ]*\s*(\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d+)\s*[^\W\d_ ]*")
_EMAIL = lazy_pattern(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")
_WEB = lazy_pattern(r"(?:https?://)?[^\s/@.:]+(?:\.[^\s/@.:]+)+(?:[:/?#]\S*)?", re.IGNORECASE)


def number_in(text: str) -> int | None:
    """Return the number in a text such as "3,000 words" or "item 4"; None where there is not just one."""
    match = _NUMBER.fullmatch(text.strip())
    return int(re.sub(r"\D", "", match[1])) if match else None


def year_fault(text: str, as_of: dt.date) -> str | None:
    """Return why ``text`` gives no year that has come by ``as_of``, or None; words around a year may stand."""
    years = [int(year) for year in _YEAR.findall(text)]
    if not any(year >= _OLDEST for year in years):
        return "Type the year in four digits, such as 2010."
    if min(years) > as_of.year:
        return f"{min(years)} is after the day up to which the text follows events ({format_date(as_of)})."
    return None


def day_fault(text: str) -> str | None:
    """Return why ``text`` names no day, or None."""
    try:
        parse_typed_day(text)
    except ValueError as error:
        return str(error)
    return None


def doubt_day(text: str, today: dt.date) -> str | None:
    """Return that the day has yet to come, or None."""
    day = parse_typed_day(text)
    return f"{format_date(day)} is still to come." if day > today else None


def doubt_email(text: str) -> str | None:
    """Return that ``text`` does not look like an e-mail address, or None."""
    return None if _EMAIL.fullmatch(text) else "This does not look like an e-mail address (name@example.org)."


def doubt_web(text: str) -> str | None:
    """Return that ``text`` does not look like the address of a web page, or None."""
    return (
        None if _WEB.fullmatch(text) else "This does not look like a web address (https://www.example.org)."
    )
