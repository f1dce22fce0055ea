"""A project folder as records: the draft, the drafter's own sources, the people.

Reading never writes. A file made by a newer version is refused before anything else is said about it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.countries import near_country
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.repeats import find_repeats
from uprdraft.loading.strict_yaml import YamlDocument, parse_yaml, read_yaml
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.base import Record
from uprdraft.records.draft import DRAFT_SCHEMA, Draft
from uprdraft.records.people import PEOPLE_SCHEMA, Person
from uprdraft.records.sources import Source
from uprdraft.values.ids import did_you_mean
from uprdraft.values.patterns import lazy_pattern

__all__ = [
    "DRAFT_NAME",
    "Project",
    "find_conflict_copies",
    "parse_draft",
    "read_own_sources",
    "read_people",
    "read_project",
]

R = TypeVar("R", bound=Record)
DRAFT_NAME = "draft.yaml"
_SOURCES_SCHEMA = 1
_NAMES = {
    name: f"{proper}.yaml"
    for proper, names in (
        ("draft", ("draft", "drafts")),
        ("sources", ("sources", "source")),
        ("people", ("people", "peoples", "person", "persons")),
    )
    for name in names
}
"""Names that a person may take for those of a project's files, each with the right one."""
_SUFFIXES = frozenset({"yaml", "yml", "yaml.txt", "yml.txt", "txt", "json", "yaml.yaml", ""})
_CONFLICT = lazy_pattern(
    r"[ck]onfli[ck]t|conflit|конфликт|충돌|冲突|衝突|競合|\(\d+\)| copy\b|kopie|copie|copia|복사본|副本",
    re.IGNORECASE,
)
"""How synchronising services, and people, name copies."""
_OF_A_MACHINE = lazy_pattern(r"-(?=[^.]*[A-Z])[A-Za-z0-9-]+\.ya?ml")
"""OneDrive puts the name of the machine behind that of the file: draft-DESKTOP-AB12CD.yaml."""


@dataclass(frozen=True)
class Project:
    """A project as it was read. ``digest`` is that of draft.yaml and guards every save."""

    path: Path
    draft: Draft
    digest: str
    document: YamlDocument
    """The text of draft.yaml with its lines; what is saved is an edit of it."""
    own_sources: Mapping[str, Source]
    people: tuple[Person, ...] = ()
    warnings: tuple[Mistake, ...] = ()
    is_kept: bool = False
    """Whether the draft as it was read is kept as an earlier version; so it is at the first save after a reading."""

    @property
    def library_dirs(self) -> tuple[Path, ...]:
        """Return the project's own folder of recommendations."""
        return (self.path / "recommendations",)

    @property
    def template_dirs(self) -> tuple[Path, ...]:
        """Return the project's own folder of templates."""
        return (self.path / "templates",)

    @property
    def data_dirs(self) -> tuple[Path, ...]:
        """Return the project's own folder of reference data."""
        return (self.path / "data",)


def read_project(folder: Path, *, people: Path | None = None) -> Project:
    """Return the project in ``folder``; ``people`` is where people.yaml lies if not there.

    Raises:
        UnusableFileError: with the mistakes of all its files.
    """
    if not folder.is_dir():
        hint = "check the name, or start one: uprdraft new DIR"
        raise UnusableFileError([make_mistake(str(folder), "there is no such project folder", hint=hint)])
    mistakes = _find_misnamed(folder)
    if not (folder / DRAFT_NAME).exists() and not (folder / DRAFT_NAME).is_symlink():
        if mistakes:
            raise UnusableFileError(mistakes)
        hint = "choose another folder, or start a project: uprdraft new DIR"
        raise UnusableFileError([make_mistake(str(folder), "no draft.yaml is in this folder", hint=hint)])
    draft: tuple[Draft, YamlDocument] | None = None
    sources: dict[str, Source] = {}
    persons: tuple[Person, ...] = ()
    warnings: list[Mistake] = []
    try:
        document = read_yaml(folder / DRAFT_NAME, within=folder, name=str(folder / DRAFT_NAME))
        draft = parse_draft(document), document
        warnings += document.warnings
    except UnusableFileError as error:
        mistakes += error.mistakes
    try:
        sources = _read_sources(folder / "sources.yaml", warnings)
    except UnusableFileError as error:
        mistakes += error.mistakes
    try:
        persons = read_people(people or folder / "people.yaml")
    except UnusableFileError as error:
        mistakes += error.mistakes
    if mistakes or draft is None:
        raise UnusableFileError(mistakes)
    warnings += [
        make_mistake(
            str(folder / name),
            "this looks like a conflict copy of draft.yaml",
            hint="compare the two, keep what you want in draft.yaml, and delete this one",
        )
        for name in find_conflict_copies(folder)
    ]
    return Project(folder, draft[0], draft[1].digest, draft[1], sources, persons, tuple(warnings))


