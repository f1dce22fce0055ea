"""Plain data into records: every mistake of a file at once, each at its line.

What is wrong is pydantic's finding; how it is said lives in ``wording``.
"""

import copy
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.strict_yaml import KeyPath
from uprdraft.loading.wording import Problem, say
from uprdraft.records.base import Record

__all__ = ["Source", "find_mistakes", "validate"]

R = TypeVar("R", bound=Record)


class Source(Protocol):
    """What knows where things stand: a YAML document, or a row of a table."""

    def mistake(self, path: KeyPath, message: str, hint: str = "", *, at_key: bool = False) -> Mistake:
        """Return a mistake at the value under ``path``, or at its key."""


def validate(model: type[R], data: Any, document: Source, *, at: KeyPath = (), show_values: bool = True) -> R:
    """Return ``data`` as a ``model``.

    Args:
        model: the record to make.
        data: plain data of ``document``, found there under the path ``at``.
        document: where the data comes from; names the file and knows the lines.
        at: the path of ``data`` in the document.
        show_values: False for private files, whose values must not appear in a message.

    Raises:
        UnusableFileError: with every mistake, in the order of the file.
    """
    record, mistakes = find_mistakes(model, data, document, at=at, show_values=show_values)
    if record is None:
        raise UnusableFileError(mistakes)
    return record


def find_mistakes(
    model: type[R], data: Any, document: Source, *, at: KeyPath = (), show_values: bool = True
) -> tuple[R | None, list[Mistake]]:
    """Return the record and no mistakes, or None and all mistakes in the order of the file."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
    empty = [p["loc"] for p in problems if _is_empty(data, p["loc"])]
    if empty:
        # A key without a value means none: where the record has a default, the default holds.
        data = _without(data, empty)
        try:
            return model.model_validate(data), []
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
    mistakes = [_mistake(model, data, document, at, p, show_values, p["loc"] in empty) for p in problems]
    mistakes.sort(key=lambda m: (m.line or 0, m.column or 0))
    return None, mistakes


def _mistake(
    model: type[Record],
    data: Any,
    document: Source,
    at: KeyPath,
    error: Any,
    show_values: bool,
    is_empty: bool,
) -> Mistake:
    path = tuple(step for step in error["loc"] if step != "[key]")
    value = _value(data, path) if "[key]" not in error["loc"] else None
    problem = Problem(error["type"], path, error["msg"], error.get("ctx", {}), value, is_empty, show_values)
    message, hint = say(model, problem)
    at_key = problem.kind == "extra_forbidden" or "[key]" in error["loc"] or is_empty
    return document.mistake((*at, *path), message, hint, at_key=at_key)


def _value(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _is_empty(data: Any, path: Sequence[str | int]) -> bool:
    """Return whether ``path`` is a key of a mapping that stands there without a value."""
    if not path:
        return False
    parent = _value(data, path[:-1])
    return isinstance(parent, dict) and path[-1] in parent and parent[path[-1]] is None


def _without(data: Any, paths: Sequence[Sequence[str | int]]) -> Any:
    data = copy.deepcopy(data)
    for path in paths:
        _value(data, path[:-1]).pop(path[-1], None)
    return data
