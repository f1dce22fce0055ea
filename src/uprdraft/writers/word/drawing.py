"""A picture in a header or footer: kept as it is placed, without names, paths, links and private extensions."""

from typing import TypeAlias

from uprdraft.readers.archive import refuse
from uprdraft.readers.package import Package, Relation
from uprdraft.writers.word.pictures import Picture, clean_picture
from uprdraft.writers.word.xml import RELATIONS, Element

__all__ = ["Pictures", "clean_drawing"]

Pictures: TypeAlias = tuple[dict[str, Relation], dict[str, Picture]]
"""The relationships of the part in the base document, and the pictures taken over so far."""

_SHAPES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}",
)
_DROPPED = ("extLst", "hlinkClick", "hlinkHover")
_NAMED = ("docPr", "cNvPr")


def clean_drawing(drawing: Element, package: Package, where: str, pictures: Pictures) -> None:
    """Clean ``drawing`` in place and add what it shows to ``pictures``.

    Raises:
        UnusableFileError: for a shape that is no picture, a linked picture, or a damaged one.
    """
    for element in list(drawing.iter("{*}*")):
        if not str(element.tag).startswith(_SHAPES):
            if element is not drawing and not _is_optional(element):
                raise refuse(
                    package.name, f"its {where} has a drawing that is no picture", "use a PNG or JPEG picture"
                )
            continue
        name = str(element.tag).rpartition("}")[2]
        _clean_attributes(element, name)
        if name in _DROPPED:
            _remove(element)
        elif name == "blip":
            _take_picture(element, package, where, pictures)


def _is_optional(element: Element) -> bool:
    """Drop a relative size or another extension that Word writes beside the plain one."""
    _remove(element)
    return "office/word/20" in str(element.tag) or "office/drawing/20" in str(element.tag)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_attributes(element: Element, name: str) -> None:
    for attribute in list(element.attrib):
        # Names in a namespace are ids of editing sessions; r:embed is looked at with its picture.
        if str(attribute).startswith("{") and not str(attribute).startswith(f"{{{RELATIONS}}}"):
            del element.attrib[attribute]
    if name in _NAMED:
        element.set("name", "Picture")
        described = str(element.attrib.pop("descr", ""))
        element.attrib.pop("title", "")
        if name == "docPr" and described and not {"\\", "/"} & set(described):
            element.set("descr", described)


def _take_picture(element: Element, package: Package, where: str, pictures: Pictures) -> None:
    relations, taken = pictures
    number = element.get(f"{{{RELATIONS}}}embed", "")
    relation = relations.get(number)
    if relation is None or relation.is_external or relation.target not in package.archive.media:
        raise refuse(
            package.name, f"a picture in its {where} is not in the file", "insert the picture itself"
        )
    picture = clean_picture(package.archive.read_media(relation.target))
    if picture is None:
        raise refuse(package.name, f"a picture in its {where} is neither PNG nor JPEG", "insert it as PNG")
    element.attrib.pop(f"{{{RELATIONS}}}link", "")
    taken[number] = picture
