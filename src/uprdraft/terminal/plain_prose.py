"""Paragraphs typed line by line, without a screen."""

from collections.abc import Callable

from uprdraft.terminal.editor import edit_text
from uprdraft.terminal.plain_input import LineInput
from uprdraft.terminal.questions import Question, Reply
from uprdraft.terminal.replies import EMPTY, RefusedReplyError, find_fault, proposed
from uprdraft.terminal.typed import as_paragraphs, read_prose

__all__ = ["PlainProse"]

_ENDS = (".", "。")


class PlainProse:
    """Reads paragraphs. What was begun when a command came waits, in memory only, for the question's return."""

    def __init__(self, lines: LineInput, say: Callable[[str], None]) -> None:
        self._input = lines
        self._say = say
        self._begun: dict[str, list[str]] = {}

    def explain(self, question: Question) -> None:
        """Say what stands so far and how to end."""
        if question.key in self._begun:
            self._say("You had begun with this; go on after it:")
            self._say("\n".join(self._begun[question.key]))
        elif proposed(question):
            self._say("This stands so far; a full stop alone keeps it, anything typed replaces it:")
            self._say(str(proposed(question)))
            if question.may_be_empty:
                self._say(f"{EMPTY} alone leaves it empty.")
        empty = "Enter alone leaves it empty. " if self._stays_empty(question) else ""
        self._say(
            f"{empty}Enter goes to the next line, and an empty line begins a new paragraph. When you are done, type a "
            "full stop alone in a line. /edit opens your editor."
        )

    def ask(self, question: Question) -> Reply:
        """Return the text, or the command that came among its lines.

        Raises:
            EditorError: /edit was typed and no editor could be used; the lines so far are kept.
        """
        lines = self._begun.setdefault(question.key, [])
        while (raw := self._input.read()).strip() not in _ENDS:
            if not raw.strip() and self._stays_empty(question):
                break
            try:
                typed = read_prose(raw, question)
            except RefusedReplyError as refused:
                self._say(str(refused))
                continue
            if typed.command:
                self._forget_if_empty(question)
                return typed.command
            if typed.wants_editor:
                lines[:] = edit_text("\n".join(lines) or str(proposed(question))).split("\n")
                self._say("Back from the editor. A full stop alone takes the text; what you type is added.")
                continue
            lines.append(typed.text)
        return self._end(question)

    def _stays_empty(self, question: Question) -> bool:
        return question.may_be_empty and not self._begun.get(question.key) and not proposed(question)

    def _end(self, question: Question) -> Reply:
        text = as_paragraphs("\n".join(self._begun.pop(question.key)).strip())
        if text == EMPTY and question.may_be_empty:
            return ""
        answer = text or proposed(question)
        if find_fault(question, answer) and text:
            self._begun[question.key] = text.split("\n")
            self._say("What you typed is kept; add to it, or change it with /edit.")
        return answer

    def _forget_if_empty(self, question: Question) -> None:
        if not any(self._begun.get(question.key, [])):
            self._begun.pop(question.key, None)
