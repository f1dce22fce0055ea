"""The text is no longer than the body allows.

Words are counted as Word counts them, by what the body counts: the summary, headings, paragraphs,
recommendations and tables; not the cover, the notes and the annexes. A second, stricter count includes
the notes and takes dashes as separators; it is shown when only the first one is within the limit.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    limit = context.body.limit
    joint = context.is_joint
    most = limit.value.joint if joint else limit.value.individual
    if limit.value.unit != "words" or most is None:
        return
    counted = context.count.counted
    kind = "joint" if joint else "individual"
    text = f"{counted} of {most}"
    place = Place("length", "the whole text")
    if counted > most:
        message = (
            f"{counted} words counted, {counted - most} over the limit of {most} for an {kind} submission"
        )
        longest = max(context.count.by_section, key=lambda pair: pair[1])
        hint = f"the longest part is “{longest[0]}” with {longest[1]} words; shorten it first"
        finding = RULE.finding(Level.ERROR, message, place, hint=hint, text=text)
        yield weigh(finding, limit.certainty, keep_error=True)
    elif context.count.strict > most and not context.body.not_counted.certainty.can_enforce:
        message = (
            f"{counted} words counted of {most}; with the {context.count.notes} words of the notes it would be "
            f"{context.count.strict}. That notes are not counted is {context.body.not_counted.certainty.caution}"
        )
        yield RULE.finding(Level.ADVICE, message, place, hint="ask the secretariat if in doubt", text=text)


RULE = Rule(
    id="length-within-limit",
    title="The text is within the length that the body allows",
    why="A text over the limit may be returned or not considered.",
    fix="shorten the text",
    source="the body profile: limit and what is not counted, each with its own source",
    certainty=Certainty.DERIVED,
    reads=("body",),
    check=_check,
    passing=lambda: context(submission(paragraph("One two three.")), limit=10),
    failing=lambda: context(submission(paragraph("word " * 11)), limit=10),
)
