"""Full names of the elements and attributes that are read, made once.

The Strict form of the format has other namespaces; ``parts`` turns them into these.
"""

__all__ = ["A", "M", "MC", "R", "STRICT", "V", "W", "w", "is_on", "value_of"]

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/chart",
        b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/diagram",
        b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
    ),
)
_VAL = W + "val"
_OFF = frozenset(("0", "false", "off"))


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return W + name


def value_of(parent: etree._Element | None, name: str) -> str:
    """Return ``w:val`` of the child ``name``; empty where there is none."""
    if parent is None:
        return ""
    child = parent.find(W + name)
    return "" if child is None else child.get(_VAL, "")


def is_on(element: etree._Element) -> bool:
    """Return whether a switch such as ``w:b`` is on; without a value it is."""
    return element.get(_VAL, "1") not in _OFF
