"""The text is in a language that the body accepts.

Of a Word file the language is told from its letters and its commonest words, not from its mark. A language that
cannot be told gives no finding.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._language import dominant_language
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    languages = context.body.languages
    language = dominant_language(context)
    if languages is None or not language or not languages.value.languages:
        return
    if language not in {accepted.partition("-")[0] for accepted in languages.value.languages}:
        accepted = ", ".join(languages.value.languages)
        message = f"the text is in “{language}”; the body takes {accepted}"
        place = Place("language", "language")
        yield weigh(RULE.finding(Level.WARNING, message, place, text=language), languages.certainty)


RULE = Rule(
    id="language-accepted",
    title="The text is in a language that the body accepts",
    why="A text in another language is not translated, and may not be considered.",
    fix="have it translated, or ask the secretariat",
    source="the body profile: languages, with their own source",
    certainty=Certainty.SECONDARY,
    reads=("body",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(submission(paragraph("Text."), language="ko")),
)
