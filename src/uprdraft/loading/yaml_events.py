"""One pass over the parser's events that builds plain dict, list, str and None.

**Why not load and then check** Ordinary loading expands merge keys and recurses into nests before anyone
can look: 437 bytes can cost a gigabyte. The event stream is flat and small, so everything we refuse is
refused before anything is built from it. Every scalar is text; pydantic converts.
"""

import unicodedata
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeAlias

import yaml
from yaml import events as ev

from uprdraft.errors import Mistake
from uprdraft.loading.mistakes import make_mistake, shorten
from uprdraft.loading.yaml_parser import NextEvent, open_events
from uprdraft.loading.yaml_positions import Path, walk_positions
from uprdraft.values.text import find_mark_tower, find_refused

__all__ = ["LIMIT_DEPTH", "LIMIT_VALUES", "Plain", "Unreadable", "build"]

LIMIT_DEPTH = 24
LIMIT_VALUES = 200_000
LIMIT_MISTAKES = 100
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_NO_KEY = object()


class Unreadable(Exception):  # noqa: N818 - an inner signal, turned into UnusableFileError by strict_yaml
    """What stops the reading of one text. ``mistakes`` includes those found before."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(str(mistakes[0]))
        self.mistakes = mistakes


def build(text: str, name: str, *, show_keys: bool = True) -> tuple[Plain, list[Mistake]]:
    """Return what ``text`` holds and the mistakes that did not stop the reading.

    ``show_keys`` is False for private files, where even a key may be a name.

    Raises:
        Unreadable: the text breaks a rule so that nothing more can be said about what follows.
        yaml.YAMLError: the text is not YAML.
    """
    builder = _Builder(open_events(text), name, show_keys)
    try:
        data = builder.run()
    except Unreadable as stopped:
        builder.name_first_lines(text)
        raise Unreadable(builder.mistakes) from stopped
    builder.name_first_lines(text)
    return data, builder.mistakes


class _Builder:
    """The state of one pass: the open containers, the key that waits for its value, what was wrong."""

    def __init__(self, next_event: NextEvent, name: str, show_keys: bool) -> None:
        self.next_event = next_event
        self.name = name
        self.show_keys = show_keys
        self.mistakes: list[Mistake] = []
        self.stack: list[tuple[Any, Any]] = []
        self.repeated: dict[Path, list[int]] = {}
        """For each key that came again: the places in ``mistakes`` that say so."""

    def run(self) -> Plain:
        """Return the plain data. One loop, because it runs once for every scalar."""
        next_event = self.next_event
        scalar, end_of_stream = ev.ScalarEvent, ev.StreamEndEvent
        openers = {ev.MappingStartEvent: dict, ev.SequenceStartEvent: list}
        closers = (ev.MappingEndEvent, ev.SequenceEndEvent)
        top: list[Any] = []
        stack = self.stack
        container: Any = top
        key: Any = _NO_KEY
        values = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is scalar:
                value: Any = event.value
                if event.style == '"' or event.anchor or event.tag:
                    value = self.checked_scalar(event)
                elif event.implicit[0] and value in _NULLS:
                    value = None
            elif kind in openers:
                if container.__class__ is dict and key is _NO_KEY:
                    self.stop(event, "a list or a mapping stands where a key must be", "write a plain word")
                if event.anchor or event.tag:
                    self.check_properties(event)
                if len(stack) >= LIMIT_DEPTH:
                    self.stop(event, f"this nests deeper than {LIMIT_DEPTH} levels", "flatten it")
                value = openers[kind]()
            elif kind in closers:
                container = stack.pop()[0]
                key = _NO_KEY
                continue
            elif kind is end_of_stream:
                return top[0] if top else None
            else:
                self.check_frame(event, bool(top))
                continue
            values += 1
            if values > LIMIT_VALUES:
                self.stop(event, f"this file holds more than {LIMIT_VALUES:,} values", "split it")
            if container.__class__ is list:
                container.append(value)
            elif key is _NO_KEY:
                key = self.checked_key(event, value, container)
                continue
            else:
                container[key] = value
            if kind is not scalar:
                stack.append((container, key))
                container = value
            key = _NO_KEY

    def add(self, event: Any, message: str, hint: str) -> None:
        """Note a mistake at the start of ``event`` and go on."""
        mark = event.start_mark
        self.mistakes.append(make_mistake(self.name, message, mark.line + 1, mark.column + 1, hint))
        if len(self.mistakes) >= LIMIT_MISTAKES:
            raise Unreadable(self.mistakes)

    def stop(self, event: Any, message: str, hint: str) -> None:
        """Note a mistake after which the rest cannot be understood."""
        self.add(event, message, hint)
        raise Unreadable(self.mistakes)

    def checked_key(self, event: Any, key: Any, container: dict[str, Plain]) -> str:
        """Return ``key``; a null, merge or repeated one is noted."""
        if key is None:
            self.add(event, "a key is empty", "write a name before the colon, or put the text in quotes")
            return ""
        if key == "<<" and event.implicit[0]:
            self.add(event, "merge keys (<<) are not read", "write the lines out")
        elif key in container:
            path = (*(len(held) - 1 if key is _NO_KEY else key for held, key in self.stack[1:]), key)
            self.repeated.setdefault(path, []).append(len(self.mistakes))
            which = f"the key “{shorten(key, 60)}”" if self.show_keys else "a key"
            self.add(event, f"{which} stands here a second time", "keep one of the two")
        return str(key)

    def checked_scalar(self, event: Any) -> str:
        """Return the text of ``event``; what an anchor, a tag or an escape in quotes brings in is noted.

        **Why** The raw text was looked at as a whole before; only escapes can still add characters.
        """
        self.check_properties(event)
        text: str = event.value
        if find_mark_tower(text) is not None:
            self.add(event, "more than 30 combining marks stand on one letter", "delete them")
            return ""
        position = find_refused(text)
        if position is not None:
            code = f"U+{ord(text[position]):04X}"
            message = f"the control or private-use character {code} cannot stand in a text"
            self.add(event, message, "delete its escape")
        return unicodedata.normalize("NFC", text)

    def check_properties(self, event: Any) -> None:
        """Note an anchor or a tag."""
        if event.anchor:
            self.add(event, "anchors (&name) are not read", "write the value out, or put the text in quotes")
        if event.tag:
            self.add(event, "tags (!name) are not read", "leave it out, or put the text in quotes")

    def check_frame(self, event: Any, has_document: bool) -> None:
        """Refuse what stands outside values: an alias, a second document, a tag directive."""
        if isinstance(event, ev.AliasEvent):
            self.stop(event, "aliases (*name) are not read", "write the value out, or put the text in quotes")
        if isinstance(event, ev.DocumentStartEvent):
            if has_document:
                self.stop(event, "a second document begins here (---)", "keep one document in a file")
            if event.tags:
                self.stop(event, "%TAG lines are not read", "leave the line out")

    def name_first_lines(self, text: str) -> None:
        """Add to each repeated key the line of the first. **Why here** Sound files need no positions."""
        if not self.repeated:
            return
        waiting = dict(self.repeated)
        with suppress(yaml.YAMLError):
            for path, spot in walk_positions(text):
                for index in waiting.pop(path, ()):
                    old = self.mistakes[index]
                    self.mistakes[index] = replace(old, message=f"{old.message}; first in line {spot.key[0]}")
                if not waiting:
                    return
