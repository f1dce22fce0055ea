"""Templates as text by name, and the base Word document as bytes; what a person adds takes precedence."""

from collections.abc import Sequence
from pathlib import Path

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.locate import templates_folder
from uprdraft.loading.raw_file import read_bytes, read_text

__all__ = ["has_letterhead", "load_base_document", "load_templates"]

LARGEST_TEMPLATE = 200_000
LARGEST_BASE = 20_000_000
_ENDING = ".md.j2"


def load_templates(extra: Sequence[Path] = ()) -> dict[str, str]:
    """Return every template under the shipped folder and ``extra``, by its path such as ``upr/stakeholder.md.j2``.

    Links are not followed; the text of each template is checked by ``assembly.template`` before it runs.

    Raises:
        UnusableFileError: with the mistakes of all templates that cannot be read.
    """
    found: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for folder in (templates_folder(), *extra):
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob(f"*{_ENDING}")):
            name = path.relative_to(folder).as_posix()
            try:
                found[name] = read_text(
                    path, within=folder, limit_bytes=LARGEST_TEMPLATE, name=f"templates/{name}"
                )
            except UnusableFileError as error:
                mistakes += error.mistakes
    if mistakes:
        raise UnusableFileError(mistakes)
    return found


def has_letterhead(project: Path) -> bool:
    """Return whether the project has a base document of its own."""
    return (project / "word" / "base.docx").exists()


def load_base_document(project: Path | None = None) -> tuple[str, bytes]:
    """Return the name and bytes of the base Word document: ``word/base.docx`` of the project, else the shipped one.

    Raises:
        UnusableFileError: the file cannot be read.
    """
    if project is not None and has_letterhead(project):
        path = project / "word" / "base.docx"
        return "word/base.docx", read_bytes(
            path, within=project, limit_bytes=LARGEST_BASE, name="word/base.docx"
        )
    path = templates_folder() / "word" / "base.docx"
    return "base.docx", read_bytes(
        path, within=templates_folder(), limit_bytes=LARGEST_BASE, name="base.docx"
    )
