"""What was written appears as it was meant.

Prose is a restricted Markdown; a heading mark, HTML, code or an image in it is printed as typed, and so are
a citation or note that is not closed, a slot that the library does not know, and a mark in a short answer. An
override replaces a generated paragraph; when that paragraph has changed since, it is shown again here. Prose
under a key that no part of the text reads stands nowhere. Chosen entries that the library does not know are named.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Leftover, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean

__all__ = ["RULE"]

_NEVER_MEANT = ("<!--", "{{", "}}", "{%", "%}")
_OWN_ID = "ids of your own begin with “own-”"
_OWN_FACT = (
    "write one of your own into the project's recommendations/evidence/, or say it in prose with its source"
)


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
    for path in context.unread:
        yield _stands_nowhere(path, context)
    yield from _unknown(context)


def _stands_nowhere(path: str, context: Context) -> Finding:
    place, key = path.removeprefix("prose/"), path.rpartition("/")[2]
    theme = key.removesuffix("-analysis")
    parts = [part.id for part in context.body.parts if part.prose]
    chosen = [t.id for t in context.draft.themes] if context.draft else []
    if theme in context.library.themes and theme not in chosen:
        hint = f"choose the theme “{theme}”, or take the words out"
    else:
        hint = did_you_mean(key, (*parts, *chosen, *(f"{id_}-analysis" for id_ in chosen)))
    hint = hint or f"write it under a part ({', '.join(parts)}) or the id of a chosen theme"
    message = f"the words under “{place}” in draft.yaml stand nowhere in this text"
    return RULE.finding(Level.WARNING, message, Place(path, place), hint=hint, text=path)


def _unknown(context: Context) -> Iterator[Finding]:
    library = context.library
    for theme in context.draft.themes if context.draft else ():
        if theme.id not in library.themes and not theme.heading.strip():
            hint = did_you_mean(theme.id, library.themes) or "give a theme of your own a “heading”"
            yield _not_held("theme", theme.id, Place(f"themes/{theme.id}", theme.id), hint, Level.ERROR)
        for choice in theme.recommendations:
            if not choice.is_own and choice.id not in library.recommendations:
                hint = did_you_mean(choice.id, library.recommendations) or _OWN_ID
                yield _not_held(
                    "recommendation", choice.id, Place(f"recommendations/{theme.id}", theme.id), hint
                )
        for taken in theme.facts:
            if taken.id not in library.facts:
                hint = did_you_mean(taken.id, library.facts) or _OWN_FACT
                yield _not_held("fact", taken.id, Place(f"facts/{theme.id}", theme.id), hint)


def _not_held(kind: str, id_: str, place: Place, hint: str, level: Level = Level.WARNING) -> Finding:
    """Return a finding on an unknown id. That of a theme would stand in the text as its heading."""
    return RULE.finding(level, f"no {kind} “{id_}” in the library", place, hint=hint)


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
