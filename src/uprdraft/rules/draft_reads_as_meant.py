"""What was written appears as it was meant.

Prose is a restricted Markdown; a heading mark, HTML, code or an image in it is printed as typed, and so are
a citation or note that is not closed, a slot that the library does not know, and a mark in a short answer. An
override replaces a generated paragraph; when that paragraph has changed since, it is shown again here.
Chosen entries that the library does not know are named.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Leftover, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean

__all__ = ["RULE"]

_NEVER_MEANT = ("<!--", "{{", "}}", "{%", "%}")


def _check(context: Context) -> Iterator[Finding]:
    for left in dict.fromkeys(context.leftovers):
        part = left.part.removeprefix("prose/")
        # A slot or a remark to oneself in a published text is a mistake beyond doubt; other marks may be meant.
        level = Level.ERROR if left.mark.startswith(_NEVER_MEANT) else Level.WARNING
        message = f"“{left.mark}” in “{part}” is printed as typed"
        yield RULE.finding(level, message, Place(left.part, part), hint=left.advice, text=left.mark)
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
    failing=lambda: context(
        submission(paragraph("# Text")), leftovers=(Leftover("prose/summary", "#", "write it as plain text"),)
    ),
)
