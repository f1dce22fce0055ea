"""What a file carries along beside its text: relations to the outside, programs, objects, traces of editing."""

from collections.abc import Mapping
from typing import Literal

from uprdraft.document.package_report import Embedded, External, Revision
from uprdraft.readers.foreign.names import W
from uprdraft.readers.foreign.parts import Source
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["document_id", "find_embedded", "find_externals", "format_changes"]

_MOST = 5_000
_CHANGES = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "numbering")
)
_IDS = (
    "{http://schemas.microsoft.com/office/word/2012/wordml}docId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}docId",
)
_KINDS: tuple[
    tuple[str, Literal["ole", "document", "macro", "control", "font", "custom-xml", "signature"]], ...
] = (
    ("vbaproject", "macro"),
    ("vbadata", "macro"),
    ("attachedtoolbars", "macro"),
    ("activex/", "control"),
    ("fonts/", "font"),
    ("_xmlsignatures/", "signature"),
    ("customxml/item", "custom-xml"),
    ("oleobject", "ole"),
    ("embeddings/", "document"),
)


def find_externals(source: Source) -> tuple[External, ...]:
    """Return every relationship that points out of the file, hyperlinks left out."""
    found = []
    for name in source.package.parts:
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        part = folder + file.removesuffix(".rels")
        for relation in source.relations(part).values():
            if relation.is_external and relation.kind != "hyperlink":
                found.append(
                    External(clean_line(relation.kind), clean_line(relation.target), clean_line(part))
                )
    return tuple(found[:_MOST])


def find_embedded(source: Source, placed: list[Embedded]) -> tuple[Embedded, ...]:
    """Return the objects that stand in the text, then the other parts that are no text."""
    known = {one.part for one in placed}
    found = list(placed)
    for member in sorted((*source.package.parts, *source.package.archive.media)):
        lowered = member.lower()
        if lowered.endswith(".rels") or "itemprops" in lowered or clean_line(member) in known:
            continue
        kind = next((kind for mark, kind in _KINDS if mark in lowered), None)
        if kind is not None:
            found.append(Embedded(kind, clean_line(member)))
    return tuple(found[:_MOST])


def format_changes(root: Element, part: str, key_by_ref: Mapping[str, str]) -> list[Revision]:
    """Return tracked changes of formatting, each with the block in which it stands."""
    found: list[Revision] = []
    for element in root.iter(*_CHANGES):
        if len(found) >= _MOST:
            break
        key, ref = _place(element, part, key_by_ref)
        author, date = clean_line(element.get(f"{W}author", "")), element.get(f"{W}date", "")
        found.append(Revision("formatting", author, date, "", key, ref))
    return found


def _place(element: Element, part: str, key_by_ref: Mapping[str, str]) -> tuple[str, str]:
    path: list[int] = []
    while (parent := element.getparent()) is not None:
        path.append(parent.index(element))
        element = parent
    path.reverse()
    steps = [str(step) for step in path]
    for length in range(len(steps), 0, -1):
        ref = f"{part}#/{'/'.join(steps[:length])}"
        if ref in key_by_ref:
            return key_by_ref[ref], ref
    return "", f"{part}#/{'/'.join(steps)}"


def document_id(settings: Element | None) -> str:
    """Return the id that Word gave the document; empty where there is none."""
    for name in _IDS if settings is not None else ():
        element = settings.find(name) if settings is not None else None
        if element is not None:
            return clean_line(str(next(iter(element.values()), "")))
    return ""
