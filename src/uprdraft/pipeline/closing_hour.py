"""When a deadline closes: the hour in Geneva, and what that is in another time zone."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from uprdraft.errors import UsageError
from uprdraft.values.dates import format_date
from uprdraft.values.ids import did_you_mean

__all__ = ["get_zone", "say_closing_hour"]

_GENEVA = "Europe/Zurich"
"""The time zone of Geneva in the IANA database."""


def get_zone(name: str) -> ZoneInfo:
    """Return the time zone with this IANA name.

    Raises:
        UsageError: there is none; with the nearest name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = did_you_mean(name[:60], available_timezones())
        raise UsageError(
            f"no time zone “{name[:60]}”", hint=near or "write it as region and city, such as Asia/Seoul"
        ) from None


def say_closing_hour(day: dt.date, hour: str, zone: ZoneInfo | None = None) -> str:
    """Return "Closes at 23:59 in Geneva (06:59 on 19 July 2023 in Asia/Seoul)"; empty where no hour is known."""
    if not hour:
        return ""
    closes = dt.datetime.combine(day, dt.time.fromisoformat(hour), tzinfo=ZoneInfo(_GENEVA))
    there = ""
    if zone is not None:
        local = closes.astimezone(zone)
        there = f" ({local:%H:%M} on {format_date(local.date())} in {zone.key})"
    return f"Closes at {hour} in Geneva{there}"
