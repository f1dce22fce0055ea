"""A table as an Excel file: text cells only, no formula, no time, no name of anyone."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence

from uprdraft.writers.cells import safe_cell

__all__ = ["write_xlsx"]

_STAMP = (1980, 1, 1, 0, 0, 0)
_DAY = dt.datetime(2000, 1, 1)
_WIDTHS = (14, 60)
_LONGEST_CELL = 32_000


def write_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return an .xlsx file with one sheet; every cell is text, as typed, however it begins."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for index in range(len(header)):
        letter = chr(ord("A") + index)
        sheet.column_dimensions[letter].width = _WIDTHS[
            header[index].casefold() in ("text", "what was asked")
        ]

    def cells(texts: Sequence[str], *, bold: bool = False) -> list[WriteOnlyCell]:
        made = []
        for text in texts:
            cell = WriteOnlyCell(sheet, value=safe_cell(text)[:_LONGEST_CELL])
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if bold:
                cell.font = Font(bold=True)
            made.append(cell)
        return made

    sheet.append(cells(header, bold=True))
    for row in rows:
        sheet.append(cells(row))
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _DAY
    held = io.BytesIO()
    book.save(held)
    return _stamped(held.getvalue())


def _stamped(data: bytes) -> bytes:
    """Return the package with a fixed time on every part, in place of the clock's, and in the properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _without_clock(content)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_clock(content: bytes) -> bytes:
    import re

    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(</)", rb"\g<1>2000-01-01T00:00:00Z\2", content)
