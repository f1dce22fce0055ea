"""Properties and settings of the file: what a reader's program needs, and nothing about who made it where."""

from lxml import etree

from uprdraft.document.tree import Meta
from uprdraft.writers.word.language import word_language
from uprdraft.writers.word.notes import SEPARATORS
from uprdraft.writers.word.xml import Element, add, new_plain_root, new_root

__all__ = ["new_settings", "write_app_properties", "write_core_properties"]

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_2013 = "http://schemas.microsoft.com/office/word"


def write_core_properties(meta: Meta) -> Element:
    """Return title, organisations, key words and language; no person, no time."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN})
    for namespace, name, value in (
        (_DUBLIN, "title", meta.title),
        (_DUBLIN, "creator", "; ".join(meta.authors)),
        (_CORE, "keywords", ", ".join(meta.key_words)),
        (_DUBLIN, "language", word_language(meta.language)),
    ):
        etree.SubElement(root, f"{{{namespace}}}{name}").text = value
    return root


def write_app_properties() -> Element:
    """Return the part Word expects, without program, company or template."""
    root = new_plain_root(_APP, "Properties")
    etree.SubElement(root, f"{{{_APP}}}DocSecurity").text = "0"
    return root


def new_settings(language: str, note_kind: str = "") -> Element:
    """Return the settings part.

    Args:
        language: The language of the document as Word names it.
        note_kind: "footnote", "endnote" or empty for a document without a notes part.
    """
    root = new_root("settings")
    add(root, "zoom", percent="100")
    # Word then keeps names and times of later edits out of the file, too.
    add(root, "removePersonalInformation")
    add(root, "removeDateAndTime")
    add(root, "defaultTabStop", val="567")
    add(root, "characterSpacingControl", val="doNotCompress")
    if note_kind:
        _write_note_settings(root, note_kind)
    compatibility = add(root, "compat")
    for name in _FEATURES:
        value = "15" if name == "compatibilityMode" else "1"
        add(compatibility, "compatSetting", name=name, uri=_WORD_2013, val=value)
    add(root, "themeFontLang", val=language)
    add(root, "decimalSymbol", val=".")
    add(root, "listSeparator", val=",")
    return root


_FEATURES = (
    "compatibilityMode",
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders",
)


def _write_note_settings(root: Element, note_kind: str) -> None:
    properties = add(root, f"{note_kind}Pr")
    if note_kind == "endnote":
        # At the end of the section: between the text and its annexes. Word's own default is i, ii, iii.
        add(properties, "pos", val="sectEnd")
        add(properties, "numFmt", val="decimal")
    for number, _ in SEPARATORS:
        add(properties, note_kind, id=number)
