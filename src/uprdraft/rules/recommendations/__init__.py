"""Finding the recommendations of any submission, and what the rules about them share."""

from uprdraft.rules.recommendations.entries import entry_behind, is_shipped
from uprdraft.rules.recommendations.finding import find_recommendations
from uprdraft.rules.recommendations.found import FoundRecommendation
from uprdraft.rules.recommendations.reporting import place_of, some_of, spread

__all__ = [
    "FoundRecommendation",
    "entry_behind",
    "find_recommendations",
    "is_shipped",
    "place_of",
    "some_of",
    "spread",
]
