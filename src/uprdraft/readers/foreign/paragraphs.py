"""A paragraph: its properties, its line, its number, and what it ends."""

from collections.abc import Callable
from dataclasses import dataclass

from uprdraft.document.package_report import NumberUse
from uprdraft.document.tree import Inline, LineBreak, Text
from uprdraft.readers.foreign.inlines import read_inlines, text_below
from uprdraft.readers.foreign.line import Line
from uprdraft.readers.foreign.names import W, is_on, value_of
from uprdraft.readers.foreign.numbering import Label
from uprdraft.readers.foreign.reading import Item, Reading
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.foreign.styles import Style
from uprdraft.readers.package import Element

__all__ = ["end_section", "read_paragraph"]

_PROPERTIES = f"{W}pPr"
_VAL = f"{W}val"
_LONGEST_CONTENTS_ENTRY = 400


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


def read_paragraph(reading: Reading, element: Element, ref: str) -> None:
    """Read a paragraph; one that shows nothing, and on which nothing hangs, leaves no block."""
    story = reading.story
    own = _properties(story, element)
    style = story.common.styles.paragraph(own.style)
    if not story.in_table and story.is_main:
        story.key = f"b{story.found.blocks + 1}"
    story.ref = ref
    touched, entries = story.found.touched, len(story.found.contents)
    _fill_line(reading, element, style)
    if own.mark_is_deleted:
        # Accepted, it is one paragraph with the next.
        reading.open_line = story.line
    else:
        _finish_paragraph(reading, own, style, touched, entries)
    if own.section is not None:
        end_section(reading, own.section)


def _finish_paragraph(reading: Reading, own: _Paragraph, style: Style, touched: int, entries: int) -> None:
    """Make a block of the line, or keep what the next one must know.

    ``touched`` and ``entries`` are what was recorded, and how many entries of contents, before the paragraph.
    """
    story = reading.story
    label = _label(story, own, style)
    content = story.line.finish()
    if story.is_note_start:
        content = _without_first_space(content)
    item = _item(reading, own, style, label, content)
    if len(story.found.contents) > entries and not content:
        _contents(reading, story.ref)
    elif content or label is not None or story.found.touched > touched or not story.is_main:
        _keep(reading, item)
    else:
        reading.new_page = item.new_page
    if story.page_break and content:
        reading.new_page = True


def _fill_line(reading: Reading, element: Element, style: Style) -> None:
    """Read what the paragraph shows into the line; the story keeps what else was seen on the way."""
    story = reading.story
    story.style = style
    if reading.open_line is None:
        story.line = Line()
        story.is_note_start = False
        story.light_characters = story.size = 0
        story.raised = []
    else:
        story.line, reading.open_line = reading.open_line, None
    story.page_break = False
    before, muted = story.in_contents, _contents_here(story, style, element)
    story.in_contents = muted
    read_inlines(story, element)
    # What a field opened or closed in this paragraph stays; what the paragraph itself decided does not.
    story.in_contents = before + story.in_contents - muted
    story.end_paragraph()


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


def _contents_here(story: Story, style: Style, element: Element) -> int:
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


def end_section(reading: Reading, element: Element) -> None:
    """End a section of pages with the blocks read so far."""
    story = reading.story
    if not story.is_main or story.in_table:
        return
    found = story.found
    found.section_elements.append(element)
    found.section_ends.append(reading.items[-1].key if reading.items else "")
    found.sections += 1
