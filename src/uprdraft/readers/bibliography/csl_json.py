"""CSL-JSON, as Zotero, Mendeley and pandoc write it."""

import json
from typing import Any

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.bibliography.base import Bibliography

__all__ = ["read_csl_json"]


def read_csl_json(text: str, name: str) -> Bibliography:
    """Return the items of a CSL-JSON text: a list, one item, or a list under ``items``.

    Raises:
        UnusableFileError: it is no JSON, or holds no list.
    """
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "export the list again; the file may have been cut off"
        raise UnusableFileError(
            [Mistake(name, f"this is not JSON: {error.msg}", error.lineno, error.colno, hint)]
        ) from None
    if isinstance(data, dict):
        data = data["items"] if isinstance(data.get("items"), list) else [data]
    items, left = [], []
    for number, item in enumerate(data if isinstance(data, list) else (), 1):
        if isinstance(item, dict) and isinstance(item.get("title", ""), str):
            items.append(item)
        else:
            left.append(f"entry {number} is no CSL item")
    return Bibliography("CSL-JSON", tuple(items), tuple(left))
