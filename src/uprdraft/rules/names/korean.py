"""Korean names from Hangul to Latin letters and back, by the tables of spellings.

A Latin spelling stands for several Hangul syllables and a syllable has several spellings; all are given.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from uprdraft.loading.names import load_name_tables

__all__ = ["family_hangul", "family_latin", "find_families", "hangul_of", "latin_of", "split_hangul"]

_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_MOST_SYLLABLES = 3
_MOST_READINGS = 120


@cache
def _by_hangul() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = load_name_tables().korean.families
    return {form: (row.hangul, row.latin) for row in rows for form in row.hangul}


@cache
def _by_latin() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in load_name_tables().korean.families:
        for spelling in row.latin:
            found[spelling] = found.get(spelling, ()) + row.hangul
    return found


def split_hangul(name: str) -> tuple[str, str]:
    """Return family and given name of a name in Hangul; the family name is empty where none is known."""
    for size in (2, 1):
        if len(name) > size and name[:size] in _by_hangul():
            return name[:size], name[size:]
    return "", name


def family_hangul(family: str) -> tuple[str, ...]:
    """Return the Hangul forms that stand for a family name in Hangul, itself included."""
    return _by_hangul().get(family, ((family,), ()))[0]


def family_latin(family: str) -> tuple[str, ...]:
    """Return the Latin spellings of a family name in Hangul."""
    return _by_hangul()[family][1] if family in _by_hangul() else latin_of(family)


def find_families(latin: str) -> tuple[str, ...]:
    """Return the Hangul family names that a Latin spelling may stand for; none where it is no Korean one."""
    return _by_latin().get(latin, ())


def latin_of(hangul: str) -> tuple[str, ...]:
    """Return the Latin spellings of Hangul syllables, joined."""
    return tuple(dict.fromkeys("".join(parts) for parts in product(*(_spellings(s) for s in hangul))))


@lru_cache(maxsize=4096)
def _spellings(syllable: str) -> tuple[str, ...]:
    table = load_name_tables().korean
    number = ord(syllable) - 0xAC00
    onset, vowel = _ONSETS[number // 588], _VOWELS[number % 588 // 28]
    codas = table.codas.get(_CODAS[number % 28], ("",))
    made = ("".join(p) for p in product(table.onsets[onset], table.vowels[vowel], codas))
    return tuple(dict.fromkeys((*made, *table.syllables.get(syllable, ()))))


@lru_cache(maxsize=4096)
def hangul_of(latin: str) -> tuple[str, ...]:
    """Return the Hangul that a Latin given name may stand for; empty where it cannot be read as Korean."""
    found = dict.fromkeys(_readings(latin.casefold(), _MOST_SYLLABLES))
    fewest = min(map(len, found), default=0)
    # "kyong" is one syllable; read as "ky-ong" it would be none that a name has.
    return tuple(h for h in found if len(h) == fewest)[:_MOST_READINGS]


def _readings(rest: str, left: int) -> Iterator[str]:
    if not rest:
        yield ""
    if not rest or not left or not re.fullmatch("[a-z]+", rest):
        return
    for size in range(min(len(rest), 7), 0, -1):
        for syllable in _syllables().get(rest[:size], ()):
            for tail in _readings(rest[size:], left - 1):
                yield syllable + tail


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Return the Hangul syllables by Latin spelling; without the codas that only few words have."""
    table = load_name_tables().korean
    found: dict[str, list[str]] = {}
    for o, v, c in product(_ONSETS, _VOWELS, ["", "ㄱ", "ㄴ", "ㄹ", "ㅁ", "ㅂ", "ㅇ", "ㅅ"]):
        syllable = chr(0xAC00 + _ONSETS.index(o) * 588 + _VOWELS.index(v) * 28 + _CODAS.index(c))
        for spelling in product(table.onsets[o], table.vowels[v], table.codas.get(c, ("",))):
            found.setdefault("".join(spelling), []).append(syllable)
    for syllable, spellings in table.syllables.items():
        for one in spellings:
            found.setdefault(one, []).append(syllable)
    return {spelling: tuple(dict.fromkeys(s)) for spelling, s in found.items()}
