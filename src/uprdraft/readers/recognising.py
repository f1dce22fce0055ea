"""What a file holds, by its content; the name says nothing here, exports are renamed all the time."""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Literal, TypeAlias

from uprdraft.errors import Mistake, UnusableFileError

__all__ = ["FileKind", "recognise"]

FileKind: TypeAlias = Literal[
    "bibtex", "csl-json", "ris", "csv", "docx", "records-json", "uwazi-json", "xls", "xlsx"
]
_HEAD = 65_536
_RECORD_KEYS = frozenset(
    (
        "annotationid",
        "reccomendingbody",
        "recommendingbody",
        "countriesconcerned",
        "uprrecommendingcountry",
        "affectedpersons",
    )
)
_HINTS = (
    (rb"%PDF", "a PDF file", "export it as CSL JSON, BibTeX, RIS, Excel or JSON"),
    (rb"\s*<\?xml|\s*<xml|\s*<records", "an XML file", "in EndNote, choose RefMan (RIS) Export as output style"),
    (rb"\s*%[0A-Z] ", "an EndNote refer file", "in EndNote, choose RefMan (RIS) Export as output style"),
    (rb"\s*PMID *- ", "a PubMed file (.nbib)", "take it into Zotero or EndNote and export RIS or CSL JSON"),
    (rb"\s*(?:FN |PT [A-Z]\b)", "a Web of Science file", "there choose “RIS (other reference software)” as format"),
    (rb"\s*<(?:!DOCTYPE html|html)", "a web page", "save the export itself, not the page that offers it"),
    (rb"\x1f\x8b", "a compressed file", "unpack it first"),
)  # fmt: skip


def recognise(file: BinaryIO, name: str) -> FileKind:
    """Return what ``file`` holds and leave it at its beginning.

    Raises:
        UnusableFileError: it is nothing that can be taken in, with what to do.
    """
    head = file.read(_HEAD)
    file.seek(0)
    try:
        for kind in _kinds(head, file):
            file.seek(0)
            return kind
    except zipfile.BadZipFile:
        raise _unusable(name, "this file is damaged", "download or export it again") from None
    for pattern, what, hint in _HINTS:
        if re.match(pattern, head, re.IGNORECASE):
            raise _unusable(name, f"this is {what}, which cannot be imported", hint)
    hint = "sources come as CSL JSON, BibTeX or RIS, earlier recommendations as .xlsx, .xls, .csv, .json or .docx"
    raise _unusable(name, "what this file holds was not recognised", hint)


def _unusable(name: str, message: str, hint: str) -> UnusableFileError:
    return UnusableFileError([Mistake(name, message, hint=hint)])


def _kinds(head: bytes, file: BinaryIO) -> Iterator[FileKind]:
    if head.startswith(b"PK"):
        with zipfile.ZipFile(file) as archive:
            names = {n.lower() for n in archive.namelist()}
        if "xl/workbook.xml" in names:
            yield "xlsx"
        if "word/document.xml" in names:
            yield "docx"
        return
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        yield "xls"
        return
    yield from _text_kinds(_text(head))


def _text(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8-sig", "ignore")


def _text_kinds(text: str) -> Iterator[FileKind]:
    stripped = text.lstrip()
    if stripped[:1] in ("[", "{"):
        keys = {re.sub(r"[^a-z]", "", k.lower()) for k in re.findall(r'"([^"\\]{1,40})"\s*:', text)}
        if keys & _RECORD_KEYS:
            yield "records-json"
        elif {"metadata", "rows"} <= keys or ({"metadata", "template"} <= keys):
            yield "uwazi-json"
        else:
            yield "csl-json"
    elif re.search(r"^TY {1,2}- ?[A-Z]", text, re.MULTILINE):
        yield "ris"
    elif re.search(r"^\s*@[A-Za-z]+\s*[{(]", text, re.MULTILINE):
        yield "bibtex"
    elif "\x00" not in text and not stripped.startswith(("<", "%")):
        line = re.split(r"[\r\n]", stripped, maxsplit=1)[0]
        if max(line.count(c) for c in ",;\t") >= 2:
            yield "csv"
