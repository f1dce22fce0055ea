"""Elements between paragraphs: paragraphs, tables, content controls, ends of sections."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from uprdraft.document.package_report import Embedded, NumberUse
from uprdraft.document.tree import Inline, LineBreak, Text
from uprdraft.document.walk import plain_text
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.inlines import chosen_branch, read_inline, read_inlines, text_below
from uprdraft.readers.foreign.line import Line
from uprdraft.readers.foreign.names import MC, R, W, is_on, value_of
from uprdraft.readers.foreign.numbering import Label
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.foreign.styles import Style
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["Cells", "Item", "join_lines", "read_blocks", "read_lines"]

_P = f"{W}p"
_PROPERTIES = f"{W}pPr"
_VAL = f"{W}val"
_DEEPEST = 100
_MOST_COLUMNS = 64
_LONGEST_CONTENTS_ENTRY = 400

Cells = tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(slots=True)
class Item:
    """One block as read, before it is known where in the text it belongs."""

    kind: Literal["paragraph", "table", "contents"]
    key: str
    ref: str
    section: int
    content: tuple[Inline, ...] = ()
    style: Style | None = None
    outline: int | None = None
    label: Label | None = None
    new_page: bool = False
    is_bold: bool = False
    is_centred: bool = False
    is_cover: bool = False
    size: int = 0
    rows: Cells = ()
    header: tuple[tuple[Inline, ...], ...] = ()
    caption: str = ""
    description: str = ""
    raised: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the words of a paragraph."""
        return plain_text(self.content)


@dataclass(slots=True)
class _Paragraph:
    """What the properties of a paragraph say."""

    style: str = ""
    number: str = ""
    level: int | None = None
    outline: int | None = None
    new_page: bool | None = None
    is_centred: bool = False
    mark_is_deleted: bool = False
    mark_is_hidden: bool = False
    section: Element | None = None


@dataclass(slots=True)
class Reading:
    """The blocks of one story so far, and what goes over to the next paragraph."""

    story: Story
    items: list[Item] = field(default_factory=list)
    carried: tuple[Inline, ...] = ()
    new_page: bool = False
    in_cover: int = 0

    def finish(self) -> None:
        """Put what went over to a next paragraph that never came into a paragraph of its own."""
        if self.carried:
            story = self.story
            story.found.blocks += 1
            key = f"b{story.found.blocks}"
            self.items.append(Item("paragraph", key, story.ref, story.found.sections, self.carried))
            self.carried = ()


def read_blocks(reading: Reading, parent: Element, base: str) -> None:
    """Read the blocks below ``parent``, whose path is ``base``."""
    for index, child in enumerate(parent):
        handler = _BLOCKS.get(child.tag)
        if handler is not None:
            handler(reading, child, f"{base}/{index}")
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            _other(reading, child, f"{base}/{index}")


def _other(reading: Reading, element: Element, ref: str) -> None:
    """Look through an element that is no block itself: a wrapper, or content between paragraphs."""
    if next(element.iter(_P), None) is not None:
        _nested(reading, element, ref)
    elif len(element) or element.tag in _RUN_LEVEL:
        _loose(reading, element)


def _nested(reading: Reading, element: Element, ref: str) -> None:
    story = reading.story
    if story.deep > _DEEPEST:
        story.common.source.note("deeply nested text", story.part, "nested too deep to be meant")
        return
    story.deep += 1
    read_blocks(reading, element, ref)
    story.deep -= 1


def _loose(reading: Reading, element: Element) -> None:
    """Read runs and marks that stand between paragraphs; their words go to the next one."""
    story = reading.story
    story.style = story.common.styles.default_paragraph
    story.line = Line()
    read_inline(story, element)
    if not story.line.is_empty:
        reading.carried += story.line.finish()
        story.line = Line()


