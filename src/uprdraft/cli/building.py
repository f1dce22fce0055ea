"""``example`` and ``build``: what they show."""

import datetime as dt
from pathlib import Path

from uprdraft.cli.findings import show_findings, show_summary
from uprdraft.document.whereabouts import find_whereabouts
from uprdraft.pipeline.build import Built, Checked, StoppedError, build_project
from uprdraft.pipeline.describing import describe_findings
from uprdraft.records.found import FoundFinding
from uprdraft.terminal.printer import Printer

__all__ = ["run_build", "run_example", "show_built"]


def run_example(name: str, folder: Path, *, plain: bool) -> int:
    """Write and build an example; return the exit code."""
    from uprdraft.pipeline.example import write_example

    built = write_example(name, folder)
    printer = Printer(plain=plain)
    printer.line(f"A complete project is in {folder}: read draft.yaml, change it, build it again.")
    return show_built(built, printer)


def run_build(
    folder: Path, today: dt.date, *, final: bool, plain: bool, type_: str = "", edition: str = "public"
) -> int:
    """Build a project, as ``type_`` where one is given, in an ``edition``; return 1 where errors or gaps stand."""
    printer = Printer(plain=plain)
    try:
        built = build_project(folder, final=final, today=today, type_=type_, edition=edition)
    except StoppedError as error:
        _show_findings(describe_findings(error.findings, {}), printer)
        raise
    return show_built(built, printer)


def show_built(built: Built, printer: Printer) -> int:
    """Show what was written and found; return 1 where errors stand."""
    _show_warnings(built.checked, printer)
    checked = built.checked
    _show_findings(describe_findings(checked.findings, find_whereabouts(checked.submission)), printer)
    _show_count(built.checked, printer)
    printer.line(f"Word file: {built.word}", "strong")
    printer.line(f"As text:   {built.text}")
    printer.line(f"To upload: {built.upload}")
    return 1 if built.checked.errors else 0


def _show_warnings(checked: Checked, printer: Printer) -> None:
    """Show on stderr what was noticed while the files were read: hidden characters, conflict copies."""
    for warning in checked.project.warnings:
        printer.progress(f"note: {warning}")


def _show_count(checked: Checked, printer: Printer) -> None:
    length = checked.length
    caution = checked.body.limit.certainty.caution
    counted = "counted" if checked.count.notes_counted else "not counted"
    printer.line(
        f"{length.describe()} counted"
        + (f" (the limit is {caution})" if length.most is not None and caution else "")
        + ("" if length.most is not None else "; no limit is known")
        + f"; {len(checked.submission.notes)} notes with {checked.count.notes} words {counted}"
    )


def _show_findings(findings: tuple[FoundFinding, ...], printer: Printer) -> None:
    show_findings(findings, printer)
    show_summary(findings, printer)
