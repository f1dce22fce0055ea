"""Recommendations under a theme: chosen, worded anew, or written by the person."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from uprdraft.assembly.asking import question_to_party
from uprdraft.assembly.blocks import library_text, recommendation_text
from uprdraft.assembly.suggesting import Offer, missing_needs, offered, why
from uprdraft.records.draft import ChosenRecommendation
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step, plain_themes, theme_step

__all__ = ["recommendation_steps"]

_RECOMMENDATIONS = SECTIONS[5]


def recommendation_steps(state: State, theme: str) -> Iterator[Step]:
    """Yield the choice of recommendations on ``theme`` and their wording."""
    key = f"theme/{theme}/recommendations"
    yield theme_step(
        theme, "recommendations", _RECOMMENDATIONS, _ask_recommendations, _put_recommendations,
        voids=(f"theme/{theme}/facts",), told=lambda s, a: _told_needs(s, theme, a),
    )  # fmt: skip
    yield Step(
        f"theme/{theme}/wording",
        _RECOMMENDATIONS,
        lambda s: _ask_wording(s, theme),
        lambda s, a: _put_wording(s, theme, a),
        is_asked_again=True,
        shown=lambda s: (
            f"{sum(bool(r.own_wording) for r in s.theme(theme).recommendations)} in your own words"
        ),
    )
    if state.editing and state.editing[0] == theme:
        id_ = state.editing[1]
        yield Step(
            f"{key}/{id_}",
            _RECOMMENDATIONS,
            lambda s: _ask_text(s, theme, id_),
            lambda s, a: _put_text(s, theme, id_, a),
            is_content=True,
            is_asked_again=True,
        )


def _ask_recommendations(state: State, theme: str) -> Question:
    offers = offered(theme, state.materials)
    chosen = state.theme(theme).recommendations
    held = {r.id for r in chosen}
    # Held without being answered: asked again, with what was chosen as the proposal.
    is_first = not held and not state.is_answered(f"theme/{theme}/recommendations")
    ticked = {o.entry.id for o in offers if o.is_ticked} if is_first else held
    own = [Choice(r.id, r.own_wording, note="your own", is_ticked=True) for r in chosen if r.is_own]
    what = "questions" if state.shelves.body.asks_questions_only else "recommendations"
    return Question(
        f"theme/{theme}/recommendations",
        "many",
        f"Which {what} on “{theme_title(state, theme)}”?",
        help="Fewer are stronger: States take up two or three. Each is one action; below the list stands who asks for "
        "it and what binds the State to it. Some are dangerous alone: choosing one brings what makes it safe.",
        choices=(
            *own,
            *(
                Choice(
                    o.entry.id, _words(state, o), note=_why(state, o, offers), is_ticked=o.entry.id in ticked
                )
                for o in offers
            ),
        ),
        default=tuple([c.value for c in own] + [o.entry.id for o in offers if o.entry.id in ticked]),
        may_be_empty=True,
    )


def _words(state: State, offer: Offer) -> str:
    """Return what would stand in the text: the question where the body takes questions only."""
    if not state.shelves.body.asks_questions_only:
        return offer.text
    ready = state.materials.in_language(offer.entry.question)
    return ready or question_to_party(offer.text, state.materials.party)


def _why(state: State, offer: Offer, offers: Sequence[Offer]) -> str:
    """Return why it fits and what binds the State; of one not ticked, which ticked ones ask much the same."""
    entry = offer.entry
    alike = [
        f"“{o.entry.title}”"
        for o in offers
        if o.is_ticked and entry.overlap and o.entry.overlap == entry.overlap
    ]
    also = f"; asks much the same as {'; '.join(alike[:2])}" if alike and not offer.is_ticked else ""
    return why(entry, state.materials) + also


def _put_recommendations(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    wanted = list((answer,) if isinstance(answer, str) else answer)
    elsewhere = {r.id for t in state.draft.themes if t.id != theme for r in t.recommendations}
    offers = {o.entry.id: o for o in offered(theme, state.materials)}
    wanted += [e.id for e in missing_needs({*wanted, *elsewhere}, state.materials) if e.id in offers]
    return plain_themes(
        state, theme, recommendations=[_taken(state, theme, id_) for id_ in dict.fromkeys(wanted)]
    )


def _taken(state: State, theme: str, id_: str) -> dict[str, Any]:
    """Return a chosen recommendation as plain data: as held, or copied from the library as it stands now."""
    for held in state.theme(theme).recommendations:
        if held.id == id_:
            return held.model_dump(mode="json", exclude_defaults=True)
    entry = state.shelves.library.recommendations[id_]
    text = library_text(entry, state.materials).get(state.draft.language, "")
    return {"id": id_, "version": entry.version, "text": text}


def _told_needs(state: State, theme: str, answer: Answer) -> str:
    """Return what was added to the answer for safety, and what is still missing for it."""
    library = state.shelves.library.recommendations
    wanted = (answer,) if isinstance(answer, str) else answer
    added = [r.id for r in state.theme(theme).recommendations if r.id not in wanted and r.id in library]
    missing = missing_needs({r.id for t in state.draft.themes for r in t.recommendations}, state.materials)
    lines = []
    if added:
        names = ", ".join(f"“{library[id_].title}”" for id_ in added)
        lines.append(f"Added, because what you chose would be dangerous without: {names}.")
    if missing:
        names = ", ".join(f"“{e.title}” (theme “{theme_title(state, e.themes[0])}”)" for e in missing)
        lines.append(f"Still needed before this is safe: {names}.")
    return "\n".join(lines)


def _ask_wording(state: State, theme: str) -> Question:
    chosen = state.theme(theme).recommendations
    return Question(
        f"theme/{theme}/wording",
        "one",
        "Do you want to change the words of one, or write one of your own?",
        help="The library's text is copied into your draft; your own wording takes its place. Later changes of the "
        "library are offered, never applied unasked.",
        choices=(
            Choice("no", "No, go on"),
            *(Choice(r.id, f"Change: {recommendation_text(r, state.materials)}") for r in chosen),
            Choice("own", "Write one of your own"),
        ),
        default="no",
    )


def _put_wording(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    if answer == "own":
        numbers = [
            int(r.id[4:])
            for t in state.draft.themes
            for r in t.recommendations
            if r.is_own and r.id[4:].isdigit()
        ]
        state.editing = (theme, f"own-{max(numbers, default=0) + 1}")
    elif answer != "no":
        state.editing = (theme, str(answer))
    return {}


def _ask_text(state: State, theme: str, id_: str) -> Question:
    held = next((r for r in state.theme(theme).recommendations if r.id == id_), None)
    if held is not None and state.shelves.body.asks_questions_only:
        return Question(
            f"theme/{theme}/recommendations/{id_}",
            "line",
            "The question in your words (- takes back the one proposed)",
            help="One question that facts can answer, beginning with “Please provide …” or “Please indicate …”.",
            default=held.own_question or held.own_wording,
            may_be_empty=True,
        )
    return Question(
        f"theme/{theme}/recommendations/{id_}",
        "line",
        "The recommendation in your words (- takes the library's text back)" if not id_.startswith("own-")
        else "Your recommendation: one action, a strong verb first, at most 40 words"
        + (" (- takes it out)" if held else ""),
        help="One action, a strong verb first, so that it can be checked later whether it was done.",
        default=recommendation_text(held, state.materials) if held else "",
        may_be_empty=not id_.startswith("own-") or held is not None,
    )  # fmt: skip


def _put_text(state: State, theme: str, id_: str, answer: Answer) -> Mapping[str, Any]:
    state.editing = None
    text = clean_line(str(answer))
    held = [r.model_dump(mode="json", exclude_defaults=True) for r in state.theme(theme).recommendations]
    known = next((r for r in held if r["id"] == id_), None)
    if known is None:
        held.append({"id": id_, "own_wording": text})
    elif state.shelves.body.asks_questions_only:
        known.pop("own_question", None)
        known |= {"own_question": text} if text else {}
    elif id_.startswith("own-") and not text:
        held.remove(known)
    else:
        plain = ChosenRecommendation.model_validate({**known, "own_wording": ""})
        same = text in ("", recommendation_text(plain, state.materials))
        known.pop("own_wording", None)
        if not same:
            known["own_wording"] = text
    return plain_themes(state, theme, recommendations=held)
