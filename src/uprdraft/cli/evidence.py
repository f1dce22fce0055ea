"""``import``, ``export`` and ``sources``: what they show."""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uprdraft.assembly.citing import full_citation
from uprdraft.document.walk import plain_text
from uprdraft.errors import UsageError
from uprdraft.findings import Level
from uprdraft.loading.countries import get_country
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.earlier.importing import EarlierFilter, ImportedEarlier
from uprdraft.pipeline.guard import private_values, refuse_private_values, without_private
from uprdraft.pipeline.importing import import_file
from uprdraft.pipeline.sources.importing import ImportedSources
from uprdraft.pipeline.sources.overview import SourceOverview, export_sources, left_out, look_at_sources
from uprdraft.pipeline.sources.support import FactSupport, Support, support_of
from uprdraft.records.sources import Source
from uprdraft.terminal.printer import Printer

__all__ = ["Asked", "run_export", "run_import", "run_sources_check", "run_sources_list", "run_support"]

_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``import`` as they were typed."""

    states: tuple[str, ...] = ()
    theme: str = ""
    text: str = ""
    cycle: int | None = None
    mapping: tuple[str, ...] = ()
    take_doubles: bool = False

    def filter(self) -> EarlierFilter:
        """Return what to take.

        Raises:
            UsageError: a State is not known, or a mapping is not OUR=THEIRS.
        """
        pairs = [pair.partition("=") for pair in self.mapping]
        for ours, sign, theirs in pairs:
            if not (ours and sign and theirs):
                raise UsageError(f"“{ours}{sign}{theirs}” maps nothing", hint="write --map OUR=THEIRS")
        states = tuple(get_country(name).iso3 for name in self.states)
        mapping = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
        return EarlierFilter(states, self.theme, self.text, self.cycle, mapping)


def run_import(path: Path, folder: Path, asked: Asked, format_: str, *, plain: bool) -> int:
    """Take a file into the project and say what was taken, what was left, and why."""
    printer = Printer(plain=plain)
    done = import_file(
        path,
        folder,
        take_doubles=asked.take_doubles,
        wanted=asked.filter(),
        progress=lambda rows: printer.progress(f"{rows:,} rows read …"),
    )
    if format_ == "json":
        printer.json(_account(done) if isinstance(done, ImportedSources) else _earlier_account(done))
    elif isinstance(done, ImportedSources):
        _show_account(done, folder, printer)
    else:
        _show_earlier(done, folder, printer)
    return 0


def _earlier_account(done: ImportedEarlier) -> dict[str, Any]:
    return {
        "source": done.source,
        "rows": done.rows,
        "taken": [e.id for e in done.taken],
        "left": dict(done.left),
        "unknown_states": dict(done.unknown_states),
        "unknown_positions": dict(done.unknown_positions),
        "ignored_columns": list(done.ignored_columns),
    }


def _show_earlier(done: ImportedEarlier, folder: Path, printer: Printer) -> None:
    place = folder / "data" / "earlier.yaml"
    printer.line(f"{done.source}: {done.rows:,} rows read, {len(done.taken)} taken into {place}.", "strong")
    for (mechanism, cycle), number in sorted(_counts(done).items()):
        printer.line(f"  {mechanism}{f', cycle {cycle}' if cycle else ''}: {number}")
    if any(e.mechanism == "upr" and not e.cycle for e in done.taken):
        printer.line(
            "Of some no cycle is known, so that no text can name them: import again with --cycle.", "warning"
        )
    if done.left:
        printer.line("Left:")
        _some(printer, [f"  {number:,} {why}" for why, number in done.left.items()])
    for what, names in (
        ("Names that no State is known by (kept as they are, not printed)", done.unknown_states),
        ("Positions that are not known (kept as “unknown”)", done.unknown_positions),
    ):
        if names:
            printer.line(f"{what}:", "warning")
            _some(printer, [f"  {name} ({number})" for name, number in names.items()])
    if done.ignored_columns:
        printer.line(f"Columns that are not known: {', '.join(done.ignored_columns[:12])}", "warning")
        printer.line("   To say what one holds: --map OUR=THEIRS, such as --map groups=Persons", "dim")


def _counts(done: ImportedEarlier) -> Counter[tuple[str, int]]:
    return Counter(
        (e.body if e.mechanism == "treaty-body" else e.mechanism, e.cycle or 0) for e in done.taken
    )


def _account(done: ImportedSources) -> dict[str, Any]:
    return {
        "format": done.format,
        "taken": [s.id for s in done.taken],
        "doubles": [{"title": title, "same_as": like.id, "by": like.by} for title, like in done.doubles],
        "doubtful": [{"id": id_, "like": like.id} for id_, like in done.doubtful],
        "left": list(done.left),
        "fields_left": [{"field": f, "why": why, "times": n} for f, why, n in done.fields_left],
    }


def _show_account(done: ImportedSources, folder: Path, printer: Printer) -> None:
    printer.line(
        f"{done.format}: {len(done.taken)} source(s) taken into {folder / 'sources.yaml'}.", "strong"
    )
    _some(printer, [f"  {s.id}: {plain_text(full_citation(s, ''))}" for s in done.taken])
    if done.doubles:
        printer.line(
            "Left, because they are there already (--take-doubles takes them all the same):", "warning"
        )
        _some(printer, [f"  {title}: the same {like.by} as “{like.id}”" for title, like in done.doubles])
    if done.doubtful:
        printer.line("Taken, but compare: much the same title and year as another source.", "warning")
        _some(printer, [f"  {id_}: looks like “{like.id}”" for id_, like in done.doubtful])
    if done.left:
        printer.line("Left, because they could not be used:", "warning")
        _some(printer, [f"  {line}" for line in done.left])
    if done.fields_left:
        printer.line("Fields that were left:")
        _some(printer, [f"  {field} ({times}): {why}" for field, why, times in done.fields_left])


def _some(printer: Printer, lines: list[str]) -> None:
    for line in lines[:_MOST_LINES]:
        printer.wrapped(line)
    if len(lines) > _MOST_LINES:
        printer.line(f"  … and {len(lines) - _MOST_LINES} more (--format json lists all)")


def run_export(folder: Path, target: str, format_: str, *, plain: bool) -> int:
    """Write the sources of a project to a file, or to stdout where ``target`` is "-"."""
    if format_ not in ("csl", "csv", "json"):
        raise UsageError(f"no format “{format_}”", hint="there are: csl, csv, json")
    overview = look_at_sources(folder)
    data = export_sources(overview, format_)
    if format_ == "json" and (left := left_out(overview.project.draft)):
        Printer(plain=plain).progress(f"left out, as it is not for everyone: {', '.join(left)}")
    name = f"sources.{format_}" if target == "-" else Path(target).name
    refuse_private_values({name: data}, private_values(overview.project))
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    save_bytes(Path(target), data)
    Printer(plain=plain).line(f"{len(overview.sources)} sources: {target}")
    return 0


def run_sources_list(folder: Path, format_: str, *, plain: bool) -> int:
    """List the project's own sources and those that its text cites."""
    overview = look_at_sources(folder)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([_source(id_, overview) for id_ in overview.sources])
        return 0
    rows = [
        (s.id, s.kind, "own" if s.id in overview.project.own_sources else "library", _notes(s.id, overview),
         _citation(s, overview))
        for s in overview.sources.values()
    ]  # fmt: skip
    printer.table(("id", "kind", "from", "notes", "as cited"), rows)
    printer.line(f"{len(rows)} sources, {len(overview.project.own_sources)} of them your own.")
    return 0


