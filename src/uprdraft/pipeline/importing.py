"""``import``: what a file holds decides where it goes."""

from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.open_file import open_plain_file
from uprdraft.loading.project import read_project
from uprdraft.loading.raw_file import decode_text
from uprdraft.pipeline.sources.importing import ImportedSources, import_sources
from uprdraft.readers.bibliography import read_bibliography
from uprdraft.readers.recognising import recognise

__all__ = ["import_file"]

_LARGEST_LIST = 20_000_000
"""Bytes of a list of sources: some twenty thousand entries."""


def import_file(path: Path, folder: Path, *, take_doubles: bool = False) -> ImportedSources:
    """Take the file into the project in ``folder`` and return what was taken and left.

    Raises:
        UprdraftError: the file or the project cannot be used.
    """
    project = read_project(folder)
    name = str(path)
    with open_plain_file(path) as file:
        kind = recognise(file, name)
        data = file.read(_LARGEST_LIST + 1)
        if len(data) > _LARGEST_LIST:
            raise UnusableFileError(
                [make_mistake(name, "this list is larger than 20 MB", hint="export less")]
            )
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else decode_text(data, name)
        found = read_bibliography(text, kind, name)
        return import_sources(found, project, name, take_doubles=take_doubles)
