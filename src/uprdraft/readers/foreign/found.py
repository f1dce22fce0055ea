"""What is collected while the text is read, in reading order, to become the report."""

from dataclasses import dataclass, field

from uprdraft.document.package_report import (
    Bookmark,
    Embedded,
    Field,
    HiddenText,
    Hyperlink,
    NumberUse,
    Picture,
    Revision,
    TextBox,
    TypedMark,
)
from uprdraft.readers.package import Element

__all__ = ["CommentPlace", "Found", "NoteMark"]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a native note. ``custom`` is the sign typed for it, ``shown`` whether the tree has it."""

    id: str
    key: str
    section: int
    in_table: bool
    custom: str | None
    shown: bool


@dataclass(slots=True)
class CommentPlace:
    """Where a comment hangs, and the words it is about."""

    key: str
    ref: str
    quote: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """Everything of the text that is not in the tree, and the number of blocks so far."""

    blocks: int = 0
    touched: int = 0
    """Grows with everything recorded; a paragraph without text is kept where something hangs on it."""
    sections: int = 0
    bookmarks: list[Bookmark] = field(default_factory=list)
    comments: dict[str, CommentPlace] = field(default_factory=dict)
    contents: list[str] = field(default_factory=list)
    embedded: list[Embedded] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    hyperlinks: list[Hyperlink] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    numbers: list[NumberUse] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    section_elements: list[Element] = field(default_factory=list)
    section_ends: list[str] = field(default_factory=list)
    text_boxes: list[TextBox] = field(default_factory=list)
    typed_marks: list[TypedMark] = field(default_factory=list)

    def touch(self) -> None:
        """Note that something hangs on the present paragraph."""
        self.touched += 1
