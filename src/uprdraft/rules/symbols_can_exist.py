"""Every document symbol is one that can exist, and belongs to the State the text is on.

Symbols are read in text and notes, whoever wrote them. A code that no State has, joined reports out of order
and a session at which the State was not reviewed are mistakes of typing. A shape that is not known here is
advice only: not every series is listed. A document of a review of another State is shown, since one letter in
a code leads to another country; documents on the State that people flee from are expected and not shown.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.symbols import SymbolReading, SymbolSeries, SymbolTable
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty
from uprdraft.values.symbols import FoundSymbol, Symbol, find_symbols

__all__ = ["RULE"]

_OF_A_REVIEW = frozenset(
    {"concluding-observations", "state-report", "list-of-issues", "list-of-issues-prior", "replies",
     "replies-prior", "follow-up", "upr-document"}
)  # fmt: skip


def _check(context: Context) -> Iterator[Finding]:
    seen: set[Symbol] = set()
    for place, text in _texts(context):
        for found in find_symbols(text):
            if found.symbol not in seen:
                seen.add(found.symbol)
                yield from _of(found, text, place, context)


def _texts(context: Context) -> Iterator[tuple[Place, str]]:
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            yield Place(key, section.id), plain_text(line)
    for number, note in enumerate(context.submission.notes, 1):
        yield Place(note.id, f"note {number}"), plain_text(note.content)


def _of(found: FoundSymbol, text: str, place: Place, context: Context) -> Iterator[Finding]:
    symbol = found.symbol
    place = replace(place, quote=text[max(0, found.start - 20) : found.end + 20])
    table = context.reference.symbols
    for fault in table.faults(symbol, context.reference.countries):
        level = Level.WARNING if fault.is_certain else Level.ADVICE
        yield RULE.finding(level, f"{symbol}: {fault.message}", place, text=str(symbol))
    reading = table.read(symbol)
    if (
        reading is not None
        and reading.series.id in _OF_A_REVIEW
        and reading.state in context.reference.countries
    ):
        yield from _of_state(symbol, reading, place, context)


def _of_state(symbol: Symbol, reading: SymbolReading, place: Place, context: Context) -> Iterator[Finding]:
    country = context.submission.meta.country
    if not country:
        return
    if reading.state != country:
        if reading.state not in _expected(context):
            name = context.reference.countries[reading.state].short
            message = f"{symbol} is {reading.series.what} on {name}, not on the State of this text"
            hint = "compare the code, or say in the text why another State is cited"
            yield RULE.finding(Level.WARNING, message, place, hint=hint, text=str(symbol))
    elif reading.series.id == "upr-document":
        sessions = {r.session for r in context.reference.calendar if r.state == country and r.session}
        if sessions and reading.session not in sessions:
            known = ", ".join(str(s) for s in sorted(sessions))
            message = (
                f"{symbol}: the State was not reviewed at session {reading.session} (its sessions: {known})"
            )
            yield RULE.finding(Level.WARNING, message, place, text=str(symbol))


def _expected(context: Context) -> set[str]:
    """Return the States a text on this situation cites as well: where people come from, and other hosts."""
    situation = context.library.situations.get(context.draft.situation) if context.draft else None
    if situation is None:
        return set()
    return {situation.origin_state or "", *situation.hosts}


def _citing(symbol: str) -> Context:
    made = context(cited("A claim.", f"{symbol}, para. 3."))
    series = SymbolSeries(
        id="concluding-observations",
        pattern="{committee}/{state}/CO/{report}",
        what="concluding observations",
    )
    table = SymbolTable((series,), {"CAT/C": "CAT"}, frozenset({"EXA"}))
    return replace(made, reference=replace(made.reference, symbols=table))


RULE = Rule(
    id="symbols-can-exist",
    title="Every document symbol can exist and is of the State of the text",
    why="A wrong symbol leads a reader nowhere, or to another country.",
    fix="compare the symbol with the first page of the document",
    source="shapes of symbols in un-symbols.yaml; codes of States; the calendar of the review",
    certainty=Certainty.DERIVED,
    check=_check,
    passing=lambda: _citing("CAT/C/EXA/CO/5"),
    failing=lambda: _citing("CAT/C/EXX/CO/5"),
)
