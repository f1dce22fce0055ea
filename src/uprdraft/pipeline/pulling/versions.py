"""The built version that an edited copy was made from: the last one, or one that was kept when another was built."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from uprdraft.errors import UprdraftError
from uprdraft.loading.raw_file import read_bytes
from uprdraft.pipeline.comparing.units import Text, read_units
from uprdraft.pipeline.kept import find_kept
from uprdraft.readers.foreign import read_document

__all__ = ["Version", "find_version", "iter_versions"]

_LARGEST = 60_000_000


@dataclass(frozen=True)
class Version:
    """A built version as read: where it lies, its units, and its notes as they would be typed."""

    path: Path
    text: Text
    typed: dict[str, str]


def find_version(folder: Path, edited: Text) -> Version | None:
    """Return the version in the project ``folder`` from which ``edited`` was copied; None without any.

    Where its mark is gone, or that version is not kept, it is the one with most places in common.
    """
    versions = list(iter_versions(folder / "build"))
    same = next((v for v in versions if edited.version and v.text.version == edited.version), None)
    if same is not None:
        return same
    wanted = {unit.reading for unit in edited.units}
    return max(versions, key=lambda v: sum(u.reading in wanted for u in v.text.units), default=None)


def iter_versions(folder: Path) -> Iterator[Version]:
    """Yield the Word files that were built into ``folder``, then those kept there, the latest first."""
    if not folder.is_dir():
        return
    newest = sorted(folder.glob("*.docx"))
    for path in (*newest, *sorted(find_kept(folder), reverse=True)):
        with suppress(UprdraftError):
            data = read_bytes(path, within=folder, limit_bytes=_LARGEST, name=path.name)
            text = read_units(read_document(data, path.name))
            yield Version(path, text, dict(zip(text.notes, _typed(path), strict=False)))


def _typed(path: Path) -> list[str]:
    """Return the notes of the tree beside a Word file as typed, in order; none where there is no tree."""
    with suppress(OSError, ValueError, AttributeError):
        tree = json.loads(path.with_name(f"{path.stem}.tree.json").read_bytes())
        return [note.get("typed", "") for note in tree.get("notes", ())]
    return []
