"""The last look before saving reads every string of every file, and says where, never what."""

import pytest

from tests.docx_files import change_part, make_zip, replace_in_part
from tests.golden.sample import sample_submission
from uprdraft.pipeline.guard import StoppedError, refuse_private_values
from uprdraft.readers.strings import iter_strings
from uprdraft.rules.base import PrivateValue
from uprdraft.writers.word import write_word

_PRIVATE = (PrivateValue("Jane Roe", "W1"),)


@pytest.fixture(scope="module")
def word(base: bytes) -> bytes:
    return write_word(sample_submission(), base)


def stopped(name: str, data: bytes) -> str:
    with pytest.raises(StoppedError) as caught:
        refuse_private_values({name: data}, _PRIVATE)
    error = caught.value
    said = "\n".join([*error.lines(), *(f.message + f.place.label + f.hint for f in error.findings)])
    assert "Roe" not in said and "roe" not in said
    assert error.exit_code == 1
    return said


def test_a_clean_file_passes(word):
    refuse_private_values({"a.docx": word, "a.txt": b"Witness W1 was held."}, _PRIVATE)
    assert len(list(iter_strings("a.docx", word))) > 300


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</w:body>", "<w:p><w:r><w:t>Ja</w:t></w:r><w:r><w:t>ne Roe</w:t></w:r></w:p></w:body>"),
        ("</w:body>", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Jane Roe</w:t></w:r></w:p></w:body>"),
        ("</w:body>", "<w:p><w:del><w:r><w:delText>Jane Roe</w:delText></w:r></w:del></w:p></w:body>"),
        ("</w:body>", "<w:p><w:r><w:instrText>AUTHOR Jane Roe</w:instrText></w:r></w:p></w:body>"),
        ("</w:body>", "<!-- Jane Roe --></w:body>"),
        ("<w:body>", "<w:body><?note Jane Roe?>"),
        ("<w:body>", '<w:body><w:bookmarkStart w:id="99" w:name="jane_roe"/><w:bookmarkEnd w:id="99"/>'),
        ("<w:body>", "<w:body>Jane Roe"),
        (
            "</w:body>",
            '<w:p><w:r><w:drawing><docPr id="1" name="p" descr="A photo of Jane Roe"/></w:drawing></w:r></w:p></w:body>',  # noqa: E501
        ),
        (
            "</w:body>",
            "<w:p><w:r><w:t>Ja</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>ne </w:t></w:r><w:ins w:id='7'>"
            "<w:r><w:t>Ro</w:t></w:r></w:ins><w:r><w:t>e</w:t></w:r></w:p></w:body>",
        ),
        (
            "</w:body>",
            "<w:sdt><w:sdtPr><w:alias w:val='Jane Roe'/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:body>",
        ),
        (
            "</w:body>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Jane</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>Roe</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>",
        ),
    ],
)
def test_a_name_anywhere_in_a_part_stops(word, old, new):
    assert "word/document.xml" in stopped("a.docx", replace_in_part(word, "word/document.xml", old, new))


@pytest.mark.parametrize(
    "part",
    ["docProps/custom.xml", "docProps/core.xml", "docProps/app.xml", "customXml/item1.xml", "word/comments.xml", "word/people.xml"],  # noqa: E501
)  # fmt: skip
def test_a_name_in_a_part_that_nobody_sees_stops(word, part):
    said = stopped("a.docx", change_part(word, part, lambda _: b"<x><y name='Roe, Jane'/><z>of</z></x>"))
    assert part in said


def test_a_name_in_a_header_points_to_the_letterhead(word):
    word_ns = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    header = b"<w:p xmlns:w='" + word_ns + b"'><w:r><w:t>Jane Roe</w:t></w:r></w:p>"
    said = stopped("a.docx", change_part(word, "word/header-default.xml", lambda _: header))
    assert "word/base.docx" in said


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG....Author\0Jane Roe\0\xff\xfe",
        "\xff\xd8..".encode("latin-1") + "Jane Roe".encode("utf-16-le"),
    ],
)
def test_a_name_in_a_picture_stops(word, content):
    said = stopped("a.docx", change_part(word, "word/media/image1.png", lambda _: content))
    assert "image1.png" in said


def test_a_name_in_the_name_of_a_part_or_file_is_not_said(word):
    stopped("a.docx", change_part(word, "word/media/jane-roe.png", lambda _: b"x"))
    stopped("CHN-UPR45-JaneRoe.docx", make_zip({"a.xml": b"<a/>"}))
    assert "(.manifest.json)" in stopped("JANEROE.manifest.json", b"{}")


@pytest.mark.parametrize(
    "text", ["by Jane\nRoe in 2021", '{"a": "J\\u0061ne", "b": "Jane Roe"}', "x" * 100 + "\n\nJANE ROE"]
)
def test_a_name_in_a_text_file_stops_across_its_lines(text):
    stopped("a.txt", text.encode())


@pytest.mark.parametrize(
    "text",
    ['{"a": "J\\u0061ne Roe"}', '[{"author": [{"family": "Roe", "given": "Jane"}]}]', '{"Jane Roe": 1}'],
)
def test_a_name_in_json_stops_whatever_its_escapes_and_fields(text):
    stopped("a.json", text.encode())


def test_two_paragraphs_of_a_text_file_make_no_name():
    refuse_private_values({"a.txt": b"by Jane\n\nRoe deer live here"}, _PRIVATE)
