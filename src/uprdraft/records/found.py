"""A finding as it is shown and given out as JSON: by a check, and by a build, which needs nothing else of a check."""

from typing import Literal

from uprdraft.records.base import Record

__all__ = ["FoundFinding"]


class FoundFinding(Record):
    """One statement that does not hold."""

    rule: str
    family: str
    """What the rule looks at; empty where it is no rule of the list."""
    level: Literal["error", "warning", "advice"]
    message: str
    place: str
    """The key of the place inside the tree; it stays the same while the text does."""
    label: str
    """The place as the rule calls it."""
    where: str
    """The place as a reader finds it: number as shown and section."""
    quote: str
    hint: str
    """What to do."""
    mark: str
    """What an acknowledgement names; it changes when place or text change."""
    acknowledged: str | None
