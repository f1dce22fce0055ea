"""The whole vocabulary of a submission, on one page.

Writers, rules, counts and the preview read this tree; the reader of Word files produces it. Nodes
are frozen; text in them is clean (``values.text.clean_text``) and never markup. Every block knows
its ``origin`` and has a ``key`` that is unique in the tree and stable between builds.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = [
    "Block",
    "Contents",
    "CrossReference",
    "Emphasis",
    "Gap",
    "Heading",
    "Inline",
    "LineBreak",
    "Link",
    "ListBlock",
    "Meta",
    "Note",
    "NoteReference",
    "Origin",
    "Paragraph",
    "Quote",
    "Role",
    "Section",
    "Strong",
    "Submission",
    "Table",
    "Text",
    "Tracked",
    "Typeface",
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block came from: a draft field, a library entry and its version, a template, a file."""

    kind: Literal["draft", "library", "reference", "template", "file"]
    ref: str
    version: int | None = None


NO_ORIGIN = Origin("template", "")


# Inline nodes


@dataclass(frozen=True, slots=True)
class Text:
    """Words. ``language`` is set where it differs from that of the document."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    content: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    content: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    url: str
    content: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of a note; ``note`` is the id of a ``Note``. Each note is marked exactly once."""

    note: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """The number of another place: of a note (``kind="note"``) or a numbered paragraph."""

    kind: Literal["note", "paragraph"]
    target: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """Words that came in or went out between two versions; only a comparison holds them, never a submission."""

    kind: Literal["inserted", "deleted"]
    content: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something still to be written; shown as a visible mark and counted."""

    what: str


Inline: TypeAlias = (
    Text | Emphasis | Strong | Link | NoteReference | CrossReference | LineBreak | Gap | Tracked
)


# Block nodes

Role: TypeAlias = Literal[
    "plain",  # not numbered
    "numbered",  # one of the continuously numbered paragraphs of the body
    "recommendation",  # numbered R1, R2, …, continuously through the body
    "listed-recommendation",  # the same again in an annex: numbered R1, R2, … in its own list
    "title",
    "subtitle",
    "lead",  # cover text below the title
    "caption",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``number`` is what the reader sees ("12.", "R3"), given by ``number_blocks``."""

    content: tuple[Inline, ...]
    role: Role = "plain"
    key: str = ""
    number: str = ""
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is one or more blocks."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    key: str = ""
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Quote:
    """A set-off quotation."""

    content: tuple["Block", ...]
    key: str = ""
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``header`` may be empty; ``row_headers`` says that the first column heads each row.

    ``caption`` and ``description`` are read out by screen readers.
    """

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    header: tuple[tuple[Inline, ...], ...] = ()
    row_headers: bool = False
    caption: str = ""
    description: str = ""
    widths: tuple[int, ...] = ()
    """Shares of the text width by column, in per cent; empty for equal shares."""
    bands: tuple[int, ...] = ()
    """The rows, counted from 0, whose one cell heads those below it and stands over the whole width."""
    key: str = ""
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents with links and without page numbers, down to ``depth`` levels."""

    depth: int = 2
    key: str = ""
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading. ``number`` is what the reader sees ("A.", "2."); empty for none."""

    content: tuple[Inline, ...]
    level: int
    numbered: bool = True
    number: str = ""
    key: str = ""
    origin: Origin = NO_ORIGIN


Block: TypeAlias = Paragraph | ListBlock | Quote | Table | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text: its heading (None for the cover), its blocks, then its sections.

    ``id`` names the part ("summary", "theme-refoulement"); ``counts`` says whether its words count
    towards the body's limit.
    """

    id: str
    heading: Heading | None
    blocks: tuple[Block, ...]
    sections: tuple["Section", ...] = ()
    counts: bool = True
    kind: Literal["cover", "body", "annex"] = "body"


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note. ``sources`` are the ids it cites; empty where it cites none.

    ``typed`` is how a person would type it in prose; empty for a note of a file.
    """

    id: str
    content: tuple[Inline, ...]
    sources: tuple[str, ...] = ()
    origin: Origin = NO_ORIGIN
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file properties, the running footer and the checks need to know.

    ``authors`` are organisations, never persons. ``draft`` marks a text with gaps.
    """

    title: str
    language: str
    submission_type: str
    country: str
    as_of: dt.date
    authors: tuple[str, ...] = ()
    key_words: tuple[str, ...] = ()
    session: int | None = None
    footer: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Typeface:
    """What the body rules on the letters: typeface, size, and whether bold, italics and underlining are ruled out."""

    name: str
    size_points: int
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """A whole submission. ``notes`` stand in the order of their marks.

    ``notes_place`` says whether Word shows them at the foot of the page or at the end.
    """

    meta: Meta
    cover: Section | None
    body: tuple[Section, ...]
    annexes: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    notes_place: Literal["footnotes", "endnotes"] = "footnotes"
    has_cover_page: bool = True
    """Whether the cover has a page of its own; in a statement or a factsheet the text goes on below it."""
    typeface: Typeface | None = None
    """What the body rules; None where the look of the base document stands."""
    problems: tuple[str, ...] = field(default=())
    """What a reader could not read; empty for a tree we assembled."""
