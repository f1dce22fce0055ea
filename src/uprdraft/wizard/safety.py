"""Safety questions, in plain words, before any content."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.loading.safety import load_safety_questions
from uprdraft.records.safety import SafetyQuestion
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import format_date
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["safety_steps"]

_FIRM = {Certainty.OFFICIAL: "read at the UN itself", Certainty.SECONDARY: "read in a copy kept elsewhere"}


def safety_steps(state: State) -> Iterator[Step]:
    """Yield one step a question; "yes" and "unsure" are answered with advice."""
    questions = load_safety_questions()
    for question in questions.questions:
        yield Step(
            f"safety/{question.id}",
            SECTIONS[3],
            lambda s, q=question: _ask(s, q),  # type: ignore[misc]
            lambda s, a, q=question: _put(s, q, a),  # type: ignore[misc]
            told=lambda s, _, q=question: _advice(s, q),  # type: ignore[misc]
            shown=lambda s, q=question: s.draft.safety.get(q.id, ""),  # type: ignore[misc]
        )


def _ask(state: State, question: SafetyQuestion) -> Question:
    return Question(
        f"safety/{question.id}",
        "one",
        question.text,
        help=question.why,
        choices=(Choice("no", "No"), Choice("unsure", "I am not sure"), Choice("yes", "Yes")),
        default=state.draft.safety.get(question.id, "unsure"),
    )


def _put(state: State, question: SafetyQuestion, answer: Answer) -> Mapping[str, Any]:
    return {"safety": {**state.draft.safety, question.id: str(answer)}}


def _advice(state: State, question: SafetyQuestion) -> str:
    answer = state.draft.safety.get(question.id)
    if answer not in ("yes", "unsure"):
        return ""
    text = question.advice
    if question.id in ("travel", "organization"):
        contact = load_safety_questions().reprisals_contact
        how_sure = contact.certainty.caution or _FIRM.get(contact.certainty, "as others report it")
        when = f" in {format_date(contact.as_of)}" if contact.as_of else ""
        text += f"\nReprisals can be reported to the UN: {contact.value} ({how_sure}{when}). {contact.note}"
    return text
