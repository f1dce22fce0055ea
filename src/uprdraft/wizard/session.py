"""The session a text is for: from the calendar where the review has one, by its number elsewhere."""

from collections.abc import Mapping
from typing import Any

from uprdraft.pipeline.deadline_words import describe_deadline, say_rule
from uprdraft.pipeline.deadlines import deadline_for
from uprdraft.records.body import BodyProfile
from uprdraft.records.reference import UprReview
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.values.plausible import number_in
from uprdraft.wizard.state import State

__all__ = ["ask_session", "has_session", "put_session", "told_deadline"]

_REVIEW = "UPR"


def has_session(body: BodyProfile) -> bool:
    """Return whether a text of this type is for a session: not what goes to a body at any time."""
    return not body.is_confidential and "assessment" not in body.asks


def ask_session(state: State) -> Question:
    """Return the question, with the deadline of each session and what is not certain about it."""
    body = state.shelves.body
    calendar = state.shelves.reference.calendar
    reviews = [r for r in calendar if r.session and (body.cycle is None or r.cycle == body.cycle)]
    if body.abbreviation != _REVIEW or not reviews:
        return _ask_number(state)
    reviews.sort(key=lambda r: r.session or 0)
    choices = tuple(
        Choice(str(r.session), _label(r), note=_deadline_note(state, r.session) if body.cycle else "") for r in reviews
    )  # fmt: skip
    held = str(state.draft.session or "")
    return Question(
        "session",
        "one",
        "For which session of the Working Group?" if body.cycle else "Which review does it belong to?",
        help="The session decides the deadline. A date marked projected or inferred must be checked on the OHCHR page.",
        choices=choices,
        default=held if held in {c.value for c in choices} else str(_likely(state, reviews).session),
        may_wait=False,
    )


def _likely(state: State, reviews: list[UprReview]) -> UprReview:
    """Return the last review held for a text that looks back, else the next one."""
    stage = state.shelves.reference.stages.get(state.shelves.body.base_id)
    day = state.draft.as_of
    is_held = [bool((d := r.review_date or r.session_start) and d.is_before(day)) for r in reviews]
    past = [r for r, held in zip(reviews, is_held, strict=True) if held]
    coming = [r for r, held in zip(reviews, is_held, strict=True) if not held]
    if stage is not None and stage.needs == "held-review" and past:
        return past[-1]
    return coming[0] if coming else past[-1]


def _label(review: UprReview) -> str:
    day = review.review_date or review.session_start
    sure = "" if review.session_certainty.is_firm else ", not certain"
    return f"Session {review.session}{f', {day}' if day else ''} (cycle {review.cycle}{sure})"


def _ask_number(state: State) -> Question:
    """Return the question where no calendar knows the session: of a treaty body, or of a State not listed."""
    body = state.shelves.body
    rule = body.deadline.value if body.deadline else None
    when = f" Its deadline: {rule.note or say_rule(rule)}." if rule else ""
    whose = "for this State in this cycle" if body.cycle is not None else f"of the {body.body}"
    return Question(
        "session",
        "line",
        f"For which session of the {body.body}? Its number; Enter alone where you do not know it.",
        help=f"No calendar of sessions {whose} is at hand: the page of the body at ohchr.org has it.{when} Not known "
        "is a good answer: the text then says “the next session”.",
        default=str(state.draft.session or ""),
        check=_check_number,
        may_be_empty=True,
    )


def _deadline_note(state: State, session: int | None) -> str:
    """Return the deadline and what comes next; what it rests on stands last, where a low screen cuts."""
    deadline = deadline_for(state.shelves.reference, state.draft.country, session, state.today)
    if deadline is None:
        return "no deadline is known"
    lines = list(describe_deadline(deadline)[1:])
    lines.sort(key=lambda line: line.startswith(("Source:", "Note:")))
    return " ".join(lines)


def told_deadline(state: State) -> str:
    """Return the whole truth about a deadline that has passed or may have; nothing where it is open."""
    if state.shelves.body.cycle is None:
        return ""
    deadline = deadline_for(state.shelves.reference, state.draft.country, state.draft.session, state.today)
    if deadline is None or not (deadline.is_past or deadline.may_be_past or deadline.is_suspended):
        return ""
    return "\n".join(line for line in describe_deadline(deadline)[1:] if not line.startswith("Source:"))


def _check_number(text: str) -> str | None:
    return None if not text or number_in(text) in range(1, 200) else "Type its number, such as 45."


def put_session(state: State, answer: Answer) -> Mapping[str, Any]:
    """Return the session as the draft holds it."""
    return {"session": number_in(str(answer))}
