"""The cover as plain values for a template: who submits what, to which review, as at which day."""

from typing import NamedTuple

from uprdraft.assembly.materials import Materials
from uprdraft.assembly.template import Inlines
from uprdraft.document.tree import Gap
from uprdraft.records.draft import Contact, Organisation
from uprdraft.records.reference import PendingReport, UprReview
from uprdraft.values.dates import format_date
from uprdraft.values.numerals import ordinal_words

__all__ = ["CoverView", "OrganisationView", "cover_view", "default_title"]

_STATUSES = {
    "": "",
    "general": "in general consultative status",
    "special": "in special consultative status",
    "roster": "on the roster",
}


_CONFIDENTIAL = "Confidential: please do not post this text"


class OrganisationView(NamedTuple):
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
    ecosoc_status: str | Inlines


class CoverView(NamedTuple):
    """The cover's values: text, or a gap where what must be given is not."""

    title: str
    subject: str
    body: str
    stage: str
    cycle: str
    session: str
    session_start: str
    session_caution: str
    report: str
    report_caution: str
    publication: str
    mandates: str
    as_of: str
    key_words: str
    organisations: tuple[OrganisationView, ...]
    supporting: tuple[OrganisationView, ...]
    is_joint: bool
    country: str
    country_of: str


def default_title(materials: Materials) -> str:
    """Return the title of this type, such as "Submission to the … Review of China".

    A text to a committee that has no report of the State before it is named for what it is.
    """
    report, body = materials.state_report, materials.body
    is_missing = report is not None and report.symbol is None
    return materials.fill(
        body.title_without_report if is_missing and body.title_without_report else body.title
    )


def cover_view(materials: Materials) -> CoverView:
    """Return the cover of the draft."""
    draft = materials.draft
    review = materials.review
    is_review = materials.body.abbreviation == "UPR"
    session = _session(draft.session, review) if is_review else _meeting(materials)
    return CoverView(
        title=default_title(materials),
        subject=materials.fill_known(draft.title).strip(),
        body=materials.body.body,
        stage=materials.body.stage,
        cycle=f"{ordinal_words(materials.body.cycle).capitalize()} cycle" if materials.body.cycle else "",
        session=session,
        session_start=f"{session[:1].upper()}{session[1:]}",
        session_caution=_no_session(materials) or _caution(review),
        report=_report(materials),
        report_caution=_no_report(materials.state_report, materials),
        publication=_publication(materials),
        mandates="; ".join(draft.case.mandates),
        as_of=format_date(draft.as_of),
        key_words=materials.fill_known("; ".join(draft.key_words)),
        organisations=tuple(_organisation(o, materials) for o in draft.submitting or (Organisation(),)),
        supporting=tuple(_organisation(o, materials) for o in draft.supporting),
        is_joint=draft.is_joint,
        country=materials.state.listed,
        country_of=materials.slots["state.of"],
    )


def _meeting(materials: Materials) -> str:
    """Return the session of a committee or the Council, with the agenda item; empty where none is chosen."""
    number, item, body = materials.draft.session, materials.draft.agenda_item, materials.body
    if body.is_confidential:
        return ""
    session = f"{ordinal_words(number)} session of the {body.body}" if number is not None else ""
    agenda = f"agenda item {item}" if item is not None else ""
    text = ", ".join(part for part in (session, agenda) if part)
    return text[:1].upper() + text[1:]


def _no_session(materials: Materials) -> str:
    """Return what the cover says where a committee's session is not known."""
    body = materials.body
    if body.treaty is None or body.is_confidential or materials.draft.session is not None:
        return ""
    if "assessment" in body.asks:
        return ""
    state = materials.slots["state.the"]
    return f"For the next session at which the {body.words.body} takes up {state}; its date is not known."


def _report(materials: Materials) -> str:
    """Return which report of the State the text speaks to, where it is known on the as-of date."""
    report = materials.state_report
    if report is None or report.symbol is None or "assessment" in materials.body.asks:
        return ""
    named = report.symbol if report.issued is None or not report.issued.is_after(materials.as_of) else ""
    return f"On the report of {materials.party}{f', {named}' if named else ''}"


def _no_report(report: PendingReport | None, materials: Materials) -> str:
    """Return the reservation the cover must show where the State has not reported."""
    if report is None or report.symbol is not None or "assessment" in materials.body.asks:
        return ""
    return f"As at {format_date(materials.as_of)}, no report of {materials.party} under review was known."


def _publication(materials: Materials) -> str:
    """Return whether the body may post the text; empty where it is not for the person to say, or was not said."""
    if materials.body.is_confidential:
        return "Confidential: not for publication"
    if materials.edition == "confidential":
        return _CONFIDENTIAL
    chosen = materials.draft.publication
    if chosen is None or not any(item.value.field == "posting" for item in materials.body.cover):
        return ""
    return {
        "public": "This text may be posted on the public website",
        "confidential": _CONFIDENTIAL,
    }[chosen]


def _session(number: int | None, review: UprReview | None) -> str:
    if number is None:
        return ""
    text = f"{ordinal_words(number)} session of the Working Group on the Universal Periodic Review"
    if review and review.session_start and review.status in ("held", "scheduled", "rescheduled"):
        end = review.session_end
        text += f", {_days(str(review.session_start), str(end) if end else '')}"
    return text


def _days(start: str, end: str) -> str:
    """Return "22 January to 2 February 2024": the year once where it is the same."""
    if not end:
        return start
    year = end[-5:]
    return f"{start.removesuffix(year) if start.endswith(year) else start} to {end}"


def _caution(review: UprReview | None) -> str:
    """Return the reservation the cover must show where the session is not official."""
    if review is None:
        return ""
    if review.status == "projection":
        return "The session is projected from the order of earlier cycles; no official calendar was found."
    if review.status in ("derived", "unknown"):
        return "The session is inferred from the order of the previous cycle; it was not confirmed."
    return ""


def _organisation(organisation: Organisation, materials: Materials) -> OrganisationView:
    name, acronym = materials.fill_known(organisation.name), organisation.acronym
    named = f"{name} ({acronym})" if acronym else name
    return OrganisationView(
        name=name,
        acronym=acronym,
        named=named if name.strip() else Inlines((Gap("name of the submitting organization"),)),
        role=organisation.role,
        contact=_contact(organisation.contact),
        email=organisation.contact.email,
        website=organisation.website,
        founded=organisation.founded,
        description=materials.fill_known(organisation.description),
        ecosoc_status=_status(organisation, materials),
    )


def _status(organisation: Organisation, materials: Materials) -> str | Inlines:
    """Return the consultative status; a gap where the cover must show one and no member of the text has any."""
    is_needed = any(item.value.field == "ecosoc-status" for item in materials.body.cover)
    if is_needed and not any(o.ecosoc_status for o in materials.draft.submitting):
        return Inlines((Gap("consultative status with the Economic and Social Council"),))
    return _STATUSES[organisation.ecosoc_status]


def _contact(contact: Contact) -> str:
    """Return role and office; a person's name only where they said yes to printing it."""
    person = contact.person if contact.publish_name else ""
    return ", ".join(part for part in (person, contact.role, contact.office) if part)
