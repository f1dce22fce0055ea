"""No passport, resident registration or identity card number stands in the text.

Looks for the Korean resident registration number (six digits and seven), the Chinese identity number with its
check digit, passport numbers beside the word, and numbers of cards and files beside theirs. Document symbols
of the United Nations and addresses of web pages are passed over, the cover as well. The finding shows two
characters of what was found and no more.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules._personal import find_personal
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    yield from find_personal(RULE, context, "identity")


RULE = Rule(
    id="identity-numbers-absent",
    title="No number of an identity document is written",
    why="Such a number names one person, and the text is published.",
    fix="take it out; say only that the document was seen",
    source="own list of patterns (data/protection.yaml), do-no-harm rules of the library",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("It rests on A/HRC/25/63 and 12 interviews."))),
    failing=lambda: context(submission(paragraph("He held passport M12345678."))),
    stops_writing=True,
)
