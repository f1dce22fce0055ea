"""Questions as sentences and answers as typed lines: for screen readers, dumb terminals and pipes.

No colour, no cursor control, no redrawing: what was said stays said, in order.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import IO

from uprdraft.terminal.editor import EditorError
from uprdraft.terminal.plain_input import LineInput
from uprdraft.terminal.plain_lists import (
    answer_numbers,
    describe_choices,
    describe_matches,
    find_named,
)
from uprdraft.terminal.plain_prose import PlainProse
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Question, Reply
from uprdraft.terminal.replies import (
    EMPTY,
    RefusedReplyError,
    find_doubt,
    find_fault,
    on_one_line,
    proposed,
    typed_names,
)
from uprdraft.terminal.typed import SLASHES, read_line
from uprdraft.values.text import clean_line

__all__ = ["PlainAsker"]

_CHOICES_AT_ONCE = 40


class PlainAsker:
    """Asks by plain lines."""

    def __init__(self, stdin: IO[str] | None = None, *, lines_per_page: int = 20) -> None:
        self._input = LineInput(stdin if stdin is not None else sys.stdin)
        self._printer = Printer(plain=True)
        self._lines_per_page = lines_per_page
        self._prose = PlainProse(self._input, self.say)
        self._named_commands: set[str] = set()

    def say(self, text: str, style: str = "") -> None:
        """Show text. A style is colour, which is for screens."""
        self._printer.wrapped(text)

    def page(self, title: str, text: str) -> None:
        """Show a long text; Enter goes on after each screenful, q stops."""
        self.say(on_one_line(title))
        lines = text.split("\n")
        for start in range(0, len(lines), self._lines_per_page):
            self.say("\n".join(lines[start : start + self._lines_per_page]))
            if start + self._lines_per_page >= len(lines):
                return
            self.say("Press Enter to go on, or type q and Enter to stop.")
            if self._input.read().strip().casefold() in ("q", "/quit", "/back"):
                return

    def ask(self, question: Question) -> Reply:
        """Return the answer or a command; whatever cannot stand is explained and asked again."""
        self.say("")
        self.say(on_one_line(question.text))
        self._name_commands(question)
        ask = {"line": self._ask_line, "prose": self._prose.ask}.get(question.kind, self._ask_numbers)
        return self._until_it_stands(question, ask)

    def _until_it_stands(self, question: Question, ask: Callable[[Question], Reply | None]) -> Reply:
        explain = True
        while True:
            if explain:
                self._explain(question)
            explain = False
            try:
                reply = ask(question)
                fault = None if reply is None else find_fault(question, reply)
            except (RefusedReplyError, EditorError) as refused:
                reply, fault = None, str(refused)
            if fault:
                self.say(fault)
            elif reply is not None and (doubt := find_doubt(question, reply)):
                self.say(f"{doubt} Enter alone keeps it as it is; or type it anew.")
                question = replace(question, default=str(reply))
            elif reply is not None:
                return reply

    def _name_commands(self, question: Question) -> None:
        """Name the commands where there are new ones: hearing them at each question is tiring."""
        names = set(typed_names(question).split())
        if names - self._named_commands:
            self.say(f"Instead of an answer you can type, here and later: {typed_names(question)}")
            self._named_commands |= names

    def _explain(self, question: Question) -> None:
        if question.kind == "prose":
            self._prose.explain(question)
        elif question.kind != "line":
            for line in describe_choices(question, _CHOICES_AT_ONCE):
                self.say(line)
        elif proposed(question):
            self.say(f"Enter alone takes: {on_one_line(str(proposed(question)))}")
            if question.may_be_empty:
                self.say(f"{EMPTY} alone leaves it empty.")

    def _ask_line(self, question: Question) -> Reply:
        raw = self._input.read()
        if not raw.strip():
            return proposed(question)
        if raw.strip() == EMPTY and question.may_be_empty:
            return ""
        typed = read_line(raw, question)
        return typed.command or typed.text

    def _ask_numbers(self, question: Question) -> Reply | None:
        raw = clean_line(self._input.read())
        if raw.startswith(SLASHES):
            return read_line(raw, question).command
        if raw.startswith(("?", "？")):
            self._list(question, raw[1:])
            return None
        if question.kind == "one" and raw and not raw[0].isdecimal():
            named = find_named(question, raw)
            if named is None:
                self._list(question, raw)
            return named
        return answer_numbers(question, raw) if raw else proposed(question)

    def _list(self, question: Question, wanted: str) -> None:
        for line in describe_matches(question, wanted):
            self.say(line)
