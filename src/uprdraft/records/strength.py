"""The words with which the strength of a recommendation is explained and made stronger."""

from collections.abc import Container
from functools import cached_property

from uprdraft.records.base import Id, Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["Category", "Efforts", "Offers", "StrengthWords"]


class Category(Record):
    """One of the five categories of action, weakest first."""

    number: int
    name: Id
    means: Line


class Efforts(Record):
    """The pieces of phrases such as “take all necessary measures to”."""

    starters: tuple[str, ...]
    fillers: tuple[str, ...]
    nouns: tuple[str, ...]
    connectors: tuple[str, ...]


class Offers(Record):
    """Wordings to offer: round the goal (“protect …”), or after the whole text."""

    with_goal: tuple[str, ...]
    with_whole: tuple[str, ...]


class StrengthWords(Record):
    """All of them, as their file has them."""

    schema_version: int = 1
    source: Line
    certainty: Certainty
    categories: tuple[Category, ...]
    rules: dict[str, str]
    efforts: Efforts
    thinking: tuple[str, ...]
    going_on: tuple[str, ...]
    offers: Offers
    fallback: Line
    particles: tuple[str, ...]
    acts: dict[str, str]
    """The verb of a noun that names an act: “the ratification of …” is to ratify."""
    to_bring_about: str
    """The verb for a thing that is to be there: a moratorium, a body."""
    definite_verbs: tuple[str, ...]
    english: tuple[str, ...]
    others: tuple[str, ...]
    more_verbs: tuple[str, ...]
    verbs_against: frozenset[str]
    verbs_for: frozenset[str]

    def name(self, category: int) -> str:
        """Return the name of a category."""
        return next(c.name for c in self.categories if c.number == category)

    def means(self, category: int) -> str:
        """Return what a category means."""
        return next(c.means for c in self.categories if c.number == category)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Return the small words of English, which never are what a recommendation asks for."""
        return frozenset(self.english)

    @cached_property
    def foreign_words(self) -> frozenset[str]:
        """Return small words of other languages that are none in English."""
        return frozenset(self.others) - self.small_words

    def is_verb(self, word: str, first_words: Container[str]) -> bool:
        """Return whether ``word`` is a verb: it begins recommendations and is no small word and no adverb."""
        # The article “a” is a word of other languages, too, and so none of the list.
        if (
            word == "a"
            or word in self.small_words
            or (word.endswith("ly") and word not in ("apply", "comply", "supply", "rely"))
        ):
            return False
        is_participle = len(word) > 5 and word.endswith(("ing", "ed")) and not word.endswith("eed")
        return word in self.known_verbs or (word in first_words and not is_participle)

    @cached_property
    def known_verbs(self) -> frozenset[str]:
        """Return the verbs of the file."""
        return frozenset(self.more_verbs)
