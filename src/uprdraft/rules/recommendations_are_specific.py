"""Each recommendation asks for a specific action, category 5 of UPR Info's five.

The category is predicted from the words by a small model (see ``uprdraft strength``), with the reason and a stronger
wording; what stands in square brackets in it is for the person to fill in. The model is right in nine of ten, so this
is advice, and close calls are passed over. So are texts in other languages than English, and entries of the library:
each was judged when the library was checked, and says why where it is weaker.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import (
    FoundRecommendation,
    entry_behind,
    find_recommendations,
    is_shipped,
    place_of,
    spread,
)
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _is_passed_over(found: FoundRecommendation, context: Context) -> bool:
    entry = entry_behind(found, context)
    return entry is not None and (bool(entry.strength_reason) or is_shipped(entry, context))


def _findings(context: Context) -> Iterator[Finding]:
    for found in find_recommendations(context.submission):
        if found.is_listed_again or _is_passed_over(found, context):
            continue
        from uprdraft.rules.strength import (
            assess,
        )  # the model is large, and not needed for entries of the library

        judged = assess(found.action)
        if not judged.is_weak:
            continue
        message = f"{found.label} reads as {judged.name} (predicted {judged.category} of 5): {judged.why}"
        yield RULE.finding(Level.ADVICE, message, place_of(found), hint=judged.suggestion, text=found.text)


def _check(context: Context) -> Iterator[Finding]:
    yield from spread(_findings(context))


RULE = Rule(
    id="recommendations-are-specific",
    title="Each recommendation asks for a specific action",
    why="States accept what is general and are seldom asked again; what is specific can be followed up.",
    fix="begin with a verb that asks for one act, or say by which act it is to be done",
    source="UPR Info, action categories; model learned from 16,741 coded recommendations of sessions 1 to 10",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Repeal article 12 of the Police Act.")),
    failing=lambda: context(recommended("Take measures to protect refugees.")),
)