def _paragraph(reading: Reading, element: Element, ref: str) -> None:
    story = reading.story
    found = story.found
    own = _properties(story, element)
    style = story.common.styles.paragraph(own.style)
    story.style = style
    if not story.in_table and story.is_main:
        story.key = f"b{found.blocks + 1}"
    story.ref = ref
    touched = found.touched
    label = None if own.mark_is_deleted else _label(story, own, style)
    muted = _is_muted(story, style, element)
    before, story.in_contents = story.in_contents, muted
    line = Line()
    story.line = line
    if reading.carried:
        line.add_inlines(reading.carried)
        reading.carried = ()
    story.light_characters = story.size = 0
    story.is_note_start = False
    story.page_break = False
    story.raised = []
    was_before = len(found.contents)
    read_inlines(story, element)
    # What a field opened or closed in this paragraph stays; what the paragraph itself decided does not.
    story.in_contents = before + story.in_contents - muted
    story.end_paragraph()
    content = line.finish()
    if story.is_note_start:
        content = _without_first_space(content)
    item = _item(reading, own, style, label, content)
    if len(found.contents) > was_before and not content:
        _contents(reading, ref)
    elif own.mark_is_deleted:
        reading.carried = content
        reading.new_page = item.new_page
    elif content or label is not None or found.touched > touched or not story.is_main:
        _keep(reading, item)
    else:
        reading.new_page = item.new_page
    if story.page_break and content:
        reading.new_page = True
    if own.section is not None:
        _end_section(reading, own.section)


def _item(
    reading: Reading, own: _Paragraph, style: Style, label: Label | None, content: tuple[Inline, ...]
) -> Item:
    story = reading.story
    new_page = reading.new_page or (style.page_break_before if own.new_page is None else own.new_page)
    if story.page_break:
        if content and isinstance(content[-1], LineBreak):
            content = content[:-1]
        new_page = new_page or not content
    reading.new_page = False
    return Item(
        "paragraph",
        story.key,
        story.ref,
        story.found.sections,
        content,
        style,
        own.outline,
        label,
        new_page,
        is_bold=bool(content) and story.light_characters == 0,
        is_centred=own.is_centred,
        is_cover=reading.in_cover > 0,
        size=story.size,
        raised=tuple(story.raised),
    )


def _keep(reading: Reading, item: Item) -> None:
    story = reading.story
    if story.is_main and not story.in_table:
        story.found.blocks += 1
    if item.label is not None and story.is_main:
        label = item.label
        use = NumberUse(
            item.key, "native", label.text, label.level, label.list, label.is_bullet, ref=item.ref
        )
        story.found.numbers.append(use)
    reading.items.append(item)


def _contents(reading: Reading, ref: str) -> None:
    """Put one block in the place of all entries of a table of contents."""
    if reading.items and reading.items[-1].kind == "contents":
        return
    story = reading.story
    if story.in_table:
        return
    story.found.blocks += 1
    reading.items.append(Item("contents", story.key, ref, story.found.sections))


def _is_muted(story: Story, style: Style, element: Element) -> int:
    """Return how many tables of contents the paragraph belongs to."""
    if not story.is_main:
        return 0
    if story.in_contents and not style.contents and (style.level or style.is_contents_heading):
        return 0
    if story.in_contents and not style.contents and len(text_below(element)) > _LONGEST_CONTENTS_ENTRY:
        return 0
    return story.in_contents or int(style.contents > 0)


