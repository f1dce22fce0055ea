"""How near what was recommended comes to what we ask: a score from 0 to 100, to be confirmed by a person.

Words are compared by their beginnings, words that the library's vocabulary takes for the same count as one, and a
word that stands in few texts weighs more than one that stands in many. That the recommendation speaks of the ask's
theme adds to it, and that it names the people of whom the ask speaks. The shares of the three, and from where on a
recommendation is proposed, were fitted to the seen half of labelled texts (``tests.earlier.scoring``).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprdraft.records.library import Library
from uprdraft.rules.recommendations.likeness import content_words

__all__ = ["LIKELY", "Ask", "Likeness", "Near"]

LIKELY = 47
"""From here on a recommendation is proposed as one that takes up an ask; measured on labelled pairs in the tests."""
_STEM = 6
_SHORT = 4
_LONG_TERM = 7
_THEME_WEIGHT, _PEOPLE_WEIGHT = 0.5, 0.2
"""Beside the 1 of the words."""
_WHOLE = 1 + _THEME_WEIGHT + _PEOPLE_WEIGHT


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
    State and the people, which tells no ask from another; ``people`` those of them that name the people.
    """

    def __init__(
        self,
        asks: Iterable[Ask],
        library: Library,
        others: Iterable[str] = (),
        names: Iterable[str] = (),
        people: Iterable[str] = (),
    ) -> None:
        self._synonyms = _synonyms(library)
        self._same = _same_stems(library)
        self._names = sorted({_folded(name) for name in names} - {""}, key=len, reverse=True)
        self._people = {_folded(name) for name in people} - {""}
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
        known, names_people = set(themes), self._names_people(text)
        found = []
        for ask, own in self._asks:
            held = self._share(stems, own) + _THEME_WEIGHT * self._theme_part(ask, known, filed)
            # The same words are about the same people, even where neither names them.
            held += _PEOPLE_WEIGHT * (names_people or stems == own)
            found.append(Near(ask, round(100 * math.sqrt(held / _WHOLE))))
        return sorted(found, key=lambda n: (-n.score, n.ask.id))

    def _names_people(self, text: str) -> bool:
        folded = f" {_folded(text)} "
        return any(f" {name} " in folded for name in self._people)

    def _theme_part(self, ask: Ask, known: set[str], filed: frozenset[str]) -> float:
        """Return from 0 to 1 how far a text speaks of the theme of an ask."""
        if ask.theme in known:
            return 1.0
        theme = self._themes.get(ask.theme, frozenset())
        return min(1.0, self._weight(theme & filed) / self._weight(theme)) if theme else 0.0

    def _share(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Return from 0 to 1 how far two texts have the same words, each by its weight."""
        length = math.sqrt(self._weight(first) * self._weight(second))
        return self._weight(first & second) / length if length else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._weights.get(stem, self._unseen) for stem in stems)

    def _stems(self, text: str) -> frozenset[str]:
        folded = f" {_folded(text)} "
        for name in self._names:
            folded = folded.replace(f" {name} ", " ")
        for term, one in self._synonyms.items():
            folded = folded.replace(f" {term} ", f" {one} ")
        stems = (word[:_STEM] for word in content_words(folded))
        return frozenset(self._same.get(stem, stem) for stem in stems)


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


def _same_stems(library: Library) -> Mapping[str, str]:
    """Return for beginnings of long terms the one that stands for all terms that share a group with them.

    So "repatriating" and "deportation" are one, whatever their endings.
    """
    above: dict[str, str] = {}

    def top(stem: str) -> str:
        while above.get(stem, stem) != stem:
            stem = above[stem]
        return stem

    for group in library.vocabulary.synonyms:
        terms = [_folded(term) for term in group]
        first = terms[0].replace(" ", "")[:_STEM]
        for term in terms:
            if " " not in term and len(term) >= _LONG_TERM and top(term[:_STEM]) != top(first):
                above[top(term[:_STEM])] = top(first)
    return {stem: top(stem) for stem in above}
