"""A recommendation has at most 40 words.

A hint and no limit of any body: delegations have a minute or two for all they say, and take up what can be read out.
The list in an annex is not looked at again.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import find_recommendations, place_of, spread
from uprdraft.values.certainty import Certainty
from uprdraft.values.words import count_words

__all__ = ["LONGEST_WORDS", "RULE"]

LONGEST_WORDS = 40


def _findings(context: Context) -> Iterator[Finding]:
    for found in find_recommendations(context.submission):
        words = count_words(found.action)
        if words > LONGEST_WORDS and not found.is_listed_again:
            message = f"{found.label} has {words} words; {LONGEST_WORDS} or fewer are easier to take up"
            yield RULE.finding(Level.ADVICE, message, place_of(found), text=found.text)


def _check(context: Context) -> Iterator[Finding]:
    yield from spread(_findings(context))


RULE = Rule(
    id="recommendations-are-short",
    title="A recommendation has at most 40 words",
    why="Delegations have a minute or two for all they say, and take up what can be read out.",
    fix="keep the act and its object; move the reason to the paragraph above",
    source="our own measure for recommendations",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    passing=lambda: context(recommended("Repeal the law.")),
    failing=lambda: context(recommended("Repeal " + "the law and " * 14 + "the decree.")),
)
