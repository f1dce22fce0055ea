"""A recommendation that is cited by its paragraph is one that the data on that review holds.

Compared only with reviews whose recommendations were read with their paragraphs; where the data has a gap nothing is
said. The data covers some topics only: what it does not hold may be right, and is to be looked up. One finding names
all such paragraphs.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level
from uprdraft.records.reference import Review
from uprdraft.rules._earlier import iter_statements, names_paragraph
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, reviewed, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_CITED = lazy_pattern(r"(?<![\w./])\d{2,3}\.\d{1,3}(?![\w.]\d|\w|%|\s?(?:per cent|million|km))")
_PLACES = lazy_pattern(r"\d+\.\d+")


def _check(context: Context) -> Iterator[Finding]:
    unknown: dict[str, tuple[Finding, Review]] = {}
    for statement in iter_statements(context):
        known = [r.paragraph for r in statement.review.recommendations if r.paragraph]
        if statement.review.gap or not known or not all(_PLACES.fullmatch(p) for p in known):
            continue
        for cited in _CITED.findall(statement.text):
            if not any(names_paragraph(cited, p) for p in known):
                finding = RULE.finding(Level.ADVICE, "", statement.place, text=statement.text)
                unknown.setdefault(cited, (finding, statement.review))
    if unknown:
        finding, review = next(iter(unknown.values()))
        message = (
            f"not among the recommendations that the data holds of cycle {review.cycle} ({review.topic}):"
            f" {', '.join(unknown)}"
        )
        yield replace(finding, message=message)


RULE = Rule(
    id="earlier-recommendations-known",
    title="A recommendation that is cited is one that the data holds",
    why="A wrong paragraph sends the reader to somebody else's recommendation.",
    fix="look the paragraph up in the report, or record it in data/upr-history.yaml of the project",
    source="history of the reviews, each recommendation at its own certainty",
    certainty=Certainty.SECONDARY,
    reads=("state",),
    check=_check,
    passing=lambda: reviewed(
        context(submission(paragraph("Recommendation 124.110 of the second cycle stands.")))
    ),
    failing=lambda: reviewed(
        context(submission(paragraph("Recommendation 124.190 of the second cycle stands.")))
    ),
)
