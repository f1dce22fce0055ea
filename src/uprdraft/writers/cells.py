"""Rows as CSV that a spreadsheet opens as text: no cell can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["safe_cell", "write_csv"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: an apostrophe stands before the sign."""
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return CSV in UTF-8 with a mark at its beginning, by which Excel knows the encoding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
