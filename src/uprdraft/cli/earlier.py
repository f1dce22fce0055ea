"""``earlier list``, ``earlier choose`` and ``earlier matrix``: what they show."""

import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from uprdraft.errors import UsageError
from uprdraft.loading.countries import get_country
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.reference import load_countries
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.earlier.listing import Known, Query, choose, known_recommendations, matches
from uprdraft.pipeline.earlier.matrix import MatrixRow, matrix_rows, write_matrix
from uprdraft.pipeline.earlier.pages import PageMade, Pages
from uprdraft.pipeline.guard import private_values, refuse_private_values, without_private
from uprdraft.rules.base import PrivateValue
from uprdraft.terminal.printer import Printer
from uprdraft.values.ids import did_you_mean

__all__ = ["Query", "run_choose", "run_list", "run_matrix", "run_matrix_word", "run_pages"]

_STATUSES = (
    "not-started",
    "in-progress",
    "partly-implemented",
    "fully-implemented",
    "reversed",
    "no-information",
)
_POSITIONS = ("supported", "noted", "rejected", "supported in part", "unknown")
_LONGEST = 160
_LEAST_ASKS = 2


def _found(folder: Path, query: Query) -> tuple[Project, list[Known]]:
    project = read_project(folder)
    if query.position and query.position not in _POSITIONS:
        near = did_you_mean(query.position, _POSITIONS) or f"there are: {', '.join(_POSITIONS)}"
        raise UsageError(f"no position “{query.position}”", hint=near)
    if query.state:
        query = replace(query, state=get_country(query.state).iso3)
    return project, [k for k in known_recommendations(project) if matches(k, query)]


def run_list(folder: Path, query: Query, format_: str, *, plain: bool) -> int:
    """List earlier recommendations to the project's State."""
    _, found = _found(folder, query)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([asdict(k) for k in found])
        return 0
    rows = [
        (
            k.id,
            _from(k),
            ", ".join(k.states),
            k.position,
            ", ".join(k.chosen),
            _short(k.text),
        )
        for k in found
    ]
    printer.table(("id", "from", "by", "position", "chosen for", "text"), rows)
    counts = Counter(k.position or "no position" for k in found)
    listed = ", ".join(f"{n} {what}" for what, n in counts.most_common())
    printer.line(f"{len(found)} in all: {listed}." if found else "Nothing is known that fits all of this.")
    return 0


def _from(known: Known) -> str:
    return " ".join(p for p in (known.by, str(known.cycle or ""), "concern" if known.is_concern else "") if p)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def run_choose(folder: Path, ids: list[str], theme: str, status: str, comment: str, *, plain: bool) -> int:
    """Choose earlier recommendations for a theme of the draft."""
    if status not in _STATUSES:
        near = did_you_mean(status, _STATUSES) or f"there are: {', '.join(_STATUSES)}"
        raise UsageError(f"no status “{status}”", hint=near)
    project = choose(folder, ids, theme, status, comment)  # type: ignore[arg-type]
    chosen = project.draft.find_theme(theme)
    number = len(chosen.earlier) if chosen else 0
    Printer(plain=plain).line(
        f"“{theme}” now assesses {number} earlier recommendation(s). Build to see them."
    )
    return 0


def run_matrix_word(folder: Path, query: Query, layout: str, target: Path, *, plain: bool) -> int:
    """Write OHCHR's matrix, filled in, as a Word file."""
    from uprdraft.pipeline.earlier.sheets import make_matrix, sheet_word
    from uprdraft.pipeline.shelves import load_shelves

    project, found = _found(folder, query)
    sheet = make_matrix([k.id for k in found], layout, load_shelves(project).materials(project))
    save_bytes(target, sheet_word(sheet.submission, project, target.name))
    printer = Printer(plain=plain)
    printer.line(f"{sheet.rows} recommendations in the layout of {layout}: {target}")
    if sheet.later:
        as_of = project.draft.as_of
        printer.line(
            f"{sheet.later} left out: not public on {as_of}, the as-of date of the draft.", "warning"
        )
    return 0


