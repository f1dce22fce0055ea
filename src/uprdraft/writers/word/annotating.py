"""A Word file with comments put at places in it; everything else of the file stays as it was, to the byte.

Only the main part, the comments part, the main part's relationships and the content types are written
again. The comments carry no date and no person: their author is the program.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from uprdraft.readers.archive import refuse
from uprdraft.readers.foreign import find_element
from uprdraft.readers.package import Element, Package, open_package, relations_name
from uprdraft.values.marks import with_plain_marks
from uprdraft.values.text import clean_line
from uprdraft.writers.word.comment_range import mark_words, words_of
from uprdraft.writers.word.package import member_entry, write_member
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
_LARGEST_TOTAL = 400_000_000
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment of one or more paragraphs at ``ref`` (``part#/path``); an empty ref is the first paragraph.

    ``quote`` chooses among the paragraphs of a table, and the words of the paragraph that the comment stands round.
    """

    ref: str
    paragraphs: tuple[str, ...]
    quote: str = ""


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
    anchors = _Anchors(package, main)
    # Places are paths of child numbers, which every mark shifts: all are found before the first is put.
    paragraphs = [anchors.find(comment) for comment in comments]
    first = 1 + max(_ids_in_use(main, root), default=-1)
    for number, (paragraph, comment) in enumerate(zip(paragraphs, comments, strict=True), first):
        mark_words(paragraph, number, anchors.quote_in_text(comment))
        _add_comment(root, number, comment.paragraphs)
    changed = {package.main: serialise(main), part: serialise(root)}
    if part not in package.parts:
        changed |= _announced(package, part, main)
    return _rewritten(data, name, changed)


def _ids_in_use(main: Element, root: Element) -> Iterator[int]:
    """Yield the numbers of comments, those included whose mark or text is missing."""
    namespace = _namespace(main)
    marks = (f"{namespace}comment{what}" for what in ("RangeStart", "RangeEnd", "Reference"))
    for element in (*root, *main.iter(*marks)):
        id_ = element.get(f"{_namespace(element)}id", "") if isinstance(element.tag, str) else ""
        if id_.isdecimal() and len(id_) < 9:
            yield int(id_)


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


def _add_comment(root: Element, number: int, paragraphs: Iterable[str]) -> None:
    namespace = _namespace(root)
    comment = etree.SubElement(root, f"{namespace}comment")
    for key, value in (("id", str(number)), ("author", _AUTHOR), ("initials", _INITIALS)):
        comment.set(f"{namespace}{key}", value)
    for text in paragraphs:
        run = etree.SubElement(etree.SubElement(comment, f"{namespace}p"), f"{namespace}r")
        element = etree.SubElement(run, f"{namespace}t")
        element.text = clean_line(text)
        element.set(_SPACE, "preserve")


class _Anchors:
    """Finds the paragraph of the main part for a place."""

    def __init__(self, package: Package, main: Element) -> None:
        self._package = package
        self._main = main
        self._ns = _namespace(main)
        self._roots: dict[str, Element | None] = {package.main: main}

    def find(self, comment: PlacedComment) -> Element:
        """Return the paragraph of ``comment``; the first one where its place leads nowhere."""
        part = comment.ref.partition("#")[0]
        root = self._root(part)
        element = find_element(root, comment.ref) if root is not None else None
        if element is not None and part != self._package.main:
            element = self._mark_of_note(element)
        found = self._in_or_around(element, comment.quote) if element is not None else None
        return found if found is not None else self._first()

    def quote_in_text(self, comment: PlacedComment) -> str:
        """Return the words to look for in the paragraph: none for a note, of which the paragraph has the mark only."""
        return comment.quote if comment.ref.partition("#")[0] == self._package.main else ""

    def _root(self, part: str) -> Element | None:
        if part not in self._roots:
            is_there = part in self._package.parts
            self._roots[part] = self._package.parse(part) if is_there else None
        return self._roots[part]

    def _mark_of_note(self, element: Element) -> Element | None:
        """Return the mark in the main part of the note that holds ``element``; None for a header or footer."""
        for kind in ("footnote", "endnote"):
            around = (element, *element.iterancestors())
            note = next((a for a in around if etree.QName(a).localname == kind), None)
            if note is not None:
                wanted = note.get(f"{_namespace(note)}id")
                marks = self._main.iter(f"{self._ns}{kind}Reference")
                return next((m for m in marks if m.get(f"{self._ns}id") == wanted), None)
        return None

    def _in_or_around(self, element: Element, quote: str) -> Element | None:
        tag = f"{self._ns}p"
        # Word takes no comment inside a text box: the outermost paragraph has it.
        around = [a for a in (element, *element.iterancestors()) if a.tag == tag]
        if around:
            return around[-1]
        inside = list(element.iter(tag))
        wanted = "".join(with_plain_marks(quote.strip("… ")).split())
        if wanted:
            for paragraph in inside:
                if wanted in words_of(paragraph):
                    return paragraph
        return inside[0] if inside else None

    def _words(self, paragraph: Element) -> str:
        return "".join(t.text or "" for t in paragraph.iter(f"{self._ns}t"))

    def _first(self) -> Element:
        """Return the first paragraph with words, else the first at all; one is made where there is none."""
        body = self._main.find(f"{self._ns}body")
        body = self._main if body is None else body
        paragraphs = body.iter(f"{self._ns}p")
        found = next((p for p in paragraphs if self._words(p).strip()), None)
        if found is None:
            found = next(body.iter(f"{self._ns}p"), None)
        if found is not None:
            around = [a for a in (found, *found.iterancestors()) if a.tag == f"{self._ns}p"]
            return around[-1]
        found = etree.Element(f"{self._ns}p")
        body.insert(0, found)
        return found


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
    for lost in [e for e in relations if e.get("Type", "").rpartition("/")[2] == "comments"]:
        relations.remove(lost)  # it leads to a part that is not there
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


def _rewritten(data: bytes, name: str, changed: dict[str, bytes]) -> bytes:
    """Return the zip file with some members replaced and new ones added at the end."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        members = [m for m in old.infolist() if not m.is_dir()]
        left = _LARGEST_TOTAL
        for member in members:
            content = changed.get(member.filename)
            if content is None:
                left -= _copy(old, member, new, left)
            else:
                write_member(new, member.filename, content)
            if left < 0:
                raise refuse(
                    name, f"unpacks to more than {_LARGEST_TOTAL // 1_000_000} MB", "take out the pictures"
                )
        names = {m.filename for m in members}
        for added in (n for n in changed if n not in names):
            write_member(new, added, changed[added])
    return stream.getvalue()


def _copy(old: zipfile.ZipFile, member: zipfile.ZipInfo, new: zipfile.ZipFile, most: int) -> int:
    """Copy one member piece by piece; stop soon after ``most`` bytes. Return how many were copied."""
    entry = member_entry(member.filename)
    is_stored = member.compress_type == zipfile.ZIP_STORED
    entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    copied = 0
    with old.open(member) as source, new.open(entry, "w") as target:
        while copied <= most and (piece := source.read(_PIECE)):
            copied += target.write(piece)
    return copied
