"""Whether a body can receive a text of one type on a State, on a day, and what is open instead.

The facts are in the reference data: how the State stands to the body's treaty, what reports, observations and
reviews there have been, what each type needs. What is not certain there never stops anybody.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from uprdraft.records.body import BodyProfile
from uprdraft.records.reference import PendingReport, Reference, TreatyStanding, UprReview
from uprdraft.records.stage import Stage
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import format_date
from uprdraft.values.locators import join_words
from uprdraft.values.names import country_forms

__all__ = ["Availability", "read_availability"]

_OWN = "where and how: uprdraft explain body-open-to-state"
_RECORD = f"If that has changed, record it with date and source ({_OWN})."


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a text can be sent.

    ``reason`` says why not, ``instead`` what is open. ``warning`` is what must be known where it can be sent.
    ``note`` says what the data does not hold, or what the text is while nothing is in; ``named`` is its name then
    ("information for the Committee"), empty where it is what its type says. ``is_over`` says that it could be sent
    on an earlier day.
    """

    allowed: bool
    reason: str = ""
    instead: str = ""
    warning: str = ""
    note: str = ""
    named: str = ""
    is_over: bool = False


def read_availability(state: str, body: BodyProfile, reference: Reference, day: dt.date) -> Availability:
    """Return whether ``body`` can receive a text on ``state`` on ``day``.

    Args:
        state: its ISO3 code.
        body: the submission type.
        reference: loaded for ``state`` or for all States.
        day: the as-of day of the text.
    """
    look = _Look(state, body, reference, day)
    found = [look.treaty(), look.stage()]
    stopped = next((a for a in found if not a.allowed), None)
    if stopped is not None:
        return stopped
    warning = " ".join(a.warning for a in found if a.warning)
    return replace(found[1], warning=warning)


