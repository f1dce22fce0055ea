"""The numbering part: headings, paragraphs, recommendations, bullets, and one list for each ordered list.

Levels and styles are tied both ways, so a paragraph needs only its style and keeps its number when
it is moved or when others are added. Ordered lists get a definition of their own each: an instance
that only restarts would share the counter with the others.
"""

from collections.abc import Mapping, Sequence

from uprdraft.writers.word.xml import Element, add, new_root

__all__ = ["BULLET", "FIRST_LIST", "INDENT", "STYLE_NUMBERS", "UNNUMBERED", "new_numbering"]

UNNUMBERED = "0"
BULLET = "5"
FIRST_LIST = 6
INDENT = 567  # one centimetre

# Our style id → (numbering id, level).
STYLE_NUMBERS = {
    "Heading1": ("1", 0),
    "Heading2": ("1", 1),
    "Heading3": ("1", 2),
    "Heading4": ("1", 3),
    "NumberedParagraph": ("2", 0),
    "Recommendation": ("3", 0),
    "ListedRecommendation": ("4", 0),
}
_HEADING_LEVELS = (
    ("upperLetter", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "(%3)"),
    ("lowerRoman", "(%4)"),
)
_LIST_LEVELS = (("lowerLetter", "({})"), ("lowerRoman", "({})"), ("decimal", "{}."))
_BULLETS = ("•", "–", "•", "–")


def new_numbering(shapes: Sequence[tuple[int, int]], styles: Mapping[str, str]) -> Element:
    """Return the numbering part.

    Args:
        shapes: For each ordered list how many lists, and how many ordered ones, it stands in.
        styles: Our style ids → those of the base document.
    """
    root = new_root("numbering")
    headings = _definition(root, 1, "multilevel")
    for level, (form, text) in enumerate(_HEADING_LEVELS):
        _level(headings, level, form, text, (INDENT, INDENT), styles[f"Heading{level + 1}"])
    _single(root, 2, "%1.", INDENT, styles["NumberedParagraph"], bold=False)
    _single(root, 3, "R%1.", INDENT + 142, styles["Recommendation"], bold=True)
    _single(root, 4, "R%1.", INDENT + 142, styles["ListedRecommendation"], bold=True)
    bullets = _definition(root, int(BULLET), "hybridMultilevel")
    for level, mark in enumerate(_BULLETS):
        _level(bullets, level, "bullet", mark, (INDENT * (level + 2), INDENT))
    for number, (depth, ordered_depth) in enumerate(shapes, start=FIRST_LIST):
        _ordered(root, number, depth, ordered_depth)
    for number in range(1, FIRST_LIST + len(shapes)):
        add(add(root, "num", numId=str(number)), "abstractNumId", val=str(number))
    return root


def _definition(root: Element, number: int, kind: str) -> Element:
    definition = add(root, "abstractNum", abstractNumId=str(number))
    # Word merges definitions it takes for the same; a number of its own keeps each list apart.
    add(definition, "nsid", val=f"{0x55500000 + number:08X}")
    add(definition, "multiLevelType", val=kind)
    return definition


def _level(
    definition: Element, level: int, form: str, text: str, indent: tuple[int, int], style: str = ""
) -> Element:
    element = add(definition, "lvl", ilvl=str(level))
    add(element, "start", val="1")
    add(element, "numFmt", val=form)
    if style:
        add(element, "pStyle", val=style)
    add(element, "suff", val="tab")
    add(element, "lvlText", val=text)
    add(element, "lvlJc", val="left")
    left, hanging = indent
    properties = add(element, "pPr")
    add(add(properties, "tabs"), "tab", val="num", pos=str(left))
    add(properties, "ind", left=str(left), hanging=str(hanging))
    return element


def _single(root: Element, number: int, text: str, width: int, style: str, *, bold: bool) -> None:
    level = _level(_definition(root, number, "singleLevel"), 0, "decimal", text, (width, width), style)
    if bold:
        properties = add(level, "rPr")
        add(properties, "b")
        add(properties, "bCs")


def _ordered(root: Element, number: int, depth: int, ordered_depth: int) -> None:
    definition = _definition(root, number, "hybridMultilevel")
    for level in range(len(_BULLETS)):
        # The list starts with (a) or, within another ordered one, with (i), however deep it is indented.
        form, text = _LIST_LEVELS[max(0, min(ordered_depth + level - depth, len(_LIST_LEVELS) - 1))]
        _level(definition, level, form, text.format(f"%{level + 1}"), (INDENT * (level + 2), INDENT))
