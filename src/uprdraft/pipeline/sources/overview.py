"""The sources of a project with where they are cited: what ``sources`` and ``export`` show."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.build import check_loaded
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.pipeline.sources.checking import SourceFinding, check_sources
from uprdraft.records.draft import Draft, is_for_body_alone
from uprdraft.records.reference import Reference
from uprdraft.records.sources import Source
from uprdraft.values.patterns import lazy_pattern
from uprdraft.writers.cells import write_csv
from uprdraft.writers.csl import write_csl

__all__ = ["SourceOverview", "export_sources", "left_out", "look_at_sources"]

_CITED = lazy_pattern(r"@([^\s,;\]]+)")
_CITATION = lazy_pattern(r"\[@[^\]]*\]")


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
    """Return the sources as "csl" or "csv"; as "json" with the draft that cites them."""
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
    draft = _shown_draft(overview.project.draft)
    return (
        json.dumps({"schema": 1, "draft": draft, "sources": data}, ensure_ascii=False, indent=2) + "\n"
    ).encode()


def left_out(draft: Draft) -> tuple[str, ...]:
    """Return the places of the draft that no export holds: prose for the body alone, names that no cover shows."""
    prose = [f"prose/{key}" for key in draft.prose if is_for_body_alone(key)]
    names = [
        f"organisations/{number}/contact/person"
        for number, organisation in enumerate(draft.organisations, 1)
        if organisation.contact.person and not organisation.contact.publish_name
    ]
    return (*prose, *names)


def _shown_draft(draft: Draft) -> dict[str, Any]:
    """Return the draft as plain data, as ``schema draft`` describes it, without what is left out."""
    data: dict[str, Any] = draft.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["schema"] = draft.schema_number
    # What was changed in a paragraph for the body alone says the same again.
    hidden = tuple(f"prose/{key}" for key in draft.prose if is_for_body_alone(key))
    for name, where in (("overrides", "paragraph"), ("comments", "place"), ("acknowledged", "place")):
        if name in data:
            data[name] = [e for e in data[name] if not str(e.get(where, "")).startswith(hidden)]
    if "prose" in data:
        data["prose"] = {key: text for key, text in data["prose"].items() if not is_for_body_alone(key)}
    for organisation in data.get("organisations", ()):
        contact = organisation.get("contact", {})
        if not contact.get("publish_name"):
            contact.pop("person", None)
    return data


def _row(source: Source, overview: SourceOverview) -> list[str]:
    authors = "; ".join(n.literal or ", ".join(p for p in (n.family, n.given) if p) for n in source.author)
    numbers = " ".join(str(n) for n in overview.notes.get(source.id, ()))
    values = {"author": authors, "issued": source.issued.raw, "notes": numbers}
    return [values.get(c, str(getattr(source, c, "") or "")) for c in _COLUMNS]
