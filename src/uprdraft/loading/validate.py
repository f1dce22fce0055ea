"""Plain data into records: every mistake of a file at once, each at its line.

What is wrong is pydantic's finding; how it is said lives in ``wording``.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from uprdraft.errors import Mistake, UnusableFileError, UsageError
from uprdraft.loading.strict_yaml import KeyPath
from uprdraft.loading.wording import Found, say
from uprdraft.records.base import Record
from uprdraft.records.problems import make_record

__all__ = ["Source", "find_mistakes", "named_in", "validate"]

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
    record, problems = make_record(model, data)
    if record is not None:
        return record, []
    empty = {p.path for p in problems if _is_empty(data, p.path)}
    if empty:
        # A key without a value means none: where the record has a default, the default holds.
        data = _without(data, empty)
        record, problems = make_record(model, data)
    mistakes = []
    for problem in problems:
        value = None if problem.is_of_key else _value(data, problem.path)
        is_empty = problem.path in empty
        message, hint = say(model, Found(problem, value, is_empty, show_values, at))
        at_key = problem.kind == "extra_forbidden" or problem.is_of_key or is_empty
        mistakes.append(document.mistake((*at, *problem.path), message, hint, at_key=at_key))
    mistakes.sort(key=lambda m: (m.line or 0, m.column or 0))
    return record, mistakes


@contextmanager
def named_in(document: Source, key: str) -> Iterator[None]:
    """Say where in ``document`` a name stands that turns out to be unknown.

    **Why** The same lookup serves the command line, where an unknown name is a matter of usage. In a file it
    is a mistake of that file, with its line.

    Raises:
        UnusableFileError: in place of a UsageError.
    """
    try:
        yield
    except UsageError as error:
        raise UnusableFileError([document.mistake((key,), error.message, error.hint)]) from None


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


def _without(data: Any, paths: Iterable[Sequence[str | int]]) -> Any:
    data = copy.deepcopy(data)
    for path in paths:
        _value(data, path[:-1]).pop(path[-1], None)
    return data
