"""Every organisation of a joint text has agreed to this version of it.

``uprdraft signoff DIR NAME`` records the day and the fingerprint of the text that was agreed to. When a word or a
note changes the agreement is void, and that is said here. It is advice: how members agree is theirs to decide.
"""

import datetime as dt
from collections.abc import Iterator

from uprdraft.document.version import text_version
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Organisation, SignOff
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None or not context.draft.is_joint:
        return
    version = text_version(context.as_set or context.submission)
    for organisation in context.draft.organisations:
        if (message := _missing(organisation, version)) is not None:
            place = Place("organisations", organisation.acronym or organisation.name)
            yield RULE.finding(Level.ADVICE, message, place, text=f"{organisation.name} {version}")


def _missing(organisation: Organisation, version: str) -> str | None:
    """Return what is missing of an organisation's agreement, None for nothing."""
    name = organisation.name or "an organization without a name"
    if organisation.signed is None:
        return f"{name} has not signed off this version ({version})"
    if organisation.signed.version != version:
        return (
            f"the text has changed since {name} signed off on {organisation.signed.date}; this is {version}"
        )
    return None


def _joint(signed: SignOff | None) -> Context:
    members = (
        Organisation(name="Example Rights Group", signed=signed),
        Organisation(name="Other", signed=signed),
    )
    return context(submission(paragraph("Text.")), draft=draft(organisations=members))


def _signed() -> Context:
    version = text_version(submission(paragraph("Text.")))
    return _joint(SignOff(date=dt.date(2023, 7, 18), version=version))


RULE = Rule(
    id="signed-off-by-all",
    title="Every organisation has signed off the version that is sent",
    why="A member that finds a sentence it never agreed to may withdraw after the deadline.",
    fix="show it the text; when it agrees: uprdraft signoff DIR NAME",
    source="good practice of joint submissions",
    certainty=Certainty.SECONDARY,
    reads=("draft",),
    check=_check,
    passing=_signed,
    failing=lambda: _joint(None),
)
