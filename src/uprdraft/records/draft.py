"""The draft: everything a person decides or writes, and nothing else.

An answers file is a partial draft, so only what makes a draft a draft is required.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from uprdraft.records.base import Date, Id, Iso3, Language, Line, Record

__all__ = [
    "DRAFT_SCHEMA",
    "Acknowledgement",
    "ChosenFact",
    "ChosenRecommendation",
    "ChosenTheme",
    "Contact",
    "Draft",
    "EarlierStatus",
    "Organisation",
    "Override",
]

DRAFT_SCHEMA = 1
"""The schema number this version writes; older ones open, newer ones are refused."""

Prose = Annotated[str, Field(max_length=200_000)]
Progress = Literal[
    "not-started", "in-progress", "partly-implemented", "fully-implemented", "reversed", "no-information"
]


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


class Organisation(Extensible):
    """An organisation that submits or supports the text. A name still to be given is empty, and a gap."""

    name: str = ""
    acronym: str = ""
    role: Literal["submitting", "supporting"] = "submitting"
    contact: Contact = Contact()
    website: str = ""
    founded: str = ""
    description: str = ""


class ChosenRecommendation(Extensible):
    """A recommendation taken from the library, copied as it stood; or the person's own (id ``own-…``)."""

    id: Id
    version: int | None = None
    text: str = ""
    own_wording: str = ""
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
    comment: str = ""


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
    """A generated paragraph in the person's own words. ``replaces`` is the fingerprint of what it replaced."""

    paragraph: str
    text: Prose
    replaces: str = ""


class Acknowledgement(Extensible):
    """A finding the person has looked at, with the reason it stands."""

    rule: Id
    place: str = ""
    mark: str
    reason: Line


class Draft(Extensible):
    """A whole draft."""

    schema_number: Annotated[int, Field(alias="schema")] = DRAFT_SCHEMA
    submission_type: Id
    country: Iso3
    session: int | None = None
    as_of: Date
    language: Language = "en"
    situation: Id = "any-refugees"
    title: str = ""
    organisations: tuple[Organisation, ...] = ()
    key_words: tuple[str, ...] = ()
    notes: Literal["footnotes", "endnotes"] | None = None
    annex_of_recommendations: bool = True
    safety: dict[Id, Literal["yes", "no", "unsure"]] = {}
    themes: tuple[ChosenTheme, ...] = ()
    prose: dict[Id, Prose] = {}
    overrides: tuple[Override, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()

    @property
    def submitting(self) -> tuple[Organisation, ...]:
        """Return the organisations that submit the text, in order."""
        return tuple(o for o in self.organisations if o.role == "submitting")

    def find_theme(self, id_: str) -> ChosenTheme | None:
        """Return the theme ``id_`` of the draft, or None where it is not chosen."""
        return next((t for t in self.themes if t.id == id_), None)

    @property
    def is_joint(self) -> bool:
        """Return whether more than one organisation submits the text."""
        return len(self.submitting) > 1
