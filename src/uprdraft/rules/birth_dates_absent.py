"""No full date of birth stands in the text.

Looks for a day, month and year beside words of birth in English, Korean and Chinese. A year alone is not found.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "birth")


RULE = Rule(
    id="birth-dates-absent",
    title="No day of birth is written",
    why="A day of birth with a sex and a place is one person.",
    fix="give the age group, or nothing",
    source="own list of patterns (data/protection.yaml), do-no-harm rules of the library",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("She was in her thirties."))),
    failing=lambda: context(submission(paragraph("She was born on 3 May 1987."))),
    stops_writing=True,
)
