"""``example``, ``build`` and ``check``: what they show."""

import datetime as dt
from collections import Counter
from pathlib import Path

from uprdraft.findings import Finding, Level
from uprdraft.pipeline.build import Built, Checked, StoppedError, build_project, check_project, finding_data
from uprdraft.pipeline.example import write_example
from uprdraft.records.library import Event
from uprdraft.terminal.printer import Printer

__all__ = ["run_build", "run_check", "run_example", "show_built"]


def run_example(name: str, folder: Path, *, plain: bool) -> int:
    """Write and build an example; return the exit code."""
    built = write_example(name, folder)
    printer = Printer(plain=plain)
    printer.line(f"A complete project is in {folder}: read draft.yaml, change it, build it again.")
    return show_built(built, printer)


def run_build(folder: Path, today: dt.date, *, final: bool, plain: bool, type_: str = "") -> int:
    """Build a project, as ``type_`` where one is given; return 1 where errors or gaps stand."""
    printer = Printer(plain=plain)
    try:
        built = build_project(folder, final=final, today=today, type_=type_)
    except StoppedError as error:
        _show_findings(error.findings, printer)
        raise
    return show_built(built, printer)


def show_built(built: Built, printer: Printer) -> int:
    """Show what was written and found; return 1 where errors stand."""
    _show_warnings(built.checked, printer)
    _show_findings(built.checked.findings, printer)
    _show_count(built.checked, printer)
    printer.line(f"Word file: {built.word}", "strong")
    printer.line(f"As text:   {built.text}")
    printer.line(f"To upload: {built.upload}")
    return 1 if built.checked.errors else 0


def run_check(folder: Path, today: dt.date, format_: str, *, plain: bool) -> int:
    """Check a project; return 1 where errors stand."""
    checked = check_project(folder, today=today)
    printer = Printer(plain=plain)
    _show_warnings(checked, printer)
    if format_ == "json":
        printer.json(
            {
                "submission_type": checked.body.id,
                "words": {
                    "counted": checked.count.counted,
                    "limit": checked.limit_words,
                    "length": checked.length.describe(),
                    "notes": checked.count.notes,
                },
                "findings": [finding_data(f) for f in checked.findings],
                "not_looked_at": checked.not_looked_at,
                "since": [_event(e) for e in checked.since],
            }
        )
    else:
        _show_findings(checked.findings, printer)
        _show_count(checked, printer)
        _show_since(checked, printer)
        _show_not_looked_at(checked, printer)
    return 1 if checked.errors else 0


def _show_warnings(checked: Checked, printer: Printer) -> None:
    """Show on stderr what was noticed while the files were read: hidden characters, conflict copies."""
    for warning in checked.project.warnings:
        printer.progress(f"note: {warning}")


def _show_count(checked: Checked, printer: Printer) -> None:
    length = checked.length
    caution = checked.body.limit.certainty.caution
    counted = "counted" if checked.count.notes_counted else "not counted"
    printer.wrapped(
        f"{length.describe()} counted"
        + (f" (the limit is {caution})" if length.most is not None and caution else "")
        + ("" if length.most is not None else "; no limit is known")
        + f"; {len(checked.submission.notes)} notes with {checked.count.notes} words {counted}"
    )


def _event(event: Event) -> dict[str, str]:
    return {
        "date": event.date.raw,
        "event": event.event,
        "certainty": event.certainty.value,
        "note": event.note,
    }


def _show_since(checked: Checked, printer: Printer) -> None:
    if not checked.since:
        return
    printer.line(
        f"Since {checked.submission.meta.as_of} (not used in the text; verify before use):", "strong"
    )
    for event in checked.since:
        caution = event.certainty.caution
        printer.wrapped(f"{event.date}: {event.event}" + (f" [{caution}]" if caution else ""), indent=2)


def _show_not_looked_at(checked: Checked, printer: Printer) -> None:
    printer.line("Not looked at (“nothing found” is not “safe”):", "strong")
    for clause in checked.not_looked_at:
        printer.wrapped(f"- {clause}", indent=2)
    printer.wrapped("When unsure: file through an international partner; leave it out; describe the pattern.")


def _show_findings(findings: tuple[Finding, ...], printer: Printer) -> None:
    standing = [f for f in findings if f.acknowledged is None]
    for finding in standing:
        place = f" [{finding.place.label}]" if finding.place.label else ""
        printer.wrapped(f"{finding.level.value}: {finding.message}{place}", finding.level.value)
        detail = f"rule {finding.rule}, mark {finding.mark}" + (f" - {finding.hint}" if finding.hint else "")
        printer.wrapped(detail, "dim", indent=3)
    counts = Counter(f.level for f in standing)
    known = len(findings) - len(standing)
    summary = ", ".join(
        f"{counts[level]} {level.value}{'s' if counts[level] != 1 else ''}"
        for level in (Level.ERROR, Level.WARNING)
    )
    printer.line(f"Found: {summary}, {counts[Level.ADVICE]} advice; {known} acknowledged.")
