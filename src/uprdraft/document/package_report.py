"""What a Word file is made of beside its text, as plain data: the part of a reading that is no tree.

Rules judge form, notes, numbering and protection from this report without knowing the file format.
Every ``key`` is that of a block or a note of the tree (a table's for what stands in one of its cells) and
empty where the thing stands nowhere in it; every ``ref`` is ``part#/path`` as in ``Origin.ref``. Lengths
are in points, dates as the file writes them, text as the tree's (``values.text.clean_text``).
"""

from dataclasses import dataclass, field
from typing import Literal

from uprdraft.document.package_file import (
    Embedded,
    External,
    FontShare,
    LanguageShare,
    PageSetup,
    Picture,
    Properties,
    RunningText,
    Unread,
)
from uprdraft.document.package_text import (
    Bookmark,
    Comment,
    Field,
    HeadingSource,
    HiddenText,
    Hyperlink,
    NoteUse,
    NumberUse,
    PartTaken,
    Reading,
    Revision,
    TextBox,
    TypedMark,
    WordCounts,
)

__all__ = [
    "Bookmark",
    "Comment",
    "Embedded",
    "External",
    "Field",
    "FontShare",
    "HeadingSource",
    "HiddenText",
    "Hyperlink",
    "LanguageShare",
    "NoteUse",
    "NumberUse",
    "PackageReport",
    "PageSetup",
    "PartTaken",
    "Picture",
    "Properties",
    "Reading",
    "Revision",
    "RunningText",
    "TextBox",
    "TypedMark",
    "Unread",
    "WordCounts",
]


@dataclass(frozen=True, slots=True)
class PackageReport:
    """Everything about a Word file that its tree does not say."""

    name: str
    conformance: Literal["transitional", "strict"] = "transitional"
    producer: str = ""
    """The program in words ("Microsoft Office Word 16.0000"); empty where unknown."""
    properties: Properties = field(default_factory=Properties)
    pages: tuple[PageSetup, ...] = ()
    fonts: tuple[FontShare, ...] = ()
    """Of the main text, most used first."""
    languages: tuple[LanguageShare, ...] = ()
    default_language: str = ""
    running: tuple[RunningText, ...] = ()
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    text_boxes: tuple[TextBox, ...] = ()
    fields: tuple[Field, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()
    externals: tuple[External, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    pictures: tuple[Picture, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    notes: tuple[NoteUse, ...] = ()
    typed_marks: tuple[TypedMark, ...] = ()
    numbers: tuple[NumberUse, ...] = ()
    headings: tuple[HeadingSource, ...] = ()
    taken: tuple[PartTaken, ...] = ()
    counts: WordCounts = field(default_factory=WordCounts)
    rsids: int = 0
    """How many editing sessions left their number."""
    document_id: str = ""
    tracks_changes: bool = False
    unread: tuple[Unread, ...] = ()

    @property
    def body_font(self) -> FontShare | None:
        """Return the font and size that most of the main text is set in; None for a file without text."""
        return self.fonts[0] if self.fonts else None

    @property
    def has_page_numbers(self) -> bool:
        """Return whether a header or footer that is shown holds the number of the page."""
        return any(r.has_page_number and r.is_shown for r in self.running)
