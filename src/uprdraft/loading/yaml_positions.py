"""Where each value of a YAML text stands. Read only when a mistake has to be shown.

A second pass over the events costs as much as the first, and files without mistakes never need it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from yaml import events as ev

from uprdraft.loading.yaml_parser import open_events

__all__ = ["Path", "Spot", "find_positions", "walk_positions"]

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """The place of a value and, in a mapping, of its key; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def walk_positions(text: str) -> Iterator[tuple[Path, Spot]]:
    """Yield the path and spot of every value in ``text``, in order.

    Of a repeated key each value comes under the same path. Raises ``yaml.YAMLError`` where the text ends
    being YAML.
    """
    next_event = open_events(text)
    path: list[Any] = []  # one step for each open container; None waits for a key
    keys: list[tuple[int, int]] = []
    while not isinstance(event := next_event(), ev.StreamEndEvent):
        if isinstance(event, (ev.MappingEndEvent, ev.SequenceEndEvent)):
            path.pop()
            keys.pop()
            _advance(path)
        elif isinstance(event, (ev.ScalarEvent, ev.CollectionStartEvent)) and event.start_mark:
            here = (event.start_mark.line + 1, event.start_mark.column + 1)
            if path and path[-1] is None:
                path[-1] = str(event.value) if isinstance(event, ev.ScalarEvent) else ""
                keys[-1] = here
                continue
            in_mapping = bool(path) and isinstance(path[-1], str)
            yield tuple(path), Spot(keys[-1] if in_mapping else here, here)
            if isinstance(event, ev.ScalarEvent):
                _advance(path)
            else:
                path.append(None if isinstance(event, ev.MappingStartEvent) else 0)
                keys.append(here)


def _advance(path: list[Any]) -> None:
    """Move on to the next item of a list, or wait for the next key of a mapping."""
    if path:
        path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None


def find_positions(text: str) -> Mapping[Path, Spot]:
    """Return the spot of every path in ``text``; of a repeated key the first."""
    spots: dict[Path, Spot] = {}
    for path, spot in walk_positions(text):
        spots.setdefault(path, spot)
    return spots
