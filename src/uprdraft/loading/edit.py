"""Changes to draft.yaml that leave everything else as the person wrote it.

Only the blocks of the keys that changed are written anew, by ruamel, which keeps the comments inside them;
the rest of the file stays as it is, byte for byte. What comes out is read again by the strict loader before
anyone may save it.
"""

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString
from yaml import events as ev

from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.loading.yaml_events import Plain
from uprdraft.loading.yaml_parser import open_events
from uprdraft.values.text import clean_text

__all__ = ["edit_text", "plain"]

_WIDTH = 106
_NULLS = ("", "~", "null", "Null", "NULL")
_IDENTITY = ("id", "paragraph", "name", "mark")
"""The keys that say which item of a list is meant, the first one found."""


def plain(value: Any) -> Plain:
    """Return ``value`` as the strict loader would read it: text is clean, numbers and days are text."""
    if value is None or isinstance(value, str):
        return clean_text(value) if value is not None else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return str(value)


def edit_text(text: str, changes: Mapping[str, Any]) -> str:
    """Return the YAML ``text`` of a mapping with the values of ``changes`` in place of its own.

    A value replaces all of what stands under its key, but for keys beginning ``x-``; None takes the key
    out. Comments are kept: those whose place is gone stand at the end of the block they were in.

    Args:
        text: what the strict loader has read.
        changes: top keys and their new values: texts, numbers, days, lists and mappings of these.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    wanted = {key: plain(value) for key, value in changes.items()}
    old = parse_yaml(text, "draft").data or {}
    assert isinstance(old, dict)  # noqa: S101 - the caller has validated it as a draft
    wanted = {k: _with_own_keys(old.get(k), v) for k, v in wanted.items() if v is not None or k in old}
    goal = {k: v for k, v in (old | wanted).items() if k not in wanted or v is not None}
    # The second and third way are for texts whose lines or characters defeat the first.
    for in_pieces, use_blocks in ((True, True), (False, True), (False, False)):
        edited = _edit(text, old, wanted, use_blocks) if in_pieces else _rewrite(text, wanted, use_blocks)
        if parse_yaml(edited, "draft").data == goal:
            return edited.replace("\n", line_end)
    raise AssertionError("an edited draft does not read back as it was meant")


def _with_own_keys(old: Plain, new: Plain) -> Plain:
    """Return ``new`` with the ``x-`` keys that the person keeps in ``old``, at any depth."""
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        own = {k: v for k, v in before.items() if k.startswith("x-") and k not in new}
        return {k: _with_own_keys(before.get(k), v) for k, v in new.items()} | own
    if isinstance(new, list):
        known = {_identity(item): item for item in old if _identity(item)} if isinstance(old, list) else {}
        return [_with_own_keys(known.get(_identity(item)), item) for item in new]
    return new


def _identity(item: Any) -> str:
    if not isinstance(item, Mapping):
        return ""
    return next((f"{key} {item[key]}" for key in _IDENTITY if item.get(key)), "")


def _edit(text: str, old: dict[str, Plain], wanted: Mapping[str, Plain], use_blocks: bool) -> str:
    blocks = _split(text, old)
    if blocks is None:
        return _rewrite(text, wanted, use_blocks)
    changed = {key: value for key, value in wanted.items() if key not in old or old[key] != value}
    for key, value in changed.items():
        block = _edit_list(key, blocks.get(key, ""), old.get(key), value, use_blocks)
        blocks[key] = block or _rewrite(blocks.get(key, ""), {key: value}, use_blocks)
    pieces = [piece for piece in blocks.values() if piece]
    return "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces)


def _split(text: str, old: Mapping[str, Plain]) -> dict[str, str] | None:
    """Return the lines of each top key, and under "" what stands before the first.

    None where a key does not begin its own line (a mapping in braces), or the document has an end mark.
    """
    if re.search(r"^(\.\.\.|---)", text, re.MULTILINE):
        return None
    lines = text.splitlines(keepends=True)
    starts = _key_lines(text)
    if list(starts) != list(old) or len(set(starts.values())) != len(starts) or None in starts.values():
        return None
    bounds = [*(start or 0 for start in starts.values()), len(lines)]
    blocks = {"": "".join(lines[: bounds[0]])}
    for key, first, last in zip(starts, bounds[:-1], bounds[1:], strict=True):
        blocks[key] = "".join(lines[first:last])
    return blocks


def _edit_list(key: str, block: str, old: Plain, new: Plain, use_blocks: bool) -> str:
    """Return ``block`` with only the changed items of its list written anew; empty where that cannot be done.

    **Why** The themes are most of a draft, and one answer changes one of them.
    """
    if not isinstance(old, list) or not isinstance(new, list) or not new:
        return ""
    names = [_identity(item) for item in old]
    wanted = {_identity(item): item for item in new}
    lines = block.splitlines(keepends=True)
    starts = _item_lines(block)
    if (
        not all([*names, *wanted])
        or len({*names}) != len(names)
        or len(wanted) != len(new)
        or len(starts) != len(names)
        or not all(0 < line and lines[line].lstrip(" ").startswith("- ") for line in starts)
        or len({*starts}) != len(starts)
    ):
        return ""
    bounds = [*starts, len(lines)]
    pieces = {n: "".join(lines[a:b]) for n, a, b in zip(names, bounds[:-1], bounds[1:], strict=True)}
    before = dict(zip(names, old, strict=True))
    out = ["".join(lines[: bounds[0]])]
    for name, item in wanted.items():
        piece = pieces.pop(name, "")
        if not piece or before[name] != item:
            piece = _rewrite(f"{key}:\n{piece}", {key: [item]}, use_blocks, like=block).partition("\n")[2]
        out.append(piece if piece.endswith("\n") else f"{piece}\n")
    out += [f"{comment}\n" for piece in pieces.values() for comment in _comments(f"{key}:\n{piece}")]
    return "".join(out)


def _item_lines(block: str) -> list[int]:
    """Return the line (from 0) of each item of the list under the one key of ``block``."""
    lines = []
    next_event = open_events(block)
    depth = 0
    while not isinstance(event := next_event(), ev.StreamEndEvent):
        if isinstance(event, ev.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, (ev.ScalarEvent, ev.CollectionStartEvent)):
            if depth == 2 and event.start_mark:
                lines.append(event.start_mark.line)
            depth += isinstance(event, ev.CollectionStartEvent)
    return lines


def _key_lines(text: str) -> dict[str, int | None]:
    """Return the line (from 0) of each top key; None where it does not stand in the first column."""
    lines: dict[str, int | None] = {}
    next_event = open_events(text)
    depth = 0
    is_key = True
    while not isinstance(event := next_event(), ev.StreamEndEvent):
        if depth == 1 and is_key and isinstance(event, ev.ScalarEvent):
            mark: Any = event.start_mark
            lines[event.value] = mark.line if mark.column == 0 else None
            is_key = False
            continue
        if isinstance(event, ev.CollectionStartEvent):
            depth += 1
        elif isinstance(event, ev.CollectionEndEvent):
            depth -= 1
        elif not isinstance(event, ev.ScalarEvent):
            continue
        if depth == 1:
            is_key = True
    return lines


class _TextResolver(VersionedResolver):
    """Every scalar is text but for the nulls, as the strict loader has it: nothing is reformatted."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node."""
        if getattr(kind, "id", "") == "scalar" or kind.__name__ == "ScalarNode":
            is_null = implicit[0] and value in _NULLS
            return ruamel_tag("null" if is_null else "str")
        return super().resolve(kind, value, implicit)


