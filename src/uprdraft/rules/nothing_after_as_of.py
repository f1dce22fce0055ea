"""Nothing is used that happened or appeared after the draft's as-of date.

Facts chosen and sources cited are compared by their dates, and so are dates written out in the text; a date
that is only a year or month counts as later only where all of it lies after the day. Recommendations and
sentences about plans may name days to come. Since the text says on its cover what day it knows, a later
source would make that untrue; nor can that day itself lie in the future.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.tree import Paragraph
from uprdraft.document.walk import block_lines, iter_blocks, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.rules.later_dates import find_later_dates
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    as_of = context.submission.meta.as_of
    if context.today is not None and as_of > context.today:
        message = f"the as-of date {as_of} lies in the future (today is {context.today})"
        hint = "set as_of in draft.yaml to the day up to which you know the facts"
        yield RULE.finding(Level.ERROR, message, Place("as_of", "cover"), hint=hint, text=str(as_of))
    yield from _written(context, as_of)
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


def _written(context: Context, as_of: dt.date) -> Iterator[Finding]:
    for place, text in _lines(context):
        for date, sentence in find_later_dates(text, as_of):
            message = f"“{date}” lies after the as-of date {as_of}"
            where = replace(place, quote=sentence[:120])
            hint = "leave it out, move the as-of date, or say that it is a plan"
            yield RULE.finding(Level.WARNING, message, where, hint=hint, text=sentence)


def _lines(context: Context) -> Iterator[tuple[Place, str]]:
    """Yield the lines that tell what happened: the body without its recommendations, and notes without a source."""
    for section in iter_sections(context.submission):
        if section.kind != "body":
            continue
        for block in iter_blocks(section.blocks):
            if isinstance(block, Paragraph) and block.role == "recommendation":
                continue
            for line in block_lines(block):
                yield Place(block.key, section.id), plain_text(line)
    for number, note in enumerate(context.submission.notes, 1):
        if not note.sources:
            yield Place(note.id, f"note {number}"), plain_text(note.content)


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
