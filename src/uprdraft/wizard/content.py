"""The content: themes and their order, recommendations, wording, facts, earlier recommendations, prose."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.assembly.blocks import library_text, recommendation_text
from uprdraft.assembly.suggesting import (
    missing_needs,
    offered,
    offered_earlier,
    offered_facts,
    offered_themes,
    why,
)
from uprdraft.records.body import Part
from uprdraft.records.draft import ChosenRecommendation, EarlierStatus
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step, plain_themes

__all__ = ["content_steps", "theme_steps"]

_THEMES, _RECOMMENDATIONS, _FACTS, _EARLIER, _PROSE = SECTIONS[4:9]
_PROGRESS = {
    "not-started": "not implemented",
    "in-progress": "implementation has begun",
    "partly-implemented": "implemented in part",
    "fully-implemented": "implemented",
    "reversed": "it has become worse",
    "no-information": "no information",
}


def theme_steps(state: State) -> Iterator[Step]:
    """Yield the choice of themes and their order."""
    yield Step("themes", _THEMES, _ask_themes, _put_themes, voids=("themes/order",), shown=_themes_shown)
    if len(state.draft.themes) > 1:
        yield Step("themes/order", _THEMES, _ask_order, _put_order, shown=_themes_shown)


def content_steps(state: State) -> Iterator[Step]:
    """Yield recommendations for all themes, then facts, earlier recommendations and prose."""
    for theme in state.draft.themes:
        yield from _recommendation_steps(state, theme.id)
    for theme in state.draft.themes:
        if offered_facts(theme.id, state.materials):
            yield _theme_step(state, theme.id, "facts", _FACTS, _ask_facts, _put_facts)
    for theme in state.draft.themes:
        yield from _earlier_steps(state, theme.id)
    for theme in state.draft.themes:
        yield _prose_step(
            theme.id, f"What do you want to say in your own words on “{theme_title(state, theme.id)}”?"
        )
    for part in state.shelves.body.parts:
        if part.prose and part.id != "summary":
            yield _prose_step(part.id, f"{part.title}: what do you want to write?", part)


def _themes_shown(state: State) -> str:
    return ", ".join(theme_title(state, t.id) for t in state.draft.themes)


def _ask_themes(state: State) -> Question:
    chosen = tuple(t.id for t in state.draft.themes)
    offers = list(offered_themes(state.materials))
    ticked = chosen or tuple(t for t, _, is_ticked in offers if is_ticked)
    return Question(
        "themes",
        "many",
        "Which themes?",
        help="Each theme becomes a section with what was recommended before, what is happening, the law and your "
        "recommendations. Four to seven themes fit into a stakeholder submission.",
        choices=tuple(
            Choice(t, theme_title(state, t), note=f"{n} recommendations", is_ticked=t in ticked)
            for t, n, _ in offers
        ),
        default=ticked,
        may_wait=False,
    )


def _put_themes(state: State, answer: Answer) -> Mapping[str, Any]:
    wanted = (answer,) if isinstance(answer, str) else answer
    before = {t["id"]: t for t in plain_themes(state, "")["themes"]}
    order = [t for t in before if t in wanted] + [t for t in wanted if t not in before]
    return {"themes": [before.get(t, {"id": t}) for t in order]}


def _ask_order(state: State) -> Question:
    return Question(
        "themes/order",
        "order",
        "In which order?",
        help="Begin with what matters most: readers at OHCHR summarise the beginning.",
        choices=tuple(Choice(t.id, theme_title(state, t.id)) for t in state.draft.themes),
        default=tuple(t.id for t in state.draft.themes),
        may_wait=False,
    )


def _put_order(state: State, answer: Answer) -> Mapping[str, Any]:
    themes = {t["id"]: t for t in plain_themes(state, "")["themes"]}
    order = (answer,) if isinstance(answer, str) else answer
    wanted = [t for t in order if t in themes]
    return {"themes": [themes[t] for t in (*wanted, *(t for t in themes if t not in wanted))]}


def _theme_step(state: State, theme: str, name: str, section: str, ask: Any, put: Any, **more: Any) -> Step:
    return Step(
        f"theme/{theme}/{name}",
        section,
        lambda s: ask(s, theme),
        lambda s, a: put(s, theme, a),
        is_content=True,
        shown=more.pop("shown", lambda s: _count(s, theme, name)),
        **more,
    )


def _count(state: State, theme: str, name: str) -> str:
    return f"{len(getattr(state.theme(theme), name))} chosen"


def _recommendation_steps(state: State, theme: str) -> Iterator[Step]:
    key = f"theme/{theme}/recommendations"
    yield _theme_step(
        state, theme, "recommendations", _RECOMMENDATIONS, _ask_recommendations, _put_recommendations,
        voids=(f"theme/{theme}/facts",), told=lambda s: _told_needs(s, theme),
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
    ticked = (
        {o.entry.id for o in offers if o.is_ticked}
        if not state.is_answered(f"theme/{theme}/recommendations")
        else held
    )
    own = [Choice(r.id, r.own_wording, note="your own", is_ticked=True) for r in chosen if r.is_own]
    return Question(
        f"theme/{theme}/recommendations",
        "many",
        f"Which recommendations on “{theme_title(state, theme)}”?",
        help="Fewer are stronger: States take up two or three. Each is one action; its note says who asks for it "
        "and what binds the State to it. Entries that are dangerous alone bring what makes them safe.",
        choices=(
            *own,
            *(
                Choice(o.entry.id, o.text, note=why(o.entry, state.materials), is_ticked=o.entry.id in ticked)
                for o in offers
            ),
        ),
        default=tuple([c.value for c in own] + [o.entry.id for o in offers if o.entry.id in ticked]),
        may_be_empty=True,
    )


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


def _told_needs(state: State, theme: str) -> str:
    library = state.shelves.library.recommendations
    chosen = {r.id for t in state.draft.themes for r in t.recommendations}
    here = [r.id for r in state.theme(theme).recommendations]
    added = [n for id_ in here if id_ in library for n in library[id_].needs if n in here]
    missing = missing_needs(chosen, state.materials)
    lines = []
    if added:
        names = ", ".join(f"“{library[n].title}”" for n in dict.fromkeys(added))
        lines.append(f"Kept or added because others would be dangerous without: {names}.")
    if missing:
        names = ", ".join(f"“{e.title}” (theme {e.themes[0]})" for e in missing)
        lines.append(f"Still needed before this is safe: {names}.")
    return "\n".join(lines)


def _ask_wording(state: State, theme: str) -> Question:
    chosen = state.theme(theme).recommendations
    return Question(
        f"theme/{theme}/wording",
        "one",
        "Do you want to change the wording of one, or write one of your own?",
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
            "The question in your words (an empty line takes back the one proposed)",
            help="One question that facts can answer, beginning with “Please provide …” or “Please indicate …”.",
            default=held.own_question or held.own_wording,
            may_be_empty=True,
        )
    return Question(
        f"theme/{theme}/recommendations/{id_}",
        "line",
        "The recommendation in your words (an empty line takes the library's text back)" if not id_.startswith("own-")
        else "Your recommendation: one action, a strong verb first, at most 40 words",
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


def _ask_facts(state: State, theme: str) -> Question:
    offers = offered_facts(theme, state.materials)
    held = {f.id for f in state.theme(theme).facts}
    answered = state.is_answered(f"theme/{theme}/facts")
    ticked = held if answered else {f.id for f, is_ticked in offers if is_ticked}
    choices = []
    for fact, _ in offers:
        care = (
            f"; handle with care: {fact.caution}" if fact.sensitivity != "none" or fact.use != "free" else ""
        )
        note = f"reliability {fact.reliability.level}{care}"
        choices.append(
            Choice(fact.id, state.materials.in_language(fact.text), note=note, is_ticked=fact.id in ticked)
        )
    return Question(
        f"theme/{theme}/facts",
        "many",
        f"Which facts on “{theme_title(state, theme)}”?",
        help="Each prints as a sentence with a note to its source. Reliability: A a primary document, B a "
        "published source, C relayed without a footnote, D the witness's own assessment. "
        "Sensitive ones are never ticked for you.",
        choices=tuple(choices),
        default=tuple(c.value for c in choices if c.is_ticked),
        may_be_empty=True,
    )


def _put_facts(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    wanted = (answer,) if isinstance(answer, str) else answer
    held = {f.id: f.model_dump(mode="json", exclude_defaults=True) for f in state.theme(theme).facts}
    facts = []
    for id_ in wanted:
        fact = state.shelves.library.facts[id_]
        text = fact.text.get(state.draft.language, "")
        facts.append(held.get(id_, {"id": id_, "version": fact.version, "text": text}))
    return plain_themes(state, theme, facts=facts)


def _earlier_steps(state: State, theme: str) -> Iterator[Step]:
    offers = offered_earlier(theme, state.materials)
    if not offers:
        return
    yield _theme_step(
        state, theme, "earlier", _EARLIER, _ask_earlier, _put_earlier, voids=(f"theme/{theme}/earlier/",)
    )
    words = {id_: text for id_, text, _ in offers}
    for held in state.theme(theme).earlier:
        yield Step(
            f"theme/{theme}/earlier/{held.id}",
            _EARLIER,
            lambda s, i=held.id: _ask_status(s, theme, i, words.get(str(i), str(i))),  # type: ignore[misc]
            lambda s, a, i=held.id: _put_status(s, theme, i, a),  # type: ignore[misc]
            is_content=True,
            shown=lambda s, i=held.id: _PROGRESS[_earlier(s, theme, i).status],  # type: ignore[misc]
        )


def _earlier(state: State, theme: str, id_: str) -> EarlierStatus:
    return next((e for e in state.theme(theme).earlier if e.id == id_), EarlierStatus(id=id_))


def _ask_earlier(state: State, theme: str) -> Question:
    offers = offered_earlier(theme, state.materials)
    held = {e.id for e in state.theme(theme).earlier}
    answered = state.is_answered(f"theme/{theme}/earlier")
    ticked = held if answered else {id_ for id_, _, is_ticked in offers if is_ticked}
    return Question(
        f"theme/{theme}/earlier",
        "many",
        f"Which earlier recommendations on “{theme_title(state, theme)}” do you assess?",
        help="OHCHR asks submissions to say what became of earlier recommendations, supported and noted alike. Only "
        "those that were read are listed; a gap in the data does not mean that there were none.",
        choices=tuple(Choice(id_, text, is_ticked=id_ in ticked) for id_, text, _ in offers),
        default=tuple(id_ for id_, _, _ in offers if id_ in ticked),
        may_be_empty=True,
    )


def _put_earlier(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    wanted = (answer,) if isinstance(answer, str) else answer
    return plain_themes(state, theme, earlier=[_plain_status(_earlier(state, theme, id_)) for id_ in wanted])


def _plain_status(entry: EarlierStatus) -> dict[str, Any]:
    return {"id": entry.id, **entry.model_dump(mode="json", exclude_defaults=True)}


def _ask_status(state: State, theme: str, id_: str, words: str) -> Question:
    return Question(
        f"theme/{theme}/earlier/{id_}",
        "one",
        f"What became of it? {words}",
        help="Say only what you can show. “No information” prints nothing.",
        choices=tuple(Choice(value, label) for value, label in _PROGRESS.items()),
        default=_earlier(state, theme, id_).status,
    )


def _put_status(state: State, theme: str, id_: str, answer: Answer) -> Mapping[str, Any]:
    entries = [
        e.model_copy(update={"status": answer}) if e.id == id_ else e for e in state.theme(theme).earlier
    ]
    return plain_themes(state, theme, earlier=[_plain_status(e) for e in entries])


def _prose_step(id_: str, text: str, part: Part | None = None) -> Step:
    required = part is not None and part.required
    help_ = part.help if part else "It stands before the facts."
    return Step(
        f"prose/{id_}",
        SECTIONS[9] if id_ == "summary" else _PROSE,
        lambda s: Question(
            f"prose/{id_}",
            "prose",
            text + ("" if required else " (may be left empty)"),
            help=help_,
            default=s.draft.prose.get(id_, ""),
            may_be_empty=not required,
        ),
        lambda s, a: put_prose(s, id_, str(a)),
        is_content=True,
        shown=lambda s: f"{len(s.draft.prose.get(id_, '').split())} words" if s.draft.prose.get(id_) else "",
    )


def put_prose(state: State, id_: str, text: str) -> Mapping[str, Any]:
    """Return the draft's prose with one part replaced; an empty one is taken out."""
    prose = {k: v for k, v in state.draft.prose.items() if k != id_}
    if text.strip():
        prose[id_] = text.strip() + "\n"
    return {"prose": prose or None}


def summary_step(state: State) -> Iterator[Step]:
    """Yield the summary, asked when all else is written."""
    part = next((p for p in state.shelves.body.parts if p.id == "summary"), None)
    if part is not None and part.prose:
        yield _prose_step("summary", "The summary: what does the submission say and ask?", part)
