"""``deadlines``: what is coming in the Universal Periodic Review, and one State's dates."""

import datetime as dt
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from uprdraft.errors import UsageError
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.countries import get_country
from uprdraft.loading.planning import load_planning
from uprdraft.loading.project import read_project
from uprdraft.loading.reference import load_reference
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.closing_hour import get_zone, say_closing_hour
from uprdraft.pipeline.deadline_words import describe_deadline, name_review, say_deadline
from uprdraft.pipeline.deadlines import UpcomingDeadline, next_reviews, reviews_of
from uprdraft.pipeline.planning import plan_deadline
from uprdraft.records.reference import Reference
from uprdraft.terminal.printer import Printer
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import format_date
from uprdraft.values.names import country_forms

__all__ = ["CalendarFile", "run_deadlines"]

_AHEAD = dt.timedelta(days=365)
_CALENDAR = "upr-calendar"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The calendar file that is asked for: where, and the reader's time zone; an empty path asks for none."""

    path: Path | None = None
    zone: str = ""


def run_deadlines(
    country: str,
    today: dt.date,
    format_: str,
    *,
    show_all: bool,
    plain: bool,
    calendar: CalendarFile = CalendarFile(),
    project: Path | None = None,
) -> int:
    """Show what is coming for all States, or the dates of one; write a calendar file where one is asked for.

    Args:
        country: a code or name; empty for all States.
        today: the day from which days are counted.
        format_: text or json.
        show_all: all States however far off their review, or all cycles of one State.
        plain: no colours and no columns.
        calendar: a file to write, and the time zone in which the closing hour is told as well.
        project: whose own data are laid over ours.
    """
    zone = get_zone(calendar.zone) if calendar.zone else None
    if calendar.path is not None and calendar.path.suffix.lower() != ".ics":
        raise UsageError(f"“{calendar.path.name}” is no name for a calendar file", hint="end it with .ics")
    state = get_country(country) if country else None
    own = read_project(project).data_dirs if project else ()
    reference = load_reference(state.iso3 if state else None, own)
    printer = Printer(plain=plain)
    if state is not None:
        found = _of_state(reference, state.iso3, today, show_all)
    else:
        found = tuple(d for d in next_reviews(reference, today) if show_all or not _is_far(d, today))
    if format_ == "json":
        printer.json(_data(found, reference, today))
    elif state is None:
        _show_list(found, reference, today, printer, show_all=show_all)
    else:
        _show_state(country_forms(state)["the"], found, reference, zone, printer)
    if calendar.path is not None:
        _write_calendar(found, calendar.path, zone, today, printer, whole=state is not None)
    return 0


def _write_calendar(
    found: tuple[UpcomingDeadline, ...],
    path: Path,
    zone: ZoneInfo | None,
    today: dt.date,
    printer: Printer,
    *,
    whole: bool,
) -> None:
    """Write the events of what is found: the whole plan of one State, or the deadlines of all."""
    from uprdraft.writers.calendar import write_calendar

    planning = load_planning()
    events = [e for d in found for e in plan_deadline(d, planning, _closing_hour(d), zone)]
    if not whole:
        events = [e for e in events if e.uid.partition("@")[0].endswith(("-deadline", "-review"))]
    written = save_bytes(path, write_calendar(events, today))
    estimated = sum(e.is_tentative for e in events)
    printer.progress(f"{len(events)} events, {estimated} of them estimated, written to {written}")


def _closing_hour(deadline: UpcomingDeadline) -> str:
    """Return when the deadline closes in Geneva, as the profile of that cycle has it; empty where it has none."""
    id_ = f"upr-stakeholder-cycle{deadline.cycle}"
    body = load_body(id_) if id_ in list_bodies() else None
    return body.deadline.value.time_of_day_geneva if body and body.deadline else ""


def _of_state(
    reference: Reference, state: str, today: dt.date, show_all: bool
) -> tuple[UpcomingDeadline, ...]:
    """Return all reviews of a State, or the last one whose deadline has passed and those to come."""
    reviews = reviews_of(reference, state, today)
    if show_all:
        return reviews
    coming = [d for d in next_reviews(reference, today) if d.state == state]
    past = [d for d in reviews if d.is_past and d.deadline and d not in coming]
    return (*past[-1:], *sorted(coming, key=lambda d: d.cycle))


