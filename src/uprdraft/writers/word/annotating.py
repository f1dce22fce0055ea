"""A Word file with comments put at places in it; everything else of the file stays as it was, to the byte.

Only the main part, the comments part, the main part's relationships and the content types are written
again. The comments carry no date and no person: their author is the program.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from uprdraft.readers.package import Element, Package, open_package, relations_name
from uprdraft.writers.word.package import write_members
from uprdraft.writers.word.xml import serialise

__all__ = ["PlacedComment", "annotate"]

_AUTHOR, _INITIALS = "uprdraft", "U"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRICT = "http://purl.oclc.org/ooxml/"
_NEW_COMMENTS = "comments.xml"


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment of one or more paragraphs at ``ref`` (``part#path``); an empty ref is the first paragraph."""

    ref: str
    paragraphs: tuple[str, ...]


def annotate(data: bytes, name: str, comments: Sequence[PlacedComment]) -> bytes:
    """Return the Word file ``data`` with ``comments`` added; ``name`` is what messages call it.

    Raises:
        UnusableFileError: when the file cannot be opened safely.
    """
    package = open_package(data, name)
    if not comments:
        return data
    main = package.parse(package.main)
    part, root = _comments_part(package, main)
    namespace = _namespace(main)
    anchors = _Anchors(package, main, namespace)
    number = 1 + max((int(i) for c in root if (i := c.get(f"{namespace}id", "")).isdigit()), default=-1)
    for comment in comments:
        anchors.place(comment.ref, number)
        root.append(_comment(namespace, number, comment.paragraphs, root))
        number += 1
    changed = {package.main: serialise(main), part: serialise(root)}
    if part not in package.parts:
        changed |= _announced(package, part, main)
    return _rewritten(data, changed)


def _namespace(main: Element) -> str:
    return str(main.tag).partition("}")[0] + "}"


def _comments_part(package: Package, main: Element) -> tuple[str, Element]:
    """Return name and root of the comments part, a new one where the file has none."""
    existing = package.related("comments")
    if existing is not None:
        return existing, package.parse(existing)
    folder = package.main.rpartition("/")[0]
    name = f"{folder}/{_NEW_COMMENTS}".lstrip("/")
    while name in package.parts:
        name = name.replace(".xml", "1.xml")
    namespace = _namespace(main)
    return name, etree.Element(f"{namespace}comments", nsmap={"w": namespace[1:-1]})


def _comment(namespace: str, number: int, paragraphs: Iterable[str], root: Element) -> Element:
    comment = etree.Element(f"{namespace}comment", nsmap=root.nsmap)  # type: ignore[arg-type]
    for key, value in (("id", str(number)), ("author", _AUTHOR), ("initials", _INITIALS)):
        comment.set(f"{namespace}{key}", value)
    for text in paragraphs:
        run = etree.SubElement(etree.SubElement(comment, f"{namespace}p"), f"{namespace}r")
        element = etree.SubElement(run, f"{namespace}t")
        element.text = text
        element.set(_SPACE, "preserve")
    return comment


