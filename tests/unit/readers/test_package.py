"""A hostile or broken file gives one clear line, before anything of it is unpacked or parsed."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import io
import struct
import zipfile

import pytest

from tests.docx_files import change_part, make_zip, read_parts, replace_in_part, without_part
from uprdraft.errors import UnusableFileError
from uprdraft.readers.package import open_package, parse_xml
from uprdraft.writers.word.base import build_base
from uprdraft.writers.word.preparation import prepare_base

BASE = build_base()
STYLES = "word/styles.xml"
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def with_member(name: str, content: bytes = b"<x/>") -> bytes:
    parts = read_parts(BASE)
    return make_zip({**parts, name: content})


def with_repeated_name() -> bytes:
    stream = io.BytesIO(BASE)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(STYLES, b"<x/>")
    return stream.getvalue()


def encrypted() -> bytes:
    """Return the base with the encryption bit set in every central entry."""
    data = bytearray(BASE)
    position = data.find(b"PK\x01\x02")
    while position != -1:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 4)
    return bytes(data)


def lying_about_its_size() -> bytes:
    """Return a file whose part unpacks to more than its entry says."""
    data = bytearray(with_member("word/big.xml", b"<x>" + b"a" * 5_000 + b"</x>"))
    position = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, position + 24, 10)
    return bytes(data)


def doctype_in(encoding: str) -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{DOCTYPE}<w:styles xmlns:w="x">&b;</w:styles>'
    return change_part(BASE, STYLES, lambda _: text.encode(encoding))


MAIN = "wordprocessingml.document.main+xml"
WORD = f"application/vnd.openxmlformats-officedocument.{MAIN}"
HOSTILE = {
    "empty": (b"", "the file is empty"),
    "text": (b"Dear Sir or Madam", "not a Word document, or damaged"),
    "cut off": (BASE[:-100], "not a Word document, or damaged"),
    "another zip": (make_zip({"readme.txt": b"x"}), "a zip file, but not a Word document"),
    "a spreadsheet": (replace_in_part(BASE, "[Content_Types].xml", MAIN, "spreadsheetml.sheet.main+xml"), "not a Word document"),
    "macro-enabled": (replace_in_part(BASE, "[Content_Types].xml", WORD, "application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
    "a macro project": (replace_in_part(BASE, "[Content_Types].xml", "<Override", '<Default Extension="xml" ContentType="application/vnd.ms-office.vbaProject"/><Override'), "holds macros"),
    "without a main part": (without_part(BASE, "word/document.xml"), "has no main part"),
    "an old .doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a Word 97-2003 document"),
    "with a password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    "encrypted entries": (encrypted(), "protected with a password"),
    "a zip bomb": (with_member("word/bomb.xml", b"<x>" + b" " * 15_000_000 + b"</x>"), "zip bomb"),
    "a part too large": (with_member("word/bomb.xml", b" " * 21_000_000), "larger than 20 MB"),
    "a lying size": (lying_about_its_size(), "damaged"),
    "too many parts": (make_zip({f"{i}.xml": b"" for i in range(2_001)}), "holds 2001 parts"),
    "a path out of the file": (with_member("../evil.xml"), "points out of the file"),
    "an absolute path": (with_member("/etc/evil.xml"), "points out of the file"),
    "a backslash": (with_member("word\\evil.xml"), "points out of the file"),
    "a drive": (with_member("C:evil.xml"), "points out of the file"),
    "a repeated name": (with_repeated_name(), "two parts have the same name"),
    "a name repeated in capitals": (with_member("word/STYLES.xml"), "two parts have the same name"),
    "a DOCTYPE": (doctype_in("utf-8"), "holds a DOCTYPE"),
    "a DOCTYPE in UTF-16": (doctype_in("utf-16"), "holds a DOCTYPE"),
    "broken types": (change_part(BASE, "[Content_Types].xml", lambda c: c[:-5]), "[Content_Types].xml is damaged"),
    "broken styles": (change_part(BASE, STYLES, lambda c: c[:-5]), "word/styles.xml is damaged"),
    "too deep": (change_part(BASE, STYLES, lambda _: b"<a>" * 5_000 + b"</a>" * 5_000), "word/styles.xml is nested too deeply"),
    "styles in the Strict form": (change_part(BASE, STYLES, lambda c: c.replace(b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml")), "not saved as an ordinary .docx"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_unusable_base_gives_one_clear_line(kind):
    data, words = HOSTILE[kind]
    with pytest.raises(UnusableFileError) as caught:
        prepare_base(data, "en", "my-base.docx")
    (line,) = caught.value.lines()
    assert line.startswith("my-base.docx: ")
    assert words in line
    assert " - " in line
    assert len(line) <= 300


def test_doctype_hidden_in_another_encoding_is_refused():
    text = f'<?xml version="1.0" encoding="UTF-7"?>{DOCTYPE}<x/>'.encode("utf-7")
    with pytest.raises(UnusableFileError):
        parse_xml(text, "x.docx", "word/styles.xml")


def test_sound_file_opens_with_its_parts_and_relationships():
    package = open_package(BASE, "base.docx")
    assert package.main == "word/document.xml"
    assert package.related("styles") == STYLES
    assert package.related("footnotes") is None
    assert package.content_types["word/numbering.xml"].endswith("numbering+xml")


def test_template_opens_as_a_document_does():
    template = replace_in_part(BASE, "[Content_Types].xml", "document.main", "template.main")
    assert open_package(template, "base.dotx").main == "word/document.xml"


def test_pictures_are_not_unpacked():
    package = open_package(with_member("word/media/image1.png", b"x" * 10), "x.docx")
    assert package.archive.media == ("word/media/image1.png",)
    assert package.archive.read_media("word/media/image1.png") == b"x" * 10
