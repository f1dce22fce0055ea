"""A person's own base document gives the look and the letterhead, and nothing about itself comes along."""

import io
import re
import struct
import zlib
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm

from tests.docx_files import change_part, read_parts, replace_in_part
from tests.golden.sample import sample_submission
from uprdraft.document.tree import Typeface
from uprdraft.errors import UnusableFileError
from uprdraft.loading.templates import load_base_document
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word import write_word
from uprdraft.writers.word.pictures import clean_picture

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"tEXt", b"Author\0Kim of the Seoul office")
    + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    + chunk(b"IEND", b"")
)


def own_base(**options: str) -> bytes:
    """Return a base as python-docx makes it: other styles, a theme, an author, a letterhead with a logo."""
    document = docx.Document()
    document.core_properties.author = "Kim"
    section = document.sections[0]
    section.left_margin = Cm(4)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run("Letterhead of the organisation")
    header.add_run().add_picture(io.BytesIO(PNG), width=Cm(1))
    if "footer" in options:
        section.footer.paragraphs[0]._p.append(parse_xml(options["footer"]))
    document.add_paragraph("Text of the base document")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_letterhead_and_page_are_taken_and_nothing_else():
    data = write_word(sample_submission(), own_base())
    assert check_integrity(data) == ()
    parts = read_parts(data)
    everything = b"".join(parts.values())
    assert b"Letterhead of the organisation" in parts["word/header-default.xml"]
    assert b"Letterhead of the organisation" in parts["word/header-first.xml"]
    assert b'w:left="2268"' in parts["word/document.xml"]
    assert b"Page " in parts["word/footer-default.xml"]
    for trace in (
        b"Kim",
        b"python-docx",
        b"Text of the base document",
        b"themeColor",
        b"asciiTheme",
        b"theme1",
        b"rsid",
        b"docId",
    ):
        assert trace not in everything
    assert {name for name in parts if "media" in name} == {
        "word/media/header-default-1.png",
        "word/media/header-first-1.png",
    }


def test_styles_that_the_base_has_are_kept_and_missing_ones_added():
    styles = read_parts(write_word(sample_submission(), own_base()))["word/styles.xml"].decode()
    assert styles.count('<w:name w:val="heading 1"/>') + styles.count('<w:name w:val="Heading 1"/>') == 1
    assert '<w:name w:val="Numbered Paragraph"/>' in styles
    assert '<w:name w:val="footnote text"/>' in styles
    assert "asciiTheme" not in styles


def test_own_footer_with_a_page_number_is_not_written_over():
    field = f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    parts = read_parts(write_word(sample_submission(), own_base(footer=field)))
    assert b"NUMPAGES" not in parts["word/footer-default.xml"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            f'<w:fldSimple {W} w:instr=" FILENAME "><w:r><w:t>x</w:t></w:r></w:fldSimple>',
            "the field FILENAME",
        ),
        (f"<w:r {W}><w:pict/></w:r>", "text box, shape or other part (pict)"),
    ],
)
def test_letterhead_that_cannot_be_taken_over_is_refused_with_one_line(content, words):
    with pytest.raises(UnusableFileError) as caught:
        write_word(sample_submission(), own_base(footer=content), "ours.docx")
    (line,) = caught.value.lines()
    assert line.startswith("ours.docx: ")
    assert words in line


def test_picture_loses_what_it_does_not_show():
    picture = clean_picture(PNG)
    assert picture is not None
    assert b"Kim" not in picture.content
    assert picture.content_type == "image/png"


def test_photograph_loses_its_place_and_time():
    scan = b"\xff\xda\x00\x02" + b"\x01\xff\x00\x02\xff\xd0\x03"
    jpeg = b"\xff\xd8\xff\xe0\x00\x04JF" + b"\xff\xe1\x00\x0aExif-Geo" + scan + b"\xff\xd9trailing"
    picture = clean_picture(jpeg)
    assert picture is not None
    assert picture.content == b"\xff\xd8\xff\xe0\x00\x04JF" + scan + b"\xff\xd9"


@pytest.mark.parametrize("content", [b"", b"GIF89a", PNG[:40], b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\x00"])
def test_unsound_picture_is_none(content):
    assert clean_picture(content) is None


def test_base_with_localised_style_ids_keeps_them(base):
    styled = replace_in_part(base, "word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    data = write_word(sample_submission(), styled)
    assert check_integrity(data) == ()
    assert b'<w:pStyle w:val="berschrift1"/>' in read_parts(data)["word/document.xml"]


def test_base_whose_name_means_another_kind_of_style_keeps_it(base):
    # A character style called "Quote", and an id of ours used for something else.
    kind = replace_in_part(
        base,
        "word/styles.xml",
        '<w:style w:type="paragraph" w:styleId="Quote">',
        '<w:style w:type="character" w:styleId="Quote">',
    )
    data = write_word(sample_submission(), kind)
    assert check_integrity(data) == ()
    assert b'<w:pStyle w:val="UdQuote"/>' in read_parts(data)["word/document.xml"]


def test_base_without_defaults_gets_language_and_direction(base):
    plain = change_part(
        base, "word/styles.xml", lambda c: re.sub(rb"<w:docDefaults>.*</w:docDefaults>", b"", c)
    )
    tree = sample_submission()
    arabic = replace(tree, meta=replace(tree.meta, language="ar"))
    data = write_word(arabic, plain)
    assert check_integrity(data) == ()
    styles = read_parts(data)["word/styles.xml"]
    assert b'<w:lang w:bidi="ar-SA"/>' in styles
    assert b"<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>" in styles
    assert b"<w:bidi/></w:sectPr>" in read_parts(data)["word/document.xml"]


@pytest.mark.parametrize("base", ["ours", "their own"])
def test_typeface_that_the_body_rules_is_that_of_the_file(base):
    given = load_base_document()[1] if base == "ours" else own_base()
    ruled = replace(sample_submission(), typeface=Typeface("Georgia", 10, is_plain=True))
    data = write_word(ruled, given)
    assert check_integrity(data) == ()
    report = read_document(data, "x.docx").report
    assert report.body_font is not None
    assert (report.body_font.name, report.body_font.size) == ("Georgia", 10)
    styles = docx.Document(io.BytesIO(data)).styles
    sizes = {name: styles[name].font.size.pt for name in ("Normal", "Title", "footnote text")}
    assert sizes["Title"] > sizes["Normal"] == 10 > sizes["footnote text"] >= 8
    assert not [
        s.name for s in styles if s.type != 4 and s.name != "Gap" and (s.font.bold or s.font.underline)
    ]
