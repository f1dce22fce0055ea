"""``diff``: two drafts, two documents, or one of each, read and compared."""

from dataclasses import dataclass
from pathlib import Path

from uprdraft.loading.project import Project, read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import save_bytes
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.build import measure_loaded
from uprdraft.pipeline.comparing.changes import Change, find_changes
from uprdraft.pipeline.comparing.tracking import tracked_submission
from uprdraft.pipeline.comparing.units import Text, read_units
from uprdraft.pipeline.confidential import is_for_body_alone, project_round, refuse_open_place
from uprdraft.pipeline.editions import ALONE_MARK
from uprdraft.pipeline.guard import private_values, refuse_private_values
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.readers.foreign import ReadDocument, read_document
from uprdraft.records.body import Edition
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
    projects: tuple[Project, ...]
    """The projects compared, and those in whose folders the compared files lie: their people are protected."""
    look: Path | None
    """The project whose look a Word file of the comparison has."""
    alone: bool
    """Whether one of them is for the body alone."""

    @property
    def private(self) -> tuple[PrivateValue, ...]:
        """Return the names that no message and no file for others may hold."""
        return self._private("public")

    def _private(self, edition: Edition) -> tuple[PrivateValue, ...]:
        return tuple(dict.fromkeys(v for p in self.projects for v in private_values(p, edition)))

    @property
    def unwritable(self) -> tuple[PrivateValue, ...]:
        """Return the names that a Word file of the comparison may not hold."""
        return self._private("confidential" if self.alone else "public")


def compare(old: Path, new: Path) -> Compared:
    """Return what changed from ``old`` to ``new``, each a project folder or a Word file.

    Raises:
        UprdraftError: one of them cannot be used.
    """
    first, _ = _read(old)
    second, read = _read(new)
    changes, _ = find_changes(first, second)
    look = next((p for p in (new, old) if p.is_dir()), None)
    alone = any(not p.is_dir() and is_for_body_alone(p, t) for p, t in ((old, first), (new, second)))
    found = (read_project(p) if p.is_dir() else project_round(p) for p in (old, new))
    return Compared(first, second, read, changes, tuple(p for p in found if p is not None), look, alone)


def _read(path: Path) -> tuple[Text, ReadDocument]:
    if path.is_dir():
        project = read_project(path)
        name, base = load_base_document(path)
        measured = measure_loaded(project, load_shelves(project))
        data = write_word(measured.submission, base, base_name=name)
    else:
        data = read_bytes(path, within=path.parent, limit_bytes=_LARGEST, name=str(path))
    read = read_document(data, str(path))
    return read_units(read), read


def write_tracked(compared: Compared, target: Path) -> None:
    """Write the new version as a Word file whose tracked changes lead from the old one to it.

    Raises:
        UsageError: it would hold text for the body alone, and ``target`` lies where others look.
        StoppedError: a private name stands in it.
        CannotWriteError: the disk refused.
    """
    if compared.alone:
        refuse_open_place(target)
    name, base = load_base_document(compared.look)
    tree = tracked_submission(compared.old, compared.new, compared.read, compared.changes)
    # What is for the body alone stays known as that, wherever it is carried.
    data = write_word(tree, base, base_name=name, version=f"{ALONE_MARK}compared" if compared.alone else "")
    refuse_private_values({target.name: data}, compared.unwritable)
    save_bytes(target, data)
