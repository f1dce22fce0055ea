"""What a file is that is no .docx, told from its first bytes, and how to make a .docx of it."""

import io
import zipfile

__all__ = ["describe_other_kind"]

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_WORD = "open it in Word and save it as .docx"
_IN_HANGUL = "open it in Hangul (Hancom Office) and save it as .docx (Word)"
_IN_WRITER = "open it in LibreOffice or Word and save it as .docx"
_BY_START = (
    (b"%PDF", "a PDF", "open it in Word, which turns it into text, and save it as .docx"),
    (b"{\\rtf", "a rich-text file (.rtf)", _IN_WORD),
    (b"HWP Document File", "a Hangul file (.hwp)", _IN_HANGUL),
    (b"\xffWPC", "a WordPerfect file", _IN_WRITER),
    (b"\xdb\xa5", "a Word 2.0 document (.doc)", _IN_WORD),
    (b"\x31\xbe", "a Write document (.wri)", _IN_WORD),
    (b"Rar!", "an archive (.rar)", "unpack it and choose the .docx file inside"),
    (b"7z\xbc\xaf", "an archive (.7z)", "unpack it and choose the .docx file inside"),
    (b"\x1f\x8b", "an archive (.gz)", "unpack it and choose the .docx file inside"),
)
_BY_WORDS = (
    (b'progid="Word.Document"', "a Word XML file", _IN_WORD),
    (b"schemas.microsoft.com/office/word/2003/wordml", "a Word 2003 XML file", _IN_WORD),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "a Word XML file (flat OPC)", _IN_WORD),
    (b"urn:oasis:names:tc:opendocument", "an OpenDocument text (.fodt)", _IN_WRITER),
    (b"MIME-Version:", "a web archive (.mht)", _IN_WORD),
    (b"<html", "a web page (.html)", _IN_WORD),
)
_BY_MEMBER = (
    ("Contents/content.hpf", "a Hangul file (.hwpx)", _IN_HANGUL),
    ("content.xml", "an OpenDocument text (.odt)", _IN_WRITER),
    ("Index/Document.iwa", "a Pages document (.pages)", "export it from Pages as Word (.docx)"),
    ("Index.zip", "a Pages document (.pages)", "export it from Pages as Word (.docx)"),
    ("index.xml", "a Pages document (.pages)", "export it from Pages as Word (.docx)"),
    ("xl/workbook.xml", "a spreadsheet", "copy what you need into a Word file"),
    ("ppt/presentation.xml", "a presentation", "copy what you need into a Word file"),
    ("META-INF/container.xml", "an e-book (.epub)", _IN_WRITER),
)
_LOOKED_AT = 4096


def describe_other_kind(data: bytes) -> tuple[str, str] | None:
    """Return what ``data`` is and what to do with it, or None where it may be a .docx or is unknown."""
    if data.startswith(_COMPOUND_FILE[:4]):
        return _describe_compound(data)
    if data.startswith(b"PK"):
        return _describe_zip(data)
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, what, how in _BY_START:
        if start.startswith(mark):
            return what, how
    # UTF-16 holds a zero byte beside each letter.
    readable = start.replace(b"\0", b"")
    for mark, what, how in _BY_WORDS:
        if mark.lower() in readable.lower():
            return what, how
    return None


def _describe_compound(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected with a password", "remove the password in Word and save it again"
    if "HwpSummaryInformation".encode("utf-16-le") in data or b"HWP Document File" in data:
        return "a Hangul file (.hwp)", _IN_HANGUL
    for stream, what in (
        ("Workbook", "a spreadsheet (.xls)"),
        ("PowerPoint Document", "a presentation (.ppt)"),
    ):
        if stream.encode("utf-16-le") in data:
            return what, "copy what you need into a Word file"
    return "a Word 97-2003 document (.doc)", _IN_WORD


def _describe_zip(data: bytes) -> tuple[str, str] | None:
    if b"[Content_Types].xml" in data and b"word/document.xml" in data:
        return None  # names stand in the directory as they are; what is wrong with the file is found later
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        return None
    return next(((what, how) for member, what, how in _BY_MEMBER if member in names), None)
