"""No two recommendations contradict each other.

Looks for two recommendations about the same thing whose first verbs are opposites, such as repeal and extend, or of
which one is the negation of the other. The verbs stand in the data of the model of strength (words.yaml).
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from uprdraft.findings import Finding, Level
from uprdraft.loading.strength import load_strength_words
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import FoundRecommendation, find_recommendations, place_of
from uprdraft.rules.recommendations.likeness import content_words, share_in_common
from uprdraft.values.certainty import Certainty
from uprdraft.values.strength import split_words

__all__ = ["RULE"]

_ALIKE = 0.85
_LEAST_WORDS = 2
_MOST = 800


class _Side(NamedTuple):
    """What an action does (1 for, -1 against, 0 of no known side), by which verb, and what it is about."""

    side: int
    verb: str
    negated: bool
    about: frozenset[str]

    def opposes(self, other: "_Side") -> bool:
        """Return whether one is done and the other is its opposite, or the same and not to be done."""
        if self.verb and self.verb == other.verb:
            return self.negated is not other.negated and bool(self.about and other.about)
        enough = min(len(self.about), len(other.about)) >= _LEAST_WORDS
        return enough and self.side * other.side == -1


def _side(found: FoundRecommendation) -> _Side:
    tokens = [t for t in split_words(found.action) if t[0].isalnum()]
    negated = tokens[:2] == ["do", "not"] or tokens[:1] == ["not"]
    tokens = tokens[2:] if tokens[:2] == ["do", "not"] else tokens[1:] if negated else tokens
    tokens = tokens[1:] if tokens and tokens[0].endswith("ly") else tokens
    if not tokens:
        return _Side(0, "", negated, frozenset())
    words = load_strength_words()
    side = -1 if tokens[0] in words.verbs_against else 1 if tokens[0] in words.verbs_for or negated else 0
    return _Side(-side if negated else side, tokens[0], negated, content_words(" ".join(tokens[1:])))


def _check(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again][:_MOST]
    sided = [(f, _side(f)) for f in found]
    for (first, one), (second, other) in combinations(sided, 2):
        if one.opposes(other) and share_in_common(one.about, other.about) >= _ALIKE:
            message = f"{second.label} seems to contradict {first.label}"
            yield RULE.finding(Level.WARNING, message, place_of(second), text=f"{first.text}\n{second.text}")


RULE = Rule(
    id="recommendations-agree",
    title="No two recommendations contradict each other",
    why="A State quotes the one that suits it.",
    fix="keep one of them, or say in which cases each holds",
    source="our own advice",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Repeal the ban on assemblies.", "Extend the school year.")),
    failing=lambda: context(
        recommended("Repeal the law on foreign funds.", "Extend the law on foreign funds.")
    ),
)
