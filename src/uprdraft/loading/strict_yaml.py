"""The one loader for every YAML file: the rules of reading, and what a reading gives back.

All shipped data and everything a person or a stranger hands us comes through here. It knows YAML, not
records; ``validate`` turns what it returns into records.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.raw_file import decode_text, read_bytes
from uprdraft.loading.yaml_events import LIMIT_DEPTH, Plain, Unreadable, build
from uprdraft.loading.yaml_positions import Path as KeyPath
from uprdraft.loading.yaml_positions import Spot, find_positions
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import find_hidden, hidden_characters

__all__ = ["LIBRARY_BYTES", "OTHER_BYTES", "KeyPath", "YamlDocument", "parse_yaml", "read_yaml"]

LIBRARY_BYTES = 5_000_000
OTHER_BYTES = 2_000_000


@dataclass(frozen=True)
class YamlDocument:
    """What one file holds. ``data`` is plain dict, list, str and None; every scalar is text."""

    name: str
    data: Plain
    text: str
    digest: str
    """SHA-256 of the bytes as they lay on disk."""
    warnings: tuple[Mistake, ...] = ()

    @cached_property
    def _spots(self) -> dict[KeyPath, Spot]:
        return dict(find_positions(self.text))

    def spot(self, path: KeyPath) -> Spot:
        """Return the place of ``path``, or of the nearest value around it that the file has."""
        while path and path not in self._spots:
            path = path[:-1]
        return self._spots.get(path, Spot((1, 1), (1, 1)))

    def mistake(self, path: KeyPath, message: str, hint: str = "", *, at_key: bool = False) -> Mistake:
        """Return a mistake at ``path``: at its value, or at its key."""
        spot = self.spot(path)
        line, column = spot.key if at_key else spot.value
        return make_mistake(self.name, message, line, column, hint)


def read_yaml(
    path: Path,
    *,
    within: Path,
    limit_bytes: int = OTHER_BYTES,
    name: str | None = None,
    show_keys: bool = True,
) -> YamlDocument:
    """Return what the YAML file ``path`` holds; ``name`` is how messages call it.

    ``show_keys`` is False for private files: then no message repeats a word of the file.

    Raises:
        UnusableFileError: with every mistake that could be found.
    """
    shown = name if name is not None else str(path)
    return parse_yaml(
        read_bytes(path, within=within, limit_bytes=limit_bytes, name=shown), shown, show_keys=show_keys
    )


def parse_yaml(source: bytes | str, name: str, *, show_keys: bool = True) -> YamlDocument:
    """Return what ``source`` holds, under the same rules as a file but for its size.

    Raises:
        UnusableFileError: with every mistake that could be found.
    """
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    text = decode_text(raw, name)
    try:
        data, mistakes = build(text, name, show_keys=show_keys)
    except Unreadable as stopped:
        raise UnusableFileError(stopped.mistakes) from None
    except yaml.YAMLError as error:
        raise UnusableFileError([_not_yaml(error, name, text)]) from None
    if mistakes:
        raise UnusableFileError(mistakes)
    digest = hashlib.sha256(raw).hexdigest()
    return YamlDocument(name, data, text, digest, tuple(_hidden(text, name)))


_PLAIN_WORDS = (
    ("mapping values are not allowed", "a colon stands where none can", "put the text in quotes"),
    ("that cannot start any token", "a tab or another sign that cannot begin a value stands here",
     "indent with spaces; put a text that begins with @, ` or % in quotes"),
    ("tab character", "a tab stands in the indentation", "indent with spaces"),
    ("unexpected end of stream", "a quote opens here and is never closed", "close it"),
    ("did not find expected ',' or", "a bracket opens here and is not closed", "close it, or add a comma"),
    ("expected ',' or", "a bracket opens here and is not closed", "close it, or add a comma"),
    ("could not find expected ':'", "this line is no “key: value”", "add the colon, or indent it as text"),
    ("did not find expected key", "this line does not fit those above", "check the indentation and quotes"),
    ("expected <block end>", "this line does not fit those above", "check the indentation and quotes"),
    ("did not find expected '-' indicator", "this line does not fit the list above", "check the indentation"),
    # Newer versions of libyaml stop on their own, long after our limit, before they give out an event.
    ("maximum nesting depth", f"this nests deeper than {LIMIT_DEPTH} levels", "flatten it"),
    ("unknown escape", "a backslash in double quotes begins no known escape", "use single quotes"),
    ("undefined alias", "aliases (*name) are not read", "put the text in quotes"),
    ("incompatible YAML", "this %YAML line names another version", "leave the line out"),
)  # fmt: skip


def _not_yaml(error: yaml.YAMLError, name: str, text: str) -> Mistake:
    """Return the parser's complaint in plain words, at its place."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    unseen = _looks_alike(text, _place(error, at_opening=False)[0] or 0, name)
    if unseen is not None:
        return unseen
    for sign, message, hint in _PLAIN_WORDS:
        if sign in problem:
            line, column = _place(error, at_opening="opens here" in message)
            return make_mistake(name, message, line, column, hint)
    line, column = _place(error, at_opening=False)
    hint = "check the line and the one above"
    return make_mistake(name, f"this is not YAML: {problem}", line, column, hint)


_ALIKE = lazy_pattern(r"^(?:[ -]*[\u00a0\u3000]|[^\S\n]*-?[^\S\n]*[a-z_-]+(?:：|:[\u00a0\u3000]))")
"""What begins a line with a space or colon that YAML does not take for one, though it looks the same."""


def _looks_alike(text: str, line: int, name: str) -> Mistake | None:
    """Return the mistake of a space or colon of another kind in ``line`` or the one above, None where there is none."""
    lines = text.split("\n")
    for number in (line - 1, line):
        found = _ALIKE.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if found is not None:
            sign = "colon" if found[0].endswith("：") else "space"
            message = f"the {sign} here is not a plain one, though it looks like it"
            return make_mistake(name, message, number, found.end(), f"delete it and type the {sign} again")
    return None


def _place(error: yaml.YAMLError, *, at_opening: bool) -> tuple[int | None, int | None]:
    """Return where the parser gave up, or where what it could not finish began."""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    mark = next((mark for mark in (marks[::-1] if at_opening else marks) if mark), None)
    return (mark.line + 1, mark.column + 1) if mark else (None, None)


def _hidden(text: str, name: str) -> Iterator[Mistake]:
    """Yield a warning for each line that holds characters which cannot be seen."""
    if find_hidden(text) is None:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        position = find_hidden(line)
        if position is not None:
            names = ", ".join(hidden_characters(line))
            yield make_mistake(
                name, f"invisible characters: {names}", number, position + 1, "retype the line"
            )