def parse_draft(source: YamlDocument | str, name: str = DRAFT_NAME) -> Draft:
    """Return the draft that a document or a text holds.

    Raises:
        UnusableFileError: made by a newer version, or with all its mistakes.
    """
    document = source if isinstance(source, YamlDocument) else parse_yaml(source, name)
    _check_schema(document, DRAFT_SCHEMA)
    draft, mistakes = find_mistakes(Draft, document.data, document)
    if draft is None or (mistakes := find_repeats(draft, document)):
        raise UnusableFileError([_with_code(mistake, document) for mistake in mistakes])
    return draft


def _with_code(mistake: Mistake, document: YamlDocument) -> Mistake:
    """Return the mistake; where it is a State under another name, with the code to write."""
    written = document.data.get("country") if isinstance(document.data, dict) else None
    here = document.mistake(("country",), "")
    if not isinstance(written, str) or (mistake.line, mistake.column) != (here.line, here.column):
        return mistake
    return replace(mistake, hint=near_country(written) or mistake.hint)


def _check_schema(document: YamlDocument, newest: int) -> None:
    """Refuse a file of a newer version with that one line: its other keys may well be right there."""
    number = document.data.get("schema") if isinstance(document.data, dict) else None
    if isinstance(number, str) and re.fullmatch(r"[0-9]{1,9}", number) and int(number) > newest:
        message = f"made by a newer version of uprdraft (schema {number}; this one reads up to {newest})"
        hint = "update uprdraft; the file was left as it is"
        raise UnusableFileError([document.mistake(("schema",), message, hint)])


def _listed(document: YamlDocument, key: str, newest: int, model: type[R], *, show_values: bool) -> list[R]:
    """Return the records under ``key`` of a file that may hold ``schema`` and ``x-`` keys beside it."""
    _check_schema(document, newest)
    data: Any = document.data if document.data is not None else {}
    if not isinstance(data, dict):
        raise UnusableFileError([document.mistake((), "this file has no top key", f"begin with “{key}:”")])
    mistakes = []
    for other in data:
        if other not in ("schema", key) and not other.startswith("x-"):
            hint = (
                did_you_mean(other[:60], ("schema", key)) or f"keys that may stand here: schema, {key}, x-…"
            )
            shown = f" “{other}”" if show_values else ""
            mistakes.append(document.mistake((other,), f"unknown key{shown}", hint, at_key=True))
    items = data.get(key)
    if items is not None and not isinstance(items, list):
        mistakes.append(document.mistake((key,), f"“{key}” needs a list", "begin each entry with “- …”"))
        items = []
    records: list[R] = []
    for index, item in enumerate(items or ()):
        record, found = find_mistakes(model, item, document, at=(key, index), show_values=show_values)
        mistakes += found
        if record is not None:
            records.append(record)
    if mistakes:
        raise UnusableFileError(mistakes)
    return records


def read_own_sources(folder: Path) -> Mapping[str, Source]:
    """Return the drafter's own sources in a project folder; none where it has no file of them."""
    return _read_sources(folder / "sources.yaml", [])


def _read_sources(path: Path, warnings: list[Mistake]) -> dict[str, Source]:
    if not path.exists() and not path.is_symlink():
        return {}
    document = read_yaml(path, within=path.parent, name=str(path))
    warnings += document.warnings
    sources: dict[str, Source] = {}
    for index, source in enumerate(_listed(document, "sources", _SOURCES_SCHEMA, Source, show_values=True)):
        if source.id in sources:
            at = ("sources", index, "id")
            raise UnusableFileError(
                [document.mistake(at, f"the id “{source.id}” stands here a second time", "choose another id")]
            )
        sources[source.id] = source
    return sources


def read_people(path: Path) -> tuple[Person, ...]:
    """Return the people of ``path``; none where there is no such file. Messages never show a value of it."""
    if not path.exists() and not path.is_symlink():
        return ()
    document = read_yaml(path, within=path.parent, name=str(path), show_keys=False)
    return tuple(_listed(document, "people", PEOPLE_SCHEMA, Person, show_values=False))


def _find_misnamed(folder: Path) -> list[Mistake]:
    """Return a mistake for each file that would pass for draft, sources or people by its name, but is not read.

    **Why** refused and not only named: in a list of people that is not read stand the names that must not be
    published.
    """
    found = []
    for path in sorted(folder.iterdir()):
        stem, _, suffix = path.name.casefold().partition(".")
        proper = _NAMES.get(stem)
        if proper is None or suffix not in _SUFFIXES or path.name == proper or not path.is_file():
            continue
        if (folder / proper).exists() and path.samefile(folder / proper):
            continue
        there = (folder / proper).exists()
        hint = f"put what it holds into {proper} and delete it" if there else f"rename it to {proper}"
        found.append(make_mistake(str(path), "a file of this name is not read", hint=hint))
    return found


def find_conflict_copies(folder: Path) -> tuple[str, ...]:
    """Return the names of files that a synchronising service laid beside draft.yaml, sorted."""
    names = (path.name for path in folder.iterdir() if path.is_file())
    stem = DRAFT_NAME.partition(".")[0]
    beside = (n for n in names if n != DRAFT_NAME and n.startswith(stem))
    return tuple(
        sorted(n for n in beside if _CONFLICT.search(n) or _OF_A_MACHINE.fullmatch(n.removeprefix(stem)))
    )
