"""Recommendations ask for something of which one can later say whether it was done.

A recommendation counts as measurable where it holds a number, asks for something to be published, reported or counted,
or where the model of strength takes it for specific; entries of the library say how in their guidance. A hint, given
once for the whole text.
"""

import re
from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import FoundRecommendation, entry_behind, find_recommendations, some_of
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_MEASURE = lazy_pattern(
    r"\d|\b(?:publish|report|number|figures?|statistics|data|register|per cent|percentage|every|each|all|yearly"
    r"|annually|half)\b",
    re.IGNORECASE,
)


def _is_vague(found: FoundRecommendation) -> bool:
    from uprdraft.rules.strength import (
        assess,
    )  # the model is large, and not needed for entries of the library

    return not _MEASURE.search(found.action) and assess(found.action).is_weak


def _check(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again]
    lacking = [f for f in found if entry_behind(f, context) is None and _is_vague(f)]
    if lacking:
        yield some_of(
            RULE, lacking, len(found), "without anything by which to tell whether they were carried out"
        )


RULE = Rule(
    id="recommendations-can-be-measured",
    title="Recommendations ask for something that can be ticked off",
    why="Half-way through the cycle somebody will ask what was done.",
    fix="ask for one act, a number, or figures to be published",
    source="UPR Info, SMART recommendations (measurable)",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Publish the number of people detained.")),
    failing=lambda: context(recommended("Strengthen efforts against torture.")),
)
