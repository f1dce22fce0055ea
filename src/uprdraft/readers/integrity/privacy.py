"""What must not be in a file that goes out: persons, programs, times, session numbers, hidden and changed text."""

from collections.abc import Iterator

from uprdraft.readers.integrity.parsed import Parsed, W, w
from uprdraft.readers.package import Element

__all__ = ["check_privacy"]

_PROPERTIES = frozenset(("title", "creator", "keywords", "language", "subject", "DocSecurity"))
_SESSION_SETTINGS = ("rsids", "docId", "attachedTemplate", "docVars", "mailMerge", "writeProtection")
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")


def check_privacy(parsed: Parsed) -> Iterator[str]:
    """Yield whatever tells who wrote the file, where, when or how."""
    yield from _check_properties(parsed)
    roots = [
        *parsed.stories.values(),
        *(r for r in (parsed.styles, parsed.numbering, parsed.settings) if r is not None),
    ]
    for root in roots:
        yield from _check_sessions(root)
    if parsed.settings is not None:
        for child in parsed.settings:
            name = str(child.tag).rpartition("}")[2]
            if name in _SESSION_SETTINGS:
                yield f"the settings hold {name}"
    for name in _REVISIONS:
        if next(parsed.iter(name), None) is not None:
            yield f"there are tracked changes ({name})"
    if next(parsed.iter("vanish"), None) is not None:
        yield "there is hidden text"


def _check_properties(parsed: Parsed) -> Iterator[str]:
    package = parsed.package
    for relation in package.relations(""):
        if relation.target in package.parts and relation.kind in ("core-properties", "extended-properties"):
            for child in package.parse(relation.target):
                name = str(child.tag).rpartition("}")[2]
                if name not in _PROPERTIES:
                    yield f"the properties hold {name}"


def _check_sessions(root: Element) -> Iterator[str]:
    for element in root.iter("{*}*"):
        if element.tag == w("rsid"):
            yield "there is the number of an editing session (rsid)"
            return
        for name in element.attrib:
            text = str(name)
            if text.startswith(f"{W}rsid") or text.rpartition("}")[2] in (
                "paraId",
                "textId",
                "anchorId",
                "editId",
            ):
                yield f"there is the number of an editing session ({text.rpartition('}')[2]})"
                return
