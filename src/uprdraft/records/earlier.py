"""Earlier recommendations as they were imported, and how exports call their columns."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from uprdraft.records.base import Id, Iso3, Line, Partial, Record
from uprdraft.records.reference import Position
from uprdraft.values.certainty import Certainty

__all__ = ["EarlierColumns", "ImportedRecommendation", "Mechanism"]

Mechanism = Literal["upr", "treaty-body", "special-procedure"]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12_000)]


class ImportedRecommendation(Record):
    """One recommendation as a data base or list of the UN or of UPR Info gives it."""

    id: Id
    mechanism: Mechanism
    state: Iso3
    cycle: Annotated[int, Field(ge=1, le=9)] | None = None
    session: Annotated[int, Field(ge=1, le=199)] | None = None
    body: Line = "UPR"
    symbol: str = ""
    date: Partial | None = None
    paragraph: str = ""
    states: tuple[Iso3, ...] = ()
    states_as_given: tuple[Line, ...] = ()
    """Names of recommending States that no State is known by."""
    position: Position = "unknown"
    position_as_given: str = ""
    text: LongText
    concern: bool = False
    """What the export files under concerns and observations, not under recommendations."""
    themes: tuple[Line, ...] = ()
    groups: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()
    """The Sustainable Development Goals it is filed under."""
    action: Annotated[int, Field(ge=1, le=5)] | None = None
    annotation: str = ""
    source: Line
    """The data base or list, and the name of the file."""
    certainty: Certainty


class EarlierColumns(Record):
    """Names of columns by our field, of those not needed, and the words for positions."""

    fields: dict[str, tuple[str, ...]]
    unused: tuple[str, ...] = ()
    positions: dict[Position, tuple[str, ...]]
    pledges: tuple[str, ...] = ()
    """Words in the place of a position that say it is no recommendation of another."""
    bodies: dict[Mechanism, tuple[str, ...]]
