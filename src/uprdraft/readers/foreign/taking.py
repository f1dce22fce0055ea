"""What is cover, what is body and what is annex; and how sure that is.

Told by the program's own mark of a cover, by page and section breaks, by the position before the first heading,
and by the words of headings.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uprdraft.document.package_report import HeadingSource
from uprdraft.readers.foreign.headings import is_annex_title
from uprdraft.readers.foreign.reading import Item
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.words import count_words

__all__ = ["Parts", "find_parts"]

_MOST_COVER_WORDS = 350
_SURE_COVER_WORDS = 200
_MOST_TITLE_WORDS = 120
_LONGEST_COVER_PARAGRAPH = 80
_LONGEST_TITLE_LINE = 25
# As a contact is written: on its own, behind a colon or a comma, and not inside a sentence about somebody.
_ADDRESS = lazy_pattern(
    r"(?:^|[,:;：，、(|•·–—/]|\t)\s{0,3}(?:[\w.+-]{1,64}@[\w-]{1,63}\.\w|www\.\w|https?://\w)", re.MULTILINE
)
_TITLES = frozenset(("title", "subtitle", "cover lead"))


@dataclass(frozen=True, slots=True)
class Parts:
    """Positions at which the body and the annexes begin, why, and whether that is certain."""

    body: int
    annex: int
    why_cover: str = ""
    why_annex: str = ""
    cover_is_certain: bool = True
    annex_is_certain: bool = True


def find_parts(
    items: Sequence[Item], headings: Mapping[int, HeadingSource], numbered: frozenset[int]
) -> Parts:
    """Return where the parts begin. ``numbered`` are the positions of numbered paragraphs, bullets left out."""
    body, why_cover, cover_is_certain = _cover(items, headings, numbered)
    annex, why_annex, annex_is_certain = _annex(items, headings, body)
    return Parts(body, annex, why_cover, why_annex, cover_is_certain, annex_is_certain)


def _cover(
    items: Sequence[Item], headings: Mapping[int, HeadingSource], numbered: frozenset[int]
) -> tuple[int, str, bool]:
    marked = max((i for i, item in enumerate(items) if item.is_cover), default=-1) + 1
    if marked:
        return marked, "the file marks it as a cover page", _words(items[:marked]) <= _MOST_COVER_WORDS
    end = _first_page_end(items)
    first_number = min(numbered, default=len(items))
    if end and first_number >= end and _may_be_cover(items[:end]):
        words = _words(items[:end])
        has_title = any(_is_title(item) for item in items[:end])
        why = "it stands alone on the first page"
        return end, why, has_title or words <= _SURE_COVER_WORDS
    first = min((i for i in headings), default=0)
    first = min(first, first_number, next((i for i, t in enumerate(items) if t.kind == "contents"), first))
    if first and _are_title_lines(items[:first]):
        is_certain = all(_is_title(item) for item in items[:first]) or not _words(items[:first])
        return first, "short lines before the first heading", is_certain
    if first and _may_be_cover(items[:first]) and _names_contact(items[:first]):
        return first, "lines with a contact before the first heading", False
    return 0, "", True


def _first_page_end(items: Sequence[Item]) -> int:
    """Return where the first page ends by a break or a table of contents begins; 0 for nowhere."""
    for i, item in enumerate(items):
        if i and (item.new_page or item.kind == "contents"):
            is_titled = items[i - 1].style is not None and items[i - 1].style.is_contents_heading  # type: ignore[union-attr]
            return i - 1 if item.kind == "contents" and is_titled else i
    return 0


def _may_be_cover(items: Sequence[Item]) -> bool:
    if not items or any(item.kind == "contents" for item in items):
        return False
    longest = max((_words((item,)) for item in items if item.kind == "paragraph"), default=0)
    return _words(items) <= _MOST_COVER_WORDS and longest <= _LONGEST_COVER_PARAGRAPH


def _are_title_lines(items: Sequence[Item]) -> bool:
    if any(item.kind != "paragraph" for item in items):
        return False
    return _words(items) <= _MOST_TITLE_WORDS and all(
        _words((item,)) <= _LONGEST_TITLE_LINE for item in items
    )


def _names_contact(items: Sequence[Item]) -> bool:
    """Return whether a short line below the first gives an address of mail or web, as covers do."""
    return any(
        _words((item,)) <= _LONGEST_TITLE_LINE and _ADDRESS.search(item.text)
        for item in items[1:]
        if item.kind == "paragraph"
    )


def _is_title(item: Item) -> bool:
    return item.style is not None and item.style.name.lower() in _TITLES


def _words(items: Sequence[Item]) -> int:
    return sum(count_words(item.text) if item.kind == "paragraph" else 0 for item in items)


def _annex(items: Sequence[Item], headings: Mapping[int, HeadingSource], body: int) -> tuple[int, str, bool]:
    top = min((h.level for i, h in headings.items() if i >= body), default=1)
    for i, heading in headings.items():
        if i <= body or heading.level > top + 1 or not is_annex_title(items[i].text):
            continue
        is_certain = items[i].new_page or (heading.level == top and heading.source != "looks")
        return i, f"its heading says so (“{items[i].text.strip()[:60]}”)", is_certain
    return len(items), "", True
