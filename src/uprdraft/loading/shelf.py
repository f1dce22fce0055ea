"""Recommendations that are read when they are asked for: a draft needs twenty files of a hundred and more.

The id of a recommendation is the name of its file, so what there is stands on the shelf before anything is
read. What is taken from it has gone through the same strict reading as everything else.
"""

from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library_files import LibraryReading
from uprdraft.loading.library_places import id_of_recommendation
from uprdraft.records.library import Home, Recommendation

__all__ = ["Shelf"]

Parts = tuple[str, ...]


class Shelf(Mapping[str, Recommendation]):
    """The recommendations of the folder ``root`` by id, with those that were read already.

    Asking for one, or going through all, raises ``UnusableFileError`` where a file has mistakes; the ids alone
    do not.
    """

    def __init__(self, root: Path, name: str, wanted: Collection[str]) -> None:
        self._root, self._name, self._wanted = root, name, wanted
        self._files: dict[str, list[Parts]] = {}
        self._entries: dict[str, Recommendation | None] = {}
        """By id in the order of the files; None for what has not been read."""
        self._homes: dict[tuple[str, str], Home] = {}

    def postpone(self, parts: Parts) -> bool:
        """Take note of a file under the root; return whether it need not be read now."""
        id_ = id_of_recommendation(parts)
        if id_ is None:
            return False
        self._files.setdefault(id_, []).append(parts)
        return id_ not in self._wanted

    def fill(self, read: Mapping[str, Recommendation], homes: dict[tuple[str, str], Home]) -> None:
        """Lay over it what was read; ``homes`` grows with what is read later."""
        self._entries = {**dict.fromkeys(self._files), **read}
        self._homes = homes

    def __getitem__(self, id_: str) -> Recommendation:
        entry = self._entries[id_]
        return self._load([id_])[id_] if entry is None else entry

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def values(self) -> ValuesView[Recommendation]:
        """Return all of them, with the mistakes of all files together."""
        return self._all().values()

    def items(self) -> ItemsView[str, Recommendation]:
        """Return all of them by id, with the mistakes of all files together."""
        return self._all().items()

    def _all(self) -> dict[str, Recommendation]:
        self._load([id_ for id_, entry in self._entries.items() if entry is None])
        return {id_: entry for id_, entry in self._entries.items() if entry is not None}

    def _load(self, ids: Iterable[str]) -> Mapping[str, Recommendation]:
        """Read the files of ``ids`` and return what was in them."""
        reading = LibraryReading()
        for parts in [parts for id_ in ids for parts in self._files[id_]]:
            reading.read(self._root, parts, "/".join((self._name, *parts)))
        if reading.mistakes:
            raise UnusableFileError(reading.mistakes)
        found = reading.found["recommendations"]
        self._entries.update(found)
        self._homes.update(reading.homes)
        return found
