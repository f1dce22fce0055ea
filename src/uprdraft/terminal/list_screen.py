"""A list of choices on a terminal: drawn with wrapped labels, worked by keys."""

from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import AnyFormattedText, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from questionary import Question as Prompt

from uprdraft.terminal.columns import cut_to, wrap_to
from uprdraft.terminal.list_keys import list_keys
from uprdraft.terminal.list_state import Entry, ListState
from uprdraft.terminal.list_words import describe_counts, details, hint, label, summary
from uprdraft.terminal.look import STYLE
from uprdraft.terminal.questions import Question
from uprdraft.terminal.replies import on_one_line
from uprdraft.terminal.screen_end import Ended, ready
from uprdraft.terminal.typed import SLASHES

__all__ = ["ask_list"]

_LABEL_LINES = 2
_NOTHING = "nothing has these words; Backspace widens the search"
_LOW = 16
_FEWEST = 4
"""Lines of the list that are shown on any but the lowest terminals."""


def ask_list(question: Question, said_lines: int = 0) -> Ended:
    """Return how the person answered, with what was ticked or ordered so far if it was a command.

    Args:
        question: one with choices.
        said_lines: how many lines were said just before: a long list leaves them on the screen.
    """
    view = _View(ListState(question), said_lines)
    app: Application[Ended] = Application(
        layout=Layout(view.container()), key_bindings=list_keys(view.state, view), style=STYLE
    )
    ended: Ended = Prompt(ready(app)).unsafe_ask()
    return ended


class _View:
    """Draws a list. ``error`` is shown until the next key."""

    def __init__(self, state: ListState, said_lines: int) -> None:
        self.state = state
        self.error = ""
        self._said_lines = said_lines

    def container(self) -> HSplit:
        """Return the question above, the list, and below it what belongs to the entry under the pointer."""
        below = HSplit(
            [_window(self._detail, self._detail_height), _window(self._status), _window(self._hint)]
        )
        entries = Window(
            FormattedTextControl(self._entries, show_cursor=False, focusable=True),
            dont_extend_height=True,
            height=self._entries_height,
        )
        return HSplit([_window(self._question), ConditionalContainer(HSplit([entries, below]), ~is_done)])

    def _question(self) -> StyleAndTextTuples:
        lines = wrap_to(on_one_line(self.state.question.text), _width() - 2)
        parts: StyleAndTextTuples = [("class:qmark", "? "), ("class:question", "\n  ".join(lines))]
        if is_done() and self.state.is_answered:
            answer = wrap_to(summary(self.state), _width() - 4)
            parts.append(
                ("class:answer", "".join(f"\n    {line}" for line in cut_to(answer, 3, _width() - 4)))
            )
        return parts

    def _entries(self) -> StyleAndTextTuples:
        parts: StyleAndTextTuples = []
        group = ""
        for index, entry in enumerate(self.state.shown):
            if entry.choice.group != group:
                group = entry.choice.group
                parts += self._heading(group)
            parts += self._entry(index, entry)
        if not parts and not self.state.filter.startswith(SLASHES):
            parts.append(("", "\n".join(f"   {line}" for line in wrap_to(_NOTHING, _width() - 3))))
        return parts[:-1] if parts and parts[-1][1] == "\n" else parts

    def _heading(self, group: str) -> StyleAndTextTuples:
        lines = cut_to(wrap_to(on_one_line(group), _width() - 2), _LABEL_LINES, _width() - 2)
        return [("class:group", f" {line}\n") for line in lines] if group else []

    def _entry(self, index: int, entry: Entry) -> StyleAndTextTuples:
        is_pointed = index == self.state.pointer
        mark = self._mark(index, entry)
        lines = cut_to(wrap_to(label(entry), self._room(mark)), _LABEL_LINES, self._room(mark))
        style = "class:pointed" if is_pointed else "class:ticked" if mark == "[x] " else ""
        parts: StyleAndTextTuples = [("[SetCursorPosition]", "")] if is_pointed else []
        parts.append(("", (" » " if is_pointed else "   ") + mark))
        for number, line in enumerate(lines):
            parts += [("", "\n" + " " * (3 + len(mark)))] if number else []
            parts.append((style, line))
        return [*parts, ("", "\n")]

    def _mark(self, index: int, entry: Entry) -> str:
        if entry.command:
            return ""
        if self.state.question.kind == "order":
            return "↕ " if self.state.is_carrying and index == self.state.pointer else f"{index + 1}. "
        if entry.choice.closed:
            return "[-] " if self.state.question.kind == "many" else "- "
        if self.state.question.kind == "one":
            return ""
        return "[x] " if self.state.is_ticked(entry.choice) else "[ ] "

    def _detail(self) -> str:
        """Return what belongs to the entry under the pointer, and its label where the list had to cut it."""
        entry = self.state.pointed
        if entry is None:
            return ""
        is_cut = len(wrap_to(label(entry), self._room(self._mark(self.state.pointer, entry)))) > _LABEL_LINES
        lines = [line for text in details(entry, with_label=is_cut) for line in wrap_to(text, _width() - 4)]
        return "".join(f"\n    {line}" for line in cut_to(lines, max(3, _rows() // 3), _width() - 4))

    def _entries_height(self) -> Dimension:
        """Return the height of the list that leaves what was said last in sight, as far as a third of the screen."""
        kept = min(self._said_lines, _rows() // 3)
        others = (self._question(), self._detail(), self._status(), self._hint())
        taken = sum(1 + "".join(t for _, t, *_ in to_formatted_text(part)).count("\n") for part in others)
        return Dimension(min=2, max=max(_FEWEST, _rows() - kept - taken))

    def _detail_height(self) -> Dimension:
        """Return the height that keeps the details whole, on all but very low terminals."""
        return Dimension(min=len(self._detail().split("\n")) if _rows() >= _LOW else 0)

    def _room(self, mark: str) -> int:
        return _width() - 3 - len(mark)

    def _status(self) -> StyleAndTextTuples:
        if self.error:
            return [("class:error", "\n".join(["", *wrap_to(on_one_line(self.error), _width() - 1)]))]
        searched = on_one_line(self.state.filter)
        parts: StyleAndTextTuples = (
            [("", "\nSearch: "), ("class:filter", searched), ("", "  ")] if searched else []
        )
        counts = describe_counts(self.state)
        return [*parts, ("", counts if parts else f"\n{counts}")] if parts or counts else []

    def _hint(self) -> str:
        return "\n".join(wrap_to(hint(self.state.question), _width() - 1))


def _window(text: Callable[[], AnyFormattedText], height: Callable[[], Dimension] | None = None) -> Window:
    return Window(FormattedTextControl(text), dont_extend_height=True, height=height)


def _width() -> int:
    return get_app().output.get_size().columns


def _rows() -> int:
    return get_app().output.get_size().rows
