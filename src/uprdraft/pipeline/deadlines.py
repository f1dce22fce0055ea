"""Until when a text on a State can be sent for its review: what is coming, and what comes after.

All of it is read from the calendar for a given day. What to say about it is in ``deadline_words``.
"""

import datetime as dt
from collections.abc import Iterator

from uprdraft.pipeline.upcoming import UpcomingDeadline, read_deadline
from uprdraft.records.reference import Reference

__all__ = ["UpcomingDeadline", "deadline_for", "next_reviews", "reviews_of"]


def next_reviews(reference: Reference, today: dt.date) -> tuple[UpcomingDeadline, ...]:
    """Return what is coming for each State of the calendar, by date; suspended and unknown ones stand last.

    A State whose review is suspended, or has no known date, comes twice: with that review, and with the
    next one that has a date.
    """
    coming = [
        deadline
        for state in dict.fromkeys(review.state for review in reference.calendar)
        for deadline in _coming(reference, state, today)
    ]
    return tuple(sorted(coming, key=_place))


def _coming(reference: Reference, state: str, today: dt.date) -> Iterator[UpcomingDeadline]:
    for deadline in reviews_of(reference, state, today):
        if deadline.is_open:
            yield deadline
            return
        if not _is_over(deadline, today):
            yield deadline


def _is_over(deadline: UpcomingDeadline, today: dt.date) -> bool:
    """Return whether nothing can be awaited of a review: a suspended one may open again until its session."""
    if deadline.is_suspended:
        return deadline.session_start is not None and deadline.session_start.is_before(today)
    return deadline.is_past


def _place(deadline: UpcomingDeadline) -> tuple[bool, dt.date, int, str, str]:
    """Return the order: by date, then those of one session and certainty together, then by name."""
    date = deadline.deadline.first if deadline.deadline and deadline.is_open else None
    certainty = deadline.certainty.value if deadline.certainty else ""
    return date is None, date or dt.date.max, deadline.session or 0, certainty, deadline.name


def deadline_for(
    reference: Reference, state: str, session: int | None, today: dt.date
) -> UpcomingDeadline | None:
    """Return what is known of one review's deadline; None where the calendar has no such review.

    Args:
        reference: loaded for ``state`` or for all States.
        state: its ISO3 code.
        session: the session's number; None finds the review whose session is not known.
        today: the day from which days are counted.
    """
    return next((d for d in reviews_of(reference, state, today) if d.session == session), None)


def reviews_of(reference: Reference, state: str, today: dt.date) -> tuple[UpcomingDeadline, ...]:
    """Return all reviews of a State in the order of their cycles; none for one that is not reviewed."""
    reviews = sorted((r for r in reference.calendar if r.state == state), key=lambda r: r.cycle)
    found: list[UpcomingDeadline] = []
    following: UpcomingDeadline | None = None
    for review in reversed(reviews):
        deadline = read_deadline(review, reference, today, following)
        found.append(deadline)
        following = deadline if deadline.is_open else following
    return tuple(reversed(found))
