"""The body can receive this text on this State.

Looks at the body's treaty and at where the review stands on the as-of date. What the data is not certain of is
advice or a warning; see ``availability``. A Word file does not say for which day it was written: that a review is
over on the day of the check is a warning there, for the text may have been sent in time.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.availability import read_availability
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_OLD = "For a text that was sent before, check it as of its day with --today."


def _check(context: Context) -> Iterator[Finding]:
    meta = context.submission.meta
    found = read_availability(meta.country, context.body, context.reference, meta.as_of)
    place = Place("submission_type", context.body.id)
    if found.is_over and context.draft is None:
        hint = f"{_OLD} {found.instead}".strip()
        yield RULE.finding(Level.WARNING, found.reason, place, hint=hint, text=found.reason)
    elif not found.allowed:
        yield RULE.finding(Level.ERROR, found.reason, place, hint=found.instead, text=found.reason)
    if found.warning:
        yield RULE.finding(Level.WARNING, found.warning, place, text=found.warning)
    if found.note:
        yield RULE.finding(Level.ADVICE, found.note, place, text=found.note)


def _example(act: str) -> Context:
    made = context(submission(paragraph("The State has not replied.")), act=act)
    return replace(made, body=made.body.model_copy(update={"treaty": "covenant"}))


RULE = Rule(
    id="body-open-to-state",
    title="The body can receive this text on this State",
    why="A committee does not read a text on a State that has not joined its treaty, or one for a stage that is over.",
    fix="choose another type (uprdraft types), or record the status with date and source in data/treaty-status.csv",
    source="treaty status table, calendar and reports, each at its own date and certainty",
    certainty=Certainty.SECONDARY,
    reads=("state", "body"),
    check=_check,
    passing=lambda: _example("ratification"),
    failing=lambda: _example("none"),
)