def run_support(folder: Path, format_: str, *, plain: bool) -> int:
    """Show which recommendation stands on which facts, how well these are borne out, and which stands on none."""
    found = support_of(folder)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([_support_data(s) for s in found])
        return 0
    for support in found:
        printer.wrapped(f"{support.id} ({support.theme}): {support.text}", "strong")
        for fact in support.facts:
            weak = fact.is_expired or fact.rests_on_one or fact.reliability in ("C", "D")
            printer.wrapped(f"- {_fact_line(fact)}", "warning" if weak else "", indent=2)
        if not support.facts:
            printer.wrapped("stands on no fact of the draft", "warning", indent=2)
        if support.not_chosen:
            printer.wrapped(f"also in the library: {', '.join(support.not_chosen)}", "dim", indent=2)
    bare = sum(not s.facts for s in found)
    printer.line(f"{len(found)} recommendations, {bare} of them on no fact of the draft.")
    return 0


def _fact_line(fact: FactSupport) -> str:
    number = fact.independent_sources
    held = f"{number} independent source{'' if number == 1 else 's'}"
    until = f", {'expired on' if fact.is_expired else 'until'} {fact.expires}" if fact.expires else ""
    return f"{fact.id}: reliability {fact.reliability}, {held}{until}"


def _support_data(support: Support) -> dict[str, Any]:
    return {
        "theme": support.theme,
        "id": support.id,
        "text": support.text,
        "own": support.is_own,
        "facts": [
            {
                "id": f.id,
                "reliability": f.reliability,
                "reliability_note": f.reliability_note,
                "independent_sources": f.independent_sources,
                "expires": f.expires.isoformat() if f.expires else None,
                "expired": f.is_expired,
            }
            for f in support.facts
        ],
        "not_chosen": list(support.not_chosen),
    }


def _notes(id_: str, overview: SourceOverview) -> str:
    return " ".join(str(n) for n in overview.notes.get(id_, ()))


def _source(id_: str, overview: SourceOverview) -> dict[str, Any]:
    source = overview.sources[id_]
    return {
        "id": id_,
        "kind": source.kind,
        "own": id_ in overview.project.own_sources,
        "notes": list(overview.notes.get(id_, ())),
        "citation": _citation(source, overview),
    }


def _citation(source: Source, overview: SourceOverview) -> str:
    return without_private(plain_text(full_citation(source, "")), private_values(overview.project))


def run_sources_check(folder: Path, format_: str, *, plain: bool) -> int:
    """Say what is missing from the project's sources, impossible in them or unused; 1 where an error stands."""
    overview = look_at_sources(folder)

    def shown(text: str) -> str:
        return without_private(text, private_values(overview.project))

    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(
            [
                {
                    "source": f.source,
                    "level": f.level.value,
                    "message": shown(f.message),
                    "hint": shown(f.hint),
                }
                for f in overview.findings
            ]
        )
    else:
        for finding in sorted(overview.findings, key=lambda f: f.level.rank):
            message = f"{finding.level.value}: {finding.source}: {shown(finding.message)}"
            printer.line(message, finding.level.value)
            printer.line(f"   {shown(finding.hint)}", "dim")
        printer.line(
            f"{len(overview.project.own_sources)} own sources looked at, {len(overview.findings)} remarks."
        )
    return 1 if any(f.level is Level.ERROR for f in overview.findings) else 0
