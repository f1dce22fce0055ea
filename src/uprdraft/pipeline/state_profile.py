"""What the reference data knows of one State on a day: names, treaties, reviews, what committees said.

How it is said is in ``state_words``.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from uprdraft.pipeline.deadlines import next_reviews, reviews_of
from uprdraft.pipeline.upcoming import UpcomingDeadline
from uprdraft.records.reference import Country, Observation, PendingReport, Reference, Review, TreatyStanding

__all__ = ["StateProfile", "read_profile", "treaty_label"]


@dataclass(frozen=True, slots=True)
class StateProfile:
    """A State on a day. ``history`` maps a cycle to what was read of its outcome."""

    country: Country
    day: dt.date
    standings: tuple[TreatyStanding, ...]
    labels: Mapping[str, str]
    """A short name for each instrument, by its id."""
    reviews: tuple[UpcomingDeadline, ...]
    coming: tuple[UpcomingDeadline, ...]
    """What is awaited: the next review, and the one after it where the next cannot be counted on."""
    history: Mapping[int, Review]
    observations: tuple[Observation, ...]
    pending: tuple[PendingReport, ...]
    as_of: Mapping[str, str]
    """The date of each data set, by its id."""


def read_profile(country: Country, reference: Reference, day: dt.date) -> StateProfile:
    """Return what ``reference`` knows of ``country`` on ``day``; observations come newest first."""
    observations = [o for o in reference.observations.values() if o.state == country.iso3]
    observations.sort(key=lambda o: o.date.last or dt.date.min, reverse=True)
    coming = [d for d in next_reviews(reference, day) if d.state == country.iso3]
    return StateProfile(
        country=country,
        day=day,
        standings=tuple(reference.standing(country.iso3, t, day) for t in reference.treaties),
        labels={id_: treaty_label(id_, reference) for id_ in reference.treaties},
        reviews=reviews_of(reference, country.iso3, day),
        coming=tuple(sorted(coming, key=lambda d: d.cycle)),
        history={r.cycle: r for r in reference.reviews if r.state == country.iso3 and _is_public(r, day)},
        observations=tuple(o for o in observations if not o.date.is_after(day)),
        pending=tuple(p for p in reference.pending if p.state == country.iso3 and not _is_later(p, day)),
        as_of={id_: dataset.as_of for id_, dataset in reference.datasets.items()},
    )


def _is_public(review: Review, day: dt.date) -> bool:
    """Return whether the outcome was out on ``day``; where that date is not known, whether the review was held."""
    return not review.report_as_of.is_after(day) if review.report_as_of else review.review_date <= day


def _is_later(report: PendingReport, day: dt.date) -> bool:
    date = report.received or report.issued
    return date is not None and date.is_after(day)


def treaty_label(id_: str, reference: Reference) -> str:
    """Return "ICCPR-OP1" for a core human rights treaty and its protocols, else the short title."""
    treaty = reference.treaties[id_]
    parent = reference.treaties.get(treaty.protocol_to or "")
    is_core = treaty.core or (parent is not None and parent.core)
    return id_.upper() if is_core else treaty.short_title
