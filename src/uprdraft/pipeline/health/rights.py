"""Who else on this machine can read a project: folders are to be 0700 and files 0600."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from uprdraft.pipeline.health.base import Check, Verdict

__all__ = ["check_rights"]

_OTHERS = 0o077
_MOST_FILES = 5000
_MOST_NAMES = 10


def check_rights(folder: Path, *, has_posix_rights: bool) -> Check:
    """Return whether the person alone can read the project; where the folder is closed, its files are safe."""
    if not has_posix_rights:
        hint = "keep the project below your own user folder"
        return Check("rights", Verdict.NOT_LOOKED_AT, "who else can read the folder", hint)
    mode = stat.S_IMODE(folder.stat().st_mode)
    is_open = bool(mode & _OTHERS)
    readable = tuple(name for name, place in _inside(folder) if _is_readable(place))
    shown = readable[:_MOST_NAMES]
    if len(readable) > len(shown):
        shown = (*shown, f"and {len(readable) - len(shown)} more")
    hint = f"chmod -R go= {folder}"
    if is_open and readable:
        message = f"other users of this machine can read the project (folder {mode:04o}, to be 0700)"
        return Check("rights", Verdict.PROBLEM, message, hint, shown)
    if is_open:
        message = f"other users can see into the folder ({mode:04o}, to be 0700), but read no file in it"
        return Check("rights", Verdict.NOTE, message, hint)
    if readable:
        message = "the folder is closed to others, but would be read by them if it were moved or opened"
        return Check("rights", Verdict.NOTE, message, hint, shown)
    return Check("rights", Verdict.OK, "only you can read the project")


def _is_readable(place: os.stat_result) -> bool:
    return stat.S_ISREG(place.st_mode) and bool(place.st_mode & _OTHERS)


def _inside(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield name and rights of what lies in the folder; links are not followed, a repository is not entered."""
    looked_at = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(files):
            looked_at += 1
            if looked_at > _MOST_FILES:
                return
            path = Path(parent, name)
            yield path.relative_to(folder).as_posix(), path.lstat()
