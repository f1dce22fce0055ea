"""What can lead to a person, as patterns and words."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from uprdraft.findings import Level
from uprdraft.records.base import Id, Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["Kind", "Protection", "ProtectionPattern"]

Kind = Literal["identity", "contact", "account", "place", "birth", "route"]


Pattern = Annotated[str, Field(min_length=1, max_length=2000)]
"""A regular expression. That each can be read is a test's to see: the file is shipped, and read at each start."""


class ProtectionPattern(Record):
    """One kind of personal data. ``near`` must stand close by; ``test`` works out a check digit or a range."""

    id: Id
    kind: Kind
    words: Line
    pattern: Pattern
    near: str = ""
    holds: tuple[str, ...] = ()
    """In small letters: one of these stands in every text in which something is found. It only saves time."""
    long_number: bool = False
    """Whether what is found holds six digits with at most three signs between two of them; it only saves time."""
    test: Literal["", "cn-identity", "iban", "coordinates"] = ""
    level: Level


class Protection(Record):
    """All of them, and the words beside which a name is a person's."""

    source: Line
    as_of: str
    certainty: Certainty
    patterns: tuple[ProtectionPattern, ...]
    roles: Pattern
    titles: Pattern
    not_names: frozenset[str]
    given_names: frozenset[str]
    small_numbers: Pattern
    days: Pattern
    places: Pattern
    not_looked_at: tuple[Line, ...] = Field(min_length=1)

    @field_validator("not_names", "given_names", mode="before")
    @classmethod
    def _split(cls, rows: object) -> object:
        """Turn rows of words into one set."""
        return frozenset(w for row in rows for w in str(row).split()) if isinstance(rows, list) else rows
