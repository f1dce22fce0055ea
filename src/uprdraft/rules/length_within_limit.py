"""The text is no longer than the body allows.

Words are counted as Word counts them, by what the body counts: the summary, headings, paragraphs,
recommendations and tables, and the notes where the body counts them; not the cover and the annexes. A second,
stricter count includes the notes and takes dashes as separators; it is shown when only the first one is within
the limit. Of a Word file of unknown making every way to count is shown where they fall on both sides of the limit.
Pages are those of a word processor where it was asked; else pages, and always speaking time, are estimated from the
words, and said to be; an estimate is an error only where it is far over, and one page over in one word processor is
none, for another may set it on one less. Of a text that is too long the parts are given
with their words, and what could be cut, best first, each with the words it saves. Where no limit is known nothing is
checked, and the person is asked.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from uprdraft.document.length import Length, measure, show_amount
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

if TYPE_CHECKING:
    from uprdraft.rules._cuts import Cut

__all__ = ["RULE"]

_PLACE = Place("length", "the whole text")
_FAR_OVER = 1.25
_MOST_CUTS = 6
_TWO = 2


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    joint = context.is_joint
    length = measure(context.submission, context.count, body, is_joint=joint, layout=context.layout)
    if length.most is None:
        message = f"no limit is known for this type of text; it has {length.describe()}"
        hint = "ask the body, and write what it says into draft.yaml under own_limit, with source and date"
        yield RULE.finding(Level.ADVICE, message, _PLACE, hint=hint, text=body.id)
    elif length.over:
        from uprdraft.rules._cuts import find_cuts  # only a text that is too long is gone through for cuts

        cuts = _enough(find_cuts(context, _MOST_CUTS), length)
        yield weigh(_too_long(length, context, cuts, joint=joint), body.limit.certainty, keep_error=True)
        yield from _cuts(cuts)
    elif length.unit == "words":
        yield from _strictly(int(length.most), context)
    yield from _readings(length, context)
    yield from _alternatives(length, context, joint=joint)


def _too_long(length: Length, context: Context, cuts: "list[Cut]", *, joint: bool) -> Finding:
    from uprdraft.rules._cuts import by_part

    assert length.most is not None  # noqa: S101 - only called where there is a limit
    kind = "joint" if joint else "individual"
    over, most = show_amount(length.unit, length.over), show_amount(length.unit, length.most)
    message = f"{length.describe()}: {over} over the limit of {most} for an {kind} text"
    if length.unit == "words":
        message = (
            f"{length.words} words counted, {int(length.over)} over the limit of {int(length.most)} for an {kind} "
            "submission"
        )
    level = Level.ERROR if _is_sure(length, length.most) else Level.WARNING
    hint = f"by part: {by_part(context)}"
    if cuts:
        hint += f"; the cuts named with it would save {sum(c.saves for c in cuts)} words"
    shared = _as_joint(context)
    if shared is not None and length.used <= shared and not joint:
        level = Level.WARNING
        hint = f"a joint one may have {int(shared)}: say so with --joint if it is one; {hint}"
    return RULE.finding(level, message, _PLACE, hint=hint, text=f"{length.words} of {most}")


def _is_sure(length: Length, most: float) -> bool:
    """Return whether the text is over the limit however it is estimated or laid out."""
    if length.is_laid_out and length.over > 1:
        return True
    return not (length.is_estimate or length.is_laid_out) or length.used > most * _FAR_OVER


def _as_joint(context: Context) -> float | None:
    """Return the limit of a joint text where nobody said whether this is one; None where it is known."""
    if context.draft is not None or context.joint is not None:
        return None
    return context.body.limit.value.joint


def _enough(cuts: "list[Cut]", length: Length) -> "list[Cut]":
    """Return the first cuts that save enough; where that is not known in words, all that leave the parts whole."""
    over = length.over_words
    if over is None:
        return [c for c in cuts if c.keeps_parts]
    saved = accumulate(c.saves for c in cuts)
    return cuts[: sum(total < over for total in saved) + 1]


def _cuts(cuts: "list[Cut]") -> Iterator[Finding]:
    for number, (cut, total) in enumerate(zip(cuts, accumulate(c.saves for c in cuts), strict=True), 1):
        in_all = f", {total} in all" if number > 1 else ""
        message = f"cut {number}: {cut.what}; saves {cut.saves} words{in_all}"
        yield RULE.finding(Level.ADVICE, message, cut.place, hint="cut what you can spare", text=cut.what)


def _readings(length: Length, context: Context) -> Iterator[Finding]:
    """Yield advice where what counts as the text is in doubt, and the limit lies between the counts."""
    report = context.package
    if report is None or length.unit != "words" or length.most is None or len(report.counts.readings) < _TWO:
        return
    first = report.counts.readings[0].words
    shown = [(r.what, length.words + r.words - first) for r in report.counts.readings]
    if min(words for _, words in shown) <= length.most < max(words for _, words in shown):
        message = "; ".join(f"{words} words: {what}" for what, words in shown)
        message = f"the limit of {int(length.most)} lies between several ways to count. {message}"
        hint = "mark cover, body and annexes clearly: page breaks, and “Annex” in the heading"
        yield RULE.finding(Level.ADVICE, message, _PLACE, hint=hint, text=message)


def _strictly(most: int, context: Context) -> Iterator[Finding]:
    count, rule = context.count, context.body.not_counted
    if count.strict <= most or count.notes_counted or (rule is not None and rule.certainty.can_enforce):
        return
    known = rule.certainty.caution if rule is not None else "an assumption: no rule was found"
    message = (
        f"{count.counted} words counted of {most}; with the {count.notes} words of the notes, and "
        f"dashes between words taken as spaces, it would be {count.strict}. That notes are not counted is {known}"
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
