"""The styles of a document, each with what it takes over from the styles it is based on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from uprdraft.readers.foreign.looks import Look, read_look
from uprdraft.readers.foreign.names import W, value_of
from uprdraft.readers.package import Element
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Style", "Styles", "read_styles"]

# Names of heading styles in files whose program translates them; Word itself always writes "heading 1".
_HEADING = lazy_pattern(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|başlık|"
    r"заголовок|标题|標題|見出し|제목|개요|عنوان|cím|naslov|επικεφαλίδα|antraštė|virsraksts|pealkiri|capçalera)"
    r"\s*([1-9])(?:\s*(?:char|zchn|car))?"
)
_CONTENTS = lazy_pattern(
    r"(?:toc|verzeichnis|tm|tdc|sommario|inhopg|innehåll|sisluet|spis treści|оглавление|目录|目錄|目次|목차"
    r"|indice|índice|contents)\s*([1-9])"
)
_CONTENTS_HEADINGS = frozenset(
    ("toc heading", "contents heading", "목차 제목", "toc 标题", "inhaltsverzeichnisüberschrift")
)


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it works out: ``level`` is 1 to 9 for a heading, ``contents`` for an entry of the contents.

    ``number`` is the id of the numbering instance ("0" for none on purpose, "" for unsaid) and its level.
    """

    id: str
    name: str
    kind: str
    level: int = 0
    is_named_heading: bool = False
    contents: int = 0
    is_contents_heading: bool = False
    number: str = ""
    number_level: int | None = None
    page_break_before: bool = False
    look: Look = field(default_factory=Look)


@dataclass(slots=True)
class Styles:
    """All styles by id, worked out when they are first asked for, and what the document says for all text."""

    default_look: Look
    _elements: Mapping[str, Element]
    _default_id: str
    _done: dict[str, Style] = field(default_factory=dict)

    def find(self, id_: str) -> Style | None:
        """Return the style ``id_``, or None where there is no such style."""
        if id_ not in self._done and id_ in self._elements:
            _resolve(id_, self._elements, self._done)
        return self._done.get(id_)

    @property
    def default_paragraph(self) -> Style:
        """Return the style of paragraphs that name none."""
        return self.find(self._default_id) or _NOTHING

    def paragraph(self, id_: str) -> Style:
        """Return the paragraph style ``id_``; the default one where it is unsaid or unknown."""
        return (self.find(id_) if id_ else None) or self.default_paragraph


_NOTHING = Style("", "Normal", "paragraph")


def read_styles(root: Element | None) -> Styles:
    """Return the styles of the styles part; None (no such part) gives styles that say nothing."""
    if root is None:
        return Styles(Look(), {}, "")
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    elements: dict[str, Element] = {}
    default_id = ""
    for element in root.iterchildren(f"{W}style"):
        id_ = element.get(f"{W}styleId", "")
        elements.setdefault(id_, element)
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            default_id = default_id or id_
    return Styles(Look() if defaults is None else read_look(defaults), elements, default_id)


def _resolve(id_: str, elements: Mapping[str, Element], done: dict[str, Style]) -> None:
    """Work out a style after those it is based on; a cycle ends where it began."""
    chain: dict[str, None] = {}
    while id_ in elements and id_ not in done and id_ not in chain:
        chain[id_] = None
        id_ = value_of(elements[id_], "basedOn")
    for own_id in reversed(chain):
        element = elements[own_id]
        kind = element.get(f"{W}type", "paragraph")
        base = done.get(value_of(element, "basedOn"))
        start = Style(own_id, "", kind) if base is None or base.kind != kind else replace(base, id=own_id)
        done[own_id] = _own(element, start)


def _own(element: Element, style: Style) -> Style:
    """Return ``style`` (what is taken over) with what ``element`` says itself."""
    name = value_of(element, "name") or element.get(f"{W}styleId", "")
    style = replace(style, name=name)
    lowered = name.lower().strip()
    heading = _HEADING.fullmatch(lowered)
    contents = _CONTENTS.fullmatch(lowered)
    if heading is not None:
        style = replace(style, level=int(heading.group(1)), is_named_heading=True)
    if contents is not None:
        style = replace(style, level=0, contents=int(contents.group(1)))
    if lowered in _CONTENTS_HEADINGS:
        style = replace(style, is_contents_heading=True)
    properties = element.find(f"{W}pPr")
    if properties is not None:
        style = _with_paragraph_properties(style, properties)
    runs = element.find(f"{W}rPr")
    if runs is not None:
        style = replace(style, look=style.look.under(read_look(runs)))
    return style


def _with_paragraph_properties(style: Style, properties: Element) -> Style:
    outline = value_of(properties, "outlineLvl")
    if outline.isdecimal() and not style.contents:
        style = replace(style, level=int(outline) + 1 if int(outline) < 9 else 0)
        if not style.level:
            style = replace(style, is_named_heading=False)
    numbering = properties.find(f"{W}numPr")
    if numbering is not None:
        number, level = value_of(numbering, "numId"), value_of(numbering, "ilvl")
        if number:
            style = replace(style, number=number)
        if level.isdecimal():
            style = replace(style, number_level=min(int(level), 8))
    breaks = properties.find(f"{W}pageBreakBefore")
    if breaks is not None:
        style = replace(style, page_break_before=breaks.get(f"{W}val", "1") not in ("0", "false", "off"))
    return style
