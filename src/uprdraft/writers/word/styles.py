"""The styles of our base document, one row each. How a row becomes XML stands in ``stylesheet``.

Built-in styles carry Word's own names, so that Word shows them under their names in every language
and a person changes the look in one place. Spacing is in twentieths of a point, sizes in half points.
"""

from typing import NamedTuple

from uprdraft.writers.word.language import LATIN_FONT

__all__ = ["DEFAULTS", "STYLES", "Style"]


class Style(NamedTuple):
    """One style: its id and Word's name, what it builds on, and its properties as XML."""

    id: str
    name: str
    based_on: str = ""
    paragraph: str = ""
    run: str = ""
    following: str = ""
    kind: str = "paragraph"
    table: str = ""
    default: bool = False
    custom: bool = False
    priority: int = 99


_KEEP = "<w:keepNext/><w:keepLines/>"
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, after: int, run: str) -> Style:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    paragraph = _KEEP + _spacing(before, after) + outline
    name = f"heading {level}"
    return Style(f"Heading{level}", name, "Normal", paragraph, run, "NumberedParagraph", priority=9)


def _contents(level: int, left: int) -> Style:
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left + 567}"/></w:tabs>'
    indent = f'<w:ind w:left="{left + 567}" w:hanging="567"/>'
    return Style(
        f"TOC{level}",
        f"toc {level}",
        "Normal",
        tabs + _spacing(0, 60) + indent,
        following="Normal",
        priority=39,
    )


_NOTE = '<w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
_CENTRE = '<w:jc w:val="center"/>'
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="{edge}" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="{edge}" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
_SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'

STYLES = (
    Style("Normal", "Normal", default=True, priority=0),
    Style(
        "DefaultParagraphFont", "Default Paragraph Font", kind="character", default=True, priority=1
    ),
    Style(
        "TableNormal", "Normal Table", kind="table", default=True,
        table='<w:tblInd w:w="0" w:type="dxa"/>' + _CELL_MARGINS.format(edge=0),
    ),
    Style("NoList", "No List", kind="numbering", default=True),
    Style(
        "Title", "Title", "Normal", _KEEP + _spacing(1200, 240) + _CENTRE, _BOLD + _size(40), "Subtitle",
        priority=10,
    ),
    Style(
        "Subtitle", "Subtitle", "Normal", "<w:keepLines/>" + _spacing(0, 360) + _CENTRE, _size(28), "CoverLead",
        priority=11,
    ),
    Style("CoverLead", "Cover Lead", "Normal", _spacing(0, 160), priority=12, custom=True),
    _heading(1, 400, 160, _BOLD + _size(28)),
    _heading(2, 280, 120, _BOLD + _size(25)),
    _heading(3, 240, 120, _BOLD + _ITALIC),
    _heading(4, 200, 100, _ITALIC),
    Style("NumberedParagraph", "Numbered Paragraph", "Normal", priority=1, custom=True),
    Style("Recommendation", "Recommendation", "Normal", "<w:keepLines/>" + _spacing(0, 140), priority=2, custom=True),
    Style(
        "ListedRecommendation", "Listed Recommendation", "Normal", "<w:keepLines/>" + _spacing(0, 140),
        priority=2, custom=True,
    ),
    Style("ListBullet", "List Bullet", "Normal", _spacing(0, 80), priority=3),
    Style("ListNumber", "List Number", "Normal", _spacing(0, 80), priority=3),
    Style("ListContinue", "List Continue", "Normal", _spacing(0, 80), priority=3),
    Style(
        "Quote", "Quote", "Normal", _spacing(0, 160) + '<w:ind w:left="1134" w:right="567"/>', _size(23), priority=29
    ),
    Style("Caption", "caption", "Normal", _KEEP + _spacing(160, 100), _BOLD + _size(22), priority=35),
    Style(
        "TableText", "Table Text", "Normal",
        '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>', _size(21), priority=36, custom=True),
    Style("TableHeading", "Table Heading", "TableText", run=_BOLD, priority=36, custom=True),
    Style(
        "TOCHeading", "TOC Heading", "Normal",
        _KEEP + _spacing(240, 160) + '<w:outlineLvl w:val="9"/>', _BOLD + _size(28), "Normal", priority=39,
    ),
    _contents(1, 0),
    _contents(2, 567),
    _contents(3, 1134),
    _contents(4, 1701),
    Style("FootnoteText", "footnote text", "Normal", _NOTE, _size(20)),
    Style("FootnoteReference", "footnote reference", kind="character", run=_SUPERSCRIPT),
    Style("EndnoteText", "endnote text", "Normal", _NOTE, _size(20)),
    Style("EndnoteReference", "endnote reference", kind="character", run=_SUPERSCRIPT),
    Style("Header", "header", "Normal", _spacing(0, 0), _size(20)),
    Style(
        "Footer", "footer", "Normal",
        '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>' + _spacing(0, 0), _size(18),
    ),
    Style("PageNumber", "page number", kind="character"),
    Style("Hyperlink", "Hyperlink", kind="character", run='<w:color w:val="0B2E6B"/><w:u w:val="single"/>'),
    Style("CommentText", "annotation text", "Normal", _spacing(0, 60), _size(20)),
    Style("CommentReference", "annotation reference", kind="character", run=_size(16)),
    Style(
        "Gap", "Gap", kind="character", run=_BOLD + '<w:shd w:val="clear" w:color="auto" w:fill="FFF2A8"/>',
        custom=True,
    ),
    Style(
        "TableGrid", "Table Grid", "TableNormal", kind="table",
        table=f"<w:tblBorders>{_EDGES}</w:tblBorders>" + _CELL_MARGINS.format(edge=40), priority=39,
    ),
)  # fmt: skip

DEFAULTS = (
    f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="SimSun" '
    f'w:cs="{LATIN_FONT}"/>{_size(24)}<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="160" w:line="264" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault>"
)
