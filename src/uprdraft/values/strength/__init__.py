"""How strong an action a recommendation asks for: the five categories of UPR Info, predicted from the words."""

from uprdraft.values.strength.asks import Ask, bare_text, parse_ask, split_words
from uprdraft.values.strength.model import CATEGORIES, Prediction, StrengthModel, list_features

__all__ = [
    "CATEGORIES",
    "Ask",
    "Prediction",
    "StrengthModel",
    "bare_text",
    "list_features",
    "parse_ask",
    "split_words",
]
