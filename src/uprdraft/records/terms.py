"""Names, spelling and tone as data; each part with where it comes from."""

from typing import Annotated

from pydantic import Field, field_validator

from uprdraft.records.base import Line, Record
from uprdraft.records.protection import Pattern
from uprdraft.values.certainty import Certainty

__all__ = ["Terms", "ToneWord", "Wording"]


class _Part(Record):
    source: Line
    as_of: str
    certainty: Certainty


class Wording(Record):
    """A name that is not the one UN documents have. ``unless`` is where it is part of a right one."""

    wrong: Pattern
    right: Line
    unless: str = ""
    note: str = ""
    certainty: Certainty | None = None
    """Where it differs from that of its part."""


class PlaceNames(_Part):
    """Which other names of countries.csv are accepted, which are plainly wrong, and territories."""

    accepted: frozenset[str]
    plain: frozenset[str]
    in_names: frozenset[str]
    """Words after which a name of a State is part of another name."""
    territories: tuple[Wording, ...]


class TreatyNames(_Part):
    """Names of treaties that people write, with the true ones."""

    names: tuple[Wording, ...]


class Acronyms(_Part):
    """Those that need no full form."""

    common: frozenset[str]


class Spelling(_Part):
    """Words and endings that UN documents spell otherwise."""

    ise: Pattern
    ise_keeps: frozenset[str]
    words: Annotated[dict[str, str], Field(min_length=1)]

    @field_validator("ise_keeps", mode="before")
    @classmethod
    def _split(cls, stems: object) -> object:
        """Turn a line of stems into a set."""
        return frozenset(stems.split()) if isinstance(stems, str) else stems


class ToneWord(Record):
    """Words that cost a text its readers, and what to say in their place."""

    wrong: Pattern
    say: Line
    unless: str = ""


class Tone(_Part):
    """All of those."""

    words: tuple[ToneWord, ...]


class Terms(Record):
    """Everything the rules on terms and tone read."""

    places: PlaceNames
    treaties: TreatyNames
    acronyms: Acronyms
    spelling: Spelling
    tone: Tone
