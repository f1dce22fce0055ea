"""All private values looked for in one pass over a text.

At the start of each word the letters that follow are compared with tables made once for all values, so the
time does not grow with their number. What a finding says is the code, never the value.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from uprdraft.loading.names import load_name_tables
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.names.chinese import hangul_of_character, is_han
from uprdraft.rules.names.folding import Folded, fold, fold_name
from uprdraft.rules.names.forms import (
    AS_WRITTEN,
    BETWEEN,
    INITIALS,
    MAYBE_OTHER,
    OTHER_LETTERS,
    SHORTENED,
    Forms,
    How,
    forms_of,
)
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Hit", "Matcher", "get_matcher"]

_HEAD = 4
_LONG = 8
_LONG_HEAD = 4
_SURE_LETTERS = 6
_LEAST_LETTERS = 5
_LOWER_CASE_GIVEN = 5
_TONES = lazy_pattern(r"\b([A-Za-zü]{2,6})[1-5](?=\W|$|[A-Z])")
"""Pinyin with its tones as numbers: "Wang2 Xiu4 Ying1"."""


class Hit(NamedTuple):
    """A private value in a text: the code that stands for it, and in what form it stands there."""

    code: str
    how: How

    @property
    def words(self) -> str:
        """Return what may be shown: the code and the form."""
        return f"{self.code}, {self.how.words}" if self.how.words else self.code


@lru_cache(maxsize=4)
def get_matcher(values: tuple[PrivateValue, ...]) -> "Matcher":
    """Return the matcher of these values, made once."""
    return Matcher(values)


class Matcher:
    """Tables of all forms of all values."""

    def __init__(self, values: tuple[PrivateValue, ...]) -> None:
        self._codes = [value.code for value in values]
        self._words: dict[str, list[tuple[int, How]]] = {}
        self._runs: dict[str, list[tuple[int, How]]] = {}
        self._initials: dict[str, list[int]] = {}
        self._given: dict[str, list[int]] = {}
        self._families: dict[str, set[int]] = {}
        self._givens: dict[str, set[int]] = {}
        self._inside: dict[str, list[tuple[str, int]]] = {}
        self._heads: set[str] = set()
        self._ends: dict[tuple[str, str], list[int]] = {}
        self._read: dict[str, list[tuple[int, How]]] = {}
        for index, value in enumerate(values):
            self._add(index, forms_of(value.text), fold_name(value.code))
        self._limit()

    def _add(self, index: int, forms: Forms, stand_in: str) -> None:
        for word, how in forms.words.items():
            if word != stand_in:
                self._words.setdefault(word, []).append((index, how))
        is_korean = not any(is_han(run) and how is AS_WRITTEN for run, how in forms.runs.items())
        for run, how in forms.runs.items():
            if run != stand_in:
                self._runs.setdefault(run, []).append((index, how))
            if is_korean and len(run) > 1 and how in (AS_WRITTEN, OTHER_LETTERS):
                self._read.setdefault(run, []).append((index, OTHER_LETTERS if len(run) > 2 else MAYBE_OTHER))
        for initials in forms.initials:
            self._initials.setdefault(initials, []).append(index)
        for given in forms.given:
            if given != stand_in:
                self._given.setdefault(given, []).append(index)
        for family in forms.families:
            self._families.setdefault(family, set()).add(index)
        for given in forms.givens:
            self._givens.setdefault(given, set()).add(index)
        # A short family name leads on into the given name.
        self._heads |= {(f + g)[:_HEAD] for f in forms.families for g in forms.givens}
        self._heads |= {(g + f)[:_HEAD] for f in forms.families for g in forms.givens}
        if forms.ends is not None:
            self._ends.setdefault(forms.ends, []).append(index)
        for form in forms.inside:
            self._inside.setdefault(form[:_LONG_HEAD], []).append((form, index))

    def _limit(self) -> None:
        """Work out which beginnings and lengths are worth a look."""
        longest_pair = max(map(len, self._families), default=0) + max(map(len, self._givens), default=0)
        latin = (*self._words, *self._initials, *(g for g in self._given if g.isascii()))
        self._longest = max((*map(len, latin), longest_pair), default=0)
        self._heads |= {form[:_HEAD] for form in latin}
        self._short = {form for form in latin if len(form) < _HEAD}
        self._family_sizes = sorted({len(f) for f in self._families})
        hangul_given = [g for g in self._given if not g.isascii()]
        self._run_heads = {run[:2] for run in (*self._runs, *hangul_given)}
        self._single = {run for run in self._runs if len(run) == 1}
        self._run_sizes = sorted({len(run) for run in (*self._runs, *hangul_given)})
        self._read_heads = {run[:size] for run in self._read for size in range(1, len(run) + 1)}
        self._first_names = {first for first, _ in self._ends}
        self._endings = frozenset(load_name_tables().korean.endings) | {""}

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return which values stand in ``text``, each once, in its surest form."""
        if not self._codes or not text:
            return ()
        found: dict[str, How] = {}
        folded = fold(text)
        hits = [self._hits(folded)]
        if _TONES.search(text):
            hits.append(self._hits(fold(_TONES.sub(r"\1", text))))
        for index, how in chain(*hits):
            code = self._codes[index]
            if code not in found or (how.is_sure and not found[code].is_sure):
                found[code] = how
        return tuple(Hit(code, how) for code, how in found.items())

    def _hits(self, text: Folded) -> Iterator[tuple[int, How]]:
        close, heads, run_heads = text.close, self._heads, self._run_heads
        for number, start in enumerate(text.starts):
            if close[start : start + _HEAD] in heads or close[start : text.ends[number]] in self._short:
                yield from self._from_word(text, number)
            size = text.ends[number] - start
            if run_heads and close[start] > "\u2000":
                yield from self._in_run(text, number)
            if self._read_heads and close[start] > "\u2e7f" and is_han(close[start]):
                yield from self._read_as_korean(close, start, text.ends[number])
            if self._first_names and close[start : text.ends[number]] in self._first_names:
                yield from self._with_one_between(text, number)
            if size > _LONG and self._inside:
                yield from self._in_word(close[start : text.ends[number]])

    def _read_as_korean(self, close: str, start: int, end: int) -> Iterator[tuple[int, How]]:
        """Yield Korean names that a run of Chinese characters reads as."""
        for at in range(start, end):
            readings = {""}
            for char in close[at:end]:
                longer = {r + h for r in readings for h in hangul_of_character(char)}
                readings = longer & self._read_heads
                if not readings:
                    break
                for reading in readings:
                    yield from self._read.get(reading, ())

    def _with_one_between(self, text: Folded, number: int) -> Iterator[tuple[int, How]]:
        """Yield names of two parts between which a third stands, "Jane Mary Roe" or "Jane M. Roe"."""
        words = text.words[number : number + 3]
        if len(words) < 3 or not all(w[:1].isupper() for w in words):
            return
        first, last = (text.close[text.starts[n] : text.ends[n]] for n in (number, number + 2))
        yield from ((index, BETWEEN) for index in self._ends.get((first, last), ()))

    def _from_word(self, text: Folded, number: int) -> Iterator[tuple[int, How]]:
        close, start = text.close, text.starts[number]
        for last in range(number, len(text.ends)):
            end = text.ends[last]
            if end - start > self._longest:
                return
            form = close[start:end]
            yield from self._words.get(form, ())
            words = text.words[number : last + 1]
            if form in self._initials and _are_initials(words):
                yield from ((index, INITIALS) for index in self._initials[form])
            if (
                form in self._given
                and all(w[:1].isupper() or len(w) < 4 for w in words)
                and words[0][0].isupper()
            ):
                yield from ((index, SHORTENED) for index in self._given[form])
            if len(form) >= _LEAST_LETTERS:
                yield from self._pairs(form, words)

    def _pairs(self, form: str, words: list[str]) -> Iterator[tuple[int, How]]:
        """Yield values whose family and given name make up ``form``, in either order."""
        for size in self._family_sizes:
            if size >= len(form):
                return
            for family, given in ((form[:size], form[size:]), (form[-size:], form[:-size])):
                owners = self._families.get(family)
                if owners is None or given not in self._givens:
                    continue
                if not words[0][0].isupper() and len(given) < _LOWER_CASE_GIVEN:
                    continue
                how = OTHER_LETTERS if len(form) >= _SURE_LETTERS else MAYBE_OTHER
                yield from ((index, how) for index in owners & self._givens[given])

    def _in_run(self, text: Folded, number: int) -> Iterator[tuple[int, How]]:
        """Yield values in Hangul or Chinese that begin in one word, at its start or inside."""
        close, start, end = text.close, text.starts[number], text.ends[number]
        for at in range(start, end):
            if close[at : at + 2] not in self._run_heads and close[at] not in self._single:
                continue
            for size in self._run_sizes:
                run = close[at : at + size]
                if at > start and at + size > end and not _is_apart(text, number, at + size):
                    break
                if run in self._runs and (size > 2 or self._is_word(text, at, size, number)):
                    yield from self._runs[run]
                if run in self._given and at + size <= end and self._is_word(text, at, size, number):
                    yield from ((index, SHORTENED) for index in self._given[run])

    def _is_word(self, text: Folded, at: int, size: int, number: int) -> bool:
        """Return whether a run is a word of its own, or a word with an ending."""
        is_hangul = text.close[at] >= "가"
        if not is_hangul and size > 1:
            return True  # Chinese has no spaces
        end = at + size
        last = next((e for e in text.ends[number:] if e >= end), end)
        return at == text.starts[number] and text.close[end:last] in (self._endings if is_hangul else ("",))

    def _in_word(self, word: str) -> Iterator[tuple[int, How]]:
        for at in range(1, len(word) - _LONG_HEAD):
            for form, index in self._inside.get(word[at : at + _LONG_HEAD], ()):
                if word.startswith(form, at):
                    yield index, How("", True)


def _is_apart(text: Folded, number: int, end: int) -> bool:
    """Return whether the words after this one are single letters as far as ``end``: "증인김 민 수"."""
    rest = range(number + 1, len(text.ends))
    return all(len(text.words[n]) == 1 for n in rest if text.starts[n] < end)


def _are_initials(words: list[str]) -> bool:
    """Return whether the words are one name with capitals for the rest: "Kim C. S.", "CS Kim"."""
    letters = [w for w in words if len(w) == 1 or (len(w) == 2 and w.isupper())]
    return len(words) - len(letters) == 1 and bool(letters) and letters[0].isupper()
