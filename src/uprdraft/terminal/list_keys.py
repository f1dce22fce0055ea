"""The keys of a list of choices."""

from typing import Protocol

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from uprdraft.terminal.list_state import ListState
from uprdraft.terminal.replies import RefusedReplyError, find_fault
from uprdraft.terminal.screen_end import Ended, add_common_keys, end
from uprdraft.terminal.typed import read_line
from uprdraft.values.text import clean_line

__all__ = ["ShowsErrors", "list_keys"]

_PAGE = 10


class ShowsErrors(Protocol):
    """Something that shows what was wrong with the last key."""

    error: str


def list_keys(state: ListState, view: ShowsErrors) -> KeyBindings:
    """Return the bindings that work ``state`` and leave what is wrong in ``view.error``."""
    keys = KeyBindings()
    add_common_keys(keys, view, state.question, state.answer)
    _add_moves(keys, state, view)
    _add_search(keys, state, view)

    @keys.add("enter", eager=True)
    def _(event: KeyPressEvent) -> None:
        view.error = _enter(event, state) or ""

    @keys.add("c-a", eager=True)
    def _(event: KeyPressEvent) -> None:
        view.error = ""
        state.toggle_shown()

    @keys.add(" ", eager=True)
    def _(event: KeyPressEvent) -> None:
        view.error = ""
        if state.question.kind == "one" and state.filter:
            state.set_filter(state.filter + " ")
        else:
            view.error = state.toggle() or ""

    return keys


def _enter(event: KeyPressEvent, state: ListState) -> str | None:
    """End the prompt; return why that is not possible, or None."""
    entry = state.pointed
    try:
        command = read_line(state.filter, state.question).command
    except RefusedReplyError as refused:
        return str(refused)
    command = command or (entry.command if entry else None)
    if command:
        end(event.app, Ended(command, state.answer()))
        return None
    if entry is None:
        return "Nothing has these words. Backspace widens the search."
    fault = find_fault(state.question, state.answer())
    if fault is None:
        state.is_answered = True
        end(event.app, Ended(state.answer()))
    elif state.question.kind == "many" and not state.ticked_count:
        fault += " Space ticks the entry at the pointer."
    return fault


def _add_moves(keys: KeyBindings, state: ListState, view: ShowsErrors) -> None:
    def bind(key: str, step: int, around: bool) -> None:
        @keys.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            view.error = ""
            state.move(step, around=around)

    for key, step in (("up", -1), ("c-p", -1), ("down", 1), ("c-n", 1)):
        bind(key, step, True)
    for key, step in (("pageup", -_PAGE), ("pagedown", _PAGE), ("home", -1_000_000), ("end", 1_000_000)):
        bind(key, step, False)


def _add_search(keys: KeyBindings, state: ListState, view: ShowsErrors) -> None:
    def search(text: str) -> None:
        view.error = ""
        state.set_filter(text)

    @keys.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            search(state.filter + event.data)

    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        search(clean_line(state.filter + event.data))

    @keys.add("backspace", eager=True)
    def _(event: KeyPressEvent) -> None:
        search(state.filter[:-1])

    @keys.add("c-u", eager=True)
    def _(event: KeyPressEvent) -> None:
        search("")
