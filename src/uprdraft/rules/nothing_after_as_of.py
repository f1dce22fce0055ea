"""Nothing is used that happened or appeared after the draft's as-of date.

Facts chosen and sources cited are compared by their dates; a date that is only a year or month counts as
later only where all of it lies after the day. Since the text says on its cover what day it knows, a later
source would make that untrue.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    as_of = context.submission.meta.as_of
    for theme in context.draft.themes if context.draft else ():
        for choice in theme.facts:
            fact = context.library.facts.get(choice.id)
            if fact is not None and fact.date.is_after(as_of):
                message = f"the fact “{choice.id}” is of {fact.date}, after the as-of date {as_of}"
                yield RULE.finding(Level.ERROR, message, Place(f"facts/{theme.id}", theme.id), text=choice.id)
    for number, note in enumerate(context.submission.notes, 1):
        for id_ in note.sources:
            source = (context.sources or {}).get(id_)
            if source is not None and source.issued.is_after(as_of):
                message = f"note {number} cites “{id_}” of {source.issued}, after the as-of date {as_of}"
                yield RULE.finding(Level.ERROR, message, Place(note.id, f"note {number}"), text=id_)


def _early() -> Context:
    """Return a context whose as-of date lies before its fact."""
    made = context(cited("A claim."))
    meta = replace(made.submission.meta, as_of=dt.date(2021, 1, 1))
    return replace(made, submission=replace(made.submission, meta=meta))


RULE = Rule(
    id="nothing-after-as-of",
    title="Nothing later than the as-of date is used",
    why="The cover says which day the text knows; a later source makes it untrue.",
    fix="leave it out, or move the as-of date and check the whole text against what has happened since",
    source="the draft: as_of",
    certainty=Certainty.OFFICIAL,
    reads=("draft",),
    check=_check,
    passing=lambda: context(cited("A claim.")),
    failing=_early,
)
