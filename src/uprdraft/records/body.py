"""The form rules of a UN body for one type of submission, each value with its certainty."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from uprdraft.records.base import Id, Language, Line, Record, SlotText, Valued

__all__ = [
    "EDITIONS",
    "Edition",
    "Asks",
    "BodyProfile",
    "BodyWords",
    "Brief",
    "Channel",
    "CoverItem",
    "Deadline",
    "Font",
    "Form",
    "FurtherSource",
    "Limit",
    "NoteRule",
    "Part",
    "Publicity",
    "Structure",
    "TypeId",
    "Unit",
    "Variant",
    "Want",
]

TypeId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?$", max_length=80)
]
"""A submission type, with its variant after a colon: ``crc-presession:thematic``."""
Edition = Literal["public", "confidential"]
"""For whom a text is made: for everyone, or for the body alone."""
EDITIONS: tuple[Edition, ...] = ("public", "confidential")
Unit = Literal["words", "pages", "minutes", "seconds", "characters"]
Asks = Literal["recommendations", "questions", "assessment"]
Want = Literal["posting", "agenda-item", "ecosoc-status", "focus", "case", "answers", "assessments"]
"""What a text takes of a draft beside prose and themes: whether it may be posted, the item and the status before the
Council, the themes of a short text, a case, answers to a list of issues, assessments of named paragraphs."""


class Limit(Record):
    """The greatest length: ``individual`` and ``joint`` in ``unit``; None where no rule was found."""

    unit: Unit
    individual: int | None
    joint: int | None
    applies: str = ""

    def most(self, *, is_joint: bool) -> int | None:
        """Return the greatest length for one kind of text."""
        return self.joint if is_joint else self.individual


class Variant(Record):
    """A kind of text of the same type with a limit of its own."""

    id: Id
    title: Line
    limit: Valued[Limit]


class Font(Record):
    """A typeface and its size in points. ``emphasis`` says what the body rules about bold and italics.

    ``plain`` says that it rules them out, and underlining too.
    """

    name: str
    size_points: int
    emphasis: str = ""
    plain: bool = False


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
    """When the text must be in. ``fixed_dates`` maps an event ("february-working-group") to its day."""

    kind: str
    relative_to: str = ""
    time_of_day_geneva: str = ""
    weeks_before: int | None = None
    weeks_before_preferred: int | None = None
    fixed_dates: dict[Id, str] = {}
    note: str = ""


class Channel(Record):
    """How the text is sent. ``address`` is shown only where it is better known than by recollection."""

    how: Line
    address: str = ""


class Publicity(Record):
    """Who will read it; None where no rule was found."""

    public_by_default: bool | None = None
    confidential_option: bool | None = None
    anonymous_option: bool | None = None
    note: str = ""


class Structure(Record):
    """Languages and file formats accepted."""

    languages: tuple[Language, ...] = ()
    preferred: tuple[Language, ...] = ()
    file_formats: tuple[str, ...] = ()
    rejected_formats: tuple[str, ...] = ()


class BodyWords(Record):
    """What the body's texts call the State, the body itself and the treaty: "State party", "Committee"."""

    state: Line = "State"
    body: Line = "Council"
    treaty: str = ""


class Brief(Record):
    """How much of a draft a short text takes: the first so many themes, and of each so many facts and asks."""

    themes: int
    facts: int
    recommendations: int
    earlier: int = 2
    """Earlier recommendations and observations that are recalled for a theme."""


class Form(Record):
    """A kind of text that several bodies take: its template, its parts and what it asks.

    Profiles name their form and need not repeat it; a profile's own value goes before the form's.
    """

    id: Id
    template: str
    asks: tuple[Asks, ...]
    parts: tuple[Part, ...]
    is_spoken: bool = False
    cover_page: bool = True
    brief: Brief | None = None
    call: SlotText | None = None
    """How a call on the State begins in such a text."""
    wants: tuple[Want, ...] = ()


class FurtherSource(Record):
    """A page that values without a source of their own rest on."""

    title: Line
    url: str = ""


