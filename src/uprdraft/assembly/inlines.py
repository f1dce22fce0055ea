"""One line of prose or template to inline nodes: emphasis, links, citations, notes, and values in their places.

What is left as typed and looks like a mark is reported, with what to write in its place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from uprdraft.assembly.inline_rules import Cited, get_parser, parse_citations
from uprdraft.assembly.leftovers import find_leftovers
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
    Strong,
    Table,
    Text,
)
from uprdraft.values.addresses import is_address
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import clean_text

__all__ = ["TOKEN", "TOKEN_CLOSE", "TOKEN_OPEN", "Reading", "is_blocks", "read_inline", "read_tokens"]

TOKEN_OPEN = "\ue000"
TOKEN_CLOSE = "\ue001"
TOKEN = lazy_pattern(f"{TOKEN_OPEN}(\\d+){TOKEN_CLOSE}")
_OPAQUE = "\ue002"
"""Stands for what was understood where a line is looked through for what was not."""
_DEEPEST_LOOK = 8
"""Emphasis within emphasis beyond this depth looks no different and is not kept apart."""

CiteFunction = Callable[[Sequence[Cited]], tuple[Inline, ...]]
"""Takes the sources of one citation and returns the mark of a note that cites them."""
NoteFunction = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
"""Takes the text of a note and returns its mark."""
ResolveFunction = Callable[[int], tuple[Inline, ...] | tuple[Block, ...]]
"""Takes the number of a token and returns what it stands for."""


@dataclass
class Reading:
    """What one reading needs and finds."""

    cite: CiteFunction
    note: NoteFunction
    resolve: ResolveFunction | None = None
    unsupported: list[tuple[str, str]] = field(default_factory=list)
    """``(mark, advice)`` for marks that are not part of the restricted Markdown and stand as typed."""


def is_blocks(value: Sequence[object]) -> bool:
    """Return whether a value is whole blocks."""
    return bool(value) and isinstance(value[0], Paragraph | ListBlock | Quote | Table | Contents)


def read_inline(content: str, reading: Reading) -> tuple[Inline, ...]:
    """Return ``content`` read as one line: emphasis, links, citations and notes, but no lists or tables."""
    return read_tokens(get_parser(with_headings=True).parseInline(content)[0], reading)


def read_tokens(token: Token, reading: Reading) -> tuple[Inline, ...]:
    """Return the nodes of an inline token."""
    children = token.children or []
    reading.unsupported += find_leftovers("".join(_seen(child) for child in children))
    return tuple(_merge(_read_children(children, reading)))


def _seen(token: Token) -> str:
    """Return what a token shows as typed; marks that were understood show as one opaque sign."""
    if token.type == "text":
        return token.content
    # An image is no part of prose: its mark is an exclamation mark before a link.
    return {"softbreak": "\n", "hardbreak": "\n", "link_open": "["}.get(token.type, _OPAQUE)


def _read_children(tokens: Sequence[Token], reading: Reading) -> Iterator[Inline]:
    """Yield the nodes of a line. Marks nest without limit, so the opened ones stand on a list, not on the stack."""
    opened: list[tuple[Token, list[Inline]]] = []
    nodes: list[Inline] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                nodes += _texts(token.content, reading)
            case "softbreak":
                nodes.append(Text(" "))
            case "hardbreak":
                nodes.append(LineBreak())
            case "em_open" | "strong_open" | "link_open":
                opened.append((token, nodes))
                nodes = []
            case "em_close" | "strong_close" | "link_close":
                opening, outer = opened.pop()
                inner = tuple(_merge(iter(nodes)))
                outer += (
                    _link(opening, inner, reading)
                    if token.type == "link_close"
                    else _look(opening, inner, len(opened))
                )
                nodes = outer
            case "citation":
                nodes += reading.cite(parse_citations(token.content))
            case "inline_note":
                nodes += reading.note(read_inline(token.content, reading))
            case other:
                raise AssertionError(f"unknown inline token {other}")
    yield from nodes


def _look(opening: Token, content: tuple[Inline, ...], depth: int) -> tuple[Inline, ...]:
    if depth >= _DEEPEST_LOOK:
        return content
    return (Emphasis(content),) if opening.type == "em_open" else (Strong(content),)


def _link(opening: Token, content: tuple[Inline, ...], reading: Reading) -> tuple[Inline, ...]:
    """Return a link, or what was typed where its address is none; words beside the address are shown too."""
    url, title = str(opening.attrs.get("href", "")), str(opening.attrs.get("title", ""))
    if is_address(url) and not title:
        return (Link(url, content),)
    advice = (
        "give the address alone" if title else "a link needs an address that begins with https:// or mailto:"
    )
    reading.unsupported.append((f"]({url})"[:60], advice))
    typed = get_parser(with_headings=True).normalizeLinkText(url)
    shown = f'{typed} "{title}"' if title else typed
    return (Text("["), *content, Text(f"]({shown})"))


def _texts(content: str, reading: Reading) -> Iterator[Inline]:
    end = 0
    for match in TOKEN.finditer(content):
        if match.start() > end:
            yield Text(content[end : match.start()])
        value = reading.resolve(int(match.group(1))) if reading.resolve else ()
        if is_blocks(value):
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