class _Anchors:
    """Finds the paragraph for a place and marks it."""

    def __init__(self, package: Package, main: Element, namespace: str) -> None:
        self._package = package
        self._main = main
        self._ns = namespace
        self._roots: dict[str, Element] = {package.main: main}
        # Paths count children, and marks that are put in would shift them: all are found before.
        self._body = main.find(f"{namespace}body")
        self._found: dict[str, Element] = {}
        self._frozen = {package.main: _children(main)}

    def place(self, ref: str, number: int) -> None:
        """Put the marks of comment ``number`` round the paragraph that ``ref`` names."""
        paragraph = self._paragraph(ref)
        start = etree.Element(f"{self._ns}commentRangeStart")
        end = etree.Element(f"{self._ns}commentRangeEnd")
        for mark in (start, end):
            mark.set(f"{self._ns}id", str(number))
        properties = paragraph.find(f"{self._ns}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(end)
        reference = etree.SubElement(
            etree.SubElement(paragraph, f"{self._ns}r"), f"{self._ns}commentReference"
        )
        reference.set(f"{self._ns}id", str(number))

    def _paragraph(self, ref: str) -> Element:
        part, _, path = ref.partition("#")
        element = self._element(part, path) if part else None
        if element is not None and part != self._package.main:
            element = self._mark_of(part, element)
        found = self._in_or_around(element) if element is not None else None
        return found if found is not None else self._first()

    def _element(self, part: str, path: str) -> Element | None:
        """Return the element at a path of child numbers below the root of ``part``; None where it leads nowhere."""
        if part not in self._package.parts:
            return None
        if part not in self._frozen:
            self._frozen[part] = _children(self._package.parse(part))
        tree = self._frozen[part]
        for step in path.split("/"):
            if not step:
                continue
            if not step.isdigit() or int(step) >= len(tree.below):
                return None
            tree = tree.below[int(step)]
        return tree.element

    def _mark_of(self, part: str, element: Element) -> Element | None:
        """Return the mark in the main part of the note that holds ``element``; None for a header or footer."""
        for kind in ("footnote", "endnote"):
            note = next(
                (a for a in (element, *element.iterancestors()) if etree.QName(a).localname == kind), None
            )
            if note is not None:
                wanted = note.get(f"{_namespace(note)}id")
                marks = self._main.iter(f"{self._ns}{kind}Reference")
                return next((m for m in marks if m.get(f"{self._ns}id") == wanted), None)
        return None

    def _in_or_around(self, element: Element) -> Element | None:
        tag = f"{self._ns}p"
        if element.tag == tag:
            return element
        inside = next(element.iter(tag), None)
        return inside if inside is not None else next(element.iterancestors(tag), None)

    def _first(self) -> Element:
        """Return the first paragraph of the text; one is made where there is none."""
        body = self._body if self._body is not None else self._main
        found = next(body.iter(f"{self._ns}p"), None)
        if found is None:
            found = etree.Element(f"{self._ns}p")
            body.insert(0, found)
        return found


@dataclass(slots=True)
class _Tree:
    """An element with its children as they were when the file was read."""

    element: Element
    below: "list[_Tree]"


def _children(root: Element) -> _Tree:
    top = _Tree(root, [])
    waiting = [top]
    while waiting:
        tree = waiting.pop()
        tree.below = [_Tree(child, []) for child in tree.element]
        waiting += tree.below
    return top


def _announced(package: Package, part: str, main: Element) -> dict[str, bytes]:
    """Return content types and relationships that name the new comments part."""
    types = package.parse(_TYPES)
    etree.SubElement(types, f"{{{_TYPES_NS}}}Override", PartName=f"/{part}", ContentType=_COMMENTS_TYPE)
    if not any(e.get("Extension", "").lower() == "rels" for e in types):
        rels = etree.Element(f"{{{_TYPES_NS}}}Default", Extension="rels", ContentType=_RELATIONS_TYPE)
        types.insert(0, rels)
    name = relations_name(package.main)
    if name in package.parts:
        relations = package.parse(name)
    else:
        relations = etree.Element(f"{{{_RELATIONS_NS}}}Relationships", nsmap={None: _RELATIONS_NS})  # type: ignore[dict-item]
    taken = {e.get("Id") for e in relations}
    number = next(f"rIdU{i}" for i in range(1, len(taken) + 2) if f"rIdU{i}" not in taken)
    is_strict = _namespace(main).startswith("{" + _STRICT)
    office = (
        f"{_STRICT}officeDocument" if is_strict else "http://schemas.openxmlformats.org/officeDocument/2006"
    )
    etree.SubElement(
        relations, f"{{{_RELATIONS_NS}}}Relationship",
        Id=number, Type=f"{office}/relationships/comments", Target=f"/{part}",
    )  # fmt: skip
    return {_TYPES: serialise(types), name: serialise(relations)}


def _rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the zip file with some members replaced and new ones added at the end."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [m.filename for m in archive.infolist() if not m.is_dir()]
        members = [(n, changed.get(n) or archive.read(n)) for n in names]
    return write_members([*members, *((n, c) for n, c in changed.items() if n not in names)])