def run_pages(
    folder: Path, states: list[str], word: Path | None, text: Path | None, *, every: bool, plain: bool
) -> int:
    """Show or write the page for the delegation of each State."""
    from uprdraft.pipeline.earlier.sheets import sheet_text, sheet_word
    from uprdraft.pipeline.shelves import load_shelves

    project = read_project(folder)
    pages = Pages(load_shelves(project).materials(project))
    wanted = pages.states if every else list(dict.fromkeys(get_country(name).iso3 for name in states))
    if not wanted:
        hint = "name States with --state, or import what was recommended before"
        raise UsageError("no State is known to have recommended anything on these themes", hint=hint)
    made = [pages.make(state) for state in wanted]
    printer = Printer(plain=plain)
    several = every or len(made) > 1

    def place(target: Path, page: PageMade, ending: str) -> Path:
        return target / f"{project.draft.country}-for-{page.state}{ending}" if several else target

    # All pages are made and looked through before the first is written.
    shown = [sheet_text(page.submission, project) for page in made]
    files: list[tuple[PageMade, Path, bytes]] = []
    for page, lines in zip(made, shown, strict=True):
        if word is not None:
            path = place(word, page, ".docx")
            files.append((page, path, sheet_word(page.submission, project, path.name)))
        if text is not None:
            files.append((page, place(text, page, ".txt"), lines.encode()))
    refuse_private_values({path.name: data for _, path, data in files}, private_values(project))
    for page, path, data in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_bytes(path, data)
        printer.line(f"{page.state}: {path}")
    for page, lines in zip(made, shown, strict=True):
        if not files:
            printer.line(lines)
        _say_of_page(page, printer)
    return 0


def _say_of_page(page: PageMade, printer: Printer) -> None:
    if not page.earlier:
        printer.progress(
            f"{page.state}: nothing it recommended on these themes is known here; the page leaves it out"
        )
    if page.left_out:
        printer.progress(
            f"{page.state}: {page.left_out} more did not fit the page; see: uprdraft earlier matrix"
        )
    if page.asks < _LEAST_ASKS:
        printer.progress(
            f"{page.state}: the draft has {page.asks} ask(s) of at most 40 words; shorten others"
        )


def run_matrix(folder: Path, query: Query, format_: str, target: str, *, plain: bool) -> int:
    """Show or write who raised what and what the answer was."""
    if format_ not in ("text", "json", "csv", "xlsx"):
        raise UsageError(f"no format “{format_}”", hint="there are: text, json, csv, xlsx")
    if format_ == "xlsx" and target in ("", "-"):
        raise UsageError("an Excel file needs a place", hint="add --to matrix.xlsx")
    project, found = _found(folder, query)
    rows = matrix_rows(found, load_countries())
    printer = Printer(plain=plain)
    if format_ == "text":
        _show(rows, printer, private_values(project))
        return 0
    data = write_matrix(rows, format_)
    # In a spreadsheet the cells of a row lie apart; as a table of text they stand side by side.
    outputs = {Path(target).name or "matrix": data, "matrix.csv": write_matrix(rows, "csv")}
    refuse_private_values(outputs, private_values(project))
    if target in ("", "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    save_bytes(Path(target), data)
    printer.line(f"{len(rows)} rows: {target}")
    return 0


def _show(rows: list[MatrixRow], printer: Printer, private: tuple[PrivateValue, ...]) -> None:
    last = ""
    for row in rows:
        if row.name != last:
            printer.line(row.name + (f" ({row.group})" if row.group else ""), "strong")
            last = row.name
        known = row.known
        where = ", ".join(p for p in (known.document, known.paragraph and f"para. {known.paragraph}") if p)
        cycle = f"cycle {known.cycle}, " if known.cycle else ""
        status = f"; {known.status.replace('-', ' ')}" if known.status else ""
        line = f"{cycle}{known.position or 'no answer asked'}{status}: {known.text} [{where}]"
        printer.wrapped(without_private(line, private), indent=2)
    states = {row.state for row in rows if row.state}
    printer.line(f"{len(rows)} rows; {len(states)} States.")
