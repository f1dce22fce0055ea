"""WordprocessingML elements: names, builders, order of children. Nothing here knows our tree.

Builders work on a parent, because an element made in its place is never copied.
"""

from typing import TypeAlias

from lxml import etree

__all__ = [
    "RELATIONS",
    "W",
    "XML_SPACE",
    "Element",
    "add",
    "add_paragraph",
    "add_run",
    "insert_ordered",
    "last_child",
    "new_plain_root",
    "new_root",
    "place_text",
    "serialise",
    "w",
]

Element: TypeAlias = etree._Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{_WORD}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = {"w": _WORD, "r": RELATIONS}


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return W + name


def new_root(name: str) -> Element:
    """Return the root element of a new part."""
    return etree.Element(W + name, nsmap=_NAMESPACES)


def new_plain_root(namespace: str, name: str) -> Element:
    """Return a root element whose namespace has no prefix, as the parts around the text are written."""
    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Return a new last child of ``parent`` with attributes of the same namespace."""
    element = etree.SubElement(parent, W + name)
    for key, value in attributes.items():
        element.set(W + key, value)  # faster than handing over a dictionary
    return element


def add_paragraph(parent: Element, style: str = "") -> Element:
    """Return a new paragraph with its properties element, in ``style`` (an id)."""
    paragraph = etree.SubElement(parent, W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    if style:
        etree.SubElement(properties, W + "pStyle").set(W + "val", style)
    return paragraph


def add_run(parent: Element, style: str = "") -> Element:
    """Return a new run in the character style ``style`` (an id)."""
    run = etree.SubElement(parent, W + "r")
    if style:
        properties = etree.SubElement(run, W + "rPr")
        etree.SubElement(properties, W + "rStyle").set(W + "val", style)
    return run


def place_text(run: Element, text: str) -> None:
    """Put ``text`` into ``run``; a line end becomes a break, a tab a tab."""
    if "\n" in text or "\t" in text:
        for number, line in enumerate(text.split("\n")):
            if number:
                add(run, "br")
            for column, piece in enumerate(line.split("\t")):
                if column:
                    add(run, "tab")
                _place_piece(run, piece)
    else:
        _place_piece(run, text)


def _place_piece(run: Element, text: str) -> None:
    if not text:
        return
    element = etree.SubElement(run, W + "t")
    element.text = text
    if text[0].isspace() or text[-1].isspace() or "  " in text:
        element.set(XML_SPACE, "preserve")


def last_child(parent: Element) -> Element | None:
    """Return the last child or None. ``len(parent)`` would count all of them each time."""
    return next(parent.iterchildren(reversed=True), None)


def insert_ordered(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Put ``child`` where the schema wants it among its siblings, in place of one of the same name.

    Args:
        parent: An element whose schema fixes the order of its children.
        child: The child to insert; its name stands in ``order``.
        order: The names of all children in schema order.
    """
    for old in parent.findall(str(child.tag)):
        parent.remove(old)
    rank = {W + name: index for index, name in enumerate(order)}
    own = rank[str(child.tag)]
    for sibling in parent:
        if rank.get(str(sibling.tag), -1) > own:
            sibling.addprevious(child)
            return
    parent.append(child)


def serialise(root: Element) -> bytes:
    """Return the part as the bytes Word expects."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
