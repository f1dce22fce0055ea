"""A broken part costs what it says and nothing else; other kinds of file are named with what to do."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import pytest

from tests.docx_files import change_part, make_zip, without_part
from tests.foreign_files import document, paragraph, part
from tests.golden.sample import sample_submission
from uprdraft.document.count import count_submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.errors import UnusableFileError
from uprdraft.readers.foreign import read_document
from uprdraft.writers.word import write_word

STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
OTHERS = {
    "pdf": (b"%PDF-1.7", "a PDF", "open it in Word"),
    "rtf": (b"{\\rtf1", "rich-text", "open it in Word"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc", "open it in Word"),
    "hwp": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "HwpSummaryInformation".encode("utf-16-le"), ".hwp", "Hangul"),
    "hwpx": (make_zip({"mimetype": b"application/hwp+zip", "Contents/content.hpf": b"x"}), ".hwpx", "Hangul"),
    "odt": (make_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}), ".odt", "LibreOffice"),
    "pages": (make_zip({"Index/Document.iwa": b"x"}), ".pages", "export it from Pages"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password", "remove the password"),
    "web page": (b"\xef\xbb\xbf<HTML><body>", ".html", "open it in Word"),
    "flat": (b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', "Word XML", "open it in Word"),
    "text": (b"Dear Sir", "not a Word document", "open it in Word"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_other_kinds_give_one_line_on_how_to_save_them(kind):
    data, what, how = OTHERS[kind]
    with pytest.raises(UnusableFileError) as caught:
        read_document(data, "report.x")
    (line,) = caught.value.lines()
    assert what in line
    assert how in line
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/settings.xml"]
)
def test_a_damaged_or_missing_part_is_reported_and_the_text_is_read(base, name):
    data = write_word(sample_submission(), base)
    whole = count_submission(read_document(data, "x.docx").submission)
    for broken in (change_part(data, name, lambda c: c[:-20]), without_part(data, name)):
        read = read_document(broken, "x.docx")
        assert name in [u.part for u in read.report.unread]
        count = count_submission(read.submission)
        # Without styles nothing tells headings and contents from text; nothing of it is lost.
        assert count.counted + count.not_counted >= whole.counted + whole.not_counted


def test_a_damaged_main_part_gives_one_line():
    with pytest.raises(UnusableFileError, match=r"word/document\.xml is damaged"):
        read_document(change_part(document(paragraph("a")), "word/document.xml", lambda c: c[:-9]), "x.docx")


@pytest.mark.parametrize(
    "root", [b"<html/>", b"<document><body><p>hi</p></body></document>", b"<w:ftr xmlns:w='urn:x'/>"]
)
def test_a_main_part_that_is_no_text_of_word_gives_one_line(root):
    data = change_part(document(paragraph("a")), "word/document.xml", lambda _: root)
    with pytest.raises(UnusableFileError, match=r"word/document\.xml holds no text of Word"):
        read_document(data, "x.docx")


def test_a_main_part_without_a_body_is_said():
    data = change_part(document(paragraph("a")), "word/document.xml", lambda _: part("document", ""))
    assert [(u.what, u.part) for u in read_document(data, "x.docx").report.unread] == [
        ("the text", "word/document.xml")
    ]


NESTED = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
ODD = {
    "inline choice": ("<w:p><mc:AlternateContent><mc:Choice Requires='w14'><w:r><w:t>choice</w:t></w:r></mc:Choice>"
                      "<mc:Fallback><w:r><w:t>fallback</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>", "choice"),
    "controls in controls": ("<w:sdt><w:sdtContent>" * 20 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 20, "deep"),
    "smart tag": ("<w:p><w:smartTag><w:r><w:t>smart</w:t></w:r></w:smartTag></w:p>", "smart"),
    "unknown element": ("<w:p><x:odd xmlns:x='urn:x'><w:r><w:t>inside</w:t></w:r></x:odd></w:p>", "inside"),
    "tracked move": ("<w:p><w:moveFrom w:id='1'><w:r><w:t>old</w:t></w:r></w:moveFrom>"
                     "<w:moveTo w:id='2'><w:r><w:t>new</w:t></w:r></w:moveTo></w:p>", "new"),
    "tables in tables": (NESTED.format(NESTED.format(paragraph("core")) + paragraph("cell")), "core cell"),
    "right to left": (paragraph("حقوق الإنسان", "<w:bidi/>", "<w:rtl/>"), "حقوق الإنسان"),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_odd_but_sound_files_are_read_to_the_last_word(odd):
    body, words = ODD[odd]
    tree = read_document(document(body), "x.docx").submission
    assert (
        " ".join(plain_text(line) for s in iter_sections(tree) for _, line in iter_lines(s)).split()
        == words.split()
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_part_in_another_unicode_encoding_is_read(encoding):
    declared = {"utf-16": "UTF-16", "utf-16-be": "UTF-16BE"}[encoding]
    data = change_part(
        document(paragraph("Wörter")), "word/document.xml",
        lambda c: c.decode().replace("UTF-8", declared).encode(encoding),
    )  # fmt: skip
    tree = read_document(data, "x.docx").submission
    assert [plain_text(line) for s in iter_sections(tree) for _, line in iter_lines(s)] == ["Wörter"]


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    return change_part(data, name, lambda content: content.replace(old, new))


def test_the_strict_form_is_read_as_the_usual_one(base):
    data = write_word(sample_submission(), base)
    strict = data
    for name in ("document", "styles", "numbering", "footnotes", "settings"):
        for old, new in STRICT:
            strict = replaced(strict, f"word/{name}.xml", old, new)
    usual, read = read_document(data, "x.docx"), read_document(strict, "x.docx")
    assert read.report.conformance == "strict"
    assert read.submission == usual.submission
    assert read.report.numbers == usual.report.numbers


def test_a_part_in_utf_16_is_read():
    main = part("document", f"<w:body>{paragraph('탈북자')}</w:body>").decode().replace("UTF-8", "UTF-16")
    assert read_document(document("", main=main.encode("utf-16")), "x.docx").report.counts.body == 1


HOSTILE: dict[str, tuple[str, dict[str, str]]] = {
    "a cycle of styles": (paragraph("a", '<w:pStyle w:val="A"/>'), {"styles": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'}),
    "an endless span": ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>' + paragraph("a"), {}),
    "deep tables": ("<w:tbl><w:tr><w:tc>" * 60 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 60, {}),
    "deep controls": ("<w:sdt><w:sdtContent>" * 110 + paragraph("a") + "</w:sdtContent></w:sdt>" * 110, {}),
    "deep runs": ("<w:p>" + "<w:smartTag>" * 220 + "<w:r><w:t>a</w:t></w:r>" + "</w:smartTag>" * 220 + "</w:p>", {}),
    "fields that never end": ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 500 + paragraph("a"), {}),
    "ends without a field": ('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' * 5 + paragraph("a"), {}),
    "numbers that are none": (paragraph("a", '<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-1"/><w:numId w:val=""/></w:numPr>'), {}),
    "comments and instructions": ("<!-- x --><?x y?>" + "<w:p><!-- x --><w:r><?x y?><w:t>a</w:t></w:r></w:p>", {}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_strange_structure_neither_stops_nor_loses_the_text_in_silence(kind):
    body, stories = HOSTILE[kind]
    read = read_document(document(body, styles=stories.get("styles", "")), "x.docx")
    assert read.report.counts.body == 1 or read.report.unread


def test_part_names_are_found_in_whatever_case():
    data = document(paragraph("a"), relations='<Relationship Id="s" Type="x/styles" Target="Styles.XML"/>')
    data = change_part(data, "word/styles.xml", lambda _: part("styles", ""))
    assert read_document(data, "x.docx").report.unread == ()
