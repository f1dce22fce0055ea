"""What changed between two versions of a text, place by place, and how it is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from uprdraft.pipeline.comparing.matching import Matched, match_units, moved_among
from uprdraft.pipeline.comparing.units import Text, Unit
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Change", "Kind", "find_changes", "mark_words", "pieces_of", "word_changes"]

Kind = Literal["changed", "added", "deleted", "moved"]
_PIECES = lazy_pattern(r"\^\[|\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``after`` is the unit of the new version before it, which an added or moved one follows."""

    kind: Kind
    old: Unit | None
    new: Unit | None
    position: int
    """Where it stands in the new version; for a deletion, before which unit."""
    gone_from: int = -1
    """Before which unit of the new version a moved or deleted one stood; -1 for others."""

    @property
    def label(self) -> str:
        """Return the place in words."""
        unit = self.old or self.new
        return unit.label if unit else ""


def find_changes(old: Text, new: Text) -> tuple[tuple[Change, ...], Matched]:
    """Return the changes in the order of the new version, and what belongs together."""
    matched = match_units(old.units, new.units)
    return tuple(sorted(_changes(old, new, matched), key=lambda c: c.position)), matched


def _changes(old: Text, new: Text, matched: Matched) -> Iterator[Change]:
    moved = moved_among(matched)
    to_new, to_old = matched.old, matched.new
    following = 0
    for i, unit in enumerate(old.units):
        j = to_new.get(i)
        if j is None:
            yield Change("deleted", unit, None, following, following)
            continue
        if i not in moved:
            following = j + 1
        if unit.reading != new.units[j].reading:
            yield Change("changed", unit, new.units[j], j)
        if i in moved:
            yield Change("moved", unit, new.units[j], j, following)
    for j, unit in enumerate(new.units):
        if j not in to_old:
            yield Change("added", None, unit, j)


def pieces_of(text: str) -> list[str]:
    """Return ``text`` in words, spaces and signs."""
    return _PIECES.findall(text)


def word_changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the operations that make ``new`` of ``old``; a lone space between two changes joins them."""
    operations = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    joined: list[tuple[str, int, int, int, int]] = []
    for index, (kind, a, b, c, d) in enumerate(operations):
        is_gap = kind == "equal" and 0 < index < len(operations) - 1 and "".join(old[a:b]).isspace()
        last = joined[-1] if joined else None
        if last and last[0] != "equal" and (is_gap or kind != "equal"):
            joined[-1] = ("replace", last[1], b, last[3], d)
        else:
            joined.append((kind, a, b, c, d))
    return joined


def mark_words(old: str, new: str) -> str:
    """Return both texts as one line, what went in ``[-…-]`` and what came in ``{+…+}``."""
    before, after = pieces_of(old), pieces_of(new)
    out = []
    for kind, a, b, c, d in word_changes(before, after):
        if kind == "equal":
            out.append("".join(before[a:b]))
            continue
        if b > a:
            out.append(f"[-{''.join(before[a:b])}-]")
        if d > c:
            out.append(f"{{+{''.join(after[c:d])}+}}")
    return "".join(out)
