"""Endings that come from outside: Ctrl-C, a closed window, a log-off.

They wait while a save is under way, and then end the program as Ctrl-C does: one line, and an exit code that
says which it was.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

__all__ = ["SignalledError", "ending_cleanly", "held_back"]

_Handler = Callable[[int, FrameType | None], Any] | int | None
_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class SignalledError(KeyboardInterrupt):
    """The system asked the program to end. ``exit_code`` is 128 and the number of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Turn a request to end into ``SignalledError``; one that is ignored, as under nohup, stays ignored."""
    with _handling(_end, [n for n in _ENDINGS if signal.getsignal(n) is signal.SIG_DFL]):
        yield


@contextmanager
def held_back() -> Iterator[None]:
    """Let Ctrl-C and requests to end wait until the block is done, and act on them then.

    **Why** An answer that was confirmed is saved before anything else happens.
    """
    came: list[int] = []
    with _handling(lambda number, _: came.append(number), [signal.SIGINT, *_ENDINGS]):
        yield
    for number in came[:1]:
        signal.raise_signal(number)


@contextmanager
def _handling(handler: Callable[[int, FrameType | None], Any], numbers: list[int]) -> Iterator[None]:
    """Set ``handler`` for ``numbers`` in the block; outside of the main thread nothing can be set."""
    before: dict[int, _Handler] = {}
    with suppress(ValueError):
        for number in numbers:
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, signal.SIG_DFL if old is None else old)


def _end(number: int, _: FrameType | None) -> None:
    """End the prompt that is open, so that the terminal is put right; else end where the program stands."""
    prompts = sys.modules.get("prompt_toolkit.application.current")
    app = prompts.get_app_or_none() if prompts else None
    if app is None or not app.is_running or app.loop is None:
        raise SignalledError(number)

    def leave() -> None:
        with suppress(Exception):  # it has ended by itself
            app.exit(exception=SignalledError(number))

    app.loop.call_soon_threadsafe(leave)
