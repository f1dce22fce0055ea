"""What only some bodies ask for: a limit to find out, publication, an agenda item, named paragraphs, a case.

What a body wants stands in its profile and its form (``wants`` and the cover); here stands how it is asked.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.records.body import Want
from uprdraft.records.draft import Case, OwnLimit, Reply
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.plausible import number_in
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["case_steps", "form_steps", "reply_steps"]

_BODY, _SAFETY, _PROSE = SECTIONS[0], SECTIONS[3], SECTIONS[8]


def form_steps(state: State) -> Iterator[Step]:
    """Yield the questions on the form of the text, as far as its body asks for them."""
    body = state.shelves.body
    if body.limit.value.individual is None:
        yield Step("limit", _BODY, _ask_limit, _put_limit, voids=("limit/source",), shown=_limit_shown)
        if state.draft.own_limit is not None:
            yield Step("limit/source", _BODY, _ask_source, _put_source, shown=_source_shown)
    if body.is_wanted("posting"):
        yield Step(
            "publication", _BODY, _ask_publication, lambda s, a: {"publication": a},
            shown=lambda s: s.draft.publication or "",
        )  # fmt: skip
    if body.is_wanted("agenda-item"):
        yield Step(
            "agenda-item", _BODY, _ask_agenda, _put_agenda, shown=lambda s: str(s.draft.agenda_item or "")
        )
    if body.is_wanted("case"):
        yield Step("case/kinds", _BODY, _ask_kinds, _put_kinds, shown=lambda s: ", ".join(s.draft.case.kinds))
        yield Step(
            "case/mandates",
            _BODY,
            _ask_mandates,
            _put_mandates,
            shown=lambda s: "; ".join(s.draft.case.mandates),
        )


def case_steps(state: State) -> Iterator[Step]:
    """Yield what is asked of a case about the people in it, after the safety questions."""
    if state.shelves.body.is_wanted("case"):
        yield Step(
            "case/victims",
            _SAFETY,
            _ask_victims,
            _put_victims,
            shown=lambda s: ", ".join(s.draft.case.victims),
        )
        yield Step("case/naming", _SAFETY, _ask_naming, _put_naming, shown=lambda s: s.draft.case.naming)


def _ask_limit(state: State) -> Question:
    own = state.draft.own_limit
    return Question(
        "limit", "line", f"How many {_unit(state)} may the text have? (may be left empty; no limit is known here)",
        help="No length rule of this body was found, and none is invented. The page or note of the session says it, or "
        "the secretariat. Left empty, the length is counted and not judged.",
        default=str(own.value) if own else "", check=_check_number, may_be_empty=True,
    )  # fmt: skip


def _check_number(text: str) -> str | None:
    number = number_in(text)
    return None if not text or (number and number <= 1_000_000) else "Type a number, such as 3000."


def _unit(state: State) -> str:
    return state.shelves.body.limit.value.unit


def _put_limit(state: State, answer: Answer) -> Mapping[str, Any]:
    if not answer:
        return {"own_limit": None}
    held = state.draft.own_limit
    source = held.source if held else "not yet said"
    return {
        "own_limit": _plain(
            OwnLimit(unit=_unit(state), value=number_in(str(answer)) or 0, source=source, as_of=state.today)
        )
    }


def _plain(own: OwnLimit) -> dict[str, Any]:
    return own.model_dump(mode="json")


def _limit_shown(state: State) -> str:
    own = state.draft.own_limit
    return f"{own.value} {own.unit}" if own else "not known"


def _ask_source(state: State) -> Question:
    own = state.draft.own_limit
    return Question(
        "limit/source", "line", "Where does that limit stand, or who said it?",
        help="It is shown as your own, with today's date. For example: information note of the 85th session.",
        default=own.source if own and own.source != "not yet said" else "",
    )  # fmt: skip


def _put_source(state: State, answer: Answer) -> Mapping[str, Any]:
    own = state.draft.own_limit
    return {"own_limit": _plain(own.model_copy(update={"source": clean_line(str(answer))}))} if own else {}


def _source_shown(state: State) -> str:
    return state.draft.own_limit.source if state.draft.own_limit else ""


def _ask_publication(state: State) -> Question:
    return Question(
        "publication", "one", "May the body post the text on its website?",
        help="The body asks for it on the first page. A text marked confidential is read by its members only; whoever "
        "is at risk is safer with that.",
        choices=(Choice("public", "Yes, it may be posted"), Choice("confidential", "No, it is confidential")),
        default=state.draft.publication or "confidential",
    )  # fmt: skip


def _ask_agenda(state: State) -> Question:
    def check(text: str) -> str | None:
        return None if not text or number_in(text) in range(1, 11) else "Type a number from 1 to 10."

    return Question(
        "agenda-item", "line", "Under which agenda item of the Council? (1 to 10)",
        help="The list of speakers and the written statements are kept by item.",
        default=str(state.draft.agenda_item or ""), check=check, may_be_empty=True,
    )  # fmt: skip


def _put_agenda(state: State, answer: Answer) -> Mapping[str, Any]:
    return {"agenda_item": number_in(str(answer))}


_KINDS = (
    Choice("past", "A violation that has taken place"),
    Choice("continuing", "A continuing violation"),
    Choice("imminent", "A violation that is about to take place"),
    Choice("law-or-policy", "A law, policy or practice"),
)


def _ask_kinds(state: State) -> Question:
    return Question(
        "case/kinds", "many", "What is the communication about?",
        help="An imminent or continuing violation can lead to an urgent appeal.",
        choices=_KINDS, default=state.draft.case.kinds,
    )  # fmt: skip


def _case(state: State, **fields: Any) -> Mapping[str, Any]:
    case = Case.model_validate({**state.draft.case.model_dump(), **fields})
    return {"case": case.model_dump(mode="json", exclude_defaults=True) or None}


def _put_kinds(state: State, answer: Answer) -> Mapping[str, Any]:
    return _case(state, kinds=(answer,) if isinstance(answer, str) else tuple(answer))


def _ask_mandates(state: State) -> Question:
    return Question(
        "case/mandates", "line", "To which mandates does it go? Part several with semicolons. (may be left empty)",
        help="For example: Special Rapporteur on torture; Working Group on Arbitrary Detention.",
        default="; ".join(state.draft.case.mandates), may_be_empty=True,
    )  # fmt: skip


def _put_mandates(state: State, answer: Answer) -> Mapping[str, Any]:
    return _case(state, mandates=tuple(filter(None, (clean_line(m) for m in str(answer).split(";")))))


def _ask_victims(state: State) -> Question:
    return Question(
        "case/victims", "line", "Under which codes do the alleged victims stand? Part several with commas. "
        "(may be left empty)",
        help="V1, V2 and so on, as in people.yaml, where names and consent are kept. No name belongs here. Leave it "
        "empty where it is about a group, or about a law.",
        default=", ".join(state.draft.case.victims), may_be_empty=True,
    )  # fmt: skip


def _put_victims(state: State, answer: Answer) -> Mapping[str, Any]:
    codes = (clean_line(code) for code in str(answer).replace(";", ",").split(","))
    return _case(state, victims=tuple(dict.fromkeys(filter(None, codes))))


def _ask_naming(state: State) -> Question:
    return Question(
        "case/naming", "one", "May the Government be told the names of the victims?",
        help="Normally it is. Only the person, or who decides for them, can say yes.",
        choices=(
            Choice("must-not-be-named", "No, the names must not be passed on"),
            Choice("may-be-named", "Yes, they have agreed"),
        ),
        default=state.draft.case.naming or "must-not-be-named",
    )  # fmt: skip


def _put_naming(state: State, answer: Answer) -> Mapping[str, Any]:
    return _case(state, naming=answer)


_NO_THEME = "none"
_ABOUT: dict[Want, str] = {"assessments": "concluding-observations", "answers": "list-of-issues"}
"""The document whose paragraphs a text takes up, by what it wants."""


def _document(state: State) -> str:
    """Return the document whose paragraphs the text takes up; empty where it takes up none."""
    return next((kind for want, kind in _ABOUT.items() if state.shelves.body.is_wanted(want)), "")


def _taken_up(state: State) -> list[int]:
    """Return which of the draft's replies stand in this text."""
    document = _document(state)
    return [index for index, reply in enumerate(state.draft.replies) if reply.document == document]


