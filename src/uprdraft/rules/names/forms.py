"""How a private value may be written: its orders, reversed, in other letters, shortened, as initials.

Each form has the words that say what was found, and whether finding it is sure enough to stop a text.
"""

import re
from dataclasses import dataclass, field
from itertools import permutations
from typing import NamedTuple

from uprdraft.rules.names.chinese import forms_of_han, is_han, korean_readings, pinyin_of
from uprdraft.rules.names.folding import HAN, HANGUL, fold, fold_name, plain_letters
from uprdraft.rules.names.korean import (
    family_hangul,
    family_latin,
    find_families,
    hangul_of,
    latin_of,
    split_hangul,
)
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Forms", "How", "forms_of"]

_MOST_ORDERED = 4
_SURE_REVERSED = 6
_HANGUL = lazy_pattern(f"[{HANGUL}]+")
_EAST_ASIAN = lazy_pattern(f"[{HANGUL}{HAN}]+")
_NUMBER = lazy_pattern(r"[\d\W]*\d[\d\W]*")
_LEAST_NUMBER = 7
_LEAST_GIVEN = 5
_LEAST_WESTERN_GIVEN = 7
_SURE_PAIR = 6


class How(NamedTuple):
    """In what form a value stands in a text; ``is_sure`` ones stop the write."""

    words: str
    is_sure: bool


AS_WRITTEN = How("", True)
OTHER_LETTERS = How("in other letters", True)
MAYBE_OTHER = How("perhaps, in other letters", False)
REVERSED = How("written backwards", True)
MAYBE_REVERSED = How("perhaps, written backwards", False)
INITIALS = How("perhaps, as initials", False)
SHORTENED = How("perhaps, the given name alone", False)
PART = How("perhaps, first and last name only", False)
BETWEEN = How("perhaps, with another name between", False)


@dataclass(slots=True)
class Forms:
    """All forms of one value.

    ``words`` stand as whole words; ``runs`` are Hangul or Chinese, and may stand inside a word; ``pairs``
    are a family and a given name in either order; ``initials`` stand in capitals; ``given`` is the given name.
    """

    words: dict[str, How] = field(default_factory=dict)
    runs: dict[str, How] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    givens: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    given: dict[str, How] = field(default_factory=dict)
    inside: frozenset[str] = frozenset()
    """Long forms that are looked for inside words as well."""
    ends: tuple[str, str] | None = None
    """First and last name, where a third may stand between them."""


def forms_of(value: str) -> Forms:
    """Return how ``value`` may be written."""
    forms = Forms()
    for spelled in (value, value.upper(), value.lower()):
        _add_orders(forms, _parts(spelled))
    joined = fold_name(value)
    if _NUMBER.fullmatch(plain_letters(value)):
        _add_number(forms, joined)
    elif _EAST_ASIAN.fullmatch(joined):
        _add_east_asian(forms, joined)
    else:
        _add_latin(forms, [p.casefold() for p in re.split(r"[\s,]+", plain_letters(value)) if fold_name(p)])
    forms.inside |= frozenset(f for f, how in forms.words.items() if how is AS_WRITTEN and len(f) >= 8)
    return forms


def _parts(value: str) -> list[list[str]]:
    """Return the parts of a name twice: a hyphenated given name is one word, or two."""
    words = [w for w in re.split(r"[\W_]+", plain_letters(value)) if w]
    names = [n for n in re.split(r"[\s,]+", plain_letters(value)) if fold_name(n)]
    return [[fold_name(w) for w in words], [fold_name(n) for n in names]]


def _add_orders(forms: Forms, ways: list[list[str]]) -> None:
    for parts in ways:
        for form in _orders(parts):
            if not form:
                continue
            into = forms.runs if _EAST_ASIAN.fullmatch(form) else forms.words
            into[form] = AS_WRITTEN
        for form in _orders(parts) if len(parts) < _MOST_ORDERED else {"".join(parts)}:
            _add_backwards(forms, form[::-1])


def _add_backwards(forms: Forms, form: str) -> None:
    if len(form) < 3 or form == form[::-1]:
        return
    if _EAST_ASIAN.fullmatch(form):
        forms.runs.setdefault(form, REVERSED)
    elif len(form) > 3:
        forms.words.setdefault(form, REVERSED if len(form) >= _SURE_REVERSED else MAYBE_REVERSED)


def _orders(words: list[str]) -> set[str]:
    """Return the words joined in every order; of more than four, only turned round and reversed."""
    if len(words) <= _MOST_ORDERED:
        return {"".join(order) for order in permutations(words)}
    turned = {"".join(words[i:] + words[:i]) for i in range(len(words))}
    return turned | {"".join(reversed(words))}


