"""Every note mark leads to a note with a text, every note is marked once, every source is known.

Marks are counted in the whole text: cover, body and annexes. A source is known where it stands in the
library or in the draft's own sources.yaml. A note that lies in a Word file without a mark is not shown, and goes out
with the file all the same.
"""

from collections import Counter
from collections.abc import Iterator

from uprdraft.document.tree import CrossReference, NoteReference
from uprdraft.document.walk import iter_inlines, iter_submission_inlines, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    notes = {n.id: n for n in context.submission.notes}
    marks = Counter(
        n.note for n in iter_submission_inlines(context.submission) if isinstance(n, NoteReference)
    )
    for id_ in marks.keys() - notes.keys():
        yield RULE.finding(Level.ERROR, f"a note mark leads nowhere ({id_})", Place(id_, "notes"))
    for number, note in enumerate(context.submission.notes, 1):
        place = Place(note.id, f"note {number}", plain_text(note.content)[:80])
        if marks[note.id] != 1:
            yield RULE.finding(Level.ERROR, f"note {number} is marked {marks[note.id]} times", place)
        if not plain_text(note.content).strip(" ."):
            yield RULE.finding(Level.ERROR, f"note {number} has no text", place)
        for node in iter_inlines(note.content):
            if isinstance(node, CrossReference) and node.target not in notes:
                yield RULE.finding(Level.ERROR, f"note {number} refers to a note that is not there", place)
        for source in note.sources:
            if context.sources is not None and source not in context.sources:
                yield RULE.finding(
                    Level.ERROR, f"note {number} cites “{source}”, which is not a known source", place
                )
    for use in context.package.notes if context.package else ():
        if not use.marks and use.words:
            message = f"a {use.kind} of {use.words} words lies in the file, and no mark leads to it"
            hint = "copy the text into a new document, or insert the note again and delete it"
            yield RULE.finding(Level.WARNING, message, Place("", "notes"), hint=hint, text=use.id)


RULE = Rule(
    id="notes-resolve",
    title="Every note mark leads to a note, and every note to a known source",
    why="A reader in Geneva checks a claim by its note; one that leads nowhere costs the whole text its credit.",
    fix="correct the citation",
    source="good practice: every factual claim leads to its source",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: context(cited("A claim.")),
    failing=lambda: context(submission(paragraph("A claim.", NoteReference("n9")))),
)
