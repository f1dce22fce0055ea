"""The interview without a person: every question takes its default, and what has none is listed.

So a file of answers goes the same way as a person, and gets the same defaults.
"""

from dataclasses import dataclass, field

from uprdraft.terminal.questions import Command, Question, Reply
from uprdraft.wizard.saving import CLASH, TROUBLE

__all__ = ["DefaultAsker"]


@dataclass
class DefaultAsker:
    """Answers with defaults; ``missing`` holds the questions that have none, by key."""

    missing: dict[str, str] = field(default_factory=dict)

    def ask(self, question: Question) -> Reply:
        """Return the default, or "later" where an answer is needed and there is none."""
        if question.key == "review":
            return "build"
        if question.key in (TROUBLE, CLASH):
            return "leave"
        if question.key.endswith("/wording"):
            return "no"
        if question.kind == "many":
            return question.default
        if question.default:
            return question.default
        if question.may_be_empty:
            return ""
        self.missing[question.key] = question.text
        if not question.may_wait:
            raise EOFError
        return Command.LATER

    def say(self, text: str, style: str = "") -> None:
        """Say nothing: nobody is there."""

    def page(self, title: str, text: str) -> None:
        """Show nothing."""
