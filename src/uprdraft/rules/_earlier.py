"""How a text speaks of recommendations of earlier reviews: which review, whose recommendation, what became of it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from uprdraft.document.tree import NoteReference
from uprdraft.document.walk import iter_inlines, iter_lines, iter_sections, plain_text
from uprdraft.findings import Place
from uprdraft.loading.form_words import load_form_words
from uprdraft.records.reference import EarlierRecommendation, Review
from uprdraft.rules._claims import sentences
from uprdraft.rules._cover_text import find_states
from uprdraft.rules.base import Context
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import find_symbols

__all__ = ["Statement", "earlier_pattern", "iter_statements", "names_paragraph"]

_CYCLES = ("", "first", "second", "third", "fourth", "fifth")
_RECOMMENDATION = lazy_pattern(r"\brecommend(?:ation|ed|s|ing)", re.IGNORECASE)
_STEM = 6
"""Letters by which two words are taken for the same."""
_SHARED = 3
"""Words that a sentence must share with a summary to be about it."""
_COMMON = frozenset(
    ("recomm", "states", "people", "person", "cycle", "review", "accept", "suppor", "govern", "rights")
)


class Statement(NamedTuple):
    """A sentence about an earlier recommendation. ``context`` is the sentence with the notes of its paragraph.

    ``positions`` are what it says of the State's answer; ``states`` are the States it names.
    """

    place: Place
    text: str
    context: str
    review: Review
    positions: frozenset[str]
    states: frozenset[str]

    def is_about(self, entry: EarlierRecommendation) -> bool:
        """Return whether the sentence tells of ``entry``: by its paragraph, or by its State and its words."""
        if entry.paragraph and names_paragraph(self.context, entry.paragraph):
            return True
        return (
            entry.recommending_state in self.states
            and len(_stems(self.text) & _stems(entry.summary)) >= _SHARED
        )


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{6,}", text.lower())
    return {word[:_STEM] for word in words} - _COMMON


@cache
def earlier_pattern() -> re.Pattern[str]:
    """Return what shows that a text speaks of earlier recommendations."""
    return re.compile(load_form_words().earlier, re.IGNORECASE)


@cache
def _positions() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(p, re.IGNORECASE) for name, p in load_form_words().positions.items()}


def names_paragraph(text: str, paragraph: str) -> bool:
    """Return whether ``text`` names a paragraph such as "28 (g)", "124.110" or "91, item 31", however it is set."""
    parts = [re.escape(part) for part in re.findall(r"\w+", paragraph) if part != "item"]
    between = r"\." if re.fullmatch(r"\d+\.\d+", paragraph) else r"\W{0,3}(?:item |no\. ?)?"
    return re.search(rf"(?<![\w./]){between.join(parts)}(?![\w.]\d)\b", text) is not None


def iter_statements(context: Context) -> Iterator[Statement]:
    """Yield the sentences that speak of recommendations of a review that the data holds."""
    country = context.submission.meta.country
    reviews = [r for r in context.reference.reviews if r.state == country]
    notes = {note.id: plain_text(note.content) for note in context.submission.notes}
    for section in iter_sections(context.submission) if reviews else ():
        for key, line in iter_lines(section) if section.kind == "body" else ():
            text = plain_text(line)
            if not _RECOMMENDATION.search(text):
                continue
            cited = " ".join(
                notes.get(n.note, "") for n in iter_inlines(line) if isinstance(n, NoteReference)
            )
            review = _review(text, cited, reviews)
            if review is not None:
                place = Place(key, section.id)
                yield from _statements(text, cited, review, place, country)


def _statements(text: str, cited: str, review: Review, place: Place, country: str) -> Iterator[Statement]:
    for sentence in sentences(text):
        if _RECOMMENDATION.search(sentence):
            said = frozenset(name for name, pattern in _positions().items() if pattern.search(sentence))
            states = frozenset(s.iso3 for s in find_states(sentence)) - {country}
            here = Place(place.key, place.label, sentence[:120])
            yield Statement(here, sentence, f"{sentence} {cited}", review, said, states)


def _review(text: str, cited: str, reviews: list[Review]) -> Review | None:
    """Return the one review that a paragraph speaks of; None where it names several or none."""
    symbols = {str(found.symbol) for found in find_symbols(f"{text} {cited}")}
    words = text.lower()
    found = [
        r
        for r in reviews
        if r.report in symbols
        or f"{_CYCLES[r.cycle] if r.cycle < len(_CYCLES) else r.cycle} cycle" in words
        or f"{_CYCLES[r.cycle] if r.cycle < len(_CYCLES) else r.cycle} review" in words
    ]
    return found[0] if len(found) == 1 else None
