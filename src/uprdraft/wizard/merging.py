"""Two sides that changed one draft: what each changed, and whether both changes stand in the outcome.

Pure: plain data in, places out. A place is written as it is found in draft.yaml: ``themes/refoulement/facts``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Leaves", "changed", "leaves", "lost"]

Leaves = Mapping[str, str]
_ORDER = "(order)"


def leaves(data: Any) -> Leaves:
    """Return every value of plain ``data`` under its place; entries of a list are named by their id or number.

    Keys that begin with ``x-`` are left out: they are the person's own or the interview's marks.
    """
    return dict(_iter_leaves(data, ""))


def _iter_leaves(data: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if not str(key).startswith("x-"):
                yield from _iter_leaves(value, f"{place}/{key}" if place else str(key))
    elif isinstance(data, list | tuple) and any(isinstance(item, Mapping) for item in data):
        names = [_name(item, number) for number, item in enumerate(data, 1)]
        yield f"{place}/{_ORDER}", ", ".join(names)
        for name, item in zip(names, data, strict=True):
            yield from _iter_leaves(item, f"{place}/{name}")
    elif isinstance(data, list | tuple):
        yield place, "; ".join(str(item) for item in data)
    elif isinstance(data, bool):
        yield place, "true" if data else "false"
    elif data is not None:
        yield place, str(data).strip()


def _name(item: Any, number: int) -> str:
    return str(item["id"]) if isinstance(item, Mapping) and item.get("id") else str(number)


def changed(before: Leaves, after: Leaves) -> Leaves:
    """Return the places at which ``after`` differs, with the new value; an empty one where it is gone."""
    places = [*after, *(place for place in before if place not in after)]
    return {place: after.get(place, "") for place in places if before.get(place, "") != after.get(place, "")}


def lost(wanted: Leaves, outcome: Leaves) -> tuple[str, ...]:
    """Return the places at which ``outcome`` does not hold what a side wanted there, sorted.

    The order of a list may hold more than was wanted: what the other side put into it.
    """
    return tuple(sorted(p for p, value in wanted.items() if not _stands(p, value, outcome.get(p, ""))))


def _stands(place: str, wanted: str, found: str) -> bool:
    if place.rpartition("/")[2] != _ORDER:
        return found == wanted
    rest = iter(found.split(", "))
    return all(name in rest for name in wanted.split(", ") if name)