def reply_steps(state: State) -> Iterator[Step]:
    """Yield the paragraphs that a follow-up assesses or a report answers, and what is said on each."""
    if not _document(state):
        return
    yield Step(
        "replies", _PROSE, _ask_paragraphs, _put_paragraphs, voids=("replies/",),
        shown=lambda s: "; ".join(s.draft.replies[i].paragraph for i in _taken_up(s)),
    )  # fmt: skip
    is_assessed = state.shelves.body.is_wanted("assessments")
    for index in _taken_up(state):
        for name, text in _PASSAGES:
            yield Step(
                f"replies/{index + 1}/{name}", _PROSE,
                lambda s, i=index, n=name, t=text: _ask_passage(s, i, n, t),  # type: ignore[misc]
                lambda s, a, i=index, n=name: _put_reply(s, i, **{n: str(a).strip()}),  # type: ignore[misc]
                is_content=True,
                shown=lambda s, i=index, n=name: f"{len(getattr(s.draft.replies[i], n).split())} words",  # type: ignore[misc]
            )  # fmt: skip
        if state.draft.themes and is_assessed:
            yield Step(
                f"replies/{index + 1}/theme", _PROSE,
                lambda s, i=index: _ask_theme(s, i),  # type: ignore[misc]
                lambda s, a, i=index: _put_reply(s, i, theme=None if a == _NO_THEME else a),  # type: ignore[misc]
                is_content=True, shown=lambda s, i=index: s.draft.replies[i].theme or "",  # type: ignore[misc]
            )  # fmt: skip


