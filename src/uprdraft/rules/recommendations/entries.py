"""The library entry behind a recommendation that stands in a draft as the library has it."""

from uprdraft.records.library import Recommendation
from uprdraft.rules.base import Context
from uprdraft.rules.recommendations.found import FoundRecommendation

__all__ = ["entry_behind", "is_shipped"]


def entry_behind(found: FoundRecommendation, context: Context) -> Recommendation | None:
    """Return the entry whose words ``found`` are; None for other texts and where the person's own wording stands."""
    if found.origin.kind != "library" or not found.origin.ref.startswith("recommendations/"):
        return None
    _, theme, id_ = found.origin.ref.split("/", 2)
    for chosen in context.draft.themes if context.draft else ():
        if chosen.id == theme and any(r.id == id_ and r.own_wording for r in chosen.recommendations):
            return None
    return context.library.recommendations.get(id_)


def is_shipped(entry: Recommendation, context: Context) -> bool:
    """Return whether ``library check`` has looked at an entry by the same rules, before it was shipped."""
    return not context.library.is_own("recommendations", entry.id)
