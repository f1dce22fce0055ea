"""What must be known before the first element is written: numbers of notes, targets, contents entries.

A tree that contradicts itself (a mark without its note, a note marked twice) is our own bug and raises.
"""

from collections.abc import Iterator, Mapping

from uprdraft.document.tree import (
    CrossReference,
    Inline,
    NoteReference,
    Paragraph,
    Submission,
)
from uprdraft.document.walk import (
    has_contents,
    iter_blocks,
    iter_inlines,
    iter_sections,
    iter_submission_inlines,
    plain_text,
)
from uprdraft.writers.word.context import Context, Entry, ListNumbers, contents_bookmark
from uprdraft.writers.word.language import word_language
from uprdraft.writers.word.numbering import FIRST_LIST

__all__ = ["plan"]


def plan(submission: Submission, styles: Mapping[str, str], text_width: int) -> Context:
    """Return the context in which ``submission`` is written.

    Args:
        submission: The tree.
        styles: Our style ids → those of the base document.
        text_width: Between the margins, in twentieths of a point.
    """
    shown = list(iter_submission_inlines(submission))
    noted = [node for note in submission.notes for node in iter_inlines(note.content)]
    return Context(
        styles=styles,
        language=word_language(submission.meta.language),
        note_kind="footnote" if submission.notes_place == "footnotes" else "endnote",
        note_numbers=_note_numbers(submission, shown, noted),
        note_targets=_note_targets(shown + noted),
        paragraph_numbers=dict(_paragraph_numbers(submission)),
        entries=tuple(_entries(submission)),
        lists=ListNumbers(FIRST_LIST),
        text_width=text_width,
    )


def _note_numbers(submission: Submission, shown: list[Inline], noted: list[Inline]) -> dict[str, int]:
    marks = [node.note for node in shown if isinstance(node, NoteReference)]
    known = {note.id for note in submission.notes}
    if len(marks) != len(known) or set(marks) != known or len(known) != len(submission.notes):
        raise ValueError("every note must be marked exactly once, and every mark have its note")
    if any(isinstance(node, NoteReference) for node in noted):
        raise ValueError("a note cannot carry the mark of another")
    return {note: number for number, note in enumerate(marks, start=1)}


def _note_targets(inlines: list[Inline]) -> frozenset[str]:
    return frozenset(n.target for n in inlines if isinstance(n, CrossReference) and n.kind == "note")


def _paragraph_numbers(submission: Submission) -> Iterator[tuple[str, str]]:
    for section in iter_sections(submission):
        if section.heading is not None and section.heading.number:
            yield section.heading.key, section.heading.number
        for block in iter_blocks(section.blocks):
            if isinstance(block, Paragraph) and block.number:
                yield block.key, block.number


def _entries(submission: Submission) -> Iterator[Entry]:
    headed = [s for s in iter_sections(submission) if s.heading is not None and not has_contents((s,))]
    for position, section in enumerate(headed):
        heading = section.heading
        if heading is not None:
            text = " ".join(plain_text(heading.content).split())
            yield Entry(contents_bookmark(position), heading.level, heading.number, text)
