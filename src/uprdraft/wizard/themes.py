"""Which themes the text has, and in which order."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.assembly.suggesting import offered_themes
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step, plain_themes

__all__ = ["theme_steps"]

_THEMES = SECTIONS[4]
_WORDS_OF_A_THEME = 350
"""What a theme takes with facts, law and asks, a little prose beside: more themes than fit are not ticked unasked."""


def theme_steps(state: State) -> Iterator[Step]:
    """Yield the choice of themes and their order."""
    yield Step("themes", _THEMES, _ask_themes, _put_themes, voids=("themes/order",), shown=_themes_shown)
    if len(state.draft.themes) > 1:
        yield Step("themes/order", _THEMES, _ask_order, _put_order, shown=_themes_shown)
    body = state.shelves.body
    if body.is_wanted("focus") and body.brief and len(state.draft.themes) > body.brief.themes:
        yield Step("focus", _THEMES, _ask_focus, _put_focus, shown=_focus_shown)


def _themes_shown(state: State) -> str:
    return ", ".join(theme_title(state, t.id) for t in state.draft.themes)


def _ask_themes(state: State) -> Question:
    chosen = tuple(t.id for t in state.draft.themes)
    offers = list(offered_themes(state.materials))
    preferred = [t for t, _, is_ticked in offers if is_ticked]
    ticked = chosen or tuple(preferred[: _most(state)])
    return Question(
        "themes",
        "many",
        "Which themes?",
        help="Each theme becomes a section with what was recommended before, what is happening, the law and your "
        f"recommendations. {_how_many(state)}",
        choices=tuple(
            Choice(t, theme_title(state, t), note=_offer(state, n), is_ticked=t in ticked)
            for t, n, _ in offers
        ),
        default=ticked,
        may_wait=False,
    )


def _most(state: State) -> int | None:
    """Return how many themes the text has room for; None where no limit is known."""
    body = state.shelves.body
    if body.brief:
        return body.brief.themes
    limit = body.limit.value
    most = limit.most(is_joint=state.draft.is_joint) if limit.unit == "words" else None
    return max(1, most // _WORDS_OF_A_THEME) if most else None


def _how_many(state: State) -> str:
    brief = state.shelves.body.brief
    return (
        f"A text as short as this one takes the first {brief.themes}."
        if brief
        else "Four to seven themes fit into a stakeholder submission."
    )


def _offer(state: State, count: int) -> str:
    name = "question" if state.shelves.body.asks_questions_only else "recommendation"
    return f"{count} {name}{'' if count == 1 else 's'} to choose from"


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


def _focus(state: State) -> tuple[str, ...]:
    brief, themes = state.shelves.body.brief, tuple(t.id for t in state.draft.themes)
    return state.draft.focus or (themes[: brief.themes] if brief else themes)


def _focus_shown(state: State) -> str:
    return ", ".join(theme_title(state, id_) for id_ in _focus(state))


def _ask_focus(state: State) -> Question:
    return Question(
        "focus",
        "many",
        "On which of them does this text speak?",
        help=f"{_how_many(state)} The others stay in the draft for longer texts.",
        choices=tuple(
            Choice(t.id, theme_title(state, t.id), is_ticked=t.id in _focus(state))
            for t in state.draft.themes
        ),
        default=_focus(state),
    )


def _put_focus(state: State, answer: Answer) -> Mapping[str, Any]:
    return {"focus": [answer] if isinstance(answer, str) else list(answer)}


def _put_order(state: State, answer: Answer) -> Mapping[str, Any]:
    themes = {t["id"]: t for t in plain_themes(state, "")["themes"]}
    order = (answer,) if isinstance(answer, str) else answer
    wanted = [t for t in order if t in themes]
    return {"themes": [themes[t] for t in (*wanted, *(t for t in themes if t not in wanted))]}
