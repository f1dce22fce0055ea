"""An organisation's own letterhead, word/base.docx, looked over: what is taken from it and what is not.

The look alone is taken: styles, page, headers and footers. What else lies in the file never reaches a text, but
whoever gets the letterhead itself gets it too, so it is said.
"""

from collections.abc import Iterator
from pathlib import Path

from uprdraft.document.package_report import PackageReport
from uprdraft.loading.templates import load_base_document
from uprdraft.readers.foreign import read_document
from uprdraft.writers.word.preparation import prepare_base

__all__ = ["look_at_letterhead"]

_LOOK = (
    "normal",
    "title",
    "heading 1",
    "heading 2",
    "heading 3",
    "footnote text",
    "endnote text",
    "table grid",
)
"""The styles that make most of the look; our other styles are built on these."""
_PRIVATE = ("author", "last_modified_by", "company", "manager", "template", "description", "hyperlink_base")


def look_at_letterhead(folder: Path, language: str = "en") -> tuple[str, ...]:
    """Return what there is to say of the letterhead of the project ``folder``, one sentence each.

    Raises:
        UnusableFileError: it cannot be used; the line says what to change.
    """
    name, data = load_base_document(folder)
    base = prepare_base(data, language, name)
    return tuple(_remarks(read_document(data, name).report, base.added, has_running=bool(base.letterhead)))


def _remarks(report: PackageReport, added: tuple[str, ...], *, has_running: bool) -> Iterator[str]:
    lacking = [style for style in added if style.lower() in _LOOK]
    if lacking:
        yield f"it has no style {', '.join(lacking)}; these have the look of the program"
    if not has_running:
        yield "it has no header or footer; the text shows no letterhead"
    kinds = {one.kind for one in report.embedded}
    if "macro" in kinds:
        yield "it holds macros, which are never taken over; save it without them"
    if kinds - {"macro", "font", "custom-xml"}:
        yield f"it holds {', '.join(sorted(kinds - {'macro', 'font', 'custom-xml'}))}, which is not taken over"
    for outside in report.externals:
        yield f"it leads outside of the file ({outside.kind}), which is not taken over; take it out"
    said = [field.replace("_", " ") for field in _PRIVATE if getattr(report.properties, field)]
    if said:
        yield f"its properties say {', '.join(said)}; in Word: File, Info, Inspect Document, Document Properties"
    if report.comments or report.revisions:
        yield "it holds comments or tracked changes; delete them before you hand the file on"
