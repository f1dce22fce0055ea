"""What an organisation does is said in about three lines.

The limit is the label of the body's own cover item; sixty words are about four lines of the shipped look. Looked at are
the descriptions of all organisations in the draft.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Organisation
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.words import count_words

__all__ = ["RULE"]

_MOST_WORDS = 60


def _check(context: Context) -> Iterator[Finding]:
    for organisation in context.draft.organisations if context.draft else ():
        words = count_words(organisation.description)
        if words > _MOST_WORDS:
            name = organisation.acronym or organisation.name or "an organization"
            message = f"the description of {name} has {words} words; about three lines are asked for"
            place = Place("cover/description", "cover")
            yield RULE.finding(Level.ADVICE, message, place, text=organisation.description)


def _described(words: int) -> Context:
    members = (Organisation(name="Example Rights Group", description="word " * words),)
    return context(submission(paragraph("Text.")), draft=draft(organisations=members))


RULE = Rule(
    id="descriptions-are-short",
    title="Each organization is described in about three lines",
    why="A cover that runs over a page hides whom to write to.",
    fix="say what it does, where, and since when on this subject; keep the rest for its web page",
    source="the body profiles: short description of main activities (about three lines)",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("draft",),
    check=_check,
    passing=lambda: _described(40),
    failing=lambda: _described(_MOST_WORDS + 1),
)
