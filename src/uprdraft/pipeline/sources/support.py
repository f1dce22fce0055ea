"""Which recommendation of a draft stands on which facts, how well each is borne out, and which stands on none."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from uprdraft.assembly.blocks import recommendation_text
from uprdraft.assembly.materials import Materials
from uprdraft.loading.project import read_project
from uprdraft.pipeline.guard import private_values, without_private
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.records.draft import ChosenRecommendation, ChosenTheme
from uprdraft.records.library import Fact

__all__ = ["FactSupport", "Support", "support_of"]


@dataclass(frozen=True, slots=True)
class FactSupport:
    """A fact and how far it bears: reliability A to D, independent sources, the day it must be looked at again."""

    id: str
    reliability: str
    reliability_note: str
    independent_sources: int
    expires: dt.date | None
    is_expired: bool

    @property
    def rests_on_one(self) -> bool:
        """Return whether one source alone bears it out."""
        return self.independent_sources == 1


@dataclass(frozen=True, slots=True)
class Support:
    """A recommendation with the facts of the draft it stands on, and those of the library that are not chosen.

    ``is_own`` says that the person wrote it: the library names no facts for it, and those of its theme stand here.
    """

    theme: str
    id: str
    text: str
    is_own: bool
    facts: tuple[FactSupport, ...]
    not_chosen: tuple[str, ...]


def support_of(folder: Path) -> list[Support]:
    """Return the recommendations of the project in ``folder``, in their order, with what they stand on.

    Raises:
        UprdraftError: a file of the project cannot be used.
    """
    project = read_project(folder)
    materials = load_shelves(project).materials(project)
    found = (_support(theme, c, materials) for theme in project.draft.themes for c in theme.recommendations)
    private = private_values(project)
    return [replace(support, text=without_private(support.text, private)) for support in found]


def _support(theme: ChosenTheme, choice: ChosenRecommendation, materials: Materials) -> Support:
    entry = materials.library.recommendations.get(choice.id)
    chosen = [fact.id for t in materials.draft.themes for fact in t.facts]
    named = entry.facts if entry is not None else tuple(fact.id for fact in theme.facts)
    return Support(
        theme.id,
        choice.id,
        recommendation_text(choice, materials),
        entry is None,
        tuple(_facts((id_ for id_ in named if id_ in chosen), materials)),
        tuple(id_ for id_ in named if id_ not in chosen and id_ in materials.library.facts),
    )


def _facts(ids: Iterable[str], materials: Materials) -> Iterator[FactSupport]:
    for id_ in ids:
        fact = materials.library.facts.get(id_)
        if fact is not None:
            yield _fact(fact, materials.as_of)


def _fact(fact: Fact, day: dt.date) -> FactSupport:
    return FactSupport(
        fact.id, fact.reliability.level, fact.reliability.note, fact.independent_sources, fact.expires,
        fact.is_expired(day),
    )  # fmt: skip
