"""What was written appears as it was meant.

Prose is a restricted Markdown; a heading mark, HTML, code or an image in it is printed as typed. An
override replaces a generated paragraph; when that paragraph has changed since, it is shown again here.
Chosen entries that the library does not know are named.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    for part, mark in context.unsupported:
        message = f"“{mark}” in “{part}” is printed as typed"
        hint = "prose holds paragraphs, lists, emphasis, links, tables, quotations and citations"
        yield RULE.finding(Level.WARNING, message, Place(f"prose/{part}", part), hint=hint, text=mark)
    for path in context.stale:
        message = f"your own wording for “{path}” was written for a paragraph that has changed or is gone"
        yield RULE.finding(
            Level.WARNING, message, Place(path, path), hint="read both and write it again", text=path
        )
    yield from _unknown(context)


def _unknown(context: Context) -> Iterator[Finding]:
    for theme in context.draft.themes if context.draft else ():
        if theme.id not in context.library.themes:
            message = f"no theme “{theme.id}” in the library"
            hint = did_you_mean(theme.id, context.library.themes)
            yield RULE.finding(Level.WARNING, message, Place(f"themes/{theme.id}", theme.id), hint=hint)
        for choice in theme.recommendations:
            if not choice.is_own and choice.id not in context.library.recommendations:
                message = f"no recommendation “{choice.id}” in the library"
                hint = (
                    did_you_mean(choice.id, context.library.recommendations)
                    or "ids of your own begin with “own-”"
                )
                yield RULE.finding(
                    Level.WARNING, message, Place(f"recommendations/{theme.id}", theme.id), hint=hint
                )
        for taken in theme.facts:
            if taken.id not in context.library.facts:
                message = f"no fact “{taken.id}” in the library"
                hint = did_you_mean(taken.id, context.library.facts)
                yield RULE.finding(Level.WARNING, message, Place(f"facts/{theme.id}", theme.id), hint=hint)


RULE = Rule(
    id="draft-reads-as-meant",
    title="What was written appears as it was meant",
    why="A mark printed as typed looks like a mistake in the published text.",
    fix="write it as plain text",
    source="templates/README.md and the draft format",
    certainty=Certainty.OFFICIAL,
    reads=("draft",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(submission(paragraph("# Text")), unsupported=(("summary", "#"),)),
)
