"""Which State a person means: by code, by UN name, by another name, in any of the languages we have."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from uprdraft.errors import UsageError
from uprdraft.loading.reference import load_countries
from uprdraft.records.reference import Country
from uprdraft.values.ids import did_you_mean

__all__ = ["find_country", "get_country"]

_MOST_NAMED = 3


def _fold(text: str) -> str:
    """Return ``text`` without case, accents, hyphens, a leading article and repeated spaces; "&" is "and"."""
    plain = unicodedata.normalize("NFKD", text[:200]).casefold().replace("’", "'").replace("&", " and ")
    bare = "".join(c for c in plain.replace("-", " ") if not unicodedata.combining(c) and c != ".")
    words = bare.split()
    words = words[1:] if words[:1] == ["the"] else words
    return " ".join(["saint", *words[1:]] if words[:1] == ["st"] else words)


def _names(country: Country) -> tuple[str, ...]:
    return (
        country.iso3,
        country.iso2,
        country.short,
        country.listed,
        country.formal,
        *country.names.values(),
        *country.also,
    )


def find_country(text: str) -> Country | None:
    """Return the State with this code or name, or None."""
    return _by_name().get(_fold(text))


@cache
def _by_name() -> Mapping[str, Country]:
    """Return all States by every name; of a name that two have, the first keeps it."""
    found: dict[str, Country] = {}
    for country in load_countries().values():
        for name in _names(country):
            found.setdefault(_fold(name), country)
    return found


def _of_these_words(text: str, countries: Iterable[Country]) -> str:
    """Return which States have all words of ``text`` in their name, where a few do: "Korea" may be either."""
    words = set(_fold(text).split())
    named = [c.listed for c in countries if words and words <= set(_fold(c.listed).split())]
    if not 1 < len(named) <= _MOST_NAMED:
        return ""
    return f"did you mean {' or '.join(f'“{name}”' for name in named)}?"


def get_country(text: str) -> Country:
    """Return the State with this code or name.

    Raises:
        UsageError: there is none; with the nearest name.
    """
    country = find_country(text)
    if country is not None:
        return country
    countries = load_countries().values()
    known = [c.listed for c in countries] + [name for c in countries for name in c.also]
    near = _of_these_words(text, countries) or did_you_mean(text[:80], known)
    if not near and len(text) == 3:
        alike = ", ".join(c.iso3 for c in countries if c.iso3[:2] == text[:2].upper())
        near = f"codes that begin so: {alike}" if alike else ""
    hint = near or "give its ISO code, for example CHN, or its English name"
    raise UsageError(f"no State is known as “{text[:80]}”", hint=hint)