def ruamel_tag(name: str) -> Any:
    """Return ruamel's tag of that name."""
    from ruamel.yaml.tag import Tag

    return Tag(suffix=f"tag:yaml.org,2002:{name}")


def _yaml(text: str) -> YAML:
    editor = YAML(typ="rt", pure=True)
    editor.Resolver = _TextResolver
    editor.preserve_quotes = True
    editor.width = _WIDTH
    flush = re.search(r"^( *)[^\s#-][^\n]*:[ ]*\n(?:\s*#[^\n]*\n)*\1- ", text, re.MULTILINE)
    editor.indent(mapping=2, sequence=2 if flush else 4, offset=0 if flush else 2)
    return editor


def _rewrite(text: str, wanted: Mapping[str, Plain], use_blocks: bool, like: str = "") -> str:
    """Return ``text`` with the wanted values, its comments kept; indented as ``like`` is."""
    editor = _yaml(like or text)
    data = editor.load(text)
    if data is None:
        data = CommentedMap()
    for key, value in wanted.items():
        if value is None:
            data.pop(key, None)
        elif not _is_same(data.get(key), value):
            data[key] = _merge(data.get(key), value, use_blocks, key == "prose")
    stream = io.StringIO()
    if data:
        editor.dump(data, stream)
    edited = stream.getvalue() if data else ""
    if not edited.strip() or not _comments(text):
        return edited if edited.strip() or not _comments(text) else "\n".join([*_comments(text), ""])
    lost = Counter(_comments(text)) - Counter(_comments(edited))
    return edited + "".join(f"{comment}\n" for comment in lost.elements())


