"""Our own structural checker: what Word would repair, ask about or show wrongly, and what must not be inside.

It is run on every document we write. Schema order is left to the Open XML SDK; everything here is what
no validator finds, or what is ours to promise (SAFETY promise 9).
"""

from collections.abc import Callable, Iterator

from uprdraft.errors import UnusableFileError
from uprdraft.readers.integrity.definitions import check_definitions
from uprdraft.readers.integrity.fields import check_fields
from uprdraft.readers.integrity.marks import check_marks
from uprdraft.readers.integrity.notes import check_notes
from uprdraft.readers.integrity.packaging import check_packaging
from uprdraft.readers.integrity.parsed import Parsed, parse_stories
from uprdraft.readers.integrity.privacy import check_privacy
from uprdraft.readers.package import open_package

__all__ = ["check_integrity"]

_CHECKS: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    check_packaging,
    check_definitions,
    check_notes,
    check_fields,
    check_marks,
    check_privacy,
)


def check_integrity(data: bytes, name: str = "document.docx") -> tuple[str, ...]:
    """Return one sentence for each defect of the .docx file ``data``; none means none was found."""
    try:
        parsed = parse_stories(open_package(data, name))
        return tuple(problem for check in _CHECKS for problem in check(parsed))
    except UnusableFileError as error:
        return error.lines()
