"""The form rules of each type of submission: shipped, or changed by the person in a ``data/bodies/`` folder.

An own file with the id of a shipped profile replaces only the values it names ("a limit has changed"); each
of them gives its source and counts as the person's own.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from uprdraft.errors import UnusableFileError, UsageError
from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import YamlDocument, read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.body import BodyProfile
from uprdraft.values.ids import did_you_mean, is_id

__all__ = ["list_bodies", "load_body"]


def list_bodies(data_dirs: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the ids of all types of submission, sorted."""
    return tuple(sorted({path.stem for folder in _folders(data_dirs) for path in folder.glob("*.yaml")}))


def load_body(id_: str, data_dirs: Sequence[Path] = ()) -> BodyProfile:
    """Return the profile of the type ``id_``; a variant after a colon ("…:thematic") is part of the id.

    Raises:
        UsageError: there is no such type.
        UnusableFileError: its file cannot be used.
    """
    known = list_bodies(data_dirs)
    base = id_.partition(":")[0]
    if not is_id(base) or base not in known:
        hint = did_you_mean(id_[:80], known) or "see the list: uprdraft types"
        raise UsageError(f"unknown submission type “{id_[:80]}”", hint=hint)
    data: dict[str, Any] = {}
    document: YamlDocument | None = None
    for folder in _folders(data_dirs):
        path = folder / f"{base}.yaml"
        if not path.exists():
            continue
        is_own = folder != _shipped()
        document = read_yaml(path, within=folder, name=str(path) if is_own else f"bodies/{path.name}")
        data |= _own_values(document) if is_own else _mapping(document)
    assert document is not None  # noqa: S101 - the id is known, so a folder has it
    profile = validate(BodyProfile, data, document)
    if profile.id != base:
        raise UnusableFileError(
            [
                document.mistake(
                    ("id",), f"the id “{profile.id}” differs from the file's name", f"write {base}"
                )
            ]
        )
    return profile


def _shipped() -> Path:
    return data_folder() / "bodies"


def _folders(data_dirs: Sequence[Path]) -> list[Path]:
    return [_shipped(), *(folder / "bodies" for folder in data_dirs if (folder / "bodies").is_dir())]


def _mapping(document: YamlDocument) -> dict[str, Any]:
    if isinstance(document.data, dict):
        return document.data
    raise UnusableFileError([document.mistake((), "this file has no keys", "begin with “id: …”")])


def _own_values(document: YamlDocument) -> dict[str, Any]:
    """Return the values of an own file, each marked as the person's own; one without a source is refused."""
    values = dict(_mapping(document))
    mistakes = []
    for key, value in values.items():
        if isinstance(value, dict) and "value" in value:
            if not value.get("source"):
                mistakes.append(document.mistake((key,), f"“{key}” gives no source", "add “source: …”"))
            values[key] = value | {"certainty": "own"}
    if mistakes:
        raise UnusableFileError(mistakes)
    return values
