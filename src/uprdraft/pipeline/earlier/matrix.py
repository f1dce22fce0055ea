"""Which States raised what, what they asked, and what the answer was: one row a State and recommendation."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from uprdraft.pipeline.earlier.listing import Known
from uprdraft.records.reference import Country
from uprdraft.writers.cells import write_csv
from uprdraft.writers.xlsx import write_xlsx

__all__ = ["HEADER", "MatrixRow", "matrix_rows", "row_cells", "write_matrix"]

HEADER = (
    "State",
    "Group",
    "Cycle",
    "Answer",
    "What became of it",
    "What was asked",
    "Document",
    "Paragraph",
    "Id",
)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One recommendation by one State, or by a body where ``state`` is empty."""

    state: str
    name: str
    group: str
    known: Known


def matrix_rows(found: Iterable[Known], countries: Mapping[str, Country]) -> list[MatrixRow]:
    """Return rows by name of State, then by cycle; recommendations of treaty bodies come last."""
    rows = [row for known in found for row in _rows(known, countries)]
    return sorted(
        rows, key=lambda r: (not r.state, r.name.casefold(), r.known.cycle or 0, _number(r.known.paragraph))
    )


def _rows(known: Known, countries: Mapping[str, Country]) -> Iterator[MatrixRow]:
    for code in known.states:
        country = countries.get(code)
        yield MatrixRow(
            code, country.short if country else code, country.regional_group if country else "", known
        )
    if not known.states:
        yield MatrixRow("", known.by, "", known)


def _number(paragraph: str) -> tuple[int, ...]:
    return tuple(int(part) for part in paragraph.replace("(", ".").split(".") if part.strip().isdigit())


def row_cells(row: MatrixRow) -> tuple[str, ...]:
    """Return a row as the cells of ``HEADER``."""
    known = row.known
    return (
        row.name, row.group, str(known.cycle or ""), known.position, known.status.replace("-", " "), known.text,
        known.document, known.paragraph, known.id,
    )  # fmt: skip


def write_matrix(rows: Sequence[MatrixRow], format_: str) -> bytes:
    """Return the matrix as "csv", "xlsx" or "json"."""
    if format_ == "csv":
        return write_csv(HEADER, map(row_cells, rows))
    if format_ == "xlsx":
        return write_xlsx("Earlier recommendations", HEADER, map(row_cells, rows))
    data = [
        {
            "state": row.state, "name": row.name, "group": row.group, "cycle": row.known.cycle,
            "position": row.known.position, "status": row.known.status, "text": row.known.text,
            "document": row.known.document, "paragraph": row.known.paragraph, "id": row.known.id,
            "source": row.known.source, "certainty": row.known.certainty,
        }
        for row in rows
    ]  # fmt: skip
    return (json.dumps({"schema": 1, "rows": data}, ensure_ascii=False, indent=2) + "\n").encode()
