"""What can be asked, and what can come back. The wizard speaks in these; an asker draws them.

Nothing here draws or reads: real terminals, line input for screen readers and scripted answers in tests
all take the same questions.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["COMMANDS", "Answer", "Asker", "Choice", "Command", "Question", "Reply"]


class Command(enum.Enum):
    """Something other than an answer. Each can be typed as ``/name`` at any question."""

    BACK = "back"
    HELP = "help"
    LATER = "later"
    PREVIEW = "preview"
    QUIT = "quit"
    REVIEW = "review"
    WORDS = "words"


COMMANDS = (Command.BACK, Command.HELP, Command.WORDS, Command.PREVIEW, Command.REVIEW, Command.QUIT)
"""What can be given at any question of the interview."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose. ``note`` says what choosing it entails; ``closed`` why it cannot be chosen.

    ``group`` is a heading that stands once above all choices that follow each other with it.
    """

    value: str
    label: str
    note: str = ""
    is_ticked: bool = False
    closed: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``kind``: ``line`` one line of text; ``prose`` paragraphs, inline or in the person's editor; ``one`` of
    the choices; ``many`` of the choices, in the order listed; ``order`` all choices put into an order.
    ``default`` is an earlier answer or a proposal: a text, a choice's value, or values.
    ``check`` returns what is wrong with a text, or None; ``doubt`` what may be wrong with one that can stand,
    which is said once and then taken if the person keeps it.
    """

    key: str
    kind: Literal["line", "prose", "one", "many", "order"]
    text: str
    help: str = ""
    choices: tuple[Choice, ...] = ()
    default: str | tuple[str, ...] = ""
    check: Callable[[str], str | None] | None = None
    doubt: Callable[[str], str | None] | None = None
    may_wait: bool = True
    """Whether "later" may be answered, which leaves a gap."""
    may_be_empty: bool = False
    commands: tuple[Command, ...] = COMMANDS


Answer = str | tuple[str, ...]
Reply = Answer | Command


class Asker(Protocol):
    """Asks a person. Every method may raise ``EOFError`` (input closed) or ``KeyboardInterrupt``."""

    def ask(self, question: Question) -> Reply:
        """Return the answer, checked, or a command."""

    def say(self, text: str, style: str = "") -> None:
        """Show text between questions."""

    def page(self, title: str, text: str) -> None:
        """Show a long text a screenful at a time."""
