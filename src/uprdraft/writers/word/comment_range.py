"""The marks of a comment round the words of a paragraph that it is about, or round all of it.

Runs are split where the words begin and end, with their look on both sides. A hyperlink, an insertion, a content
control or a field in one element is never split: the comment begins before it and ends behind it. Neither is a run
whose look was changed under tracking, for that change would be there twice.
"""

import copy
from dataclasses import dataclass

from lxml import etree

from uprdraft.readers.package import Element
from uprdraft.values.marks import with_plain_marks

__all__ = ["mark_words", "words_of"]

_LONGEST = 20_000
"""A longer paragraph is marked as a whole: each comment would read all of it again."""
_NOT_SHOWN = frozenset(("del", "moveFrom", "Fallback", "txbxContent", "rt"))
_LEFT_OUT = "…"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter of a paragraph: what it is, the text element it stands in, and where there."""

    letter: str
    element: Element
    offset: int


def mark_words(paragraph: Element, number: int, quote: str) -> None:
    """Put the marks of comment ``number`` round ``quote`` in ``paragraph``; round all of it where it is not found."""
    namespace = _namespace(paragraph)
    start, end = (etree.Element(f"{namespace}comment{what}") for what in ("RangeStart", "RangeEnd"))
    run = etree.Element(f"{namespace}r")
    for mark in (start, end, etree.SubElement(run, f"{namespace}commentReference")):
        mark.set(f"{namespace}id", str(number))
    for text in paragraph.iter(f"{namespace}t"):
        # Word shows no space at the ends of such a text, and would show it once a part of it keeps its spaces.
        if text.text and text.get(_SPACE) != "preserve":
            text.text = text.text.strip(" \t\r\n")
    found = _find(paragraph, quote)
    if found is None:
        properties = paragraph.find(f"{namespace}pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
        paragraph.append(end)
        paragraph.append(run)
        return
    first, last = found
    # The end goes first: what is split off after it leaves the letters before it where they are.
    behind = _behind(paragraph, last)
    behind.addnext(run)
    behind.addnext(end)
    _before(paragraph, first).addprevious(start)


def words_of(paragraph: Element) -> str:
    """Return the words of ``paragraph`` as ``mark_words`` compares them: without spaces, with plain marks."""
    return "".join(one.letter for one in _letters(paragraph))


def _find(paragraph: Element, quote: str) -> tuple[_Letter, _Letter] | None:
    """Return the first and the last letter of ``quote``, whose beginning, middle or end may be left out."""
    pieces = [p for piece in quote.split(_LEFT_OUT) if (p := "".join(with_plain_marks(piece).split()))]
    letters = _letters(paragraph) if pieces else []
    if not letters or len(letters) > _LONGEST:
        return None
    text = "".join(one.letter for one in letters)
    first = end = text.find(pieces[0])
    for piece in pieces:
        place = text.find(piece, end) if end >= 0 else -1
        if place < 0:
            return None
        end = place + len(piece)
    return letters[first], letters[end - 1]


def _letters(paragraph: Element) -> list[_Letter]:
    """Return what a reader sees in ``paragraph`` itself, without spaces."""
    namespace = _namespace(paragraph)
    letters = []
    for element in paragraph.iter(f"{namespace}t", f"{namespace}noBreakHyphen"):
        if not _is_shown(element, paragraph):
            continue
        if element.tag == f"{namespace}t":
            text = element.text or ""
            plain = [with_plain_marks(c) for c in text]
            # An apostrophe is told by the letters round it.
            whole = with_plain_marks(text)
            plain = list(whole) if len(whole) == len(text) else plain
            letters += [_Letter(c, element, i) for i, c in enumerate(plain) if c and not c.isspace()]
        else:
            letters.append(_Letter("-", element, 0))
    return letters


def _is_shown(element: Element, paragraph: Element) -> bool:
    for around in element.iterancestors():
        if around is paragraph:
            return True
        if etree.QName(around).localname in _NOT_SHOWN:
            return False
    return False


def _before(paragraph: Element, letter: _Letter) -> Element:
    """Return the child of ``paragraph`` that begins with ``letter``, or with what must not be split round it."""
    run = _run_of(paragraph, letter)
    return _around(paragraph, letter) if run is None else _split(run, letter.element, letter.offset)


def _behind(paragraph: Element, letter: _Letter) -> Element:
    """Return the child of ``paragraph`` that ends with ``letter``, or with what must not be split round it."""
    run = _run_of(paragraph, letter)
    if run is None:
        return _around(paragraph, letter)
    _split(run, letter.element, letter.offset + 1)
    return run


def _around(paragraph: Element, letter: _Letter) -> Element:
    child = letter.element
    while (parent := child.getparent()) is not None and parent is not paragraph:
        child = parent
    return child


def _run_of(paragraph: Element, letter: _Letter) -> Element | None:
    """Return the run that holds ``letter`` and may be split; None where there is none."""
    run = letter.element.getparent()
    namespace = _namespace(paragraph)
    if run is None or run.tag != f"{namespace}r" or run.getparent() is not paragraph:
        return None
    tracked = run.find(f"{namespace}rPr/{namespace}rPrChange")
    return None if tracked is not None or letter.element.tag != f"{namespace}t" else run


def _split(run: Element, element: Element, offset: int) -> Element:
    """Split ``run`` before the letter at ``offset`` of ``element``; return the part behind, ``run`` if that is all."""
    text = element.text or ""
    properties = run.find(f"{_namespace(run)}rPr")
    inner = [child for child in run if child is not properties]
    at = inner.index(element)
    if not text[:offset].strip() and at == 0:
        return run
    if offset >= len(text) and at == len(inner) - 1:
        return run
    rest = etree.Element(run.tag, run.attrib)  # type: ignore[arg-type]
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    if not offset:
        rest.append(element)
    elif offset < len(text):
        tail = etree.SubElement(rest, element.tag, element.attrib)  # type: ignore[arg-type]
        for part, words in ((element, text[:offset]), (tail, text[offset:])):
            part.text = words
            part.set(_SPACE, "preserve")
    rest.extend(inner[at + 1 :])
    run.addnext(rest)
    return rest


def _namespace(element: Element) -> str:
    return str(element.tag).partition("}")[0] + "}"
