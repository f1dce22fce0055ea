"""A list of sources from another program into sources.yaml, with an account of what was taken and left."""

from collections import ChainMap, Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uprdraft.loading.library import load_library
from uprdraft.loading.own_sources import add_entries
from uprdraft.loading.project import Project
from uprdraft.pipeline.sources.naming import Likeness, SourceIndex, make_id
from uprdraft.readers.bibliography import Bibliography, Taken, take_item
from uprdraft.records.problems import make_record
from uprdraft.records.sources import Source

__all__ = ["ImportedSources", "import_sources"]


@dataclass(frozen=True, slots=True)
class ImportedSources:
    """What an import did. ``doubtful`` were taken though a source of much the same title is there."""

    format: str
    taken: tuple[Source, ...]
    doubles: tuple[tuple[str, Likeness], ...]
    doubtful: tuple[tuple[str, Likeness], ...]
    left: tuple[str, ...]
    fields_left: tuple[tuple[str, str, int], ...]
    """Field, reason and how often."""


def import_sources(
    found: Bibliography, project: Project, name: str, *, take_doubles: bool = False
) -> ImportedSources:
    """Add the sources of ``found`` to the project and return what was taken, what was left, and why.

    A source that is there already, by DOI, address or symbol, is left and named, unless ``take_doubles``.
    """
    library = load_library(project.library_dirs)
    known: dict[str, Source] = {**library.sources, **project.own_sources}
    index = SourceIndex(known.values())
    taken: dict[str, Source] = {}
    entries: list[dict[str, Any]] = []
    doubles, doubtful, left = [], [], list(found.left)
    fields_left: Counter[tuple[str, str]] = Counter()
    for number, item in enumerate(found.items, 1):
        label = str(item.get("title") or item.get("id") or f"entry {number}")[:80]
        made = take_item(item)
        if made is None:
            left.append(f"{label}: it has no title")
            continue
        like = index.find_same(made.fields)
        if like and like.is_certain and not take_doubles:
            doubles.append((label, like))
            continue
        source, problem = _record(made, item, ChainMap(taken, known))
        if source is None:
            left.append(f"{label}: {problem}")
            continue
        if like:
            doubtful.append((source.id, like))
        taken[source.id] = source
        index.add(source)
        entries.append({"id": source.id, **made.fields})
        fields_left.update(made.left)
    if entries:
        add_entries(project.path, project.path / "sources.yaml", "sources", entries, Source)
    reasons = tuple((field, why, count) for (field, why), count in sorted(fields_left.items()))
    return ImportedSources(
        found.format, tuple(taken.values()), tuple(doubles), tuple(doubtful), tuple(left), reasons
    )


def _record(made: Taken, item: Mapping[str, Any], ids: Mapping[str, Source]) -> tuple[Source | None, str]:
    id_ = make_id(made.fields, str(item.get("id", "")), ids)
    source, problems = make_record(Source, {"id": id_, **made.fields})
    if source is None:
        where = ".".join(str(step) for step in problems[0].path)
        why = problems[0].text.removeprefix("Value error, ")
        return None, f"{where}: {why}" if where else why
    return source, ""
