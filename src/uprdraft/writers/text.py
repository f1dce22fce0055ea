"""The submission as plain text, for a preview in a terminal or a mail: what Word would show, without its look."""

import textwrap
from collections.abc import Iterable, Iterator

from uprdraft.document.number import list_label
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
)
from uprdraft.document.walk import gap_mark, iter_sections, plain_text
from uprdraft.writers.lines import Numbers, collect_numbers

__all__ = ["write_text"]

_UNDERLINES = "=-~."
_INDENT = "    "


def write_text(submission: Submission, width: int = 80) -> str:
    """Return ``submission`` as text with lines of at most ``width`` characters, notes at the end."""
    numbers = collect_numbers(submission)
    lines: list[str] = []
    for section in iter_sections(submission):
        lines += _section(section, numbers, width)
    if numbers.notes:
        lines += [*_underlined("Notes", 1), ""]
        for note in numbers.notes:
            lines += _wrapped(_inlines(note.content, numbers), width, f"[{numbers.by_note[note.id]}] ")
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, numbers: Numbers, width: int) -> Iterator[str]:
    if section.heading is not None:
        yield ""
        yield from _underlined(_heading(section.heading), section.heading.level)
        yield ""
    yield from _blocks(section.blocks, numbers, width, "", 0)


def _heading(heading: Heading) -> str:
    return " ".join(f"{heading.number} {plain_text(heading.content)}".split())


def _underlined(text: str, level: int) -> tuple[str, str]:
    return text, _UNDERLINES[min(level, len(_UNDERLINES)) - 1] * len(text)


def _blocks(blocks: Iterable[Block], numbers: Numbers, width: int, indent: str, depth: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                label = f"{block.number} ".ljust(len(_INDENT)) if block.number else ""
                yield from _wrapped(_inlines(block.content, numbers), width, indent + label)
                yield ""
            case ListBlock():
                yield from _list(block, numbers, width, indent, depth)
            case Quote():
                yield from _blocks(block.content, numbers, width, indent + _INDENT, depth)
            case Table():
                yield from _table(block, numbers)
            case Contents():
                yield from _contents(block, numbers)
            case _:
                raise TypeError(f"no way to write {type(block).__name__} as a block")


def _list(block: ListBlock, numbers: Numbers, width: int, indent: str, depth: int) -> Iterator[str]:
    for index, item in enumerate(block.items):
        label = list_label(index, depth) if block.ordered else "*"
        inner = list(_blocks(item, numbers, width, indent + _INDENT, depth + block.ordered))
        if inner:
            inner[0] = indent + label.ljust(len(_INDENT)) + inner[0][len(indent) + len(_INDENT) :]
        yield from inner


def _table(block: Table, numbers: Numbers) -> Iterator[str]:
    for row in ((block.header,) if block.header else ()) + block.rows:
        yield " | ".join(" ".join(_inlines(cell, numbers).split()) for cell in row)
        if row is block.header:
            yield "-+-".join("-" * len(plain_text(cell)) for cell in row)
    yield ""


def _contents(block: Contents, numbers: Numbers) -> Iterator[str]:
    for heading in numbers.headings:
        if heading.level <= block.depth:
            yield "  " * (heading.level - 1) + _heading(heading)
    yield ""


def _wrapped(text: str, width: int, label: str) -> Iterator[str]:
    rest = " " * len(label)
    for position, line in enumerate(text.split("\n")):
        start = rest if position else label
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=start,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [start.rstrip()]


def _inlines(content: tuple[Inline, ...], numbers: Numbers) -> str:
    return "".join(_inline(node, numbers) for node in content)


def _inline(node: Inline, numbers: Numbers) -> str:
    match node:
        case Text():
            return node.text
        case Emphasis() | Strong() | Link():
            return _inlines(node.content, numbers)
        case NoteReference():
            return f"[{numbers.by_note[node.note]}]"
        case CrossReference():
            return numbers.reference(node)
        case LineBreak():
            return "\n"
        case Gap():
            return gap_mark(node.what)
        case _:
            raise TypeError(f"no way to write {type(node).__name__} inside a line")
