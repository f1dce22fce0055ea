"""``library``: listing, searching and checking what is on the shelves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.findings import Level
from uprdraft.loading.library import load_library
from uprdraft.loading.project import read_own_sources
from uprdraft.pipeline.linting import lint_library
from uprdraft.pipeline.searching import search_library
from uprdraft.records.library import Library, Recommendation
from uprdraft.terminal.printer import Printer
from uprdraft.values.ids import did_you_mean

__all__ = [
    "Filters",
    "run_check",
    "run_list",
    "run_search",
    "summary",
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a listing is narrowed to; empty fields narrow nothing."""

    theme: str = ""
    origin: str = ""
    suits: str = ""
    group: str = ""


def run_list(filters: Filters, format_: str, *, plain: bool) -> int:
    """List recommendations, the core themes first."""
    library = load_library()
    entries = list(_filtered(library, filters))
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([summary(e) for e in entries])
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


def summary(entry: Recommendation) -> dict[str, Any]:
    """Return an entry as plain data, as lists and searches give it."""
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
        printer.json([{**summary(h.entry), "score": h.score, "matched": h.field} for h in hits])
    elif hits:
        rows = [(h.entry.id, h.entry.themes[0], h.entry.title, f"{h.score:.0f} ({h.field})") for h in hits]
        printer.table(("id", "theme", "title", "fit"), rows)
    else:
        printer.line(f"Nothing found for “{words}”.")
    return 0


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
