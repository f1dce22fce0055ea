"""Which column of an export is which of our fields: by name, never by place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from uprdraft.errors import Mistake, UnusableFileError, UsageError
from uprdraft.records.earlier import EarlierColumns

__all__ = ["Columns", "Row", "fold_header"]

Row: TypeAlias = Mapping[str, str]
"""The cells of one recommendation by our field; several values stand one a line."""
_NEEDED = "text"
_MOST_SHOWN = 12


def fold_header(name: str) -> str:
    """Return a header without case, spaces and signs."""
    return re.sub(r"[\W_]+", "", name).casefold()


@dataclass
class Columns:
    """The names that are known, with what the person says of others (``mapping``: ours → theirs)."""

    known: EarlierColumns
    mapping: Mapping[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    """Columns of the file that nobody knows; for the account of the import."""

    def __post_init__(self) -> None:
        for ours in self.mapping:
            if ours not in self.known.fields:
                fields = ", ".join(self.known.fields)
                raise UsageError(f"no field “{ours}” to map a column to", hint=f"fields: {fields}")
        self._field_by_name = {
            fold_header(name): ours for ours, names in self.known.fields.items() for name in (*names, ours)
        }
        self._field_by_name |= {fold_header(theirs): ours for ours, theirs in self.mapping.items()}
        self._unused = {fold_header(name) for name in self.known.unused}

    def find(self, name: str) -> str | None:
        """Return our field for one name, None where it is not needed or not known."""
        return self._field_by_name.get(fold_header(name))

    def match(self, header: Sequence[str], name: str) -> list[str | None]:
        """Return our field for each column of ``header``; of two with one meaning the first counts.

        Raises:
            UsageError: no column holds the texts; with the columns there are and how to name the right one.
            UnusableFileError: a column that the person named is not there.
        """
        folded = {fold_header(cell) for cell in header}
        for ours, theirs in self.mapping.items():
            if fold_header(theirs) not in folded:
                shown = self._shown(header)
                raise UnusableFileError(
                    [Mistake(name, f"no column “{theirs}” for “{ours}”", hint=f"columns: {shown}")]
                )
        fields: list[str | None] = []
        for cell in header:
            field_of = self.find(cell)
            fields.append(field_of if field_of and field_of not in fields else None)
            if field_of is None:
                self._note(cell)
        if _NEEDED not in fields:
            hint = f"say which one: --map text=NAME; columns: {self._shown(header)}"
            raise UsageError(f"{name}: no column is known that holds the recommendations", hint=hint)
        return fields

    def _note(self, cell: str) -> None:
        is_known = not cell.strip() or fold_header(cell) in self._unused
        if not is_known and cell not in self.ignored:
            self.ignored.append(cell)

    def looks_right(self, header: Sequence[str]) -> bool:
        """Return whether a row of cells can be a header: a column of texts and another one are among them."""
        fields = {self.find(cell) for cell in header} - {None}
        return _NEEDED in fields and len(fields) >= 2

    def _shown(self, header: Sequence[str]) -> str:
        names = [" ".join(cell.split())[:40] for cell in header if cell.strip()]
        return ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")


def rows_of(fields: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """Return one row by field, without empty cells."""
    return {ours: cell for ours, cell in zip(fields, cells, strict=False) if ours and cell}


def split_lines(text: str) -> Iterator[str]:
    """Yield the values of a cell that holds several, one a line, each perhaps after "- "."""
    for line in text.splitlines():
        value = re.sub(r"^\s*-\s+", "", line).strip()
        if value:
            yield value
