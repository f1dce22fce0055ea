"""What a copy is for: State, type, situation, session and day, found from what was asked and what the draft has."""

import datetime as dt
from dataclasses import dataclass, replace

from uprdraft.errors import UsageError
from uprdraft.loading.bodies import load_body
from uprdraft.loading.countries import get_country
from uprdraft.loading.project import Project
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.shelves import Shelves
from uprdraft.records.body import BodyProfile
from uprdraft.records.draft import Draft, Use
from uprdraft.records.library import Library, Situation
from uprdraft.records.reference import Reference
from uprdraft.rules.availability import Availability, read_availability
from uprdraft.values.ids import did_you_mean

__all__ = ["Target", "Wanted", "find_target", "use_of"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; an empty field keeps what the draft has, or finds what fits."""

    country: str = ""
    type_: str = ""
    situation: str = ""


@dataclass(frozen=True)
class Target:
    """What the copy is for. ``draft`` is the old one with the new head; ``shelves`` are those of the new."""

    draft: Draft
    shelves: Shelves
    availability: Availability


def find_target(project: Project, shelves: Shelves, wanted: Wanted, today: dt.date) -> Target:
    """Return what the copy is for; ``shelves`` are those of ``project``.

    Raises:
        UsageError: no such State, type or situation, nothing is to change, or the body cannot receive such a text.
    """
    old = project.draft
    country = get_country(wanted.country).iso3 if wanted.country else old.country
    body = load_body(wanted.type_ or old.submission_type, project.data_dirs)
    if not body.template:
        raise UsageError(f"“{body.id}” belongs to the past and cannot be written", hint="see: uprdraft types")
    situation = _situation(shelves.library, wanted.situation, old, country)
    head = (country, body.id, situation.id)
    if head == (old.country, old.submission_type, old.situation) and today == old.as_of:
        raise UsageError("nothing would change", hint="name what does: --country, --for or --situation")
    reference = load_reference(country, project.data_dirs)
    found = read_availability(country, body, reference, today)
    if not found.allowed:
        hint = found.instead or "see: uprdraft types"
        raise UsageError(f"nothing was written: {found.reason}", hint=hint)
    draft = old.model_copy(
        update={
            "country": country,
            "submission_type": body.id,
            "situation": situation.id,
            "as_of": today,
            "session": _session(country, body, reference, today),
            "reused_from": tuple(dict.fromkeys((*old.reused_from, use_of(old)))),
        }
    )
    return Target(draft, replace(shelves, reference=reference, body=body), found)


def use_of(draft: Draft) -> Use:
    """Return for what State and situation a draft is written."""
    return Use(country=draft.country, situation=draft.situation)


def _situation(library: Library, wanted: str, old: Draft, country: str) -> Situation:
    """Return the situation: the one asked for, else the old one where it fits, one of the same people, the general."""
    known = library.situations
    if wanted and wanted not in known:
        hint = did_you_mean(wanted, known) or "see: uprdraft situation list"
        raise UsageError(f"no situation “{wanted[:80]}”", hint=hint)
    before = known.get(old.situation)
    if wanted or before is None:
        return known[wanted] if wanted else _general(library)
    if country == old.country or not before.hosts or country in before.hosts:
        return before
    same_people = (s for s in known.values() if country in s.hosts and s.origin_state == before.origin_state)
    return next(same_people, _general(library))


def _general(library: Library) -> Situation:
    return next(s for s in library.situations.values() if not s.hosts and s.origin_state is None)


def _session(country: str, body: BodyProfile, reference: Reference, day: dt.date) -> int | None:
    """Return the session of the review that the calendar has for the type; None where none is known.

    A text that looks back belongs to the last review held, any other to the next.
    """
    if body.treaty is not None or body.abbreviation != "UPR":
        return None
    reviews = sorted((r for r in reference.calendar if r.state == country), key=lambda r: r.cycle)
    if body.cycle:
        return next((r.session for r in reviews if r.cycle == body.cycle), None)
    held = [any(d and d.is_before(day) for d in (r.session_end, r.review_date)) for r in reviews]
    stage = reference.stages.get(body.base_id)
    if stage is not None and stage.needs == "held-review":
        return next(
            (r.session for r, is_held in reversed([*zip(reviews, held, strict=True)]) if is_held), None
        )
    return next((r.session for r, is_held in zip(reviews, held, strict=True) if not is_held), None)
