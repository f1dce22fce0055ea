"""Pydantic's findings in plain words: what is wrong, and the next step.

A sentence names the key exactly as it must be typed. Values are shown only where they are short and come
from a closed or formal set (ids, numbers, dates, choices), and never from a private file.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from uprdraft.loading.mistakes import shorten
from uprdraft.values.ids import did_you_mean

__all__ = ["Problem", "key_path", "known_keys", "say"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of pydantic at one path. ``value`` is None where nothing stands there."""

    kind: str
    path: tuple[str | int, ...]
    text: str
    facts: Mapping[str, Any]
    value: Any
    is_empty: bool = False
    show_values: bool = True

    @property
    def key(self) -> str:
        """Return the key path in quotation marks, or words for the whole file."""
        return f"“{key_path(self.path)}”" if self.path else "this file"

    @property
    def shown(self) -> str:
        """Return " “x”" for a short value that may be shown, or an empty string."""
        if self.show_values and isinstance(self.value, str) and 0 < len(self.value) <= 60:
            return f" “{self.value}”"
        return ""


def key_path(path: tuple[str | int, ...]) -> str:
    """Return ``themes[2].id``; list places count from 1, as people count."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{shorten(step, 60)}"
    return text.removeprefix(".")


def known_keys(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that may stand in the mapping at ``path``; empty where any may."""
    annotation: Any = model
    for step in path:
        annotation = _step(annotation, step)
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(field.alias or name for name, field in annotation.model_fields.items())
    return ()


def _bare(annotation: Any) -> Any:
    """Return ``annotation`` without ``Annotated`` and ``| None``."""
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        annotation = typing.get_args(annotation)[0]
    return annotation


def _step(annotation: Any, step: str | int) -> Any:
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return next((f.annotation for name, f in fields if step in (f.alias, name)), None)
    arguments = typing.get_args(annotation)
    return arguments[0 if isinstance(step, int) else -1] if arguments else None


_EXAMPLES = {
    "as_of": "2023-07-18",
    "country": "CHN",
    "submission_type": "upr-stakeholder-cycle4",
    "version": "1",
    "themes": "[refoulement]",
    "suits": "[upr]",
    "certainty": "secondary",
    "schema": "1",
}
_LIST = "write one item a line, each beginning with “- ”, or [a, b]"


def _missing(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    name = str(problem.path[-1])
    example = _EXAMPLES.get(name, "…")
    what = "has no value" if problem.is_empty else "is missing"
    verb = "write" if problem.is_empty else "add it"
    return f"key {problem.key} {what}", f"{verb}, for example “{name}: {example}”"


def _unknown_key(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    name = str(problem.path[-1])
    known = known_keys(model, problem.path[:-1])
    message = f"unknown key {problem.key}" if problem.show_values else "unknown key"
    near = did_you_mean(shorten(name, 60), known)
    return message, near or f"keys that may stand here: {', '.join(known)}"


def _pattern(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    pattern = problem.facts.get("pattern", "")
    message = (
        f"{problem.key} cannot be{problem.shown}" if problem.shown else f"{problem.key} cannot stand here"
    )
    if "A-Z]{3}" in pattern:
        return message, "write the three capital letters of the State, for example CHN"
    if pattern.startswith("^[a-z]{2,3}"):
        return message, "write the code of a language, for example en"
    return message, "use small letters, digits and single hyphens, for example “my-text”"


def _choice(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    expected = str(problem.facts.get("expected", ""))
    words = re.findall(r"'([^']*)'", expected)
    near = did_you_mean(problem.value, words) if problem.shown else ""
    return f"{problem.key} cannot be{problem.shown or ' this'}", near or f"write one of: {', '.join(words)}"


def _own_words(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    message, _, hint = problem.text.removeprefix("Value error, ").partition("; ")
    if message.startswith("write "):
        return f"{problem.key} cannot be{problem.shown or ' this'}", message
    return f"{problem.key}: {message}", hint or "correct it"


def _text_type(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    if problem.value is None:
        return f"{problem.key} has no value", "write a text, or delete the line"
    found = "a list" if isinstance(problem.value, list) else "lines with keys"
    return f"{problem.key} needs a text, not {found}", "put the text in quotes"


def _mapping(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    keys = ", ".join(known_keys(model, problem.path)[:8])
    hint = (
        f"write “key: value” lines; keys that may stand here: {keys}" if keys else "write “key: value” lines"
    )
    if problem.value is None:
        return f"{problem.key} {'has no value' if problem.path else 'is empty'}", hint
    found = "a list" if isinstance(problem.value, list) else "a text"
    return f"{problem.key} needs lines with keys, not {found}", hint


def _says(what: str, hint: str) -> Callable[[type[BaseModel], Problem], tuple[str, str]]:
    """Return a wording that names the key, ``what`` it needs, the value found, and ``hint``."""

    def wording(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
        found = f", not{problem.shown}" if problem.shown else ""
        facts = {k: v for k, v in problem.facts.items() if isinstance(v, (int, str))}
        return f"{problem.key} needs {what.format_map(facts)}{found}", hint

    return wording


_WORDINGS: Mapping[str, Callable[[type[BaseModel], Problem], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "enum": _choice,
    "value_error": _own_words,
    "string_type": _text_type,
    "model_type": _mapping,
    "dict_type": _mapping,
    "tuple_type": _says("a list", _LIST),
    "list_type": _says("a list", _LIST),
    "int_parsing": _says("a whole number", "write it in digits"),
    "int_type": _says("a whole number", "write it in digits"),
    "bool_parsing": _says("yes or no", "write true or false"),
    "bool_type": _says("yes or no", "write true or false"),
    "date_type": _says("a day", "write it as YYYY-MM-DD"),
    "too_short": _says("at least {min_length} item", _LIST),
    "string_too_short": _says("a text", "write it, or delete the line if the key may be left out"),
    "string_too_long": _says("at most {max_length} characters", "shorten it"),
    "greater_than_equal": _says("a number of at least {ge}", "correct it"),
}


def say(model: type[BaseModel], problem: Problem) -> tuple[str, str]:
    """Return what is wrong and what to do, as one clause each."""
    wording = _WORDINGS.get(problem.kind)
    if wording is not None:
        return wording(model, problem)
    text = problem.text[:1].lower() + problem.text[1:]
    return f"{problem.key}: {text}", "correct it"
