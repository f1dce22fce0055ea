"""Tables: rows and cells through content controls and tracked changes; what stands in a cell as one line."""

from collections.abc import Iterator

from uprdraft.document.tree import Inline
from uprdraft.readers.foreign.inlines import text_below
from uprdraft.readers.foreign.names import W, is_on, value_of
from uprdraft.readers.foreign.reading import Item, Reading, join_lines
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["read_table"]

_Row = tuple[tuple[Inline, ...], ...]
_MOST_COLUMNS = 64
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def read_table(reading: Reading, element: Element, ref: str) -> None:
    """Read a table as one block."""
    reading.finish()
    rows = [(row, f"{ref}/{place}") for row, place in _parts(element, f"{W}tr", "")]
    if len(rows) == 1:
        cells = list(_parts(rows[0][0], f"{W}tc", ""))
        if len(cells) == 1:
            # One cell is a frame round a text, no table.
            reading.descend(cells[0][0], f"{rows[0][1]}/{cells[0][1]}")
            return
    story = reading.story
    is_outer = not story.in_table
    if is_outer and story.is_main:
        story.key = f"b{story.found.blocks + 1}"
        story.found.blocks += 1
    key = story.key
    story.in_table += 1
    header, body = _rows(reading, rows)
    story.in_table -= 1
    story.key = key
    properties = element.find(f"{W}tblPr")
    item = Item("table", key, ref, story.found.sections, rows=tuple(body), header=header)
    item.caption = clean_line(value_of(properties, "tblCaption"))
    item.description = clean_line(value_of(properties, "tblDescription"))
    item.new_page, reading.new_page = reading.new_page, False
    reading.items.append(item)


def _parts(parent: Element, tag: str, base: str) -> Iterator[tuple[Element, str]]:
    """Yield rows of a table or cells of a row with their paths, through content controls and changes."""
    for index, child in enumerate(parent):
        if child.tag == tag:
            yield child, f"{base}{index}"
        elif child.tag in _WRAPPERS and base.count("/") < 40:
            yield from _parts(child, tag, f"{base}{index}/")


def _rows(reading: Reading, rows: list[tuple[Element, str]]) -> tuple[_Row, list[_Row]]:
    """Return the header row, empty for none, and the others."""
    header: _Row = ()
    body: list[_Row] = []
    for row, ref in rows:
        properties = row.find(f"{W}trPr")
        if properties is not None and _is_removed(reading.story, row, properties):
            continue
        cells = _row(reading, row, properties, ref)
        heads = None if properties is None else properties.find(f"{W}tblHeader")
        if heads is not None and is_on(heads) and not header and not body:
            header = cells
        elif cells:
            body.append(cells)
    return header, body


def _is_removed(story: Story, row: Element, properties: Element) -> bool:
    inserted, deleted = properties.find(f"{W}ins"), properties.find(f"{W}del")
    if inserted is not None:
        story.record_revision("insertion", inserted, "(a table row)")
    if deleted is None:
        return False
    story.record_revision("deletion", deleted, text_below(row))
    return True


def _row(reading: Reading, row: Element, properties: Element | None, ref: str) -> _Row:
    cells: list[tuple[Inline, ...]] = []
    if properties is not None:
        cells.extend([()] * _span(value_of(properties, "gridBefore"), 0))
    for cell, place in _parts(row, f"{W}tc", ""):
        own = cell.find(f"{W}tcPr")
        deleted = None if own is None else own.find(f"{W}cellDel")
        if deleted is not None:
            reading.story.record_revision("deletion", deleted, text_below(cell))
            continue
        cells.append(_cell(reading, cell, f"{ref}/{place}"))
        span = None if own is None else own.find(f"{W}gridSpan")
        if span is not None:
            cells.extend([()] * (_span(span.get(f"{W}val", ""), 1) - 1))
    return tuple(cells)


def _span(value: str, usual: int) -> int:
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and len(value) < 6 else usual


def _cell(reading: Reading, cell: Element, ref: str) -> tuple[Inline, ...]:
    story = reading.story
    inner = Reading(story)
    inner.descend(cell, ref)
    inner.finish()
    return join_lines(inner.items)
