"""Routes, crossing points, hiding places and payments are spoken of in general terms.

Asks where the text has words for them in English, Korean or Chinese. It does not stop anything: whether
the words give something away only a person can say.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "route")


RULE = Rule(
    id="routes-stay-general",
    title="Routes, crossing points and hiding places are spoken of in general terms",
    why="Details help those who hunt people in flight, and put those who helped them at risk.",
    fix="ask whether it gives a place, a way or a price away; if so, say it in general terms",
    source="do-no-harm rules of the library (dnh-routes)",
    certainty=Certainty.OFFICIAL,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("Many flee through third countries."))),
    failing=lambda: context(submission(paragraph("They waited in a safe house."))),
)
