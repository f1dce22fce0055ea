"""How near what was recommended comes to what we ask: a score from 0 to 100, to be confirmed by a person.

Words are compared by their beginnings, words that the library's vocabulary takes for the same count as one, and a
word that stands in few texts weighs more than one that stands in many. That the recommendation speaks of the ask's
theme adds to it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprdraft.records.library import Library
from uprdraft.rules.recommendations.likeness import content_words

__all__ = ["LIKELY", "Ask", "Likeness", "Near"]

LIKELY = 43
"""From here on a recommendation is proposed as one that takes up an ask; measured on labelled pairs in the tests."""
_STEM = 6
_SHORT = 4
_THEME_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation of the draft: its id, its theme, its words."""

    id: str
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """An ask and how near it is."""

    ask: Ask
    score: int


class Likeness:
    """Compares texts with the asks of one draft.

    ``others`` are the texts it will see, for the weight of words; ``names`` what all of them speak of, such as the
    State and the people, which tells nothing apart.
    """

    def __init__(
        self, asks: Iterable[Ask], library: Library, others: Iterable[str] = (), names: Iterable[str] = ()
    ) -> None:
        self._synonyms = _synonyms(library)
        self._names = sorted({_folded(name) for name in names} - {""}, key=len, reverse=True)
        self._asks = [(ask, self._stems(ask.text)) for ask in asks]
        self._themes = {
            id_: self._stems(f"{id_.replace('-', ' ')} {theme.title} {' '.join(theme.heading.values())}")
            for id_, theme in library.themes.items()
        }
        texts = [stems for _, stems in self._asks] + [self._stems(text) for text in others]
        counts = Counter(stem for stems in texts for stem in stems)
        self._weights = {stem: math.log(1 + len(texts) / number) for stem, number in counts.items()}
        self._unseen = math.log(1 + max(1, len(texts)))

    def nearest(self, text: str, themes: Iterable[str] = (), filed_under: Iterable[str] = ()) -> list[Near]:
        """Return the asks, nearest first. ``themes`` are ids of the library, ``filed_under`` names of a list."""
        stems = self._stems(text)
        filed = self._stems(" ".join(filed_under)) | stems
        known = set(themes)
        found = [
            Near(ask, round(100 * math.sqrt(self._share(stems, own) + self._theme_part(ask, known, filed))))
            for ask, own in self._asks
        ]
        return sorted(found, key=lambda n: (-n.score, n.ask.id))

    def _theme_part(self, ask: Ask, known: set[str], filed: frozenset[str]) -> float:
        if ask.theme in known:
            return _THEME_SHARE
        theme = self._themes.get(ask.theme, frozenset())
        held = self._weight(theme & filed)
        return _THEME_SHARE * min(1.0, held / self._weight(theme)) if theme else 0.0

    def _share(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Return from 0 to 0.8 how far two texts have the same words, each by its weight."""
        length = math.sqrt(self._weight(first) * self._weight(second))
        return (1 - _THEME_SHARE) * self._weight(first & second) / length if length else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._weights.get(stem, self._unseen) for stem in stems)

    def _stems(self, text: str) -> frozenset[str]:
        folded = f" {_folded(text)} "
        for name in self._names:
            folded = folded.replace(f" {name} ", " ")
        for term, one in self._synonyms.items():
            folded = folded.replace(f" {term} ", f" {one} ")
        return frozenset(word[:_STEM] for word in content_words(folded))


def _folded(text: str) -> str:
    """Return the words in small letters, each without the s of a plural."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(
        w[:-1] if len(w) > _SHORT and w.endswith("s") and not w.endswith("ss") else w for w in words
    )


def _synonyms(library: Library) -> Mapping[str, str]:
    """Return for each term of the vocabulary the one that stands for it and its like, longest terms first."""
    found: dict[str, str] = {}
    for group in library.vocabulary.synonyms:
        terms = [_folded(term) for term in group]
        found |= {term: terms[0].replace(" ", "") for term in terms}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
