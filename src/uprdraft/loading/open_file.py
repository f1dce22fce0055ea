"""A file that a person names to be taken in: opened once, checked to be a plain file, read as far as is asked."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.mistakes import make_mistake

__all__ = ["open_plain_file"]

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_LARGEST = 2_000_000_000


@contextmanager
def open_plain_file(path: Path) -> Iterator[BinaryIO]:
    """Give the open file; a pipe, a device or a folder is refused, and a file beyond all exports.

    Raises:
        UnusableFileError: it is missing, no plain file, empty, too large, or cannot be read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise _refuse(path, "there is no such file", "check the name and the folder") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise _refuse(path, f"this file cannot be read: {reason}", "check the rights to it") from None
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, so that what was checked is read
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise _refuse(path, "this is no plain file", "name the file itself")
        if found.st_size == 0:
            raise _refuse(path, "this file is empty", "export it again")
        if found.st_size > _LARGEST:
            raise _refuse(path, "this file is larger than 2 GB", "export less at a time")
        yield file


def _refuse(path: Path, message: str, hint: str) -> UnusableFileError:
    mistake: Mistake = make_mistake(str(path), message, hint=hint)
    return UnusableFileError([mistake])
