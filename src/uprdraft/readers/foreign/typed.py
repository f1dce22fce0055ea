"""Numbers and note marks that were typed, told from words that only look like them.

A typed number is believed where it goes on counting ("1." … "2.") or a tab follows it; "A. Smith said" is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprdraft.document.package_report import TypedMark
from uprdraft.values.patterns import lazy_pattern

__all__ = ["TypedNumber", "find_typed_marks", "find_typed_numbers"]

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HANGUL = "가나다라마바사아자차카타파하"
_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SIGNS = _CIRCLED + _ROMAN_SIGNS
_BULLETS = "•·▪▫●○■□◦◆◇▶►➢✓✔–—-*※ㅇ"
_NUMBER = lazy_pattern(
    rf"""(?P<before>[(\[（]?|R|para\.?\s|§\s?|¶\s?)
    (?P<figure>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|[ivxlcdm]{{1,7}}|[IVXLCDM]{{1,7}}|[a-z]|[A-Z]|[{_HANGUL}]
      |[{_HAN}]{{1,3}}|[{_SIGNS}])
    (?P<after>[.)\]）、．:]{{0,2}})(?P<space>[\t \u00a0\u3000]+|$)""",
    re.VERBOSE,
)
_BULLET = lazy_pattern(rf"(?P<sign>[{re.escape(_BULLETS)}])(?P<space>[\t \u00a0\u3000]+)")
_CHAPTER = lazy_pattern(
    r"(?P<label>第[一二三四五六七八九十百\d]{1,5}[章条條节節项項]|제\s?\d{1,3}\s?[장절조항])\s"
)
_MARK = lazy_pattern(r"\[(\d{1,3})\]")
_MARK_START = lazy_pattern(r"\s*(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}(?=\s))")
_RAISED = lazy_pattern(r"[⁰¹²³⁴-⁹]{1,3}")
_UNITS = lazy_pattern(r"(?:\b[kcmd]?m|[A-Z]O|[A-Z])$")
_MOST_MARKS = 5_000


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number at the start of the text. ``family`` is the same for numbers that count together."""

    label: str
    family: str
    value: int
    level: int
    is_bullet: bool = False


def find_typed_numbers(texts: Sequence[str]) -> dict[int, TypedNumber]:
    """Return the typed numbers of ``texts`` (paragraphs without a native number, in order) by position."""
    candidates: list[tuple[int, TypedNumber, bool]] = []
    for position, text in enumerate(texts):
        for found, has_tab in _candidates(text):
            candidates.append((position, found, has_tab))
    values = {(found.family, found.value) for _, found, _ in candidates}
    numbers: dict[int, TypedNumber] = {}
    for position, found, has_tab in candidates:
        goes_on = (found.family, found.value - 1) in values or (found.family, found.value + 1) in values
        if position not in numbers and (found.is_bullet or has_tab or goes_on):
            numbers[position] = found
    return numbers


def _candidates(text: str) -> list[tuple[TypedNumber, bool]]:
    text = text[:60].lstrip()
    bullet = _BULLET.match(text)
    if bullet is not None:
        return [(TypedNumber(bullet["sign"], "bullet", 0, 0, is_bullet=True), "\t" in bullet["space"])]
    chapter = _CHAPTER.match(text)
    if chapter is not None:
        return [(TypedNumber(chapter["label"], "chapter", 0, 0), True)]
    match = _NUMBER.match(text)
    if match is None:
        return []
    has_tab = "\t" in match["space"]
    bare = not match["after"] and match["before"].strip() in ("", "R")
    if bare and not has_tab and match["figure"] not in _SIGNS and "." not in match["figure"]:
        return []
    label = (match["before"] + match["figure"] + match["after"]).strip()
    shape = f"{match['before'].strip()}{{}}{match['after']}"
    return [
        (TypedNumber(label, f"{kind}{shape}", value, level), has_tab)
        for kind, value, level in _values(match["figure"])
    ]


def _values(figure: str) -> list[tuple[str, int, int]]:
    """Return what a figure may mean: its kind, its value and how deep it counts."""
    if figure[0].isdecimal():
        *upper, last = figure.split(".")
        return [(".".join((*upper, "1")) if upper else "1", int(last), len(upper))]
    for signs in (_CIRCLED, _ROMAN_SIGNS):
        if figure in signs:
            return [(signs[0], signs.index(figure) + 1, 0)]
    if figure in _HANGUL:
        return [("가", _HANGUL.index(figure) + 1, 0)]
    if figure[0] in _HAN:
        return [("一", _han(figure), 0)]
    case = "a" if figure.islower() else "A"
    meanings: list[tuple[str, int, int]] = []
    if len(figure) == 1:
        meanings.append((case, ord(figure.lower()) - ord("a") + 1, 0))
    roman = _roman(figure.lower())
    if roman:
        meanings.append((f"{case}-roman", roman, 0))
    return meanings


def _han(figure: str) -> int:
    tens, ten, ones = figure.partition("十")
    if not ten:
        return _HAN.index(figure[0]) + 1
    return (_HAN.index(tens[0]) + 1 if tens else 1) * 10 + (_HAN.index(ones[0]) + 1 if ones else 0)


def _roman(figure: str) -> int:
    if any(sign not in _ROMAN_VALUES for sign in figure):
        return 0
    values = [_ROMAN_VALUES[sign] for sign in figure]
    return sum(v if v >= max(values[i:]) else -v for i, v in enumerate(values))


def find_typed_marks(key: str, text: str, raised: Sequence[str]) -> list[TypedMark]:
    """Return the note marks typed in one paragraph: "[1]", raised figures of a font or of Unicode.

    ``raised`` are the pieces of text set as superscript; squares and cubes of units are no marks.
    """
    start = _MARK_START.match(text)
    marks = []
    if "[" in text:
        for match in _MARK.finditer(text):
            is_entry = start is not None and match.start() < start.end()
            marks.append(TypedMark(match.group(), key, is_entry=is_entry))
    for piece in raised:
        figures = piece.strip(" ,")
        if figures.isdecimal() and len(figures) <= 3 and not _is_power(text, figures):
            marks.append(TypedMark(figures, key, is_raised=True, is_entry=text.lstrip().startswith(figures)))
    if not text.isascii():
        for match in _RAISED.finditer(text):
            if not _UNITS.search(text[max(0, match.start() - 3) : match.start()]):
                is_entry = start is not None and match.start() < start.end()
                marks.append(TypedMark(match.group(), key, is_raised=True, is_entry=is_entry))
    return marks[:_MOST_MARKS]


def _is_power(text: str, figures: str) -> bool:
    place = text.find(figures)
    return figures in ("2", "3") and place > 0 and bool(_UNITS.search(text[max(0, place - 3) : place]))
