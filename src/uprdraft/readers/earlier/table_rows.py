"""Rows of .xlsx, .xls and .csv files, read one at a time."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice
from typing import Any, BinaryIO

from uprdraft.errors import Mistake, UnusableFileError, UprdraftError
from uprdraft.readers.earlier.columns import Columns, Row, rows_of
from uprdraft.readers.earlier.sheet_rows import SheetFile

__all__ = ["read_csv_rows", "read_xls_rows", "read_xlsx_rows"]

_HEADER_WITHIN = 20
"""Rows in which the header must stand: some exports begin with a title."""
_MOST_MEMBERS = 2_000
_LARGEST_UNPACKED = 3_000_000_000
_LARGEST_RATIO = 200
_LONGEST_CELL = 200_000


def _unusable(name: str, message: str, hint: str) -> UnusableFileError:
    return UnusableFileError([Mistake(name, message, hint=hint)])


def _by_header(rows: Iterable[Sequence[str]], name: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows below the header, which is the first row whose names are known."""
    rows = iter(rows)
    first = list(islice(rows, _HEADER_WITHIN))
    if not first:
        raise _unusable(name, "there is no row in this table", "export it again")
    at = next((i for i, row in enumerate(first) if columns.looks_right(row)), 0)
    fields = columns.match(first[at], name)
    for row in chain(first[at + 1 :], rows):
        yield rows_of(fields, row)


def read_csv_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of a CSV file: comma, semicolon or tab; any line ends; UTF-8, UTF-16 or Windows-1252."""
    head = file.read(65_536)
    file.seek(0)
    encoding = _encoding(head, file)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    first_line = head.decode(encoding, "ignore").replace("\r", "\n").partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    lines = (
        (line for chunk in text for line in chunk.splitlines(keepends=True)) if b"\n" not in head else text
    )
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        csv.field_size_limit(_LONGEST_CELL)
        yield from _by_header(reader, name, columns)
    except csv.Error as error:
        line = reader.line_num
        raise UnusableFileError(
            [Mistake(name, f"this is no table: {error}", line, hint="export it again")]
        ) from None
    finally:
        text.detach()


def _encoding(head: bytes, file: BinaryIO) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        # The whole file decides; its end may hold the first letter outside ASCII.
        for chunk in iter(lambda: file.read(1 << 20), b""):
            if not chunk.isascii():
                break
        file.seek(0)
        io.TextIOWrapper(io.BytesIO(file.read(20_000_000)), "utf-8").read()
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


@contextmanager
def _damage_as_a_line(name: str, ending: str) -> Iterator[None]:
    """Turn whatever a damaged file makes a library raise into one line: none of them has a common error."""
    try:
        yield
    except UprdraftError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        hint = "open it in Excel or LibreOffice and save it as .xlsx"
        raise _unusable(name, f"this {ending} file cannot be read: {reason}", hint) from None


def read_xls_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of the first sheet of an .xls file of Excel 97 to 2003."""
    import xlrd

    data = file.read(100_000_001)
    if len(data) > 100_000_000:
        raise _unusable(name, "this file is larger than 100 MB", "save it as .xlsx")
    # The files that UPR Info gave out name a sector twice; Excel reads them without a word, and so do we.
    options = {
        "file_contents": data,
        "on_demand": True,
        "logfile": io.StringIO(),
        "ignore_workbook_corruption": True,
    }
    with _damage_as_a_line(name, ".xls"), xlrd.open_workbook(**options) as book:
        sheet = book.sheet_by_index(0)
        rows = ([_xls_text(cell, book.datemode) for cell in sheet.row(index)] for index in range(sheet.nrows))
        yield from _by_header(rows, name, columns)


def _xls_text(cell: Any, datemode: int) -> str:
    if cell.ctype == 3:
        import xlrd

        return str(xlrd.xldate.xldate_as_datetime(cell.value, datemode).date())
    if isinstance(cell.value, float):
        return f"{cell.value:g}" if cell.value % 1 else str(int(cell.value))
    return str(cell.value)


def read_xlsx_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of the first sheet of an .xlsx file that has a known header."""
    _check_zip(file, name)
    with _damage_as_a_line(name, ".xlsx"), closing(SheetFile(file)) as book:
        yield from _by_header(book.rows(_sheet(book, columns)), name, columns)


def _sheet(book: SheetFile, columns: Columns) -> str:
    """Return the first sheet whose first rows hold a known header, else the first of all."""
    for sheet in book.sheets:
        if any(columns.looks_right(row) for row in islice(book.rows(sheet), _HEADER_WITHIN)):
            return sheet
    return book.sheets[0]


def _check_zip(file: BinaryIO, name: str) -> None:
    """Refuse what unpacks to far more than any export: sheets are read as a stream, but not without an end."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            for member in members:
                with (
                    archive.open(member)
                    if member.filename.endswith((".xml", ".rels"))
                    else io.BytesIO() as part
                ):
                    if b"<!DOCTYPE" in part.read(2_000):
                        raise _unusable(name, "holds a document type declaration", "do not open this file")
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError):
        raise _unusable(
            name, "this file is damaged or protected", "save it again without a password"
        ) from None
    total = sum(m.file_size for m in members)
    bomb = any(
        m.file_size > 1_000_000 and m.file_size > _LARGEST_RATIO * max(m.compress_size, 1) for m in members
    )
    if len(members) > _MOST_MEMBERS or total > _LARGEST_UNPACKED or bomb:
        raise _unusable(name, "unpacks to far more than an export holds", "do not open this file")
    file.seek(0)
