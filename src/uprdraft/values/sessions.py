"""Numbers of sessions as texts write them: "45th session", "session 45", "forty-fifth session"."""

import re

from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_sessions"]

_FIGURE = lazy_pattern(
    r"\b(\d{1,3})\s?(?:st|nd|rd|th)\s+(?:\w+\s+){0,3}?session\b|\bsession\s+(?:no\.?\s*)?(\d{1,3})\b",
    re.IGNORECASE,
)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_LARGE = rf"({'|'.join(_TENS)})(?:ieth|y[- ]({'|'.join(_UNITS)}))"
_SMALL = rf"({'|'.join((*_UNITS, *_TEENS))})"
_WORDED = lazy_pattern(rf"\b(?:{_LARGE}|{_SMALL})\s+(?:\w+\s+){{0,3}}?session\b", re.IGNORECASE)


def find_sessions(text: str) -> tuple[int, ...]:
    """Return the numbers of the sessions that ``text`` names, those in figures first."""
    figures = [int(m.group(1) or m.group(2)) for m in _FIGURE.finditer(text)]
    return (*figures, *(_worded(m) for m in _WORDED.finditer(text)))


def _worded(match: re.Match[str]) -> int:
    tens, unit, small = (group.lower() if group else "" for group in match.groups())
    if small:
        return (*_UNITS, *_TEENS).index(small) + 1
    return _TENS[tens] + (_UNITS.index(unit) + 1 if unit else 0)
