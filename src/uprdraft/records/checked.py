"""What a check found, as it is given out as JSON: one shape for a project folder and for a Word file.

Stable: keys are added, never renamed or taken away, while ``schema`` is 1.
"""

from typing import Literal

from pydantic import Field

from uprdraft.records.base import Record
from uprdraft.records.found import FoundFinding

__all__ = [
    "CheckedState",
    "CheckedText",
    "CheckedWords",
    "FoundEvent",
    "FoundPart",
    "OtherReading",
    "PartWords",
    "RuleNotRun",
    "UnreadThing",
]


class CheckedState(Record):
    """The State that the text is about. ``why`` says how it is known; both are empty where it is not."""

    code: str = ""
    why: str = ""


class OtherReading(Record):
    """One way to count the words, where more than one may be meant. The first is the one that is used."""

    what: str
    words: int


class PartWords(Record):
    """A part of the text that counts, by its heading, and its words."""

    part: str
    words: int


class CheckedWords(Record):
    """The length, by what the body counts."""

    counted: int
    limit: int | None
    """The limit in words; null where the body counts otherwise or none is known."""
    limit_caution: str
    """How far the limit can be relied on, in words for a person; empty where it is firm or unknown."""
    length: str
    """The length in the body's own unit, in words for a person."""
    notes: int
    """Words in notes; whether they count says ``notes_counted``."""
    notes_counted: bool
    strict: int
    """The same words with notes included and dashes as separators: the most anyone may count."""
    readings: tuple[OtherReading, ...] = ()
    by_part: tuple[PartWords, ...] = ()
    """The parts in order; of a part that holds most of the text its own parts."""


class FoundPart(Record):
    """What was taken as cover, body or annexes of a Word file, and why."""

    kind: Literal["cover", "body", "annex"]
    why: str
    words: int
    is_certain: bool


class RuleNotRun(Record):
    """A rule that could not be run, and what it would need."""

    rule: str
    family: str
    needs: str


class UnreadThing(Record):
    """Something in a Word file that was not read."""

    what: str
    part: str
    why: str


class FoundEvent(Record):
    """Something that happened after the as-of date of a project; its text does not use it."""

    date: str
    event: str
    certainty: str
    note: str


class CheckedText(Record):
    """A checked text."""

    schema_number: int = Field(default=1, alias="schema")
    """The version of this shape."""
    kind: Literal["project", "file"]
    name: str
    """The name of the file or folder, without the folders it is in."""
    submission_type: str | None
    """The type that the text was checked for; null where none was named for a Word file."""
    state: CheckedState
    session: int | None
    as_of: str
    """The day for which law and names were looked up."""
    is_joint: bool
    advice: tuple[str, ...]
    """What would let more rules run."""
    words: CheckedWords
    parts: tuple[FoundPart, ...]
    findings: tuple[FoundFinding, ...]
    not_run: tuple[RuleNotRun, ...]
    unread: tuple[UnreadThing, ...]
    not_looked_at: tuple[str, ...]
    since: tuple[FoundEvent, ...]
