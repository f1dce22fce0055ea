"""The sources of a project with where they are cited: what ``sources`` and ``export`` show."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.build import check_loaded, load_shelves
from uprdraft.pipeline.sources.checking import SourceFinding, check_sources
from uprdraft.records.draft import Draft
from uprdraft.records.library import Source
from uprdraft.records.reference import Reference
from uprdraft.writers.cells import write_csv
from uprdraft.writers.csl import write_csl

__all__ = ["SourceOverview", "export_sources", "look_at_sources"]

_CITED = re.compile(r"@([^\s,;\]]+)")
_CITATION = re.compile(r"\[@[^\]]*\]")


@dataclass(frozen=True)
class SourceOverview:
    """All sources of a project: its own, and those of the library that its text cites."""

    project: Project
    sources: Mapping[str, Source]
    notes: Mapping[str, tuple[int, ...]]
    """For each cited source the numbers of its notes."""
    findings: tuple[SourceFinding, ...]


def look_at_sources(folder: Path) -> SourceOverview:
    """Return the sources of the project in ``folder`` and what there is to say about them.

    Raises:
        UprdraftError: a file of the project cannot be used.
    """
    project = read_project(folder)
    shelves = load_shelves(project)
    checked = check_loaded(project, shelves)
    notes: dict[str, list[int]] = {}
    for number, note in enumerate(checked.submission.notes, 1):
        for id_ in note.sources:
            notes.setdefault(id_, []).append(number)
    known = shelves.materials(project).sources
    sources = {id_: s for id_, s in known.items() if id_ in project.own_sources or id_ in notes}
    return SourceOverview(
        project,
        sources,
        {id_: tuple(numbers) for id_, numbers in notes.items()},
        _findings(project, {*notes, *_typed(project.draft)}, known, shelves.reference),
    )


def _findings(
    project: Project, cited: set[str], known: Mapping[str, Source], reference: Reference
) -> tuple[SourceFinding, ...]:
    return tuple(check_sources(project.own_sources, cited, known, reference))


def _typed(draft: Draft) -> Iterator[str]:
    """Yield every id that stands in a citation of the person's own prose."""
    written = [text for parts in (draft.prose, *draft.prose_for.values()) for text in parts.values()]
    for text in (*written, *(o.text for o in draft.overrides)):
        for citation in _CITATION.findall(text):
            yield from _CITED.findall(citation)


_COLUMNS = ("id", "kind", "author", "title", "title_original", "language", "issued", "symbol", "url", "accessed",
            "archive", "notes")  # fmt: skip


def export_sources(overview: SourceOverview, format_: str) -> bytes:
    """Return the sources as "csl", "csv" or "json"."""
    if format_ == "csl":
        return write_csl(overview.sources.values()).encode()
    if format_ == "csv":
        return write_csv(_COLUMNS, (_row(s, overview) for s in overview.sources.values()))
    data = [
        {
            **json.loads(s.model_dump_json(exclude_defaults=True)),
            "issued": s.issued.raw,
            "notes": overview.notes.get(s.id, ()),
        }
        for s in overview.sources.values()
    ]
    return (json.dumps({"schema": 1, "sources": data}, ensure_ascii=False, indent=2) + "\n").encode()


def _row(source: Source, overview: SourceOverview) -> list[str]:
    authors = "; ".join(n.literal or ", ".join(p for p in (n.family, n.given) if p) for n in source.author)
    numbers = " ".join(str(n) for n in overview.notes.get(source.id, ()))
    values = {"author": authors, "issued": source.issued.raw, "notes": numbers}
    return [values.get(c, str(getattr(source, c, "") or "")) for c in _COLUMNS]
