"""The slot language of library texts: ``{{ state.the }}``, ``{{ people }}``; dotted names only.

It is not a template language: a slot is a name from a closed list, looked up once. What comes back
is text and is never read again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from uprdraft.values.patterns import lazy_pattern

__all__ = ["SLOT_NAMES", "Slot", "fill_known_slots", "fill_slots", "parse_slots"]

_COUNTRY_FORMS = ("short", "the", "of", "start", "formal")
SLOT_NAMES = frozenset(
    [f"{who}.{form}" for who in ("state", "origin") for form in _COUNTRY_FORMS]
    + ["people", "people.start", "people.long", "women", "women.start", "children", "children.start", "harms"]
)
_SLOT = lazy_pattern(r"\{\{(.*?)\}\}", re.DOTALL)
_STRAY = lazy_pattern(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that a draft fills."""

    name: str


def parse_slots(text: str) -> tuple[str | Slot, ...]:
    """Return the literal pieces and slots of ``text`` in order.

    Raises:
        ValueError: a brace that opens or closes no slot, or a name that is not in the closed list.
    """
    if "{" not in text and "}" not in text:
        return (text,) if text else ()
    pieces: list[str | Slot] = []
    end = 0
    for match in _SLOT.finditer(text):
        _add_literal(pieces, text[end : match.start()])
        name = match.group(1).strip()
        if name not in SLOT_NAMES:
            raise ValueError(f"unknown slot “{name}”; known: {', '.join(sorted(SLOT_NAMES))}")
        pieces.append(Slot(name))
        end = match.end()
    _add_literal(pieces, text[end:])
    return tuple(pieces)


def _add_literal(pieces: list[str | Slot], literal: str) -> None:
    stray = _STRAY.search(literal)
    if stray:
        raise ValueError(f"“{stray.group()}” opens or closes no slot")
    if literal:
        pieces.append(literal)


def fill_slots(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with every slot replaced by its value; a value is not looked at again.

    Raises:
        ValueError: as ``parse_slots``.
        KeyError: ``values`` has no such slot.
    """
    return "".join(p if isinstance(p, str) else values[p.name] for p in parse_slots(text))


def fill_known_slots(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with the slots of ``values`` filled; whatever else stands in braces stays as typed."""
    return _SLOT.sub(lambda m: values.get(m.group(1).strip(), m.group()), text)
