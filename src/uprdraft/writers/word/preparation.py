"""A base document, ours or a person's own, made ready: its styles with ours added, its page, its letterhead.

Only the look is taken. Numbering is always ours, because the numbers belong to the text.
"""

import functools
from typing import NamedTuple

from uprdraft.document.tree import Typeface
from uprdraft.readers.archive import refuse
from uprdraft.readers.package import Package, open_package
from uprdraft.writers.word.letterhead import Running, read_letterhead
from uprdraft.writers.word.merging import merge_styles, missing_styles
from uprdraft.writers.word.pages import default_page
from uprdraft.writers.word.stylesheet import new_styles
from uprdraft.writers.word.theme import flatten_theme, theme_fonts
from uprdraft.writers.word.typeface import set_typeface
from uprdraft.writers.word.xml import Element, serialise, w

__all__ = ["Base", "prepare_base"]

_PAGE_PROPERTIES = ("pgSz", "pgMar", "cols")


class Base(NamedTuple):
    """What a document takes from its base. ``styles`` is the whole part; ``ids`` maps our ids to its own.

    It is shared between documents: elements in it are copied before use.
    """

    styles: bytes
    ids: dict[str, str]
    page: tuple[Element, ...]
    letterhead: tuple[Running, ...] = ()
    added: tuple[str, ...] = ()
    """The names of our styles that it did not have."""


@functools.lru_cache(maxsize=4)
def prepare_base(
    data: bytes, language: str, name: str = "base.docx", typeface: Typeface | None = None
) -> Base:
    """Return the look of the base document ``data``.

    Args:
        data: A .docx or .dotx file.
        language: The language of the text to be written.
        name: What the file is called in messages.
        typeface: What the body rules in place of the base document's own.

    Raises:
        UnusableFileError: when the file is broken, hostile or no Word document.
    """
    package = open_package(data, name)
    part = package.related("styles")
    styles = package.parse(part) if part else new_styles()
    if styles.tag != w("styles"):
        raise refuse(name, "not saved as an ordinary .docx", "in Word choose Save As, Word document (.docx)")
    added = missing_styles(styles)
    ids = merge_styles(styles, language)
    section = _last_section(package)
    letterhead = () if section is None else read_letterhead(package, section)
    fonts = theme_fonts(package)
    for root in (styles, *(running.root for running in letterhead)):
        flatten_theme(root, fonts)
    if typeface is not None:
        set_typeface(styles, typeface)
    return Base(serialise(styles), ids, _page(section), letterhead, added)


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
