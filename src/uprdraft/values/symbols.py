"""Symbols of United Nations documents as values: parsed, written, found in a text, compared with a pattern.

Only the general build of a symbol is known here: elements parted by strokes, then marks such as ``Add.1``.
Which series exist, and what may stand in each place of them, is data (``records.symbols``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from uprdraft.values.patterns import lazy_pattern

__all__ = ["FoundSymbol", "Symbol", "find_symbols", "is_symbol", "parse_symbol"]

_HYPHENS = lazy_pattern("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_STROKES = lazy_pattern(r"\s*[/\u2044\u2215\uff0f]\s*")
_MARK = lazy_pattern(r"(Add|Corr|Rev|Amend|Summary)\.?\s*(\d{1,3})?$", re.IGNORECASE)
_ELEMENT = r"[A-Z0-9][A-Za-z0-9.-]*"
_BEGIN = r"(?:A|S|E|ST|T|DP|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI|INT|TD|CD|HS|ID|LOS|UNEP|FCCC|UNHCR)"
_BODY = lazy_pattern(
    rf"{_BEGIN}(?:\.\d+|\b)?(?:/(?:{_ELEMENT}))+"
    r"(?:(?: [A-Z])?\s?\((?:(?:19|20)\d\d|[IVXLES-]+)\))?"
)
_WHOLE = lazy_pattern(
    rf"(?P<stem>{_BEGIN}(?:/{_ELEMENT})+?(?: [A-Z])?)\s?"
    r"(?:\((?P<year>(?:19|20)\d\d)\)|\((?P<session>[IVXLES-]+)\))?"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol in its parts: ``A/HRC/25/5/Add.1`` has the elements of the report and one mark.

    ``bracket`` is the year of a Security Council resolution or the session of an old one: "2017", "III".
    """

    elements: tuple[str, ...]
    marks: tuple[str, ...] = ()
    bracket: str = ""

    def __str__(self) -> str:
        """Return the symbol as the United Nations print it."""
        return "/".join((self.stem, *self.marks))

    @property
    def stem(self) -> str:
        """Return the symbol without its marks: that of the document which an addendum adds to."""
        joined = "/".join(self.elements)
        if not self.bracket:
            return joined
        return f"{joined} ({self.bracket})" if self.bracket.isdigit() else f"{joined}({self.bracket})"

    @property
    def is_correction(self) -> bool:
        """Return whether it is a corrigendum."""
        return any(mark.startswith("Corr") for mark in self.marks)


class FoundSymbol(NamedTuple):
    """A symbol in a text, and where it stands there."""

    symbol: Symbol
    start: int
    end: int


def parse_symbol(text: str) -> Symbol:
    """Return the symbol that ``text`` is; other hyphens, spaces and small letters in it are put right.

    Raises:
        ValueError: it is not built as a symbol is.
    """
    tidy = _STROKES.sub("/", _HYPHENS.sub("-", " ".join(text.split())))
    bare, marks = _part_marks(tidy)
    match = _WHOLE.fullmatch(bare) or _WHOLE.fullmatch(bare.upper())
    if match is None or not any(c.isdigit() for c in bare):
        raise ValueError(f"“{text[:60]}” is not built as a document symbol")
    elements = tuple(match["stem"].split("/"))
    return Symbol(tuple(_tidy_element(e) for e in elements), marks, match["year"] or match["session"] or "")


def is_symbol(text: str) -> bool:
    """Return whether ``text`` is built as a symbol is."""
    try:
        parse_symbol(text)
    except ValueError:
        return False
    return True


def find_symbols(text: str) -> Iterator[FoundSymbol]:
    """Yield the symbols in running text, in order. A full stop that ends a sentence is no part of one."""
    for match in _BODY.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before and (before.isalnum() or before in "/.=-%&?@:"):
            continue
        raw = match.group().rstrip(".-")
        try:
            symbol = parse_symbol(raw)
        except ValueError:
            continue
        if symbol.bracket.isdigit() and "RES" not in symbol.elements:
            # "A/HRC/25/63 (2014)": the year is the writer's, not the symbol's.
            symbol, raw = replace(symbol, bracket=""), raw[: raw.rindex("(")].rstrip()
        yield FoundSymbol(symbol, match.start(), match.start() + len(raw))


def _part_marks(text: str) -> tuple[str, tuple[str, ...]]:
    parts = text.split("/")
    marks: list[str] = []
    while len(parts) > 2 and (match := _MARK.fullmatch(parts[-1])):
        word = match[1].capitalize()
        marks.insert(0, f"{word}.{match[2]}" if match[2] else word)
        parts.pop()
    return "/".join(parts), tuple(marks)


def _tidy_element(element: str) -> str:
    """Return an element with the letters before its number as they are printed: "PV.1", "Inf.2"."""
    match = re.fullmatch(r"([A-Z]+)\.?(\d+)", element, re.IGNORECASE)
    if match and f"{match[1]}.".casefold() in (
        "sr.",
        "pv.",
        "l.",
        "crp.",
        "wp.",
        "inf.",
        "conf.",
        "cn.",
        "wg.",
    ):
        return f"{match[1].upper()}.{match[2]}"
    return element
