"""The first questions: State, body, session, organisations, situation."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.countries import get_country
from uprdraft.pipeline.deadline_words import describe_deadline
from uprdraft.pipeline.deadlines import deadline_for
from uprdraft.records.body import BodyProfile
from uprdraft.records.draft import Contact, Organisation
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["ask_country", "best_type", "opening_steps"]

_STATE, _ORGANISATIONS, _SITUATION = SECTIONS[0], SECTIONS[1], SECTIONS[2]


def ask_country(default: str = "") -> Question:
    """Return the very first question."""

    def check(text: str) -> str | None:
        try:
            get_country(text)
        except UsageError as error:
            return " - ".join(p for p in (error.message, error.hint) if p)
        return None

    return Question(
        "country",
        "line",
        "Which State is the submission about?",
        help="The State under review, or the State party that reports. Type its name or code: China, CHN.\n"
        "Everything else follows from it: treaties that bind it, earlier reviews, deadlines.",
        default=default,
        check=check,
        may_wait=False,
    )


def opening_steps(state: State) -> Iterator[Step]:
    """Yield the steps up to the situation."""
    yield Step(
        "country",
        _STATE,
        lambda s: ask_country(s.materials.state.listed),
        lambda s, a: _changed_country(s, get_country(str(a)).iso3),
        voids=("session", "situation", "themes", "theme/"),
        shown=lambda s: s.materials.state.listed,
    )
    yield Step(
        "submission_type",
        _STATE,
        _ask_type,
        lambda s, a: {"submission_type": a},
        voids=("session",),
        shown=_type_shown,
    )
    yield Step("session", _STATE, _ask_session, _put_session, shown=lambda s: str(s.draft.session or ""))
    yield Step(
        "as_of", _STATE, _ask_as_of, lambda s, a: {"as_of": a}, shown=lambda s: s.draft.as_of.isoformat()
    )
    yield Step(
        "joint",
        _ORGANISATIONS,
        _ask_joint,
        _put_joint,
        shown=lambda s: "joint" if s.draft.is_joint else "individual",
    )
    yield from _organisation_steps(state)
    yield Step(
        "situation",
        _SITUATION,
        _ask_situation,
        lambda s, a: {"situation": a},
        voids=("title", "themes", "theme/", "key_words"),
        shown=lambda s: s.materials.situation.title,
    )
    yield Step(
        "title", _SITUATION, _ask_title, lambda s, a: {"title": a or None}, shown=lambda s: s.draft.title
    )


def _changed_country(state: State, iso3: str) -> Mapping[str, Any]:
    if iso3 == state.draft.country:
        return {}
    return {"country": iso3, "session": None}


def best_type(cycle: int | None = None) -> str:
    """Return the submission type to propose: the stakeholder submission of ``cycle``, else the first there is."""
    bodies = [load_body(id_) for id_ in list_bodies()]
    for body in bodies:
        if cycle is not None and body.cycle == cycle and body.template:
            return body.id
    return next(b.id for b in bodies if b.template and b.cycle is not None)


def _ask_type(state: State) -> Question:
    bodies = [b for b in (load_body(id_) for id_ in list_bodies()) if b.template]
    return Question(
        "submission_type",
        "one",
        "What do you want to write?",
        help="Each type has its own length, parts and deadline. See all its rules and how certain each is with:\n"
        "uprdraft types ID",
        choices=tuple(Choice(b.id, f"{b.title}: {b.stage}", note=_type_note(b)) for b in bodies),
        default=state.draft.submission_type,
        may_wait=False,
    )


def _type_note(body: BodyProfile) -> str:
    limit = body.limit.value
    length = (
        f"{limit.individual} {limit.unit}, {limit.joint} for a joint text"
        if limit.individual
        else "no limit known"
    )
    caution = body.limit.certainty.caution
    public = body.publicity is not None and body.publicity.value.public_by_default
    parts = [length + (f" ({caution})" if caution else "")]
    parts += ["will be public under your name"] if public else []
    return "; ".join(parts)


def _type_shown(state: State) -> str:
    return state.shelves.body.stage


def _ask_session(state: State) -> Question:
    body = state.shelves.body
    reviews = [r for r in state.shelves.reference.calendar if r.cycle == body.cycle and r.session]
    choices = tuple(
        Choice(str(r.session), f"Session {r.session}", note=_deadline_note(state, r.session)) for r in reviews
    )
    if not choices:
        return Question(
            "session", "line", "Which session? No session of this State is known for this cycle.",
            help="Look it up on the OHCHR page of the review, and type its number.",
            default=str(state.draft.session or ""), check=_check_number, may_be_empty=True,
        )  # fmt: skip
    default = str(state.draft.session) if state.draft.session else choices[0].value
    return Question(
        "session",
        "one",
        "For which session of the Working Group?",
        help="The session decides the deadline. A date marked projected or inferred must be checked on the OHCHR page.",
        choices=choices,
        default=default,
        may_wait=False,
    )


def _deadline_note(state: State, session: int | None) -> str:
    deadline = deadline_for(state.shelves.reference, state.draft.country, session, state.today)
    return " ".join(describe_deadline(deadline)[1:]) if deadline else "no deadline is known"


def _check_number(text: str) -> str | None:
    return (
        None
        if not text or (text.isascii() and text.isdigit() and 0 < int(text) < 200)
        else "type a number, such as 45"
    )


def _put_session(state: State, answer: Answer) -> Mapping[str, Any]:
    return {"session": int(str(answer)) if answer else None}


def _ask_as_of(state: State) -> Question:
    def check(text: str) -> str | None:
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            return "write the day as YYYY-MM-DD"
        return None

    return Question(
        "as_of",
        "line",
        "Up to which day does the text know the world?",
        help="The day is printed on the cover, and nothing later is used. Usually today, or the day of the deadline.",
        default=state.draft.as_of.isoformat(),
        check=check,
        may_wait=False,
    )


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
    supporting = [o for o in state.draft.organisations if o.role == "supporting"]
    plain = [o.model_dump(mode="json", exclude_defaults=True) for o in (*submitting, *supporting)]
    return {"organisations": plain}


_FIELDS = (
    ("name", "Its full registered name", "The name under which it is registered for the upload."),
    ("acronym", "Its acronym", "For the cover and the footer of each page, for example EHRO."),
    (
        "contact.role",
        "Who can be asked about the text: which function",
        "A function, not a person: the cover is published.",
    ),
    (
        "contact.office",
        "Where that function sits",
        "An office, for example “Geneva office”. No private address.",
    ),
    ("contact.email", "An e-mail address that may be published", "Use an office address, not a person's."),
    ("website", "Its web page", "For example https://www.example.org."),
    ("founded", "The year it was established", "For example 2010."),
    (
        "description",
        "What it does, in about three lines",
        "Main activities, where, and since when on this subject.",
    ),
)
_WHY_COVER = (
    "\nWhy: the body files and publishes the submission by its cover, which does not count towards the limit."
)


def _organisation_steps(state: State) -> Iterator[Step]:
    several = state.draft.is_joint
    for index in range(len(state.draft.submitting)):
        for name, text, help_ in _FIELDS if index == 0 else _FIELDS[:2]:
            label = f"Organization {index + 1}. {text}" if several else text
            yield Step(
                f"organisation/{index + 1}/{name}",
                _ORGANISATIONS,
                lambda s, n=name, t=label, h=help_, i=index: _ask_field(s, i, n, t, h),  # type: ignore[misc]
                lambda s, a, n=name, i=index: _put_field(s, i, n, str(a)),  # type: ignore[misc]
                shown=lambda s, n=name, i=index: _field(s.draft.submitting[i], n),  # type: ignore[misc]
            )
    if several:
        yield Step("organisation/more", _ORGANISATIONS, _ask_more, _put_more, is_asked_again=True)


def _field(organisation: Organisation, name: str) -> str:
    if name.startswith("contact."):
        return str(getattr(organisation.contact, name.removeprefix("contact.")))
    return str(getattr(organisation, name))


def _ask_field(state: State, index: int, name: str, text: str, help_: str) -> Question:
    return Question(
        f"organisation/{index + 1}/{name}",
        "line",
        f"{text}?",
        help=help_ + _WHY_COVER,
        default=_field(state.draft.submitting[index], name),
        check=None,
    )


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


def _ask_situation(state: State) -> Question:
    country = state.draft.country
    fitting = [s for s in state.shelves.library.situations.values() if country in s.hosts or not s.hosts]
    fitting.sort(key=lambda s: not s.hosts)
    default = state.draft.situation
    if not state.is_answered("situation") and fitting:
        default = fitting[0].id
    return Question(
        "situation",
        "one",
        "Whom is it about?",
        help="A situation brings the words for the people, what they fear on return, and which themes, recommendations "
        "and facts to propose.",
        choices=tuple(Choice(s.id, s.title, note=s.people.get("en", "")) for s in fitting),
        default=default,
        may_wait=False,
    )


def _ask_title(state: State) -> Question:
    return Question(
        "title",
        "line",
        "A line under the title, to say what it is about? (may be left empty)",
        help="For example: Forcible return and protection of people from … in …",
        default=state.draft.title,
        may_be_empty=True,
    )
