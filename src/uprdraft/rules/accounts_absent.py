"""No bank account number and no car plate stands in the text.

Looks for an IBAN with its check digits, other account numbers beside the word, and plates as written in Korea
and China or beside the word. A plate of another State without that word is not found.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "account")


RULE = Rule(
    id="accounts-absent",
    title="No bank account and no car plate is written",
    why="Payments and cars are traced to their owners.",
    fix="take it out",
    source="own list of patterns (data/protection.yaml), do-no-harm rules of the library",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("Fines rose to 1,000,000 yuan."))),
    failing=lambda: context(submission(paragraph("She paid into account no. 1234-5678-9012."))),
    stops_writing=True,
)
