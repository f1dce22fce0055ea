"""Exports of earlier recommendations, whatever their format, as rows by our own fields, one at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from uprdraft.readers.earlier.columns import Columns, Row
from uprdraft.readers.earlier.docx_rows import read_docx_rows
from uprdraft.readers.earlier.json_rows import read_record_rows, read_uwazi_rows
from uprdraft.readers.earlier.making import Made, RowMaker
from uprdraft.readers.earlier.table_rows import read_csv_rows, read_xls_rows, read_xlsx_rows
from uprdraft.readers.recognising import FileKind

__all__ = ["Columns", "Made", "Row", "RowMaker", "read_rows"]

_READERS = {
    "csv": read_csv_rows,
    "docx": read_docx_rows,
    "records-json": read_record_rows,
    "uwazi-json": read_uwazi_rows,
    "xls": read_xls_rows,
    "xlsx": read_xlsx_rows,
}


def read_rows(file: BinaryIO, kind: FileKind, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of an export as they are read; the file is never held whole but for .xls and .docx.

    Raises:
        UnusableFileError: the file is damaged, holds no table of recommendations, or is made to do harm.
        UsageError: columns that are needed are not among its own, with what to give.
    """
    return _READERS[kind](file, name, columns)
