"""Restricted Markdown to blocks of the tree.

Prose may hold paragraphs, lists, emphasis, links, tables and block quotations, citations as pandoc
and Zotero write them (``[@source-id, para. 29; @other]``) and notes without a source (``^[…]``).
No HTML, image, code or heading: such marks stay as typed and are reported. No word is ever lost.

Templates use the same reader with headings on, and carry values as opaque tokens (one private-use
character pair round a number). Typed text never holds such characters, so no value can become markup.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from uprdraft.assembly.inline_rules import DEEPEST_NESTING, get_parser
from uprdraft.assembly.inlines import (
    TOKEN,
    TOKEN_CLOSE,
    TOKEN_OPEN,
    Reading,
    is_blocks,
    read_inline,
    read_tokens,
)
from uprdraft.assembly.prose_lines import prepare_lines
from uprdraft.document.tree import Block, Inline, ListBlock, Paragraph, Quote, Role, Table, Text
from uprdraft.values.ids import is_id
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Attributes", "HeadingLine", "NestingError", "Piece", "RoleLine", "TokenLine", "read_markup"]

_ATTRIBUTES = lazy_pattern(rf"\s*\{{((?:\s*[#.](?:[a-z0-9-]|{TOKEN_OPEN}\d+{TOKEN_CLOSE})+)+)\s*\}}\s*$")


class Attributes(NamedTuple):
    """What stands in braces at the end of a template line: ``{#id .class}``."""

    id: str = ""
    classes: frozenset[str] = frozenset()


class HeadingLine(NamedTuple):
    """A heading of a template, before sections are nested."""

    content: tuple[Inline, ...]
    level: int
    attributes: Attributes


class RoleLine(NamedTuple):
    """A paragraph of a template whose role is set in braces: ``{.title}``."""

    content: tuple[Inline, ...]
    role: Role


class TokenLine(NamedTuple):
    """A line of a template that is one token: blocks to be put in its place."""

    number: int


class NestingError(ValueError):
    """Lists and quotations stand deeper in each other than any reader could follow."""


Piece = Block | HeadingLine | RoleLine | TokenLine


def read_markup(text: str, reading: Reading, *, template: bool = False) -> list[Piece]:
    """Return the blocks of ``text``; with ``template`` also heading and token lines.

    Paragraphs come back with role "plain" and no key; the caller gives both. Attributes in braces
    are read in templates only: there they set the paragraph's role.

    Raises:
        NestingError: lists and quotations stand too deep in each other.
    """
    if not template:
        text, found = prepare_lines(text)
        reading.unsupported += found
    tokens = get_parser(with_headings=template).parse(text)
    if any(token.level >= DEEPEST_NESTING - 1 for token in tokens):
        raise NestingError
    return list(_pieces(iter(tokens), reading, template))


def _pieces(tokens: Iterator[Token], reading: Reading, template: bool) -> Iterator[Piece]:
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield _paragraph(next(tokens), reading, template)
                next(tokens)
            case "heading_open":
                inline = next(tokens)
                yield _heading(inline, int(token.tag[1]), reading)
                next(tokens)
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type.startswith("ordered")
                inner = _until(tokens, token.type.replace("open", "close"), token.type)
                yield ListBlock(tuple(_items(iter(inner), reading, template)), ordered)
            case "blockquote_open":
                inner = _until(tokens, "blockquote_close", "blockquote_open")
                yield Quote(tuple(_blocks(iter(inner), reading, template)))
            case "table_open":
                yield _table(_until(tokens, "table_close", "table_open"), reading)
            case other:
                raise AssertionError(f"unknown token {other}")


def _blocks(tokens: Iterator[Token], reading: Reading, template: bool) -> Iterator[Block]:
    for piece in _pieces(tokens, reading, template):
        if isinstance(piece, HeadingLine | RoleLine | TokenLine):
            raise AssertionError("a heading or a block of values cannot stand inside a list or quotation")
        yield piece


def _until(tokens: Iterator[Token], close: str, open_: str) -> list[Token]:
    depth = 1
    inner: list[Token] = []
    for token in tokens:
        depth += (token.type == open_) - (token.type == close)
        if depth == 0:
            return inner
        inner.append(token)
    raise AssertionError(f"{open_} is not closed")


def _items(tokens: Iterator[Token], reading: Reading, template: bool) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            inner = _until(tokens, "list_item_close", "list_item_open")
            yield tuple(_blocks(iter(inner), reading, template))


def _table(tokens: list[Token], reading: Reading) -> Table:
    header: tuple[tuple[Inline, ...], ...] = ()
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    cells: list[tuple[Inline, ...]] = []
    in_head = False
    for token in tokens:
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(read_tokens(token, reading))
        elif token.type == "tr_close" and in_head:
            header = tuple(cells)
        elif token.type == "tr_close":
            rows.append(tuple(cells))
    if all(not cell for cell in header):
        # A table without a header row is one of labels and values: its first column heads the rows.
        return Table(tuple(rows), row_headers=True, widths=(30, 70) if len(header) == 2 else ())
    return Table(tuple(rows), header)


def _attributes(content: str, reading: Reading) -> tuple[str, Attributes]:
    match = _ATTRIBUTES.search(content)
    if match is None:
        return content, Attributes()
    marks = TOKEN.sub(lambda m: _word(m, reading), match.group(1)).split()
    ids = [m[1:] for m in marks if m.startswith("#")]
    classes = frozenset(m[1:] for m in marks if m.startswith("."))
    return content[: match.start()], Attributes(ids[0] if ids else "", classes)


def _word(match: re.Match[str], reading: Reading) -> str:
    """Return the text behind a token inside braces; it names a section, so only an id will do."""
    value = reading.resolve(int(match.group(1))) if reading.resolve else ()
    text = "".join(node.text for node in value if isinstance(node, Text))
    if not is_id(text):
        raise AssertionError(f"“{text}” cannot name a section")
    return text


def _heading(token: Token, level: int, reading: Reading) -> HeadingLine:
    content, attributes = _attributes(token.content, reading)
    return HeadingLine(read_inline(content, reading), level, attributes)


_ROLES: tuple[Role, ...] = ("plain", "numbered", "title", "subtitle", "lead", "caption")


def _paragraph(token: Token, reading: Reading, template: bool) -> Block | RoleLine | TokenLine:
    if not template:
        return Paragraph(read_tokens(token, reading))
    alone = TOKEN.fullmatch(token.content.strip())
    if alone and reading.resolve and is_blocks(reading.resolve(int(alone.group(1)))):
        return TokenLine(int(alone.group(1)))
    content, attributes = _attributes(token.content, reading)
    role = next((r for r in _ROLES if r in attributes.classes), None)
    inlines = read_inline(content, reading)
    return RoleLine(inlines, role) if role else Paragraph(inlines)
