"""Who made an earlier recommendation, and what the State answered, is told as the data has it.

A sentence is compared where it names a review that the data holds and, by the paragraph or by its State and its words,
one recommendation of it. Advice only: the finding says what the data holds and how sure that is. Databases file
whatever is not accepted as noted, so noted and rejected are taken for the same.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.loading.reference import load_countries
from uprdraft.records.reference import EarlierRecommendation
from uprdraft.rules._earlier import Statement, iter_statements, names_paragraph
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, reviewed, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SIDES = {"supported": "supported", "noted": "noted", "rejected": "noted"}


def _check(context: Context) -> Iterator[Finding]:
    for statement in iter_statements(context):
        about = [e for e in statement.review.recommendations if statement.is_about(e)]
        if len(about) == 1:
            yield from _position(statement, about[0])
            yield from _state(statement, about[0])


def _position(statement: Statement, entry: EarlierRecommendation) -> Iterator[Finding]:
    recorded = _SIDES.get(entry.position)
    if recorded is not None and len(statement.positions) == 1 and recorded not in statement.positions:
        said = "supported" if recorded == "noted" else "not supported"
        message = (
            f"the text has it as {said}; the data has it as {entry.position}"
            f" ({_name(entry)}, cycle {statement.review.cycle}, {entry.certainty.value})"
        )
        yield RULE.finding(Level.ADVICE, message, statement.place, text=statement.text)


def _state(statement: Statement, entry: EarlierRecommendation) -> Iterator[Finding]:
    by_paragraph = entry.paragraph and names_paragraph(statement.context, entry.paragraph)
    if by_paragraph and len(statement.states) == 1 and entry.recommending_state not in statement.states:
        other = load_countries()[next(iter(statement.states))].short
        message = (
            f"the text names {other}; by the data paragraph {entry.paragraph} is a recommendation of {_name(entry)}"
            f" ({entry.certainty.value})"
        )
        yield RULE.finding(Level.ADVICE, message, statement.place, text=statement.text)


def _name(entry: EarlierRecommendation) -> str:
    country = load_countries().get(entry.recommending_state)
    return country.short if country else entry.recommending_state


RULE = Rule(
    id="earlier-positions-right",
    title="Who recommended, and what the State answered, is told as it was",
    why="A State is quick to say that it never accepted what the text says it did.",
    fix="look it up in the report and its addendum, or record it in data/upr-history.yaml of the project",
    source="history of the reviews, each recommendation at its own certainty",
    certainty=Certainty.SECONDARY,
    reads=("state",),
    check=_check,
    passing=lambda: reviewed(
        context(
            submission(paragraph("In the second cycle the State supported recommendation 124.110 of Mexico."))
        )
    ),
    failing=lambda: reviewed(
        context(
            submission(paragraph("In the second cycle the State rejected recommendation 124.110 of Mexico."))
        )
    ),
)
