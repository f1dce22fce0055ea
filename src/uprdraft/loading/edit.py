"""Changes to draft.yaml that leave everything else as the person wrote it.

Only the pieces that changed are written anew, with the comments inside them; the rest of the file stays as
it is, byte for byte. What comes out is read again by the strict loader before it is given back.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import yaml

from uprdraft.errors import UnusableFileError
from uprdraft.loading.edit_nodes import Style, identity, rewrite
from uprdraft.loading.edit_pieces import find_comments, split_items, split_keys
from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.loading.yaml_events import Plain
from uprdraft.values.text import clean_text

__all__ = ["edit_text", "identity", "plain"]


def plain(value: Any) -> Plain:
    """Return ``value`` as the strict loader would read it: text is clean, numbers and days are text."""
    if value is None:
        return None
    if isinstance(value, str):
        return clean_text(value)
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
    out. Comments are kept: those whose place is gone stand at the end of the piece they were in.

    Args:
        text: what the strict loader has read; may be empty.
        changes: top keys and their new values: texts, numbers, days, lists and mappings of these.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    old = parse_yaml(text, "draft").data or {}
    assert isinstance(old, dict)  # noqa: S101 - callers have validated it as a draft
    wanted = {key: _with_own_keys(old.get(key), plain(value)) for key, value in changes.items()}
    wanted = {key: value for key, value in wanted.items() if old.get(key) != value or key not in old}
    wanted = {key: value for key, value in wanted.items() if value is not None or key in old}
    if not wanted:
        return text.replace("\n", line_end)
    goal = {key: value for key, value in (old | wanted).items() if key not in wanted or value is not None}
    for way, style in _WAYS:
        with suppress(yaml.YAMLError, UnusableFileError):
            edited = way(text, old, wanted, style)
            if edited is not None and (parse_yaml(edited, "draft").data or {}) == goal:
                return edited.replace("\n", line_end)
    raise AssertionError("an edited draft does not read back as it was meant")


def _with_own_keys(old: Plain, new: Plain) -> Plain:
    """Return ``new`` with the ``x-`` keys that the person keeps in ``old``, at any depth."""
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        own = {key: value for key, value in before.items() if key.startswith("x-") and key not in new}
        return {key: _with_own_keys(before.get(key), value) for key, value in new.items()} | own
    if isinstance(new, list):
        known = {identity(item): item for item in old if identity(item)} if isinstance(old, list) else {}
        return [_with_own_keys(known.get(identity(item)), item) for item in new]
    return new


def _edit_whole(text: str, old: Mapping[str, Plain], wanted: Mapping[str, Plain], style: Style) -> str | None:
    return rewrite(text, wanted, style)


def _edit_pieces(
    text: str, old: Mapping[str, Plain], wanted: Mapping[str, Plain], style: Style
) -> str | None:
    blocks = split_keys(text, old)
    if blocks is None:
        return None
    for key, value in wanted.items():
        block = blocks.get(key, "")
        edited = _edit_list(key, block, old.get(key), value, style)
        blocks[key] = edited or rewrite(block, {key: value}, style)
    return "".join(_line(block) for block in blocks.values())


# The later ways are for texts whose lines, characters or comments defeat the one before.
_WAYS = (
    (_edit_pieces, Style()),
    (_edit_whole, Style()),
    (_edit_pieces, Style(use_blocks=False, keep_nodes=False)),
    (_edit_whole, Style(use_blocks=False, keep_nodes=False)),
)


def _line(piece: str) -> str:
    """Return ``piece`` with a line end, which the last line of a file may lack."""
    return piece if not piece or piece.endswith("\n") else f"{piece}\n"


def _edit_list(key: str, block: str, old: Plain, new: Plain, style: Style) -> str | None:
    """Return ``block`` with only the changed items of its list written anew; None where that cannot be done.

    **Why** The themes are most of a draft, and one answer changes one of them.
    """
    if not isinstance(old, list) or not isinstance(new, list) or not new:
        return None
    before = {identity(item): item for item in old}
    wanted = {identity(item): item for item in new}
    pieces = split_items(block, len(old))
    if pieces is None or "" in {**before, **wanted} or (len(before), len(wanted)) != (len(old), len(new)):
        return None
    head, *rest = pieces
    piece_by_name = dict(zip(before, rest, strict=True))
    out = [head]
    for name, item in wanted.items():
        piece = piece_by_name.pop(name, "")
        if not piece or before[name] != item:
            edited = rewrite(f"{key}:\n{piece}", {key: [item]}, style, like=block)
            piece = edited.partition("\n")[2]
        out.append(_line(piece))
    for piece in piece_by_name.values():  # items that go leave their comments
        out += [f"{comment}\n" for comment in find_comments(f"{key}:\n{piece}")]
    return "".join(out)
