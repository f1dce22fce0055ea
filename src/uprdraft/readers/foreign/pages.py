"""The pages of each section, and the headers and footers that run along."""

from collections.abc import Sequence
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
_PAGE_NUMBER = frozenset(("PAGE",))
_PAGE_TOTAL = frozenset(("NUMPAGES", "SECTIONPAGES"))
_MOST_SECTIONS = 2_000


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
    running = []
    main = common.source.package.main
    first_shown: dict[str, bool] = {}
    for index, section in enumerate(sections[:_MOST_SECTIONS]):
        title = section.find(f"{W}titlePg")
        first_shown["first"] = title is not None and is_on(title)
        for kind in ("header", "footer"):
            for reference in section.iterchildren(f"{W}{kind}Reference"):
                pages = reference.get(f"{W}type", "default")
                shown = {"first": first_shown["first"], "even": has_even}.get(pages, True)
                relation = common.source.relations(main).get(reference.get(f"{R}id", ""))
                if relation is None or relation.is_external:
                    common.source.note(f"a {kind}", main, "the file refers to it and does not hold it")
                    continue
                root = common.source.root(relation.target, f"a {kind}")
                if root is not None:
                    running.append(_running(common, root, relation.target, kind, pages, index, shown=shown))
    return tuple(running)


def _running(
    common: Common, root: Element, part: str, kind: str, pages: str, section: int, *, shown: bool
) -> RunningText:
    story = Story(common, part, pair_fields(root), common.numbering.fresh())
    found = common.found
    fields, boxes = len(found.fields), len(found.text_boxes)
    story.ref = f"{part}#"
    text = read_lines(story, root, f"{part}#")
    text = "\n".join([text, *(box.text for box in found.text_boxes[boxes:])]).strip()
    del found.text_boxes[boxes:]
    kinds = {one.kind for one in found.fields[fields:]}
    has_number = bool(kinds & _PAGE_NUMBER) or next(root.iter(f"{W}pgNum"), None) is not None
    places: dict[str, Literal["default", "first", "even"]] = {"first": "first", "even": "even"}
    return RunningText(
        "header" if kind == "header" else "footer",
        places.get(pages, "default"),
        section,
        text,
        has_number,
        bool(kinds & _PAGE_TOTAL),
        clean_line(part),
        shown,
    )
