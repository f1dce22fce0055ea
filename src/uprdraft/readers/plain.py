"""The words of a .docx file as a reader sees them: paragraphs of the text, and notes.

Only what a count needs. Field codes, numbers that Word makes itself (of notes, references to them,
paragraphs) and the entries of a table of contents are left out, as in the count of a tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from uprdraft.readers.package import Element, open_package

__all__ = ["ReadBack", "read_text"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "txbxContent"))
_SKIPPED_RESULTS = ("TOC", "PAGEREF", "PAGE", "NUMPAGES")
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The text of a file: paragraphs in order, cells of tables included; notes by id.

    ``marks`` are the ids of the notes in the order of their marks.
    """

    paragraphs: tuple[str, ...]
    notes: dict[str, str]
    marks: tuple[str, ...]


def read_text(data: bytes, name: str = "document.docx") -> ReadBack:
    """Return the text of ``data``.

    Raises:
        UnusableFileError: when the file cannot be opened safely.
    """
    package = open_package(data, name)
    body = package.parse(package.main)
    notes: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        part = package.related(f"{kind}s")
        if part is not None:
            for note in package.parse(part).iterchildren(f"{_W}{kind}"):
                if note.get(f"{_W}type") is None:
                    # The space after the number in front of the note is ours, not the writer's.
                    notes[note.get(f"{_W}id", "")] = "\n".join(_paragraphs(note)).removeprefix(" ")
    marks = body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference")
    return ReadBack(tuple(_paragraphs(body)), notes, tuple(m.get(f"{_W}id", "") for m in marks))


def _paragraphs(root: Element) -> Iterator[str]:
    fields: list[str | None] = []
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(_pieces(paragraph, fields))
        if text or not _is_in_contents(paragraph):
            yield text


def _is_in_contents(paragraph: Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "").startswith("TOC")


def _pieces(element: Element, fields: list[str | None]) -> Iterator[str]:
    """Yield the shown text below ``element``. ``fields`` holds the open fields: code, or None for a shown result."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}fldChar":
            _follow_field(child, fields)
        elif tag == f"{_W}instrText":
            if fields and fields[-1] is not None:
                fields[-1] += child.text or ""
        elif any(field is not None for field in fields):
            yield from _pieces(child, fields) if len(child) else ()
        elif tag == f"{_W}t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[str(tag)]
        else:
            yield from _pieces(child, fields)


def _follow_field(mark: Element, fields: list[str | None]) -> None:
    kind = mark.get(f"{_W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "separate" and fields:
        name = ((fields[-1] or "").split() or [""])[0]
        fields[-1] = name if name in _SKIPPED_RESULTS else None
    elif kind == "end" and fields:
        fields.pop()
