"""A YAML text cut into the lines of its top keys and of the items of a list, and its comments.

Only the parser's events are trusted for this: what looks like a key may stand inside a text.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from yaml import events as ev

from uprdraft.loading.yaml_events import Plain
from uprdraft.loading.yaml_parser import open_events

__all__ = ["find_comments", "place_comments", "split_items", "split_keys"]


def split_keys(text: str, data: Mapping[str, Plain]) -> dict[str, str] | None:
    """Return the lines of each top key, and under "" what stands before the first.

    None where a key does not begin its own line (a mapping in braces), or the document has a mark at its
    start or end.
    """
    if re.search(r"^(\.\.\.|---|%)", text, re.MULTILINE):
        return None
    marks = [mark for depth, is_key, mark in _nodes(text) if depth == 1 and is_key]
    starts = [mark.line for mark in marks]
    if len(starts) != len(data) or len({*starts}) != len(starts) or any(mark.column for mark in marks):
        return None
    lines = text.splitlines(keepends=True)
    bounds = [*starts, len(lines)]
    pieces = {"": "".join(lines[: bounds[0]])}
    for key, (first, last) in zip(data, itertools.pairwise(bounds), strict=True):
        pieces[key] = "".join(lines[first:last])
    return pieces


def split_items(block: str, count: int) -> list[str] | None:
    """Return the line of the key of ``block``, then the lines of each of the ``count`` items of its list.

    None where an item does not begin its own line.
    """
    starts = [mark.line for depth, is_key, mark in _nodes(block) if depth == 2 and not is_key]
    lines = block.splitlines(keepends=True)
    if len(starts) != count or len({*starts}) != count or 0 in starts:
        return None
    if not all(lines[start].lstrip(" ").startswith("- ") for start in starts):
        return None
    bounds = [0, *starts, len(lines)]
    return ["".join(lines[first:last]) for first, last in itertools.pairwise(bounds)]


def _nodes(text: str) -> Iterator[tuple[int, bool, Any]]:
    """Yield depth, whether it is a key, and the start of every node of ``text``."""
    next_event = open_events(text)
    stack: list[bool | None] = []  # for a mapping whether a key comes next, None for a list
    while not isinstance(event := next_event(), ev.StreamEndEvent):
        if isinstance(event, ev.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, (ev.ScalarEvent, ev.CollectionStartEvent)):
            is_key = bool(stack and stack[-1])
            yield len(stack), is_key, event.start_mark
            if stack and stack[-1] is not None:
                stack[-1] = not stack[-1]
            if isinstance(event, ev.CollectionStartEvent):
                stack.append(True if isinstance(event, ev.MappingStartEvent) else None)


def find_comments(text: str) -> list[str]:
    """Return every comment of ``text``: what follows a "#" outside all scalars."""
    return [words for _, words in place_comments(text)]


def place_comments(text: str) -> list[tuple[int, str]]:
    """Return every comment of ``text`` with the position of its "#"."""
    if "#" not in text:
        return []
    comments: list[tuple[int, str]] = []
    position = 0
    next_event = open_events(text)
    while not isinstance(event := next_event(), ev.StreamEndEvent):
        if isinstance(event, ev.ScalarEvent) and event.start_mark and event.end_mark:
            comments += _between(text, position, event.start_mark.index)
            position = max(position, event.end_mark.index)
    return comments + _between(text, position, len(text))


def _between(text: str, start: int, end: int) -> list[tuple[int, str]]:
    return [(m.start(), m.group()) for m in re.compile(r"#[^\n]*").finditer(text, start, end)]
