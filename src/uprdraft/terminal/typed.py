"""What a typed text means at a question: an answer, or a command such as ``/back``."""

from dataclasses import dataclass

from uprdraft.terminal.questions import Command, Question
from uprdraft.terminal.replies import EDIT, RefusedReplyError, allowed_commands, refusal
from uprdraft.values.text import clean_line, clean_text

__all__ = ["SLASHES", "Typed", "as_paragraphs", "escape_line", "escape_prose", "read_line", "read_prose"]

SLASHES = ("/", "／")
"""How a command begins; the second is what a Chinese or Korean keyboard gives for the same key."""


_LONGER_THAN_A_LINE = 100
"""Characters that no line of an e-mail or a plain text file has; a line of a word processor is a paragraph."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as typed, read: what is answer in it, and what it asks for besides."""

    text: str
    command: Command | None = None
    wants_editor: bool = False


def read_line(text: str, question: Question) -> Typed:
    """Return what a typed line means; ``//`` at its beginning stands for ``/``.

    Raises:
        RefusedReplyError: it begins with ``/`` and is no command of this question.
    """
    text = clean_line(text)
    if _is_doubled(text):
        return Typed(text[1:])
    return _read_command(text, "", question) if text.startswith(SLASHES) else Typed(text)


def read_prose(text: str, question: Question) -> Typed:
    """Return what typed paragraphs mean; a command may be their last line, and the lines before it are kept.

    Raises:
        RefusedReplyError: the last line begins with ``/`` and is no command of this question.
    """
    lines = clean_text(text).strip().split("\n")
    last = lines[-1]
    if _is_doubled(last):
        lines[-1] = last[1:]
    elif last.startswith(SLASHES):
        return _read_command(last, _without_escape(lines[:-1]), question)
    return Typed(_without_escape(lines) if len(lines) > 1 else lines[0])


def as_paragraphs(text: str) -> str:
    """Return pasted ``text`` with a blank line between its paragraphs.

    **Why** Word processors give each paragraph as one long line; single line breaks would run them together.
    Text with blank lines of its own, and lines that were broken at the width of a page, stay as they are.
    """
    lines = text.split("\n")
    is_wrapped = all(len(line) <= _LONGER_THAN_A_LINE for line in lines)
    if is_wrapped or any(not line.strip() for line in lines[1:-1]):
        return text
    return "\n\n".join(lines[:-1]) + ("\n\n" + lines[-1] if lines[-1].strip() else "")


def escape_line(text: str) -> str:
    """Return ``text`` as it has to be typed for ``read_line`` to give it back."""
    return "/" + text if text.startswith(SLASHES) else text


def escape_prose(text: str) -> str:
    """Return ``text`` as it has to be typed for ``read_prose`` to give it back."""
    first, *rest = text.split("\n")
    if rest:
        rest[-1] = escape_line(rest[-1])
    return "\n".join((escape_line(first), *rest))


def _is_doubled(text: str) -> bool:
    return text.startswith(SLASHES) and text[1:].startswith(SLASHES)


def _without_escape(lines: list[str]) -> str:
    text = "\n".join(lines).strip()
    return text[1:] if _is_doubled(text) else text


def _read_command(typed: str, text: str, question: Question) -> Typed:
    name = typed[1:].strip().casefold()
    if name == EDIT and question.kind == "prose":
        return Typed(text, wants_editor=True)
    for command in allowed_commands(question):
        if command.value == name:
            return Typed(text, command)
    raise RefusedReplyError(refusal(name, question))
