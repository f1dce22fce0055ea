"""A piece of YAML written anew by ruamel: new values, old comments."""

import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from uprdraft.loading.edit_pieces import find_comments
from uprdraft.loading.yaml_events import Plain

__all__ = ["Style", "identity", "rewrite"]

_WIDTH = 106
_NULLS = ("", "~", "null", "Null", "NULL")
_IDENTITY = ("id", "paragraph", "name", "mark")


def identity(item: Any) -> str:
    """Return what says which item of a list is meant, such as "id refoulement"; empty where nothing does."""
    if not isinstance(item, Mapping):
        return ""
    return next((f"{key} {item[key]}" for key in _IDENTITY if item.get(key)), "")


class _TextResolver(VersionedResolver):
    """Every scalar is text but for the nulls, as the strict loader has it: nothing is reformatted."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node."""
        if kind is ScalarNode:
            is_null = implicit[0] and value in _NULLS
            return Tag(suffix=f"tag:yaml.org,2002:{'null' if is_null else 'str'}")
        return super().resolve(kind, value, implicit)


def _editor(like: str) -> YAML:
    """Return a ruamel round trip that indents lists as the text ``like`` does."""
    editor = YAML(typ="rt", pure=True)
    editor.Resolver = _TextResolver
    editor.preserve_quotes = True
    editor.width = _WIDTH
    flush = re.search(r"^( *)[^\s#-][^\n]*:[ ]*\n(?:\s*#[^\n]*\n)*\1- ", like, re.MULTILINE)
    editor.indent(mapping=2, sequence=2 if flush else 4, offset=0 if flush else 2)
    return editor


@dataclass(frozen=True, slots=True)
class Style:
    """How new values are written. ``use_blocks``: long texts may stand as blocks, not in quotes.

    ``keep_nodes``: ruamel's nodes are used again wherever they say the same, with their comments in place;
    otherwise the comments stand behind the new values.
    """

    use_blocks: bool = True
    keep_nodes: bool = True


def rewrite(text: str, wanted: Mapping[str, Plain], style: Style, like: str = "") -> str:
    """Return the mapping ``text`` with the values of ``wanted``; a key whose value is None goes.

    Args:
        text: YAML the strict loader accepts; may be empty.
        wanted: new values by key.
        style: how to write what changed.
        like: a text whose indentation to follow, ``text`` itself where it is empty.
    """
    editor = _editor(like or text)
    data = editor.load(text)
    if data is None:
        data = CommentedMap()
    for key, value in wanted.items():
        if value is None:
            data.pop(key, None)
        elif not _is_same(data.get(key), value):
            node = data.get(key) if style.keep_nodes else None
            if not style.keep_nodes:
                data.ca.items.pop(key, None)
            data[key] = _merge(node, value, style.use_blocks, is_prose=key == "prose")
    stream = io.StringIO()
    if data:
        editor.dump(data, stream)
    edited = stream.getvalue()
    lost = Counter(find_comments(text)) - Counter(find_comments(edited))
    return edited + "".join(f"{comment}\n" for comment in lost.elements())


def _is_same(node: Any, value: Plain) -> bool:
    """Return whether ``node`` says ``value`` already; ruamel's nodes are kinds of dict, list and str."""
    return bool(node is not None and node == value)


def _merge(node: Any, value: Plain, use_blocks: bool, *, is_prose: bool = False) -> Any:
    """Return ``value`` as nodes, using those of ``node`` wherever they already say the same."""
    if isinstance(value, dict):
        if not isinstance(node, CommentedMap) or not value:
            node = CommentedMap()
        for key in [key for key in node if str(key) not in value]:
            del node[key]
        for key, item in value.items():
            if key not in node or not _is_same(node[key], item):
                node[key] = _merge(node.get(key), item, use_blocks, is_prose=is_prose)
        return node
    if isinstance(value, list):
        return _merge_list(node, value, use_blocks)
    return None if value is None else _scalar(value, use_blocks, is_prose)


def _merge_list(node: Any, value: list[Plain], use_blocks: bool) -> Any:
    """Return the list with the items of ``node`` that are meant again, in their new order."""
    old = list(node) if isinstance(node, CommentedSeq) else []
    known = {identity(item): item for item in old if identity(item)}
    items = []
    for index, item in enumerate(value):
        before = known.pop(identity(item), None)
        if before is None and not identity(item) and index < len(old):
            before = old[index]
        items.append(before if _is_same(before, item) else _merge(before, item, use_blocks))
    if not isinstance(node, CommentedSeq) or not items:
        node = CommentedSeq()
    if not items:
        node.fa.set_flow_style()
    elif not old:
        node.fa.set_block_style()
    node[:] = items
    return node


_YAML_1_1 = yaml.resolver.Resolver()


def _scalar(value: str, use_blocks: bool, is_prose: bool) -> Any:
    """Return a scalar that every reader of YAML takes for the same text.

    Prose stands as a block, which diffs line by line. What YAML 1.1 would take for something else (``no``,
    ``1:30``, a day) stands in quotes; plain numbers, true and false do not, since those are meant.
    """
    if not use_blocks:
        return DoubleQuotedScalarString(value)
    if value and (is_prose or "\n" in value):
        return LiteralScalarString(value)
    tag: str = _YAML_1_1.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    is_text = tag == "tag:yaml.org,2002:str"
    if is_text or re.fullmatch(r"0|[1-9][0-9]*|true|false", value):
        return value
    return SingleQuotedScalarString(value)
