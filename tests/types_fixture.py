"""One synthetic draft for any State and submission type: an organisation, a paragraph a part, sourced facts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from uprdraft.assembly.blocks import library_text
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.suggesting import missing_needs, offered, offered_facts, offered_themes
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.library import load_library
from uprdraft.loading.project import Project
from uprdraft.loading.reference import load_reference
from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.loading.templates import load_templates
from uprdraft.pipeline.build import check_loaded
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.shelves import Shelves
from uprdraft.records.body import BodyProfile
from uprdraft.records.draft import (
    Case,
    ChosenFact,
    ChosenRecommendation,
    ChosenTheme,
    Contact,
    Draft,
    Organisation,
    Reply,
)
from uprdraft.records.library import Library
from uprdraft.records.reference import Reference

__all__ = ["TYPES", "check_type", "make_draft", "make_materials"]

TYPES = tuple(t for t in list_bodies() if load_body(t).status != "historic")
THEMES = 3
ORGANISATION = Organisation(
    name="Example Rights Group", acronym="ERG", contact=Contact(role="Coordinator", office="Geneva office",
    email="office@example.org"), website="https://www.example.org", founded="2010",
    description="Documents returns of refugees.", ecosoc_status="special",
)  # fmt: skip


@cache
def _library() -> Library:
    return load_library()


@cache
def _templates() -> Mapping[str, str]:
    return load_templates()


@cache
def _reference(state: str) -> Reference:
    return load_reference(state)


def make_materials(draft: Draft) -> Materials:
    """Return what an assembly of ``draft`` works from, read once."""
    return _shelves(draft).materials(_project(draft))


def _shelves(draft: Draft) -> Shelves:
    return Shelves(_library(), _reference(draft.country), load_body(draft.submission_type), _templates())


def _project(draft: Draft) -> Project:
    return Project(Path("example"), draft, "0" * 64, parse_yaml("schema: 1\n", "draft.yaml"), {})


def make_draft(type_: str, state: str, situation: str = "any-refugees") -> Draft:
    """Return a draft with the first offered themes, what is ticked in them, and a paragraph a part."""
    body = load_body(type_)
    draft = Draft(
        submission_type=type_, country=state, as_of=dt.date(2026, 11, 1), situation=situation,
        session=_session(body, state), organisations=(ORGANISATION,),
        key_words=("refoulement", "asylum"), publication="public",
        agenda_item=6 if body.abbreviation == "HRC" else None,
        case=Case(kinds=("continuing",), mandates=("Special Rapporteur on torture",), victims=("V1",),
            naming="must-not-be-named",
        ),
    )  # fmt: skip
    for theme, _, _ in list(offered_themes(make_materials(draft)))[:THEMES]:
        draft = draft.model_copy(update={"themes": (*draft.themes, ChosenTheme(id=theme))})
    for chosen in draft.themes:
        draft = _filled(draft, chosen.id)
    # A theme under which nothing can be asked here is taken out again, as a person would.
    draft = draft.model_copy(update={"themes": tuple(t for t in draft.themes if t.recommendations)})
    prose = {
        p.id: f"This paragraph stands for what the person writes on {p.id}." for p in body.parts if p.prose
    }
    replies: tuple[Reply, ...] = ()
    if "assessment" in body.asks:
        replies = (
            Reply(
                symbol="X/C/1", paragraph="30(a)", asked="to end forced returns.", measures="A law was announced.",
                assessment="It is not in force.", remains="Adopt the law.", theme=draft.themes[0].id,
            ),
        )  # fmt: skip
    return draft.model_copy(update={"prose": prose, "replies": replies})


def _session(body: BodyProfile, state: str) -> int | None:
    """Return the session of the State's review in the cycle of the type, one of the Council, or none."""
    reviews = (r for r in _reference(state).calendar if r.state == state and r.cycle == body.cycle)
    return 60 if body.abbreviation == "HRC" else next((r.session for r in reviews), None)


def _filled(draft: Draft, theme: str) -> Draft:
    materials = make_materials(draft)
    offers = [o.entry for o in offered(theme, materials)]
    ticked = [o.entry for o in offered(theme, materials) if o.is_ticked] or [
        e for e in offers if not e.needs
    ][:2]
    taken = {r.id for t in draft.themes for r in t.recommendations}
    ticked = [e for e in missing_needs([e.id for e in ticked[:3]], materials) if e.id not in taken] + ticked[
        :3
    ]
    taken = {r.id for t in draft.themes for r in t.recommendations}
    ticked = [e for e in missing_needs([e.id for e in ticked[:3]], materials) if e.id not in taken] + ticked[
        :3
    ]
    asks = tuple(
        ChosenRecommendation(id=e.id, version=e.version, text=library_text(e, materials)["en"])
        for e in {t.id: t for t in ticked}.values()
    )
    held = draft.find_theme(theme)
    assert held is not None
    filled = held.model_copy(update={"recommendations": asks})
    themes = tuple(filled if t.id == theme else t for t in draft.themes)
    draft = draft.model_copy(update={"themes": themes})
    facts = [f for f, is_ticked in offered_facts(theme, make_materials(draft)) if is_ticked][:2]
    filled = filled.model_copy(
        update={"facts": tuple(ChosenFact(id=f.id, version=f.version, text=f.text["en"]) for f in facts)}
    )
    return draft.model_copy(update={"themes": tuple(filled if t.id == theme else t for t in themes)})


def check_type(type_: str, state: str, situation: str = "any-refugees", **changes: object) -> Checked:
    """Return the synthetic draft of a type assembled and checked; ``changes`` are fields of the draft."""
    draft = make_draft(type_, state, situation).model_copy(update=changes)
    return check_loaded(_project(draft), replace(_shelves(draft)))
