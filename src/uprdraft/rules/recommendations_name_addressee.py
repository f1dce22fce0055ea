"""Every recommendation says to whom it is addressed.

The addressee may stand in the text (“The Government of … should”), in the line that announces the list, or in
the heading. In a draft of this program the library says it. One finding names all that lack one: a reader
takes them as addressed to the State, so it is advice.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import find_recommendations, some_of
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again]
    lacking = [f for f in found if not f.addressee]
    if context.draft is None and lacking:
        yield some_of(RULE, lacking, len(found), "without an addressee")


RULE = Rule(
    id="recommendations-name-addressee",
    title="Every recommendation says to whom it is addressed",
    why="A recommendation that is addressed to nobody is followed up by nobody.",
    fix="name the addressee in the heading or the line before the list, as in “Recommendations to the Government of …”",
    source="our own advice, after the SMART recommendations that UPR Info asks for",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("The Government of Exampleland should repeal the law."), draft=None),
    failing=lambda: context(recommended("Repeal the law."), draft=None),
)
