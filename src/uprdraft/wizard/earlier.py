"""Earlier recommendations under a theme: which are assessed, what became of each, and what shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.assembly.suggesting import EarlierOffer, offered_earlier
from uprdraft.records.draft import EarlierStatus
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.facts import fact_words
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step, plain_themes, theme_step

__all__ = ["earlier_steps"]

_EARLIER = SECTIONS[7]
_PROGRESS = {
    "not-started": "not implemented",
    "in-progress": "implementation has begun",
    "partly-implemented": "implemented in part",
    "fully-implemented": "implemented",
    "reversed": "it has become worse",
    "no-information": "no information (nothing is printed)",
}
_IMPORTED = "Imported, under no theme yet: tick those that belong here"


def earlier_steps(state: State, theme: str) -> Iterator[Step]:
    """Yield the choice of earlier recommendations on ``theme``, and for each what became of it."""
    offers = {o.id: o for o in offered_earlier(theme, state.materials)}
    if not offers:
        return
    yield theme_step(
        theme, "earlier", _EARLIER, _ask_earlier, _put_earlier, voids=(f"theme/{theme}/earlier/",)
    )
    for held in state.theme(theme).earlier:
        yield from _assessment(state, theme, held, offers.get(held.id))


def _assessment(state: State, theme: str, held: EarlierStatus, offer: EarlierOffer | None) -> Iterator[Step]:
    name, words = (offer.name, offer.words) if offer else (held.id, held.id)
    key = f"theme/{theme}/earlier/{held.id}"
    title = f"{theme_title(state, theme)}: {name}"
    yield Step(
        key, _EARLIER, lambda s: _ask_status(s, theme, held.id, words), lambda s, a: _put_status(s, theme, held.id, a),
        is_content=True, shown=lambda s: _PROGRESS[_held(s, theme, held.id).status], name=title,
    )  # fmt: skip
    if held.status == "no-information" or not state.theme(theme).facts:
        return
    yield Step(
        f"{key}/facts", _EARLIER, lambda s: _ask_facts(s, theme, held.id, words),
        lambda s, a: _put_facts(s, theme, held.id, a), is_content=True,
        shown=lambda s: f"{len(_held(s, theme, held.id).facts)} chosen", name=f"{title}, facts that show it",
    )  # fmt: skip


def _held(state: State, theme: str, id_: str) -> EarlierStatus:
    return next((e for e in state.theme(theme).earlier if e.id == id_), EarlierStatus(id=id_))


def _ask_earlier(state: State, theme: str) -> Question:
    offers = offered_earlier(theme, state.materials)
    held = {e.id for e in state.theme(theme).earlier}
    # Held without being answered: asked again, with what was chosen as the proposal.
    is_first = not held and not state.is_answered(f"theme/{theme}/earlier")
    ticked = {o.id for o in offers if o.is_ticked} if is_first else held
    return Question(
        f"theme/{theme}/earlier",
        "many",
        f"Which earlier recommendations on “{theme_title(state, theme)}” do you assess?",
        help="The review asks what became of earlier recommendations, supported and noted alike; the latest are "
        "ticked. Only those that were read are listed; a gap in the data does not mean that there were none. More can "
        "be brought in with uprdraft import.",
        choices=tuple(_choice(o, o.id in ticked) for o in offers),
        default=tuple(o.id for o in offers if o.id in ticked),
        may_be_empty=True,
    )


def _choice(offer: EarlierOffer, is_ticked: bool) -> Choice:
    return Choice(offer.id, offer.words, is_ticked=is_ticked, group="" if offer.has_theme else _IMPORTED)


def _put_earlier(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    wanted = (answer,) if isinstance(answer, str) else answer
    return _put(state, theme, [_held(state, theme, id_) for id_ in wanted])


def _put(state: State, theme: str, entries: list[EarlierStatus]) -> Mapping[str, Any]:
    plain = [{"id": e.id, **e.model_dump(mode="json", exclude_defaults=True)} for e in entries]
    return plain_themes(state, theme, earlier=plain)


def _put_one(state: State, theme: str, id_: str, **fields: Any) -> Mapping[str, Any]:
    entries = state.theme(theme).earlier
    return _put(state, theme, [e.model_copy(update=fields) if e.id == id_ else e for e in entries])


def _ask_status(state: State, theme: str, id_: str, words: str) -> Question:
    return Question(
        f"theme/{theme}/earlier/{id_}",
        "one",
        f"What became of it? {words}",
        help="Say only what you can show; the facts that show it are asked next. “No information” prints nothing.",
        choices=tuple(Choice(value, label) for value, label in _PROGRESS.items()),
        default=_held(state, theme, id_).status,
    )


def _put_status(state: State, theme: str, id_: str, answer: Answer) -> Mapping[str, Any]:
    facts = () if answer == "no-information" else _held(state, theme, id_).facts
    return _put_one(state, theme, id_, status=answer, facts=facts)


def _ask_facts(state: State, theme: str, id_: str, words: str) -> Question:
    held = _held(state, theme, id_)
    library = state.shelves.library.facts
    known = [library[f.id] for f in state.theme(theme).facts if f.id in library]
    return Question(
        f"theme/{theme}/earlier/{id_}/facts",
        "many",
        f"Which facts show that? ({_PROGRESS[held.status]}: {words})",
        help="Their sources stand in the note. With none, the text says that it is so to the knowledge of your "
        "organization.",
        choices=tuple(Choice(f.id, fact_words(state, f), is_ticked=f.id in held.facts) for f in known),
        default=tuple(f.id for f in known if f.id in held.facts),
        may_be_empty=True,
    )


def _put_facts(state: State, theme: str, id_: str, answer: Answer) -> Mapping[str, Any]:
    return _put_one(state, theme, id_, facts=(answer,) if isinstance(answer, str) else tuple(answer))
