"""One text in, one assessment out: category, probability, why, and a stronger wording."""

from functools import lru_cache
from typing import NamedTuple

from uprdraft.loading.strength import load_strength_model, load_strength_words
from uprdraft.rules.strength.english import is_english
from uprdraft.rules.strength.reasons import explain_category
from uprdraft.rules.strength.rewording import reword
from uprdraft.values.strength import parse_ask

__all__ = ["Assessment", "assess"]

_NOT_ENGLISH = "not judged: the line does not read as English, the only language that the model has learned"

_DOUBTFUL = 0.35
"""Above this chance of being specific after all, a rule says nothing."""


class Assessment(NamedTuple):
    """What the model says of a text. ``category`` is None where the text is not judged.

    All of it is predicted. ``suggestion`` is empty for a specific text.
    """

    text: str
    category: int | None
    name: str
    probability: float | None
    specific: float | None
    """The probability that coders would call it specific."""
    why: str
    suggestion: str = ""

    @property
    def is_weak(self) -> bool:
        """Return whether the text asks for less than a specific action, and that is no close call."""
        return self.category in (1, 2, 3, 4) and (self.specific or 0.0) <= _DOUBTFUL


@lru_cache(maxsize=512)
def assess(text: str) -> Assessment:
    """Return the assessment of one recommendation; two rules ask for the same one, so it is kept for a while."""
    model, words = load_strength_model(), load_strength_words()
    action = parse_ask(text).action
    if not is_english(action, model, words):
        return Assessment(text, None, "", None, None, _NOT_ENGLISH)
    found = model.explain(action)
    return Assessment(
        text=text,
        category=found.category,
        name=words.name(found.category),
        probability=found.probability,
        specific=found.probabilities[4],
        why=explain_category(action, found, model, words),
        suggestion="" if found.category == 5 else reword(action, found.category, model, words),
    )
