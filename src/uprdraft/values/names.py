"""The forms in which a State's name stands in an English sentence, and which names stand in a text."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from uprdraft.values.patterns import lazy_pattern

__all__ = ["NamedState", "country_forms", "names_in"]

_LETTERS = lazy_pattern(r"[^\W\d_]+")


class NamedState(Protocol):
    """A State with its UN names. ``article`` is "the" or empty; ``formal`` holds its own article."""

    @property
    def short(self) -> str:
        """Return the short name as in a sentence, without its article: "Philippines"."""

    @property
    def article(self) -> str:
        """Return "the" where the short name takes it, or an empty string."""

    @property
    def formal(self) -> str:
        """Return the formal name with its article: "the Republic of the Philippines"."""


def country_forms(country: NamedState) -> Mapping[str, str]:
    """Return the closed forms that library texts may ask for: short, the, of, start, formal.

    The forms are those of "Philippines", "the Philippines", "of the Philippines", "The Philippines" and
    "the Republic of the Philippines".
    """
    the = f"{country.article} {country.short}".strip()
    return {
        "short": country.short,
        "the": the,
        "of": f"of {the}",
        "start": the[:1].upper() + the[1:],
        "formal": country.formal,
    }


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that stand in ``text``, in their order.

    A pattern of all names of all States or treaties takes longer to make than a submission to be read, so
    one is made of these alone. Few names have all their words in a text, and only those are looked for.
    """
    words = set(_LETTERS.findall(text))
    return [name for name in names if words.issuperset(_LETTERS.findall(name)) and name and name in text]
