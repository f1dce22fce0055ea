"""The session is the one at which this State is reviewed.

Compared with the calendar of the Universal Periodic Review for the cycle of the submission type, at the
calendar's own certainty. A State or cycle that the calendar does not know gives no finding. Whether the text
can still be received says ``body-open-to-state``.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.reference import UprReview
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    meta = context.submission.meta
    if context.body.cycle is None:
        return
    reviews = [r for r in context.reference.calendar if r.state == meta.country]
    wanted = [r for r in reviews if r.cycle == context.body.cycle]
    elsewhere = next((r for r in reviews if r.session == meta.session and r not in wanted), None)
    if elsewhere is not None and elsewhere.session is not None:
        yield _other_cycle(context, elsewhere)
        return
    for review in wanted:
        if review.session is not None and meta.session not in (None, review.session):
            yield _other_session(context, review)


def _other_session(context: Context, review: UprReview) -> Finding:
    meta = context.submission.meta
    message = (
        f"the draft names session {meta.session}; the calendar has {meta.country} at session {review.session}"
        f" in cycle {review.cycle}"
    )
    dates = f"{review.session_start}; " if review.session_start else ""
    message += f" ({dates}{review.session_certainty.value})"
    hint = f"write session: {review.session}, or record the other session in data/upr-calendar.csv of the project"
    finding = RULE.finding(Level.ERROR, message, Place("session", "cover"), hint=hint, text=str(meta.session))
    return weigh(finding, review.session_certainty)


def _other_cycle(context: Context, review: UprReview) -> Finding:
    message = (
        f"session {review.session} is that of cycle {review.cycle} for {context.submission.meta.country}"
        f" ({review.session_certainty.value}); this submission type is for cycle {context.body.cycle}"
    )
    hint = "choose the session or the submission type anew: uprdraft deadlines COUNTRY --all"
    finding = RULE.finding(
        Level.ERROR, message, Place("session", "cover"), hint=hint, text=str(review.session)
    )
    return weigh(finding, review.session_certainty)


def _at_session(number: int) -> Context:
    """Return a context for a review at session 45 whose draft names another number."""
    made = context(submission(paragraph("Text.")), draft=draft(session=number))
    review = UprReview(
        state="EXA", cycle=4, session=45, session_certainty=Certainty.SECONDARY, session_start=None,
        session_end=None, review_date=None, review_date_certainty=None, stakeholder_deadline=None,
        deadline_certainty=None, status="held", source="example",
    )  # fmt: skip
    meta = replace(made.submission.meta, session=number)
    return replace(
        made,
        body=made.body.model_copy(update={"cycle": 4}),
        submission=replace(made.submission, meta=meta),
        reference=replace(made.reference, calendar=(review,)),
    )


RULE = Rule(
    id="session-fits-calendar",
    title="The session is the one at which this State is reviewed",
    why="A submission to a session at which the State is not reviewed is filed with nobody.",
    fix="look the session up: uprdraft deadlines COUNTRY --all",
    source="calendar of the Universal Periodic Review, each entry at its own certainty",
    certainty=Certainty.SECONDARY,
    reads=("draft", "body"),
    check=_check,
    passing=lambda: _at_session(45),
    failing=lambda: _at_session(999),
)
