"""The typeface and size that a body rules, put into the styles of a base document.

Every size keeps its share of the size of the text, so that headings stay larger and notes smaller. East Asian
fonts stay: the profiles name Latin typefaces.
"""

from uprdraft.document.tree import Typeface
from uprdraft.writers.word.merging import STYLE_ORDER
from uprdraft.writers.word.xml import Element, W, insert_ordered, new_root, w

__all__ = ["set_typeface"]

_SMALLEST = 16
"""Eight points, in half points: below that notes are not read."""
_WORDS_OWN_SIZE = 20
_THEMES = ("asciiTheme", "hAnsiTheme", "cstheme")
_STRESS = ("b", "bCs", "i", "iCs", "u")
# The order of children of w:rPr.
_RUN_ORDER = (
    *(
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
    ),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *(
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
    ),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
_GAP = "Gap"


def set_typeface(styles: Element, typeface: Typeface) -> None:
    """Set the text in ``typeface`` throughout ``styles``; where it is plain, no style is bold, italic or underlined."""
    normal = _default_style(styles)
    before = _size(normal) or _size(styles.find(f"{w('docDefaults')}/{w('rPrDefault')}")) or _WORDS_OWN_SIZE
    now = 2 * typeface.size_points
    for fonts in styles.iter(w("rFonts")):
        for name in _THEMES:
            fonts.attrib.pop(W + name, "")
        for name in ("ascii", "hAnsi", "cs"):
            fonts.set(W + name, typeface.name)
    for size in styles.iter(w("sz"), w("szCs")):
        size.set(W + "val", str(max(_SMALLEST, round(int(size.get(W + "val", before)) * now / before))))
    if normal is not None:
        _state(normal, typeface, now)
    if typeface.is_plain:
        _take_stress_away(styles)


def _default_style(styles: Element) -> Element | None:
    found = (s for s in styles.iterchildren(w("style")) if s.get(W + "type") == "paragraph")
    return next((s for s in found if s.get(W + "default") in ("1", "true", "on")), None)


def _size(holder: Element | None) -> int | None:
    size = None if holder is None else holder.find(f"{w('rPr')}/{w('sz')}")
    value = None if size is None else size.get(W + "val", "")
    return int(value) if value and value.isascii() and value.isdigit() else None


def _state(style: Element, typeface: Typeface, half_points: int) -> None:
    """Say typeface and size in the style that all others build on, whatever the base document left to its defaults."""
    run = style.find(w("rPr"))
    if run is None:
        run = new_root("rPr")
        insert_ordered(style, run, STYLE_ORDER)
    fonts = run.find(w("rFonts"))
    if fonts is None:
        fonts = new_root("rFonts")
        insert_ordered(run, fonts, _RUN_ORDER)
    for side in ("ascii", "hAnsi", "cs"):
        fonts.set(W + side, typeface.name)
    for name in ("sz", "szCs"):
        size = new_root(name)
        size.set(W + "val", str(half_points))
        insert_ordered(run, size, _RUN_ORDER)


def _take_stress_away(styles: Element) -> None:
    """Take bold, italics and underlining out of every style but the mark of a gap, which no finished text holds."""
    for run in list(styles.iter(w("rPr"))):
        style = run.getparent()
        if style is not None and style.get(W + "styleId") == _GAP:
            continue
        for name in _STRESS:
            for element in run.findall(w(name)):
                run.remove(element)
