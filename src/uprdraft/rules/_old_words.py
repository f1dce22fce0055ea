"""What a text still says of another State or other people: the words that name them, and where they stand.

Names in all languages of the tables, adjectives, names of nationals, cities, and document symbols of the State.
Other cities, provinces, offices and persons are not known to the program.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from uprdraft.loading.reference import load_countries
from uprdraft.loading.state_words import load_state_words
from uprdraft.records.draft import Draft, Use
from uprdraft.records.library import Library, Situation
from uprdraft.records.reference import Country

__all__ = ["OldWords", "Path", "library_texts"]

Path = tuple[str | int, ...]
_HEAD = ("schema", "submission_type", "country", "situation", "session", "as_of", "language", "reused_from")
_MARKS = ("id", "facts", "rule", "mark", "paragraph", "replaces", "acknowledged")
_NOT_READ = frozenset((*_HEAD, *_MARKS))
"""Keys of ids, marks and reasons, whose words are not printed."""
_NAMES_ONLY = frozenset(("name", "acronym", "email", "website", "office", "person"))
"""What an organisation is called is its own affair, whatever State it names."""


class OldWords:
    """Finds the words of the States and people that a draft was written for before, where it is for others now."""

    def __init__(self, before: Iterable[Use], now: Use, library: Library) -> None:
        countries = load_countries()
        present = [iso3 for iso3 in _states(now, library) if iso3 in countries]
        uses = tuple(before)
        gone = [
            iso3
            for use in uses
            for iso3 in _states(use, library)
            if iso3 in countries and iso3 not in present
        ]
        kept = {word for iso3 in present for word in _state_words(countries[iso3])} | _people(now, library)
        words = {word for iso3 in gone for word in _state_words(countries[iso3])}
        for use in uses:
            words |= _people(use, library)
        self._words = words - kept
        self._pattern = _pattern(self._words, kept, [use.country for use in uses if use.country in gone])

    def in_text(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield each word of the old State or people in ``text``, with where it stands."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            word = " ".join(match.group().split())
            if word in self._words or match.group("symbol"):
                yield word, match.start()

    def first_in(self, text: str) -> str:
        """Return the first such word of ``text``, empty where there is none."""
        return next((word for word, _ in self.in_text(text)), "")

    def in_draft(self, data: Any, known: Iterable[str]) -> Iterator[tuple[Path, str, dict[str, int]]]:
        """Yield ``(path, text, words with their first place)`` for each text of a draft that holds such words.

        Args:
            data: the draft as plain data.
            known: texts as the library has them, which name a State on purpose.
        """
        passed = {" ".join(text.split()) for text in known}
        for path, text in _texts(data, ()):
            found: dict[str, int] = {}
            for word, start in self.in_text(text):
                found.setdefault(word, start)
            if found and " ".join(text.split()) not in passed:
                yield path, text, found


def library_texts(draft: Draft, library: Library) -> Iterator[str]:
    """Yield the texts of the chosen facts as the library has them."""
    for theme in draft.themes:
        for choice in theme.facts:
            if choice.id in library.facts:
                yield library.facts[choice.id].text.get(draft.language, "")


def _states(use: Use, library: Library) -> list[str]:
    situation = library.situations.get(use.situation)
    origin = situation.origin_state if situation else None
    return [use.country, origin] if origin else [use.country]


def _state_words(country: Country) -> set[str]:
    """Return what names a State in a text: its names in all languages, adjectives, nationals and cities."""
    names = {country.short, country.listed, country.formal.removeprefix("the "), *country.names.values()}
    return {word for word in (*names, *country.also, *load_state_words().get(country.iso3, ())) if word}


def _people(use: Use, library: Library) -> set[str]:
    """Return the words for the people of a situation; those of the general one name nobody."""
    situation: Situation | None = library.situations.get(use.situation)
    if situation is None or situation.origin_state is None:
        return set()
    texts = (situation.people, situation.women, situation.children)
    return {word for text in texts for word in text.values()}


def _pattern(words: set[str], kept: set[str], symbols: list[str]) -> re.Pattern[str] | None:
    """Return what finds ``words``; longer names of any State go first, so that a name within a name is not found."""
    if not words:
        return None
    others = {n for c in load_countries().values() for n in (c.short, c.formal.removeprefix("the "))}
    ordered = sorted(words | kept | others, key=lambda w: (-len(w), w))
    spaced = {w: re.escape(w).replace(r"\ ", r"\s+") for w in ordered}
    # Only words in letters have ends; Chinese and Korean names stand within a line of signs.
    ended = "|".join(spaced[w] for w in ordered if w[0] < "\u1100")
    signs = "".join(f"|{spaced[w]}" for w in ordered if w[0] >= "\u1100")
    symbol = rf"[A-Z][\w.]*(?:/[\w.-]+)*/(?:{'|'.join(symbols)})(?:/[\w.-]+)*" if symbols else r"(?!)"
    return re.compile(rf"(?P<symbol>{symbol})|(?<!\w)(?:{ended})(?!\w){signs}")


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a draft that can be printed, with their paths."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if _is_read(str(key), path):
                yield from _texts(value, (*path, str(key)))
    elif isinstance(data, list | tuple):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))
    elif isinstance(data, str):
        yield path, data


def _is_read(key: str, path: Path) -> bool:
    if key.startswith("x-") or (path[:1] == ("organisations",) and key in _NAMES_ONLY):
        return False
    # The facts of a theme are entries with their words, those of an earlier finding are ids.
    return key not in _NOT_READ or (key == "facts" and len(path) == 2)
