"""The text keeps to the form that the body asks for.

Looked at: the language, where the notes stand, whether they hold only references, and whether words are set in
bold or italics where the body wants none. Each value of the profile has its own certainty, which decides what may
be said. The file format is always docx; fonts come from the base document.
"""

from collections.abc import Iterator

from uprdraft.document.tree import Emphasis, Strong
from uprdraft.document.walk import iter_lines, iter_sections
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    languages = body.languages
    language = context.submission.meta.language
    if languages is not None and languages.value.languages and language not in languages.value.languages:
        accepted = ", ".join(languages.value.languages)
        finding = RULE.finding(
            Level.WARNING, f"the text is in “{language}”; the body takes {accepted}", Place("language", "language"),
            hint="have it translated, or ask the secretariat", text=language,
        )  # fmt: skip
        yield weigh(finding, languages.certainty)
    place = context.submission.notes_place
    if context.submission.notes and place not in body.notes.value.allowed:
        allowed = " or ".join(body.notes.value.allowed)
        finding = RULE.finding(
            Level.WARNING, f"the notes stand as {place}; the body wants {allowed}", Place("notes", "notes"),
            hint=f"write “notes: {body.notes.value.allowed[0]}” in draft.yaml", text=place,
        )  # fmt: skip
        yield weigh(finding, body.notes.certainty)
    yield from _emphasis(context)


def _emphasis(context: Context) -> Iterator[Finding]:
    font = context.body.font
    if font is None or not font.value.emphasis.startswith("no "):
        return
    for section in iter_sections(context.submission):
        for ref, line in iter_lines(section):
            if section.kind == "body" and any(isinstance(node, Emphasis | Strong) for node in line):
                finding = RULE.finding(
                    Level.WARNING, f"words are set off in “{section.id}”; the body wants {font.value.emphasis}",
                    Place(ref, section.id), hint="take the asterisks out of your prose", text=section.id,
                )  # fmt: skip
                yield weigh(finding, font.certainty)


RULE = Rule(
    id="form-kept",
    title="The text keeps to the form that the body asks for",
    why="A text in another form may be returned.",
    fix="change the form",
    source="the body profile: languages, notes and font, each with its own source",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(submission(paragraph("Text."), language="ko")),
)
