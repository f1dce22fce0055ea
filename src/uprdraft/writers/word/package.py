"""The package: parts and relationships through python-docx, the zip file by our own hand.

Nothing is taken over from anywhere: a part that is not put in by name does not exist. The zip holds
no clock, so the same parts give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from uprdraft.writers.word.xml import new_plain_root, serialise

__all__ = [
    "add_part",
    "member_entry",
    "new_package",
    "relate_links",
    "write_member",
    "write_members",
    "write_package",
]

_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def new_package(document: bytes) -> tuple[OpcPackage, Part]:
    """Return an empty package and its main part."""
    package = OpcPackage()
    main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, document)
    package.load_rel(RT.OFFICE_DOCUMENT, main, "rId1")
    return package, main


def add_part(
    source: OpcPackage | Part, name: str, content_type: str, relation: str, content: bytes, number: str = ""
) -> Part:
    """Add a part that ``source`` refers to and return it.

    Args:
        source: The package or part the relationship starts from.
        name: The absolute name of the part.
        content_type: Its media type.
        relation: The type of the relationship.
        content: The bytes of the part.
        number: The id of the relationship where the XML of ``source`` names it; else a free one.
    """
    part = Part(PackURI(name), content_type, content)
    source.load_rel(relation, part, number or f"rId{len(source.rels) + 1}")
    return part


def relate_links(part: Part, ids: Mapping[str, str]) -> None:
    """Add the outside addresses that ``part`` links to."""
    for url, number in ids.items():
        part.load_rel(RT.HYPERLINK, url, number, is_external=True)


def write_package(package: OpcPackage) -> bytes:
    """Return the package as the bytes of a .docx file."""
    return write_members(_members(package))


def write_members(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of ``(name, content)`` in their order, without a trace of clock or system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members:
            write_member(archive, name, content)
    return stream.getvalue()


def write_member(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add one member to ``archive``, compressed."""
    archive.writestr(member_entry(name), content, zipfile.ZIP_DEFLATED, _LEVEL)


def member_entry(name: str) -> zipfile.ZipInfo:
    """Return the head of a member without a trace of clock or system."""
    entry = zipfile.ZipInfo(name, _TIME)
    # Without these two the file tells which system wrote it.
    entry.create_system = 0
    entry.external_attr = 0
    return entry


def _members(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", _relations(package)
    for part in parts:
        folder, _, file = str(part.partname).lstrip("/").rpartition("/")
        yield f"{folder}/{file}", part.blob
        if part.rels:
            yield f"{folder}/_rels/{file}.rels", _relations(part)


def _relations(source: OpcPackage | Part) -> bytes:
    root = new_plain_root(_RELATIONS, "Relationships")
    for relation in source.rels.values():
        element = etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=relation.rId, Type=relation.reltype
        )
        element.set("Target", relation.target_ref)
        if relation.is_external:
            element.set("TargetMode", "External")
    return serialise(root)


def _content_types(parts: list[Part]) -> bytes:
    root = new_plain_root(_TYPES, "Types")
    defaults = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    defaults.update({part.partname.ext: part.content_type for part in parts if part.partname.ext != "xml"})
    for extension, content_type in sorted(defaults.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
    for part in parts:
        if part.partname.ext == "xml":
            etree.SubElement(
                root, f"{{{_TYPES}}}Override", PartName=str(part.partname), ContentType=part.content_type
            )
    return serialise(root)
