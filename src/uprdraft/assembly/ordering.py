"""The order of a text: the person's own, or the articles or clusters under which a committee reads it.

A theme stands under the article on which most of its chosen recommendations rest; where none names an article
of the treaty, under the one to which the treaty's order assigns the theme.
"""

from collections import Counter
from dataclasses import dataclass

from uprdraft.assembly.materials import Materials
from uprdraft.records.draft import ChosenTheme
from uprdraft.records.reference import TreatyGroup

__all__ = ["Placed", "articles_of", "place_themes"]


@dataclass(frozen=True, slots=True)
class Placed:
    """Themes under one heading; ``group`` is None for those that no article of the treaty takes."""

    group: TreatyGroup | None
    themes: tuple[ChosenTheme, ...]


def articles_of(theme: ChosenTheme, materials: Materials) -> list[str]:
    """Return the articles of the body's treaty on which the theme's recommendations rest, once for each use."""
    treaty = materials.body.treaty
    library = materials.library
    found: list[str] = []
    for choice in theme.recommendations:
        entry = library.recommendations.get(choice.id)
        for basis in entry.basis if entry else ():
            instrument = library.instruments.get(basis.instrument)
            if treaty and instrument and instrument.treaty == treaty:
                found += basis.articles
    return found


def _group(theme: ChosenTheme, materials: Materials) -> TreatyGroup | None:
    order = materials.reference.orders.get(materials.body.treaty or "")
    if order is None:
        return None
    groups = [group for a in articles_of(theme, materials) if (group := order.find_group(a))]
    if groups:
        times = Counter(group.id for group in groups)
        return max(order.groups, key=lambda g: times[g.id])
    return next((g for g in order.groups if theme.id in g.themes), None)


def place_themes(themes: tuple[ChosenTheme, ...], materials: Materials) -> list[Placed]:
    """Return ``themes`` by heading, in the treaty's order; what no article takes comes last."""
    order = materials.reference.orders.get(materials.body.treaty or "")
    if order is None or materials.body.order == "theme":
        return [Placed(None, themes)] if themes else []
    homes = {theme.id: _group(theme, materials) for theme in themes}
    placed = [Placed(g, tuple(t for t in themes if homes[t.id] is g)) for g in order.groups]
    rest = tuple(t for t in themes if homes[t.id] is None)
    return [p for p in (*placed, Placed(None, rest)) if p.themes]
