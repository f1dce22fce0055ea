"""A tree as plain data, so that a build can keep the tree it wrote."""

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any

__all__ = ["to_plain"]


def to_plain(node: Any) -> Any:
    """Return ``node`` as dicts, lists and strings; its class stands under ``node``, empty fields are left out."""
    if is_dataclass(node) and not isinstance(node, type):
        plain: dict[str, Any] = {"node": type(node).__name__}
        for field in fields(node):
            value = getattr(node, field.name)
            if value not in ("", None, (), False):
                plain[field.name] = to_plain(value)
        return plain
    if isinstance(node, tuple):
        return [to_plain(item) for item in node]
    return node.isoformat() if isinstance(node, dt.date) else node
