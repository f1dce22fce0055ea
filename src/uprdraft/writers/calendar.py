"""Events to an iCalendar file (RFC 5545): all-day events with stable ids and alarms, the same bytes each time."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from uprdraft.document.calendar import CalendarEvent

__all__ = ["write_calendar"]

_PRODUCT = "-//uprdraft//deadlines//EN"


def write_calendar(events: Iterable[CalendarEvent], stamp: dt.date) -> bytes:
    """Return the file with ``events`` in their order.

    Args:
        events: whole-day events; their ids stay the same, so that a later file updates what was imported.
        stamp: the day for which the file was made; the time is that of its beginning, never the clock's.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    made = dt.datetime.combine(stamp, dt.time(), tzinfo=dt.UTC)
    for event in events:
        calendar.add_component(_event(event, made))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, made: dt.datetime) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", made)
    component.add("dtstart", event.first)
    component.add("dtend", event.last + dt.timedelta(days=1))
    component.add("summary", event.title)
    component.add("description", event.text)
    component.add("status", "TENTATIVE" if event.is_tentative else "CONFIRMED")
    component.add("transp", "TRANSPARENT")
    for days in event.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", dt.timedelta(days=-days))
        component.add_component(alarm)
    return component
