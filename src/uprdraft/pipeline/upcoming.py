"""One review of the calendar as it stands on a day: its deadline, the days left, how surely it is known."""

import datetime as dt
from dataclasses import dataclass

from uprdraft.pipeline.days_left import DaysLeft, count_days
from uprdraft.records.reference import Reference, UprReview
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import PartialDate

__all__ = ["UpcomingDeadline", "read_deadline"]

_WEIGHT = {certainty: place for place, certainty in enumerate(Certainty)}


@dataclass(frozen=True, slots=True)
class UpcomingDeadline:
    """The deadline of one State's review as it stands on a day; what is not known is None.

    ``certainty`` is that of the deadline as this State's, so the weaker of deadline and session: an exact
    day for a session at which the State is only expected is no exact day for the State. ``caution`` says
    which of the two is not certain, in words; it is empty where both are.
    """

    state: str
    name: str
    cycle: int
    session: int | None
    session_start: PartialDate | None
    session_end: PartialDate | None
    review_date: PartialDate | None
    deadline: PartialDate | None
    days_left: DaysLeft | None
    certainty: Certainty | None
    caution: str
    is_past: bool
    """The deadline has certainly passed, or the session has begun."""
    may_be_past: bool
    """It may have passed: only the month is known, or only that the session may have begun."""
    is_suspended: bool
    """Texts are not being received for this review, whatever date was named."""
    is_projected: bool
    note: str
    source: str
    """What the deadline and the session rest on, in words."""
    following: "UpcomingDeadline | None" = None
    """The next review with a deadline still to come; only for one that cannot be counted on any more."""

    @property
    def is_open(self) -> bool:
        """Return whether there is a date to work towards."""
        return self.deadline is not None and not self.is_past and not self.is_suspended


def read_deadline(
    review: UprReview, reference: Reference, today: dt.date, following: UpcomingDeadline | None = None
) -> UpcomingDeadline:
    """Return what ``review`` says of its deadline on the day ``today``.

    Args:
        review: a review of the calendar.
        reference: for the names of States and the meaning of sources.
        today: the day from which days are counted.
        following: the next review with a date to come; kept only where this one cannot be counted on.
    """
    deadline = review.stakeholder_deadline
    is_past = _has_passed(review, today)
    may_be_past = not is_past and _may_have_passed(review, today)
    needs_next = is_past or may_be_past or review.deadline_suspended or deadline is None
    certainty = _certainty(review)
    return UpcomingDeadline(
        state=review.state,
        name=_name(review.state, reference),
        cycle=review.cycle,
        session=review.session,
        session_start=review.session_start,
        session_end=review.session_end,
        review_date=review.review_date,
        deadline=deadline,
        days_left=count_days(deadline, today),
        certainty=certainty,
        caution=_caution(review),
        is_past=is_past,
        may_be_past=may_be_past,
        is_suspended=review.deadline_suspended,
        is_projected=certainty is Certainty.PROJECTED or review.status == "projection",
        note=review.note,
        source=_source(review, reference),
        following=following if needs_next else None,
    )


def _name(state: str, reference: Reference) -> str:
    """Return the State's short name; its code where a person's own row names one that we do not have."""
    country = reference.countries.get(state)
    return country.listed if country else state


def _has_passed(review: UprReview, today: dt.date) -> bool:
    return any(date and date.is_before(today) for date in (review.stakeholder_deadline, review.session_start))


def _may_have_passed(review: UprReview, today: dt.date) -> bool:
    date = review.stakeholder_deadline or review.session_start
    return date is not None and date.first is not None and date.first < today


def _certainty(review: UprReview) -> Certainty | None:
    """Return the weaker of deadline and session; a person's own deadline holds whatever the session."""
    own = review.deadline_certainty
    if own is None or own is Certainty.OWN:
        return own
    return max(own, review.session_certainty, key=_WEIGHT.__getitem__)


def _caution(review: UprReview) -> str:
    of_deadline, of_session = review.deadline_certainty, review.session_certainty
    session = f"session {review.session}" if review.session is not None else "this session"
    if of_deadline is None:
        return of_session.caution and f"that the review is at {session} is {of_session.caution}"
    if of_deadline is Certainty.OWN:
        return f"the deadline is {of_deadline.caution}"
    if of_deadline is of_session:
        return of_deadline.caution and f"deadline and session are {of_deadline.caution}"
    parts = []
    if of_deadline.caution:
        parts.append(f"the deadline is {of_deadline.caution}")
    if of_session.caution:
        parts.append(f"that the review is at {session} is {of_session.caution}")
    return "; ".join(parts)


def _source(review: UprReview, reference: Reference) -> str:
    """Return in words what the deadline rests on, and what the session rests on where that differs."""
    as_of = f" (as at {review.as_of})" if review.as_of else ""
    session = _meaning(review.source, reference) + as_of
    if review.stakeholder_deadline is None or review.deadline_source in ("", review.source):
        return session
    return f"{_meaning(review.deadline_source, reference)} (deadline); {session} (session)"


def _meaning(code: str, reference: Reference) -> str:
    """Return what a source code stands for; joined codes ("a+b") name several, own words stay as they are."""
    parts = code.split("+")
    return "; ".join(reference.sources[c].meaning if c in reference.sources else c for c in parts)
