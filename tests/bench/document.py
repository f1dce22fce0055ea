"""The document every builder writes: cover, contents, 14 pages with 60 paragraphs, 80 notes, 3 tables."""

import datetime as dt
from collections.abc import Iterator

from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    Contents,
    Emphasis,
    Heading,
    Inline,
    Meta,
    Note,
    NoteReference,
    Paragraph,
    Section,
    Submission,
    Table,
    Text,
)

__all__ = ["HEADINGS", "NOTES", "PARAGRAPHS", "TABLES", "bench_submission"]

PARAGRAPHS, NOTES, TABLES, HEADINGS = 60, 80, 3, 16
_SENTENCE = (
    "The authorities of the receiving State return people without an individual assessment of the risk that "
    "they would face, although the treaties in force for it forbid that in every circumstance. "
)
_NOTE = (
    "Committee against Torture, concluding observations on the fifth periodic report, CAT/C/CHN/CO/5, para. "
)


def bench_submission(size: int = 1) -> Submission:
    """Return the document, ``size`` times over."""
    sections = tuple(_sections(size))
    notes = tuple(Note(f"n{i}", (Text(f"{_NOTE}{i}."),)) for i in range(NOTES * size))
    meta = Meta(
        "Benchmark", "en", "upr-stakeholder-cycle4", "CHN", dt.date(2023, 7, 18), ("Example",), footer="EO"
    )
    contents = Section("contents", _heading("contents", 1, "Contents"), (Contents(2, key="toc"),))
    cover = Section("cover", None, (Paragraph((Text("Benchmark"),), "title", key="title"),), kind="cover")
    return number_blocks(Submission(meta, cover, (contents, *sections), notes=notes))


def _heading(key: str, level: int, text: str) -> Heading:
    return Heading((Text(text),), level, key=f"{key}-heading", numbered=key != "contents")


def _sections(size: int) -> Iterator[Section]:
    note = iter(range(NOTES * size))
    for number in range(HEADINGS * size):
        key = f"section-{number}"
        share = (
            PARAGRAPHS * (number % HEADINGS + 1) // HEADINGS - PARAGRAPHS * (number % HEADINGS) // HEADINGS
        )
        notes_here = NOTES // HEADINGS
        blocks = [
            Paragraph(tuple(_words(share, notes_here, position, note)), "numbered", key=f"{key}-{position}")
            for position in range(share)
        ]
        tables = (_table(key),) if number % HEADINGS in (3, 8, 13) else ()
        yield Section(
            key, _heading(key, 1 + (number % 4 > 0), f"Heading number {number}"), (*blocks, *tables)
        )


def _words(share: int, notes: int, position: int, note: Iterator[int]) -> Iterator[Inline]:
    yield Text(_SENTENCE * 2)
    for _ in range(notes * (position + 1) // share - notes * position // share):
        yield NoteReference(f"n{next(note)}")
    yield Emphasis((Text("This is the rule of the treaty. "),))
    yield Text(_SENTENCE)


def _table(key: str) -> Table:
    rows = tuple(tuple((Text(f"Row {r}, column {c}"),) for c in range(4)) for r in range(10))
    return Table(rows, tuple((Text(f"Column {c}"),) for c in range(4)), key=f"{key}-table")
