"""From the tree back to what a person would have typed: restricted Markdown that reads as the same tree.

The reverse of ``markup`` and ``inlines``. What is written is read again: marks are escaped only where they
would be taken for more than text, and emphasis that Markdown cannot hold is given up before a word is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from uprdraft.assembly.inline_rules import get_parser
from uprdraft.assembly.inlines import Reading, read_inline
from uprdraft.assembly.markup import NestingError, Piece, read_markup
from uprdraft.assembly.prose_lines import prepare_lines
from uprdraft.document.tree import (
    Block,
    CrossReference,
    Emphasis,
    Gap,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from uprdraft.document.walk import gap_mark, plain_text
from uprdraft.values.addresses import is_address
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Typed", "split_prose", "type_block", "type_line"]

Typed = Callable[[str], str]
"""Takes the id of a note and returns it as typed: ``[@id, para. 3]`` or ``^[…]``."""

_NOTE = "\x00"
_MARKS = lazy_pattern(r"([\\*_\[\]`^|<>{}])")
_START = lazy_pattern(r"^(?:(?P<sign>[-+*>#|])|(?P<number>\d{1,9})(?P<dot>[.)]))")
_BAR = lazy_pattern(r"\\?\|")


def split_prose(text: str) -> list[str]:
    """Return the pieces of prose that make one block each, as they were typed.

    They are as many as the blocks that reading gives; blank lines between them belong to none.
    """
    prepared, _ = prepare_lines(text)
    lines = re.split(r"\r\n|\r|\n", text)
    tokens = get_parser(with_headings=False).parse(prepared)
    spans = [token.map for token in tokens if token.level == 0 and token.map and token.nesting >= 0]
    return ["\n".join(lines[start:end]).rstrip() for start, end in spans]


def type_line(content: Sequence[Inline], typed: Typed, *, breaks: bool = True) -> str:
    """Return a line of inlines as typed; without ``breaks`` a forced new line becomes a space."""
    content = _plainer(content)
    if not breaks:
        content = [Text(" ") if isinstance(node, LineBreak) else node for node in content]
    wanted = _skeleton(content)
    for nodes in (content, _without_look(content)):
        for escape in (False, True):
            line = _line(nodes, typed, escape=escape).strip()
            if _skeleton(read_inline(line, _reading())) == wanted or (nodes is not content and escape):
                return line
    return line


def type_block(block: Block, typed: Typed) -> str:
    """Return a block as typed. A table of contents has no such form and comes back empty."""
    match block:
        case Paragraph():
            return _paragraph(block, typed)
        case ListBlock():
            return "\n".join(_items(block, typed))
        case Quote():
            inner = "\n\n".join(type_block(b, typed) for b in block.content)
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case Table():
            return "\n".join(_rows(block, typed))
        case _:
            return ""


def _paragraph(block: Paragraph, typed: Typed) -> str:
    line = type_line(block.content, typed)
    if not line or _is_one_paragraph(line):
        return line
    # Each line of it could begin a list, a quotation or a table.
    return "\n".join(_START.sub(_escape_start, part) for part in line.split("\n"))


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\{match['dot']}"


def _is_one_paragraph(line: str) -> bool:
    try:
        pieces: list[Piece] = read_markup(line, _reading())
    except NestingError:
        return False
    return len(pieces) == 1 and isinstance(pieces[0], Paragraph)


def _items(block: ListBlock, typed: Typed) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        body = "\n\n".join(type_block(b, typed) for b in item)
        first, *rest = body.split("\n")
        yield mark + first
        yield from (f"{' ' * len(mark)}{line}".rstrip() for line in rest)


def _rows(block: Table, typed: Typed) -> Iterator[str]:
    width = max((len(row) for row in (block.header, *block.rows)), default=0)
    yield _row(block.header or ((),) * width, typed)
    yield "|" + "---|" * width
    for row in block.rows:
        yield _row((*row, *(((),) * (width - len(row)))), typed)


def _row(cells: Iterable[tuple[Inline, ...]], typed: Typed) -> str:
    texts = [type_line(cell, typed, breaks=False).replace("\n", " ") for cell in cells]
    return "|" + "".join(f" {_BAR.sub(_escape_bar, text)} |" for text in texts)


def _escape_bar(match: re.Match[str]) -> str:
    return match.group() if match.group().startswith("\\") else f"\\{match.group()}"


def _reading() -> Reading:
    return Reading(lambda _: (NoteReference(_NOTE),), lambda _: (NoteReference(_NOTE),))


def _plainer(content: Iterable[Inline]) -> list[Inline]:
    """Return ``content`` with texts joined, languages left out and spaces outside of emphasis."""
    out: list[Inline] = []
    for node in content:
        match node:
            case Text():
                out.append(Text(node.text))
            case Emphasis() | Strong():
                out += _spaced(node)
            case Link() if not is_address(node.url):
                out += _plainer(node.content)
            case Link():
                out.append(replace(node, content=tuple(_plainer(node.content))))
            case Gap():
                out.append(Text(gap_mark(node.what)))
            case CrossReference():
                continue
            case _:
                out.append(node)
    return [
        Text(re.sub(r"[ \t\n\u2028]+", " ", "".join(n.text for n in group if isinstance(n, Text))))
        if is_text
        else node
        for is_text, group in ((k, list(g)) for k, g in groupby(out, lambda n: isinstance(n, Text)))
        for node in (group[:1] if is_text else group)
    ]


def _spaced(node: Emphasis | Strong) -> list[Inline]:
    inner = _plainer(node.content)
    before = after = ""
    if inner and isinstance(inner[0], Text):
        kept = inner[0].text.lstrip()
        before = inner[0].text[: len(inner[0].text) - len(kept)]
        inner[0] = Text(kept)
    if inner and isinstance(inner[-1], Text):
        kept = inner[-1].text.rstrip()
        after = inner[-1].text[len(kept) :]
        inner[-1] = Text(kept)
    inner = [n for n in inner if not isinstance(n, Text) or n.text]
    if not any(plain_text((n,)).strip() for n in inner):
        return [Text(before), *inner, Text(after)]
    return [n for n in (Text(before), replace(node, content=tuple(inner)), Text(after)) if n != Text("")]


def _without_look(content: Iterable[Inline]) -> list[Inline]:
    flat: list[Inline] = []
    for node in content:
        flat += _without_look(node.content) if isinstance(node, Emphasis | Strong) else [node]
    return flat


def _line(content: Iterable[Inline], typed: Typed, *, escape: bool) -> str:
    parts: list[str] = []
    for node in content:
        match node:
            case Text():
                parts.append(_MARKS.sub(r"\\\1", node.text) if escape else node.text)
            case Emphasis():
                parts.append(f"*{_line(node.content, typed, escape=escape)}*")
            case Strong():
                parts.append(f"**{_line(node.content, typed, escape=escape)}**")
            case Link():
                parts.append(f"[{_line(node.content, typed, escape=escape)}]({node.url})")
            case LineBreak():
                parts.append("\\\n")
            case NoteReference():
                parts.append(typed(node.note))
    return "".join(parts)


def _skeleton(content: Iterable[Inline]) -> str:
    """Return what is compared: words, looks, addresses and the places of marks, spaces folded."""
    text = re.sub(r"\s+", " ", "".join(_bones(content))).strip()
    return re.sub(f" ?{_NOTE}+", _NOTE, text)


def _bones(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        match node:
            case Text():
                yield node.text
            case Emphasis() | Strong() | Link():
                sign = {"Emphasis": "\x01", "Strong": "\x02"}.get(type(node).__name__, "\x03")
                yield sign
                yield from _bones(node.content)
                yield f"{sign}{node.url if isinstance(node, Link) else ''}"
            case LineBreak():
                yield "\x04"
            case NoteReference():
                yield _NOTE
            case _:
                continue
