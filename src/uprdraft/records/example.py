"""A shipped example: what it shows, and what else is made of its draft."""

from uprdraft.records.base import Id, Line, Record
from uprdraft.records.body import TypeId

__all__ = ["Example", "Examples"]


class Example(Record):
    """An example project, in a folder of its name.

    ``about`` says in one line what it shows; ``also`` are the types that are made of the same draft.
    """

    id: Id
    about: Line
    also: tuple[TypeId, ...] = ()


class Examples(Record):
    """All examples, in the order in which they are listed."""

    examples: tuple[Example, ...]
