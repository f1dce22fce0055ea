"""What a package report says of places in the text: changes, fields, notes, numbers, headings, counts."""

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Bookmark",
    "Comment",
    "Field",
    "HeadingSource",
    "HiddenText",
    "Hyperlink",
    "NoteUse",
    "NumberUse",
    "PartTaken",
    "Reading",
    "Revision",
    "TextBox",
    "TypedMark",
    "WordCounts",
]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. ``key`` is the block it hangs on, ``quote`` the words it is about where marked."""

    author: str
    initials: str
    date: str
    text: str
    key: str
    ref: str = ""
    quote: str = ""
    is_resolved: bool = False
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change that is neither accepted nor rejected. The tree shows it as accepted."""

    kind: Literal["insertion", "deletion", "move-from", "move-to", "formatting"]
    author: str
    date: str
    text: str
    key: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text with the property "hidden"; it is not in the tree."""

    text: str
    key: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class TextBox:
    """The text of a text box or shape; it is not in the tree, and Word's count leaves it out."""

    text: str
    key: str
    ref: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``kind`` is its first word in capitals ("PAGE", "TOC", "REF").

    ``state`` is "complete", "no-result" (never updated), "dirty" (Word updates it on opening),
    "locked" or "unclosed". ``ref`` is of the paragraph where it begins.
    """

    kind: str
    code: str
    result: str
    state: Literal["complete", "no-result", "dirty", "locked", "unclosed"]
    key: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link that can be followed, by element or by field. ``target`` is an address or, with "#", a bookmark."""

    text: str
    target: str
    key: str
    ref: str = ""
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class NoteUse:
    """A native note. ``id`` is that of the tree's note; ``label`` what the mark shows.

    ``key`` is the block that carries the first mark, empty for a note that nothing refers to.
    A mark whose note is missing has ``is_missing``.
    """

    id: str
    kind: Literal["footnote", "endnote"]
    label: str
    key: str
    marks: int = 1
    is_custom_mark: bool = False
    in_table: bool = False
    is_missing: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class TypedMark:
    """A note mark typed by hand: "[1]", or a raised number. ``entry`` says that it opens a paragraph of a list."""

    text: str
    key: str
    is_raised: bool = False
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class NumberUse:
    """The number of one paragraph or heading that has one.

    ``label`` is what a reader sees ("12.", "(a)", "•"); ``list`` tells lists apart, ``level`` counts from 0.
    A ``native`` number is not part of the text; a ``typed`` one is, and is counted. ``is_bullet`` is a sign that
    does not count.
    """

    key: str
    kind: Literal["native", "typed"]
    label: str
    level: int = 0
    list: str = ""
    is_bullet: bool = False
    is_heading: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class HeadingSource:
    """Why a paragraph was taken as a heading: its style, its outline level, or only how it looks."""

    key: str
    level: int
    source: Literal["style", "outline", "looks"]
    style: str = ""


@dataclass(frozen=True, slots=True)
class PartTaken:
    """What was taken as cover, body or annexes and why. ``first`` and ``last`` are keys of blocks or headings."""

    kind: Literal["cover", "body", "annex"]
    first: str
    last: str
    why: str
    words: int
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count: ``what`` names it in words a person reads."""

    what: str
    words: int


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Words as Word counts them, by where they stand. ``readings`` has more than one entry when in doubt.

    The first reading is the one the tree follows.
    """

    cover: int = 0
    body: int = 0
    annexes: int = 0
    contents: int = 0
    footnotes: int = 0
    endnotes: int = 0
    text_boxes: int = 0
    hidden: int = 0
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named place. References to it resolve; those we wrote lead back to a block's origin."""

    name: str
    key: str
