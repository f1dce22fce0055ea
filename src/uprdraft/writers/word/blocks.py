"""Blocks as paragraphs and tables: one function a kind; an unknown kind is an error."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from uprdraft.document.tree import Block, Contents, ListBlock, Paragraph, Quote, Role, Table, Text
from uprdraft.writers.word.bookmarks import wrap_in_bookmark
from uprdraft.writers.word.contents import write_contents
from uprdraft.writers.word.context import Context, bookmark_name
from uprdraft.writers.word.inline import track_paragraph, write_inlines
from uprdraft.writers.word.numbering import BULLET, INDENT
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER
from uprdraft.writers.word.tables import write_table
from uprdraft.writers.word.xml import Element, add, add_paragraph, insert_ordered, last_child, new_root

__all__ = ["write_blocks"]

STYLE_BY_ROLE: dict[Role, str] = {
    "plain": "Normal",
    "numbered": "NumberedParagraph",
    "recommendation": "Recommendation",
    "listed-recommendation": "ListedRecommendation",
    "title": "Title",
    "subtitle": "Subtitle",
    "lead": "CoverLead",
    "caption": "Caption",
}
_DEEPEST = 3


class _Place(NamedTuple):
    """Where a block stands: how deep in lists and in ordered lists, in which list, whether in a quotation."""

    depth: int = -1
    ordered_depth: int = -1
    list_number: str = ""
    opens_item: bool = False
    quoted: bool = False


_TOP = _Place()


def write_blocks(parent: Element, blocks: Iterable[Block], ctx: Context) -> None:
    """Append ``blocks`` to the body, each with its hidden bookmark."""
    _write_all(parent, blocks, ctx, _TOP)


def _write_all(parent: Element, blocks: Iterable[Block], ctx: Context, place: _Place) -> None:
    for block in blocks:
        try:
            writer = _WRITERS[type(block)]
        except KeyError:
            raise TypeError(f"no way to write {type(block).__name__} as a block") from None
        before = last_child(parent)
        writer(parent, block, ctx, place)
        if block.key and type(block) is not Paragraph:
            wrap_in_bookmark(parent, before, block.key, ctx)


def _paragraph(parent: Element, node: Paragraph, ctx: Context, place: _Place) -> None:
    paragraph = add_paragraph(parent, _paragraph_style(node, ctx, place))
    if place.depth >= 0 and node.role == "plain":
        _place_in_list(paragraph, place)
    if _announces(node):
        insert_ordered(paragraph[0], new_root("keepNext"), PARAGRAPH_ORDER)
    opened = ctx.bookmarks.start(paragraph, bookmark_name(node.key)) if node.key else ""
    write_inlines(paragraph, node.content, ctx)
    track_paragraph(paragraph, node.content, ctx)
    if opened:
        ctx.bookmarks.end(paragraph, opened)


def _announces(node: Paragraph) -> bool:
    """Return whether the text ends in a colon, so that it must not part from what it announces."""
    last = node.content[-1] if node.content else None
    return isinstance(last, Text) and last.text.rstrip().endswith(":")


def _paragraph_style(node: Paragraph, ctx: Context, place: _Place) -> str:
    if node.role == "plain":
        if place.depth >= 0:
            return ctx.styles[_list_style(place)]
        if place.quoted:
            return ctx.styles["Quote"]
        return ""
    return ctx.styles[STYLE_BY_ROLE[node.role]]


def _list_style(place: _Place) -> str:
    if not place.opens_item:
        return "ListContinue"
    return "ListBullet" if place.list_number == BULLET else "ListNumber"


def _place_in_list(paragraph: Element, place: _Place) -> None:
    properties = paragraph[0]
    if place.opens_item:
        numbering = add(properties, "numPr")
        add(numbering, "ilvl", val=str(place.depth))
        add(numbering, "numId", val=place.list_number)
    else:
        add(properties, "ind", left=str(INDENT * (place.depth + 2)))


def _list(parent: Element, node: ListBlock, ctx: Context, place: _Place) -> None:
    depth = min(place.depth + 1, _DEEPEST)
    ordered_depth = place.ordered_depth + node.ordered
    number = ctx.lists.next_ordered(depth, ordered_depth) if node.ordered else BULLET
    inside = _Place(depth, ordered_depth, number, quoted=place.quoted)
    for item in node.items:
        for position, block in enumerate(item):
            # Only the first paragraph of an item carries its mark.
            opens = position == 0 and isinstance(block, Paragraph)
            _write_all(parent, (block,), ctx, inside._replace(opens_item=opens))


def _quote(parent: Element, node: Quote, ctx: Context, place: _Place) -> None:
    _write_all(parent, node.content, ctx, place._replace(opens_item=False, quoted=True))


def _table(parent: Element, node: Table, ctx: Context, place: _Place) -> None:
    write_table(parent, node, ctx)


def _contents(parent: Element, node: Contents, ctx: Context, place: _Place) -> None:
    write_contents(parent, node, ctx)


_WRITERS: dict[type[Block], Callable[[Element, Any, Context, _Place], None]] = {
    Paragraph: _paragraph,
    ListBlock: _list,
    Quote: _quote,
    Table: _table,
    Contents: _contents,
}
