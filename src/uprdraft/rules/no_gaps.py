"""Nothing is left to be completed.

A gap is an answer put off: it stands in the text as a visible mark, and a text with gaps is written as a
draft only.
"""

from collections.abc import Iterator

from uprdraft.document.tree import Gap
from uprdraft.document.walk import iter_inlines, iter_lines, iter_sections
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            for node in iter_inlines(line):
                if isinstance(node, Gap):
                    place = Place(key, section.id, node.what)
                    yield RULE.finding(
                        Level.ERROR, f"still to be completed: {node.what}", place, text=node.what
                    )
    for number, note in enumerate(context.submission.notes, 1):
        for node in iter_inlines(note.content):
            if isinstance(node, Gap):
                place = Place(note.id, f"note {number}", node.what)
                yield RULE.finding(Level.ERROR, f"still to be completed: {node.what}", place, text=node.what)


RULE = Rule(
    id="no-gaps",
    title="Nothing is left to be completed",
    why="What is missing would stand in the published text as a mark.",
    fix="write it in draft.yaml, or answer the question with: uprdraft resume",
    source="good practice",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: context(submission(paragraph("Whole."))),
    failing=lambda: context(submission(paragraph(Gap("the summary")))),
)
