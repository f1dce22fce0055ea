"""Who submits the text: one organization or several, and what the cover says of each."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.records.draft import Contact, Organisation
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.plausible import doubt_email, doubt_web, year_fault
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["organisation_steps"]

_ORGANISATIONS = SECTIONS[1]


def _ask_joint(state: State) -> Question:
    limit = state.shelves.body.limit
    one, many = limit.value.individual, limit.value.joint
    return Question(
        "joint",
        "one",
        "Does one organization submit the text, or several together?",
        help="A joint text counts as one; every member stands on the cover. "
        "An organization may usually send one text of its own and join others.",
        choices=(
            Choice("individual", "One organization", note=f"up to {one} {limit.value.unit}" if one else ""),
            Choice("joint", "Several together", note=f"up to {many} {limit.value.unit}" if many else ""),
        ),
        default="joint" if state.draft.is_joint else "individual",
        may_wait=False,
    )


def _put_joint(state: State, answer: Answer) -> Mapping[str, Any]:
    held = list(state.draft.submitting) or [Organisation()]
    if answer == "joint" and len(held) == 1:
        held.append(Organisation())
    if answer == "individual":
        held = held[:1]
    return _put_organisations(state, held)


def _put_organisations(state: State, submitting: list[Organisation]) -> dict[str, Any]:
    plain = [o.model_dump(mode="json", exclude_defaults=True) for o in (*submitting, *state.draft.supporting)]
    return {"organisations": plain}


_FIELDS = (
    ("name", "What is its full registered name?", "The name under which it is registered for the upload."),
    ("acronym", "What is its acronym?", "For the cover and the footer of each page, for example EHRO."),
    (
        "contact.role",
        "Who can be asked about the text? A function, not a person",
        "For example: Advocacy Coordinator. The cover is published, so it names no person.",
    ),
    (
        "contact.office",
        "Where is the office of that function?",
        "For example: Geneva office. No private address.",
    ),
    ("contact.email", "Which e-mail address may be published?", "Use an office address, not a person's."),
    ("website", "What is its web page? (may be left empty)", "For example https://www.example.org."),
    ("founded", "In which year was it established? (may be left empty)", "For example 2010."),
    (
        "description",
        "What does it do, in about three lines?",
        "Main activities, where, and since when on this subject.",
    ),
)
_MAY_BE_EMPTY = ("website", "founded")
_DOUBTS = {"contact.email": doubt_email, "website": doubt_web}
_STATUSES = (
    Choice("general", "General consultative status"),
    Choice("special", "Special consultative status"),
    Choice("roster", "Roster"),
)
_SMALL_WORDS = ("a", "an", "and", "for", "in", "of", "on", "the", "to", "with")


def organisation_steps(state: State) -> Iterator[Step]:
    """Yield single or joint, and what the cover says of each organization."""
    yield Step(
        "joint",
        _ORGANISATIONS,
        _ask_joint,
        _put_joint,
        shown=lambda s: "joint" if s.draft.is_joint else "individual",
    )
    several = state.draft.is_joint
    wants_status = state.shelves.body.is_wanted("ecosoc-status")
    for index in range(len(state.draft.submitting)):
        for name, text, help_ in _FIELDS if index == 0 else _FIELDS[:2]:
            label = f"Organization {index + 1}: {text}" if several else text
            yield Step(
                f"organisation/{index + 1}/{name}",
                _ORGANISATIONS,
                lambda s, n=name, t=label, h=help_, i=index: _ask_field(s, i, n, t, h),  # type: ignore[misc]
                lambda s, a, n=name, i=index: _put_field(s, i, n, str(a)),  # type: ignore[misc]
                shown=lambda s, n=name, i=index: _field(s.draft.submitting[i], n),  # type: ignore[misc]
            )
        if wants_status:
            yield Step(
                f"organisation/{index + 1}/ecosoc_status", _ORGANISATIONS,
                lambda s, i=index: _ask_status(s, i),  # type: ignore[misc]
                lambda s, a, i=index: _put_field(s, i, "ecosoc_status", str(a)),  # type: ignore[misc]
                shown=lambda s, i=index: s.draft.submitting[i].ecosoc_status,  # type: ignore[misc]
            )  # fmt: skip
    if several:
        yield Step("organisation/more", _ORGANISATIONS, _ask_more, _put_more, is_asked_again=True)


def _ask_status(state: State, index: int) -> Question:
    words = state.shelves.body.id.split("-")
    named = next((c.value for c in _STATUSES if c.value in words), "")
    return Question(
        f"organisation/{index + 1}/ecosoc_status",
        "one",
        "Which status does it have with the Economic and Social Council?",
        help="Only organizations with consultative status can speak or write to the Council; the secretariat's list "
        "of organizations says which one it is.",
        choices=_STATUSES,
        default=state.draft.submitting[index].ecosoc_status or named,
    )


def _field(organisation: Organisation, name: str) -> str:
    if name.startswith("contact."):
        return str(getattr(organisation.contact, name.removeprefix("contact.")))
    return str(getattr(organisation, name))


def _ask_field(state: State, index: int, name: str, text: str, help_: str) -> Question:
    organisation = state.draft.submitting[index]
    held = _field(organisation, name)
    proposal = _initials(organisation.name) if name == "acronym" else ""
    return Question(
        f"organisation/{index + 1}/{name}",
        "line",
        text,
        help=help_,
        default=held or proposal,
        check=(lambda t: year_fault(t, state.draft.as_of)) if name == "founded" else None,
        doubt=_DOUBTS.get(name),
        may_be_empty=name in _MAY_BE_EMPTY,
    )


def _initials(name: str) -> str:
    """Return the first letters of the words of ``name``; nothing where they make no acronym."""
    words = [w for w in name.replace("-", " ").split() if w.isalpha() and w.lower() not in _SMALL_WORDS]
    letters = "".join(w[0] for w in words if w[0].isupper())
    return letters if 2 <= len(letters) <= 8 else ""


def _put_field(state: State, index: int, name: str, value: str) -> Mapping[str, Any]:
    held = list(state.draft.submitting)
    if name.startswith("contact."):
        contact = {**held[index].contact.model_dump(), name.removeprefix("contact."): value}
        held[index] = held[index].model_copy(update={"contact": Contact.model_validate(contact)})
    else:
        held[index] = held[index].model_copy(update={name: value})
    return _put_organisations(state, held)


def _ask_more(state: State) -> Question:
    names = ", ".join(_field(o, "name") or "(no name yet)" for o in state.draft.submitting)
    return Question(
        "organisation/more",
        "one",
        f"Is there another organization? So far: {names}",
        help="Every member must be named on the cover.",
        choices=(Choice("no", "No, that is all"), Choice("yes", "Yes, one more")),
        default="no",
        may_wait=False,
    )


def _put_more(state: State, answer: Answer) -> Mapping[str, Any]:
    if answer != "yes":
        return {}
    held = list(state.draft.submitting)
    return _put_organisations(state, [*held, Organisation()])
