"""The first questions: State, type of submission, session, language, situation."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.countries import get_country
from uprdraft.pipeline.deadline_words import describe_deadline
from uprdraft.pipeline.deadlines import deadline_for
from uprdraft.records.body import BodyProfile
from uprdraft.rules.availability import Availability
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.availability import remark
from uprdraft.wizard.languages import language_name, written_languages
from uprdraft.wizard.organisations import organisation_steps
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
        help="The State under review, or the State party that reports. Type its name or code.",
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
    yield Step(
        "session",
        _STATE,
        _ask_session,
        _put_session,
        told=_told_deadline,
        shown=lambda s: str(s.draft.session or ""),
    )
    yield Step(
        "as_of", _STATE, _ask_as_of, lambda s, a: {"as_of": a}, shown=lambda s: s.draft.as_of.isoformat()
    )
    yield from organisation_steps(state)
    yield Step("language", _ORGANISATIONS, _ask_language, lambda s, a: {"language": a}, shown=_language_shown)
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
    judged = [
        (b, state.availability(b, state.draft.country, state.shelves.reference, state.draft.as_of))
        for b in state.bodies
    ]
    open_first = sorted(
        judged, key=lambda pair: (pair[0].body, pair[0].procedure, not pair[1].allowed, pair[0].id)
    )
    return Question(
        "submission_type",
        "one",
        "What do you want to write?",
        help="All rules of a type, and how certain each is: uprdraft types ID",
        choices=tuple(
            _type_choice(body, state.materials.fill(body.title), available) for body, available in open_first
        ),
        default=state.draft.submission_type,
        may_wait=False,
    )


def _type_choice(body: BodyProfile, title: str, available: Availability) -> Choice:
    note = _type_note(body)
    if available.allowed:
        note = "; ".join(part for part in (remark(available), note) if part)
    closed = "" if available.allowed else remark(available)
    group = body.procedure if body.procedure == body.body else f"{body.body}: {body.procedure}"
    label = f"{body.stage[:1].upper()}{body.stage[1:]}: {title}"
    return Choice(body.id, label, note=note, closed=closed, group=group)


def _type_note(body: BodyProfile) -> str:
    limit = body.limit.value
    one, joint = limit.individual, limit.joint
    length = f"{one} {limit.unit}" if one else "no limit known"
    if joint and joint != one:
        length += f", {joint} for a joint text"
    caution = body.limit.certainty.caution if one else ""
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
        return _ask_session_number(state)
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


def _ask_session_number(state: State) -> Question:
    """Return the question where no calendar knows the session: of a treaty body, or of a State not listed."""
    body = state.shelves.body
    whose = "this State is known for this cycle" if body.cycle is not None else f"{body.body} is in the data"
    rule = body.deadline.value if body.deadline else None
    when = f" Its deadline: {rule.note or rule.kind}." if rule else ""
    return Question(
        "session",
        "line",
        "For which session? Its number, or nothing where you do not know it.",
        help=f"No session of {whose}: look it up on the "
        f"page of the body at ohchr.org, and type its number.{when}",
        default=str(state.draft.session or ""),
        check=_check_number,
        may_be_empty=True,
    )


def _deadline_note(state: State, session: int | None) -> str:
    """Return the deadline and what comes next; what it rests on stands last, where a low screen cuts."""
    deadline = deadline_for(state.shelves.reference, state.draft.country, session, state.today)
    if deadline is None:
        return "no deadline is known"
    lines = list(describe_deadline(deadline)[1:])
    lines.sort(key=lambda line: line.startswith(("Source:", "Note:")))
    return " ".join(lines)


def _told_deadline(state: State) -> str:
    """Return the whole truth about a deadline that has passed or may have; nothing where it is open."""
    deadline = deadline_for(state.shelves.reference, state.draft.country, state.draft.session, state.today)
    if deadline is None or not (deadline.is_past or deadline.may_be_past or deadline.is_suspended):
        return ""
    return "\n".join(line for line in describe_deadline(deadline)[1:] if not line.startswith("Source:"))


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


def _ask_language(state: State) -> Question:
    """Return the languages in which there are templates and texts; the others that the body takes are closed."""
    written = written_languages(state)
    rule = state.shelves.body.languages
    accepted = (rule.value.languages if rule else ()) or written
    codes = [*written, *(code for code in accepted if code not in written)]
    return Question(
        "language",
        "one",
        "In which language is the text?",
        help="Quotations and names may stand in any other language.",
        choices=tuple(
            Choice(
                code,
                language_name(code),
                note="" if code in accepted else "this body is not known to take it",
                closed="" if code in written else "no templates and texts in it yet",
            )
            for code in codes
        ),
        default=state.draft.language,
        may_wait=False,
    )


def _language_shown(state: State) -> str:
    return language_name(state.draft.language)


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
        help="It stands on the cover, under the name of the State.",
        default=state.draft.title,
        may_be_empty=True,
    )
