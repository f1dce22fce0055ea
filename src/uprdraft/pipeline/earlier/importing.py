"""An export of recommendations into ``data/earlier.yaml``: read as a stream, narrowed, merged, nothing twice."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, BinaryIO

from uprdraft.errors import UsageError
from uprdraft.loading.countries import find_country
from uprdraft.loading.earlier import EARLIER_NAME, load_columns, read_imported
from uprdraft.loading.own_sources import add_entries
from uprdraft.loading.project import Project
from uprdraft.loading.reference import load_reference
from uprdraft.loading.strict_yaml import LIBRARY_BYTES
from uprdraft.readers.earlier import Columns, Row, RowMaker, read_rows
from uprdraft.readers.recognising import FileKind
from uprdraft.records.earlier import ImportedRecommendation
from uprdraft.records.problems import make_record
from uprdraft.records.reference import Reference
from uprdraft.values.text import clean_line

__all__ = ["EarlierFilter", "ImportedEarlier", "import_earlier"]

_STEP = 20_000
"""Rows after which progress is said."""
_MOST = 4_000
"""Records that one project can hold and still be read at once; more is a filter left out."""


@dataclass(frozen=True, slots=True)
class EarlierFilter:
    """What of an export is taken; empty fields narrow nothing but the State, which is then the project's."""

    states: tuple[str, ...] = ()
    theme: str = ""
    text: str = ""
    cycle: int | None = None
    """For lists that do not say it."""
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportedEarlier:
    """What an import did; ``left`` counts rows by the reason they were left for."""

    source: str
    rows: int
    taken: tuple[ImportedRecommendation, ...]
    left: Mapping[str, int]
    unknown_states: Mapping[str, int]
    unknown_positions: Mapping[str, int]
    ignored_columns: tuple[str, ...]


def import_earlier(
    file: BinaryIO,
    kind: FileKind,
    name: str,
    project: Project,
    wanted: EarlierFilter,
    progress: Callable[[int], None],
) -> ImportedEarlier:
    """Add the recommendations of ``file`` that are ``wanted`` to the project and return what was taken.

    Raises:
        UprdraftError: the file cannot be used, a column is not known, or there are too many to hold.
    """
    states = wanted.states or (project.draft.country,)
    columns = Columns(load_columns(), wanted.mapping)
    work = _Work(project, states, wanted, _maker(name, states, wanted, project), kind)
    for row in read_rows(file, kind, name, columns):
        work.take(row)
        if work.rows % _STEP == 0:
            progress(work.rows)
    taken = work.named()
    if taken:
        path = project.path / "data" / EARLIER_NAME
        add_entries(
            project.path, path, "recommendations", taken, ImportedRecommendation, limit_bytes=LIBRARY_BYTES
        )
    records = tuple(ImportedRecommendation.model_validate(entry) for entry in taken)
    maker = work.maker
    return ImportedEarlier(
        maker.source, work.rows, records, dict(work.left), dict(maker.unknown_states),
        dict(maker.unknown_positions), tuple(columns.ignored),
    )  # fmt: skip


def _maker(name: str, states: tuple[str, ...], wanted: EarlierFilter, project: Project) -> RowMaker:
    cycles: dict[tuple[str, int], int] = {}
    symbols = load_reference(states[0]).symbols
    for state in states:
        held = load_reference(state, project.data_dirs).calendar
        cycles |= {(r.state, r.session): r.cycle for r in held if r.session}

    @cache
    def find_state(text: str) -> str:
        country = find_country(text)
        # "(IT)" and "(TV)" in a text are abbreviations; no export writes States by their codes.
        is_code = country is not None and text.strip().upper() in (country.iso2, country.iso3)
        return country.iso3 if country is not None and not is_code else ""

    return RowMaker(
        columns=load_columns(), symbols=symbols, find_state=find_state,
        cycle_of=lambda state, session: cycles.get((state, session)), source=name, certainty="secondary",
        default_state=states[0] if len(states) == 1 else "", default_cycle=wanted.cycle,
    )  # fmt: skip


_ORIGINS: Mapping[FileKind, tuple[str, str]] = {
    "docx": ("OHCHR, list of recommendations by theme", "official"),
    "uwazi-json": ("UPR Info data base", "secondary"),
}


def _origin(kind: FileKind, row: Row) -> tuple[str, str]:
    """Return who gives an export, told by its fields: only UHRI has bodies and annotations."""
    if kind in _ORIGINS:
        return _ORIGINS[kind]
    if "body" in row or "annotation" in row:
        return "Universal Human Rights Index", "official"
    return "UPR Info data base", "secondary"


