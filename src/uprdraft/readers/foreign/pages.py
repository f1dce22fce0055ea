"""The pages of each section, and the headers and footers that run along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from uprdraft.document.package_report import PageSetup, RunningText
from uprdraft.readers.foreign.blocks import read_lines
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.names import R, W, is_on, value_of
from uprdraft.readers.foreign.story import Common, Story
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["read_pages", "read_running"]

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_STARTS = frozenset(("nextPage", "continuous", "evenPage", "oddPage", "nextColumn"))
_PAGE_TOTAL = frozenset(("NUMPAGES", "SECTIONPAGES"))
_PAGES: dict[str, Literal["default", "first", "even"]] = {"first": "first", "even": "even"}
_MOST_SECTIONS = 2_000


@dataclass(frozen=True, slots=True)
class _Text:
    """What one header or footer part says."""

    text: str
    has_number: bool
    has_total: bool


def read_pages(sections: Sequence[Element], ends: Sequence[str]) -> tuple[PageSetup, ...]:
    """Return the pages of each section; ``ends`` are the keys of their last blocks."""
    return tuple(_page(element, end) for element, end in zip(sections[:_MOST_SECTIONS], ends, strict=False))


def _page(element: Element, end: str) -> PageSetup:
    size, margins, columns = (element.find(W + name) for name in ("pgSz", "pgMar", "cols"))
    title = element.find(f"{W}titlePg")
    starts = value_of(element, "type")
    count = "" if columns is None else columns.get(f"{W}num", "")
    return PageSetup(
        end,
        _points(size, "w", 612.0),
        _points(size, "h", 792.0),
        _points(margins, "top", 72.0),
        _points(margins, "right", 72.0),
        _points(margins, "bottom", 72.0),
        _points(margins, "left", 72.0),
        _points(margins, "gutter", 0.0),
        int(count) if count.isdecimal() and len(count) < 4 else 1,
        title is not None and is_on(title),
        starts if starts in _STARTS else "nextPage",  # type: ignore[arg-type]
    )


def _points(element: Element | None, name: str, usual: float) -> float:
    """Return a length in points: twentieths of one, or a number with its unit as Strict files write it."""
    value = "" if element is None else element.get(W + name, "")
    try:
        if value[-2:] in _POINTS:
            return round(float(value[:-2]) * _POINTS[value[-2:]], 2)
        return round(float(value) / 20, 2) if value else usual
    except (ValueError, OverflowError):
        return usual


def read_running(
    common: Common, sections: Sequence[Element], settings: Element | None
) -> tuple[RunningText, ...]:
    """Return headers and footers in the order of the sections that set them."""
    even = None if settings is None else settings.find(f"{W}evenAndOddHeaders")
    has_even = even is not None and is_on(even)
    known: dict[str, _Text | None] = {}
    running = []
    for index, section in enumerate(sections[:_MOST_SECTIONS]):
        title = section.find(f"{W}titlePg")
        shown = {"first": title is not None and is_on(title), "even": has_even}
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            part = _part(common, reference)
            if part not in known:
                known[part] = _read(common, part)
            found = known[part]
            if found is not None:
                pages = reference.get(f"{W}type", "default")
                kind: Literal["header", "footer"] = "header" if "header" in str(reference.tag) else "footer"
                running.append(
                    RunningText(
                        kind,
                        _PAGES.get(pages, "default"),
                        index,
                        found.text,
                        found.has_number,
                        found.has_total,
                        clean_line(part),
                        shown.get(pages, True),
                    )
                )
    return tuple(running)


def _part(common: Common, reference: Element) -> str:
    """Return the part that ``reference`` names; its id where the file does not hold it."""
    id_ = reference.get(f"{R}id", "")
    relation = common.source.relations(common.source.package.main).get(id_)
    return id_ if relation is None or relation.is_external else relation.target


def _read(common: Common, part: str) -> _Text | None:
    root = common.source.root(part, "a header or footer")
    if root is None:
        return None
    found = common.found
    fields, boxes = len(found.fields), len(found.text_boxes)
    text = read_lines(Story(common, part, pair_fields(root), common.numbering.fresh()), root, f"{part}#")
    text = "\n".join([text, *(box.text for box in found.text_boxes[boxes:])]).strip()
    del found.text_boxes[boxes:]
    kinds = {one.kind for one in found.fields[fields:]}
    has_number = "PAGE" in kinds or next(root.iter(f"{W}pgNum"), None) is not None
    return _Text(text, has_number, bool(kinds & _PAGE_TOTAL))
