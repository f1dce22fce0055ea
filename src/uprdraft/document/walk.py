"""Going through a tree: its sections, blocks, inlines and plain text, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from uprdraft.document.tree import (
    Block,
    Contents,
    CrossReference,
    Emphasis,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Strong,
    Submission,
    Table,
    Text,
    Tracked,
)

__all__ = [
    "block_lines",
    "gap_mark",
    "iter_blocks",
    "iter_inlines",
    "iter_lines",
    "iter_sections",
    "iter_submission_inlines",
    "plain_text",
    "without_notes",
]


def gap_mark(what: str) -> str:
    """Return the visible mark that stands for something still to be written."""
    return f"[TO BE COMPLETED: {what}]"


def iter_sections(submission: Submission) -> Iterator[Section]:
    """Yield cover, body and annex sections with their sub-sections, in reading order."""
    tops = ((submission.cover,) if submission.cover else ()) + submission.body + submission.annexes
    for section in tops:
        yield from _nested(section)


def _nested(section: Section) -> Iterator[Section]:
    yield section
    for child in section.sections:
        yield from _nested(child)


def iter_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield ``blocks`` and the blocks inside lists and quotations, outermost first."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from iter_blocks(item)
        elif isinstance(block, Quote):
            yield from iter_blocks(block.content)


def iter_inlines(content: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines with those inside emphasis and links, outermost first."""
    for node in content:
        yield node
        if isinstance(node, Emphasis | Strong | Link | Tracked):
            yield from iter_inlines(node.content)


def block_lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the runs of inlines of one block without those of blocks inside it: one a paragraph or cell."""
    if isinstance(block, Paragraph):
        yield block.content
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row


def iter_lines(section: Section) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield ``(key, inlines)`` for each paragraph-like line of one section, sub-sections not included.

    The heading comes first; a table yields one line a cell.
    """
    if section.heading is not None:
        yield section.heading.key, section.heading.content
    for block in iter_blocks(section.blocks):
        for line in block_lines(block):
            yield block.key, line


def iter_submission_inlines(submission: Submission) -> Iterator[Inline]:
    """Yield every inline of cover, body and annexes in reading order, notes not included."""
    for section in iter_sections(submission):
        for _, line in iter_lines(section):
            yield from iter_inlines(line)


def plain_text(content: Iterable[Inline], reference: str = "") -> str:
    """Return the words of ``content`` as a reader sees them, note marks left out.

    The number of a cross-reference is known to writers only; ``reference`` stands for it here.
    """
    parts = []
    for node in content:
        match node:
            case Text():
                parts.append(node.text)
            case Emphasis() | Strong() | Link():
                parts.append(plain_text(node.content, reference))
            case LineBreak():
                parts.append("\n")
            case Gap():
                parts.append(gap_mark(node.what))
            case CrossReference():
                parts.append(reference)
            case Tracked(kind="inserted"):
                parts.append(plain_text(node.content, reference))
            case NoteReference() | Tracked():
                pass
    return "".join(parts)


def without_notes(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return ``content`` without its note marks."""
    kept: list[Inline] = []
    for node in content:
        if isinstance(node, Emphasis | Strong | Link):
            kept.append(replace(node, content=without_notes(node.content)))
        elif not isinstance(node, NoteReference):
            kept.append(node)
    return tuple(kept)


def heading_text(heading: Heading | None) -> str:
    """Return the words of a heading without its number."""
    return plain_text(heading.content) if heading else ""


def has_contents(sections: Iterable[Section]) -> bool:
    """Return whether any block is a table of contents."""
    return any(isinstance(b, Contents) for s in sections for b in s.blocks)