def _add_number(forms: Forms, joined: str) -> None:
    # A telephone number with its country code has lost the zero in front.
    short = joined.lstrip("o")
    if len(short) >= _LEAST_NUMBER:
        forms.words[short] = AS_WRITTEN
        forms.inside = frozenset({short, joined})


def _add_east_asian(forms: Forms, joined: str) -> None:
    if _HANGUL.fullmatch(joined):
        family, given = split_hangul(joined)
        _add_hangul(forms, family, given, AS_WRITTEN)
    elif is_han(joined):
        for form in forms_of_han(joined):
            forms.runs.setdefault(form, AS_WRITTEN)
            if len(form) > 2:
                forms.runs.setdefault(form[1:] + form[:1], AS_WRITTEN)
        for size in (1, 2):
            families, givens = pinyin_of(joined[:size]), pinyin_of(joined[size:])
            if len(joined) > size and families and givens:
                _add_pairs(forms, families, givens)
        for reading in korean_readings(joined):
            family, given = split_hangul(reading)
            if family and given:
                _add_hangul(forms, family, given, OTHER_LETTERS if len(reading) > 2 else MAYBE_OTHER)


def _add_hangul(forms: Forms, family: str, given: str, how: How) -> None:
    if not family or not given:
        return
    for twin in family_hangul(family):
        forms.runs.setdefault(twin + given, how)
        forms.runs.setdefault(given + twin, how)
    if len(given) > 1:
        forms.given.setdefault(given, SHORTENED)
    spellings = latin_of(given)
    _add_pairs(forms, family_latin(family), spellings)
    if len(given) > 1:
        forms.given |= {fold_name(s): SHORTENED for s in spellings if len(s) >= _LEAST_GIVEN}
        firsts = [{s[0] for s in latin_of(syllable)} for syllable in given[:2]]
        _add_initials(forms, family_latin(family), firsts)


def _add_pairs(forms: Forms, families: tuple[str, ...], givens: tuple[str, ...]) -> None:
    forms.families |= frozenset(map(fold_name, families))
    forms.givens |= frozenset(map(fold_name, givens))


def _add_initials(forms: Forms, families: tuple[str, ...], firsts: list[set[str]]) -> None:
    heads = [""]
    for letters in firsts:
        heads = [head + letter for head in heads for letter in sorted(letters)]
    for family in families:
        if len(family) > 1:
            forms.initials |= {fold_name(f) for head in heads for f in (family + head, head + family)}


def _add_latin(forms: Forms, names: list[str]) -> None:
    if len(names) < 2:
        return
    is_korean = False
    for family, others in ((names[0], names[1:]), (names[-1], names[:-1])):
        given = "".join(re.sub(r"[\W_]", "", o) for o in others)
        hangul = hangul_of(given) if find_families(family) else ()
        if hangul:
            is_korean = True
            _add_korean(forms, family, given, hangul, others)
    if not is_korean:
        _add_western(forms, names)


def _add_korean(forms: Forms, family: str, given: str, hangul: tuple[str, ...], others: list[str]) -> None:
    families = find_families(family)
    for one in hangul:
        for form in families:
            sure = OTHER_LETTERS if len(form + one) > 2 else MAYBE_OTHER
            forms.runs.setdefault(form + one, sure)
    latin = tuple(dict.fromkeys(s for f in families for s in family_latin(f)))
    _add_pairs(forms, latin, tuple(dict.fromkeys(s for h in hangul for s in latin_of(h))))
    parts = [p for other in others for p in re.split(r"[\W_]+", other) if p]
    if len(given) >= _LEAST_GIVEN and any(len(h) > 1 for h in hangul):
        forms.given.setdefault(fold_name(given), SHORTENED)
    if len(parts) == 1 and len(hangul[0]) == 2:
        second = {latin_of(h[1])[0][0] for h in hangul}
        _add_initials(forms, (family,), [{given[0]}, second])
    elif len(parts) > 1:
        _add_initials(forms, (family,), [{p[0]} for p in parts])


def _add_western(forms: Forms, names: list[str]) -> None:
    first, last = fold_name(names[0]), fold_name(names[-1])
    if len(names) > 2 and len(first + last) >= 6:
        forms.words.setdefault(first + last, PART)
        forms.words.setdefault(last + first, PART)
    if len(names) == 2 and len(first) >= 3 and len(last) >= 3:
        forms.ends = (first, last)
    heads = fold("".join(n[:1] for n in names[:-1])).close
    if len(last) >= 3:
        forms.initials |= {last + heads, heads + last}
    if len(first) >= 3:
        forms.initials |= {first + fold_name(names[-1][:1])}
    if len(first) >= _LEAST_WESTERN_GIVEN:
        forms.given.setdefault(first, SHORTENED)
