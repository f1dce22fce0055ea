"""``diff``: two drafts, two documents, or one of each, read and compared."""

from dataclasses import dataclass
from pathlib import Path

from uprdraft.loading.project import read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import save_bytes
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.build import load_shelves, measure_loaded
from uprdraft.pipeline.comparing.changes import Change, find_changes
from uprdraft.pipeline.comparing.tracking import tracked_submission
from uprdraft.pipeline.comparing.units import Text, read_units
from uprdraft.pipeline.guard import private_values, refuse_private_values
from uprdraft.readers.foreign import ReadDocument, read_document
from uprdraft.rules.base import PrivateValue
from uprdraft.writers.word import write_word

__all__ = ["Compared", "compare", "write_tracked"]

_LARGEST = 60_000_000


@dataclass(frozen=True)
class Compared:
    """Two versions, what changed between them, and the names that no output may hold."""

    old: Text
    new: Text
    read: ReadDocument
    """The new version as it was read."""
    changes: tuple[Change, ...]
    private: tuple[PrivateValue, ...]
    project: Path | None
    """The project whose look a Word file of the comparison has."""


def compare(old: Path, new: Path) -> Compared:
    """Return what changed from ``old`` to ``new``, each a project folder or a Word file.

    Raises:
        UprdraftError: one of them cannot be used.
    """
    first, _, private = _read(old)
    second, read, more = _read(new)
    changes, _ = find_changes(first, second)
    project = next((p for p in (new, old) if p.is_dir()), None)
    return Compared(first, second, read, changes, (*private, *more), project)


def _read(path: Path) -> tuple[Text, ReadDocument, tuple[PrivateValue, ...]]:
    private: tuple[PrivateValue, ...] = ()
    if path.is_dir():
        project = read_project(path)
        name, base = load_base_document(path)
        measured = measure_loaded(project, load_shelves(project))
        data, private = write_word(measured.submission, base, base_name=name), private_values(project)
    else:
        data = read_bytes(path, within=path.parent, limit_bytes=_LARGEST, name=str(path))
    read = read_document(data, str(path))
    return read_units(read), read, private


def write_tracked(compared: Compared, target: Path) -> None:
    """Write the new version as a Word file whose tracked changes lead from the old one to it.

    Raises:
        StoppedError: a private name stands in it.
        CannotWriteError: the disk refused.
    """
    name, base = load_base_document(compared.project)
    tree = tracked_submission(compared.old, compared.new, compared.read, compared.changes)
    data = write_word(tree, base, base_name=name)
    refuse_private_values({target.name: data}, compared.private)
    save_bytes(target, data)
