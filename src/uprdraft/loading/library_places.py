"""The places of the library: which files there are in a folder, and what each holds by where it lies.

``recommendations/README.md`` explains them. Reading the files is for ``library_files``.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.records.base import Record
from uprdraft.records.law import Instrument
from uprdraft.records.library import DoNoHarmRule, Event, Fact, Situation, Statement, Theme
from uprdraft.records.sources import Source

__all__ = ["LISTS", "LIST_FILES", "SINGLE", "find_files", "id_of_recommendation"]

LISTS: dict[str, tuple[str, type[Record]]] = {
    "themes": ("themes", Theme),
    "facts": ("facts", Fact),
    "events": ("events", Event),
    "rules": ("do_no_harm", DoNoHarmRule),
    "statements": ("statements", Statement),
    "sources": ("sources", Source),
    "instruments": ("instruments", Instrument),
}
"""For each top key of a file with many entries: the mapping of the library and the record."""
LIST_FILES = {
    "themes.yaml": ("themes",),
    "evidence": ("facts", "events", "rules", "statements"),
    "sources": ("sources",),
    "law": ("instruments",),
}
SINGLE = {"situations": ("situations", Situation)}


def find_files(folder: Path, depth: int = 3) -> Iterator[tuple[str, ...]]:
    """Yield the YAML files under ``folder`` as path parts, sorted; hidden files and links are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        mistake = make_mistake(
            str(folder), f"this folder cannot be read: {error.strerror}", hint="check the rights"
        )
        raise UnusableFileError([mistake]) from None
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from ((entry.name, *rest) for rest in find_files(folder / entry.name, depth - 1))
        elif entry.name.endswith((".yaml", ".yml")):
            yield (entry.name,)


def id_of_recommendation(parts: tuple[str, ...]) -> str | None:
    """Return the id of the recommendation that a file at this place holds, None where it holds something else."""
    if len(parts) != 2 or parts[0] in LIST_FILES or parts[0] in SINGLE:
        return None
    return parts[1].rpartition(".")[0]
