"""A deadline as events of a calendar: itself, the plan counted back from it, and what follows it.

What is not known to the day spans the days it can mean and says so; what is derived is called estimated.
"""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from uprdraft.document.calendar import CalendarEvent
from uprdraft.pipeline.closing_hour import say_closing_hour
from uprdraft.pipeline.deadline_words import name_review
from uprdraft.pipeline.upcoming import UpcomingDeadline
from uprdraft.records.planning import Planning, StepAfter, StepBefore
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import PartialDate

__all__ = ["plan_deadline"]

_DEADLINE_ALARMS = (30, 7, 2)
_STEP_ALARMS = (1,)


def plan_deadline(
    deadline: UpcomingDeadline, planning: Planning, hour: str, zone: ZoneInfo | None = None
) -> tuple[CalendarEvent, ...]:
    """Return the events of one deadline by date; none where there is no date to work towards.

    Args:
        deadline: a review whose deadline is open.
        planning: the steps before and after.
        hour: the closing hour in Geneva, empty where it is not known.
        zone: where the reader is, None where that is not known.
    """
    if not deadline.is_open:
        return ()
    events = [
        _deadline(deadline, hour, zone),
        *(_before(step, deadline) for step in planning.before),
        *(event for step in planning.after for event in _after(step, deadline)),
    ]
    return tuple(sorted(events, key=lambda e: (e.first, e.uid)))


def _uid(deadline: UpcomingDeadline, kind: str) -> str:
    return f"{deadline.state.lower()}-upr-cycle-{deadline.cycle}-{kind}@uprdraft"


def _span(date: PartialDate | None) -> tuple[dt.date, dt.date] | None:
    return (date.first, date.last) if date is not None and date.first and date.last else None


def _is_sure(certainty: Certainty | None) -> bool:
    return certainty is not None and certainty.is_firm


def _deadline(deadline: UpcomingDeadline, hour: str, zone: ZoneInfo | None) -> CalendarEvent:
    first, last = _span(deadline.deadline) or (dt.date.min, dt.date.min)
    is_exact = first == last
    estimated = not (is_exact and _is_sure(deadline.certainty))
    lines = [f"{name_review(deadline)}.", f"Deadline: {deadline.deadline}."]
    if not is_exact:
        lines.append("Only the month is known: the event spans it.")
    elif hour:
        lines.append(f"{say_closing_hour(first, hour, zone)}; the page of the session decides.")
    lines += [_certainty(deadline), deadline.note, f"Source: {deadline.source}."]
    return CalendarEvent(
        uid=_uid(deadline, "deadline"),
        title=_title("UPR deadline", deadline, estimated),
        first=first,
        last=last,
        text="\n".join(filter(None, lines)),
        alarms=_DEADLINE_ALARMS,
        is_tentative=estimated,
    )


def _title(what: str, deadline: UpcomingDeadline, estimated: bool) -> str:
    return f"{what}: {deadline.name}{' (estimated)' if estimated else ''}"


def _certainty(deadline: UpcomingDeadline) -> str:
    if deadline.caution:
        return f"Not certain: {deadline.caution}."
    return f"Certainty: {deadline.certainty.value.replace('_', ' ')}." if deadline.certainty else ""


def _before(step: StepBefore, deadline: UpcomingDeadline) -> CalendarEvent:
    first, last = _span(deadline.deadline) or (dt.date.min, dt.date.min)
    estimated = first != last or not _is_sure(deadline.certainty)
    day = first - dt.timedelta(days=step.days)
    lines = [step.text, f"{step.days} days before the deadline, which is {deadline.deadline}."]
    if first != last:
        lines.append("Counted from the first day that the deadline can mean.")
    lines.append(_certainty(deadline))
    return CalendarEvent(
        uid=_uid(deadline, step.id),
        title=_title(step.title, deadline, estimated),
        first=day,
        last=day,
        text="\n".join(filter(None, lines)),
        alarms=_STEP_ALARMS,
        is_tentative=estimated,
    )


def _after(step: StepAfter, deadline: UpcomingDeadline) -> Iterator[CalendarEvent]:
    known = _span(deadline.review_date) if step.counted_from == "review" else None
    of_session = _session_span(deadline) if step.counted_from == "review" else _span(deadline.session_start)
    anchor = known or of_session
    if anchor is None:
        return
    is_known = step.first_day == step.last_day == 0 and known is not None and known[0] == known[1]
    lines = [step.text, *_why(step, deadline, is_known)]
    yield CalendarEvent(
        uid=_uid(deadline, step.id),
        title=_title(step.title, deadline, not is_known),
        first=anchor[0] + dt.timedelta(days=step.first_day),
        last=anchor[1] + dt.timedelta(days=step.last_day),
        text="\n".join(filter(None, lines)),
        alarms=_STEP_ALARMS,
        is_tentative=not is_known,
    )


def _session_span(deadline: UpcomingDeadline) -> tuple[dt.date, dt.date] | None:
    start, end = _span(deadline.session_start), _span(deadline.session_end)
    if start is None:
        return None
    return start[0], (end or start)[1]


def _why(step: StepAfter, deadline: UpcomingDeadline, is_known: bool) -> Iterator[str]:
    if is_known:
        yield f"On {deadline.review_date} ({name_review(deadline)})."
        return
    caution = step.certainty.caution
    yield f"Estimated{f': {caution}' if caution else ''}. Source: {step.source}."
    yield _certainty(deadline)
