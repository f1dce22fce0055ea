"""Whether a type of submission can be used for a State, as the interview asks it: a function that may be replaced."""

import datetime as dt
from typing import Protocol

from uprdraft.records.body import BodyProfile
from uprdraft.records.reference import Reference
from uprdraft.rules.availability import Availability, read_availability

__all__ = ["AvailabilityOf", "available", "remark"]


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


def available(body: BodyProfile, country: str, reference: Reference, day: dt.date) -> Availability:
    """Return what the reference data says; a historic type is for checking older texts only."""
    if not body.template:
        return Availability(
            False, "it belongs to the past and serves to check older texts", "choose one that is open"
        )
    return read_availability(country, body, reference, day)


def remark(found: Availability) -> str:
    """Return why it is closed and what is open, or what to be careful of; empty where there is nothing to say."""
    if found.allowed:
        return "; ".join(part.rstrip(".") for part in (found.warning, found.note) if part)
    reason, instead = found.reason.rstrip("."), found.instead.rstrip(".")
    return ". ".join(p for p in (reason, instead[:1].upper() + instead[1:]) if p)