class BodyProfile(Record):
    """One type of submission to one body."""

    schema_version: int = 1
    id: TypeId
    form: Id | None = None
    body: Line
    abbreviation: str = ""
    procedure: Line
    stage: Line
    short_stage: str = ""
    """For a file name: "session", "LOI"."""
    title: SlotText
    title_without_report: SlotText | None = None
    """The title where no report of the State party is in: what the text then is."""
    kind: Id
    status: Literal["current", "closing", "historic", "projected"]
    suits: tuple[Id, ...] = ()
    """The library's words for this use (``suits`` of a recommendation); an entry needs one of them."""
    treaty: Id | None = None
    """The treaty whose committee it is, by its id in treaties.yaml; None for the Council and the review."""
    words: BodyWords = BodyWords()
    order: Literal["theme", "article", "cluster"] = "theme"
    """How the themes are set out: as the person orders them, or under the treaty's articles or clusters."""
    asks: tuple[Asks, ...] = ("recommendations",)
    is_spoken: bool = False
    is_confidential: bool = False
    """Whether the text goes to the body alone and is never published by it."""
    cover_page: bool = True
    brief: Brief | None = None
    call: SlotText | None = None
    """How a call on the State begins, in texts that call and do not list recommendations."""
    wants: tuple[Want, ...] = ()
    """What is asked for beside what the cover shows."""
    template: str = ""
    cycle: int | None = None
    variant: str = ""
    limit: Valued[Limit]
    variants: tuple[Variant, ...] = ()
    limit_alternatives: tuple[Valued[Limit], ...] = ()
    words_per_minute: Valued[int] | None = None
    words_per_page: Valued[int] | None = None
    not_counted: Valued[tuple[str, ...]] | None = None
    counted: Valued[tuple[str, ...]] | None = None
    notes_count: Valued[bool] | None = None
    """Whether notes count towards the limit; None where no rule was found, and then they do not."""
    notes: Valued[NoteRule]
    languages: Valued[Structure] | None = None
    file_formats: Valued[Structure] | None = None
    font: Valued[Font] | None = None
    numbered_paragraphs: Valued[bool] | None = None
    numbered_pages: Valued[bool] | None = None
    paper: Valued[Literal["A4", "Letter"]] | None = None
    cover: tuple[Valued[CoverItem], ...] = ()
    must_hold: tuple[Valued[str], ...] = ()
    """What the body asks the text to hold beside the cover."""
    has_contents: bool = False
    """Whether a table of contents is asked for."""
    parts: tuple[Part, ...] = ()
    body_order: Valued[tuple[str, ...]] | None = None
    """The order in which guidance to the body's texts sets them out."""
    structure_certainty: str = ""
    deadline: Valued[Deadline] | None = None
    channel: Valued[Channel] | None = None
    publicity: Valued[Publicity] | None = None
    encouraged: tuple[Valued[str], ...] = ()
    disallowed: tuple[Valued[str], ...] = ()
    source_title: str = ""
    source_url: str = ""
    further_sources: tuple[FurtherSource, ...] = ()
    remarks: str = ""

    @property
    def base_id(self) -> str:
        """Return the type without its variant."""
        return self.id.partition(":")[0]

    def is_wanted(self, what: Want) -> bool:
        """Return whether the text takes it, by its form or by what its cover must show."""
        return what in self.wants or any(item.value.field == what for item in self.cover)

    @property
    def takes_confidential(self) -> bool | None:
        """Return whether the body accepts a text for itself alone; None where no rule was found."""
        if self.is_confidential:
            return True
        return self.publicity.value.confidential_option if self.publicity is not None else None

    @property
    def counts_notes(self) -> bool:
        """Return whether notes count towards the limit."""
        return self.notes_count is not None and self.notes_count.value

    @property
    def asks_questions_only(self) -> bool:
        """Return whether the text asks questions and makes no recommendations."""
        return "questions" in self.asks and "recommendations" not in self.asks
