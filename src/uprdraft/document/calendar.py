"""Events of a calendar, the seam between a plan and its file."""

import datetime as dt
from dataclasses import dataclass

__all__ = ["CalendarEvent"]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of one or more whole days. ``alarms`` are days before its first day."""

    uid: str
    title: str
    first: dt.date
    last: dt.date
    text: str
    alarms: tuple[int, ...] = ()
    is_tentative: bool = False
