"""Styles as XML: one element a style, and the whole part of our base document."""

from lxml import etree

from uprdraft.writers.word.styles import DEFAULTS, STYLES, Style
from uprdraft.writers.word.xml import Element, W, add, new_root

__all__ = ["PARAGRAPH_ORDER", "new_style", "new_styles"]

# The order of children of w:pPr.
PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)


def new_style(parent: Element, style: Style) -> Element:
    """Append ``style`` to the styles part and return its element."""
    element = add(parent, "style", type=style.kind, styleId=style.id)
    if style.default:
        element.set(W + "default", "1")
    elif style.custom:
        element.set(W + "customStyle", "1")
    add(element, "name", val=style.name)
    if style.based_on:
        add(element, "basedOn", val=style.based_on)
    if style.following:
        add(element, "next", val=style.following)
    add(element, "uiPriority", val=str(style.priority))
    if style.kind != "numbering":
        add(element, "qFormat")
    for name, source in (("pPr", style.paragraph), ("rPr", style.run), ("tblPr", style.table)):
        if source:
            element.append(_parse(name, source))
    return element


def new_styles() -> Element:
    """Return a whole styles part: defaults of the document, then every style."""
    root = new_root("styles")
    root.append(_parse("docDefaults", DEFAULTS))
    for style in STYLES:
        new_style(root, style)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w"])
    return root


def _parse(name: str, source: str) -> Element:
    namespace = W[1:-1]
    return etree.fromstring(f'<w:{name} xmlns:w="{namespace}">{source}</w:{name}>')