def _is_same(node: Any, value: Plain) -> bool:
    return bool(node is not None and plain(node) == value)


def _merge(node: Any, value: Plain, use_blocks: bool, is_prose: bool = False) -> Any:
    """Return ``value`` as nodes, using those of ``node`` wherever they already say the same."""
    if isinstance(value, dict):
        if not isinstance(node, CommentedMap):
            node = CommentedMap()
        for key in [key for key in node if str(key) not in value]:
            del node[key]
        for key, item in value.items():
            if key not in node or not _is_same(node[key], item):
                node[key] = _merge(node.get(key), item, use_blocks, is_prose)
        return node
    if isinstance(value, list):
        return _merge_list(node, value, use_blocks)
    return None if value is None else _text(value, use_blocks, is_prose)


def _merge_list(node: Any, value: list[Plain], use_blocks: bool) -> Any:
    """Return the list with the items of ``node`` that are meant again in their new order."""
    old = list(node) if isinstance(node, CommentedSeq) else []
    known = {_identity(item): item for item in old if _identity(item)}
    items = []
    for index, item in enumerate(value):
        before = known.pop(_identity(item), None)
        if before is None and not _identity(item) and index < len(old):
            before = old[index]
        items.append(before if _is_same(before, item) else _merge(before, item, use_blocks))
    if not isinstance(node, CommentedSeq):
        node = CommentedSeq()
    if not items:
        node.fa.set_flow_style()
    elif not old:
        node.fa.set_block_style()
    node[:] = items
    return node


_AMBIGUOUS = yaml.resolver.Resolver()


def _text(value: str, use_blocks: bool, is_prose: bool) -> Any:
    """Return a scalar that every reader of YAML takes for the same text.

    Prose stands as a block that diffs line by line; what YAML 1.1 would take for a number, a day or a
    truth value stands in quotes.
    """
    if not use_blocks:
        return DoubleQuotedScalarString(value)
    if value and (is_prose or "\n" in value):
        return LiteralScalarString(value)
    if _AMBIGUOUS.resolve(yaml.ScalarNode, value, (True, False)) != "tag:yaml.org,2002:str":
        return value if re.fullmatch(r"0|[1-9][0-9]*|true|false", value) else SingleQuotedScalarString(value)
    return value


def _comments(text: str) -> list[str]:
    """Return every comment of ``text``: what follows a "#" outside all scalars."""
    if "#" not in text:
        return []
    comments: list[str] = []
    position = 0
    next_event = open_events(text)
    while True:
        event = next_event()
        is_end = isinstance(event, ev.StreamEndEvent)
        if isinstance(event, ev.ScalarEvent) or is_end:
            start = len(text) if is_end else event.start_mark.index
            comments += re.findall(r"#[^\n]*", text[position:start])
            if is_end:
                return comments
            position = max(position, event.end_mark.index)
