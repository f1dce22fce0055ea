"""Words by which form, notes and earlier recommendations are known in a text of unknown making, as data."""

from pydantic import field_validator

from uprdraft.records.base import Id, Language, Line, Record
from uprdraft.records.protection import Pattern
from uprdraft.values.certainty import Certainty

__all__ = ["FormWords"]


class FormWords(Record):
    """Everything the rules on form read beside the profile of the body; patterns are joined from their lines."""

    source: Line
    as_of: str
    certainty: Certainty
    languages: dict[Language, frozenset[str]]
    cover: dict[Id, Pattern]
    """By the field of a cover item: what shows that it is there."""
    parts: dict[Id, Pattern]
    broken_reference: Pattern
    statement_verbs: frozenset[str]
    reference_signs: Pattern
    earlier: Pattern
    positions: dict[Id, Pattern]
    annexed: dict[str, Pattern]

    @field_validator("languages", mode="before")
    @classmethod
    def _split_languages(cls, lists: object) -> object:
        return {k: frozenset(str(v).split()) for k, v in lists.items()} if isinstance(lists, dict) else lists

    @field_validator("statement_verbs", mode="before")
    @classmethod
    def _split_verbs(cls, words: object) -> object:
        """Return every form: “shows?” stands for “show” and “shows”, “argued?” for “argue” and “argued”."""
        if not isinstance(words, str):
            return words
        pairs = ((word.rstrip("?"), word.endswith("?")) for word in words.split())
        return frozenset(
            form for word, may_lack in pairs for form in ({word, word[:-1]} if may_lack else {word})
        )

    @field_validator("cover", "parts", "positions", "annexed", mode="before")
    @classmethod
    def _join_all(cls, patterns: object) -> object:
        return {k: _joined(v) for k, v in patterns.items()} if isinstance(patterns, dict) else patterns

    @field_validator("broken_reference", "reference_signs", "earlier", mode="before")
    @classmethod
    def _join(cls, pattern: object) -> object:
        return _joined(pattern)


def _joined(pattern: object) -> object:
    """Return a pattern that was folded over lines without the spaces that the folding put after a bar."""
    return pattern.replace("| ", "|").strip() if isinstance(pattern, str) else pattern
