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
    if not query:
        return []
    queries = [(query, 1.0), *((other, _SYNONYM) for other in _synonymous(query, library))]
    hits = []
    for entry in library.recommendations.values() if entries is None else entries:
        fields = [(name, utils.default_process(text)) for name, text in _fields(entry, library) if text]
        score, field = max((_best(queries, text, _WEIGHTS[name]), name) for name, text in fields)
        if score >= _LEAST:
            hits.append(Hit(entry, round(score, 1), field))
    return sorted(hits, key=lambda h: (-h.score, h.entry.id))


def _synonymous(query: str, library: Library) -> list[str]:
    """Return the query with each of its words or phrases replaced by those that mean the same."""
    found: dict[str, None] = {}
    for group in library.vocabulary.synonyms:
        terms = [utils.default_process(term) for term in group]
        held = [term for term in terms if f" {term} " in f" {query} "] or [
            term for term in terms if _is_misspelt(query, term)
        ]
        for term in held:
            for other in terms:
                whole = f" {query} ".replace(f" {term} ", f" {other} ").strip() if term in query else other
                if whole != query:
                    found[whole] = None
    return list(found)


def _is_misspelt(query: str, term: str) -> bool:
    return len(term) > _SHORT and fuzz.ratio(query, term) >= _NEAR


def _best(queries: list[tuple[str, float]], target: str, weight: float) -> float:
    """Return the best score of the query or one of its like; a synonym counts where it stands as it is."""
    asked, _ = queries[0]
    others = (s for query, s in queries[1:] if f" {query} " in f" {target} " or _begins_word(query, target))
    return weight * max(_score(asked, target), 100.0 * max(others, default=0.0))


def _begins_word(query: str, target: str) -> bool:
    """Return whether a word of the text begins with the query: "return" stands in "returns"."""
    return f" {query}" in f" {target}"


def _score(query: str, target: str) -> float:
    """Return how well each word of the query is found in the text, on average, worst word counting double."""
    if query in target:
        return 100.0
    words = target.split()
    scores = [max((fuzz.ratio(q, w) for w in words), default=0.0) for q in query.split()]
    whole = (sum(scores) + min(scores)) / (len(scores) + 1)
    return min(99.0, whole)


def _fields(entry: Recommendation, library: Library) -> Iterable[tuple[str, str]]:
    yield "title", entry.title
    yield "id", entry.id.replace("-", " ")
    yield "text", " ".join(entry.text.values())
    yield "theme", " ".join(f"{t} {library.themes[t].title}" for t in entry.themes if t in library.themes)
    instruments = (library.instruments.get(b.instrument) for b in entry.basis)
    yield "treaty", " ".join(f"{i.id} {i.short_name} {i.name}" for i in instruments if i)
    yield "group", " ".join(f"{g} {library.vocabulary.groups.get(g, '')}" for g in entry.groups)
