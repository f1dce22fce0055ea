"""``import``, ``export`` and ``sources``: what they show."""

import sys
from pathlib import Path
from typing import Any

from uprdraft.assembly.citing import full_citation
from uprdraft.document.walk import plain_text
from uprdraft.errors import UsageError
from uprdraft.findings import Level
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.guard import private_values, refuse_private_values
from uprdraft.pipeline.importing import import_file
from uprdraft.pipeline.sources.importing import ImportedSources
from uprdraft.pipeline.sources.overview import SourceOverview, export_sources, look_at_sources
from uprdraft.terminal.printer import Printer

__all__ = ["run_export", "run_import", "run_sources_check", "run_sources_list"]

_MOST_LINES = 20


def run_import(path: Path, folder: Path, format_: str, *, take_doubles: bool, plain: bool) -> int:
    """Take a file into the project and say what was taken, what was left, and why."""
    done = import_file(path, folder, take_doubles=take_doubles)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(_account(done))
    else:
        _show_account(done, folder, printer)
    return 0


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
    refuse_private_values({f"sources.{format_}": data}, private_values(overview.project))
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
         plain_text(full_citation(s, "")))
        for s in overview.sources.values()
    ]  # fmt: skip
    printer.table(("id", "kind", "from", "notes", "as cited"), rows)
    printer.line(f"{len(rows)} sources, {len(overview.project.own_sources)} of them your own.")
    return 0


def _notes(id_: str, overview: SourceOverview) -> str:
    return " ".join(str(n) for n in overview.notes.get(id_, ()))


def _source(id_: str, overview: SourceOverview) -> dict[str, Any]:
    source = overview.sources[id_]
    return {
        "id": id_,
        "kind": source.kind,
        "own": id_ in overview.project.own_sources,
        "notes": list(overview.notes.get(id_, ())),
        "citation": plain_text(full_citation(source, "")),
    }


def run_sources_check(folder: Path, format_: str, *, plain: bool) -> int:
    """Say what is missing from the project's sources, impossible in them or unused; 1 where an error stands."""
    overview = look_at_sources(folder)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(
            [
                {"source": f.source, "level": f.level.value, "message": f.message, "hint": f.hint}
                for f in overview.findings
            ]
        )
    else:
        for finding in sorted(overview.findings, key=lambda f: f.level.rank):
            printer.line(f"{finding.level.value}: {finding.source}: {finding.message}", finding.level.value)
            printer.line(f"   {finding.hint}", "dim")
        printer.line(
            f"{len(overview.project.own_sources)} own sources looked at, {len(overview.findings)} remarks."
        )
    return 1 if any(f.level is Level.ERROR for f in overview.findings) else 0
