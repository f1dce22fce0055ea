"""The person's own words: under each theme, in the parts that the body asks for, and the summary."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.records.body import Part
from uprdraft.terminal.questions import Question
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["prose_steps", "summary_step"]

_PROSE, _SUMMARY = SECTIONS[8], SECTIONS[9]


def prose_steps(state: State) -> Iterator[Step]:
    """Yield one step a theme and one a part that is written by the person; the summary comes later."""
    for theme in state.draft.themes:
        title = theme_title(state, theme.id)
        if theme.facts:
            text = f"What do you want to say in your own words on “{title}”?"
        else:
            text = f"What is happening on “{title}”? No fact is chosen there; say it in your own words"
        yield _prose_step(theme.id, text)
    for part in state.shelves.body.parts:
        if part.prose and part.id != "summary":
            yield _prose_step(part.id, f"What do you want to write under “{part.title}”?", part)


def summary_step(state: State) -> Iterator[Step]:
    """Yield the summary, asked when all else is written."""
    part = next((p for p in state.shelves.body.parts if p.id == "summary"), None)
    if part is not None and part.prose:
        yield _prose_step("summary", "The summary: what does the submission say and ask?", part)


def _prose_step(id_: str, text: str, part: Part | None = None) -> Step:
    required = part is not None and part.required
    return Step(
        f"prose/{id_}",
        _SUMMARY if id_ == "summary" else _PROSE,
        lambda s: Question(
            f"prose/{id_}",
            "prose",
            text + ("" if required else " (may be left empty)"),
            help=part.help
            if part
            else "It stands at the beginning of the theme, before the facts where there are any.",
            default=s.draft.prose.get(id_, ""),
            may_be_empty=not required,
        ),
        lambda s, a: _put_prose(s, id_, str(a)),
        is_content=True,
        shown=lambda s: _length(s.draft.prose.get(id_, "")),
    )


def _length(text: str) -> str:
    words = len(text.split())
    return f"{words} word{'' if words == 1 else 's'}" if words else ""


def _put_prose(state: State, id_: str, text: str) -> Mapping[str, Any]:
    """Return the draft's prose with one part replaced; an empty one is taken out."""
    prose = {k: v for k, v in state.draft.prose.items() if k != id_}
    if text.strip():
        prose[id_] = text.strip() + "\n"
    return {"prose": prose or None}
