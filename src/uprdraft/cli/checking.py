"""``check``: a project folder or any Word file against the rules, and what was found as text, JSON or SARIF."""

import datetime as dt
from pathlib import Path

from uprdraft.cli.findings import show_findings, show_summary
from uprdraft.errors import UsageError
from uprdraft.pipeline.build import check_project
from uprdraft.pipeline.check_output import describe_file, describe_project
from uprdraft.pipeline.checking import FileOptions, check_file
from uprdraft.pipeline.commenting import comment_file, comment_project
from uprdraft.pipeline.paging import LayOut
from uprdraft.pipeline.sarif import to_sarif
from uprdraft.records.checked import CheckedText
from uprdraft.terminal.printer import Printer
from uprdraft.values.certainty import Certainty

__all__ = ["run_check"]


def run_check(
    path: Path,
    options: FileOptions,
    today: dt.date,
    format_: str,
    *,
    word: Path | None,
    plain: bool,
    estimate: bool = False,
) -> int:
    """Check ``path``; return 1 where errors stand that nobody has acknowledged. ``estimate`` asks no LibreOffice."""
    from uprdraft.cli.office import page_counter

    printer = Printer(plain=plain)
    lay_out = None if estimate else page_counter(printer.progress)
    if path.is_dir():
        found = _check_project(path, options, today, word, printer, lay_out)
    else:
        found = _check_file(path, options, today, word, lay_out)
    if format_ == "json":
        printer.json(found.model_dump(mode="json", by_alias=True))
    elif format_ == "sarif":
        printer.json(to_sarif(found))
    else:
        _show(found, printer)
    if word is not None:
        printer.progress(f"Word file with comments: {word}")
    is_wrong = any(f.level == "error" and f.acknowledged is None for f in found.findings)
    return 1 if is_wrong else 0


def _check_project(
    path: Path,
    options: FileOptions,
    today: dt.date,
    word: Path | None,
    printer: Printer,
    lay_out: LayOut | None,
) -> CheckedText:
    for value, option in (
        (options.submission_type, "--for"), (options.country, "--country"), (options.is_joint, "--joint"),
    ):  # fmt: skip
        if value:
            hint = "change draft.yaml, or check the Word file in build/"
            raise UsageError(f"{option} is for a Word file; a project says it in draft.yaml", hint=hint)
    checked = check_project(path, today=today, lay_out=lay_out)
    for warning in checked.project.warnings:
        # What was noticed while the files were read: hidden characters, conflict copies.
        printer.progress(f"note: {warning}")
    if word is not None:
        comment_project(checked, word)
    return describe_project(checked, path.name or str(path))


def _check_file(
    path: Path, options: FileOptions, today: dt.date, word: Path | None, lay_out: LayOut | None
) -> CheckedText:
    checked = check_file(path, options, today=today, lay_out=lay_out)
    if word is not None:
        comment_file(checked, word)
    return describe_file(checked)


def _show(found: CheckedText, printer: Printer) -> None:
    show_findings(found.findings, printer)
    printer.line()
    show_summary(found.findings, printer)
    _show_length(found, printer)
    _show_taken(found, printer)
    for advice in found.advice:
        printer.wrapped(f"Note: {advice}", "warning")
    _show_since(found, printer)
    _show_unread(found, printer)
    _show_not_run(found, printer)
    _show_not_looked_at(found, printer)


def _show_length(found: CheckedText, printer: Printer) -> None:
    words = found.words
    counted = "counted" if words.notes_counted else "not counted"
    caution = f" (the limit is {words.limit_caution})" if words.limit_caution else ""
    printer.wrapped(f"Length: {words.length}{caution}; {words.notes} words in notes, {counted}.")
    if len(words.by_part) > 1:
        printer.wrapped(f"By part: {'; '.join(f'{p.part} {p.words}' for p in words.by_part)}.", indent=2)
    for reading in words.readings[1:]:
        printer.wrapped(f"or {reading.words} words: {reading.what}", indent=2)


def _show_taken(found: CheckedText, printer: Printer) -> None:
    if found.kind == "project":
        return
    known = f"{found.state.code} ({found.state.why})" if found.state.code else "not recognised"
    session = f"; session {found.session}" if found.session else ""
    printer.wrapped(f"State: {known}{session}. Law and names as of {found.as_of}.")
    kind = "joint" if found.is_joint else "individual"
    printer.wrapped(
        f"Checked for: {found.submission_type}, {kind} text."
        if found.submission_type
        else "Checked for: no body named; the general rules only."
    )
    for part in found.parts:
        sure = "" if part.is_certain else " (not certain)"
        printer.wrapped(f"Taken as {part.kind}: {part.words} words, {part.why}{sure}.")


def _show_since(found: CheckedText, printer: Printer) -> None:
    if not found.since:
        return
    printer.line(f"Since {found.as_of} (not used in the text; verify before use):", "strong")
    for event in found.since:
        caution = Certainty(event.certainty).caution
        note = f" [{caution}]" if caution else ""
        printer.wrapped(f"{event.date}: {event.event}{note}", indent=2)


def _show_unread(found: CheckedText, printer: Printer) -> None:
    if found.unread:
        printer.wrapped("In the file, but not read:", "strong")
    for one in found.unread:
        printer.wrapped(f"- {one.what} ({one.part}): {one.why}", indent=2)


def _show_not_run(found: CheckedText, printer: Printer) -> None:
    if found.not_run:
        printer.line("Rules not run:", "strong")
    for needs in dict.fromkeys(one.needs for one in found.not_run):
        rules = ", ".join(one.rule for one in found.not_run if one.needs == needs)
        printer.wrapped(f"- {needs}: {rules}", indent=2)


def _show_not_looked_at(found: CheckedText, printer: Printer) -> None:
    printer.wrapped("Not looked at (“nothing found” is not “safe”):", "strong")
    for clause in found.not_looked_at:
        printer.wrapped(f"- {clause}", indent=2)
    printer.wrapped("When unsure: file through an international partner; leave it out; describe the pattern.")
