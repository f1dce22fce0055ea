"""The content in the order of the interview: all recommendations, then all facts, then what became of earlier ones."""

from collections.abc import Iterator

from uprdraft.wizard.earlier import earlier_steps
from uprdraft.wizard.facts import fact_steps
from uprdraft.wizard.prose import prose_steps
from uprdraft.wizard.recommending import recommendation_steps
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import Step

__all__ = ["content_steps"]


def content_steps(state: State) -> Iterator[Step]:
    """Yield recommendations for all themes, then facts, earlier recommendations and prose."""
    for steps_of in (recommendation_steps, fact_steps, earlier_steps):
        for theme in state.draft.themes:
            yield from steps_of(state, theme.id)
    yield from prose_steps(state)
