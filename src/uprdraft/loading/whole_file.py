"""A YAML file of a project as plain data, and written back with its comments: sources.yaml and people.yaml."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from uprdraft.loading.carried import Remark, carry_remarks
from uprdraft.loading.edit import edit_text
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import save_bytes
from uprdraft.loading.strict_yaml import OTHER_BYTES, parse_yaml

__all__ = ["read_plain", "read_whole", "save_plain"]


def read_plain(folder: Path, name: str) -> dict[str, Any]:
    """Return the data of a file of the project; empty where it is not there.

    Raises:
        UnusableFileError: the file cannot be read.
    """
    if not (folder / name).exists():
        return {}
    data = parse_yaml(_bytes(folder, name), name).data
    return dict(data) if isinstance(data, dict) else {}


def read_whole(folder: Path, name: str) -> str:
    """Return the text of a file of the project; empty where it is not there.

    Raises:
        UnusableFileError: the file cannot be read.
    """
    return parse_yaml(_bytes(folder, name), name).text if (folder / name).exists() else ""


def save_plain(folder: Path, name: str, data: Mapping[str, Any], remarks: Sequence[Remark] = ()) -> None:
    """Write ``data`` into a file of the project; its comments stay, and ``remarks`` of another file are put in.

    Raises:
        LockedError: another window has the project.
        CannotWriteError: the disk refused.
    """
    with ProjectLock(folder):
        before = _bytes(folder, name) if (folder / name).exists() else b""
        text = edit_text(parse_yaml(before, name).text if before else "", data)
        text, _ = carry_remarks(text, remarks)
        save_bytes(folder / name, text.encode())


def _bytes(folder: Path, name: str) -> bytes:
    return read_bytes(folder / name, within=folder, limit_bytes=OTHER_BYTES, name=name)
