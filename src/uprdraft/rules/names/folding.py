"""A text reduced to its letters: without case, accents, width, look-alikes, hidden characters and spaces.

Where words begin and end is kept, so that a short name is looked for as whole words only.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from uprdraft.values.patterns import lazy_pattern

__all__ = ["HAN", "HANGUL", "Folded", "fold", "fold_name", "plain_letters"]

HANGUL = "가-힣"
HAN = "\u2e80-\u2fdf\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# A change of case or script begins a word: "JaneRoe.docx", "Kim Min-su는".
_WORDS = lazy_pattern(
    f"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[{HANGUL}]+|[{HAN}]+|[^\\W_A-Za-z0-9{HANGUL}{HAN}]+"
)
_LOOSE_CODA = lazy_pattern("([가-힣])([\u1100-\u1112])(?![\u1161-\u1175])")
_CODAS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FILLERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5"


class Folded(NamedTuple):
    """The letters of a text in one string; ``starts`` and ``ends`` are those of its words, ``words`` as they stood."""

    close: str
    starts: list[int]
    ends: list[int]
    words: list[str]


class _Letters(dict[int, str | None]):
    """The table for ``str.translate``, filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        hidden = char in _FILLERS or unicodedata.category(char) in ("Mn", "Me", "Cf")
        self[code] = None if hidden else char
        return self[code]


@cache
def _letters() -> _Letters:
    from uprdraft.loading.names import load_name_tables  # not needed until a name is compared

    return _Letters(load_name_tables().confusables.translation)


@cache
def _same() -> dict[int, str]:
    from uprdraft.loading.names import load_name_tables

    return load_name_tables().confusables.same


def plain_letters(text: str) -> str:
    """Return ``text`` without accents, width, look-alikes and hidden characters; case and spaces stay."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_letters()))
    # Letters typed one by one ("ㄱㅣㅁ") compose but for the last consonant.
    return _LOOSE_CODA.sub(_with_coda, text)


def _with_coda(match: re.Match[str]) -> str:
    syllable, consonant = match.groups()
    coda = _CODAS.find(_compatible(consonant))
    if (ord(syllable) - 0xAC00) % 28 or coda < 0:
        return match.group()
    return chr(ord(syllable) + coda + 1)


def _compatible(consonant: str) -> str:
    """Return the letter that stands alone for an initial consonant."""
    return "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[ord(consonant) - 0x1100]


def fold(text: str) -> Folded:
    """Return ``text`` reduced to its letters, with its word limits."""
    words = _WORDS.findall(plain_letters(text))
    starts, ends, at = [], [], 0
    for word in words:
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Folded(_close("".join(words)), starts, ends, words)


def fold_name(text: str) -> str:
    """Return the letters of a name as they stand in ``Folded.close``."""
    return _close("".join(_WORDS.findall(plain_letters(text))))


def _close(letters: str) -> str:
    lower = letters.lower()
    if len(lower) != len(letters):  # one of the few capitals whose small form is longer
        lower = "".join(c.lower()[0] for c in letters)
    return lower.translate(_same())
