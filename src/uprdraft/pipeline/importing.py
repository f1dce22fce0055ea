"""``import``: what a file holds decides where it goes."""

import codecs
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.open_file import open_plain_file
from uprdraft.loading.project import read_project
from uprdraft.loading.raw_file import decode_text
from uprdraft.pipeline.earlier.importing import EarlierFilter, ImportedEarlier, import_earlier
from uprdraft.pipeline.sources.importing import ImportedSources, import_sources
from uprdraft.readers.bibliography import read_bibliography
from uprdraft.readers.recognising import recognise
from uprdraft.values.text import clean_text

__all__ = ["import_file"]

_LISTS = ("bibtex", "csl-json", "ris")
_LARGEST_LIST = 20_000_000
"""Bytes of a list of sources: some twenty thousand entries."""


def import_file(
    path: Path,
    folder: Path,
    *,
    take_doubles: bool = False,
    wanted: EarlierFilter | None = None,
    progress: Callable[[int], None] = lambda rows: None,
) -> ImportedSources | ImportedEarlier:
    """Take the file into the project in ``folder`` and return what was taken and left.

    Args:
        path: sources or earlier recommendations, as another program or the UN exported them.
        folder: the project.
        take_doubles: whether to take sources that are there already.
        wanted: what of earlier recommendations to take.
        progress: told the number of rows read so far, now and then.

    Raises:
        UprdraftError: the file or the project cannot be used.
    """
    project = read_project(folder)
    name = str(path)
    with open_plain_file(path) as file:
        kind = recognise(file, name)
        if kind in _LISTS:
            found = read_bibliography(_text(file.read(_LARGEST_LIST + 1), name), kind, name)
            return import_sources(found, project, name, take_doubles=take_doubles)
        return import_earlier(file, kind, name, project, wanted or EarlierFilter(), progress)


def _text(data: bytes, name: str) -> str:
    if len(data) > _LARGEST_LIST:
        raise UnusableFileError(
            [make_mistake(name, "this list is larger than 20 MB", hint="export less at a time")]
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return clean_text(data.decode("utf-16", "replace"))
    try:
        # Exports hold what stood in a web page: a control character in one title is no reason to leave the list.
        return clean_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        encoding = _declared(data)
        return clean_text(data.decode(encoding, "replace")) if encoding else decode_text(data, name)


def _declared(data: bytes) -> str:
    """Return the encoding that a list names in its first lines, as JabRef writes it; empty where there is none."""
    found = re.search(rb"%\s*(?:Encoding|encoding):\s*([A-Za-z0-9_-]{1,30})", data[:500])
    with suppress(LookupError, UnicodeDecodeError):
        name = codecs.lookup(found.group(1).decode()).name if found else ""
        return "" if name == "utf-8" else name
    return ""
