"""The draft: everything a person decides or writes, and nothing else.

An answers file is a partial draft, so only what makes a draft a draft is required.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from uprdraft.records.base import Date, Id, Iso3, Language, Line, Record
from uprdraft.records.body import TypeId, Unit

__all__ = [
    "ALONE",
    "DRAFT_SCHEMA",
    "Acknowledgement",
    "Case",
    "ChosenFact",
    "ChosenRecommendation",
    "ChosenTheme",
    "Contact",
    "Draft",
    "EarlierStatus",
    "Organisation",
    "Override",
    "OwnLimit",
    "Remark",
    "Reply",
    "SignOff",
    "TakenUp",
    "Use",
    "is_for_body_alone",
]

ALONE = "-confidential"
"""How the name of prose ends that is for the body alone."""
DRAFT_SCHEMA = 1
"""The schema number this version writes; older ones open, newer ones are refused."""

Prose = Annotated[str, Field(max_length=200_000)]
Progress = Literal[
    "not-started", "in-progress", "partly-implemented", "fully-implemented", "reversed", "no-information"
]


def is_for_body_alone(prose: str) -> bool:
    """Return whether prose of this name stands in the confidential edition only."""
    return prose.endswith(ALONE)


class Extensible(Record):
    """A record that keeps keys beginning ``x-`` and refuses every other unknown key."""

    @model_validator(mode="before")
    @classmethod
    def _drop_own_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: v for k, v in data.items() if not str(k).startswith("x-")}
        return data


class Contact(Extensible):
    """The contact on the cover: role and office. A person's name appears only with ``publish_name``."""

    role: str = ""
    office: str = ""
    email: str = ""
    person: str = ""
    publish_name: bool = False

    @property
    def is_given(self) -> bool:
        """Return whether anything is said of whom to write to."""
        return bool(self.role or self.office or self.email)


class SignOff(Extensible):
    """An organisation's agreement to one version of the text; it is void when the text changes.

    ``version`` is the fingerprint of the text, which ``check`` and the upload sheet show.
    """

    date: Date
    version: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class Organisation(Extensible):
    """An organisation that submits or supports the text. A name still to be given is empty, and a gap."""

    name: str = ""
    acronym: str = ""
    role: Literal["submitting", "supporting"] = "submitting"
    contact: Contact = Contact()
    website: str = ""
    founded: str = ""
    description: str = ""
    ecosoc_status: Literal["", "general", "special", "roster"] = ""
    """Its consultative status with the Economic and Social Council, for statements to the Human Rights Council."""
    signed: SignOff | None = None
    """The version of a joint text that it agreed to, and when."""


class ChosenRecommendation(Extensible):
    """A recommendation taken from the library, copied as it stood; or the person's own (id ``own-…``)."""

    id: Id
    version: int | None = None
    text: str = ""
    own_wording: str = ""
    own_question: str = ""
    """The question in the person's own words, for texts that ask questions."""
    smart: tuple[Literal["specific", "measurable", "time-bound"], ...] = ()

    @property
    def is_own(self) -> bool:
        """Return whether the person wrote it themselves."""
        return self.id.startswith("own-")


class ChosenFact(Extensible):
    """A fact taken from the library, copied as it stood, with the person's own wording if any."""

    id: Id
    version: int | None = None
    text: str = ""
    own_wording: str = ""
    new_paragraph: bool = False


class EarlierStatus(Extensible):
    """An earlier recommendation or observation, and what became of it."""

    id: Id
    status: Progress = "no-information"
    facts: tuple[Id, ...] = ()
    """The facts that the status rests on; their sources stand in its note."""
    own_wording: str = ""
    """What it says in the person's own words: of an observation a sentence, of a recommendation what follows "to"."""
    comment: str = ""


class TakenUp(Extensible):
    """Whether a recommendation of the review takes up one of ours, as the person decided after comparing them."""

    id: Id
    recommendation: Id
    is_taken: bool = True


class ChosenTheme(Extensible):
    """A theme in the order of the text, with all that is chosen for it."""

    id: Id
    heading: str = ""
    recommendations: tuple[ChosenRecommendation, ...] = ()
    facts: tuple[ChosenFact, ...] = ()
    earlier: tuple[EarlierStatus, ...] = ()
    law: tuple[Id, ...] | None = None
    """The instruments to name, in place of those the program would choose."""


class Override(Extensible):
    """A generated paragraph or heading in the person's own words, or left out, or with more behind it.

    ``replaces`` is the fingerprint of what ``text`` replaced or what was left out; ``after`` is prose of the
    person's own that follows.
    """

    paragraph: str
    text: Prose = ""
    replaces: str = ""
    left_out: bool = False
    after: Prose = ""


class Remark(Extensible):
    """A colleague's comment on one place of the text, brought back from a Word file. It is never printed.

    ``place`` is the path of a paragraph as findings name it, ``quote`` the words it is about. It goes out of
    ``check`` when it is taken out of the draft.
    """

    place: str = ""
    quote: str = ""
    text: Prose
    author: str = ""
    """Initials, where the person asked for them."""


