"""How runs look: font, size, language, bold, hidden. What a run does not say itself it takes over."""

from collections.abc import Callable
from dataclasses import dataclass

from uprdraft.readers.foreign.names import W, is_on
from uprdraft.readers.package import Element

__all__ = ["RELEVANT", "Look", "read_look"]


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run; None or "" for unsaid. ``size`` is in half points.

    A font that begins with "+" is one of the theme's ("+minorHAnsi").
    """

    style: str = ""
    font: str = ""
    east_asian_font: str = ""
    complex_font: str = ""
    size: int | None = None
    complex_size: int | None = None
    language: str = ""
    east_asian_language: str = ""
    complex_language: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    right_to_left: bool | None = None
    raised: bool | None = None

    def under(self, other: "Look") -> "Look":
        """Return ``other`` with its unsaid properties taken from this one."""
        if other == _UNSAID:
            return self
        if self == _UNSAID:
            return other
        return Look(
            other.style or self.style,
            other.font or self.font,
            other.east_asian_font or self.east_asian_font,
            other.complex_font or self.complex_font,
            self.size if other.size is None else other.size,
            self.complex_size if other.complex_size is None else other.complex_size,
            other.language or self.language,
            other.east_asian_language or self.east_asian_language,
            other.complex_language or self.complex_language,
            self.bold if other.bold is None else other.bold,
            self.italic if other.italic is None else other.italic,
            self.hidden if other.hidden is None else other.hidden,
            self.capitals if other.capitals is None else other.capitals,
            self.right_to_left if other.right_to_left is None else other.right_to_left,
            self.raised if other.raised is None else other.raised,
        )


_UNSAID = Look()
_Values = dict[str, object]


def read_look(properties: Element) -> Look:
    """Return what a ``w:rPr`` says."""
    values: _Values = {}
    for child in properties:
        reader = _READERS.get(child.tag)
        if reader is not None:
            reader(child, values)
    return Look(**values) if values else _UNSAID  # type: ignore[arg-type]


def _fonts(element: Element, values: _Values) -> None:
    for field, name in (("font", "ascii"), ("east_asian_font", "eastAsia"), ("complex_font", "cs")):
        theme = element.get(f"{W}{name}Theme" if name != "cs" else f"{W}cstheme")
        font = f"+{theme}" if theme else element.get(W + name)
        if font is None and name == "ascii":
            theme = element.get(f"{W}hAnsiTheme")
            font = f"+{theme}" if theme else element.get(f"{W}hAnsi")
        if font:
            values[field] = font


def _size(field: str) -> Callable[[Element, _Values], None]:
    def read(element: Element, values: _Values) -> None:
        value = element.get(f"{W}val", "")
        whole = value.partition(".")[0]
        if whole.isdecimal() and len(whole) < 5:
            # Strict files may write "12pt".
            values[field] = int(whole)
        elif value.endswith("pt") and value[:-2].replace(".", "", 1).isdecimal():
            values[field] = round(float(value[:-2]) * 2)

    return read


def _languages(element: Element, values: _Values) -> None:
    for field, name in (
        ("language", "val"),
        ("east_asian_language", "eastAsia"),
        ("complex_language", "bidi"),
    ):
        tag = element.get(W + name)
        if tag:
            values[field] = tag


def _switch(field: str) -> Callable[[Element, _Values], None]:
    def read(element: Element, values: _Values) -> None:
        values[field] = is_on(element)

    return read


def _style(element: Element, values: _Values) -> None:
    values["style"] = element.get(f"{W}val", "")


def _raised(element: Element, values: _Values) -> None:
    values["raised"] = element.get(f"{W}val") == "superscript"


_READERS: dict[object, Callable[[Element, _Values], None]] = {
    f"{W}rStyle": _style,
    f"{W}rFonts": _fonts,
    f"{W}sz": _size("size"),
    f"{W}szCs": _size("complex_size"),
    f"{W}lang": _languages,
    f"{W}b": _switch("bold"),
    f"{W}i": _switch("italic"),
    f"{W}vanish": _switch("hidden"),
    f"{W}caps": _switch("capitals"),
    f"{W}rtl": _switch("right_to_left"),
    f"{W}vertAlign": _raised,
}
RELEVANT = frozenset(_READERS)
