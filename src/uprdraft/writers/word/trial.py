"""A copy of a Word file for another program to lay out: its text and its look, and nothing that does anything.

The copy is built from an allow-list of parts. It holds no link to another file, no field, no object, no macro, no
comment, no property and no picture: each picture is one grey dot of the same size on the page. Tracked changes are
accepted, as they are when words are counted. What does not count is left out.
"""

import base64
from collections.abc import Iterable, Iterator

from lxml import etree

from uprdraft.readers.foreign import find_element
from uprdraft.readers.package import Element, Package, Relation, open_package, relations_name
from uprdraft.writers.word.package import write_members
from uprdraft.writers.word.xml import new_plain_root, serialise

__all__ = ["trial_copy"]

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
_DOT_NAME = "dot.png"
_STORIES = frozenset(("header", "footer", "footnotes", "endnotes"))
_LOOKS = frozenset(("styles", "numbering", "settings", "theme", "fontTable"))
_SETTINGS = frozenset(
    (
        "mirrorMargins", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
        "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "footnotePr",
        "endnotePr", "compat", "themeFontLang",
    )
)  # fmt: skip
_LEFT_OUT = (
    "del", "moveFrom", "object", "control", "altChunk", "subDoc", "commentReference", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
)  # fmt: skip
_ADDRESSES = ("src", "href")


def trial_copy(data: bytes, name: str, left_out: Iterable[str] = ()) -> bytes:
    """Return the copy of the Word file ``data``; ``left_out`` are the places (``part#/path``) that do not count.

    Raises:
        UnusableFileError: when the file cannot be opened safely.
    """
    package = open_package(data, name)
    main = package.parse(package.main)
    # Places are paths of child numbers: all are found before the first is taken away.
    for block in [_in_body(main, ref) for ref in left_out]:
        if block is not None and block.getparent() is not None:
            _remove(block)
    parts = {package.main: serialise(_harmless(main))}
    members = [(relations_name(package.main), _relations(package, package.main))]
    for relation in _kept(package, package.main):
        if relation.kind == "image" or relation.target in parts:
            continue
        root = package.parse(relation.target)
        if relation.kind in _STORIES:
            members.append((relations_name(relation.target), _relations(package, relation.target)))
            root = _harmless(root)
        elif relation.kind == "settings":
            _keep_only(root, _SETTINGS)
        parts[relation.target] = serialise(root)
    top = [r for r in package.relations("") if r.kind == "officeDocument"][:1]
    members.append((relations_name(""), _relations(package, "", top)))
    return write_members(
        [("[Content_Types].xml", _types(package, parts)), *members, *parts.items(), (_DOT_NAME, _DOT)]
    )


def _in_body(main: Element, ref: str) -> Element | None:
    """Return the block of the body in which ``ref`` lies, None where it leads nowhere."""
    element = find_element(main, ref)
    while element is not None:
        parent = element.getparent()
        if parent is None or etree.QName(parent).localname == "body":
            return element if parent is not None else None
        element = parent
    return None


def _harmless(root: Element) -> Element:
    """Return ``root`` without what a program would fetch, work out or run."""
    for row in [r for r in root.iter("{*}tr") if r.find("{*}trPr/{*}del") is not None]:
        _remove(row)
    for element in list(root.iter(*(f"{{*}}{name}" for name in _LEFT_OUT))):
        if element.getparent() is not None:
            _remove(element)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        local = etree.QName(element).localname
        if local == "instrText":
            element.text = ""
        for key in [k for k in element.attrib if etree.QName(k).localname in _ADDRESSES]:
            del element.attrib[key]
        if local == "fldSimple":
            element.set(f"{{{etree.QName(element).namespace}}}instr", "")
    return root


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - the callers have looked
    parent.remove(element)


def _keep_only(root: Element, names: frozenset[str]) -> None:
    for child in list(root):
        if not isinstance(child.tag, str) or etree.QName(child).localname not in names:
            root.remove(child)


def _kept(package: Package, part: str) -> Iterator[Relation]:
    """Yield the relations of ``part`` that the copy keeps."""
    wanted = {"image"} if part != package.main else {"image", *_STORIES, *_LOOKS}
    for relation in package.relations(part):
        is_there = relation.target in package.parts or relation.kind == "image"
        if relation.kind in wanted and is_there and not relation.is_external:
            yield relation


def _relations(package: Package, part: str, kept: Iterable[Relation] | None = None) -> bytes:
    """Return the relationships of ``part`` in the copy; every picture is the dot."""
    types = (
        {e.get("Id"): e.get("Type", "") for e in package.parse(relations_name(part))}
        if _has(package, part)
        else {}
    )
    root = new_plain_root(_RELATIONS, "Relationships")
    for relation in _kept(package, part) if kept is None else kept:
        target = _DOT_NAME if relation.kind == "image" else relation.target
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id=relation.id,
            Type=types[relation.id],
            Target=f"/{target}",
        )
    return serialise(root)


def _has(package: Package, part: str) -> bool:
    return relations_name(part) in package.parts


def _types(package: Package, parts: Iterable[str]) -> bytes:
    root = new_plain_root(_TYPES, "Types")
    for ending, kind in (("rels", _RELATIONS_TYPE), ("xml", "application/xml"), ("png", "image/png")):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    for part in parts:
        kind = package.content_types[part]
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
    return serialise(root)
