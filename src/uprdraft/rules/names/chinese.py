"""Names in Chinese characters: their other forms, pinyin and Korean readings, where the table knows every character."""

from functools import cache
from itertools import product

from uprdraft.loading.names import load_name_tables
from uprdraft.records.names import Character
from uprdraft.rules.names.folding import HAN
from uprdraft.values.patterns import lazy_pattern

__all__ = ["forms_of_han", "hangul_of_character", "is_han", "is_known", "korean_readings", "pinyin_of"]

_HAN = lazy_pattern(f"[{HAN}]+")
_MOST = 4


@cache
def _by_form() -> dict[str, tuple[Character, ...]]:
    found: dict[str, tuple[Character, ...]] = {}
    for character in load_name_tables().chinese.characters:
        for form in character.forms:
            found[form] = (*found.get(form, ()), character)
    return found


def is_han(text: str) -> bool:
    """Return whether ``text`` is Chinese characters and nothing else."""
    return bool(_HAN.fullmatch(text))


def is_known(name: str) -> bool:
    """Return whether the table has every character of ``name``."""
    return len(name) <= _MOST and all(c in _by_form() for c in name)


def hangul_of_character(char: str) -> tuple[str, ...]:
    """Return the Korean readings of one character; none where the table does not know it."""
    return tuple(h for entry in _by_form().get(char, ()) for h in entry.hangul)


def forms_of_han(name: str) -> tuple[str, ...]:
    """Return ``name`` in simplified, traditional and mixed forms."""
    if len(name) > _MOST:
        return (name,)
    each = [_variants(c) for c in name]
    return tuple(dict.fromkeys("".join(p) for p in product(*each)))


def _variants(char: str) -> tuple[str, ...]:
    return (char, *(f for entry in _by_form().get(char, ()) for f in entry.forms if f != char))


def pinyin_of(name: str) -> tuple[str, ...]:
    """Return ``name`` in pinyin without tones, joined; none where a character is unknown."""
    each = [[p for entry in _by_form().get(c, ()) for p in entry.pinyin] for c in name]
    return tuple(dict.fromkeys("".join(p) for p in product(*each))) if all(each) else ()


def korean_readings(name: str) -> tuple[str, ...]:
    """Return ``name`` as Korean reads it, in Hangul; none where a character is unknown."""
    each = [[h for entry in _by_form().get(c, ()) for h in entry.hangul] for c in name]
    return tuple(dict.fromkeys("".join(p) for p in product(*each))) if all(each) else ()
