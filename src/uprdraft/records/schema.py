"""JSON Schemas of records as their files are written: descriptions from the docstrings, texts as our reader takes them.

Our reader takes every scalar of a file as text and converts it, so that a text may look like a number
(``founded: 2010``); the schema allows for that.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from uprdraft.records.base import Record
from uprdraft.records.draft import Extensible
from uprdraft.values.patterns import lazy_pattern

__all__ = ["record_schema"]

_ROLE = lazy_pattern(r"``([^`]+)``")


def record_schema(model: type[Record], *, is_output: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of ``model``; what it consists of stands under ``$defs``.

    ``is_output`` is for what the program writes: every key is there, and a text is a text.
    """
    schema = model.model_json_schema(mode="serialization" if is_output else "validation")
    classes = {cls.__name__: cls for cls in _subclasses(Record)}
    for name, part in schema.get("$defs", {}).items():
        _describe(part, classes.get(name))
    _describe(schema, model)
    if is_output:
        return schema
    return {key: _as_written(value) for key, value in schema.items()}


def _subclasses(cls: type[Record]) -> Iterator[type[Record]]:
    for child in cls.__subclasses__():
        yield child
        yield from _subclasses(child)


def _describe(schema: dict[str, Any], cls: type[Record] | None) -> None:
    """Put the docstrings of the class and its fields where an editor shows them; keep a person's ``x-`` keys."""
    if cls is None:
        return
    schema["description"] = _plain(inspect.getdoc(cls) or "")
    if issubclass(cls, Extensible):
        schema["patternProperties"] = {"^x-": {}}
    by_name = {info.alias or name: name for name, info in cls.model_fields.items()}
    docs = {name: doc for base in reversed(cls.__mro__) for name, doc in _field_docs(base)}
    for key, value in schema.get("properties", {}).items():
        value.pop("title", None)
        if doc := docs.get(by_name.get(key, key)):
            value["description"] = _plain(doc)


def _field_docs(cls: type) -> Iterator[tuple[str, str]]:
    """Yield the fields of a class with the strings that stand under them."""
    if not (isinstance(cls, type) and issubclass(cls, Record)) or cls is Record or "[" in cls.__name__:
        return
    try:
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    except OSError:  # installed without its source: the schema goes without these words
        return
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - the source of a class is a class
    for field, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(after):
            yield field.target.id, inspect.cleandoc(after.value.value)  # type: ignore[attr-defined]


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _plain(text: str) -> str:
    return _ROLE.sub(r"“\1”", " ".join(text.split()))


def _as_written(part: Any) -> Any:
    """Return a part of a schema in which a free text may also look like a number."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: _as_written(value) for key, value in part.items()}
    if made.get("type") == "string" and not {"enum", "const", "pattern", "format"} & set(made):
        made["type"] = ["string", "number"]
    return made
