"""Three earlier versions of draft.yaml, the newest first."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from uprdraft.errors import CannotWriteError
from uprdraft.loading.store import make_private_folder, save_bytes

__all__ = ["KEPT", "Version", "keep_version", "list_versions"]

KEPT = 3
_FOLDER = ".history"


@dataclass(frozen=True, slots=True)
class Version:
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


def keep_version(folder: Path, data: bytes) -> str:
    """Keep ``data`` as the newest earlier version; return why it could not be kept, or an empty string.

    **Why** It runs after the draft itself is safe. That an old version is not kept must not look as if the
    new one were lost.
    """
    try:
        make_private_folder(folder / _FOLDER)
        for number in range(KEPT - 1, 0, -1):
            if _path(folder, number).exists():
                _path(folder, number).replace(_path(folder, number + 1))
        save_bytes(_path(folder, 1), data)
    except CannotWriteError as error:
        return f"no earlier version is kept: {error.message}"
    except OSError as error:
        return f"no earlier version is kept: {error.strerror}"
    return ""


def _path(folder: Path, number: int) -> Path:
    return folder / _FOLDER / f"draft-{number}.yaml"
