"""The first questions: State, type of submission, session, language, situation."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.countries import get_country
from uprdraft.terminal.questions import COMMANDS, Answer, Choice, Command, Question
from uprdraft.values.dates import parse_typed_day
from uprdraft.wizard.forms import form_steps
from uprdraft.wizard.languages import language_name, written_languages
from uprdraft.wizard.organisations import organisation_steps
from uprdraft.wizard.plausible import day_fault, doubt_day
from uprdraft.wizard.session import ask_session, has_session, put_session, told_deadline
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step
from uprdraft.wizard.submission_type import ask_type, put_type, type_shown

__all__ = ["ask_country", "opening_steps"]

_STATE, _ORGANISATIONS, _SITUATION = SECTIONS[0], SECTIONS[1], SECTIONS[2]


def ask_country(default: str = "", commands: tuple[Command, ...] = (Command.HELP, Command.QUIT)) -> Question:
    """Return the very first question; ``commands`` are what can be looked at before there is a draft."""

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
        commands=commands,
    )


def opening_steps(state: State) -> Iterator[Step]:
    """Yield the steps up to the situation."""
    yield Step(
        "country",
        _STATE,
        lambda s: ask_country(s.materials.state.listed, COMMANDS),
        lambda s, a: _changed_country(s, get_country(str(a)).iso3),
        voids=("session", "situation", "title", "themes", "theme/"),
        shown=lambda s: s.materials.state.listed,
    )
    yield Step("submission_type", _STATE, ask_type, put_type, voids=("session",), shown=type_shown)
    if has_session(state.shelves.body):
        yield Step(
            "session", _STATE, ask_session, put_session, told=lambda s, _: told_deadline(s),
            shown=lambda s: str(s.draft.session or "not known"),
        )  # fmt: skip
    yield Step(
        "as_of", _STATE, _ask_as_of, lambda s, a: {"as_of": parse_typed_day(str(a)).isoformat()},
        shown=lambda s: s.draft.as_of.isoformat(),
    )  # fmt: skip
    yield from form_steps(state)
    yield from organisation_steps(state)
    yield Step("language", _ORGANISATIONS, _ask_language, lambda s, a: {"language": a}, shown=_language_shown)
    yield Step(
        "situation",
        _SITUATION,
        _ask_situation,
        _put_situation,
        voids=("title", "themes", "theme/", "key_words"),
        shown=lambda s: s.materials.situation.title,
    )
    yield Step(
        "title", _SITUATION, _ask_title, lambda s, a: {"title": a or None}, shown=lambda s: s.draft.title
    )


def _changed_country(state: State, iso3: str) -> Mapping[str, Any]:
    if iso3 == state.draft.country:
        return {}
    return {"country": iso3, "session": None, **_without_proposals(state)}


def _put_situation(state: State, answer: Answer) -> Mapping[str, Any]:
    return {"situation": answer, **(_without_proposals(state) if answer != state.draft.situation else {})}


def _without_proposals(state: State) -> dict[str, Any]:
    """Return changes that take out what was proposed from the present situation and taken as it stood."""
    draft, proposed = state.draft, state.materials.situation.key_words
    is_title = draft.title == _proposed_title(state)
    is_words = draft.key_words == tuple(proposed)
    return {**({"title": None} if is_title else {}), **({"key_words": None} if is_words else {})}


def _ask_as_of(state: State) -> Question:
    return Question(
        "as_of",
        "line",
        "Up to which day does the text follow events? (year-month-day)",
        help="The day is printed on the cover, and nothing later is used. Usually today, or the day of the deadline.",
        default=state.draft.as_of.isoformat(),
        check=day_fault,
        doubt=lambda text: doubt_day(text, state.today),
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
        "What is the text about? One line for the cover (may be left empty)",
        help="It stands on the cover, under the name of the State, and readers with hundreds of texts go by it. The "
        "proposal comes from the situation; say more where you can.",
        default=state.draft.title
        if state.is_answered("title")
        else state.draft.title or _proposed_title(state),
        may_be_empty=True,
    )


def _proposed_title(state: State) -> str:
    """Return whom the text is about, and where."""
    situation, slots = state.materials.situation, state.materials.slots
    if situation.hosts:
        return situation.title
    people = state.materials.in_language(situation.people)
    return f"{people[:1].upper()}{people[1:]} in {slots['state.the']}"
