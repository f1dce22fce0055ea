"""Inline nodes as HTML: every text escaped, links only to where a document may lead."""

from html import escape

from uprdraft.document.tree import (
    CrossReference,
    Emphasis,
    Gap,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
)
from uprdraft.document.walk import gap_mark
from uprdraft.values.addresses import is_address
from uprdraft.writers.lines import Numbers

__all__ = ["inlines_html"]


def inlines_html(content: tuple[Inline, ...], numbers: Numbers) -> str:
    """Return ``content`` as HTML."""
    return "".join(_inline(node, numbers) for node in content)


def _inline(node: Inline, numbers: Numbers) -> str:
    match node:
        case Text():
            words = escape(node.text)
            return f'<span lang="{escape(node.language)}">{words}</span>' if node.language else words
        case Emphasis():
            return f"<em>{inlines_html(node.content, numbers)}</em>"
        case Strong():
            return f"<strong>{inlines_html(node.content, numbers)}</strong>"
        case Link():
            words = inlines_html(node.content, numbers)
            return (
                f'<a href="{escape(node.url)}" rel="noreferrer">{words}</a>'
                if is_address(node.url)
                else words
            )
        case NoteReference():
            number = numbers.by_note[node.note]
            return f'<sup><a id="mark-{number}" href="#note-{number}">{number}</a></sup>'
        case CrossReference():
            return escape(numbers.reference(node))
        case LineBreak():
            return "<br>"
        case Gap():
            return f"<mark>{escape(gap_mark(node.what))}</mark>"
        case _:
            raise TypeError(f"no way to write {type(node).__name__} inside a line")
