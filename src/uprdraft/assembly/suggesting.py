"""What to offer for a draft, and what to tick: recommendations, facts and earlier findings by theme.

A recommendation is offered where it is public, addressed to the State, written for this kind of submission
and applies to the State. One that is dangerous alone is ticked only together with what it needs; of a set
that asks much the same, one is ticked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uprdraft.assembly.blocks import library_text
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import available_reviews
from uprdraft.records.library import Basis, Fact, Recommendation, Status
from uprdraft.records.reference import EarlierRecommendation, Observation, Review
from uprdraft.values.locators import format_articles

__all__ = [
    "Offer",
    "misfit",
    "missing_needs",
    "offered",
    "offered_earlier",
    "offered_facts",
    "offered_themes",
    "why",
]


_MOST_FACTS = 3
"""Facts ticked for a theme unasked, so that a first draft of all default themes stays within the limit."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A recommendation that may be chosen, its words for this draft, and whether to tick it."""

    entry: Recommendation
    text: str
    is_ticked: bool


def applies(entry: Recommendation, materials: Materials) -> bool:
    """Return whether ``entry`` may be put to the State of the draft."""
    return not misfit(entry, materials)


def misfit(entry: Recommendation, materials: Materials) -> str:
    """Return why ``entry`` cannot be put to the State of the draft in this text, an empty string where it can."""
    draft, body = materials.draft, materials.body
    if entry.channel != "public" and not (entry.channel == "confidential" and body.is_confidential):
        return "it is not for a text that is published"
    if entry.addressee != "state":
        return f"it is addressed to {materials.library.vocabulary.addressees.get(entry.addressee, entry.addressee)}"
    if found := entry.applies.misfit(draft.country, draft.situation, lambda i: _stands(i, materials)):
        return found
    if not set(body.suits) & set(entry.suits):
        return f"it is not written for this kind of text ({body.stage})"
    if not _words(entry, materials):
        return "it has no text in this language, or names a State of origin that the situation does not have"
    return ""


def _stands(instrument_id: str, materials: Materials) -> Status | None:
    instrument = materials.library.instruments.get(instrument_id)
    standing = materials.standing(instrument) if instrument else None
    return standing.status if standing else None


def _words(entry: Recommendation, materials: Materials) -> str:
    return materials.in_language(library_text(entry, materials))


def offered_themes(materials: Materials) -> Iterator[tuple[str, int, bool]]:
    """Yield ``(theme, number of recommendations, ticked)``; those of the situation first and ticked."""
    preferred = materials.situation.themes
    rest = (t for t in materials.library.themes if t not in preferred)
    for theme in (*preferred, *rest):
        count = sum(1 for e in materials.library.by_theme(theme) if applies(e, materials))
        if count:
            yield theme, count, theme in preferred


def offered(theme: str, materials: Materials) -> list[Offer]:
    """Return what may be chosen under ``theme``: the situation's own choices first.

    Not offered: what another theme of the draft has already. An entry whose main theme comes later in the
    draft is offered there.
    """
    order = [t.id for t in materials.draft.themes]
    taken = {r.id for t in materials.draft.themes if t.id != theme for r in t.recommendations}
    entries = [
        e
        for e in materials.library.by_theme(theme)
        if e.id not in taken and applies(e, materials) and _home(e, order) == theme
    ]
    preferred = materials.situation.recommendations
    entries.sort(key=lambda e: preferred.index(e.id) if e.id in preferred else len(preferred))
    ticked = _ticked(entries, materials, taken)
    return [Offer(e, _words(e, materials), e.id in ticked) for e in entries]


def _home(entry: Recommendation, order: list[str]) -> str:
    """Return the theme of the draft under which ``entry`` stands: its first that the draft has."""
    return next((t for t in entry.themes if t in order), entry.themes[0])


def _ticked(entries: Iterable[Recommendation], materials: Materials, taken: set[str]) -> set[str]:
    preferred = set(materials.situation.recommendations)
    chosen: set[str] = set()
    sets: set[str] = set()
    for entry in entries:
        if entry.id not in preferred or not set(entry.needs) <= preferred | taken:
            continue
        needed = any(entry.id in materials.library.recommendations[p].needs for p in preferred)
        if entry.overlap in sets and not needed:
            continue
        chosen.add(entry.id)
        if entry.overlap:
            sets.add(entry.overlap)
    return chosen


