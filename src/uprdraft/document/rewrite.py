"""Tree to tree: the same submission with each line of inlines passed through a function."""

from collections.abc import Callable
from dataclasses import replace

from uprdraft.document.tree import (
    Block,
    Contents,
    Emphasis,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Strong,
    Submission,
    Table,
)

__all__ = ["rewrite_lines", "without_emphasis"]

Line = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def rewrite_lines(submission: Submission, line: Line) -> Submission:
    """Return ``submission`` with ``line`` applied to every heading, paragraph and cell, in reading order."""
    cover = _section(submission.cover, line) if submission.cover else None
    body = tuple(_section(s, line) for s in submission.body)
    annexes = tuple(_section(s, line) for s in submission.annexes)
    return replace(submission, cover=cover, body=body, annexes=annexes)


def without_emphasis(submission: Submission) -> Submission:
    """Return ``submission`` with no words in bold or italics, in its text and its notes."""
    notes = tuple(replace(note, content=_unstressed(note.content)) for note in submission.notes)
    return replace(rewrite_lines(submission, _unstressed), notes=notes)


def _unstressed(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for node in line:
        if isinstance(node, Emphasis | Strong):
            out += _unstressed(node.content)
        elif isinstance(node, Link):
            out.append(replace(node, content=_unstressed(node.content)))
        else:
            out.append(node)
    return tuple(out)


def _section(section: Section, line: Line) -> Section:
    heading = _heading(section.heading, line) if section.heading else None
    blocks = tuple(_block(b, line) for b in section.blocks)
    sections = tuple(_section(s, line) for s in section.sections)
    return replace(section, heading=heading, blocks=blocks, sections=sections)


def _heading(heading: Heading, line: Line) -> Heading:
    return replace(heading, content=line(heading.content))


def _block(block: Block, line: Line) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=line(block.content))
        case ListBlock():
            return replace(block, items=tuple(tuple(_block(b, line) for b in item) for item in block.items))
        case Quote():
            return replace(block, content=tuple(_block(b, line) for b in block.content))
        case Table():
            header = tuple(line(cell) for cell in block.header)
            rows = tuple(tuple(line(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case Contents():
            return block
