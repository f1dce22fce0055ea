"""Whether a line is English, the only language that the model has learned."""

import unicodedata

from uprdraft.records.strength import StrengthWords
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import StrengthModel, split_words

__all__ = ["is_english"]

_LETTERS = lazy_pattern(r"[^\W\d_]+")


def is_english(text: str, model: StrengthModel, words: StrengthWords) -> bool:
    """Return whether ``text`` reads as English; a line without letters does not.

    A text in other letters, with more small words of another language than of English, or made of words
    that no coded recommendation holds is not judged: a guess would look like a finding. Acronyms tell nothing.
    """
    every = _LETTERS.findall(text[:4000])
    if not every or (not text.isascii() and _other_letters(every) > 0.2):
        return False
    found = [w.lower() for w in every if not w.isupper()]
    english = len(words.small_words.intersection(found))
    if len(words.foreign_words.intersection(found)) > english:
        return False
    if words.is_verb(next((w for w in split_words(text) if w.isalpha()), ""), model.verbs):
        return True
    known = sum(map(model.knows, found)) / max(1, len(found))
    return (english > 0 and known >= 0.5) or known > 0.7


def _other_letters(found: list[str]) -> float:
    letters = [c for w in found for c in w]
    return sum(not c.isascii() and "LATIN" not in unicodedata.name(c, "") for c in letters) / len(letters)
