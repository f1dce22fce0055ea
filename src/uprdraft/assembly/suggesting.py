"""What to offer for a draft, and what to tick: recommendations, facts and earlier findings by theme.

A recommendation is offered where it is public, addressed to the State, written for this kind of submission
and applies to the State. One that is dangerous alone is ticked only together with what it needs; of a set
that asks much the same, one is ticked.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from uprdraft.assembly.blocks import library_text
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import available_reviews
from uprdraft.records.law import Status
from uprdraft.records.library import Basis, Fact, Recommendation
from uprdraft.records.reference import EarlierRecommendation, Observation, Review
from uprdraft.values.locators import format_articles

__all__ = [
    "Offer",
    "misfit",
    "EarlierOffer",
    "missing_needs",
    "offered",
    "offered_earlier",
    "offered_facts",
    "offered_themes",
    "why",
]


_MOST_FACTS = 3
"""Facts ticked for a theme unasked, so that a first draft of all default themes stays within the limit."""
_NOT_MUCH_OLDER = dt.timedelta(days=5 * 365)
"""How much older than the newest a fact may be to be ticked beside it, where none is of the period under review."""


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
    found = {
        theme: [e for e in materials.library.by_theme(theme) if applies(e, materials)]
        for theme in (*preferred, *rest)
    }
    own = _own_choices(materials)
    safe = {theme: [e for e in entries if set(e.needs) <= own] for theme, entries in found.items()}
    ticked = _themes_that_ask([t for t in preferred if safe[t]], safe)
    for theme, entries in found.items():
        if entries:
            yield theme, len(entries), theme in ticked


def _themes_that_ask(themes: list[str], found: Mapping[str, Sequence[Recommendation]]) -> list[str]:
    """Return ``themes`` without those whose recommendations all stand under another of them."""
    kept = list(themes)
    while True:
        homes = {_home(entry, kept) for theme in kept for entry in found[theme]}
        bare = [theme for theme in kept if theme not in homes]
        if not bare:
            return kept
        kept.remove(bare[-1])


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


def _own_choices(materials: Materials) -> set[str]:
    """Return the situation's own choices that may be put to the State in this text."""
    library = materials.library.recommendations
    own = (library[p] for p in materials.situation.recommendations if p in library)
    return {entry.id for entry in own if applies(entry, materials)}


def _home(entry: Recommendation, order: list[str]) -> str:
    """Return the theme of the draft under which ``entry`` stands: its first that the draft has."""
    return next((t for t in entry.themes if t in order), entry.themes[0])


def _ticked(entries: Sequence[Recommendation], materials: Materials, taken: set[str]) -> set[str]:
    """Return what to tick: the situation's own choices that are safe with the themes of the draft, one of a set.

    Where it has none on this theme, the first that is safe alone, else with what is ticked elsewhere, so that no
    theme asks for nothing.
    """
    library, themes = materials.library.recommendations, {t.id for t in materials.draft.themes}
    preferred = {p for p in materials.situation.recommendations if p in library}
    reached = {p for p in _own_choices(materials) if not themes or themes & set(library[p].themes)} | taken
    chosen: set[str] = set()
    sets: set[str] = set()
    for entry in entries:
        if entry.id not in preferred or not set(entry.needs) <= reached:
            continue
        needed = any(entry.id in library[p].needs for p in preferred)
        if entry.overlap in sets and not needed:
            continue
        chosen.add(entry.id)
        if entry.overlap:
            sets.add(entry.overlap)
    alone = [e for e in entries if not e.needs] or [e for e in entries if set(e.needs) <= reached]
    return chosen or {e.id for e in alone[:1]}


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
    binding = [text for b in entry.basis if (text := _binding(b, materials))]
    law = f"rests on {'; '.join(binding[:2])}" if binding else "rests on no treaty that binds this State"
    library = materials.library.recommendations
    needed = ", ".join(f"“{library[n].title}”" for n in entry.needs if n in library)
    return f"{_asked(entry, materials)}; {law}" + (f"; dangerous alone, needs {needed}" if needed else "")


def _asked(entry: Recommendation, materials: Materials) -> str:
    source = materials.library.sources.get(entry.origin.document)
    if entry.is_ours or source is None:
        return "a proposal of this library"
    did = "asked for in" if entry.origin.stated == "explicit" else "follows from"
    return f"{did} the {source.short_title or source.title}"


def _binding(basis: Basis, materials: Materials) -> str:
    if _stands(basis.instrument, materials) != "bound":
        return ""
    instrument = materials.library.instruments[basis.instrument]
    where = format_articles(basis.articles)
    return f"{instrument.short_name or instrument.name}{', ' + where if where else ''}"


