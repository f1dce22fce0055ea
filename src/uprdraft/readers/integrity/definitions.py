"""Styles and numbering that are used and defined, and tables built as Word wants them."""

from collections import Counter
from collections.abc import Iterator

from uprdraft.readers.integrity.parsed import Parsed, ids_of, w
from uprdraft.readers.package import Element

__all__ = ["check_definitions"]

_KIND_BY_USE = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_UNNUMBERED = "0"


def check_definitions(parsed: Parsed) -> Iterator[str]:
    """Yield undefined and doubly defined styles and numberings, and misbuilt tables and pages."""
    kinds = _style_kinds(parsed.styles)
    for use, kind in _KIND_BY_USE.items():
        for style in sorted(set(ids_of(parsed.iter(use), "val"))):
            if kinds.get(style) != kind:
                yield f"{kind} style {style} is used and not defined"
    yield from _check_styles(parsed.styles, kinds)
    yield from _check_numbering(parsed, kinds)
    yield from _check_tables(parsed)
    yield from _check_end(parsed)


def _style_kinds(styles: Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {s.get(w("styleId"), ""): s.get(w("type"), "paragraph") for s in styles.iterchildren(w("style"))}


def _check_styles(styles: Element | None, kinds: dict[str, str]) -> Iterator[str]:
    if styles is None:
        yield "there is no styles part"
        return
    for what, values in (
        ("id", ids_of(styles.iterchildren(w("style")), "styleId")),
        ("name", [n.lower() for n in ids_of(styles.iterfind(f"{w('style')}/{w('name')}"), "val")]),
    ):
        yield from (f"style {what} {v} is given twice" for v, count in Counter(values).items() if count > 1)
    for use in ("basedOn", "next", "link"):
        for style in sorted(set(ids_of(styles.iter(w(use)), "val")) - set(kinds)):
            yield f"a style refers to style {style}, which is not defined"


def _check_numbering(parsed: Parsed, kinds: dict[str, str]) -> Iterator[str]:
    root = parsed.numbering
    defined, instances = ([], []) if root is None else _numbering_ids(root)
    used = set(ids_of(parsed.iter("numId"), "val"))
    if parsed.styles is not None:
        used |= set(ids_of(parsed.styles.iter(w("numId")), "val"))
    yield from (
        f"numbering {number} is used and not defined"
        for number in sorted(used - set(instances) - {_UNNUMBERED})
    )
    if root is None:
        return
    for what, ids in (("definition", defined), ("instance", instances)):
        yield from (f"numbering {what} {i} is given twice" for i, count in Counter(ids).items() if count > 1)
    for number in sorted(set(ids_of(root.iter(w("abstractNumId")), "val")) - set(defined)):
        yield f"numbering definition {number} is used and not there"
    for style in sorted(set(ids_of(root.iter(w("pStyle")), "val")) - set(kinds)):
        yield f"a numbering level belongs to style {style}, which is not defined"
    tags = [child.tag for child in root if child.tag in (w("abstractNum"), w("num"))]
    if tags != sorted(tags, key=lambda tag: tag == w("num")):
        yield "a numbering definition stands after an instance"


def _numbering_ids(root: Element) -> tuple[list[str], list[str]]:
    defined = ids_of(root.iterchildren(w("abstractNum")), "abstractNumId")
    return defined, ids_of(root.iterchildren(w("num")), "numId")


def _check_tables(parsed: Parsed) -> Iterator[str]:
    for cell in parsed.iter("tc"):
        last = next(cell.iterchildren(reversed=True), None)
        while last is not None and last.tag in (w("bookmarkEnd"), w("bookmarkStart")):
            last = last.getprevious()
        if last is None or last.tag != w("p"):
            yield "a table cell does not end in a paragraph"
    for row in parsed.iter("tr"):
        if row.find(w("tc")) is None:
            yield "a table row has no cells"


def _check_end(parsed: Parsed) -> Iterator[str]:
    body = parsed.stories[parsed.package.main].find(w("body"))
    last = None if body is None else next(body.iterchildren(reversed=True), None)
    if last is None or last.tag != w("sectPr"):
        yield "the text does not end in page settings"