class Acknowledgement(Extensible):
    """A finding the person has looked at, with the reason it stands."""

    rule: Id
    place: str = ""
    mark: str
    reason: Line


class OwnLimit(Extensible):
    """A limit that the person found out, with where and when: it takes the place of the profile's."""

    unit: Unit = "words"
    value: Annotated[int, Field(ge=1, le=1_000_000)]
    source: Line
    as_of: Date


class Reply(Extensible):
    """What is said on one named paragraph of a document: an assessment, or an answer to a list of issues.

    ``asked`` is what the paragraph asks for, in short; ``remains`` what is still to be done; ``theme`` a theme
    of the draft whose facts and recommendations stand under it.
    """

    document: Literal["concluding-observations", "list-of-issues", "written-replies", "state-report"] = (
        "concluding-observations"
    )
    symbol: str = ""
    paragraph: Line
    asked: str = ""
    measures: Prose = ""
    assessment: Prose = ""
    remains: Prose = ""
    grade: Literal["", "A", "B", "C", "D", "E"] = ""
    theme: Id | None = None


class Case(Extensible):
    """What a communication to special procedures is about, beside its prose. Victims stand under codes."""

    kinds: tuple[Literal["past", "continuing", "imminent", "law-or-policy"], ...] = ()
    mandates: tuple[Line, ...] = ()
    """The mandates it goes to, as they are named: "Special Rapporteur on …"."""
    victims: tuple[Line, ...] = ()
    """The codes of people.yaml, in order."""
    naming: Literal["", "may-be-named", "must-not-be-named"] = ""
    """Whether the Government may be told the victims' names."""


class Use(Extensible):
    """For what a draft was written before it was copied: its State and its situation."""

    country: Iso3
    situation: Id


class Draft(Extensible):
    """A whole draft."""

    schema_number: Annotated[int, Field(alias="schema")] = DRAFT_SCHEMA
    submission_type: TypeId
    country: Iso3
    session: int | None = None
    as_of: Date
    language: Language = "en"
    situation: Id = "any-refugees"
    title: str = ""
    organisations: tuple[Organisation, ...] = ()
    organisation_order: Literal["chosen", "alphabetical"] = "chosen"
    """How the organisations stand on the cover: as they are listed here, or by name."""
    key_words: tuple[str, ...] = ()
    notes: Literal["footnotes", "endnotes"] | None = None
    annex_of_recommendations: bool = True
    annex_of_earlier: Literal["", "table", "2015", "2020", "2025"] = ""
    """What was recommended before as an annex: a short table, or OHCHR's matrix in the layout of a year."""
    own_limit: OwnLimit | None = None
    publication: Literal["public", "confidential"] | None = None
    """Whether the body may post the text on its website, where it asks; None where it was not said."""
    agenda_item: Annotated[int, Field(ge=1, le=10)] | None = None
    focus: tuple[Id, ...] = ()
    """The themes that a short text (a statement, a factsheet) speaks on, in order; empty for the first ones."""
    replies: tuple[Reply, ...] = ()
    case: Case = Case()
    safety: dict[Id, Literal["yes", "no", "unsure"]] = {}
    themes: tuple[ChosenTheme, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    """After the review: which of its recommendations take up ours, confirmed or refused by a person."""
    prose: dict[Id, Prose] = {}
    prose_for: dict[TypeId, dict[Id, Prose]] = {}
    """Prose in other words for a type of text or a form, by its id; empty text leaves the part out there."""
    overrides: tuple[Override, ...] = ()
    comments: tuple[Remark, ...] = ()
    """What colleagues remarked in a Word file; ``check`` shows it."""
    acknowledged: tuple[Acknowledgement, ...] = ()
    reused_from: tuple[Use, ...] = ()
    """What it was copied from: words of those States and people are looked for in the text."""

    @property
    def submitting(self) -> tuple[Organisation, ...]:
        """Return the organisations that submit the text, in order."""
        return self._in_order("submitting")

    @property
    def supporting(self) -> tuple[Organisation, ...]:
        """Return the organisations that support the text, in order."""
        return self._in_order("supporting")

    def _in_order(self, role: str) -> tuple[Organisation, ...]:
        found = [o for o in self.organisations if o.role == role]
        if self.organisation_order == "alphabetical":
            found.sort(key=lambda o: (o.name.casefold(), o.acronym.casefold()))
        return tuple(found)

    def find_theme(self, id_: str) -> ChosenTheme | None:
        """Return the theme ``id_`` of the draft, or None where it is not chosen."""
        return next((t for t in self.themes if t.id == id_), None)

    @property
    def is_joint(self) -> bool:
        """Return whether more than one organisation submits the text."""
        return len(self.submitting) > 1
