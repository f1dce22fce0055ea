"""Which place of one version is which of the other: by hidden bookmark first, by likeness second."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from uprdraft.pipeline.comparing.units import Unit

__all__ = ["Matched", "match_units", "moved_among"]

_ALIKE = 60
_MOST_COMPARED = 400_000
"""How many pairs are compared by likeness; beyond it only what is the same is matched."""


@dataclass(frozen=True)
class Matched:
    """Pairs of positions in the old and the new version, in the order of the old."""

    pairs: tuple[tuple[int, int], ...]

    @property
    def old(self) -> dict[int, int]:
        """Return the new position by the old one."""
        return dict(self.pairs)

    @property
    def new(self) -> dict[int, int]:
        """Return the old position by the new one."""
        return {new: old for old, new in self.pairs}


def match_units(old: Sequence[Unit], new: Sequence[Unit]) -> Matched:
    """Return which unit of ``old`` is which of ``new``."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for how in (_by_bookmark, _by_sameness, _by_likeness):
        left = [i for i in range(len(old)) if i not in pairs]
        free = [j for j in range(len(new)) if j not in taken]
        for i, j in how(old, new, left, free):
            if i not in pairs and j not in taken and (old[i].kind == "table") is (new[j].kind == "table"):
                pairs[i] = j
                taken.add(j)
    return Matched(tuple(sorted(pairs.items())))


def _by_bookmark(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair units that share a bookmark; of several, as where two paragraphs were joined, the likest first.

    The last bookmark of an old unit is its own, those before it are of a list or quotation that begins there.
    """
    by_name = {old[i].names[-1]: i for i in left if old[i].names}
    found = [
        (fuzz.ratio(old[i].words, new[j].words), i, j)
        for j in free
        for name in new[j].names
        if (i := by_name.get(name)) is not None
    ]
    often = Counter(j for _, _, j in found)
    # Where bookmarks of deleted paragraphs have come to stand on the next one, its own is the one that fits.
    sure = [(score, i, j) for score, i, j in found if often[j] == 1 or score >= _ALIKE]
    alone = {j for _, _, j in sure}
    sure += [(score, i, j) for score, i, j in found if j not in alone]
    return [(i, j) for _, i, j in sorted(sure, key=lambda one: (-one[0], one[1]))]


def _by_sameness(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> list[tuple[int, int]]:
    places: dict[tuple[str, str], list[int]] = {}
    for j in free:
        places.setdefault((new[j].section, new[j].reading), []).append(j)
    anywhere: dict[str, list[int]] = {}
    for j in free:
        anywhere.setdefault(new[j].reading, []).append(j)
    pairs = []
    for i in left:
        same = places.get((old[i].section, old[i].reading)) or anywhere.get(old[i].reading)
        if same:
            pairs.append((i, same.pop(0)))
    return pairs


def _by_likeness(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> list[tuple[int, int]]:
    if len(left) * len(free) > _MOST_COMPARED:
        return []
    scores = []
    for i in left:
        for j in free:
            if old[i].kind == new[j].kind:
                score = fuzz.ratio(old[i].words, new[j].words, score_cutoff=_ALIKE)
                if score:
                    scores.append((-score, abs(i - j), i, j))
    return [(i, j) for *_, i, j in sorted(scores)]


def moved_among(matched: Matched) -> frozenset[int]:
    """Return the old positions that stand in another order in the new version: the fewest that explain it."""
    order = [new for _, new in matched.pairs]
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        k = bisect_left(tails, value)
        before.append(at[k - 1] if k else -1)
        if k == len(tails):
            tails.append(value)
            at.append(position)
        else:
            tails[k] = value
            at[k] = position
    kept: set[int] = set()
    position = at[-1] if at else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return frozenset(old for index, (old, _) in enumerate(matched.pairs) if index not in kept)
