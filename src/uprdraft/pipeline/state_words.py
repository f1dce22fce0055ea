"""A State's profile in words that fit on one screen: short lines by heading, and the same as plain data.

A mark "?" stands beside what is from general knowledge or not verified; a legend says so.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from uprdraft.pipeline.deadline_words import name_review, say_deadline
from uprdraft.pipeline.state_profile import StateProfile
from uprdraft.pipeline.upcoming import UpcomingDeadline
from uprdraft.records.reference import Observation, PendingReport, Review, TreatyStanding
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import format_date

__all__ = ["describe_state", "state_data"]

_STATUS = {"bound": "In force", "signed": "Only signed", "not-bound": "Not joined"}
_UNSURE = (Certainty.RECOLLECTION, Certainty.PROJECTED, Certainty.OFFICIAL_OLD)


def describe_state(profile: StateProfile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ``(heading, lines)`` of the whole profile."""
    yield _title(profile), tuple(_names(profile))
    yield f"Treaties, on {format_date(profile.day)}", tuple(_treaties(profile))
    yield "Universal Periodic Review", tuple(_reviews(profile))
    for coming in profile.coming:
        yield f"Awaited: {name_review(coming)}", tuple(_awaited(coming))
    yield "Committees on refugees, as far as the data holds it", tuple(_observations(profile))
    if profile.pending:
        yield "Reports of the State that wait or are missing", tuple(_pending(p) for p in profile.pending)
    code = profile.country.iso3
    yield "More", (f"uprdraft deadlines {code}; uprdraft country {code} --format json (sources, notes)",)


def _title(profile: StateProfile) -> str:
    return f"{profile.country.listed} ({profile.country.iso3})"


def _names(profile: StateProfile) -> Iterator[str]:
    country = profile.country
    joined = f" since {country.un_admission_year}" if country.un_admission_year else ""
    status = "member of the United Nations" if country.un_status == "member" else "observer State"
    group = country.regional_group.replace("none", "no regional group")
    yield f"{country.formal}; {status}{joined}; {group}" + (
        "; least developed country" if country.ldc else ""
    )
    yield ", ".join(f"{name} ({code})" for code, name in country.names.items() if name)


def _treaties(profile: StateProfile) -> Iterator[str]:
    for status, words in _STATUS.items():
        found = [s for s in profile.standings if s.status == status]
        if status == "bound":
            yield from _joined([words, *_acts(found, profile)]) if found else ()
            continue
        found.sort(key=_as_of, reverse=True)
        for day, group in groupby(found, key=_as_of):
            yield from _joined([f"{words}, as at {format_date(day)}", *_acts(list(group), profile)])
    unknown = [profile.labels[s.treaty] for s in profile.standings if s.status is None]
    if unknown:
        yield f"Status not known: {'; '.join(unknown)}."
    if any(s.certainty in _UNSURE and s.status for s in profile.standings):
        yield f"? is {Certainty.RECOLLECTION.caution}."
    yield "What happened after the day a status was read is not in the data."


def _joined(parts: Sequence[str]) -> Iterator[str]:
    head, *rest = parts
    yield f"{head}: {'; '.join(rest)}."


def _as_of(standing: TreatyStanding) -> str:
    return standing.act.as_of.isoformat() if standing.act else ""


def _acts(standings: Sequence[TreatyStanding], profile: StateProfile) -> Iterator[str]:
    for standing in standings:
        act = standing.act
        when = f" {act.date}" if act and act.date and act.event != "none" else ""
        left = " withdrew" if act and act.event == "withdrawal" else ""
        mark = " ?" if standing.certainty in _UNSURE else ""
        if act and standing.certainty is Certainty.OWN:
            mark = f" (your own: {act.source}, {format_date(act.as_of)})"
        yield f"{profile.labels[standing.treaty]}{left}{when}{mark}"


def _reviews(profile: StateProfile) -> Iterator[str]:
    for review in profile.reviews:
        if review not in profile.coming:
            yield _review(review, profile.history.get(review.cycle))
    if not profile.reviews:
        yield "No review of this State is in the calendar."


def _awaited(review: UpcomingDeadline) -> Iterator[str]:
    caution = f" Not certain: {review.caution}." if review.caution else ""
    yield say_deadline(review) + caution
    if review.note and not review.is_projected:
        yield review.note


