"""What a package report says of the file as a whole: properties, pages, fonts, parts that are no text."""

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Embedded",
    "External",
    "FontShare",
    "LanguageShare",
    "PageSetup",
    "Picture",
    "Properties",
    "RunningText",
    "Unread",
]


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties: who made the file, with what. Empty text or None where the file says nothing."""

    title: str = ""
    subject: str = ""
    author: str = ""
    last_modified_by: str = ""
    company: str = ""
    manager: str = ""
    template: str = ""
    keywords: str = ""
    category: str = ""
    description: str = ""
    language: str = ""
    content_status: str = ""
    hyperlink_base: str = ""
    application: str = ""
    application_version: str = ""
    revision: int | None = None
    created: str = ""
    modified: str = ""
    last_printed: str = ""
    editing_minutes: int | None = None
    pages_claimed: int | None = None
    words_claimed: int | None = None
    """As the program that saved it estimated them; never a count."""
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The pages of one section. ``key`` is the last block on them."""

    key: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    gutter: float = 0.0
    columns: int = 1
    first_page_differs: bool = False
    starts: Literal["nextPage", "continuous", "evenPage", "oddPage", "nextColumn"] = "nextPage"


@dataclass(frozen=True, slots=True)
class FontShare:
    """How much of the main text is set in one font and size. ``share`` runs from 0 to 1."""

    name: str
    size: float
    characters: int
    share: float


@dataclass(frozen=True, slots=True)
class LanguageShare:
    """How much of the main text is marked as one language ("en-GB"; "" where nothing says)."""

    language: str
    characters: int
    share: float


@dataclass(frozen=True, slots=True)
class RunningText:
    """A header or footer. ``section`` counts from 0; ``pages`` says on which of its pages it stands.

    One that a section takes over from the section before is listed once, where it is set.
    """

    kind: Literal["header", "footer"]
    pages: Literal["default", "first", "even"]
    section: int
    text: str
    has_page_number: bool
    has_page_total: bool
    ref: str = ""
    is_shown: bool = True
    """False for a first-page or even-page one that the settings leave unused."""


@dataclass(frozen=True, slots=True)
class External:
    """A relationship to something outside the file, hyperlinks left out.

    ``kind`` is the word of the relationship ("attachedTemplate", "image", "oleObject", "subDocument").
    """

    kind: str
    target: str
    part: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """Something inside the file that is no text: an object, a program, a font, another document."""

    kind: Literal["ole", "document", "macro", "control", "font", "chunk", "custom-xml", "signature", "other"]
    part: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. ``description`` is the alternative text; a decorative one needs none.

    ``has_exif`` and ``has_position`` come from the first bytes only; None where not looked at.
    """

    part: str
    key: str
    ref: str = ""
    name: str = ""
    description: str = ""
    is_decorative: bool = False
    is_external: bool = False
    has_exif: bool | None = None
    has_position: bool | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is in the file and was not read, with the reason."""

    what: str
    part: str
    why: str
