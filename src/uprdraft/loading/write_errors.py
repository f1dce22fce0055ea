"""What the system refuses when a file is written, in words a person can act on."""

import errno
from pathlib import Path

from uprdraft.errors import CannotWriteError
from uprdraft.loading.mistakes import shorten

__all__ = ["cannot_write"]

_WORDS = {
    errno.ENOSPC: ("the disk is full", "make room and try again, or choose a folder on another disk"),
    errno.EROFS: ("the disk is read-only", "choose a folder on another disk"),
    errno.EACCES: (
        "there is no right to write here",
        "choose a folder of your own, or close the file elsewhere",
    ),
    errno.EPERM: ("there is no right to write here", "choose a folder of your own"),
    errno.EIO: ("the disk reports an error", "choose a folder on another disk; this one may be failing"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name"),
    errno.ENOENT: ("the folder does not exist", "make it, or choose another"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "choose another folder"),
    errno.EISDIR: ("a folder stands where the file should go", "choose another name"),
    errno.EEXIST: ("something of that name is there already", "choose another name"),
    errno.EFBIG: ("the file would be too large for this disk", "choose a folder on another disk"),
    errno.EMFILE: ("too many files are open", "close other programs and try again"),
}
if hasattr(errno, "EDQUOT"):
    _WORDS[errno.EDQUOT] = ("your share of the disk is used up", "make room, or choose another disk")


def cannot_write(path: Path, error: Exception) -> CannotWriteError:
    """Return what a person can read and do about ``error``."""
    number = getattr(error, "errno", None)
    words = getattr(error, "strerror", None) or "the name cannot be used"
    what, hint = _WORDS.get(number or 0, (words, "try again, or choose another folder"))
    shown = str(path)
    shown = shown if len(shown) <= 120 else "…" + shown[-119:]
    return CannotWriteError(shorten(f"cannot write {shown}: {what}", 220), hint=hint)
