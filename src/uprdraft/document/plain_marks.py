"""A tree as rules read it: the same words with plain spaces, hyphens and apostrophes (``values.marks``)."""

from dataclasses import replace
from typing import Any

from uprdraft.document.tree import (
    Emphasis,
    Heading,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Section,
    Strong,
    Submission,
    Table,
    Text,
    Tracked,
)
from uprdraft.values.marks import with_plain_marks

__all__ = ["plainly_marked"]

_FIELDS: dict[type, tuple[str, ...]] = {
    **dict.fromkeys((Emphasis, Strong, Link, Tracked, Paragraph, Heading, Quote, Note), ("content",)),
    Text: ("text",),
    ListBlock: ("items",),
    Table: ("header", "rows", "caption"),
    Section: ("heading", "blocks", "sections"),
    Submission: ("cover", "body", "annexes", "notes"),
}


def plainly_marked(submission: Submission) -> Submission:
    """Return ``submission`` with plain marks; itself where it has no others. Keys and origins stay."""
    plain: Submission = _plain(submission)
    title = with_plain_marks(plain.meta.title)
    return plain if title == plain.meta.title else replace(plain, meta=replace(plain.meta, title=title))


def _plain(node: Any) -> Any:
    """Return a node, a tuple of nodes or a text with plain marks; the same object where nothing changes."""
    if isinstance(node, str):
        return with_plain_marks(node)
    if isinstance(node, tuple):
        changed = tuple(map(_plain, node))
        return node if all(a is b for a, b in zip(node, changed, strict=True)) else changed
    changes = {}
    for name in _FIELDS.get(type(node), ()):
        before = getattr(node, name)
        after = _plain(before)
        if after is not before:
            changes[name] = after
    return replace(node, **changes) if changes else node
