"""The cover as plain values for a template: who submits what, to which review, as at which day."""

from dataclasses import dataclass

from uprdraft.assembly.materials import Materials
from uprdraft.assembly.template import Inlines
from uprdraft.document.tree import Gap
from uprdraft.records.draft import Contact, Organisation
from uprdraft.records.reference import UprReview
from uprdraft.values.dates import format_date

__all__ = ["CoverView", "OrganisationView", "cover_view", "default_title"]

_ORDINALS = {1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth", 6: "Sixth"}


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as the cover shows it; empty fields are left out by the template."""

    name: str
    acronym: str
    named: str | Inlines
    role: str
    contact: str
    email: str
    website: str
    founded: str
    description: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """The cover's values, all text."""

    title: str
    subject: str
    cycle: str
    session: str
    session_caution: str
    as_of: str
    key_words: str
    organisations: tuple[OrganisationView, ...]
    supporting: tuple[OrganisationView, ...]
    is_joint: bool
    country: str
    country_of: str


def default_title(materials: Materials) -> str:
    """Return the title where the person gave none, such as "Submission to the … Review of China"."""
    return f"{materials.body.title} {materials.slots['state.of']}"


def cover_view(materials: Materials) -> CoverView:
    """Return the cover of the draft."""
    draft = materials.draft
    review = materials.review
    return CoverView(
        title=default_title(materials),
        subject=materials.fill_known(draft.title),
        cycle=f"{_ORDINALS[materials.body.cycle]} cycle" if materials.body.cycle else "",
        session=_session(draft.session, review),
        session_caution=_caution(review),
        as_of=format_date(draft.as_of),
        key_words="; ".join(draft.key_words),
        organisations=tuple(_organisation(o) for o in draft.submitting),
        supporting=tuple(_organisation(o) for o in draft.organisations if o.role == "supporting"),
        is_joint=draft.is_joint,
        country=materials.state.listed,
        country_of=materials.slots["state.of"],
    )


def _session(number: int | None, review: UprReview | None) -> str:
    if number is None:
        return ""
    text = f"{_ordinal(number)} session of the Working Group on the Universal Periodic Review"
    if review and review.session_start and review.status in ("held", "scheduled", "rescheduled"):
        start, end = review.session_start, review.session_end
        text += f", {start}" + (f" to {end}" if end else "")
    return text


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _caution(review: UprReview | None) -> str:
    """Return the reservation the cover must show where the session is not official."""
    if review is None:
        return ""
    if review.status == "projection":
        return "The session is projected from the order of earlier cycles; no official calendar was found."
    if review.status in ("derived", "unknown"):
        return "The session is inferred from the order of the previous cycle; it was not confirmed."
    return ""


def _organisation(organisation: Organisation) -> OrganisationView:
    name, acronym = organisation.name, organisation.acronym
    named = f"{name} ({acronym})" if acronym else name
    return OrganisationView(
        name=name,
        acronym=acronym,
        named=named if name else Inlines((Gap("name of the submitting organization"),)),
        role=organisation.role,
        contact=_contact(organisation.contact),
        email=organisation.contact.email,
        website=organisation.website,
        founded=organisation.founded,
        description=organisation.description,
    )


def _contact(contact: Contact) -> str:
    """Return role and office; a person's name only where they said yes to printing it."""
    person = contact.person if contact.publish_name else ""
    return ", ".join(part for part in (person, contact.role, contact.office) if part)
