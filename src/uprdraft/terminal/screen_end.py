"""How a prompt on a screen ends, the same for texts and lists."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from uprdraft.terminal.questions import Answer, Command, Question, Reply
from uprdraft.terminal.replies import find_fault

__all__ = ["Ended", "add_common_keys", "add_stop_keys", "end", "ready"]


@dataclass(frozen=True, slots=True)
class Ended:
    """What came back. ``begun`` is what was typed or ticked when a command came before an answer."""

    reply: Reply
    begun: Answer = ""
    wants_editor: bool = False


class _ShowsErrors(Protocol):
    error: str


def ready(app: Application[Any]) -> Application[Any]:
    """Return ``app`` set up for people: Escape acts at once, Escape then Enter may be typed slowly."""
    app.ttimeoutlen = 0.05
    app.timeoutlen = 3
    app.renderer.cpr_not_supported_callback = None  # it would print a warning into the conversation
    return app


def end(app: Application[Any], ended: Ended) -> None:
    """End the prompt; after a command nothing of it stays on the screen, because it will be drawn again."""
    app.erase_when_done = isinstance(ended.reply, Command) or ended.wants_editor
    app.exit(result=ended)


def add_common_keys(
    keys: KeyBindings, view: _ShowsErrors, question: Question, begun: Callable[[], Answer]
) -> None:
    """Add Ctrl-B for back, which gives ``begun`` along, and the keys that stop."""
    add_stop_keys(keys)

    @keys.add("c-b", eager=True)
    def _(event: KeyPressEvent) -> None:
        view.error = find_fault(question, Command.BACK) or ""
        if not view.error:
            end(event.app, Ended(Command.BACK, begun()))


def add_stop_keys(keys: KeyBindings) -> None:
    """Add Ctrl-C, and Ctrl-D, which closes the input."""

    @keys.add("c-c", eager=True)
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)
