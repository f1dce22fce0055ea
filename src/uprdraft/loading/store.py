"""Bytes onto the disk so that power loss, a full disk or a kill leaves the old or the new file, whole.

The order of the steps is the promise: a new file in the same folder, all bytes, fsync, replace, fsync of
the folder. Nothing here knows what the bytes mean; ``edit`` does.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from uprdraft.loading.write_errors import cannot_write

__all__ = ["make_private_folder", "remove_leftovers", "save_bytes"]

_PREFIX = ".uprdraft-"
_SUFFIX = ".tmp"
_WINDOWS = sys.platform == "win32"
_RETRY_SECONDS = 2.0
_wait = time.sleep
_UNSUPPORTED = frozenset((errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.ENOSYS))
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def save_bytes(
    path: Path,
    data: bytes,
    *,
    mode: int = 0o600,
    may_stand_beside: bool = False,
    before_replace: Callable[[], None] | None = None,
) -> Path:
    """Write ``data`` to ``path`` and return where it stands.

    Args:
        path: the file to make or to replace. Its folder exists.
        data: all of its bytes.
        mode: the rights of the file.
        may_stand_beside: on Windows a document that is open in Word cannot be replaced; then it is written
            beside it under another name, which is returned so that it can be said.
        before_replace: the last look before the old file goes; what it raises leaves the old one in place.

    Raises:
        CannotWriteError: the old file, or none, stands there as before.
    """
    try:
        temporary = _write_temporary(path.parent, data, mode)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error
    try:
        if before_replace is not None:
            before_replace()
        written = _replace(temporary, path, may_stand_beside)
    except OSError as error:
        _remove(temporary)
        raise cannot_write(path, error) from error
    except BaseException:
        _remove(temporary)
        raise
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    return written


def _write_temporary(folder: Path, data: bytes, mode: int) -> Path:
    """Return a new file in ``folder`` with all of ``data`` on the disk; on failure nothing is left.

    After a failed fsync the file is thrown away: a second fsync of the same file may succeed although the
    bytes were lost, so a new attempt begins with a new file.
    """
    descriptor, path = _open_new(folder, mode)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:  # also an interrupt leaves nothing behind
        _remove(path)
        raise
    return path


def _open_new(folder: Path, mode: int) -> tuple[int, Path]:
    for number in range(1000):
        path = folder / f"{_PREFIX}{os.getpid()}-{number}{_SUFFIX}"
        try:
            return os.open(path, _FLAGS, mode), path
        except FileExistsError:
            continue
    raise OSError(errno.EEXIST, "too many temporary files")


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # fsync there stops at the drive's cache
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _replace(temporary: Path, path: Path, may_stand_beside: bool) -> Path:
    if not _WINDOWS:
        temporary.replace(path)
        return path
    return _replace_on_windows(temporary, path, may_stand_beside)


def _replace_on_windows(temporary: Path, path: Path, may_stand_beside: bool) -> Path:
    """Replace ``path``; where another program holds it open, try for two seconds, then stand beside it."""
    step = 0.1
    for _ in range(int(_RETRY_SECONDS / step)):
        try:
            temporary.replace(path)
            return path
        except PermissionError:
            _wait(step)
    if not may_stand_beside:
        temporary.replace(path)
        return path
    for number in range(2, 100):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not other.exists():
            temporary.replace(other)
            return other
    raise PermissionError(errno.EACCES, "the file is open in another program")


def _sync_folder(folder: Path) -> None:
    """Bring the new name onto the disk. Windows and some network drives have no such call."""
    if _WINDOWS:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _UNSUPPORTED:
            return
        raise
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    """Remove a temporary file; that it cannot be removed matters less than what is being reported."""
    with suppress(OSError):
        path.unlink()


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files that a killed process left in ``folder``. Call it only under the lock."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX):
                _remove(Path(entry.path))


def make_private_folder(path: Path) -> None:
    """Make ``path`` and the folders above it, open to the person alone; one that is there stays as it is.

    Raises:
        CannotWriteError: it cannot be made, or a file stands in its place.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "a file stands there")
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error
