"""Some recommendations say by when.

Only a hint, and only where not one of three or more recommendations names a time: a review comes back after four or
five years, and many acts need no date.
"""

import re
from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import find_recommendations, some_of
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_TIME = lazy_pattern(
    r"\b(?:by|before|until|no later than)\s+(?:the\s+)?(?:end|next|\d|mid|any|an?\b|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)|\bwithin\b|\bwithout (?:further )?delay\b"
    r"|\b(?:immediately|at once|promptly|urgently|yearly|annually|years?|months?|weeks?|days|hours|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEAST = 3


def _check(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again]
    if len(found) >= _LEAST and not any(_TIME.search(f.action) for f in found):
        yield some_of(RULE, found, len(found), "without a time")


RULE = Rule(
    id="recommendations-set-time",
    title="Some recommendations say by when",
    why="An act with a date can be asked about before the next review.",
    fix="where the act allows it: “within two years”, “before the next review”",
    source="UPR Info, SMART recommendations (time-bound)",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Repeal it.", "Close the prison within a year.", "Release them.")),
    failing=lambda: context(recommended("Repeal it.", "Close the prison.", "Release them.")),
)