def missing_needs(chosen: Iterable[str], materials: Materials) -> list[Recommendation]:
    """Return what the chosen entries need and the choice does not hold, needs of needs included."""
    library = materials.library.recommendations
    have, missing = set(chosen), []
    waiting = [n for id_ in have if id_ in library for n in library[id_].needs]
    while waiting:
        needed = waiting.pop(0)
        if needed in have or needed not in library:
            continue
        have.add(needed)
        missing.append(library[needed])
        waiting += library[needed].needs
    return missing


def why(entry: Recommendation, materials: Materials) -> str:
    """Return in one line why an entry fits: who asks for it and what binds this State to it."""
    asked = (
        "ours, not in the testimony"
        if entry.is_ours
        else f"asked for in the testimony ({entry.origin.stated})"
    )
    binding = [text for b in entry.basis if (text := _binding(b, materials))]
    law = f"rests on {'; '.join(binding[:2])}" if binding else "rests on no treaty that binds this State"
    needs = f"; dangerous alone, needs {', '.join(entry.needs)}" if entry.needs else ""
    return f"{asked}; {law}{needs}"


def _binding(basis: Basis, materials: Materials) -> str:
    if _stands(basis.instrument, materials) != "bound":
        return ""
    instrument = materials.library.instruments[basis.instrument]
    where = format_articles(basis.articles)
    return f"{instrument.short_name or instrument.name}{', ' + where if where else ''}"


def offered_facts(theme: str, materials: Materials) -> list[tuple[Fact, bool]]:
    """Return facts for ``theme`` with whether to tick each: those its chosen recommendations rest on.

    Facts belong to the people they speak of: a situation offers its own, and of those that its entries name only
    the ones on people who fear the same State.
    """
    situation, library, draft = materials.situation, materials.library, materials.draft
    if situation.origin_state is None:
        return []
    chosen = next((t for t in draft.themes if t.id == theme), None)
    entries = [library.recommendations.get(r.id) for r in chosen.recommendations] if chosen else []
    named = dict.fromkeys(f for e in entries if e for f in e.facts)
    ids = dict.fromkeys((*named, *(f for f in situation.facts if library.facts[f].theme == theme)))
    taken = {f.id for t in draft.themes if t.id != theme for f in t.facts}
    facts = [library.facts[i] for i in ids if i in library.facts and i not in taken]
    facts = [f for f in facts if f.concerns in (None, situation.origin_state) or f.id in situation.facts]
    usable = [f for f in facts if f.may_be_suggested and not f.date.is_after(materials.as_of)]
    ticked = [f.id for f in usable if f.may_be_ticked and f.id in situation.facts][:_MOST_FACTS]
    return [(f, f.id in ticked) for f in usable]


def offered_earlier(theme: str, materials: Materials) -> list[tuple[str, str, bool]]:
    """Return ``(id, words, ticked)`` of earlier recommendations and observations on ``theme``.

    Before a committee its own observations are ticked, elsewhere the recommendations of earlier reviews.
    """
    treaty = materials.body.treaty
    taken = {e.id for t in materials.draft.themes if t.id != theme for e in t.earlier}
    found = [
        (entry.id, _earlier_words(review, entry, materials), treaty is None)
        for review in available_reviews(materials)
        for entry in review.recommendations
        if theme in entry.themes and entry.id not in taken
    ]
    found += [
        (o.id, f"{o.symbol} ({o.date}): {o.summary}", treaty is not None and o.treaty == treaty)
        for o in materials.reference.observations.values()
        if _fits(o, theme, materials)
    ]
    return found


def _fits(observation: Observation, theme: str, materials: Materials) -> bool:
    return (
        observation.state == materials.draft.country
        and theme in observation.themes
        and bool(observation.text)
        and not observation.date.is_after(materials.as_of)
    )


def _earlier_words(review: Review, entry: EarlierRecommendation, materials: Materials) -> str:
    state = materials.country_name(entry.recommending_state)
    return f"cycle {review.cycle} ({review.review_date.year}), {state}: {entry.summary} [{entry.position}]"
