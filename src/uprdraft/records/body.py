"""The form rules of a UN body for one type of submission, each value with its certainty."""

from typing import Literal

from uprdraft.records.base import Id, Language, Line, Record, Valued

__all__ = [
    "BodyProfile",
    "CoverItem",
    "Deadline",
    "Font",
    "Limit",
    "NoteRule",
    "Part",
    "Publicity",
    "Structure",
]


class Limit(Record):
    """The greatest length: ``individual`` and ``joint`` in ``unit``; None where no rule was found."""

    unit: Literal["words", "pages", "minutes", "characters"]
    individual: int | None
    joint: int | None
    applies: str = ""


class Font(Record):
    """A typeface and its size in points."""

    name: str
    size_points: int


class NoteRule(Record):
    """Where notes stand, and whether they may hold anything but references."""

    place: Literal["footnotes", "endnotes"]
    allowed: tuple[Literal["footnotes", "endnotes"], ...] = ("footnotes", "endnotes")
    references_only: bool
    rule: str


class CoverItem(Record):
    """Something the cover must show. ``field`` names what the check looks for."""

    field: Id
    label: Line
    joint_only: bool = False


class Part(Record):
    """A part of the text, in order. ``prose`` parts are written by the person; ``counts`` towards the limit."""

    id: Id
    title: str
    required: bool = False
    prose: bool = False
    counts: bool = True
    help: str = ""


class Deadline(Record):
    """When the text must be in."""

    kind: str
    relative_to: str = ""
    time_of_day_geneva: str = ""
    weeks_before: int | None = None
    note: str = ""


class Publicity(Record):
    """Who will read it."""

    public_by_default: bool
    confidential_option: bool
    anonymous_option: bool
    note: str = ""


class Structure(Record):
    """Languages and file formats accepted."""

    languages: tuple[Language, ...] = ()
    preferred: tuple[Language, ...] = ()
    file_formats: tuple[str, ...] = ()
    rejected_formats: tuple[str, ...] = ()


class BodyProfile(Record):
    """One type of submission to one body."""

    schema_version: int = 1
    id: Id
    body: Line
    procedure: Line
    stage: Line
    title: Line
    kind: Id
    status: Literal["current", "closing", "historic", "projected"]
    suits: Id
    """The library's word for this use (``suits`` of a recommendation)."""
    treaty: Id | None = None
    """The treaty whose committee it is, by its id in treaties.yaml; None for the Council and the review."""
    template: str = ""
    cycle: int | None = None
    limit: Valued[Limit]
    asks: Literal["recommendations", "questions"] = "recommendations"
    """What this stage takes up: a list of issues is made of questions."""
    not_counted: Valued[tuple[str, ...]]
    notes: Valued[NoteRule]
    languages: Valued[Structure]
    file_formats: Valued[Structure]
    font: Valued[Font] | None = None
    numbered_paragraphs: Valued[bool] | None = None
    numbered_pages: Valued[bool] | None = None
    paper: Valued[Literal["A4", "Letter"]] | None = None
    cover: tuple[Valued[CoverItem], ...] = ()
    parts: tuple[Part, ...] = ()
    structure_certainty: str = ""
    deadline: Valued[Deadline] | None = None
    channel: Valued[str] | None = None
    publicity: Valued[Publicity] | None = None
    encouraged: tuple[Valued[str], ...] = ()
    disallowed: tuple[Valued[str], ...] = ()
    source_title: str = ""
    source_url: str = ""
    remarks: str = ""
