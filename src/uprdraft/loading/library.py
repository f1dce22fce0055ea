"""The library: what is shipped, with what a person adds or overrides laid over it.

All mistakes of all files come back together. Whether ids lead anywhere is for ``links``.
"""

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library_files import LibraryReading
from uprdraft.loading.library_places import find_files
from uprdraft.loading.locate import library_folder
from uprdraft.loading.shelf import Shelf
from uprdraft.records.library import Library

__all__ = ["find_files", "load_library", "open_library", "paused_gc"]

_NAME = "recommendations"
"""What messages call the shipped folder."""


@contextmanager
def paused_gc() -> Iterator[None]:
    """Pause the cyclic garbage collector: building many small records otherwise starts it over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_library(extra: Sequence[Path] = (), *, shipped: Path | None = None) -> Library:
    """Return the shipped library with the person's ``extra`` folders laid over it, later ones last.

    An entry of an extra folder with a known id takes the place of the shipped one.

    Args:
        extra: folders in the shape of ``recommendations/``; those that do not exist are passed over.
        shipped: another folder in place of the shipped one, for tests.

    Raises:
        UnusableFileError: with the mistakes of all files.
    """
    reading = LibraryReading()
    with paused_gc():
        root = shipped or library_folder()
        reading.folder(root, _NAME, is_own=False)
        _lay_over(reading, extra, root)
    if reading.mistakes:
        raise UnusableFileError(reading.mistakes)
    return reading.result()


def open_library(
    wanted: Collection[str], extra: Sequence[Path] = (), *, shipped: Path | None = None
) -> Library:
    """Return the library as ``load_library`` does, but read a shipped recommendation only when asked for it.

    **Why** A draft is built from a few of them. A mistake in one that nobody asks for does not come up here;
    ``load_library`` finds it.

    Args:
        wanted: ids that will be asked for; what there is of them is read at once, as all else is.
        extra: as in ``load_library``; these folders are read whole.
        shipped: another folder in place of the shipped one, for tests.

    Raises:
        UnusableFileError: with the mistakes of all files that were read.
    """
    root = shipped or library_folder()
    reading = LibraryReading()
    shelf = Shelf(root, _NAME, wanted)
    with paused_gc():
        reading.folder(root, _NAME, is_own=False, later=shelf.postpone)
        _lay_over(reading, extra, root)
    if reading.mistakes:
        raise UnusableFileError(reading.mistakes)
    shelf.fill(reading.found["recommendations"], reading.homes)
    return replace(reading.result(), recommendations=shelf)


def _lay_over(reading: LibraryReading, extra: Sequence[Path], root: Path) -> None:
    for folder in extra:
        if folder.is_dir() and not folder.samefile(root):
            reading.folder(folder, str(folder), is_own=True)
