"""A line of the tree in words, spaces, signs and marks, each in the looks it has; and words as a line again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from uprdraft.document.tree import Emphasis, Inline, Link, NoteReference, Strong, Text, Tracked
from uprdraft.pipeline.comparing.changes import pieces_of

__all__ = ["Kind", "inside", "joined", "words_of"]

Kind = Literal["inserted", "deleted"]


def words_of(content: Iterable[Inline]) -> Iterator[Inline]:
    """Yield a line in words, spaces, signs and marks, each in the looks it has."""
    for node in content:
        match node:
            case Text():
                yield from (Text(piece, node.language) for piece in pieces_of(node.text))
            case Emphasis() | Strong() | Link():
                for inner in words_of(node.content):
                    # A mark carries no look; it would be parted from its note otherwise.
                    yield inner if isinstance(inner, NoteReference) else replace(node, content=(inner,))
            case _:
                yield node


def inside(node: Inline) -> Iterator[Inline]:
    """Yield a word and what stands inside its looks."""
    yield node
    if isinstance(node, Emphasis | Strong | Link):
        yield from inside(node.content[0])


def joined(tokens: Sequence[tuple[Kind | None, Inline]]) -> tuple[Inline, ...]:
    """Return tokens as few nodes: texts of the same look joined, changes of the same kind wrapped once."""
    out: list[Inline] = []
    for kind, node in tokens:
        last = out[-1] if out else None
        if kind is None:
            _append(out, node)
        elif isinstance(node, Link):
            out.append(Tracked(kind, (node,)))
        elif isinstance(last, Tracked) and last.kind == kind and not isinstance(last.content[0], Link):
            inner = list(last.content)
            _append(inner, node)
            out[-1] = replace(last, content=tuple(inner))
        else:
            out.append(Tracked(kind, (node,)))
    return tuple(out)


def _append(out: list[Inline], node: Inline) -> None:
    last = out[-1] if out else None
    if isinstance(last, Text) and isinstance(node, Text) and last.language == node.language:
        out[-1] = replace(last, text=last.text + node.text)
    elif (
        isinstance(last, Emphasis | Strong | Link) and type(last) is type(node) and _look(last) == _look(node)
    ):
        inner = list(last.content)
        _append(inner, node.content[0])
        out[-1] = replace(last, content=tuple(inner))
    else:
        out.append(node)


def _look(node: Inline) -> str:
    return node.url if isinstance(node, Link) else type(node).__name__
