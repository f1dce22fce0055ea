"""Fuzzy search over the library: title, text, themes, treaties, groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from uprdraft.records.library import Library, Recommendation

__all__ = ["Hit", "search_library"]

_LEAST = 60.0
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
    """Return the entries that fit ``words``, best first; spelling may be off and words in any order."""
    query = utils.default_process(words)
    if not query:
        return []
    hits = []
    for entry in library.recommendations.values() if entries is None else entries:
        score, field = max(
            (_WEIGHTS[name] * _score(query, text), name) for name, text in _fields(entry, library) if text
        )
        if score >= _LEAST:
            hits.append(Hit(entry, round(score, 1), field))
    return sorted(hits, key=lambda h: (-h.score, h.entry.id))


def _score(query: str, text: str) -> float:
    """Return how well each word of the query is found in the text, on average, worst word counting double."""
    target = utils.default_process(text)
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
