"""What the writers share: numbers that references show."""

from collections.abc import Mapping
from typing import NamedTuple

from uprdraft.document.tree import CrossReference, Heading, Note, NoteReference, Paragraph, Submission
from uprdraft.document.walk import has_contents, iter_blocks, iter_sections, iter_submission_inlines

__all__ = ["Numbers", "collect_numbers"]


class Numbers(NamedTuple):
    """Numbers by id of the note and by key of the paragraph or heading.

    ``notes`` stand in the order of their marks; ``headings`` are those a table of contents lists.
    """

    by_note: Mapping[str, int]
    by_key: Mapping[str, str]
    notes: tuple[Note, ...]
    headings: tuple[Heading, ...]

    def reference(self, node: CrossReference) -> str:
        """Return the number that ``node`` shows; a question mark where a preview has no target."""
        if node.kind == "note":
            return str(self.by_note.get(node.target, "?"))
        return self.by_key.get(node.target, "?").rstrip(".")


def collect_numbers(submission: Submission) -> Numbers:
    """Return the numbers of ``submission``, whose blocks have theirs already."""
    marks = [n.note for n in iter_submission_inlines(submission) if isinstance(n, NoteReference)]
    by_note = {note: number for number, note in enumerate(dict.fromkeys(marks), start=1)}
    by_key: dict[str, str] = {}
    headings = []
    for section in iter_sections(submission):
        if section.heading is not None:
            if not has_contents((section,)):
                headings.append(section.heading)
            by_key[section.heading.key] = section.heading.number
        for block in iter_blocks(section.blocks):
            if isinstance(block, Paragraph):
                by_key[block.key] = block.number
    marked = [note for note in submission.notes if note.id in by_note]
    notes = tuple(sorted(marked, key=lambda note: by_note[note.id]))
    return Numbers(by_note, by_key, notes, tuple(headings))
