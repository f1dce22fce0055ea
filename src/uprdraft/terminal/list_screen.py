"""A list of choices on a terminal: drawn with wrapped labels, worked by keys."""

from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
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
from uprdraft.terminal.look import STYLE
from uprdraft.terminal.questions import Question
from uprdraft.terminal.replies import on_one_line
from uprdraft.terminal.screen_end import Ended, ready

__all__ = ["ask_list"]

_LABEL_LINES = 2
_SUMMARY_LABELS = 3
_HINTS = {
    "one": "↑↓ move · Enter chooses · type to search",
    "many": "↑↓ move · Space ticks · Enter when done · type to search · Ctrl-A all shown",
    "order": "↑↓ move · Space picks up and puts down · Enter when the order is right",
}


def ask_list(question: Question) -> Ended:
    """Return how the person answered, with what was ticked or ordered so far if it was a command."""
    view = _View(ListState(question))
    app: Application[Ended] = Application(
        layout=Layout(view.container()), key_bindings=list_keys(view.state, view), style=STYLE
    )
    ended: Ended = Prompt(ready(app)).unsafe_ask()
    return ended


class _View:
    """Draws a list. ``error`` is shown until the next key."""

    def __init__(self, state: ListState) -> None:
        self.state = state
        self.error = ""

    def container(self) -> HSplit:
        """Return the question above, the list, and below it what belongs to the entry under the pointer."""
        below = HSplit([_window(self._detail), _window(self._status), _window(self._hint)])
        entries = Window(
            FormattedTextControl(self._entries, show_cursor=False, focusable=True),
            dont_extend_height=True,
            height=Dimension(min=2),
        )
        return HSplit([_window(self._question), ConditionalContainer(HSplit([entries, below]), ~is_done)])

    def _question(self) -> StyleAndTextTuples:
        lines = wrap_to(on_one_line(self.state.question.text), _width() - 2)
        parts: StyleAndTextTuples = [("class:qmark", "? "), ("class:question", "\n  ".join(lines))]
        if is_done():
            answer = wrap_to(_summary(self.state), _width() - 4)
            parts.append(
                ("class:answer", "".join(f"\n    {line}" for line in cut_to(answer, 3, _width() - 4)))
            )
        return parts

    def _entries(self) -> StyleAndTextTuples:
        parts: StyleAndTextTuples = []
        for index, entry in enumerate(self.state.shown):
            parts += self._entry(index, entry)
        if not parts and not self.state.filter.startswith(("/", "／")):
            parts.append(("", "   nothing has these words; Backspace widens the search"))
        return parts[:-1] if parts and parts[-1][1] == "\n" else parts

    def _entry(self, index: int, entry: Entry) -> StyleAndTextTuples:
        is_pointed = index == self.state.pointer
        mark = self._mark(index, entry)
        lines = _label_lines(entry, _width() - 3 - len(mark))
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
        """Return the note of the entry under the pointer, and its label where the list had to cut it."""
        entry = self.state.pointed
        if entry is None:
            return ""
        width = _width() - 4
        texts = [entry.choice.note, f"Cannot be chosen: {entry.choice.closed}" if entry.choice.closed else ""]
        if len(wrap_to(_label(entry), width - 4)) > _LABEL_LINES:
            texts.insert(0, entry.choice.label)
        lines = [line for text in texts if text for line in wrap_to(on_one_line(text), width)]
        at_most = max(3, get_app().output.get_size().rows // 3)
        return "".join(f"\n    {line}" for line in cut_to(lines, at_most, width))

    def _status(self) -> StyleAndTextTuples:
        if self.error:
            return [("class:error", "\n".join(["", *wrap_to(on_one_line(self.error), _width() - 1)]))]
        parts: StyleAndTextTuples = []
        if self.state.filter:
            parts += [("", "\nSearch: "), ("class:filter", on_one_line(self.state.filter) + " ")]
        if self.state.question.kind == "many":
            parts.append(("", f"{'  ' if parts else chr(10)}{self.state.ticked_count} ticked"))
        return parts

    def _hint(self) -> str:
        back = " · Ctrl-B back" if any(e.command for e in self.state.shown) else ""
        return "\n".join(wrap_to(_HINTS[self.state.question.kind] + back, _width() - 1))


def _window(text: Callable[[], object]) -> Window:
    return Window(FormattedTextControl(text), dont_extend_height=True)  # type: ignore[arg-type]


def _width() -> int:
    return get_app().output.get_size().columns


def _label(entry: Entry) -> str:
    closed = f" ({entry.choice.closed})" if entry.choice.closed else ""
    return on_one_line(entry.choice.label + closed)


def _label_lines(entry: Entry, width: int) -> list[str]:
    return cut_to(wrap_to(_label(entry), width), _LABEL_LINES, width)


def _summary(state: ListState) -> str:
    answer = state.answer()
    values = (answer,) if isinstance(answer, str) else answer
    labels = {choice.value: on_one_line(choice.label) for choice in state.question.choices}
    if len(values) > _SUMMARY_LABELS and state.question.kind == "many":
        return f"{len(values)} chosen"
    return "; ".join(labels.get(value, "") for value in values) or "none"
