"""The order of a text: the person's own, or the articles or clusters under which a committee reads it.

A theme stands under the article on which most of its chosen recommendations rest; where none names an article
of the treaty, under the one to which the treaty's order assigns the theme.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from uprdraft.assembly.materials import Materials
from uprdraft.records.draft import ChosenTheme
from uprdraft.records.reference import TreatyGroup, TreatyOrder

__all__ = ["Placed", "articles_of", "place_themes"]


class Placed(NamedTuple):
    """Themes under one heading; ``group`` is None for those that no article of the treaty takes."""

    group: TreatyGroup | None
    themes: tuple[ChosenTheme, ...]


def articles_of(theme: ChosenTheme, materials: Materials) -> list[str]:
    """Return the articles of the body's treaty on which the theme's recommendations rest, once each.

    A paragraph of an article that is there whole is left out.
    """
    articles = dict.fromkeys(a for used in _articles_by_entry(theme, materials) for a in used)
    return [a for a in articles if not any(a != b and a.startswith(f"{b}(") for b in articles)]


def _articles_by_entry(theme: ChosenTheme, materials: Materials) -> Iterator[list[str]]:
    library, treaty = materials.library, materials.body.treaty
    if treaty is None:
        return
    for choice in theme.recommendations:
        entry = library.recommendations.get(choice.id)
        bases = entry.basis if entry else ()
        yield [a for b in bases if library.instruments[b.instrument].treaty == treaty for a in b.articles]


def _group(theme: ChosenTheme, order: TreatyOrder, materials: Materials) -> TreatyGroup | None:
    """Return the group on which most entries rest; of two, the one that the theme is assigned to.

    Where fewer than half of the entries agree, the assignment decides.
    """
    times: Counter[str] = Counter()
    assigned = next((g for g in order.groups if theme.id in g.themes), None)
    for articles in _articles_by_entry(theme, materials):
        times.update({group.id for a in articles if (group := order.find_group(a))})
    best = max(order.groups, key=lambda g: (times[g.id], theme.id in g.themes))
    if times[best.id] * 2 < len(theme.recommendations) and assigned is not None:
        return assigned
    return best if times[best.id] else assigned


def place_themes(themes: tuple[ChosenTheme, ...], materials: Materials) -> list[Placed]:
    """Return ``themes`` by heading, in the treaty's order; what no article takes comes last."""
    order = materials.reference.orders.get(materials.body.treaty or "")
    if order is None or materials.body.order == "theme":
        return [Placed(None, themes)] if themes else []
    homes = {theme.id: _group(theme, order, materials) for theme in themes}
    placed = [Placed(g, tuple(t for t in themes if homes[t.id] is g)) for g in order.groups]
    rest = tuple(t for t in themes if homes[t.id] is None)
    return [p for p in (*placed, Placed(None, rest)) if p.themes]
