"""One window at a time writes a project; the other is told who has it.

The operating system holds the lock and lets it go when a process ends, however it ends: nothing has to be
deleted by hand. Who holds it stands in a file beside it, because Windows hides the content of a locked one.
"""

import errno
import inspect
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout

from uprdraft.errors import LockedError
from uprdraft.loading.store import remove_leftovers, save_bytes
from uprdraft.loading.write_errors import cannot_write

__all__ = ["ProjectLock"]

_LOCK = ".uprdraft.lock"
_HOLDER = ".uprdraft.holder"
_NO_LOCKS = frozenset(n for n in (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP) if n)
# The substitute that newer releases use where the system has no locks writes the name of the machine.
_OPTIONS: dict[str, Any] = (
    {"fallback_to_soft": False}
    if "fallback_to_soft" in inspect.signature(FileLock.__init__).parameters
    else {}
)


class ProjectLock:
    """The right to write a project folder, held from ``with`` or ``acquire`` to the end.

    On a network drive without locks it cannot be had (``is_exclusive`` is False); the check of the file's
    digest before each save is then the only guard.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_exclusive = False
        self._file: tuple[int, int] | None = None
        self._lock = FileLock(str(folder / _LOCK), timeout=0, mode=0o600, **_OPTIONS)

    @property
    def is_held(self) -> bool:
        """Return whether this object holds the lock."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take the lock, say who holds it, and clear away what a killed process left behind.

        Raises:
            LockedError: another process holds it.
            CannotWriteError: the folder cannot be written.
        """
        try:
            if not self.folder.is_dir():  # it would be made, in place of one that was moved
                raise FileNotFoundError(errno.ENOENT, "no such folder")
            self._lock.acquire()
        except Timeout:
            raise self._locked() from None
        except NotImplementedError:
            return
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return
            raise cannot_write(self.folder / _LOCK, error) from error
        self.is_exclusive = True
        self._file = self._look()
        remove_leftovers(self.folder)
        remove_leftovers(self.folder / ".history")
        since = time.strftime("%Y-%m-%d %H:%M")
        try:
            save_bytes(self.folder / _HOLDER, f"process {os.getpid()} since {since}\n".encode())
        except BaseException:
            self.release()
            raise

    def stands(self) -> bool:
        """Return whether the lock that is held is the one others would meet; not if its file was taken away."""
        return not self.is_exclusive or self._look() == self._file

    def renew(self) -> None:
        """Take a lock that was lost once more.

        Raises:
            LockedError: another window has taken the project meanwhile.
            CannotWriteError: the folder cannot be written.
        """
        self.is_exclusive = False
        self._lock.release()
        self.acquire()

    def _look(self) -> tuple[int, int] | None:
        try:
            facts = os.stat(self.folder / _LOCK)  # noqa: PTH116 - counted among the operations that may fail
        except OSError:
            return None
        return facts.st_dev, facts.st_ino

    def release(self) -> None:
        """Let the lock go."""
        if self.is_exclusive:
            with suppress(OSError):
                (self.folder / _HOLDER).unlink()
            self.is_exclusive = False
        self._lock.release()

    def _locked(self) -> LockedError:
        holder = ""
        with suppress(OSError), (self.folder / _HOLDER).open("rb") as file:
            text = file.read(100).decode("ascii", "replace")
            match = re.match(r"process (\d{1,10}) since (\d{4}-\d\d-\d\d \d\d:\d\d)", text)
            holder = f" (process {match[1]}, since {match[2]})" if match else ""
        return LockedError(
            f"this project is open in another window{holder}",
            hint="close it there, or wait until it has ended",
        )

    def __enter__(self) -> "ProjectLock":
        """Take the lock."""
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the lock go."""
        self.release()
