"""Header and footer of a base document, taken over element by element from an allow-list.

What is not on the list makes the file unusable with a line that says what to change: a letterhead
that silently lost half of itself would be found out in Geneva.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from uprdraft.readers.archive import refuse
from uprdraft.readers.package import Package
from uprdraft.writers.word.drawing import Pictures, clean_drawing
from uprdraft.writers.word.pictures import Picture
from uprdraft.writers.word.xml import RELATIONS, XML_SPACE, Element, W, w

__all__ = ["Running", "has_page_number", "read_letterhead"]

_FIELDS = ("PAGE", "NUMPAGES")


def _names(text: str) -> frozenset[str]:
    return frozenset(map(w, text.split()))


_STRUCTURE = _names(
    "p r t tab ptab br cr noBreakHyphen tbl tblGrid gridCol tr tc fldChar instrText fldSimple"
)
_PROPERTIES = _names("pPr rPr tblPr trPr tcPr")
_UNWRAPPED = _names("sdt sdtContent hyperlink ins smartTag")
_DROPPED = _names("proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak sdtPr sdtEndPr del softHyphen")
_DROPPED_PROPERTIES = _names("numPr sectPr pPrChange rPrChange tblPrChange trPrChange tcPrChange ins del")


@dataclass(frozen=True, slots=True)
class Running:
    """A header or footer: where it shows ("default" or "first"), its content, its pictures by relation."""

    name: str
    kind: str
    root: Element
    pictures: dict[str, Picture] = field(default_factory=dict)


def read_letterhead(package: Package, section: Element) -> tuple[Running, ...]:
    """Return the headers and footers of the pages ``section`` describes.

    A base without a first page of its own shows the same on every page, the cover included.
    """
    has_first = section.find(w("titlePg")) is not None
    relations = {r.id: r.target for r in package.relations(package.main)}
    found = []
    for reference in section.iterchildren(w("headerReference"), w("footerReference")):
        kind = reference.get(w("type"), "default")
        part = relations.get(reference.get(f"{{{RELATIONS}}}id", ""), "")
        if (
            part not in package.parts
            or kind not in ("default", "first")
            or (kind == "first" and not has_first)
        ):
            continue
        name = "header" if reference.tag == w("headerReference") else "footer"
        found.append(_read_running(package, part, name, kind))
    if not has_first:
        found += [Running(r.name, "first", deepcopy(r.root), r.pictures) for r in found]
    return tuple(found)


def has_page_number(root: Element) -> bool:
    """Return whether the page's number is among what ``root`` shows."""
    return any(code.split()[:1] == ["PAGE"] for code in _codes(root))


def _read_running(package: Package, part: str, name: str, kind: str) -> Running:
    running = Running(name, kind, package.parse(part))
    pictures = ({r.id: r for r in package.relations(part)}, running.pictures)
    _clean_attributes(running.root)
    _clean_children(running.root, package, name, pictures)
    for code in _codes(running.root):
        if code.split()[:1] not in [[allowed] for allowed in _FIELDS]:
            shown = code.split()[0] if code.split() else "without a name"
            raise refuse(package.name, f"its {name} has the field {shown}", "put plain text in its place")
    return running


def _codes(root: Element) -> Iterator[str]:
    """Yield field codes; Word may cut one into several runs."""
    for paragraph in root.iter(w("p")):
        for simple in paragraph.iter(w("fldSimple")):
            yield simple.get(w("instr"), "")
        code: list[str] = []
        for element in paragraph.iter(w("fldChar"), w("instrText")):
            if element.tag == w("instrText"):
                code.append(element.text or "")
            elif code:
                yield "".join(code)
                code = []
        if code:
            yield "".join(code)


def _clean_children(parent: Element, package: Package, where: str, pictures: Pictures) -> None:
    for child in list(parent):
        if not isinstance(child.tag, str) or child.tag in _DROPPED:
            parent.remove(child)
        elif child.tag in _UNWRAPPED:
            _clean_children(child, package, where, pictures)
            for inner in list(child):
                child.addprevious(inner)
            parent.remove(child)
        elif child.tag in _PROPERTIES:
            for old in [e for e in child if e.tag in _DROPPED_PROPERTIES]:
                child.remove(old)
        elif child.tag == w("drawing"):
            clean_drawing(child, package, where, pictures)
        elif child.tag in _STRUCTURE:
            _clean_attributes(child)
            _clean_children(child, package, where, pictures)
        else:
            kind = child.tag.rpartition("}")[2]
            message = f"its {where} holds a text box, shape or other part ({kind}) that cannot be taken over"
            raise refuse(package.name, message, "use text, tables and pictures in line with the text")


def _clean_attributes(element: Element) -> None:
    for attribute in list(element.attrib):
        # w:rsid… and w14:paraId number editing sessions.
        if not str(attribute).startswith((W, XML_SPACE)) or str(attribute).startswith(f"{W}rsid"):
            del element.attrib[attribute]
