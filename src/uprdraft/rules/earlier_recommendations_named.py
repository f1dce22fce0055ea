"""From the second cycle on, the text speaks of what was recommended before.

Any mention is enough: a recommendation accepted or noted, an earlier cycle, the report of a Working Group. How much
the finding weighs follows from how sure it is that the body encourages this. Texts in other languages than English are
looked through for symbols only, and give no finding.
"""

from collections.abc import Iterator

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._earlier import earlier_pattern
from uprdraft.rules._language import dominant_language
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission, sure, with_body
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SECOND = 2
_LEAST_WORDS = 150
"""A text that has hardly begun lacks more than this."""


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    if (body.cycle or 0) < _SECOND or body.is_spoken or context.count.counted < _LEAST_WORDS:
        return
    if dominant_language(context) != "en" or _mentions(context):
        return
    wanted = [
        v
        for v in body.encouraged
        if "recommendation" in v.value and ("earlier" in v.value or "accepted" in v.value)
    ]
    message = "no earlier recommendation is mentioned"
    finding = RULE.finding(
        Level.WARNING if wanted else Level.ADVICE, message, Place("", "the whole text"), text=message
    )
    surest = min(wanted, key=lambda v: list(Certainty).index(v.certainty), default=None)
    yield weigh(finding, surest.certainty) if surest else finding


def _mentions(context: Context) -> bool:
    texts = [
        plain_text(line)
        for section in iter_sections(context.submission)
        if section.kind != "cover"
        for _, line in iter_lines(section)
    ]
    texts += [plain_text(note.content) for note in context.submission.notes]
    return any(earlier_pattern().search(text) for text in texts)


def _second_cycle(text: str) -> Context:
    made = context(submission(paragraph(text + " word" * _LEAST_WORDS)))
    return with_body(made, cycle=2, encouraged=(sure("name the earlier recommendation being assessed"),))


RULE = Rule(
    id="earlier-recommendations-named",
    title="From the second cycle on, the text speaks of what was recommended before",
    why="The second and later cycles look at what became of the recommendations that the State accepted.",
    fix="say which were made, by whom, and what became of them; uprdraft country CODE shows those that the data holds",
    source="the body profile: what is encouraged, each with its own source",
    certainty=Certainty.OFFICIAL,
    reads=("body",),
    check=_check,
    passing=lambda: _second_cycle("Of the recommendations that the State accepted, none was carried out."),
    failing=lambda: _second_cycle("People are held without trial."),
)
