"""The library: what is shipped, with what a person adds or overrides laid over it.

All mistakes of all files come back together. Whether ids lead anywhere is for ``links``.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library_files import LibraryReading, find_files
from uprdraft.loading.locate import library_folder
from uprdraft.records.library import Library

__all__ = ["find_files", "load_library", "paused_gc"]


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
        reading.folder(shipped or library_folder(), "recommendations", is_own=False)
        for folder in extra:
            if folder.is_dir():
                reading.folder(folder, str(folder), is_own=True)
    if reading.mistakes:
        raise UnusableFileError(reading.mistakes)
    return reading.result()