_PASSAGES = (
    ("asked", "Paragraph {0}: go on with “The Committee asked the State party …”"),
    ("measures", "Paragraph {0}: what has the State party done?"),
    ("assessment", "Paragraph {0}: how do you judge it?"),
    ("remains", "Paragraph {0}: what remains to be done?"),
)  # fmt: skip


def _ask_paragraphs(state: State) -> Question:
    held = "; ".join(
        f"{r.symbol} {r.paragraph}".strip() for r in (state.draft.replies[i] for i in _taken_up(state))
    )
    if state.shelves.body.is_wanted("answers"):
        return Question(
            "replies", "line", "Which paragraphs of the list of issues do you answer? Symbol and paragraph, several "
            "parted by semicolons (may be left empty)",
            help="Only where you can say what the State's answer does not. Without a list of issues, leave it empty. "
            "For example: CRC/C/CHN/Q/5-6 12; CRC/C/CHN/Q/5-6 15.",
            default=held, may_be_empty=True,
        )  # fmt: skip
    observations = [
        o
        for o in state.shelves.reference.observations.values()
        if o.treaty == state.shelves.body.treaty and o.paragraphs and not o.date.is_after(state.draft.as_of)
    ]
    latest = max((o.date.last for o in observations if o.date.last), default=None)
    known = [f"{o.symbol} {o.paragraphs}" for o in observations if o.date.last == latest]
    return Question(
        "replies", "line", "Which paragraphs do you assess? Symbol and paragraph, several parted by semicolons",
        help="Those that the Committee selected for follow-up; they stand at the end of its concluding observations. "
        "Proposed are those of the latest observations that this library has. "
        "For example: CEDAW/C/CHN/CO/9 30(a); CEDAW/C/CHN/CO/9 30(b).",
        default=held or "; ".join(known),
    )  # fmt: skip


def _put_paragraphs(state: State, answer: Answer) -> Mapping[str, Any]:
    document = _document(state)
    held = {(r.symbol, r.paragraph): r for r in (state.draft.replies[i] for i in _taken_up(state))}
    others = [r for r in state.draft.replies if r.document != document]
    named = []
    for part in filter(None, (clean_line(p) for p in str(answer).split(";"))):
        symbol, _, paragraph = part.rpartition(" ") if "/" in part.split(" ", 1)[0] else ("", "", part)
        new = Reply.model_validate({"document": document, "symbol": symbol, "paragraph": paragraph})
        named.append(held.get((symbol, paragraph)) or new)
    return _replies([*named, *others])


def _replies(replies: list[Reply]) -> Mapping[str, Any]:
    plain = [{"paragraph": r.paragraph, **r.model_dump(mode="json", exclude_defaults=True)} for r in replies]
    return {"replies": plain or None}


def _ask_passage(state: State, index: int, name: str, text: str) -> Question:
    reply = state.draft.replies[index]
    is_short = name == "asked"
    if is_short and reply.document == "list-of-issues":
        text = "Paragraph {0}: what does the list ask? Go on with “The Committee asked: …”"
    is_needed = name == "assessment" and not reply.measures
    return Question(
        f"replies/{index + 1}/{name}", "line" if is_short else "prose",
        text.format(reply.paragraph) + ("" if is_needed else " (may be left empty)"),
        help="Say only what you can show. Cite a source as [@CEDAW/C/CHN/CO/9, para. 29]." if not is_short
        else "In short, in your words. For example: to end forced returns.",
        default=getattr(reply, name), may_be_empty=not is_needed,
    )  # fmt: skip


def _put_reply(state: State, index: int, **fields: Any) -> Mapping[str, Any]:
    replies = list(state.draft.replies)
    replies[index] = replies[index].model_copy(update=fields)
    return _replies(replies)


def _ask_theme(state: State, index: int) -> Question:
    reply = state.draft.replies[index]
    return Question(
        f"replies/{index + 1}/theme", "one", f"Paragraph {reply.paragraph}: which theme stands under it?",
        help="Its facts and asks are printed after your assessment. A theme stands once; the others follow at the end.",
        choices=(Choice(_NO_THEME, "None"), *(Choice(t.id, theme_title(state, t.id)) for t in state.draft.themes)),
        default=reply.theme or _NO_THEME,
    )  # fmt: skip
