"""Fonts that a theme stands for."""

from collections.abc import Callable, Mapping

from uprdraft.readers.foreign.names import A
from uprdraft.readers.foreign.parts import Source

__all__ = ["read_theme_fonts"]

_SCRIPTS = (("HAnsi", "latin"), ("Ascii", "latin"), ("EastAsia", "ea"), ("Bidi", "cs"))


def read_theme_fonts(source: Source) -> Callable[[str], str]:
    """Return a function that gives the name of a font, also for one of the theme ("+minorHAnsi")."""
    fonts: Mapping[str, str] = _read(source)

    def name_of(font: str) -> str:
        return fonts.get(font[1:], font[1:]) if font.startswith("+") else font

    return name_of


def _read(source: Source) -> dict[str, str]:
    related = source.related("theme")
    if related is None:
        return {}
    fonts = {}
    for scheme in ("major", "minor"):
        element = next(related[1].iter(f"{A}{scheme}Font"), None)
        if element is None:
            continue
        for suffix, name in _SCRIPTS:
            face = element.find(A + name)
            if face is not None and face.get("typeface"):
                fonts[scheme + suffix] = face.get("typeface", "")
    return fonts