def _without_first_space(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a note's text without the space after its number."""
    if content and isinstance(content[0], Text) and content[0].text[:1] in (" ", "\t", "\u00a0"):
        rest = content[0].text[1:]
        return ((Text(rest, content[0].language),) if rest else ()) + content[1:]
    return content


def _properties(story: Story, paragraph: Element) -> _Paragraph:
    own = _Paragraph()
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag != _PROPERTIES:
        properties = paragraph.find(_PROPERTIES)
        if properties is None:
            return own
    for child in properties:
        reader = _PROPERTY_READERS.get(child.tag)
        if reader is not None:
            reader(story, own, child)
    return own


def _read_style(story: Story, own: _Paragraph, element: Element) -> None:
    own.style = element.get(_VAL, "")


def _read_number(story: Story, own: _Paragraph, element: Element) -> None:
    own.number = value_of(element, "numId")
    level = value_of(element, "ilvl")
    own.level = min(int(level), 8) if level.isdecimal() and len(level) < 10 else None


def _read_outline(story: Story, own: _Paragraph, element: Element) -> None:
    level = element.get(_VAL, "")
    own.outline = int(level) if level.isdecimal() and len(level) < 10 else None


def _read_new_page(story: Story, own: _Paragraph, element: Element) -> None:
    own.new_page = is_on(element)


def _read_alignment(story: Story, own: _Paragraph, element: Element) -> None:
    own.is_centred = element.get(_VAL) == "center"


def _read_section(story: Story, own: _Paragraph, element: Element) -> None:
    own.section = element


def _read_mark(story: Story, own: _Paragraph, element: Element) -> None:
    for child in element:
        if child.tag in (f"{W}del", f"{W}moveFrom"):
            own.mark_is_deleted = True
            story.record_revision("deletion" if child.tag == f"{W}del" else "move-from", child, "¶")
        elif child.tag in (f"{W}ins", f"{W}moveTo"):
            story.record_revision("insertion" if child.tag == f"{W}ins" else "move-to", child, "¶")
        elif child.tag == f"{W}vanish":
            own.mark_is_hidden = is_on(child)


_PROPERTY_READERS: dict[object, Callable[[Story, _Paragraph, Element], None]] = {
    f"{W}pStyle": _read_style,
    f"{W}numPr": _read_number,
    f"{W}outlineLvl": _read_outline,
    f"{W}pageBreakBefore": _read_new_page,
    f"{W}jc": _read_alignment,
    f"{W}sectPr": _read_section,
    f"{W}rPr": _read_mark,
}


def _label(story: Story, own: _Paragraph, style: Style) -> Label | None:
    number = own.number or style.number
    if not number or number == "0":
        return None
    level = own.level
    if level is None and own.number and own.number != style.number:
        level = style.number_level or 0
    return story.numbering.next_label(number, level, style)


def _end_section(reading: Reading, element: Element) -> None:
    story = reading.story
    if not story.is_main or story.in_table:
        return
    found = story.found
    found.section_elements.append(element)
    found.section_ends.append(reading.items[-1].key if reading.items else "")
    found.sections += 1


def _last_section(reading: Reading, element: Element, ref: str) -> None:
    _end_section(reading, element)


def _content_control(reading: Reading, element: Element, ref: str) -> None:
    properties = element.find(f"{W}sdtPr")
    gallery = ""
    if properties is not None:
        gallery = value_of(properties.find(f"{W}docPartObj"), "docPartGallery")
    for index, child in enumerate(element):
        if child.tag == f"{W}sdtContent":
            reading.in_cover += gallery == "Cover Pages"
            _nested(reading, child, f"{ref}/{index}")
            reading.in_cover -= gallery == "Cover Pages"


def _alternatives(reading: Reading, element: Element, ref: str) -> None:
    branch = chosen_branch(element)
    if branch is not None:
        _nested(reading, branch, f"{ref}/{element.index(branch)}")


def _removed(reading: Reading, element: Element, ref: str) -> None:
    kind = "deletion" if element.tag == f"{W}del" else "move-from"
    reading.story.record_revision(kind, element, text_below(element))


def _chunk(reading: Reading, element: Element, ref: str) -> None:
    story = reading.story
    relation = story.common.source.relations(story.part).get(element.get(f"{R}id", ""))
    target = clean_line(relation.target) if relation is not None else ""
    story.common.source.note(
        "a document put in whole (altChunk)", target, "Word takes it in only when it opens the file"
    )
    story.found.embedded.append(Embedded("chunk", target, story.key))


def _table(reading: Reading, element: Element, ref: str) -> None:
    rows = [(row, f"{ref}/{place}") for row, place in _parts(element, f"{W}tr", "")]
    if len(rows) == 1:
        cells = list(_parts(rows[0][0], f"{W}tc", ""))
        if len(cells) == 1:
            # One cell is a frame round a text, no table.
            _nested(reading, cells[0][0], f"{rows[0][1]}/{cells[0][1]}")
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


def _rows(
    reading: Reading, rows: list[tuple[Element, str]]
) -> tuple[tuple[tuple[Inline, ...], ...], list[tuple[tuple[Inline, ...], ...]]]:
    header: tuple[tuple[Inline, ...], ...] = ()
    body: list[tuple[tuple[Inline, ...], ...]] = []
    for row, ref in rows:
        properties = row.find(f"{W}trPr")
        if properties is not None and _is_removed(reading.story, row, properties):
            continue
        cells = _row(reading, row, ref)
        heads = properties is not None and properties.find(f"{W}tblHeader")
        if heads is not False and heads is not None and is_on(heads) and not header and not body:
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


def _row(reading: Reading, row: Element, ref: str) -> tuple[tuple[Inline, ...], ...]:
    cells: list[tuple[Inline, ...]] = []
    before = value_of(row.find(f"{W}trPr"), "gridBefore")
    cells.extend([()] * _span(before, 0))
    for cell, place in _parts(row, f"{W}tc", ""):
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            reading.story.record_revision("deletion", properties.find(f"{W}cellDel"), text_below(cell))  # type: ignore[arg-type]
            continue
        cells.append(_cell(reading, cell, f"{ref}/{place}"))
        cells.extend([()] * (_span(value_of(properties, "gridSpan"), 1) - 1))
    return tuple(cells)


def _span(value: str, usual: int) -> int:
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and len(value) < 6 else usual


def _cell(reading: Reading, cell: Element, ref: str) -> tuple[Inline, ...]:
    story = reading.story
    if story.deep > _DEEPEST:
        story.common.source.note("deeply nested tables", story.part, "nested too deep to be meant")
        return ()
    story.deep += 1
    inner = Reading(story)
    read_blocks(inner, cell, ref)
    story.deep -= 1
    return join_lines(inner.items)


def join_lines(items: list[Item]) -> tuple[Inline, ...]:
    """Return what ``items`` hold as one line, broken where one ends and the next begins."""
    lines: list[tuple[Inline, ...]] = []
    for item in items:
        if item.kind == "table":
            lines.extend(cell for row in (item.header, *item.rows) for cell in row if cell)
        elif item.content:
            lines.append(item.content)
    joined: list[Inline] = []
    for position, line in enumerate(lines):
        if position:
            joined.append(LineBreak())
        joined.extend(line)
    return tuple(joined)


def read_lines(outer: Story, element: Element, ref: str) -> str:
    """Return the text below ``element`` (a text box) read as a story of its own, a paragraph a line."""
    common = outer.common
    story = Story(common, outer.part, pair_fields(element), common.box_numbering)
    story.key, story.ref, story.deep = outer.key, ref, outer.deep + 5
    story.in_table = outer.in_table
    if story.deep > _DEEPEST:
        common.source.note("deeply nested text boxes", outer.part, "nested too deep to be meant")
        return ""
    reading = Reading(story)
    read_blocks(reading, element, ref)
    return plain_text(join_lines(reading.items) + reading.carried)


_BLOCKS: dict[object, Callable[[Reading, Element, str], None]] = {
    _P: _paragraph,
    f"{W}tbl": _table,
    f"{W}sdt": _content_control,
    f"{W}sectPr": _last_section,
    f"{W}altChunk": _chunk,
    f"{W}del": _removed,
    f"{W}moveFrom": _removed,
    f"{MC}AlternateContent": _alternatives,
}
_RUN_LEVEL = frozenset(
    W + name for name in ("r", "bookmarkStart", "commentRangeStart", "commentRangeEnd", "subDoc", "hyperlink")
)
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_SILENT = frozenset(
    W + name
    for name in (
        "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "tblPrEx", "proofErr", "bookmarkEnd",
        "permStart", "permEnd", "customXmlPr", "pPr",
    )
)  # fmt: skip
