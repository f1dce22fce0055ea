"""The text is no longer than the body allows.

Words are counted as Word counts them, by what the body counts: the summary, headings, paragraphs,
recommendations and tables, and the notes where the body counts them; not the cover and the annexes. A second,
stricter count includes the notes and takes dashes as separators; it is shown when only the first one is within
the limit. Pages and speaking time are estimated from the words, and said to be; an estimate is an error only
where it is far over. Where no limit is known nothing is checked, and the person is asked.
"""

from collections.abc import Iterator

from uprdraft.document.length import Length, measure, show_amount
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_PLACE = Place("length", "the whole text")
_FAR_OVER = 1.25


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    joint = context.is_joint
    length = measure(context.submission, context.count, body, is_joint=joint)
    if length.most is None:
        message = f"no limit is known for this type of text; it has {length.describe()}"
        hint = "ask the body, and write what it says into draft.yaml under own_limit, with source and date"
        yield RULE.finding(Level.ADVICE, message, _PLACE, hint=hint, text=body.id)
    elif length.over:
        yield weigh(_too_long(length, context, joint=joint), body.limit.certainty, keep_error=True)
    elif length.unit == "words":
        yield from _strictly(int(length.most), context)
    yield from _alternatives(length, context, joint=joint)


def _too_long(length: Length, context: Context, *, joint: bool) -> Finding:
    assert length.most is not None  # noqa: S101 - only called where there is a limit
    kind = "joint" if joint else "individual"
    over, most = show_amount(length.unit, length.over), show_amount(length.unit, length.most)
    message = f"{length.describe()}: {over} over the limit of {most} for an {kind} text"
    if length.unit == "words":
        message = (
            f"{length.words} words counted, {int(length.over)} over the limit of {int(length.most)} for an {kind} "
            "submission"
        )
    longest = max(context.count.by_section, key=lambda pair: pair[1], default=("text", 0))
    hint = f"the longest part is “{longest[0]}” with {longest[1]} words; shorten it first"
    is_far = length.used > length.most * _FAR_OVER
    level = Level.ERROR if not length.is_estimate or is_far else Level.WARNING
    return RULE.finding(level, message, _PLACE, hint=hint, text=f"{length.words} of {most}")


def _strictly(most: int, context: Context) -> Iterator[Finding]:
    count, rule = context.count, context.body.not_counted
    if count.strict <= most or count.notes_counted or (rule is not None and rule.certainty.can_enforce):
        return
    known = rule.certainty.caution if rule is not None else "an assumption: no rule was found"
    message = (
        f"{count.counted} words counted of {most}; with the {count.notes} words of the notes it would be "
        f"{count.strict}. That notes are not counted is {known}"
    )
    text = f"{count.counted} of {most}"
    yield RULE.finding(Level.ADVICE, message, _PLACE, hint="ask the secretariat if in doubt", text=text)


def _alternatives(length: Length, context: Context, *, joint: bool) -> Iterator[Finding]:
    """Yield advice where a shorter limit may apply, as when a panel is full."""
    for other in context.body.limit_alternatives:
        most = other.value.most(is_joint=joint)
        if other.value.unit != "minutes" or length.unit != "minutes" or most is None or length.over:
            continue
        if length.used > most * 60:
            message = (
                f"{length.describe()}; the limit is {show_amount('minutes', most * 60)} {other.value.applies}"
            )
            hint = "mark what you would leave out"
            yield RULE.finding(Level.ADVICE, message, _PLACE, hint=hint, text=other.value.applies)


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
