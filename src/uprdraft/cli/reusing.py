"""``reuse``: a copy of a project for another use, with its report."""

import datetime as dt
from pathlib import Path

from uprdraft.errors import UsageError
from uprdraft.pipeline.reuse import (
    Reused,
    Wanted,
    report_data,
    report_lines,
    reuse_project,
    reuse_project_for_all,
)
from uprdraft.terminal.printer import Printer

__all__ = ["run_reuse"]

_ALL = "all"


def run_reuse(
    source: Path,
    folder: Path,
    wanted: Wanted,
    today: dt.date,
    format_: str,
    *,
    with_people: bool,
    plain: bool,
) -> int:
    """Copy the project in ``source`` into ``folder`` and show the report; return the exit code."""
    printer = Printer(plain=plain)
    if wanted.country.strip().casefold() == _ALL:
        if with_people:
            raise UsageError("names are not copied for many States at once", hint="leave --people out")
        return _run_for_all(source, folder, wanted, today, format_, printer)
    made = reuse_project(source, folder, wanted, today=today, with_people=with_people)
    if format_ == "json":
        printer.json({"folder": str(made.folder), **report_data(made.report)})
        return 0
    for line in report_lines(made.report):
        printer.line(line, "strong" if line and not line.startswith(("-", " ")) else "")
    printer.line(f"This report: {made.folder / 'reuse-report.txt'}")
    return 0


def _run_for_all(
    source: Path, folder: Path, wanted: Wanted, today: dt.date, format_: str, printer: Printer
) -> int:
    made: list[Reused] = []
    stopped: dict[str, str] = {}
    for iso3, outcome in reuse_project_for_all(source, folder, wanted, today=today):
        if isinstance(outcome, Reused):
            made.append(outcome)
            printer.progress(f"{iso3}: {outcome.folder}")
        else:
            stopped[iso3] = f"{outcome.message.removeprefix('nothing was written: ')} {outcome.hint}".strip()
    if format_ == "json":
        copies = {m.folder.name: report_data(m.report) for m in made}
        printer.json({"folder": str(folder), "copies": copies, "not_made": stopped})
        return 0
    for iso3, why in stopped.items():
        printer.wrapped(f"{iso3}: {why}")
    printer.line(
        f"{len(made)} copies in {folder}, each with its reuse-report.txt; {len(stopped)} States left out."
    )
    printer.wrapped(f"Build them all: uprdraft build {folder} --all")
    return 0
