"""What a short text takes of a draft: the themes in focus, and of each the first facts and asks.

Nothing that is dangerous alone is taken without what makes it safe.
"""

from uprdraft.assembly.materials import Materials
from uprdraft.records.body import Brief
from uprdraft.records.draft import ChosenRecommendation, ChosenTheme

__all__ = ["shown_themes"]


def shown_themes(materials: Materials) -> tuple[ChosenTheme, ...]:
    """Return the themes that the text speaks on: all of the draft, or what its short form takes."""
    draft, brief = materials.draft, materials.body.brief
    if brief is None:
        return draft.themes
    wanted = [draft.find_theme(id_) for id_ in draft.focus] if draft.focus else list(draft.themes)
    themes = [theme for theme in wanted if theme is not None][: brief.themes]
    taken: set[str] = set()
    return tuple(_shortened(theme, brief, taken, materials) for theme in themes)


def _shortened(theme: ChosenTheme, brief: Brief, taken: set[str], materials: Materials) -> ChosenTheme:
    """Return the theme cut to the form; an ask is passed over while what it needs is not in ``taken``."""
    library = materials.library.recommendations
    asks: list[ChosenRecommendation] = []
    for choice in theme.recommendations:
        needs = library[choice.id].needs if choice.id in library else ()
        if len(asks) < brief.recommendations and taken.issuperset(needs):
            asks.append(choice)
            taken.add(choice.id)
    return theme.model_copy(
        update={
            "recommendations": tuple(asks),
            "facts": theme.facts[: brief.facts],
            "earlier": theme.earlier[: brief.earlier],
        }
    )