class _Work:
    """The state of one import: what was taken so far by what makes it the same, and why the rest was left."""

    def __init__(
        self,
        project: Project,
        states: tuple[str, ...],
        wanted: EarlierFilter,
        maker: RowMaker,
        kind: FileKind,
    ) -> None:
        self.maker = maker
        self._kind = kind
        self._has_origin = False
        self.rows = 0
        self.left: dict[str, int] = {}
        self._states = set(states)
        self._theme, self._text = wanted.theme.casefold(), wanted.text.casefold()
        self._file = re.sub(r"^.*[/\\]", "", maker.source)[:80]
        held = read_imported(project.data_dirs)
        self._room = _MOST - len(held)
        self._held = {key for entry in held for key in _keys(entry.model_dump(mode="python"))}
        self._ids = {entry.id for entry in held} | _reference_ids(load_reference(project.draft.country))
        self._taken: dict[tuple[Any, ...], dict[str, Any]] = {}

    def take(self, row: Row) -> None:
        """Take one row, or note why it is left."""
        self.rows += 1
        states = self.maker.state_of(row) & self._states
        if not states:
            self._leave("on another State")
        elif self.maker.is_pledge(row):
            self._leave("a pledge of the State itself")
        elif self._theme and self._theme not in f"{row.get('themes', '')} {row.get('groups', '')}".casefold():
            self._leave("on another theme")
        elif self._text and self._text not in row.get("text", "").casefold():
            self._leave("without the words asked for")
        else:
            for state in sorted(states):
                self._make(row, state)

    def _leave(self, why: str) -> None:
        self.left[why] = self.left.get(why, 0) + 1

    def _make(self, row: Row, state: str) -> None:
        if not self._has_origin:
            self._has_origin = True
            who, self.maker.certainty = _origin(self._kind, row)
            self.maker.source = f"{who} ({self._file})"
        made = self.maker.make(row, state)
        if made is None:
            self._leave("without a text")
            return
        keys = list(_keys(made.fields))
        if any(key in self._held for key in keys):
            self._leave("held already")
            return
        same = self._taken.get(keys[0])
        if same is not None:  # UPR Info gives one row for each State that made a recommendation
            same["states"] = list(dict.fromkeys([*same.get("states", ()), *made.fields.get("states", ())]))
            self._leave("the same by another State, put together")
            return
        self._taken[keys[0]] = made.fields
        if len(self._taken) > self._room:
            raise UsageError(
                f"more than {_MOST:,} recommendations would lie in this project",
                hint="narrow the import: --theme, --text, or one --state",
            )

    def named(self) -> list[dict[str, Any]]:
        """Return what was taken, each with an id of its own; what makes no record is left and counted."""
        entries = []
        for fields in self._taken.values():
            entry = {"id": self._id(fields), **fields}
            record, problems = make_record(ImportedRecommendation, entry)
            if record is None:
                self._leave(f"{'.'.join(map(str, problems[0].path))}: {problems[0].text}")
                continue
            self._ids.add(record.id)
            entries.append(entry)
        return entries

    def _id(self, fields: Mapping[str, Any]) -> str:
        base = "-".join(_id_parts(fields))[:70].strip("-")
        if base not in self._ids and fields.get("paragraph"):
            return base
        number = 2 if fields.get("paragraph") else 1
        while f"{base}-{number}" in self._ids:
            number += 1
        return f"{base}-{number}"


def _id_parts(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an id says: State, cycle and paragraph of a review; symbol and paragraph of other documents."""
    paragraph = re.sub(r"[^0-9a-z]+", "-", str(fields.get("paragraph", "")).lower()).strip("-")
    if fields["mechanism"] == "upr":
        yield str(fields["state"]).lower()
        yield str(fields.get("cycle") or f"s{fields.get('session', '')}")
        yield paragraph or f"import-{(fields.get('states') or ['x'])[0].lower()}"
    else:
        name = str(fields.get("symbol") or f"{fields['state']} {fields['body']}")
        yield re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        yield paragraph or "import"


def _keys(fields: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield what makes a record the same as another: its words in one document, or its number in UHRI."""
    words = re.sub(r"\W+", " ", clean_line(fields["text"]).casefold())[:400]
    where = fields.get("cycle") or fields.get("session") or fields.get("symbol")
    yield fields["mechanism"], fields["state"], where, fields.get("paragraph") or "", words
    if fields.get("annotation"):
        yield "annotation", fields["state"], fields["annotation"]


def _reference_ids(reference: Reference) -> set[str]:
    return {e.id for r in reference.reviews for e in r.recommendations} | set(reference.observations)
