"""``library``: listing, searching, showing and checking what is on the shelves."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uprdraft.assembly.citing import full_citation
from uprdraft.assembly.materials import slot_values
from uprdraft.document.walk import plain_text
from uprdraft.errors import UsageError
from uprdraft.findings import Level
from uprdraft.loading.countries import get_country
from uprdraft.loading.library import load_library
from uprdraft.loading.project import read_own_sources
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.linting import lint_library
from uprdraft.pipeline.searching import search_library
from uprdraft.records.library import Basis, Library, Recommendation
from uprdraft.records.reference import Country, Reference
from uprdraft.terminal.printer import Printer
from uprdraft.values.dates import format_date
from uprdraft.values.ids import did_you_mean
from uprdraft.values.locators import format_articles, format_locator
from uprdraft.values.names import country_forms
from uprdraft.values.slots import fill_slots

__all__ = [
    "Filters",
    "View",
    "run_check",
    "run_list",
    "run_search",
    "run_show",
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a listing is narrowed to; empty fields narrow nothing."""

    theme: str = ""
    origin: str = ""
    suits: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """For whom an entry is shown: a State, a situation, a day."""

    country: str
    situation: str
    day: dt.date


def run_list(filters: Filters, format_: str, *, plain: bool) -> int:
    """List recommendations, the core themes first."""
    library = load_library()
    entries = list(_filtered(library, filters))
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([_summary(e) for e in entries])
        return 0
    printer.table(
        ("id", "theme", "addressee", "title"), [(e.id, e.themes[0], e.addressee, e.title) for e in entries]
    )
    ours = sum(e.is_ours for e in entries)
    printer.line(
        f"{len(entries)} recommendations, {ours} of them ours and not asked for in the source document."
    )
    return 0


def _filtered(library: Library, filters: Filters) -> Iterator[Recommendation]:
    if filters.theme and filters.theme not in library.themes:
        raise UsageError(f"no theme “{filters.theme}”", hint=did_you_mean(filters.theme, library.themes))
    documents = {e.origin.document for e in library.recommendations.values()}
    if filters.origin and filters.origin not in documents:
        raise UsageError(
            f"nothing comes from “{filters.origin}”", hint=f"there are: {', '.join(sorted(documents))}"
        )
    for theme in library.themes:
        for entry in library.recommendations.values():
            if entry.themes[0] == theme and _fits(entry, filters):
                yield entry


def _fits(entry: Recommendation, filters: Filters) -> bool:
    return (
        filters.theme in ("", *entry.themes)
        and filters.origin in ("", entry.origin.document)
        and filters.suits in ("", *entry.suits)
        and filters.group in ("", *entry.groups)
    )


def _summary(entry: Recommendation) -> dict[str, Any]:
    return {
        "id": entry.id,
        "version": entry.version,
        "title": entry.title,
        "themes": list(entry.themes),
        "addressee": entry.addressee,
        "text": dict(entry.text),
        "suits": list(entry.suits),
        "channel": entry.channel,
        "needs": list(entry.needs),
        "overlap": entry.overlap,
        "origin": {
            "document": entry.origin.document,
            "stated": entry.origin.stated,
            "asks": list(entry.origin.asks),
            "places": [p.model_dump() for p in entry.origin.places],
        },
    }


def run_search(words: str, most: int, format_: str, *, plain: bool) -> int:
    """Search the library; 0 also where nothing is found."""
    library = load_library()
    hits = search_library(words, library)[:most]
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([{**_summary(h.entry), "score": h.score, "matched": h.field} for h in hits])
    elif hits:
        rows = [(h.entry.id, h.entry.themes[0], h.entry.title, f"{h.score:.0f} ({h.field})") for h in hits]
        printer.table(("id", "theme", "title", "fit"), rows)
    else:
        printer.line(f"Nothing found for “{words}”.")
    return 0


def run_show(id_: str, view: View, format_: str, *, plain: bool) -> int:
    """Show one recommendation with its basis as it applies to a State."""
    library = load_library()
    if id_ not in library.recommendations:
        raise UsageError(f"no recommendation “{id_}”", hint=did_you_mean(id_, library.recommendations))
    entry = library.recommendations[id_]
    state = get_country(view.country)
    reference = load_reference(state.iso3)
    slots = _slots(library, reference, state, view.situation, entry)
    data = {
        **_summary(entry),
        "text_filled": _filled(entry.text["en"], slots),
        "state": state.iso3,
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


def _slots(
    library: Library, reference: Reference, state: Country, situation: str, entry: Recommendation
) -> Mapping[str, str]:
    names = library.situations
    if situation and situation not in names:
        raise UsageError(f"no situation “{situation}”", hint=did_you_mean(situation, names))
    chosen = (
        names[situation]
        if situation
        else next(
            (s for s in names.values() if state.iso3 in s.hosts and entry.id in s.recommendations),
            next((s for s in names.values() if state.iso3 in s.hosts), names["any-refugees"]),
        )
    )
    origin = reference.countries[chosen.origin_state] if chosen.origin_state else None
    return slot_values(state, chosen, origin, "en")


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


def run_check(folder: Path | None, format_: str, *, plain: bool) -> int:
    """Lint the library, with what a project's own ``recommendations/`` adds; return 1 where an error is found."""
    if folder is not None and not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", hint="give the project folder")
    library = load_library((folder / "recommendations",) if folder else ())
    own_sources = read_own_sources(folder) if folder else {}
    findings = lint_library(replace(library, sources={**library.sources, **own_sources}))
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(
            [
                {"rule": f.rule, "level": f.level.value, "entry": f.place.label, "message": f.message}
                for f in findings
            ]
        )
    else:
        for finding in findings:
            hint = f" - {finding.hint}" if finding.hint else ""
            printer.line(
                f"{finding.level.value}: {finding.place.label}: {finding.message}{hint}", finding.level.value
            )
        printer.line(
            f"Looked at {len(library.recommendations)} recommendations, {len(library.facts)} facts, "
            f"{len(library.sources)} sources, {len(library.instruments)} instruments, "
            f"{len(library.situations)} situations: {len(findings)} findings."
        )
    return 1 if any(f.level is Level.ERROR for f in findings) else 0
