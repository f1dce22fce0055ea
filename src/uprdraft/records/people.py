"""The people behind a text: names, the codes that stand for them, and what each has agreed to.

These records are the one place where real names of witnesses and helpers stand. Nothing here may be
printed, logged or exported; ``repr`` shows codes only.
"""

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from uprdraft.records.base import Date, Id
from uprdraft.records.draft import Extensible

__all__ = ["PEOPLE_SCHEMA", "Consent", "Person"]

PEOPLE_SCHEMA = 1


class Consent(Extensible):
    """What a person has agreed to. Without a record of it, nothing was agreed."""

    use: Literal["none", "un-only", "public"] = "none"
    date: Date | None = None
    expires: Date | None = None
    decided_by: str = Field(default="", repr=False)
    """Who decided: the person, or who decides for them (a parent, a guardian)."""
    for_use: tuple[Id, ...] = ()
    """The submission types it was given for; a copy for another use carries no consent along."""

    def is_current(self, day: dt.date) -> bool:
        """Return whether it has not expired on ``day``."""
        return self.expires is None or self.expires >= day

    def is_for(self, submission_type: str) -> bool:
        """Return whether it was given for this type of submission, in any variant, or for none in particular."""
        return not self.for_use or submission_type.partition(":")[0] in self.for_use

    def allows_naming(self, submission_type: str, day: dt.date) -> bool:
        """Return whether the person may be named in public, in this type of submission, on ``day``."""
        return self.use == "public" and self.allows_telling(submission_type, day)

    def allows_telling(self, submission_type: str, day: dt.date) -> bool:
        """Return whether the body alone may be told the name, in this type of submission, on ``day``."""
        is_given = self.use in ("un-only", "public") and self.date is not None
        return is_given and self.is_current(day) and self.is_for(submission_type)


class Person(Extensible):
    """Someone named in the evidence, with what stands for the name in the text."""

    name: str = Field(min_length=1, repr=False)
    other_names: tuple[str, ...] = Field(default=(), repr=False)
    code: str = ""
    pseudonym: str = ""
    role: str = ""
    consent: Consent = Consent()

    @model_validator(mode="after")
    def _has_a_stand_in(self) -> "Person":
        if not self.code and not self.pseudonym:
            raise ValueError("this person has neither a code nor a pseudonym; add “code: …”")
        return self

    @property
    def stands_as(self) -> str:
        """Return the code, or else the pseudonym, under which the text speaks of the person."""
        return self.code or self.pseudonym
