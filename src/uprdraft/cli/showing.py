"""``library show``: one recommendation with what it rests on, as it applies to a State."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uprdraft.assembly.citing import full_citation
from uprdraft.assembly.materials import get_situation, slot_values
from uprdraft.cli.shelves import summary
from uprdraft.document.walk import plain_text
from uprdraft.errors import UsageError
from uprdraft.loading.countries import get_country
from uprdraft.loading.library import load_library
from uprdraft.loading.reference import load_reference
from uprdraft.records.law import Status
from uprdraft.records.library import Basis, Library, Recommendation, Situation
from uprdraft.records.reference import Country, Reference
from uprdraft.terminal.printer import Printer
from uprdraft.values.dates import format_date
from uprdraft.values.ids import did_you_mean
from uprdraft.values.locators import format_articles, format_locator
from uprdraft.values.names import country_forms
from uprdraft.values.slots import fill_slots

__all__ = ["View", "run_show"]


@dataclass(frozen=True, slots=True)
class View:
    """For whom an entry is shown: a State, a situation, a day."""

    country: str
    situation: str
    day: dt.date


def run_show(id_: str, view: View, format_: str, *, plain: bool) -> int:
    """Show one recommendation with its basis as it applies to a State."""
    library = load_library()
    if id_ not in library.recommendations:
        raise UsageError(f"no recommendation “{id_}”", hint=did_you_mean(id_, library.recommendations))
    entry = library.recommendations[id_]
    state = get_country(view.country)
    reference = load_reference(state.iso3)
    situation = _situation(library, state, view.situation, entry)
    slots = _slots(reference, state, situation)
    data = {
        **summary(entry),
        "text_filled": _filled(_text_for(entry, library, reference, state, view.day)["en"], slots),
        "state": state.iso3,
        "misfit": entry.applies.misfit(
            state.iso3, situation.id, lambda id_: _status(id_, library, reference, state, view.day)
        ),
        "basis": [_basis(b, library, reference, state, view.day) for b in entry.basis],
        "smart": entry.smart.model_dump(),
        "facts": [_fact(f, library, slots) for f in entry.facts if f in library.facts],
        "guidance": entry.guidance,
    }
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(data)
    else:
        _print_entry(data, entry, library, state, view.day, printer)
    return 0


def _situation(library: Library, state: Country, named: str, entry: Recommendation) -> Situation:
    """Return the situation named, else the one of the State that offers the entry."""
    names = library.situations
    if named:
        return get_situation(library, named)
    hosted = [s for s in names.values() if state.iso3 in s.hosts]
    offering = (s for s in hosted if entry.id in s.recommendations)
    return next(offering, hosted[0] if hosted else names["any-refugees"])


def _slots(reference: Reference, state: Country, situation: Situation) -> Mapping[str, str]:
    origin = reference.countries[situation.origin_state] if situation.origin_state else None
    return slot_values(state, situation, origin, "en")


def _text_for(
    entry: Recommendation, library: Library, reference: Reference, state: Country, day: dt.date
) -> Mapping[str, str]:
    """Return the texts of the variant that fits how the State stands to its instrument."""
    fitting = (
        v.text for v in entry.variants if _status(v.instrument, library, reference, state, day) == v.status
    )
    return next(fitting, entry.text)


def _status(id_: str, library: Library, reference: Reference, state: Country, day: dt.date) -> Status | None:
    """Return how the State stands to a treaty of the table, None where that is not known."""
    instrument = library.instruments.get(id_)
    if instrument is None or instrument.treaty is None:
        return None
    return reference.standing(state.iso3, instrument.treaty, day).status


def _filled(text: str, slots: Mapping[str, str]) -> str:
    try:
        return fill_slots(text, slots)
    except KeyError:
        return text


def _basis(
    basis: Basis, library: Library, reference: Reference, state: Country, day: dt.date
) -> dict[str, str]:
    instrument = library.instruments[basis.instrument]
    return {
        "instrument": instrument.id,
        "name": instrument.short_name or instrument.name,
        "articles": format_articles(basis.articles),
        "kind": instrument.kind,
        "origin": basis.origin,
        "standing": _standing(basis.instrument, library, reference, state, day),
    }


def _standing(id_: str, library: Library, reference: Reference, state: Country, day: dt.date) -> str:
    """Return in words how the State stands to an instrument, with what is not certain about it."""
    instrument = library.instruments[id_]
    if instrument.state and instrument.state != state.iso3:
        return f"concerns {instrument.state}, not {state.iso3}"
    if instrument.kind != "treaty":
        return f"{instrument.kind.replace('-', ' ')}, no treaty"
    if instrument.treaty is None:
        return "outside the treaty table; not called binding without a source"
    standing = reference.standing(state.iso3, instrument.treaty, day)
    if standing.status is None or standing.act is None:
        return "not known"
    act = standing.act
    when = f" {format_date(act.date.raw)}" if act.date else ""
    words = {
        "bound": f"in force: {act.event}{when}",
        "signed": f"only signed{when}",
        "not-bound": "not joined",
    }
    caution = standing.certainty.caution
    return f"{words[standing.status]} (data as at {act.as_of}{'; ' + caution if caution else ''})"


def _fact(id_: str, library: Library, slots: Mapping[str, str]) -> dict[str, Any]:
    fact = library.facts[id_]
    sources = [
        f"{plain_text(full_citation(library.sources[c.source], c.locator))}"
        for c in fact.citations
        if c.source in library.sources
    ]
    return {
        "id": fact.id,
        "text": _filled(fact.text["en"], slots),
        "reliability": fact.reliability.level,
        "reliability_note": fact.reliability.note,
        "independent_sources": fact.independent_sources,
        "expires": fact.expires.isoformat() if fact.expires else None,
        "use": fact.use,
        "sensitivity": fact.sensitivity,
        "caution": fact.caution,
        "sources": sources,
    }


def _print_entry(
    data: dict[str, Any],
    entry: Recommendation,
    library: Library,
    state: Country,
    day: dt.date,
    printer: Printer,
) -> None:
    printer.line(f"{entry.title} ({entry.id}, version {entry.version})", "strong")
    printer.wrapped(data["text_filled"])
    printer.line()
    if data["misfit"]:
        named = country_forms(state)["the"]
        printer.wrapped(f"Not for {named} on {day}: {data['misfit']}.", "warning")
    printer.line(f"Themes: {', '.join(entry.themes)}")
    printer.line(f"Addressed to: {library.vocabulary.addressees.get(entry.addressee, entry.addressee)}")
    if entry.needs:
        printer.line(f"Dangerous alone; needs: {', '.join(entry.needs)}", "warning")
    if entry.channel != "public":
        printer.line(f"Channel: {entry.channel}", "warning")
    printer.line(f"Legal basis for {country_forms(state)['the']} on {day}:", "strong")
    for basis in data["basis"]:
        where = f", {basis['articles']}" if basis["articles"] else ""
        printer.wrapped(f"- {basis['name']}{where}: {basis['standing']} [{basis['origin']}]", indent=2)
    printer.line("Facts and sources:", "strong")
    for fact in data["facts"]:
        note = (
            ""
            if fact["use"] == "free" and fact["sensitivity"] == "none"
            else f", {fact['use']}, sensitivity {fact['sensitivity']}"
        )
        number = fact["independent_sources"]
        held = f"{number} independent source{'' if number == 1 else 's'}"
        until = f", until {fact['expires']}" if fact["expires"] else ""
        how = f"reliability {fact['reliability']}, {held}{until}{note}"
        printer.wrapped(f"- {fact['text']} [{fact['id']}, {how}]", indent=2)
        for source in fact["sources"]:
            printer.wrapped(source, "dim", indent=6)
    printer.line("Origin:", "strong")
    printer.wrapped(_origin(entry, library), indent=2)
    for name, text in data["smart"].items():
        if text:
            printer.wrapped(f"{name.replace('_', '-')}: {text}", indent=2)
    if entry.guidance:
        printer.wrapped(f"Guidance (never printed): {entry.guidance}", "warning")


def _origin(entry: Recommendation, library: Library) -> str:
    if entry.is_ours:
        return "Ours: not asked for in the source document."
    places = "; ".join(f"sect. {p.section}, para. {p.paragraph}" for p in entry.origin.places)
    source = library.sources.get(entry.origin.document)
    title = plain_text(full_citation(source, "")) if source else entry.origin.document
    quoted = f"; quoting {entry.origin.quoted_from}" if entry.origin.quoted_from else ""
    return f"{title}: {format_locator(places)} ({entry.origin.stated}; asks {', '.join(entry.origin.asks)}{quoted})"
