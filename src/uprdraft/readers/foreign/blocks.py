"""Elements between paragraphs: paragraphs, tables, content controls, ends of sections."""

from collections.abc import Callable

from uprdraft.document.package_report import Embedded
from uprdraft.document.walk import plain_text
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.inlines import chosen_branch, read_inline, text_below
from uprdraft.readers.foreign.line import Line
from uprdraft.readers.foreign.names import MC, R, W, value_of
from uprdraft.readers.foreign.paragraphs import end_section, read_paragraph
from uprdraft.readers.foreign.reading import DEEPEST, Reading, join_lines
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.foreign.tables import read_table
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["read_blocks", "read_lines"]

_P = f"{W}p"


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
        reading.descend(element, ref)
    elif len(element) or element.tag in _RUN_LEVEL:
        _loose(reading, element)


def _loose(reading: Reading, element: Element) -> None:
    """Read runs and marks that stand between paragraphs; their words go to the next one."""
    story = reading.story
    story.style = story.common.styles.default_paragraph
    if story.is_main and not story.in_table:
        story.key = f"b{story.found.blocks + 1}"  # a bookmark round a table opens here, and names the table
    story.line = Line() if reading.open_line is None else reading.open_line
    read_inline(story, element)
    reading.open_line = None if story.line.is_empty else story.line


def _last_section(reading: Reading, element: Element, ref: str) -> None:
    end_section(reading, element)


def _content_control(reading: Reading, element: Element, ref: str) -> None:
    properties = element.find(f"{W}sdtPr")
    gallery = ""
    if properties is not None:
        gallery = value_of(properties.find(f"{W}docPartObj"), "docPartGallery")
    for index, child in enumerate(element):
        if child.tag == f"{W}sdtContent":
            reading.in_cover += gallery == "Cover Pages"
            reading.descend(child, f"{ref}/{index}")
            reading.in_cover -= gallery == "Cover Pages"


def _alternatives(reading: Reading, element: Element, ref: str) -> None:
    branch = chosen_branch(element)
    if branch is not None:
        reading.descend(branch, f"{ref}/{element.index(branch)}")


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


def read_lines(outer: Story, element: Element, ref: str) -> str:
    """Return the text below ``element`` (a text box) read as a story of its own, a paragraph a line."""
    common = outer.common
    story = Story(common, outer.part, pair_fields(element), common.box_numbering)
    story.key, story.ref, story.deep = outer.key, ref, outer.deep + 5
    story.in_table = outer.in_table
    if story.deep > DEEPEST:
        common.source.note("deeply nested text boxes", outer.part, "nested too deep to be meant")
        return ""
    reading = Reading(story)
    read_blocks(reading, element, ref)
    reading.finish()
    return plain_text(join_lines(reading.items))


_BLOCKS: dict[object, Callable[[Reading, Element, str], None]] = {
    f"{W}body": Reading.descend,
    _P: read_paragraph,
    f"{W}tbl": read_table,
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
_SILENT = frozenset(
    W + name
    for name in (
        "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "tblPrEx", "proofErr", "bookmarkEnd",
        "permStart", "permEnd", "customXmlPr", "pPr",
    )
)  # fmt: skip
