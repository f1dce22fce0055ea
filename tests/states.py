"""Drafts on any State for tests: everything that is offered and ticked, chosen, as the interview would."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from uprdraft.assembly.materials import Materials
from uprdraft.assembly.suggesting import offered, offered_facts, offered_themes
from uprdraft.loading.bodies import load_body
from uprdraft.loading.library import load_library
from uprdraft.loading.reference import load_reference
from uprdraft.loading.templates import load_templates
from uprdraft.records.draft import ChosenFact, ChosenRecommendation, ChosenTheme, Draft
from uprdraft.records.library import Library
from uprdraft.records.reference import Reference

__all__ = ["AS_OF", "broken_names", "full_draft", "library", "materials", "reference"]

AS_OF = dt.date(2026, 11, 20)


@cache
def library() -> Library:
    return load_library()


@cache
def reference() -> Reference:
    """Return all States' data; slow to search, so ``materials`` narrows it to one State."""
    return load_reference(None)


@cache
def _of(state: str) -> Reference:
    whole = reference()
    return replace(
        whole,
        acts=tuple(a for a in whole.acts if a.state == state),
        calendar=tuple(r for r in whole.calendar if r.state == state),
        reviews=tuple(r for r in whole.reviews if r.state == state),
        observations={i: o for i, o in whole.observations.items() if o.state == state},
        pending=tuple(p for p in whole.pending if p.state == state),
    )


@cache
def _templates() -> dict[str, str]:
    return dict(load_templates(()))


def materials(
    state: str,
    situation: str = "any-refugees",
    type_: str = "upr-stakeholder-cycle4",
    as_of: dt.date = AS_OF,
) -> Materials:
    draft = Draft.model_validate(
        {
            "submission_type": type_,
            "country": state,
            "as_of": as_of.isoformat(),
            "situation": situation,
            "organisations": [{"name": "Example Rights Group", "acronym": "ERG"}],
            "prose": {"summary": "A summary.", "method": "A method."},
        }
    )
    return Materials(draft, library(), _of(state), load_body(type_), _templates(), {})


def full_draft(made: Materials, *, everything: bool = False) -> Materials:
    """Return ``made`` with the situation's themes and what is ticked under each; all that is offered if asked."""
    themes = tuple(
        ChosenTheme(id=theme) for theme, _, is_ticked in offered_themes(made) if is_ticked or everything
    )
    made = replace(made, draft=made.draft.model_copy(update={"themes": themes}))
    for theme in themes:
        offers = [o for o in offered(theme.id, made) if o.is_ticked or everything]
        asked = tuple(ChosenRecommendation(id=o.entry.id, version=o.entry.version) for o in offers)
        made = _with_theme(made, ChosenTheme(id=theme.id, recommendations=asked))
    for chosen in made.draft.themes:
        facts = [f for f, is_ticked in offered_facts(chosen.id, made) if is_ticked]
        held = tuple(ChosenFact(id=f.id, version=f.version) for f in facts)
        made = _with_theme(made, chosen.model_copy(update={"facts": held}))
    return made


def _with_theme(made: Materials, theme: ChosenTheme) -> Materials:
    themes = tuple(theme if t.id == theme.id else t for t in made.draft.themes)
    return replace(made, draft=made.draft.model_copy(update={"themes": themes}))


def broken_names(text: str, names: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong in ``text`` about names of States: a doubled or missing article, a turned name.

    ``names`` are short names that need "the".
    """
    lower = text.lower()
    if "the the " in lower:
        yield "the the"
    for name in names:
        start = 0
        while (at := text.find(name, start)) >= 0:
            start = at + len(name)
            if text[start : start + 1].isalpha():
                continue  # Niger within Nigeria
            before = text[:at]
            if before.endswith(("People's ", "South ")):
                continue  # the Republic of Korea, the Sudan within the name of another State
            if not before.lower().endswith("the ") and not before.endswith(("(", "“")):
                yield f"…{before[-20:]}{name}"
