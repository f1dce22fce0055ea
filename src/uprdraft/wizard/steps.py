"""A step: what is asked, what the answer changes, and which answers fall with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from uprdraft.terminal.questions import Answer, Question
from uprdraft.wizard.state import State

__all__ = ["SECTIONS", "Step", "plain_themes", "theme_step"]

SECTIONS = (
    "State and body",
    "Organizations",
    "Situation",
    "Safety",
    "Themes",
    "Recommendations",
    "Facts",
    "Earlier recommendations",
    "Your own words",
    "Summary and key words",
    "Review",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the interview.

    ``put`` turns an answer into changes of the draft. ``voids`` are prefixes of keys whose answers depend
    on this one: when it changes they are asked again. ``is_content`` has the words counted afterwards.
    ``told`` returns what to say after the answer, such as what was added to it for safety.
    """

    key: str
    section: str
    ask: Callable[[State], Question]
    put: Callable[[State, Answer], Mapping[str, Any]]
    voids: tuple[str, ...] = ()
    is_content: bool = False
    is_asked_again: bool = False
    """Whether it is asked until nothing more is wanted: wording, further organisations."""
    told: Callable[[State, Answer], str] | None = None
    shown: Callable[[State], str] | None = None
    """The present answer in a few words, for the review."""
    name: str = ""
    """What it is about in a few words, where its key does not say it."""


def plain_themes(state: State, theme: str, **fields: Any) -> dict[str, Any]:
    """Return the draft's themes as plain data with ``fields`` of one theme replaced."""
    themes = []
    for chosen in state.draft.themes:
        plain = chosen.model_dump(mode="json", exclude_defaults=True)
        plain = {"id": chosen.id, **plain}
        if chosen.id == theme:
            plain |= fields
        themes.append({key: value for key, value in plain.items() if value not in ([], "", None)})
    return {"themes": themes}


def theme_step(
    theme: str,
    name: str,
    section: str,
    ask: Callable[[State, str], Question],
    put: Callable[[State, str, Answer], Mapping[str, Any]],
    **more: Any,
) -> Step:
    """Return a step on what stands under a theme; ``name`` is its field in the draft."""
    return Step(
        f"theme/{theme}/{name}",
        section,
        lambda s: ask(s, theme),
        lambda s, a: put(s, theme, a),
        is_content=True,
        shown=lambda s: f"{len(getattr(s.theme(theme), name))} chosen",
        **more,
    )
