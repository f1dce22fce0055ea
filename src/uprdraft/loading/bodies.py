"""The form rules of each type of submission: shipped, or changed by the person in a ``data/bodies/`` folder.

What several bodies share (template, parts, what is asked) stands once in ``data/forms/``; a profile names its
form, and its own values go before the form's. An own file with the id of a shipped profile replaces only the
values it names ("a limit has changed"); each of them gives its source and counts as the person's own.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from uprdraft.errors import UnusableFileError, UsageError
from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import YamlDocument, read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.body import BodyProfile, Form
from uprdraft.values.ids import did_you_mean, is_id

__all__ = ["list_bodies", "load_body"]


def list_bodies(data_dirs: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the ids of all types of submission, sorted."""
    return tuple(sorted({path.stem for folder in _folders(data_dirs) for path in folder.glob("*.yaml")}))


def load_body(id_: str, data_dirs: Sequence[Path] = ()) -> BodyProfile:
    """Return the profile of the type ``id_``; one with a variant ("…:thematic") has the limit of that variant.

    Raises:
        UsageError: there is no such type, or it has no such variant.
        UnusableFileError: its file cannot be used.
    """
    base, _, variant = id_.partition(":")
    folders = _folders(data_dirs)
    if not is_id(base) or not any((folder / f"{base}.yaml").exists() for folder in folders):
        known = list_bodies(data_dirs)
        hint = did_you_mean(id_[:80], known) or "see the list: uprdraft types"
        raise UsageError(f"unknown submission type “{id_[:80]}”", hint=hint)
    profile = _shipped_profile(base) if folders == [_shipped()] else _read(base, folders)
    return vary(profile, variant) if variant else profile


@cache
def _shipped_profile(id_: str) -> BodyProfile:
    return _read(id_, [_shipped()])


def _read(base: str, folders: Sequence[Path]) -> BodyProfile:
    """Return the profile ``base``, each folder's values over those of the ones before."""
    data: dict[str, Any] = {}
    document: YamlDocument | None = None
    for folder in folders:
        path = folder / f"{base}.yaml"
        if not path.exists():
            continue
        is_own = folder != _shipped()
        document = read_yaml(path, within=folder, name=str(path) if is_own else f"bodies/{path.name}")
        data |= _own_values(document) if is_own else _mapping(document)
    assert document is not None  # noqa: S101 - the id is known, so a folder has it
    profile = validate(BodyProfile, {**_form_values(data), **data}, document)
    if profile.id != base:
        raise UnusableFileError(
            [
                document.mistake(
                    ("id",), f"the id “{profile.id}” differs from the file's name", f"write {base}"
                )
            ]
        )
    return profile


def _form_values(data: dict[str, Any]) -> Mapping[str, Any]:
    """Return what the form of a profile gives it; nothing where it names none."""
    id_ = data.get("form")
    return _form(id_) if isinstance(id_, str) and is_id(id_) else {}


@cache
def _form(id_: str) -> Mapping[str, Any]:
    """Return the values of a shipped form; nothing where there is none of that name."""
    folder = data_folder() / "forms"
    if not (folder / f"{id_}.yaml").exists():
        return {}
    document = read_yaml(folder / f"{id_}.yaml", within=folder, name=f"forms/{id_}.yaml")
    values = validate(Form, _mapping(document), document).model_dump()
    return {key: value for key, value in values.items() if key != "id" and value is not None}


def vary(profile: BodyProfile, id_: str) -> BodyProfile:
    """Return the variant ``id_`` of a type: its limit, and its name behind the type's.

    Raises:
        UsageError: there is no such variant.
    """
    found = next((v for v in profile.variants if v.id == id_), None)
    if found is None:
        known = [v.id for v in profile.variants]
        hint = did_you_mean(id_, known) or f"it has {', '.join(known) or 'none'}"
        raise UsageError(f"“{profile.id}” has no variant “{id_[:40]}”", hint=hint)
    title = f"{profile.stage}, {found.title}"
    changes = {"id": f"{profile.id}:{id_}", "variant": id_, "limit": found.limit, "stage": title}
    return profile.model_copy(update=changes)


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
