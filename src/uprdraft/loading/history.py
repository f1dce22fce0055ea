"""Three earlier versions of draft.yaml, the newest first, and the drafts of the last builds.

A version is kept at the first save after the draft was read, as it stood before a sitting, an edit by hand or the other
side of a clash; and one an hour while a sitting lasts. So three answers never push out what a person wants back.
"""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from uprdraft.errors import CannotWriteError
from uprdraft.loading.store import make_private_folder, save_bytes

__all__ = [
    "KEPT",
    "Version",
    "is_version_due",
    "keep_built_draft",
    "keep_version",
    "list_built_drafts",
    "list_versions",
]

KEPT = 3
_BUILT_KEPT = 5
_FOLDER = ".history"
_APART_SECONDS = 3600


class Version(NamedTuple):
    """An earlier draft as it lies in the project. ``number`` 1 is the newest."""

    number: int
    path: Path
    saved: dt.datetime
    size_bytes: int


def list_versions(folder: Path) -> tuple[Version, ...]:
    """Return the earlier versions kept in the project ``folder``, newest first."""
    found = []
    for number in range(1, KEPT + 1):
        path = _path(folder, number)
        if path.is_file() and not path.is_symlink():
            facts = path.stat()
            saved = dt.datetime.fromtimestamp(facts.st_mtime).astimezone()
            found.append(Version(number, path, saved, facts.st_size))
    return tuple(found)


def is_version_due(folder: Path, draft: Path) -> bool:
    """Return whether the ``draft`` on the disk was saved an hour or more after the newest version was kept."""
    try:
        return draft.stat().st_mtime >= _path(folder, 1).stat().st_mtime + _APART_SECONDS
    except OSError:
        return True


def keep_version(folder: Path, data: bytes) -> str:
    """Keep ``data`` as the newest earlier version; return why it could not be kept, or an empty string.

    **Why** It runs after the draft itself is safe. That an old version is not kept must not look as if the
    new one were lost.
    """
    return _keep(folder, data, "draft", KEPT)


def keep_built_draft(folder: Path, data: bytes) -> str:
    """Keep ``data`` as the draft of the newest build, unless it was built before; return why it could not be kept.

    **Why** Colleagues hand on what was built. The draft it was built from is what their copies have in common.
    """
    try:
        if any(path.read_bytes() == data for path in list_built_drafts(folder)):
            return ""
    except OSError as error:
        return f"no earlier version is kept: {error.strerror}"
    return _keep(folder, data, "built", _BUILT_KEPT)


def list_built_drafts(folder: Path) -> tuple[Path, ...]:
    """Return the drafts of the last builds, newest first."""
    paths = (_path(folder, number, "built") for number in range(1, _BUILT_KEPT + 1))
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


def _keep(folder: Path, data: bytes, name: str, most: int) -> str:
    try:
        if _holds(_path(folder, 1, name), data):
            return ""
        make_private_folder(folder / _FOLDER)
        for number in range(most - 1, 0, -1):
            if _path(folder, number, name).exists():
                _path(folder, number, name).replace(_path(folder, number + 1, name))
        save_bytes(_path(folder, 1, name), data)
    except CannotWriteError as error:
        return f"no earlier version is kept: {error.message}"
    except OSError as error:
        return f"no earlier version is kept: {error.strerror}"
    return ""


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _path(folder: Path, number: int, name: str = "draft") -> Path:
    return folder / _FOLDER / f"{name}-{number}.yaml"
