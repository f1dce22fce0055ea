"""Pydantic's findings in plain words: what is wrong, and the next step.

A sentence names the key exactly as it must be typed. Values are shown only where they are short and come
from a closed or formal set (ids, numbers, dates, choices), and never from a private file.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from uprdraft.loading.mistakes import shorten
from uprdraft.records.base import Record
from uprdraft.records.problems import Problem, known_choices, known_keys
from uprdraft.values.ids import did_you_mean

__all__ = ["Found", "key_path", "say"]


class Found(NamedTuple):
    """A problem with what stands in its place. ``value`` is None where nothing does."""

    problem: Problem
    value: Any = None
    is_empty: bool = False
    """The key stands there without a value."""
    show_values: bool = True
    at: tuple[str | int, ...] = ()
    """The path of the record in its file."""

    @property
    def path(self) -> tuple[str | int, ...]:
        """Return the path of the problem."""
        return self.problem.path

    @property
    def key(self) -> str:
        """Return the key path in quotation marks, or words for the whole file."""
        path = (*self.at, *self.path)
        return f"“{key_path(path)}”" if path else "this file"

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


def _missing(model: type[Record], found: Found) -> tuple[str, str]:
    name = str(found.path[-1])
    what = "has no value" if found.is_empty else "is missing"
    verb = "write" if found.is_empty else "add it"
    choices = known_choices(model, found.path)
    if choices:
        return f"key {found.key} {what}", f"{verb}, “{name}: …” with one of: {', '.join(choices)}"
    return f"key {found.key} {what}", f"{verb}, for example “{name}: {_EXAMPLES.get(name, '…')}”"


def _unknown_key(model: type[Record], found: Found) -> tuple[str, str]:
    name = str(found.path[-1])
    known = known_keys(model, found.path[:-1])
    message = f"unknown key {found.key}" if found.show_values else "unknown key"
    near = did_you_mean(shorten(name, 60), known)
    return message, near or f"keys that may stand here: {', '.join(known)}"


def _pattern(model: type[Record], found: Found) -> tuple[str, str]:
    pattern = found.problem.facts.get("pattern", "")
    message = f"{found.key} cannot be{found.shown}" if found.shown else f"{found.key} cannot stand here"
    if "A-Z]{3}" in pattern:
        return message, "write the three capital letters of the State, for example CHN"
    if pattern.startswith("^[a-z]{2,3}"):
        return message, "write the code of a language, for example en"
    return message, "use small letters, digits and single hyphens, for example “my-text”"


def _choice(model: type[Record], found: Found) -> tuple[str, str]:
    expected = str(found.problem.facts.get("expected", ""))
    words = re.findall(r"'([^']*)'", expected)
    near = did_you_mean(found.value, words) if found.shown else ""
    return f"{found.key} cannot be{found.shown or ' this'}", near or f"write one of: {', '.join(words)}"


def _own_words(model: type[Record], found: Found) -> tuple[str, str]:
    message, _, hint = found.problem.text.removeprefix("Value error, ").partition("; ")
    slot = re.match(r"unknown slot “(.*)”", message)
    if slot:
        hint = did_you_mean(slot[1][:60], hint.removeprefix("known: ").split(", ")) or hint
    if message.startswith("write "):
        return f"{found.key} cannot be{found.shown or ' this'}", message
    return f"{found.key}: {message}", hint or "correct it"


def _text_type(model: type[Record], found: Found) -> tuple[str, str]:
    if found.value is None:
        return f"{found.key} has no value", "write a text, or delete the line"
    what = "a list" if isinstance(found.value, list) else "lines with keys"
    return f"{found.key} needs a text, not {what}", "put the text in quotes"


def _mapping(model: type[Record], found: Found) -> tuple[str, str]:
    keys = ", ".join(known_keys(model, found.path)[:8])
    hint = (
        f"write “key: value” lines; keys that may stand here: {keys}" if keys else "write “key: value” lines"
    )
    if found.value is None:
        return f"{found.key} {'has no value' if found.at or found.path else 'is empty'}", hint
    what = "a list" if isinstance(found.value, list) else "a text"
    return f"{found.key} needs lines with keys, not {what}", hint


def _says(what: str, hint: str) -> Callable[[type[Record], Found], tuple[str, str]]:
    """Return a wording that names the key, ``what`` it needs, the value found, and ``hint``."""

    def wording(model: type[Record], found: Found) -> tuple[str, str]:
        but = f", not{found.shown}" if found.shown else ""
        facts = {k: v for k, v in found.problem.facts.items() if isinstance(v, (int, str))}
        return f"{found.key} needs {what.format_map(facts)}{but}", hint

    return wording


_WORDINGS: Mapping[str, Callable[[type[Record], Found], tuple[str, str]]] = {
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


def say(model: type[Record], found: Found) -> tuple[str, str]:
    """Return what is wrong and what to do, as one clause each."""
    wording = _WORDINGS.get(found.problem.kind)
    if wording is not None:
        return wording(model, found)
    text = found.problem.text[:1].lower() + found.problem.text[1:]
    return f"{found.key}: {text}", "correct it"
