"""A linear model of the strength of action asked for, on a scale of 1 to 5, and what it says of a text.

The weights are data (``loading.strength``); here are the features and the arithmetic. A feature is a word,
a pair of neighbours, the first one to four words, an early word, or the first word with a later one.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from uprdraft.values.strength.asks import split_words

__all__ = ["CATEGORIES", "Prediction", "StrengthModel", "list_features"]

CATEGORIES = (1, 2, 3, 4, 5)
_MOST_LETTERS = 4000
_MOST_TOKENS = 80
_EARLY = 8
_LATER = 30
_START = 4


def list_features(action: str) -> list[str]:
    """Return the features of an action in English, each once."""
    tokens = split_words(action[:_MOST_LETTERS])[:_MOST_TOKENS]
    words = [token for token in tokens if token[0].isalnum()]
    found = tokens + [f"{a} {b}" for a, b in pairwise(tokens)]
    found += ["^" + " ".join(words[:length]) for length in range(1, min(_START, len(words)) + 1)]
    found += ["<" + word for word in words[:_EARLY]]
    if words:
        first = words[0] + ">"
        found += [first + word for word in words[1:_LATER]]
    return list(dict.fromkeys(found))


class Prediction(NamedTuple):
    """The category that is most probable, and how probable each of the five is."""

    category: int
    probabilities: tuple[float, ...]
    weights: tuple[tuple[str, float], ...] = ()
    """Features with what each adds to the category over the next best one, greatest first."""

    @property
    def probability(self) -> float:
        """Return the probability of the category."""
        return self.probabilities[self.category - 1]


@dataclass(frozen=True)
class StrengthModel:
    """Weights of features (whole numbers, ``quantum`` each) for the five categories, and the calibration.

    ``verbs`` counts, for first verbs of the coded recommendations, how many were of each category.
    """

    index: Mapping[str, int]
    columns: tuple[Sequence[int], ...]
    intercepts: tuple[float, ...]
    quantum: float
    scale: float
    biases: tuple[float, ...]
    verbs: Mapping[str, Sequence[int]]
    card: Mapping[str, Any]

    def predict(self, action: str) -> Prediction:
        """Return the category of an action (see ``asks.parse_ask``) with calibrated probabilities."""
        found = [n for n in map(self.index.get, list_features(action)) if n is not None]
        return self._decide(found)

    def explain(self, action: str, most: int = 6) -> Prediction:
        """Return the prediction with the features that weigh most for it."""
        found = [f for f in list_features(action) if f in self.index]
        made = self._decide([self.index[f] for f in found])
        others = [c for c in CATEGORIES if c != made.category]
        rival = max(others, key=lambda c: made.probabilities[c - 1])
        ours, theirs = self.columns[made.category - 1], self.columns[rival - 1]
        gains = [(f, (ours[self.index[f]] - theirs[self.index[f]]) * self.quantum) for f in found]
        top = sorted((g for g in gains if g[1] > 0), key=lambda g: (-g[1], g[0]))[:most]
        return Prediction(made.category, made.probabilities, tuple(top))

    def knows(self, word: str) -> bool:
        """Return whether ``word`` stands in the coded recommendations often enough to have a weight."""
        return word in self.index

    def _decide(self, found: list[int]) -> Prediction:
        logits = []
        for column, start, bias in zip(self.columns, self.intercepts, self.biases, strict=True):
            score = sum(map(column.__getitem__, found)) * self.quantum + start
            logits.append(self.scale * score + bias)
        highest = max(logits)
        powers = [math.exp(value - highest) for value in logits]
        total = sum(powers)
        return Prediction(logits.index(highest) + 1, tuple(p / total for p in powers))
