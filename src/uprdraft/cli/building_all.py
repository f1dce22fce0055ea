"""``build --all``: all projects of a folder, or a draft with its short texts, on all cores."""

import datetime as dt
import os
from pathlib import Path

from uprdraft.pipeline.building_all import Outcome, build_many, find_jobs
from uprdraft.terminal.printer import Printer

__all__ = ["run_build_all"]


def run_build_all(folder: Path, today: dt.date, *, final: bool, plain: bool) -> int:
    """Build all; show progress on stderr and a line a text on stdout; return the highest exit code."""
    jobs = find_jobs(folder)
    printer = Printer(plain=plain)
    outcomes = []
    for number, outcome in enumerate(build_many(jobs, workers=_cores(), today=today, final=final), 1):
        outcomes.append(outcome)
        printer.progress(f"{number} of {len(jobs)}: {outcome.job.folder.name} {outcome.job.type_}".rstrip())
        _show(outcome, printer)
    built = [o for o in outcomes if o.word is not None]
    sound = sum(not o.errors for o in built)
    printer.line(
        f"{len(built)} of {len(jobs)} texts built, {sound} of them without an error.",
        "strong" if sound == len(jobs) else "warning",
    )
    return max((o.exit_code for o in outcomes), default=0)


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _show(outcome: Outcome, printer: Printer) -> None:
    if outcome.word is None:
        printer.line(f"{outcome.job.folder.name}: {outcome.problem}", "error")
        return
    found = f"{outcome.errors} errors, {outcome.warnings} warnings"
    printer.line(f"{outcome.word}: {found}", "error" if outcome.errors else "")
