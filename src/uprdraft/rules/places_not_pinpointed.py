"""No coordinates and no street address stand in the text.

Looks for decimal coordinates in their range, degrees and minutes, and addresses with a number as written in
English, Korean and Chinese. The address of a public institution may be right: acknowledge it with that reason.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "place")


RULE = Rule(
    id="places-not-pinpointed",
    title="No place is given so closely that a household can be found",
    why="Coordinates and addresses of homes, shelters and churches lead to those inside.",
    fix="name the province or State only",
    source="own list of patterns (data/protection.yaml), do-no-harm rules of the library",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("It happened in Jilin Province, China."))),
    failing=lambda: context(submission(paragraph("They hid at 42.8970, 129.5130."))),
    stops_writing=True,
)
