"""Where a body wants questions, the text asks questions and makes no recommendations.

A list of issues is a list of questions to the State; recommendations come with the report that follows. The body's
profile says which it wants. One finding names all recommendations that were found.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import find_recommendations, some_of
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if not context.body.asks_questions_only:
        return
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again]
    if found:
        yield some_of(RULE, found, len(found), "where questions are wanted", Level.WARNING)


def _wanting_questions(*texts: str) -> Context:
    made = context(recommended(*texts))
    return replace(made, body=made.body.model_copy(update={"asks": ("questions",)}))


RULE = Rule(
    id="asks-fit-procedure",
    title="Where a body wants questions, the text asks questions",
    why="For a list of issues a committee takes up questions; recommendations come with the later report.",
    fix="ask what the State has done about it, as in “What steps has the State party taken to …?”",
    source="the body's own rules for this stage, as its profile has them",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Repeal the law.")),
    failing=lambda: _wanting_questions("Repeal the law."),
    reads=("body",),
)
