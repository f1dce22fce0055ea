"""Entries added at the end of a list in a YAML text, whose every other line stays as it is.

**Why** ``edit`` weighs each node and takes some hundredths of a second for each; an import brings thousands.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from textwrap import indent
from typing import Any

import yaml

from uprdraft.errors import UnusableFileError
from uprdraft.loading.edit import edit_text, plain
from uprdraft.loading.edit_pieces import split_items, split_keys
from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.loading.yaml_events import Plain

__all__ = ["append_entries"]

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 104


def append_entries(text: str, key: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the YAML ``text`` of a mapping with ``entries`` behind those of its list ``key``.

    Where the text is not laid out so that lines can be added, the list is edited as a draft is.
    """
    data = parse_yaml(text, key).data if text.strip() else {}
    assert isinstance(data, dict)  # noqa: S101 - callers have validated it
    held = data.get(key)
    wanted = [*(held if isinstance(held, list) else []), *(plain(e) for e in entries)]
    with suppress(yaml.YAMLError, UnusableFileError):
        new = _appended(text, data, key, entries)
        if new is not None and parse_yaml(new, key).data == {**data, key: wanted}:
            return new
    return edit_text(text, {key: wanted})


def _appended(
    text: str, data: Mapping[str, Plain], key: str, entries: Sequence[Mapping[str, Any]]
) -> str | None:
    if "\r" in text:
        return None
    held = data.get(key)
    if key not in data:
        return f"{_ended(text)}{key}:\n{_written(entries, '  ')}"
    pieces = split_keys(text, data)
    if pieces is None or not isinstance(held, list):
        return None
    items = split_items(pieces[key], len(held))
    if items is None:
        return None
    margin = re.match(r" *", items[1])
    pieces[key] = f"{_ended(pieces[key])}{_written(entries, margin.group() if margin else '')}"
    return "".join(pieces.values())


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _written(entries: Sequence[Mapping[str, Any]], margin: str) -> str:
    data = [plain(entry) for entry in entries]
    dumped = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return indent(dumped, margin)
