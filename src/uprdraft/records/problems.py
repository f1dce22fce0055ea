"""What is wrong with data that should be a record, as plain values, and which keys a record knows.

How it is said to a person is for the room that reads files; here is only what pydantic found.
"""

import types
import typing
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from uprdraft.records.base import Record

__all__ = ["Problem", "known_choices", "known_keys", "make_record"]

R = TypeVar("R", bound=Record)


class Problem(NamedTuple):
    """One finding at one path. ``kind`` is pydantic's name for it, ``facts`` the limits it speaks of."""

    kind: str
    path: tuple[str | int, ...]
    text: str
    facts: Mapping[str, Any]
    is_of_key: bool = False
    """The key itself cannot stand, not the value under it."""


def make_record(model: type[R], data: Any) -> tuple[R | None, tuple[Problem, ...]]:
    """Return the record and no problems, or None and all problems. Problems never hold the input."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    return None, tuple(
        Problem(
            kind=problem["type"],
            path=tuple(step for step in problem["loc"] if step != "[key]"),
            text=problem["msg"],
            facts=problem.get("ctx", {}),
            is_of_key="[key]" in problem["loc"],
        )
        for problem in found
    )


def known_keys(model: type[Record], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that may stand in the mapping at ``path`` of a record; empty where any may."""
    annotation: Any = model
    for step in path:
        annotation = _step(annotation, step)
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(field.alias or name for name, field in annotation.model_fields.items())
    return ()


def known_choices(model: type[Record], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the words that may stand at ``path`` of a record; empty where any may."""
    annotation: Any = model
    for step in path:
        annotation = _step(annotation, step)
    annotation = _bare(annotation)
    return typing.get_args(annotation) if typing.get_origin(annotation) is typing.Literal else ()


def _bare(annotation: Any) -> Any:
    """Return ``annotation`` without ``Annotated`` and ``| None``."""
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        annotation = typing.get_args(annotation)[0]
    return annotation


def _step(annotation: Any, step: str | int) -> Any:
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return next((field.annotation for name, field in fields if step in (field.alias, name)), None)
    arguments = typing.get_args(annotation)
    return arguments[0 if isinstance(step, int) else -1] if arguments else None
