"""Fonts and colours of a theme, written out where they are used, so that the theme need not come along."""

from lxml import etree

from uprdraft.readers.package import Package
from uprdraft.writers.word.language import LATIN_FONT
from uprdraft.writers.word.xml import Element, w

__all__ = ["flatten_theme", "theme_fonts"]

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = (("asciiTheme", "ascii"), ("hAnsiTheme", "hAnsi"), ("eastAsiaTheme", "eastAsia"), ("cstheme", "cs"))


def theme_fonts(package: Package) -> dict[str, str]:
    """Return the Latin fonts of the base document's theme: "major" and "minor" → name."""
    part = package.related("theme")
    if part is None:
        return {}
    root = package.parse(part)
    fonts = {}
    for size in ("major", "minor"):
        font = root.find(f".//{_DRAWING}{size}Font/{_DRAWING}latin")
        if font is not None and font.get("typeface"):
            fonts[size] = font.get("typeface", "")
    return fonts


def flatten_theme(root: Element, fonts: dict[str, str]) -> None:
    """Replace every reference to the theme below ``root`` by the font itself or by the plain colour."""
    for element in root.iter(w("rFonts")):
        for themed, plain in _SLOTS:
            value = element.attrib.pop(w(themed), "")
            if value and plain in ("ascii", "hAnsi"):
                element.set(w(plain), fonts.get(str(value)[:5], LATIN_FONT))
    for element in root.iter(etree.Element):
        for name in [n for n in element.attrib if str(n).startswith(w("theme"))]:
            del element.attrib[name]
