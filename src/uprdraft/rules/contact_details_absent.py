"""No telephone number, private e-mail address or messenger account stands in the text.

Looks for numbers as written in Korea, China and internationally, accounts of messengers beside their names, and
addresses at providers of private mail. What the cover gives as the organization's own contact may be repeated.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "contact")


RULE = Rule(
    id="contact-details-absent",
    title="No telephone number, private e-mail or messenger account is written",
    why="It leads to a person, and to everyone that person has talked to.",
    fix="take it out; the contact of the organization belongs on the cover",
    source="own list of patterns (data/protection.yaml), do-no-harm rules of the library",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("The hearing of 13 June 2023 lasted 90 minutes."))),
    failing=lambda: context(submission(paragraph("She called from 010-1234-5678."))),
    stops_writing=True,
)
