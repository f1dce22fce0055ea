"""Everyone the text speaks of under a code has agreed to this very use.

Looks for the codes and pseudonyms of ``people.yaml`` in the text and notes. For each of those people the
consent on record is compared with this submission: none, without a date, expired on the as-of date, for
another use, for the United Nations only although the text is published. Names are never shown.
"""

import datetime as dt
import re
from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.people import Consent, Person
from uprdraft.rules._personal import iter_passages
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_UNSURE = (
    "When unsure: file through an international partner; leave it out; describe the pattern, not the person"
)


def _check(context: Context) -> Iterator[Finding]:
    meta = context.submission.meta
    for person in context.people:
        place = _first_place(context, person)
        wrong = _lacking(person.consent, meta.submission_type, meta.as_of, is_published=context.is_published)
        if place is None or wrong is None:
            continue
        level, words, hint = wrong
        yield RULE.finding(level, f"{person.stands_as}: {words}", place, hint=hint, text=words)


def _first_place(context: Context, person: Person) -> Place | None:
    names = [re.escape(n) for n in (person.code, person.pseudonym) if n]
    stands = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
    return next((p.place for p in iter_passages(context) if stands.search(p.text)), None)


def _lacking(
    consent: Consent, use: str, day: dt.date, *, is_published: bool
) -> tuple[Level, str, str] | None:
    """Return level, words and hint for what a consent lacks, None where it covers this use."""
    if not consent.is_current(day):
        return Level.ERROR, f"consent expired on {consent.expires}", "ask again, or leave the account out"
    if not consent.is_for(use):
        given = ", ".join(consent.for_use)
        return Level.ERROR, f"consent was given for another use ({given})", "ask again for this use"
    if consent.use == "un-only" and is_published:
        words = "consent is for the United Nations only; this text is published"
        return Level.ERROR, words, f"say it in the confidential edition, if the body takes one. {_UNSURE}"
    if consent.use == "none":
        return (
            Level.WARNING,
            "no consent is on record",
            f"record it in people.yaml, if it was given. {_UNSURE}",
        )
    if consent.date is None or not consent.decided_by:
        lacks = "its day" if consent.date is None else "who decided"
        return Level.WARNING, f"the consent on record does not say {lacks}", "add it in people.yaml"
    return None


_PERSON = Person(
    name="Jane Roe",
    code="W1",
    consent=Consent(
        use="public", date=dt.date(2023, 1, 2), decided_by="herself", expires=dt.date(2024, 1, 2)
    ),
)

RULE = Rule(
    id="consent-covers-use",
    title="Everyone the text speaks of under a code has agreed to this use",
    why="Consent to one use is not consent to another, and consent to the UN is none to publication.",
    fix="ask again and record it in people.yaml, or leave the account out",
    source="do-no-harm rules of the library (dnh-consent)",
    certainty=Certainty.OFFICIAL,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("W1 was held.")), people=(_PERSON,)),
    failing=lambda: context(
        submission(paragraph("W1 was held.")),
        people=(_PERSON.model_copy(update={"consent": Consent(use="un-only")}),),
    ),
    stops_writing=True,
    reads=("draft",),
)
