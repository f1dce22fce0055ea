"""Where an entry of the library comes from: the document, the place in it, and whether it says so itself."""

from typing import Literal

from uprdraft.records.base import Id, Line, Record

__all__ = ["Origin", "Place"]

Stated = Literal["explicit", "implied", "editorial"]


class Place(Record):
    """A place in the source document: its section and the paragraph within it."""

    section: Line
    paragraph: int | None = None


class Origin(Record):
    """Where an entry comes from. ``editorial`` entries are ours and name no asks."""

    document: Id
    stated: Stated
    asks: tuple[Id, ...] = ()
    places: tuple[Place, ...] = ()
    confidence: Literal["high", "medium", "low"] = "high"
    quoted_from: str = ""
