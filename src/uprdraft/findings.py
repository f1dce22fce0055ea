"""A finding: what a rule has to say about one place of a submission.

Findings are returned, never raised and never logged. They are what ``check`` prints,
what ``build`` counts and what a person acknowledges with a reason.
"""

import enum
import hashlib
from dataclasses import dataclass, field

__all__ = ["Finding", "Leftover", "Level", "Place", "fingerprint"]


class Level(enum.Enum):
    """How much a finding weighs; the names are what a person reads."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """Return 0 for the heaviest level."""
        return ("error", "warning", "advice").index(self.value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding sits: a key of the tree, words to show, and a short quote."""

    key: str = ""
    label: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark that stands in the text as typed. ``part`` is the path of the field, ``advice`` what to write."""

    part: str
    mark: str
    advice: str


def fingerprint(text: str) -> str:
    """Return 12 hexadecimal digits that change when ``text`` changes other than in spacing."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement that does not hold, with its place and the next step.

    ``text`` is the text the finding speaks of; an acknowledgement is void once it changes.
    ``acknowledged`` is the reason a person gave, or None.
    """

    rule: str
    level: Level
    message: str
    place: Place = field(default_factory=Place)
    hint: str = ""
    text: str = ""
    acknowledged: str | None = None

    @property
    def mark(self) -> str:
        """Return the fingerprint that an acknowledgement must carry."""
        return fingerprint(f"{self.rule}\n{self.place.key}\n{self.text}")
