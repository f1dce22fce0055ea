"""Questions about the safety of people, asked before any content."""

from uprdraft.records.base import Id, Line, Record, Valued

__all__ = ["SafetyQuestion", "SafetyQuestions"]


class SafetyQuestion(Record):
    """One question; ``advice`` is shown on "yes" and "unsure"."""

    id: Id
    text: Line
    why: Line
    advice: Line


class SafetyQuestions(Record):
    """All of them, and whom to tell of reprisals."""

    questions: tuple[SafetyQuestion, ...]
    reprisals_contact: Valued[str]
