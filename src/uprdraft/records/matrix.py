"""The layouts of OHCHR's matrix of recommendations: the headings of its columns and what stands in each."""

from typing import Annotated, Literal

from pydantic import Field

from uprdraft.records.base import Id, Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["MatrixColumn", "MatrixLayout"]


class MatrixColumn(Record):
    """A column: its heading, its share of the width in per cent, what it holds. ``is_ours`` where we add it."""

    field: Literal["recommendation", "position", "themes", "goals", "assessment"]
    heading: Line
    width: Annotated[int, Field(ge=5, le=80)]
    is_ours: bool = False


class MatrixLayout(Record):
    """How OHCHR laid the matrix out from a year on."""

    id: Id
    columns: Annotated[tuple[MatrixColumn, ...], Field(min_length=2)]
    source: Line
    as_of: Line
    certainty: Certainty
    note: str = ""
