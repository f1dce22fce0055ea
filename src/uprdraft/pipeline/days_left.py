"""How long it is until a date that may be known to the month only, as numbers and in words."""

import datetime as dt
from dataclasses import dataclass

from uprdraft.values.dates import PartialDate

__all__ = ["DaysLeft", "count_days"]

_DAYS_A_MONTH = 30.44
_LONGEST_MONTH = 31
_IN_DAYS_UP_TO = 62
_IN_MONTHS_UP_TO = 24


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """Days from today to the earliest and to the latest day that a date can mean; negative ones have passed."""

    first: int
    last: int

    @property
    def is_exact(self) -> bool:
        """Return whether the date is known to the day."""
        return self.first == self.last

    @property
    def words(self) -> str:
        """Return "in 12 days", "in about 9 months", "34 to 63 days ago" and the like.

        **Why** A number of days for a date that is known to the month would look more certain than it is.
        """
        if self.is_exact:
            return _exact(self.first)
        if self.first <= 0 <= self.last:
            span = "month" if self.last - self.first < _LONGEST_MONTH else "period"
            return f"in this {span}, the day is not known"
        near, far = sorted((abs(self.first), abs(self.last)))
        length = f"{near} to {far} days" if far <= _IN_DAYS_UP_TO else _roughly((near + far) / 2)
        return f"in {length}" if self.first > 0 else f"{length} ago"


def _exact(days: int) -> str:
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return named.get(days) or (f"in {days:,} days" if days > 0 else f"{-days:,} days ago")


def _roughly(days: float) -> str:
    months = round(days / _DAYS_A_MONTH)
    return f"about {months} months" if months <= _IN_MONTHS_UP_TO else f"about {round(months / 12)} years"


def count_days(date: PartialDate | None, today: dt.date) -> DaysLeft | None:
    """Return the days from ``today`` to ``date``; None where the date gives no days to count to."""
    if date is None or date.first is None or date.last is None:
        return None
    return DaysLeft((date.first - today).days, (date.last - today).days)
