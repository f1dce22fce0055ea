"""The text keeps to the form that the body asks for.

Looked at: where the notes stand, and whether words are set in bold or italics where the body wants none. Each
value of the profile has its own certainty, which decides what may be said.
"""

from collections.abc import Iterator

from uprdraft.document.tree import Emphasis, Strong
from uprdraft.document.walk import iter_lines, iter_sections
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.body import NoteRule
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import cited, context, with_body
from uprdraft.rules.recommendations import spread
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    place = context.submission.notes_place
    if context.submission.notes and place not in body.notes.value.allowed:
        allowed = " or ".join(body.notes.value.allowed)
        message = f"the notes stand as {place}; the body wants {allowed}"
        own = f"write “notes: {body.notes.value.allowed[0]}” in draft.yaml"
        hint = _hint(context, own, "convert all notes in Word")
        finding = RULE.finding(Level.WARNING, message, Place("notes", "notes"), hint=hint, text=place)
        yield weigh(finding, body.notes.certainty)
    yield from spread(_emphasis(context))


def _hint(context: Context, own: str, otherwise: str) -> str:
    """Return what to do in a project of ours, or in a Word file."""
    return otherwise if context.draft is None else own


def _emphasis(context: Context) -> Iterator[Finding]:
    font = context.body.font
    if font is None or not font.value.emphasis.startswith("no "):
        return
    for section in iter_sections(context.submission):
        for ref, line in iter_lines(section):
            if section.kind == "body" and any(isinstance(node, Emphasis | Strong) for node in line):
                message = f"words are set off in “{section.id}”; the body wants {font.value.emphasis}"
                hint = _hint(context, "take the asterisks out of your prose", "set the words plain")
                place = Place(ref, section.id)
                finding = RULE.finding(Level.WARNING, message, place, hint=hint, text=section.id)
                yield weigh(finding, font.certainty)


RULE = Rule(
    id="form-kept",
    title="The text keeps to the form that the body asks for",
    why="A text in another form may be returned.",
    fix="change the form",
    source="the body profile: notes and font, each with its own source",
    certainty=Certainty.SECONDARY,
    reads=("body",),
    check=_check,
    passing=lambda: context(cited("A claim.")),
    failing=lambda: with_body(
        context(cited("A claim.")),
        notes=NoteRule(place="endnotes", allowed=("endnotes",), references_only=True, rule="Endnotes."),
    ),
)
