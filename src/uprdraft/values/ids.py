"""Ids, and the nearest known word for one that is not known."""

import difflib
from collections.abc import Iterable

from uprdraft.values.patterns import lazy_pattern

__all__ = ["ID_PATTERN", "and_near", "did_you_mean", "is_id"]

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_ID = lazy_pattern(ID_PATTERN)


def is_id(text: str) -> bool:
    """Return whether ``text`` is kebab-case ASCII."""
    return _ID.fullmatch(text) is not None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean “x”?" for the nearest known word, or an empty string."""
    folded = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return f"did you mean “{folded[near[0]]}”?" if near else ""


def and_near(said: str, word: str, known: Iterable[str]) -> str:
    """Return what is said of an unknown word, with the nearest known one behind it where one is near."""
    near = did_you_mean(word, known)
    return f"{said}; {near}" if near else said
