"""Word files of the confidential edition: how one is known, and where a file made of one may be written.

Such a file is known by the folder it lies in, by the version it is marked with, and by the annex of names. What is
made of it goes into a folder ``confidential`` and nowhere else.
"""

from collections.abc import Iterator
from pathlib import Path

from uprdraft.document.tree import Table
from uprdraft.errors import UsageError
from uprdraft.loading.project import DRAFT_NAME, Project, read_project
from uprdraft.pipeline.comparing.units import Text
from uprdraft.pipeline.editions import ALONE_MARK, NAMES_KEYS, NAMES_TITLE
from uprdraft.writers.word import bookmark_name

__all__ = ["is_for_body_alone", "project_round", "refuse_open_place"]

_FOLDER = "confidential"
_FOLDERS_ABOVE = 4


def is_for_body_alone(path: Path, text: Text) -> bool:
    """Return whether the Word file ``path``, read as ``text``, shows itself to be of the confidential edition."""
    return any(_signs(path, text))


def _signs(path: Path, text: Text) -> Iterator[bool]:
    yield _is_private_folder(path)
    yield text.version.startswith(ALONE_MARK)
    names = {name for unit in text.units for name in unit.names}
    yield not names.isdisjoint(bookmark_name(key) for key in NAMES_KEYS)
    yield any(NAMES_TITLE in unit.reading for unit in text.units if not isinstance(unit.node, Table))


def project_round(path: Path) -> Project | None:
    """Return the project in whose folder the file ``path`` lies; None where it lies in none.

    Raises:
        UprdraftError: there is a project, and it cannot be used.
    """
    above = list(path.resolve().parents)[:_FOLDERS_ABOVE]
    folder = next((f for f in above if (f / DRAFT_NAME).is_file()), None)
    return read_project(folder) if folder is not None else None


def refuse_open_place(target: Path) -> None:
    """Do nothing where what is for the body alone may be written to ``target``.

    Raises:
        UsageError: it lies outside a folder for confidential files.
    """
    if not _is_private_folder(target):
        hint = "name a file in build/confidential/ of the project"
        raise UsageError(
            "it holds text for the body alone, and would be written where others look", hint=hint
        )


def _is_private_folder(path: Path) -> bool:
    return _FOLDER in (folder.name for folder in list(path.resolve().parents)[:2])
