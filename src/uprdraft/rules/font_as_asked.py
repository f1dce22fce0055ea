"""Most of the text is set in the typeface and size that the body asks for.

Headings, tables and notes may differ: what counts is the font of most of the text. A text in Korean, Chinese, Japanese
or Arabic letters is passed over: the profiles name Latin typefaces.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import FontShare
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.body import Font
from uprdraft.rules._language import dominant_language
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_OTHER_LETTERS = frozenset(("ko", "zh", "ja", "ar"))


def _check(context: Context) -> Iterator[Finding]:
    font, report = context.body.font, context.package
    found = report.body_font if report else None
    if font is None or found is None or not found.name or dominant_language(context) in _OTHER_LETTERS:
        return
    wanted = font.value
    is_name = found.name.casefold() == wanted.name.casefold()
    if is_name and found.size == wanted.size_points:
        return
    message = f"most of the text is {found.name} {found.size:g}; the body asks for {wanted.name} {wanted.size_points}"
    place = Place("font", "the whole text")
    yield weigh(
        RULE.finding(Level.WARNING, message, place, text=f"{found.name} {found.size:g}"), font.certainty
    )


def _set_in(name: str, size: float) -> Context:
    made = word_file(submission(paragraph("Text.")), fonts=(FontShare(name, size, 5, 1.0),))
    return with_body(made, font=Font(name="Times New Roman", size_points=12))


RULE = Rule(
    id="font-as-asked",
    title="The text is set in the typeface and size that the body asks for",
    why="Small type looks like a way round the limit; some bodies return it.",
    fix="change the style Normal, not single words",
    source="the body profile: font, with its own source",
    certainty=Certainty.RECOLLECTION,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _set_in("Times New Roman", 12),
    failing=lambda: _set_in("Calibri", 11),
)
