"""Restricted Markdown to blocks of the tree.

Prose may hold paragraphs, lists, emphasis, links, tables and block quotations, citations as pandoc
and Zotero write them (``[@source-id, para. 29; @other]``) and notes without a source (``^[…]``).
No HTML, image, code or heading: such marks stay as typed and are reported.

Templates use the same reader with headings on, and carry values as opaque tokens (one private-use
character pair round a number). Typed text never holds such characters, so no value can become markup.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from uprdraft.document.tree import (
    Block,
    Contents,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Role,
    Strong,
    Table,
    Text,
)
from uprdraft.values.ids import is_id
from uprdraft.values.text import clean_text

__all__ = [
    "TOKEN_CLOSE",
    "TOKEN_OPEN",
    "Attributes",
    "HeadingLine",
    "Piece",
    "Reading",
    "RoleLine",
    "TokenLine",
    "read_markup",
]

TOKEN_OPEN = "\ue000"
TOKEN_CLOSE = "\ue001"
_TOKEN = re.compile(f"{TOKEN_OPEN}(\\d+){TOKEN_CLOSE}")
_ATTRIBUTES = re.compile(rf"\s*\{{((?:\s*[#.](?:[a-z0-9-]|{TOKEN_OPEN}\d+{TOKEN_CLOSE})+)+)\s*\}}\s*$")
_UNSUPPORTED = re.compile(r"^ {0,3}(#{1,6} |```|~~~|<[a-zA-Z/!]|!\[)", re.MULTILINE)

CiteFunction = Callable[[Sequence[tuple[str, str]]], tuple[Inline, ...]]
"""Takes ``(source id, locator)`` pairs and returns the mark of a note that cites them."""
NoteFunction = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
"""Takes the text of a note and returns its mark."""
ResolveFunction = Callable[[int], tuple[Inline, ...] | tuple[Block, ...]]
"""Takes the number of a token and returns what it stands for."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in braces at the end of a template line: ``{#id .class}``."""

    id: str = ""
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading of a template, before sections are nested."""

    content: tuple[Inline, ...]
    level: int
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A paragraph of a template whose role is set in braces: ``{.title}``."""

    content: tuple[Inline, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A line of a template that is one token: blocks to be put in its place."""

    number: int


@dataclass
class Reading:
    """What one reading needs and finds."""

    cite: CiteFunction
    note: NoteFunction
    resolve: ResolveFunction | None = None
    unsupported: list[str] = field(default_factory=list)
    """Marks in prose that are not part of the restricted Markdown, as typed."""


Piece = Block | HeadingLine | RoleLine | TokenLine


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Read ``[@id, locator; @id]``."""
    if not state.src.startswith("[@", state.pos):
        return False
    end = state.src.find("]", state.pos)
    if end < 0 or end > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos + 1 : end]
    state.pos = end + 1
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:
    """Read ``^[text]`` with balanced brackets inside."""
    if not state.src.startswith("^[", state.pos):
        return False
    depth = 0
    for position in range(state.pos + 1, state.posMax):
        char = state.src[position]
        depth += (char == "[") - (char == "]")
        if depth == 0:
            if not silent:
                token = state.push("inline_note", "", 0)
                token.content = state.src[state.pos + 2 : position]
            state.pos = position + 1
            return True
    return False


@cache
def _parser(with_headings: bool) -> MarkdownIt:
    rules = ["paragraph", "list", "blockquote", "table", "reference"]
    parser = MarkdownIt("zero", {"html": False, "typographer": False, "linkify": False})
    parser.enable([r for r in rules if r != "reference"] + (["heading"] if with_headings else []))
    parser.enable(["emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"])
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.before("link", "inline_note", _note_rule)
    return parser


