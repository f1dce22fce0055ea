"""What must be known before the first element is written: numbers of notes, targets, contents entries.

A tree that contradicts itself (a mark without its note, a note marked twice) is our own bug and raises.
"""

from collections.abc import Iterable, Iterator, Mapping

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


def plan(submission: Submission, styles: Mapping[str, str]) -> Context:
    """Return the context in which ``submission`` is written."""
    return Context(
        styles=styles,
        language=word_language(submission.meta.language),
        note_kind="footnote" if submission.notes_place == "footnotes" else "endnote",
        note_numbers=_note_numbers(submission),
        note_targets=frozenset(_note_targets(submission)),
        paragraph_numbers=dict(_paragraph_numbers(submission)),
        entries=tuple(_entries(submission)),
        lists=ListNumbers(FIRST_LIST),
    )


def _note_numbers(submission: Submission) -> dict[str, int]:
    marks = [n.note for n in iter_submission_inlines(submission) if isinstance(n, NoteReference)]
    known = [note.id for note in submission.notes]
    if sorted(marks) != sorted(known) or len(set(known)) != len(known):
        raise ValueError("every note must be marked exactly once, and every mark have its note")
    if any(isinstance(n, NoteReference) for n in _note_inlines(submission)):
        raise ValueError("a note cannot carry the mark of another")
    return {note: number for number, note in enumerate(marks, start=1)}


def _note_inlines(submission: Submission) -> Iterator[Inline]:
    for note in submission.notes:
        yield from iter_inlines(note.content)


def _note_targets(submission: Submission) -> Iterator[str]:
    for inlines in (iter_submission_inlines(submission), _note_inlines(submission)):
        yield from _targets(inlines)


def _targets(inlines: Iterable[Inline]) -> Iterator[str]:
    return (n.target for n in inlines if isinstance(n, CrossReference) and n.kind == "note")


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
