"""``example`` and ``build``: what they show."""

import datetime as dt
from pathlib import Path

from uprdraft.cli.findings import show_findings, show_summary
from uprdraft.document.whereabouts import find_whereabouts
from uprdraft.loading.templates import has_letterhead
from uprdraft.pipeline.build import Built, build_project
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.describing import describe_findings
from uprdraft.pipeline.guard import StoppedError, private_values
from uprdraft.records.found import FoundFinding
from uprdraft.terminal.printer import Printer

__all__ = ["run_build", "run_example", "run_example_list", "show_built"]


def run_example_list(format_: str, *, plain: bool) -> int:
    """List the examples with one line each; return the exit code."""
    from uprdraft.loading.examples import load_examples

    printer = Printer(plain=plain)
    examples = load_examples().values()
    if format_ == "json":
        printer.json([e.model_dump(mode="json") for e in examples])
        return 0
    printer.table(("example", "what it is"), [(e.id, e.about) for e in examples])
    printer.line("Write one into a new folder: uprdraft example china-upr my-first-submission")
    return 0


def run_example(name: str, folder: Path, *, plain: bool) -> int:
    """Write and build an example with the other texts of its draft; return the exit code."""
    from uprdraft.pipeline.example import build_others, write_example

    built = write_example(name, folder)
    printer = Printer(plain=plain)
    printer.line(f"A complete project is in {folder}: read draft.yaml, change it, build it again.")
    code = show_built(built, printer)
    for other in build_others(name, folder):
        body = other.checked.body
        printer.line(f"Of the same draft, {body.stage} ({other.checked.length.describe()}): {other.word}")
        printer.line(f"   build it again with: uprdraft build {folder} --for {body.id}", "dim")
        code = max(code, 1 if other.checked.errors else 0)
    return code


def run_build(
    folder: Path,
    today: dt.date,
    *,
    final: bool,
    plain: bool,
    type_: str = "",
    edition: str = "public",
    estimate: bool = False,
) -> int:
    """Build a project, as ``type_`` where one is given, in an ``edition``; return 1 where errors or gaps stand.

    ``estimate`` asks no LibreOffice where the body counts pages.
    """
    from uprdraft.cli.office import page_counter

    printer = Printer(plain=plain)
    lay_out = None if estimate else page_counter(printer.progress)
    try:
        built = build_project(folder, final=final, today=today, type_=type_, edition=edition, lay_out=lay_out)
    except StoppedError as error:
        _show_findings(describe_findings(error.findings, {}), printer)
        raise
    return show_built(built, printer)


def show_built(built: Built, printer: Printer) -> int:
    """Show what was written and found; return 1 where errors stand."""
    _show_warnings(built.checked, printer)
    checked = built.checked
    _show_letterhead(checked.project.path, printer)
    private = private_values(checked.project, checked.materials.edition)
    places = find_whereabouts(checked.submission)
    _show_findings(describe_findings(checked.findings, places, private), printer)
    _show_count(built.checked, printer)
    printer.line(f"Word file: {built.word}", "strong")
    printer.line(f"As text:   {built.text}")
    printer.line(f"To upload: {built.upload}")
    return 1 if built.checked.errors else 0


def _show_warnings(checked: Checked, printer: Printer) -> None:
    """Show on stderr what was noticed while the files were read: hidden characters, conflict copies."""
    for warning in checked.project.warnings:
        printer.progress(f"note: {warning}")


def _show_letterhead(folder: Path, printer: Printer) -> None:
    """Say on stderr what the project's own letterhead carries that was not taken over, or lacks."""
    if not has_letterhead(folder):
        return
    from uprdraft.pipeline.letterhead import look_at_letterhead  # it reads the trial build again

    for remark in look_at_letterhead(folder):
        printer.progress(f"note: word/base.docx: {remark}")


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


def _show_findings(findings: tuple[FoundFinding, ...], printer: Printer) -> None:
    show_findings(findings, printer)
    show_summary(findings, printer)
