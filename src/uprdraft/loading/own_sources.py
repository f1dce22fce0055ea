"""sources.yaml of a project: read as a whole, and added to without touching what the person wrote."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from uprdraft.errors import LockedError, Mistake, UnusableFileError
from uprdraft.loading.append import append_entries
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.loading.strict_yaml import OTHER_BYTES, YamlDocument, parse_yaml
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.base import Record

__all__ = ["add_entries"]


def add_entries(
    folder: Path,
    path: Path,
    key: str,
    entries: Sequence[Mapping[str, Any]],
    model: type[Record],
    *,
    limit_bytes: int = OTHER_BYTES,
) -> None:
    """Add ``entries`` to the list ``key`` of the YAML file ``path`` of the project ``folder``.

    What stands there stays as it is, comments included. The file is made where it is missing.

    Raises:
        UnusableFileError: the file cannot be read, or an entry makes no ``model``; nothing was written.
        LockedError: another window has the project, or the file changed meanwhile.
        CannotWriteError: the disk refused.
    """
    with ProjectLock(folder):
        before = _read(path, folder, limit_bytes)
        document = parse_yaml(before, str(path)) if before else None
        text = append_entries(document.text if document else "", key, entries)
        data = text.encode()
        if len(data) > limit_bytes:
            message = f"the file would be larger than {limit_bytes // 1_000_000} MB"
            raise UnusableFileError(
                [make_mistake(str(path), message, hint="import less: narrow it with a filter")]
            )
        _check(parse_yaml(data, str(path)), key, len(entries), model)
        make_private_folder(path.parent)
        save_bytes(path, data, before_replace=lambda: _unchanged(path, folder, before, limit_bytes))


def _read(path: Path, folder: Path, limit_bytes: int) -> bytes:
    if not path.exists() and not path.is_symlink():
        return b""
    return read_bytes(path, within=folder, limit_bytes=limit_bytes, name=str(path))


def _held(document: YamlDocument | None, key: str) -> list[Any]:
    data = document.data if document is not None and isinstance(document.data, dict) else {}
    held = data.get(key)
    return held if isinstance(held, list) else []


def _check(document: YamlDocument, key: str, added: int, model: type[Record]) -> None:
    """Refuse what could not be read again; the entries that were there were read before."""
    items = _held(document, key)
    mistakes: list[Mistake] = []
    for index in range(len(items) - added, len(items)):
        mistakes += find_mistakes(model, items[index], document, at=(key, index))[1]
    if mistakes:
        raise UnusableFileError(mistakes)


def _unchanged(path: Path, folder: Path, before: bytes, limit_bytes: int) -> None:
    now = _read(path, folder, limit_bytes)
    if hashlib.sha256(now).digest() != hashlib.sha256(before).digest():
        hint = "run the import again"
        raise LockedError(f"{path.name} was changed elsewhere; nothing was overwritten", hint=hint)
