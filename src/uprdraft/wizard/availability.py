"""Whether a type of submission can be used for a State, and what is open instead where it cannot.

The interview asks a function for it (``State.availability``); the one here knows what today's data tells.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from uprdraft.records.body import BodyProfile
from uprdraft.records.reference import Reference

__all__ = ["Availability", "AvailabilityOf", "available_by_profile"]


@dataclass(frozen=True, slots=True)
class Availability:
    """``reason`` says why it is not allowed, or, where it is, what to be careful of; ``instead`` what is open."""

    allowed: bool
    reason: str = ""
    instead: str = ""

    @property
    def words(self) -> str:
        """Return reason and way out as one remark, empty where there is nothing to say."""
        return "; ".join(part for part in (self.reason, self.instead) if part)


class AvailabilityOf(Protocol):
    """Judges one type of submission."""

    def __call__(self, body: BodyProfile, country: str, reference: Reference, day: dt.date) -> Availability:
        """Return whether ``body`` may be used for the State ``country`` on ``day``.

        Args:
            body: the type of submission.
            country: an ISO3 code.
            reference: loaded for that State.
            day: the as-of day of the text.
        """


def available_by_profile(body: BodyProfile, country: str, reference: Reference, day: dt.date) -> Availability:
    """Return what the profile of the type says, and for the UPR the State's reviews in the calendar."""
    if not body.template:
        return Availability(False, "there is no template for it yet", f"its rules: uprdraft types {body.id}")
    if body.status == "historic":
        return Availability(False, "it belongs to the past", "choose one that is open now")
    reviews = [r for r in reference.calendar if r.state == country and r.cycle == body.cycle]
    if body.cycle is not None and not reviews:
        return Availability(True, "no review of this State is known for this cycle")
    return Availability(True)
