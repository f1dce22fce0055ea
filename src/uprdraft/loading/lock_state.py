"""Whether another window has a project open, seen without touching anything in it.

``lock`` takes the lock; this only looks, so that a check of a project changes no file.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_holder"]

_LOCK = ".uprdraft.lock"
_HOLDER = ".uprdraft.holder"
_HOLDER_TEXT = lazy_pattern(r"process \d{1,10} since \d{4}-\d\d-\d\d \d\d:\d\d")


def find_holder(folder: Path) -> str | None:
    """Return who holds the lock of the project ``folder``, "another window" where it does not say; else None.

    Raises:
        OSError: the system does not let us look, or has no locks there.
    """
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    try:
        if not _is_locked(descriptor):
            return None
    finally:
        os.close(descriptor)
    return _holder(folder / _HOLDER)


def _is_locked(descriptor: int) -> bool:
    """Return whether another process locks the file. The lock is tried shared, and let go at once."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return True
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return False


def _holder(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        match = _HOLDER_TEXT.match(file.read(100).decode("ascii", "replace"))
        if match:
            return match[0]
    return "another window"