def _review(review: UpcomingDeadline, history: Review | None) -> str:
    held = f", {review.review_date}" if review.review_date else ""
    session = f"session {review.session}" if review.session is not None else "session not known"
    caution = f"; {review.caution}" if review.caution else ""
    return f"Cycle {review.cycle}: {session}{held}{_outcome(history)}{caution}."


def _outcome(history: Review | None) -> str:
    if history is None:
        return ""
    report = f"; {history.report}" if history.report else ""
    if history.gap and not history.recommendations:
        return f"{report}; not read for recommendations on refugees"
    return f"{report}; {len(history.recommendations)} recommendations on refugees read"


def _observations(profile: StateProfile) -> Iterator[str]:
    if not profile.observations:
        yield "None in the data; that says nothing about what committees told this State."
        return
    bodies = dict.fromkeys(o.body for o in profile.observations)
    for body in bodies:
        said = "; ".join(_observation(o) for o in profile.observations if o.body == body)
        yield f"{body}: {said}."
    if any(o.paragraphs_status != "verified" for o in profile.observations):
        yield "? is not verified; without a number, the paragraph was not found. Look it up before you cite it."


def _observation(observation: Observation) -> str:
    many = "" if (observation.paragraphs or "").isdecimal() else "s"
    where = f", para{many}. {observation.paragraphs}" if observation.paragraphs else ""
    mark = "" if observation.paragraphs_status == "verified" else " ?"
    return f"{observation.symbol} ({observation.date.raw[:4]}{where}{mark})"


def _pending(report: PendingReport) -> str:
    name = report.symbol or "no report"
    dates = [f"received {report.received}" if report.received else ""]
    dates.append(f"issued {report.issued}" if report.issued else "")
    parts = [", ".join(filter(None, (name, *dates))), report.next_step, report.note.rstrip(".")]
    return f"{report.body}: {'; '.join(filter(None, parts))}" + (
        f" ({report.certainty.caution})." if report.certainty.caution else "."
    )


def state_data(profile: StateProfile) -> dict[str, Any]:
    """Return the profile as plain data; dates stand as the source gives them ("2028-06" is a month)."""
    return {
        "today": profile.day.isoformat(),
        "state": profile.country.model_dump(mode="json"),
        "treaties": [_standing(s, profile) for s in profile.standings],
        "reviews": [_review_data(r, profile) for r in profile.reviews],
        "observations": [_plain(o) for o in profile.observations],
        "pending_reports": [_plain(p) for p in profile.pending],
        "data_as_of": dict(profile.as_of),
    }


def _standing(standing: TreatyStanding, profile: StateProfile) -> dict[str, Any]:
    act = standing.act
    return {
        "treaty": standing.treaty,
        "name": profile.labels[standing.treaty],
        "status": standing.status,
        "event": act.event if act else None,
        "date": act.date.raw if act and act.date else None,
        "as_of": act.as_of.isoformat() if act else None,
        "certainty": standing.certainty.value,
        "source": act.source if act else None,
        "note": act.note if act else "",
    }


def _review_data(review: UpcomingDeadline, profile: StateProfile) -> dict[str, Any]:
    history = profile.history.get(review.cycle)
    return {
        "cycle": review.cycle,
        "session": review.session,
        "session_start": _raw(review.session_start),
        "review_date": _raw(review.review_date),
        "deadline": _raw(review.deadline),
        "certainty": review.certainty.value if review.certainty else None,
        "caution": review.caution,
        "is_past": review.is_past,
        "is_suspended": review.is_suspended,
        "is_projected": review.is_projected,
        "is_awaited": review in profile.coming,
        "note": review.note,
        "source": review.source,
        "outcome": _plain(history) if history else None,
    }


def _raw(date: Any) -> str | None:
    return None if date is None else str(date.raw)


def _plain(record: Any) -> Any:
    """Return a record as plain data; partial dates and certainties as the data files write them."""
    if isinstance(record, list | tuple):
        return [_plain(item) for item in record]
    if isinstance(record, dict):
        return {key: _plain(value) for key, value in record.items()}
    if hasattr(type(record), "model_fields"):
        return {name: _plain(getattr(record, name)) for name in type(record).model_fields}
    if hasattr(record, "raw"):
        return record.raw
    if isinstance(record, Certainty):
        return record.value
    return record.isoformat() if hasattr(record, "isoformat") else record
