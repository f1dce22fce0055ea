"""Facts under a theme: each with how reliable and how sensitive it is, and where it stands."""

from collections.abc import Iterator, Mapping
from typing import Any

from uprdraft.assembly.citing import short_name
from uprdraft.assembly.suggesting import offered_facts
from uprdraft.records.library import Fact
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.names import theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step, plain_themes, theme_step

__all__ = ["fact_steps", "fact_words"]

_FACTS = SECTIONS[6]
_RELIABILITY = {
    "A": "reliable: a primary document",
    "B": "reliable: a published source",
    "C": "relayed without a note of its source",
    "D": "the witness's own assessment, or without a source",
}
_SENSITIVITY = {"none": "", "medium": "sensitive", "high": "very sensitive"}
_USES = {
    "background": "for background, not for the text",
    "careful": "to be used with care",
    "avoid-detail": "leave out the details",
    "as-question": "put it as a question",
}


def fact_steps(state: State, theme: str) -> Iterator[Step]:
    """Yield the choice of facts on ``theme``, where there are any."""
    if offered_facts(theme, state.materials):
        yield theme_step(theme, "facts", _FACTS, _ask_facts, _put_facts)


def _ask_facts(state: State, theme: str) -> Question:
    offers = offered_facts(theme, state.materials)
    held = {f.id for f in state.theme(theme).facts}
    # Held without being answered: asked again, with what was chosen as the proposal.
    is_first = not held and not state.is_answered(f"theme/{theme}/facts")
    ticked = {f.id for f, is_ticked in offers if is_ticked} if is_first else held
    choices = tuple(
        Choice(fact.id, fact_words(state, fact), note=_note(state, fact), is_ticked=fact.id in ticked)
        for fact, _ in offers
    )
    return Question(
        f"theme/{theme}/facts",
        "many",
        f"Which facts on “{theme_title(state, theme)}”?",
        help="Each prints as a sentence with a note to its source. Below the list stands how far each can be relied "
        "on, and where it was said. Sensitive ones are never ticked for you.",
        choices=choices,
        default=tuple(c.value for c in choices if c.is_ticked),
        may_be_empty=True,
    )


def fact_words(state: State, fact: Fact) -> str:
    """Return the sentence that would stand in the text."""
    return state.materials.in_language(fact.text)


def _note(state: State, fact: Fact) -> str:
    """Return what to know before it is used: what to be careful of first, then how sure it is and its source."""
    sources = state.materials.sources
    names = list(dict.fromkeys(short_name(sources[c.source]) for c in fact.citations if c.source in sources))
    parts = (
        _SENSITIVITY[fact.sensitivity],
        _USES.get(fact.use, ""),
        fact.caution.rstrip("."),
        f"{fact.reliability.level}, {_RELIABILITY[fact.reliability.level]}",
        f"source: {'; '.join(names[:2])}" if names else "",
    )
    return "; ".join(p for p in parts if p)


def _put_facts(state: State, theme: str, answer: Answer) -> Mapping[str, Any]:
    wanted = (answer,) if isinstance(answer, str) else answer
    held = {f.id: f.model_dump(mode="json", exclude_defaults=True) for f in state.theme(theme).facts}
    facts = []
    for id_ in wanted:
        fact = state.shelves.library.facts[id_]
        text = fact.text.get(state.draft.language, "")
        facts.append(held.get(id_, {"id": id_, "version": fact.version, "text": text}))
    return plain_themes(state, theme, facts=facts)