def read_markup(text: str, reading: Reading, *, template: bool = False) -> list[Piece]:
    """Return the blocks of ``text``; with ``template`` also heading and token lines.

    Paragraphs come back with role "plain" and no key; the caller gives both. Attributes in braces
    are read in templates only: there they set the paragraph's role.
    """
    if not template:
        reading.unsupported += [m.group(1).strip() for m in _UNSUPPORTED.finditer(text)]
    tokens = _parser(template).parse(text)
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
            cells.append(_inlines(token, reading))
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
    marks = _TOKEN.sub(lambda m: _word(m, reading), match.group(1)).split()
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
    return HeadingLine(_read_inline(content, reading), level, attributes)


_ROLES: tuple[Role, ...] = ("plain", "numbered", "title", "subtitle", "lead", "caption")


def _paragraph(token: Token, reading: Reading, template: bool) -> Block | RoleLine | TokenLine:
    if not template:
        return Paragraph(_inlines(token, reading))
    alone = _TOKEN.fullmatch(token.content.strip())
    if alone and reading.resolve and _is_blocks(reading.resolve(int(alone.group(1)))):
        return TokenLine(int(alone.group(1)))
    content, attributes = _attributes(token.content, reading)
    role = next((r for r in _ROLES if r in attributes.classes), None)
    inlines = _read_inline(content, reading)
    return RoleLine(inlines, role) if role else Paragraph(inlines)


def _is_blocks(value: Sequence[object]) -> bool:
    return bool(value) and isinstance(value[0], Paragraph | ListBlock | Quote | Table | Contents)


def _read_inline(content: str, reading: Reading) -> tuple[Inline, ...]:
    tokens = _parser(True).parseInline(content)
    return _inlines(tokens[0], reading)


def _inlines(token: Token, reading: Reading) -> tuple[Inline, ...]:
    return tuple(_merge(_read_children(iter(token.children or []), reading, None)))


def _read_children(tokens: Iterator[Token], reading: Reading, close: str | None) -> Iterator[Inline]:
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield from _texts(token.content, reading)
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "em_open":
                yield Emphasis(tuple(_merge(_read_children(tokens, reading, "em_close"))))
            case "strong_open":
                yield Strong(tuple(_merge(_read_children(tokens, reading, "strong_close"))))
            case "link_open":
                yield from _link(token, tokens, reading)
            case "citation":
                yield from reading.cite(_citations(token.content))
            case "inline_note":
                yield from reading.note(_read_inline(token.content, reading))
            case other if other == close:
                return
            case other:
                raise AssertionError(f"unknown inline token {other}")


def _link(token: Token, tokens: Iterator[Token], reading: Reading) -> Iterator[Inline]:
    content = tuple(_merge(_read_children(tokens, reading, "link_close")))
    url = str(token.attrs.get("href", ""))
    if url.startswith(("http://", "https://", "mailto:")):
        yield Link(url, content)
    else:
        yield from content


def _texts(content: str, reading: Reading) -> Iterator[Inline]:
    end = 0
    for match in _TOKEN.finditer(content):
        if match.start() > end:
            yield Text(content[end : match.start()])
        value = reading.resolve(int(match.group(1))) if reading.resolve else ()
        if _is_blocks(value):
            raise AssertionError("a block of values must stand alone on its line")
        yield from value  # type: ignore[misc]
        end = match.end()
    if content[end:]:
        yield Text(content[end:])


def _merge(nodes: Iterator[Inline]) -> Iterator[Inline]:
    """Join neighbouring texts and drop a space before a note mark: a mark follows its word."""
    held: Text | None = None
    for node in nodes:
        if isinstance(node, Text):
            node = Text(clean_text(node.text), node.language)
            if held and held.language == node.language:
                held = Text(held.text + node.text, held.language)
            else:
                if held:
                    yield held
                held = node
            continue
        if held:
            if isinstance(node, NoteReference):
                held = Text(held.text.rstrip(" "), held.language)
            if held.text:
                yield held
            held = None
        yield node
    if held and held.text:
        yield held


def _citations(content: str) -> list[tuple[str, str]]:
    found = []
    for part in content.split(";"):
        source, _, locator = part.strip().removeprefix("@").partition(",")
        found.append((source.strip(), locator.strip()))
    return found
