"""Whether a type of submission can be used for a State, and what is open instead where it cannot.

The interview asks a function for it (``State.availability``); the one here adds to what the data tells of body
and State whether the program can write the type at all.
"""

import datetime as dt
from typing import Protocol

from uprdraft.records.body import BodyProfile
from uprdraft.records.reference import Reference
from uprdraft.rules.availability import Availability, read_availability

__all__ = ["Availability", "AvailabilityOf", "available_by_data"]


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


def available_by_data(body: BodyProfile, country: str, reference: Reference, day: dt.date) -> Availability:
    """Return what the data says of body and State; a type without a template cannot be written yet."""
    if not body.template:
        return Availability(
            False, "There is no template for it yet.", f"Its rules: uprdraft types {body.id}."
        )
    return read_availability(country, body, reference, day)
