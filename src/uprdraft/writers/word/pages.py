"""Pages: size, margins, and where one set of pages ends and the next begins."""

from copy import deepcopy
from typing import NamedTuple

from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER
from uprdraft.writers.word.xml import (
    RELATIONS,
    Element,
    add,
    add_paragraph,
    insert_ordered,
    last_child,
    new_root,
    w,
)

__all__ = ["Page", "default_page", "end_section", "text_width"]

_A4_WIDTH = 11906
_MARGIN = 1417  # 2.5 cm


class Page(NamedTuple):
    """How the pages look: properties from the base document and the parts that run along.

    ``references`` are (element, type, relationship id): ("headerReference", "default", "rIdHeader").
    """

    properties: tuple[Element, ...]
    references: tuple[tuple[str, str, str], ...] = ()
    right_to_left: bool = False


def default_page() -> tuple[Element, ...]:
    """Return size and margins of our base document: A4, 2.5 cm."""
    size, margins, columns = new_root("pgSz"), new_root("pgMar"), new_root("cols")
    for name, value in (("w", str(_A4_WIDTH)), ("h", "16838")):
        size.set(w(name), value)
    for side in ("top", "right", "bottom", "left"):
        margins.set(w(side), str(_MARGIN))
    for name, value in (("header", "709"), ("footer", "709"), ("gutter", "0")):
        margins.set(w(name), value)
    columns.set(w("space"), "708")
    return size, margins, columns


def text_width(properties: tuple[Element, ...]) -> int:
    """Return the width between the margins in twentieths of a point."""
    by_name = {str(element.tag): element for element in properties}

    def measure(name: str, side: str, usual: int) -> int:
        element = by_name.get(w(name))
        value = "" if element is None else element.get(w(side), "")
        return int(value) if value.isdigit() else usual

    margins = measure("pgMar", "left", _MARGIN) + measure("pgMar", "right", _MARGIN)
    width = measure("pgSz", "w", _A4_WIDTH) - margins
    return width if width > 0 else _A4_WIDTH - 2 * _MARGIN


def end_section(body: Element, page: Page, *, has_cover: bool, is_last: bool) -> None:
    """Close the pages written so far: in the last paragraph, or at the end of the body."""
    if is_last:
        _fill(add(body, "sectPr"), page, has_cover=has_cover)
        return
    properties = new_root("sectPr")
    _fill(properties, page, has_cover=has_cover)
    last = last_child(body)
    if last is None or last.tag != w("p"):
        last = add_paragraph(body)
    insert_ordered(last[0], properties, PARAGRAPH_ORDER)


def _fill(section: Element, page: Page, *, has_cover: bool) -> None:
    for name, kind, relation in page.references:
        if kind == "first" and not has_cover:
            continue
        reference = add(section, name, type=kind)
        reference.set(f"{{{RELATIONS}}}id", relation)
    # Once more beside the settings, for programs that look only here.
    add(add(section, "endnotePr"), "numFmt", val="decimal")
    add(section, "type", val="nextPage")
    for element in page.properties:
        section.append(deepcopy(element))
    if has_cover:
        add(section, "titlePg")
    if page.right_to_left:
        add(section, "bidi")
