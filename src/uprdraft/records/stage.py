"""What a submission type is in the course of a review, and where a treaty reaches beyond those who joined it."""

from typing import Literal

from uprdraft.records.base import Id, Iso3, Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["Stage", "Territory"]


class Stage(Record):
    """What must have happened before a text of this type can be sent; ``id`` is that of the type.

    ``otherwise`` is what follows where it has not happened: the text is stopped, or named for what it then is.
    """

    id: Id
    name: Line
    needs: Literal["no-report", "report", "observations", "review", "held-review", "adoption"] | None = None
    otherwise: Literal["stop", "say"] = "say"
    then: str = ""
    """What a text is called that is sent all the same."""
    cycle: int | None = None
    instead: tuple[Id, ...] = ()
    """The types that can be sent in its place."""
    open_to_all: bool = False


class Territory(Record):
    """Parts of a State to which a treaty applies though the State has not joined it."""

    state: Iso3
    treaty: Id
    places: tuple[Line, ...]
    body: Line
    says: Line
    certainty: Certainty
    as_of: str
    source: Line
