"""Rows of an .xlsx file as text, straight from its XML: one row in memory at a time, no styles, no formulas.

A day stands as Excel's day number, whatever its style; the maker of records knows it.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, Any
from xml.etree.ElementTree import ParseError, iterparse

from uprdraft.readers.earlier.shared_texts import SharedTexts, iter_texts

__all__ = ["ParseError", "SheetFile"]

_WORKBOOK = "xl/workbook.xml"
_MOST_COLUMNS = 200
_SHARED = "xl/sharedStrings.xml"


class SheetFile:
    """An open .xlsx file: its sheets in order, and the table of texts they share."""

    def __init__(self, file: IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(file)
        names = {n.lower(): n for n in self._archive.namelist()}
        shared = names.get(_SHARED.lower())
        self._shared: Sequence[str] = ()
        if shared:
            with self._archive.open(shared) as part:
                self._shared = SharedTexts(iter_texts(part))
        self.sheets = [path for path in self._sheet_paths() if path in self._archive.namelist()]

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """Yield the rows of a sheet, cells by their column; cells that are not there are empty."""
        with self._archive.open(sheet) as part:
            parents: list[Any] = []
            for event, node in iterparse(part, ("start", "end")):  # noqa: S314 - a DOCTYPE was refused before
                if event == "start":
                    parents.append(node)
                    continue
                parents.pop()
                if node.tag.endswith("}row"):
                    yield self._cells(node)
                    parents[-1].remove(node)

    def _cells(self, row: Any) -> list[str]:
        cells: list[str] = []
        for node in row:
            index = _column(node.get("r", ""), len(cells))
            if index >= _MOST_COLUMNS:
                break
            cells += [""] * (index - len(cells))
            cells.append(self._text(node))
        return cells

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(n.text or "" for n in cell.iter() if n.tag.endswith("}t"))
        value = next((n.text or "" for n in cell if n.tag.endswith("}v")), "")
        if kind == "s":
            return self._shared[int(value)] if value else ""
        return value.removesuffix(".0") if kind == "n" else value

    def _sheet_paths(self) -> Iterator[str]:
        """Yield the parts of the sheets in the order of the workbook."""
        targets = {}
        relations = "xl/_rels/workbook.xml.rels"
        with self._archive.open(relations) as part:
            for _, node in iterparse(part):  # noqa: S314
                if node.get("Id"):
                    target = node.get("Target", "")
                    targets[node.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        with self._archive.open(_WORKBOOK) as part:
            for _, node in iterparse(part):  # noqa: S314
                if node.tag.endswith("}sheet"):
                    ids = [value for name, value in node.attrib.items() if name.endswith("}id")]
                    yield from (posixpath.normpath(targets[i]) for i in ids if i in targets)


def _column(reference: str, otherwise: int) -> int:
    """Return the column of "AB12", counted from 0; ``otherwise`` where a cell does not say its place."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1 if number > otherwise else otherwise
