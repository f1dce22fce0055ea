"""A copy for another use no longer names the State and people of the one it was made from.

Looks in everything the person wrote (prose, own wordings, replies, the title) for the names, adjectives, nationals
and cities of the earlier State, for symbols of documents on it, and for the words for the earlier people. Facts as
the library has them may name other States. A name may be meant: then it is acknowledged.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Use
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    draft = context.draft
    if draft is None or not draft.reused_from:
        return
    from uprdraft.rules._old_words import OldWords, library_texts  # only a copy has old words

    words = OldWords(
        draft.reused_from, Use(country=draft.country, situation=draft.situation), context.library
    )
    data = draft.model_dump(mode="json", exclude_defaults=True)
    for path, text, found in words.in_draft(data, library_texts(draft, context.library)):
        place = "/".join(str(step + 1) if isinstance(step, int) else step for step in path)
        names = ", ".join(f"“{word}”" for word in found)
        message = f"“{place}” still names what the draft was first written for: {names}"
        yield RULE.finding(Level.WARNING, message, Place(place, place), text=" ".join(text.split()))


RULE = Rule(
    id="old-names-absent",
    title="A copy for another use no longer names the State and people it was first written for",
    why="A sentence about one State in a text on another discredits all the rest.",
    fix="write the passage for this State, or acknowledge it where the other State is meant",
    source="names of States (countries.csv), adjectives and cities (state-words.csv), words of the situations",
    certainty=Certainty.RECOLLECTION,
    reads=("draft",),
    check=_check,
    passing=lambda: replace(
        context(submission(paragraph("Text."))),
        draft=draft(reused_from=(Use(country="CHN", situation="any"),), prose={"summary": "Kenya acts."}),
    ),
    failing=lambda: replace(
        context(submission(paragraph("Text."))),
        draft=draft(reused_from=(Use(country="CHN", situation="any"),), prose={"summary": "Beijing acts."}),
    ),
)
