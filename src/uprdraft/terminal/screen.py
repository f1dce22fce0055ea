"""Questions on a real terminal: keys, lists that can be searched, texts that can be edited."""

import dataclasses

from uprdraft.terminal.editor import EditorError, edit_text
from uprdraft.terminal.list_screen import ask_list
from uprdraft.terminal.pager import show_pages
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Answer, Command, Question, Reply
from uprdraft.terminal.replies import proposed
from uprdraft.terminal.screen_end import Ended
from uprdraft.terminal.text_screen import ask_text
from uprdraft.terminal.typed import escape_prose

__all__ = ["ScreenAsker"]


class ScreenAsker:
    """Asks with questionary. What was begun when a command came waits, in memory only, for the question's return."""

    def __init__(self) -> None:
        self._printer = Printer()
        self._said_lines = 0
        # By kind too: a question may come back as another one, as a session does that is no longer in a list.
        self._begun: dict[tuple[str, str], Answer] = {}

    def say(self, text: str, style: str = "") -> None:
        """Show text between questions; the next list leaves room for it on the screen."""
        self._said_lines += self._printer.wrapped(text, style)

    def page(self, title: str, text: str) -> None:
        """Show a long text on a screen of its own, which leaves nothing behind."""
        show_pages(title, text)

    def ask(self, question: Question) -> Reply:
        """Return the answer, checked, or a command."""
        is_text = question.kind in ("line", "prose")
        ended = self._ask_text(question) if is_text else self._ask_list(question)
        self._said_lines = 0
        if isinstance(ended.reply, Command) and ended.begun:
            self._begun[question.key, question.kind] = ended.begun
        else:
            self._begun.pop((question.key, question.kind), None)
        return ended.reply

    def _ask_list(self, question: Question) -> Ended:
        begun = self._begun.get((question.key, question.kind))
        asked = question if begun is None else dataclasses.replace(question, default=begun)
        return ask_list(asked, self._said_lines)

    def _ask_text(self, question: Question) -> Ended:
        standing, typed = str(proposed(question)), str(self._begun.get((question.key, question.kind), ""))
        if question.kind == "line":
            return ask_text(question, typed, standing)
        typed = typed or escape_prose(standing)
        while (ended := ask_text(question, typed)).wants_editor:
            typed = self._edit(str(ended.begun))
        return ended

    def _edit(self, typed: str) -> str:
        """Return ``typed`` as the editor left it, to be looked at once more before it is taken."""
        try:
            return escape_prose(edit_text(typed))
        except EditorError as error:
            self.say(str(error), "error")
            return typed