@dataclass(frozen=True)
class _Look:
    state: str
    body: BodyProfile
    reference: Reference
    day: dt.date

    @property
    def _stage(self) -> Stage | None:
        return self.reference.stages.get(self.body.id.partition(":")[0])

    def _name(self, form: str = "the") -> str:
        country = self.reference.countries.get(self.state)
        return country_forms(country)[form] if country else self.state

    def treaty(self) -> Availability:
        """Return what follows from how the State stands to the body's treaty."""
        id_ = self.body.treaty
        if id_ is None:
            return Availability(True)
        standing = self.reference.standing(self.state, id_, self.day)
        if standing.status == "bound":
            return Availability(True, warning=self._unsure(standing))
        for territory in self.reference.territories:
            if (territory.state, territory.treaty) == (self.state, id_):
                as_of = f"as at {format_date(territory.as_of)}"
                warning = f"{self._stands(standing)} {territory.says} ({as_of}; {territory.source})."
                return Availability(True, warning=warning)
        if standing.status and standing.act and standing.act.certainty.is_firm:
            return Availability(False, f"{self._stands(standing)} {_RECORD}", self._open())
        return Availability(True, warning=self._unsure(standing))

    def _treaty_name(self) -> str:
        treaty = self.reference.treaties.get(self.body.treaty or "")
        return treaty.title if treaty else str(self.body.treaty)

    def _stands(self, standing: TreatyStanding) -> str:
        act = standing.act
        did = "has only signed" if standing.status == "signed" else "has not joined"
        if act is not None and act.event == "withdrawal":
            did = "has withdrawn from"
        as_of = f" (as at {format_date(act.as_of)})" if act else ""
        return f"{self._name('start')} {did} the {self._treaty_name()}{as_of}."

    def _unsure(self, standing: TreatyStanding) -> str:
        act = standing.act
        if standing.status and act is not None and act.certainty.is_firm:
            return ""
        what = f"How {self._name()} stands to the {self._treaty_name()} is not in the data."
        if act is not None and standing.status is None:
            what = f"How {self._name()} stands to the {self._treaty_name()} is not certain: {act.note or act.event}"
        elif act is not None:
            is_bound = "is bound by" if standing.status == "bound" else "has not joined"
            what = f"That {self._name()} {is_bound} the {self._treaty_name()} is {act.certainty.caution}."
        return f"{what.rstrip('.')}. Look it up, and record it with date and source ({_OWN})."

    def _open(self) -> str:
        """Return what is open to a text on this State: the review, special procedures, its committees."""
        stages = [s for s in self.reference.stages.values() if s.open_to_all and self._is_open(s)]
        parts = [f"{s.name} ({s.id})" for s in stages]
        committees = [
            t.body_abbreviation
            for t in self.reference.treaties.values()
            if t.core and self.reference.standing(self.state, t.id, self.day).status == "bound"
        ]
        if committees:
            parts.append(f"the committees of treaties that it has joined ({', '.join(committees)})")
        return f"Open instead: {join_words(parts)}." if parts else ""

    def _is_open(self, stage: Stage) -> bool:
        reviews = self._reviews(stage.cycle)
        if stage.needs == "held-review":
            return any(self._is_over(r) for r in reviews)
        return stage.needs != "review" or any(self._awaits(r) for r in reviews)

    def _reviews(self, cycle: int | None) -> list[UprReview]:
        reviews = [r for r in self.reference.calendar if r.state == self.state]
        return [r for r in reviews if cycle is None or r.cycle == cycle]

    def _awaits(self, review: UprReview) -> bool:
        """Return whether texts for the review may still be sent on the day."""
        dates = (review.stakeholder_deadline, review.session_end, review.session_start)
        is_past = any(d and d.is_before(self.day) for d in dates) or self._may_have_begun(review)
        return not review.deadline_suspended and not is_past

    def _may_have_begun(self, review: UprReview) -> bool:
        """Return whether the session may have begun on the day; texts are due months before it."""
        start = review.session_start
        return start is not None and start.first is not None and start.first < self.day

    def stage(self) -> Availability:
        """Return what follows from where the review of the State stands."""
        stage = self._stage
        if stage is None or stage.needs is None:
            return Availability(True)
        looks = {
            "review": self._review,
            "held-review": self._held_review,
            "adoption": self._adoption,
            "no-report": self._no_report,
            "report": self._report,
            "observations": self._observations,
        }
        return looks[stage.needs](stage)

    def _stopped(self, reason: str, stage: Stage, *, is_over: bool = False) -> Availability:
        named = [self.reference.stages[i] for i in stage.instead if i in self.reference.stages]
        parts = [f"{s.name} ({s.id})" for s in named if self._is_open(s)]
        instead = f"Open instead: {join_words(parts, 'or')}." if parts else ""
        return Availability(False, reason, instead, is_over=is_over)

    def _review(self, stage: Stage) -> Availability:
        reviews = self._reviews(stage.cycle)
        if not reviews:
            reason = f"{self._name('start')} is not in the calendar of the Universal Periodic Review"
            if not self._reviews(None):
                return Availability(False, f"{reason}.", self._open())
            cycle = f" for cycle {stage.cycle}" if stage.cycle else ""
            return self._stopped(f"{reason}{cycle}.", stage)
        over = [r for r in reviews if self._is_over(r)]
        if stage.cycle is None:
            return Availability(True) if len(over) < len(reviews) else self._over(over[-1], stage)
        review = reviews[0]
        if over and review.session_certainty.is_firm:
            return self._over(review, stage)
        return self._late(review)

    def _is_over(self, review: UprReview) -> bool:
        dates = (review.session_end, review.review_date)
        return any(d is not None and d.is_before(self.day) for d in dates)

    def _over(self, review: UprReview, stage: Stage) -> Availability:
        when = review.review_date or review.session_end
        held = f"The review {self._name('of')} in cycle {review.cycle} was held"
        return self._stopped(f"{held} at session {review.session} ({when}).", stage, is_over=True)

    def _late(self, review: UprReview) -> Availability:
        if review.deadline_suspended:
            said = f"Texts for this review are reported not to be received. {review.note}".strip()
            return Availability(True, warning=said)
        deadline = review.stakeholder_deadline
        if deadline is None and self._may_have_begun(review):
            said = f"The session of this review ({review.session_start}) may have begun; texts are due months before."
            return Availability(True, warning=f"{said} {review.note}".strip())
        if deadline is None or not deadline.is_before(self.day):
            return Availability(True)
        said = f"The deadline for this review passed on {deadline}; what comes later is not considered."
        certainty = review.deadline_certainty or Certainty.RECOLLECTION
        if certainty.can_enforce:
            return Availability(True, warning=said)
        return Availability(True, note=f"{said} That day is {certainty.caution}.")

    def _held_review(self, stage: Stage) -> Availability:
        if any(self._is_over(r) for r in self._reviews(None)):
            return Availability(True)
        return self._stopped(f"No review {self._name('of')} has been held by this day.", stage)

    def _adoption(self, stage: Stage) -> Availability:
        held = [r.cycle for r in self._reviews(None) if self._is_over(r)]
        if not held:
            return self._held_review(stage)
        for outcome in self.reference.reviews:
            if (outcome.state, outcome.cycle) == (self.state, max(held)) and outcome.report_as_of:
                adopted = outcome.report_as_of
                if adopted.is_before(self.day):
                    reason = f"The outcome of the review {self._name('of')} in cycle {outcome.cycle}"
                    return self._stopped(f"{reason} was adopted on {adopted}.", stage, is_over=True)
                return Availability(True)
        note = self._not_in_data("whether the outcome of the last review", "has been adopted")
        return Availability(True, note=note)

    def _pending(self) -> Iterator[PendingReport]:
        for report in self.reference.pending:
            date = report.received or report.issued
            is_known = date is None or not date.is_after(self.day)
            if report.state == self.state and report.treaty == self.body.treaty and is_known:
                yield report

    def _no_report(self, stage: Stage) -> Availability:
        for report in self._pending():
            if report.symbol is None:
                continue
            dates = [f"received {report.received}" if report.received else ""]
            dates.append(f"issued {report.issued}" if report.issued else "")
            when = f" ({', '.join(filter(None, dates))})" if any(dates) else ""
            reason = f"The report {self._name('of')} is in: {report.symbol}{when}."
            if report.procedure:
                reason += f" Procedure: {report.procedure}."
            if report.certainty.is_firm:
                return self._stopped(reason, stage, is_over=True)
            return Availability(True, note=f"{reason} That is {report.certainty.caution}.")
        return Availability(True, note=self._not_in_data("whether a report", "has been received"))

    def _report(self, stage: Stage) -> Availability:
        reports = list(self._pending())
        if any(r.symbol for r in reports):
            return Availability(True)
        missing = next(iter(reports), None)
        if missing is None:
            note = self._not_in_data("whether a report", "is in, and for which session")
            return Availability(True, note=note, named=stage.then)
        known = f" {missing.note}" if missing.note else ""
        reason = f"No report {self._name('of')} to this committee is in.{known}"
        if stage.otherwise == "stop" and missing.certainty.is_firm:
            return self._stopped(reason, stage)
        named = f" The text is {stage.then}." if stage.then else ""
        return Availability(True, note=f"{reason}{named}", named=stage.then)

    def _observations(self, stage: Stage) -> Availability:
        found = [
            o
            for o in self.reference.observations.values()
            if o.state == self.state and o.treaty == self.body.treaty and not o.date.is_after(self.day)
        ]
        if found:
            return Availability(True)
        note = self._not_in_data("what this committee told", "and asked to be followed up")
        return Availability(True, note=f"{note} Name the document and its paragraphs yourself.")

    def _not_in_data(self, what: str, rest: str) -> str:
        of = self._name() if what.endswith("told") else self._name("of")
        return f"The data does not hold {what} {of} {rest}: look at the page of the body."
