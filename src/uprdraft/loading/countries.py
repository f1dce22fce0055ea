"""Which State a person means: by code, by UN name, by another name, in any of the languages we have."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from uprdraft.errors import UsageError
from uprdraft.loading.reference import load_countries
from uprdraft.records.reference import Country
from uprdraft.values.ids import did_you_mean

__all__ = ["check_code", "find_country", "get_country", "near_country"]

_MOST_NAMED = 4


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


def get_country(text: str) -> Country:
    """Return the State with this code or name.

    Raises:
        UsageError: there is none; with the nearest name.
    """
    country = find_country(text)
    if country is not None:
        return country
    hint = near_country(text) or "give its ISO code, for example CHN, or its English name"
    raise UsageError(f"no State is known as “{text[:80]}”", hint=hint)


def check_code(code: str) -> None:
    """Do nothing where ``code`` is the ISO code of a State.

    Raises:
        UsageError: it is not; with the code of the State that may be meant.
    """
    if code not in load_countries():
        raise UsageError(f"no State has the code “{code[:80]}”", hint=near_country(code))


def near_country(text: str) -> str:
    """Return a hint at the States that may be meant by what is no name of one; empty where none is near."""
    countries = load_countries().values()
    word = _fold(text)
    if named := find_country(text):
        return f"write the code of {named.listed}: {named.iso3}"
    holding = [c for c in countries if word and any(f" {word} " in f" {_fold(n)} " for n in _names(c))]
    if 1 < len(holding) <= _MOST_NAMED:
        return f"which one: {' or '.join(f'{c.short} ({c.iso3})' for c in holding)}"
    near = did_you_mean(
        text[:80], [c.listed for c in countries] + [name for c in countries for name in c.also]
    )
    if near or len(text) != len("CHN"):
        return near
    alike = ", ".join(c.iso3 for c in countries if c.iso3[:2] == text[:2].upper())
    return f"codes that begin so: {alike}" if alike else ""
