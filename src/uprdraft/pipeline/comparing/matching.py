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


def match_units(old: Sequence[Unit], new: Sequence[Unit], *, built_anew: bool = False) -> Matched:
    """Return which unit of ``old`` is which of ``new``.

    ``built_anew`` says that ``new`` was not copied from ``old`` but built of a changed draft: there a bookmark
    names a position, "the third paragraph of the summary", and what reads the same or alike comes first.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    ways = (_by_sameness, _by_bookmark_if_alike, _by_likeness, _by_place) if built_anew else _WAYS
    for how in ways:
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


def _by_bookmark_if_alike(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> list[tuple[int, int]]:
    pairs = _by_bookmark(old, new, left, free)
    return [(i, j) for i, j in pairs if fuzz.ratio(old[i].words, new[j].words) >= _ALIKE]


def _by_place(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair headings and what else is named by more than its position: not paragraphs that a person numbers."""
    return [(i, j) for i, j in _by_bookmark(old, new, left, free) if old[i].section == new[j].section == ""]


_WAYS = (_by_bookmark, _by_sameness, _by_likeness)


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