def offered_facts(theme: str, materials: Materials) -> list[tuple[Fact, bool]]:
    """Return facts for ``theme`` with whether to tick each: those its chosen recommendations rest on.

    Ticked are the situation's own, a few, and of the period under review where there are any: see ``_first_facts``.
    Facts belong to the people they speak of: a situation offers its own, and of those that its entries name only
    the ones on people who fear the same State, and not those on what another host State does.
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
    facts = [f for f in facts if f.misfit(draft.country, situation) is None]
    usable = [f for f in facts if f.may_be_suggested and not _is_later(f, materials)]
    place = {id_: number for number, id_ in enumerate(situation.facts)}
    usable.sort(key=lambda f: place.get(f.id, len(place)))  # a situation tells them in an order
    ticked = _first_facts(
        [f for f in usable if f.may_be_ticked and f.id in situation.facts], theme, materials
    )
    return [(f, f in ticked) for f in usable]


def _first_facts(facts: Sequence[Fact], theme: str, materials: Materials) -> list[Fact]:
    """Return which of ``facts`` to tick for ``theme``, in their order.

    Those of the period under review; where it has none, the latest there are and what is not much older. Of them
    first what no other theme of the draft is at home with.
    """
    days = {f.id: _last_day(f, materials) for f in facts}
    newest = max(days.values(), default=materials.as_of)
    begin = _period_begin(materials)
    if begin is None or newest < begin:
        begin = newest - _NOT_MUCH_OLDER
    recent = [f for f in facts if days[f.id] >= begin]
    others = {t.id for t in materials.draft.themes} - {theme}
    own = [f for f in recent if f.theme not in others]
    return (own or recent)[:_MOST_FACTS]


def _is_later(fact: Fact, materials: Materials) -> bool:
    """Return whether a fact, or a source that says it, is of after the as-of day."""
    cited = (materials.sources[c.source].issued for c in fact.citations if c.source in materials.sources)
    return any(date.is_after(materials.as_of) for date in (fact.date, *cited))


def _last_day(fact: Fact, materials: Materials) -> dt.date:
    """Return the latest day of which a fact speaks; of one that says none, when it was last said."""
    if fact.date.last is not None:
        return fact.date.last
    cited = [materials.sources[c.source].issued.last for c in fact.citations if c.source in materials.sources]
    return max((day for day in cited if day is not None), default=dt.date.min)


def _period_begin(materials: Materials) -> dt.date | None:
    """Return the day of the State's last review before the text; None where none is known."""
    days = (r.review_date.first for r in materials.reference.calendar
            if r.state == materials.draft.country and r.review_date)  # fmt: skip
    return max((day for day in days if day is not None and day < materials.as_of), default=None)


@dataclass(frozen=True, slots=True)
class EarlierOffer:
    """An earlier recommendation or observation that may be assessed; ``has_theme`` is False for one imported."""

    id: str
    name: str
    """Which one it is, in a few words: "cycle 4 (2024), Czechia"."""
    words: str
    is_ticked: bool
    has_theme: bool = True


def offered_earlier(theme: str, materials: Materials) -> list[EarlierOffer]:
    """Return the earlier recommendations and observations on ``theme``, then those imported, which have no theme.

    Before a committee its own observations are ticked; elsewhere, of the reviews with recommendations on the
    theme, those of the latest: the ones before it were assessed then. A mid-term report is on the last review alone.
    """
    taken = {e.id for t in materials.draft.themes if t.id != theme for e in t.earlier}
    offers = [
        o for o in (*_of_reviews(theme, materials), *_of_committees(theme, materials)) if o.id not in taken
    ]
    return sorted(offers, key=lambda o: not o.has_theme)


def _of_reviews(theme: str, materials: Materials) -> Iterator[EarlierOffer]:
    reviews = available_reviews(materials)
    stage = materials.reference.stages.get(materials.body.base_id)
    # A text that looks back on a review speaks of that one; others of the latest that said anything on the theme.
    looks_back = stage is not None and stage.needs == "held-review"
    speaking = [r.cycle for r in reviews if looks_back or any(theme in e.themes for e in r.recommendations)]
    for review in reviews:
        is_ticked = materials.body.treaty is None and review.cycle == max(speaking, default=None)
        for entry in review.recommendations:
            if theme in entry.themes or not entry.themes:
                name, words = _earlier_words(review, entry, materials)
                has_theme = bool(entry.themes)
                yield EarlierOffer(entry.id, name, words, is_ticked and has_theme, has_theme)


def _of_committees(theme: str, materials: Materials) -> Iterator[EarlierOffer]:
    treaty = materials.body.treaty
    for found in materials.reference.observations.values():
        if _fits(found, theme, materials):
            has_theme = bool(found.themes)
            is_ticked = has_theme and treaty is not None and found.treaty == treaty
            name = f"{found.symbol} ({found.date})"
            yield EarlierOffer(found.id, name, f"{name}: {found.summary}", is_ticked, has_theme)


def _fits(observation: Observation, theme: str, materials: Materials) -> bool:
    return (
        observation.state == materials.draft.country
        and (theme in observation.themes or not observation.themes)
        and bool(observation.text or observation.quoted)
        and not observation.date.is_after(materials.as_of)
    )


def _earlier_words(review: Review, entry: EarlierRecommendation, materials: Materials) -> tuple[str, str]:
    state = materials.country_name(entry.recommending_state)
    name = f"cycle {review.cycle} ({review.review_date.year}), {state}"
    answer = "" if entry.position == "unknown" else f" [{entry.position}]"
    return name, f"{name}: {entry.summary}{answer}"
