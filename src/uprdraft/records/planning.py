"""The steps of a submission before its deadline, and what follows it."""

from typing import Literal

from pydantic import Field

from uprdraft.records.base import Id, Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["Planning", "StepAfter", "StepBefore"]


class StepBefore(Record):
    """Something that must be ready ``days`` before the deadline."""

    id: Id
    title: Line
    days: int
    text: str = ""


class StepAfter(Record):
    """Something that follows, in days from the session's opening or the review; a span where no day is known."""

    id: Id
    title: Line
    counted_from: Literal["session", "review"] = Field(alias="from")
    first_day: int
    last_day: int
    text: str = ""
    certainty: Certainty
    source: Line


class Planning(Record):
    """A whole plan."""

    before: tuple[StepBefore, ...]
    after: tuple[StepAfter, ...]
