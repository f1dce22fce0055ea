"""Which asker a person gets."""

import os
import sys

from uprdraft.terminal.plain import PlainAsker
from uprdraft.terminal.questions import Asker

__all__ = ["is_terminal", "make_asker"]


def is_terminal() -> bool:
    """Return whether a person can be asked: input and output are both a terminal, and open."""
    try:
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    except ValueError:  # closed
        return False


def make_asker(plain: bool) -> Asker:
    """Return the asker for this terminal: plain if wished for, or if it cannot move its cursor."""
    if plain or os.environ.get("TERM") == "dumb":
        return PlainAsker()
    # Here, so that the plain way and every other command start without it.
    from uprdraft.terminal.screen import ScreenAsker

    return ScreenAsker()
