"""A .docx file opened safely: parts, content types, relationships. What they mean is read elsewhere.

Nothing is resolved from outside: no entities, no DTD, no network, no link to another file is followed.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lxml import etree

from uprdraft.readers.archive import Archive, open_archive, refuse

__all__ = ["Element", "Package", "Relation", "open_package", "parse_xml", "relations_name"]

Element: TypeAlias = etree._Element

_TYPES = "[Content_Types].xml"
_WORD_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# In the encodings a part may have; a DOCTYPE hidden in another one fails when the part is parsed.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODINGS = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII")


class Relation(NamedTuple):
    """One relationship: ``kind`` is the last word of its type, ``target`` a part or an address."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A document file whose limits have been checked. Part names have no leading slash."""

    name: str
    archive: Archive
    content_types: Mapping[str, str]
    main: str

    @property
    def parts(self) -> Mapping[str, bytes]:
        """Return the XML parts by name."""
        return self.archive.parts

    def parse(self, part: str) -> Element:
        """Return the root of an XML part; a damaged one makes the file unusable."""
        return parse_xml(self.archive.parts[part], self.name, part)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relationships of ``part``; "" stands for the package itself."""
        return _relations(self.archive, part)

    def related(self, kind: str) -> str | None:
        """Return the part of that kind ("styles", "footnotes") which the main part refers to, or None."""
        for relation in self.relations(self.main):
            if relation.kind == kind and relation.target in self.archive.parts:
                return relation.target
        return None


def open_package(data: bytes, name: str) -> Package:
    """Return the document in ``data``; ``name`` is what messages call it.

    Raises:
        UnusableFileError: no Word document, macro-enabled, damaged or made to do harm; one line says which.
    """
    archive = open_archive(data, name)
    if any(doctype in content for content in archive.parts.values() for doctype in _DOCTYPES):
        raise refuse(name, "holds a DOCTYPE, which no Word document needs", "do not open this file")
    if _TYPES not in archive.parts:
        raise refuse(name, "a zip file, but not a Word document", "choose a .docx file")
    content_types = _content_types(archive)
    main = next((r.target for r in _relations(archive, "") if r.kind == "officeDocument"), "")
    if main not in archive.parts:
        raise refuse(name, "has no main part", "open it in Word and save it as .docx")
    _check_types(content_types, main, name)
    return Package(name, archive, content_types, main)


def parse_xml(content: bytes, name: str, part: str) -> Element:
    """Return the root element of ``content``.

    Raises:
        UnusableFileError: not well-formed, or with a DOCTYPE in whatever encoding.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise refuse(name, f"{part} is nested too deeply", "do not open this file") from None
        raise refuse(name, f"{part} is damaged", "open it in Word and save it again") from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or (info.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise refuse(name, f"{part} is not plain XML in UTF-8", "do not open this file")
    return root


def relations_name(part: str) -> str:
    """Return the name of the relationships part of ``part``; "" stands for the package."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    content = archive.parts.get(relations_name(part))
    if content is None:
        return ()
    root = parse_xml(content, archive.name, relations_name(part))
    names = {name.lower(): name for name in (*archive.parts, *archive.media)}
    return tuple(_relation(element, part, names) for element in root if isinstance(element.tag, str))


def _relation(element: Element, part: str, names: Mapping[str, str]) -> Relation:
    target = element.get("Target", "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        # Absolute targets start at the package, relative ones at the folder of the part.
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        # Part names are compared without case; some programs write spaces as an address does.
        target = names.get(target.lower()) or names.get(target.lower().replace("%20", " "), target)
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, is_external)


def _content_types(archive: Archive) -> Mapping[str, str]:
    root = parse_xml(archive.parts[_TYPES], archive.name, _TYPES)
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in root.iterchildren("{*}Default", "{*}Override"):
        content_type = element.get("ContentType", "")
        if "Extension" in element.attrib:
            defaults[element.get("Extension", "").lower()] = content_type
        else:
            overrides[element.get("PartName", "").lstrip("/").lower()] = content_type
    members = (*archive.parts, *archive.media)
    by_ending = {m: defaults[e] for m in members if (e := m.rpartition(".")[2].lower()) in defaults}
    return {m: overrides.get(m.lower()) or by_ending.get(m, "") for m in members}


def _check_types(content_types: Mapping[str, str], main: str, name: str) -> None:
    # A spreadsheet inside may be of a kind that allows macros (.xlsb); it is reported, and never opened.
    if "macroEnabled" in content_types[main] or any("vbaProject" in kind for kind in content_types.values()):
        raise refuse(name, "holds macros", "save it in Word as .docx, without macros")
    if content_types[main] not in _WORD_TYPES:
        raise refuse(name, "not a Word document", "choose a .docx file")
