"""Fuzzy search over the library: title, text, themes, treaties, groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from uprdraft.records.library import Library, Recommendation

__all__ = ["Hit", "search_library"]

_LEAST = 60.0
_SYNONYM = 0.96
_NEAR = 85.0
_SHORT = 5
_LONGEST = 5
"""Words of the longest phrase that is taken as a whole."""
_FILLERS = frozenset(
    (
        "a",
        "an",
        "and",
        "by",
        "for",
        "from",
        "in",
        "into",
        "not",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "with",
    )
)
_WEIGHTS = {"title": 1.0, "id": 1.0, "text": 0.95, "theme": 0.9, "treaty": 0.85, "group": 0.85}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, with a score from 0 to 100 and the field that matched best."""

    entry: Recommendation
    score: float
    field: str


def search_library(
    words: str, library: Library, entries: Iterable[Recommendation] | None = None
) -> list[Hit]:
    """Return the entries that fit ``words``, best first; spelling may be off and words in any order.

    Words that the library's vocabulary takes for the same are looked for too, at a little less weight.
    """
    query = utils.default_process(words)
    terms = _terms(query, library)
    if not terms:
        return []
    hits = []
    for entry in library.recommendations.values() if entries is None else entries:
        fields = [(name, utils.default_process(text)) for name, text in _fields(entry, library) if text]
        score, field = max((_WEIGHTS[name] * _score(query, terms, text), name) for name, text in fields)
        if score >= _LEAST:
            hits.append(Hit(entry, round(score, 1), field))
    return sorted(hits, key=lambda h: (-h.score, h.entry.id))


@dataclass(frozen=True, slots=True)
class _Term:
    """One word or phrase of a query, with those that mean the same."""

    asked: str
    others: tuple[str, ...]


def _terms(query: str, library: Library) -> list[_Term]:
    """Return the query in its terms: phrases of the vocabulary as a whole, other words one by one."""
    groups = [tuple(utils.default_process(term) for term in group) for group in library.vocabulary.synonyms]
    words, terms = query.split(), []
    while words:
        phrase = next((p for p in _phrases(words) if any(p in group for group in groups)), words[0])
        others = {o for group in groups if _holds(group, phrase) for o in group if o != phrase}
        terms.append(_Term(phrase, tuple(sorted(others))))
        words = words[len(phrase.split()) :]
    return [term for term in terms if term.asked not in _FILLERS] or terms


def _phrases(words: list[str]) -> Iterable[str]:
    """Yield what the words begin with, the longest first."""
    return (" ".join(words[:n]) for n in range(min(len(words), _LONGEST), 0, -1))


def _holds(group: tuple[str, ...], phrase: str) -> bool:
    return phrase in group or (
        len(phrase) > _SHORT and any(fuzz.ratio(phrase, term) >= _NEAR for term in group)
    )


def _score(query: str, terms: list[_Term], target: str) -> float:
    """Return how well each term of the query is found in the text, on average, the worst counting double."""
    if query in target:
        return 100.0
    words = target.split()
    scores = [_found(term, target, words) for term in terms]
    return min(99.0, (sum(scores) + min(scores)) / (len(scores) + 1))


def _found(term: _Term, target: str, words: list[str]) -> float:
    """Return how well a term is found: as it is, as one that means the same, or as a word spelt like it."""
    if _begins_word(term.asked, target):
        return 100.0
    if any(_begins_word(other, target) for other in term.others):
        return 100.0 * _SYNONYM
    return max((fuzz.ratio(term.asked, word) for word in words), default=0.0)


def _begins_word(phrase: str, target: str) -> bool:
    """Return whether a word of the text begins with the phrase: "return" stands in "returns"."""
    return f" {phrase}" in f" {target}"


def _fields(entry: Recommendation, library: Library) -> Iterable[tuple[str, str]]:
    yield "title", entry.title
    yield "id", entry.id.replace("-", " ")
    yield "text", " ".join(entry.text.values())
    yield "theme", " ".join(f"{t} {library.themes[t].title}" for t in entry.themes if t in library.themes)
    instruments = (library.instruments.get(b.instrument) for b in entry.basis)
    yield "treaty", " ".join(f"{i.id} {i.short_name} {i.name}" for i in instruments if i)
    yield "group", " ".join(f"{g} {library.vocabulary.groups.get(g, '')}" for g in entry.groups)
