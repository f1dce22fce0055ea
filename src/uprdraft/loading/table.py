"""CSV files as rows with their lines. What a row means is for ``reference``."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.raw_file import read_text
from uprdraft.values.ids import did_you_mean

__all__ = ["Row", "read_shipped_rows", "read_table"]

_LIMIT_BYTES = 5_000_000
_LIMIT_ROWS = 100_000


class Row(NamedTuple):
    """One row of a table by column; every cell is text until a reader says otherwise."""

    file: str
    line: int
    cells: dict[str, Any]

    def mistake(
        self, path: Sequence[str | int], message: str, hint: str = "", *, at_key: bool = False
    ) -> Mistake:
        """Return a mistake in this row; ``path`` is in the message already, a row has but one line."""
        return make_mistake(self.file, message, self.line, hint=hint)


def read_shipped_rows(path: Path, first: str | None) -> Iterator[Row]:
    """Yield the rows of a shipped table whose first cell is ``first``; all rows where it is None.

    **Why** One State's rows are a hundredth of the file, and a line of a shipped table is a row.
    """
    text = read_text(path, within=path.parent, limit_bytes=_LIMIT_BYTES, name=path.name)
    header, _, body = text.partition("\n")
    columns = header.split(",")
    lines = body.splitlines() if first is None else _lines_of(first, text)
    for number, cells in enumerate(csv.reader(lines), start=2):
        # Without a filter the number is that of the line; a filtered row is found by its State.
        yield Row(path.name, number, dict(zip(columns, cells, strict=True)))


def _lines_of(first: str, text: str) -> Iterator[str]:
    """Yield the lines after the first one whose first cell is ``first``."""
    end = 0
    while (start := text.find(f"\n{first},", end)) >= 0:
        end = text.find("\n", start + 1)
        yield text[start + 1 : end if end >= 0 else None]
        if end < 0:
            return


def read_table(path: Path, *, within: Path, columns: Sequence[str], needed: Sequence[str]) -> list[Row]:
    """Return the rows of a person's own table, which may separate cells by comma, semicolon or tab.

    Args:
        path: the file.
        within: the folder it must lie in.
        columns: all columns that may stand in it.
        needed: those that must.

    Raises:
        UnusableFileError: with every mistake of its shape.
    """
    name = str(path)
    text = read_text(path, within=within, limit_bytes=_LIMIT_BYTES, name=name)
    header_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, columns, needed, name)
        return list(_rows(reader, header, name))
    except csv.Error as error:
        line = reader.line_num
        raise UnusableFileError(
            [make_mistake(name, f"this is no table: {error}", line, hint="check the quotes")]
        ) from None


def _check_header(header: list[str], columns: Sequence[str], needed: Sequence[str], name: str) -> None:
    mistakes = [
        make_mistake(
            name,
            f"unknown column “{cell}”",
            1,
            hint=did_you_mean(cell[:60], columns) or f"columns: {', '.join(columns)}",
        )
        for cell in header
        if cell not in columns
    ]
    mistakes += [
        make_mistake(name, f"the column “{cell}” stands here twice", 1, hint="keep one of the two")
        for cell in dict.fromkeys(header)
        if header.count(cell) > 1
    ]
    mistakes += [
        make_mistake(name, f"the column “{column}” is missing", 1, hint="add it to the first line")
        for column in needed
        if column not in header
    ]
    if mistakes:
        raise UnusableFileError(mistakes)


def _rows(reader: Iterator[list[str]], header: list[str], name: str) -> Iterator[Row]:
    mistakes = []
    for cells in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        if not any(cells):
            continue
        if len(cells) != len(header) or line > _LIMIT_ROWS:
            message = f"this row has {len(cells)} cells, the first line has {len(header)}"
            mistakes.append(make_mistake(name, message, line, hint="put texts that hold commas in quotes"))
        if len(mistakes) >= 100 or line > _LIMIT_ROWS:
            break
        yield Row(name, line, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
    if mistakes:
        raise UnusableFileError(mistakes)
