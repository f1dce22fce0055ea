"""What a person adds to the reference data, or corrects in it, in a ``data/`` folder of their own.

Each own row names its source and the day it was true, and counts as the person's own whatever certainty
it claims: the program shows it as such.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.strict_yaml import LIBRARY_BYTES, read_yaml
from uprdraft.loading.table import Row, read_table
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.base import Record

__all__ = ["lay_over_acts", "lay_over_calendar", "own_records"]

R = TypeVar("R", bound=Record)

_ACT_COLUMNS = ("state", "treaty", "event", "date", "form", "as_of", "certainty", "source", "note")
_ACT_NEEDED = ("state", "treaty", "event", "date", "as_of", "source")
_REVIEW_COLUMNS = (
    "state",
    "cycle",
    "session",
    "session_start",
    "session_end",
    "review_date",
    "stakeholder_deadline",
    "deadline_suspended",
    "national_report_deadline",
    "status",
    "source",
    "as_of",
    "note",
)
_REVIEW_NEEDED = ("state", "cycle", "source", "as_of")
_CERTAINTY_OF = {
    "session": ("session_certainty", None),
    "session_start": ("session_certainty", None),
    "review_date": ("review_date_certainty", "review_date_source"),
    "stakeholder_deadline": ("deadline_certainty", "deadline_source"),
}
"""For each column of the calendar that carries a certainty: that column, and the one for its source."""


def lay_over_acts(shipped: Iterable[Row], folders: Sequence[Path], state: str | None) -> Iterator[Row]:
    """Yield the rows of ``treaty-status.csv`` ready for records.

    Own rows on a State and a treaty take the place of all shipped rows on the two: acts hang together, and
    a mixture of both would say neither.
    """
    own: dict[tuple[str, str], list[Row]] = {}
    for folder in folders:
        found = _own_rows(folder, "treaty-status.csv", _ACT_COLUMNS, _ACT_NEEDED, state)
        own |= _grouped(found)
    for row in shipped:
        if (row.cells["state"], row.cells["treaty"]) not in own:
            yield _blank(row)
    for rows in own.values():
        for row in rows:
            yield _blank(Row(row.file, row.line, row.cells | {"certainty": "own"}))


def _grouped(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.cells["state"], row.cells["treaty"]), []).append(row)
    return groups


def lay_over_calendar(shipped: Iterable[Row], folders: Sequence[Path], state: str | None) -> Iterator[Row]:
    """Yield the rows of ``upr-calendar.csv`` ready for records; own cells that are filled replace shipped ones."""
    rows = {(row.cells["state"], row.cells["cycle"]): row for row in shipped}
    for folder in folders:
        for own in _own_rows(folder, "upr-calendar.csv", _REVIEW_COLUMNS, _REVIEW_NEEDED, state):
            key = (own.cells["state"], own.cells["cycle"])
            rows[key] = _merged(rows.get(key), own)
    for row in rows.values():
        ready = _blank(row)
        yield Row(row.file, row.line, {"deadline_suspended": "no", **ready.cells})


_NEW_REVIEW = dict.fromkeys(
    (
        "session",
        "session_start",
        "session_end",
        "review_date",
        "review_date_certainty",
        "stakeholder_deadline",
        "deadline_certainty",
    ),
    "",
) | {"status": "scheduled", "session_certainty": "own"}


def _merged(shipped: Row | None, own: Row) -> Row:
    cells = dict(shipped.cells if shipped else _NEW_REVIEW)
    filled = {column: cell for column, cell in own.cells.items() if cell}
    for column in filled:
        certainty, source = _CERTAINTY_OF.get(column, (None, None))
        if certainty:
            cells[certainty] = "own"
        if source:
            cells[source] = own.cells["source"]
    return Row(own.file, own.line, cells | filled)


_NULLABLE = frozenset(
    (
        "date",
        "session",
        "session_start",
        "session_end",
        "review_date",
        "review_date_certainty",
        "stakeholder_deadline",
        "deadline_certainty",
        "national_report_deadline",
    )
)


def _blank(row: Row) -> Row:
    """Return the row with None where an empty cell means that nothing is known."""
    cells = {c: None if v == "" and c in _NULLABLE else v for c, v in row.cells.items()}
    if cells.get("deadline_suspended") == "":
        del cells["deadline_suspended"]
    return Row(row.file, row.line, cells)


def _own_rows(
    folder: Path, name: str, columns: Sequence[str], needed: Sequence[str], state: str | None
) -> list[Row]:
    path = folder / name
    if not path.exists():
        return []
    rows = read_table(path, within=folder, columns=columns, needed=needed)
    mistakes = [
        row.mistake((), f"the cell “{column}” is empty", "own data names its source and its day")
        for row in rows
        for column in ("source", "as_of")
        if not row.cells.get(column)
    ]
    if mistakes:
        raise UnusableFileError(mistakes)
    return [row for row in rows if state is None or row.cells["state"] == state]


def own_records(path: Path, key: str, model: type[R]) -> list[R]:
    """Return the records listed under ``key`` of an own YAML file; none where it does not exist."""
    if not path.exists():
        return []
    document = read_yaml(path, within=path.parent, limit_bytes=LIBRARY_BYTES)
    data = document.data if isinstance(document.data, dict) else {key: document.data}
    mistakes: list[Mistake] = [
        document.mistake((other,), f"unknown key “{other}”", f"the only key here is “{key}”", at_key=True)
        for other in data
        if other != key and other not in _ALSO.get(key, ())
    ]
    records: list[R] = []
    items = data.get(key) or []
    if not isinstance(items, list):
        mistakes.append(document.mistake((key,), f"“{key}” needs a list", "begin each entry with “- …”"))
        items = []
    for index, item in enumerate(items):
        record, found = find_mistakes(model, item, document, at=(key, index))
        mistakes += found
        if record is not None:
            records.append(record)
    if mistakes:
        raise UnusableFileError(mistakes)
    return records


_ALSO = {"observations": ("pending_reports",)}
