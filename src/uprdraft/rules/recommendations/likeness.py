"""How far two recommendations say the same: the share of their words, small ones left out, that they have in common."""

from uprdraft.loading.strength import load_strength_words
from uprdraft.values.strength import split_words

__all__ = ["content_words", "share_in_common"]

_TURNING = frozenset({"not", "no", "without", "against"})
"""Small words that turn a meaning round."""


def content_words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that carry its meaning; words of other scripts go by white space."""
    words = text.lower().split() if not text.isascii() else split_words(text)
    small = load_strength_words().small_words - _TURNING
    return frozenset(w for w in words if any(c.isalnum() for c in w)) - small


def share_in_common(first: frozenset[str], second: frozenset[str]) -> float:
    """Return 1.0 for the same words and 0.0 for none in common, whatever their order."""
    every = len(first) + len(second)
    return 2 * len(first & second) / every if every else 0.0
