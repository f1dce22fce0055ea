"""Rows of OHCHR's lists of recommendations by theme: a table whose merged rows name the theme."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.earlier.columns import Columns, Row, rows_of
from uprdraft.readers.package import Element, Package, open_package
from uprdraft.values.patterns import lazy_pattern

__all__ = ["read_docx_rows"]

_LARGEST = 100_000_000
_HEAD = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_THEME = lazy_pattern(r"^\s*themes?\s*:\s*(.+)$", re.IGNORECASE | re.DOTALL)
_SOURCE = lazy_pattern(
    r"^\s*source of position\s*:\s*(?P<symbol>\S+)(?P<rest>.*)$", re.IGNORECASE | re.MULTILINE
)
_REVIEW = lazy_pattern(
    r"\bUPR of (?P<state>[^()]{3,80}?)\s*\((?P<cycle>\d)\w* cycle\s*[-–—,]\s*(?P<session>\d{1,2})\w* session\)",
    re.IGNORECASE,
)
# The paragraphs are those of the report; the answer stands in its addendum.
_ADDENDUM = lazy_pattern(r"/Add\.\d+$", re.IGNORECASE)


def read_docx_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the recommendations of every table whose header is known; each with the theme of its group.

    State, cycle and session are those that the top of its pages names.
    """
    package = open_package(file.read(_LARGEST + 1), name)
    root = package.parse(package.main)
    review = _review(package)
    found = False
    for table in root.iter(f"{_W}tbl", f"{_STRICT}tbl"):
        rows = [_cells(row) for row in table.iterchildren(f"{_W}tr", f"{_STRICT}tr")]
        at = next((i for i, cells in enumerate(rows[:10]) if columns.looks_right(cells)), None)
        if at is not None:
            found = True
            for row in _rows(rows[at:], name, columns):
                yield {**review, **row}
    if not found:
        hint = "a list has columns such as “Recommendation” and “Position”; the documentation page of the State has it"
        raise UnusableFileError([Mistake(name, "no table of recommendations is in this document", hint=hint)])


def _review(package: Package) -> dict[str, str]:
    """Return what the headers say, "UPR of Slovenia (2nd Cycle – 20th session)"; empty where none says it."""
    heads = [part for part in package.parts if re.search(r"/header[^/]*\.xml$", part)]
    for part in (*heads, package.main):
        text = " ".join(_text(package.parse(part)).split())[:_HEAD]
        if found := _REVIEW.search(text):
            return found.groupdict()
    return {}


def _rows(rows: list[list[str]], name: str, columns: Columns) -> Iterator[Row]:
    fields = columns.match(rows[0], name)
    theme = ""
    for cells in rows[1:]:
        filled = [cell for cell in cells if cell.strip()]
        if len(set(filled)) == 1 and (heading := _THEME.match(filled[0])):
            theme = " ".join(heading[1].split())
            continue
        row = rows_of(fields, cells)
        if "text" not in row or columns.looks_right(cells):
            continue
        if source := _SOURCE.search(row["text"]):
            row["symbol"] = _ADDENDUM.sub("", source["symbol"].rstrip(".,;"))
            row["text"] = row["text"][: source.start()].strip()
        _take_groups(row)
        if theme:
            row["themes"] = "\n".join(dict.fromkeys([theme, *row.get("themes", "").splitlines()]))
        yield row


def _take_groups(row: dict[str, str]) -> None:
    """Part themes, persons and goals, which stand in one cell under small headings."""
    held: dict[str, list[str]] = {"themes": []}
    current = "themes"
    for line in row.get("themes", "").splitlines():
        heading = line.strip().rstrip(":").strip().casefold()
        if heading in ("affected persons", "groups of persons"):
            current = "groups"
        elif heading in ("sdgs", "relevant sdgs"):
            current = "sdgs"
        elif line.strip():
            held.setdefault(current, []).append(line)
    for field, lines in held.items():
        if lines:
            row[field] = (
                "\n".join([row[field], *lines]) if field in row and field != "themes" else "\n".join(lines)
            )


def _cells(row: Element) -> list[str]:
    """Return the text of each cell, its paragraphs one a line; content controls are looked into."""
    return [_text(cell) for cell in row.iter(f"{_W}tc", f"{_STRICT}tc")]


def _text(cell: Element) -> str:
    lines = []
    for paragraph in cell.iter(f"{_W}p", f"{_STRICT}p"):
        parts = []
        for node in paragraph.iter():
            tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
            if tag == "t":
                parts.append(node.text or "")
            elif tag in ("br", "cr"):
                parts.append("\n")
            elif tag == "tab":
                parts.append(" ")
        lines.append("".join(parts))
    return "\n".join(lines)