def _is_far(deadline: UpcomingDeadline, today: dt.date) -> bool:
    return deadline.deadline is not None and deadline.deadline.is_after(today + _AHEAD)


def _show_list(
    found: tuple[UpcomingDeadline, ...],
    reference: Reference,
    today: dt.date,
    printer: Printer,
    *,
    show_all: bool,
) -> None:
    dated = [d for d in found if d.is_open]
    # States of one session share its deadline: told once, it can be read on a narrow screen and listened to.
    for head, group in groupby(dated, key=_head):
        printer.line(head, "strong")
        printer.wrapped("; ".join(d.name for d in group), indent=2)
    for deadline in found:
        if not deadline.is_open:
            printer.wrapped(_undated(deadline), "warning")
    until = "" if show_all else f" up to {format_date(today + _AHEAD)}; later ones: uprdraft deadlines --all"
    printer.line(f"{len(dated)} deadlines{until}")
    _show_legend({d.certainty for d in dated}, printer)
    _show_as_of(reference, printer)


def _undated(deadline: UpcomingDeadline) -> str:
    parts = [f"{deadline.name}, {name_review(deadline)}:", say_deadline(deadline)]
    if deadline.caution:
        parts.append(f"Not certain: {deadline.caution}.")
    return " ".join((*parts, deadline.note)).strip()


def _head(deadline: UpcomingDeadline) -> str:
    left = f", {deadline.days_left.words}" if deadline.days_left else ""
    certainty = f", {_name(deadline.certainty)}" if deadline.certainty else ""
    return f"{deadline.deadline}{left} (session {deadline.session}{certainty})"


def _name(certainty: Certainty) -> str:
    return certainty.value.replace("_", " ")


def _show_legend(certainties: set[Certainty | None], printer: Printer) -> None:
    for certainty in Certainty:
        if certainty in certainties and certainty.caution:
            words = certainty.caution.removeprefix(f"{certainty.value}, ")
            printer.wrapped(f"{_name(certainty)}: {words}", "dim")


def _show_state(
    name: str,
    found: tuple[UpcomingDeadline, ...],
    reference: Reference,
    zone: ZoneInfo | None,
    printer: Printer,
) -> None:
    if not found:
        printer.line(f"No review of {name} is in the calendar of the Universal Periodic Review.")
    for deadline in found:
        head, when, *rest = describe_deadline(deadline, with_next=deadline.following not in found)
        printer.line(head, "strong")
        printer.wrapped(when, "" if deadline.is_open else "warning", indent=2)
        if hour := _hour_words(deadline, zone):
            printer.wrapped(hour, indent=2)
        for line in rest:
            printer.wrapped(line, indent=2)
    _show_as_of(reference, printer)


def _hour_words(deadline: UpcomingDeadline, zone: ZoneInfo | None) -> str:
    left = deadline.days_left
    if not (deadline.is_open and left and left.is_exact and deadline.deadline and deadline.deadline.first):
        return ""
    words = say_closing_hour(deadline.deadline.first, _closing_hour(deadline), zone)
    return f"{words}; the page of the session decides." if words else ""


def _show_as_of(reference: Reference, printer: Printer) -> None:
    printer.wrapped(
        f"Calendar as at {reference.datasets[_CALENDAR].as_of}. The page of the session at OHCHR decides."
    )


def _data(found: tuple[UpcomingDeadline, ...], reference: Reference, today: dt.date) -> dict[str, Any]:
    return {
        "today": today.isoformat(),
        "calendar_as_of": reference.datasets[_CALENDAR].as_of,
        "deadlines": [_plain(d) for d in found],
    }


def _plain(deadline: UpcomingDeadline) -> dict[str, Any]:
    """Return a deadline as plain data; dates stand as the source gives them ("2028-06" is a month)."""
    data: dict[str, Any] = {}
    for field in fields(deadline):
        value = getattr(deadline, field.name)
        data[field.name] = getattr(value, "raw", value)
    left = deadline.days_left
    data["days_left"] = left and {"first": left.first, "last": left.last, "words": left.words}
    data["certainty"] = deadline.certainty.value if deadline.certainty else None
    data["following"] = _plain(deadline.following) if deadline.following else None
    return data
