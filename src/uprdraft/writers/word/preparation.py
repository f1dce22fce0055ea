"""A base document, ours or a person's own, made ready: its styles with ours added, its page, its letterhead.

Only the look is taken. Numbering is always ours, because the numbers belong to the text.
"""

import functools
from dataclasses import dataclass, replace

from uprdraft.readers.archive import refuse
from uprdraft.readers.package import Package, open_package
from uprdraft.writers.word.language import EAST_ASIAN, RIGHT_TO_LEFT, word_language
from uprdraft.writers.word.letterhead import Running, read_letterhead
from uprdraft.writers.word.numbering import STYLE_NUMBERS
from uprdraft.writers.word.pages import default_page
from uprdraft.writers.word.styles import STYLES
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER, new_style, new_styles
from uprdraft.writers.word.theme import flatten_theme, theme_fonts
from uprdraft.writers.word.xml import Element, add, insert_ordered, new_root, serialise, w

__all__ = ["Base", "prepare_base", "tie_numbers"]

_PAGE_PROPERTIES = ("pgSz", "pgMar", "cols")
_STYLE_ORDER = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")


@dataclass(frozen=True, slots=True)
class Base:
    """What a document takes from its base. ``styles`` is the whole part; ``ids`` maps our ids to its own.

    It is shared between documents: elements in it are copied before use.
    """

    styles: bytes
    ids: dict[str, str]
    page: tuple[Element, ...]
    letterhead: tuple[Running, ...] = ()


@functools.lru_cache(maxsize=4)
def prepare_base(data: bytes, language: str, name: str = "base.docx") -> Base:
    """Return the look of the base document ``data``.

    Args:
        data: A .docx or .dotx file.
        language: The language of the text to be written.
        name: What the file is called in messages.

    Raises:
        UnusableFileError: when the file is broken, hostile or no Word document.
    """
    package = open_package(data, name)
    part = package.related("styles")
    styles = package.parse(part) if part else new_styles()
    if styles.tag != w("styles"):
        raise refuse(name, "not saved as an ordinary .docx", "in Word choose Save As, Word document (.docx)")
    ids = _add_missing(styles)
    tie_numbers(styles, ids)
    _scrub(styles)
    _set_language(styles, language)
    section = _last_section(package)
    letterhead = () if section is None else read_letterhead(package, section)
    fonts = theme_fonts(package)
    for root in (styles, *(running.root for running in letterhead)):
        flatten_theme(root, fonts)
    return Base(serialise(styles), ids, _page(section), letterhead)


def tie_numbers(styles: Element, ids: dict[str, str]) -> None:
    """Give the numbered styles our numbering and take every other numbering away."""
    numbers = {ids[own]: number for own, number in STYLE_NUMBERS.items()}
    for style in styles.iterchildren(w("style")):
        properties = style.find(w("pPr"))
        if properties is not None:
            for old in properties.findall(w("numPr")):
                properties.remove(old)
        number = numbers.get(style.get(w("styleId"), ""))
        if number is not None:
            _tie(style, *number)


def _tie(style: Element, number: str, level: int) -> None:
    properties = style.find(w("pPr"))
    if properties is None:
        properties = new_root("pPr")
        insert_ordered(style, properties, _STYLE_ORDER)
    numbering = new_root("numPr")
    if level:
        add(numbering, "ilvl", val=str(level))
    add(numbering, "numId", val=number)
    insert_ordered(properties, numbering, PARAGRAPH_ORDER)


def _add_missing(styles: Element) -> dict[str, str]:
    """Add those of our styles that are not there by name; return our ids → theirs."""
    present: dict[str, str] = {}
    for element in styles.iterchildren(w("style")):
        name = element.find(w("name"))
        if name is not None:
            present[name.get(w("val"), "").lower()] = element.get(w("styleId"), "")
    ids = {style.id: present.get(style.name.lower(), "") for style in STYLES}
    taken = set(present.values())
    for style in STYLES:
        if not ids[style.id]:
            ids[style.id] = style.id if style.id not in taken else f"Ud{style.id}"
            # A second default of its kind would contradict the base document's own.
            _refer(new_style(styles, replace(style, default=False)), ids)
    return ids


def _refer(element: Element, ids: dict[str, str]) -> None:
    element.set(w("styleId"), ids[element.get(w("styleId"), "")])
    for name in ("basedOn", "next"):
        reference = element.find(w(name))
        if reference is not None:
            own = reference.get(w("val"), "")
            reference.set(w("val"), ids[own] or own)


def _scrub(styles: Element) -> None:
    """Take out the numbers Word gives to editing sessions, and links to other files."""
    for mark in list(styles.iter(w("rsid"), w("attachedTemplate"))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _set_language(styles: Element, language: str) -> None:
    primary = language.split("-")[0].lower()
    side = "bidi" if primary in RIGHT_TO_LEFT else "eastAsia" if primary in EAST_ASIAN else "val"
    for element in styles.findall(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"):
        element.set(w(side), word_language(language))


def _last_section(package: Package) -> Element | None:
    body = package.parse(package.main).find(w("body"))
    return None if body is None else body.find(w("sectPr"))


def _page(section: Element | None) -> tuple[Element, ...]:
    """Return size, margins and columns of the pages ``section`` describes."""
    if section is None:
        return default_page()
    own = tuple(e for name in _PAGE_PROPERTIES for e in section.iterchildren(w(name)))
    for element in own:
        for attribute in [a for a in element.attrib if not str(a).startswith(w(""))]:
            del element.attrib[attribute]
    return own or default_page()
