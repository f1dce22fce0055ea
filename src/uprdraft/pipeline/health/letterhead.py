"""The project's own letterhead, with a trial build."""

from pathlib import Path

from uprdraft.errors import UnusableFileError, UprdraftError
from uprdraft.loading.project import read_project
from uprdraft.loading.templates import has_letterhead, load_base_document
from uprdraft.pipeline.build import measure_loaded
from uprdraft.pipeline.health.base import Check, Verdict
from uprdraft.pipeline.letterhead import look_at_letterhead
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word import write_word

__all__ = ["check_letterhead"]

_ID = "letterhead"


def check_letterhead(folder: Path) -> Check:
    """Return whether the letterhead can be used, after the project was built with it in memory."""
    if not has_letterhead(folder):
        return Check(_ID, Verdict.OK, "no letterhead of your own (word/base.docx); the shipped look is used")
    try:
        remarks = look_at_letterhead(folder)
    except UnusableFileError as error:
        hint = "change it, or move it out of the folder word/"
        return Check(
            _ID, Verdict.PROBLEM, "the letterhead word/base.docx cannot be used", hint, error.lines()
        )
    try:
        defects = _trial(folder)
    except UprdraftError as error:
        message = f"the letterhead could not be tried: {error.lines()[0]}"
        return Check(_ID, Verdict.NOT_LOOKED_AT, message, "put the project right first")
    if defects:
        message = "a text built with the letterhead word/base.docx has defects"
        return Check(_ID, Verdict.PROBLEM, message, "make the letterhead anew from a plain document", defects)
    if remarks:
        message = "the letterhead word/base.docx works (a trial build was made), with remarks"
        return Check(_ID, Verdict.NOTE, message, "change it in Word where a remark matters", remarks)
    return Check(_ID, Verdict.OK, "the letterhead word/base.docx works (a trial build was made)")


def _trial(folder: Path) -> tuple[str, ...]:
    project = read_project(folder)
    name, base = load_base_document(folder)
    measured = measure_loaded(project, load_shelves(project))
    return check_integrity(write_word(measured.submission, base, base_name=name))
