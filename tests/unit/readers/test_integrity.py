"""The structural checker finds every planted defect, and nothing in a sound file."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import pytest

from tests.docx_files import change_part, replace_in_part, without_part
from tests.golden.sample import sample_submission
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word import write_word

DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
NUMBERING, SETTINGS, CORE, APP = (
    "word/numbering.xml",
    "word/settings.xml",
    "docProps/core.xml",
    "docProps/app.xml",
)
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
END = FIELD.format("end")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# What is wrong → (part, what stands there, what is put there, words of the finding).
PLANTED = {
    "note marked and not there": (DOCUMENT, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="99"/>', "footnote 99 is marked"),
    "note never marked": (DOCUMENT, '<w:footnoteReference w:id="2"/>', "", "footnote 2 is never marked"),
    "note marked twice": (DOCUMENT, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>', "footnote 1 is marked twice"),
    "note without text": (NOTES, "Adopted at Geneva &amp; New York &lt;1984&gt;.", "", "footnote 4 has no text"),
    "two notes of one id": (NOTES, '<w:footnote w:id="3">', '<w:footnote w:id="2">', "footnote 2 is there twice"),
    "note without its number": (NOTES, "<w:footnoteRef/>", "", "does not show its number"),
    "mark inside a note": (NOTES, "<w:t>passim</w:t>", '<w:footnoteReference w:id="1"/>', "only the main text"),
    "separator missing": (NOTES, 'w:type="separator"', 'w:type="normal"', "no separators"),
    "separators not declared": (SETTINGS, '<w:footnote w:id="-1"/><w:footnote w:id="0"/>', "", "do not declare"),
    "field not closed": (DOCUMENT, END, "", "a field is not closed"),
    "field closed twice": (DOCUMENT, END, END + END, "closed that was not opened"),
    "field separated twice": (DOCUMENT, FIELD.format("separate"), FIELD.format("separate") * 2, "separated twice"),
    "field without result": (DOCUMENT, FIELD.format("separate"), "", "has no result"),
    "field not allowed": (DOCUMENT, " NOTEREF ", " INCLUDETEXT ", "not allowed: INCLUDETEXT"),
    "simple field not allowed": (DOCUMENT, "</w:p>", '<w:fldSimple w:instr=" AUTHOR "/></w:p>', "not allowed: AUTHOR"),
    "field dirty": (DOCUMENT, 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"', "makes Word ask"),
    "fields to be updated": (SETTINGS, "<w:compat>", "<w:updateFields/><w:compat>", "makes Word ask"),
    "bookmark not closed": (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "bookmark 1 is not closed"),
    "bookmark not opened": (DOCUMENT, '<w:bookmarkStart w:id="1" w:name="_ud_cover_title"/>', "", "closed and not opened"),
    "bookmark id twice": (DOCUMENT, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "bookmark id 1 is given twice"),
    "bookmark name twice": (DOCUMENT, "_ud_cover_sub", "_ud_cover_title", "_ud_cover_title is given twice"),
    "bookmark name too long": (DOCUMENT, "_ud_cover_sub", "_ud_" + "x" * 40, "longer than Word allows"),
    "reference to a paragraph gone": (DOCUMENT, " REF _ud_summary_1", " REF _ud_gone", "_ud_gone, which is not there"),
    "reference to a note gone": (NOTES, " NOTEREF _Ref200000001", " NOTEREF _Ref9", "_Ref9, which is not there"),
    "contents entry leads nowhere": (DOCUMENT, 'w:anchor="_Toc100000001"', 'w:anchor="_Toc9"', "_Toc9, which is not there"),
    "paragraph style undefined": (DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Gone"/>', "paragraph style Gone"),
    "run style undefined": (DOCUMENT, '<w:rStyle w:val="Gap"/>', '<w:rStyle w:val="Gone"/>', "character style Gone"),
    "table style undefined": (DOCUMENT, 'w:val="TableGrid"', 'w:val="Gone"', "table style Gone"),
    "style of the wrong kind": (DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Gap"/>', "paragraph style Gap"),
    "style based on nothing": (STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>', "refers to style Gone"),
    "style id twice": (STYLES, 'w:styleId="Subtitle"', 'w:styleId="Title"', "style id Title is given twice"),
    "style name twice": (STYLES, '<w:name w:val="Subtitle"/>', '<w:name w:val="Title"/>', "style name title is given twice"),
    "numbering undefined": (DOCUMENT, '<w:numId w:val="6"/>', '<w:numId w:val="60"/>', "numbering 60 is used"),
    "numbering of a style undefined": (STYLES, '<w:numId w:val="2"/>', '<w:numId w:val="61"/>', "numbering 61 is used"),
    "numbering without definition": (NUMBERING, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="90"/>', "definition 90 is used"),
    "numbering given twice": (NUMBERING, '<w:num w:numId="2">', '<w:num w:numId="1">', "instance 1 is given twice"),
    "numbering level of an unknown style": (NUMBERING, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Gone"/>', "belongs to style Gone"),
    "definition after instance": (NUMBERING, "</w:numbering>", '<w:abstractNum w:abstractNumId="70"/></w:numbering>', "stands after"),
    "cell without a paragraph at its end": (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "does not end in a paragraph"),
    "row without cells": (DOCUMENT, "</w:tr>", "</w:tr><w:tr/>", "has no cells"),
    "no page settings at the end": (DOCUMENT, "</w:body>", "<w:p/></w:body>", "does not end in page settings"),
    "link without relationship": (DOCUMENT, 'r:id="rIdLink1"', 'r:id="rIdGone"', "rIdGone, which is not there"),
    "relationship nobody uses": (DOCUMENT, ' r:id="rIdLink1"', "", "rIdLink1 that nothing uses"),
    "relationship given twice": (RELATIONS, 'Id="rIdLink1"', 'Id="rIdHeaderDefault"', "given twice"),
    "part of a relationship gone": (RELATIONS, 'Target="styles.xml"', 'Target="gone.xml"', "gone.xml, which is not there"),
    "relationship not allowed": (RELATIONS, f"{OFFICE}/settings", f"{OFFICE}/attachedTemplate", "not allowed: attachedTemplate"),
    "address not allowed": (RELATIONS, 'Target="https://example.org/"', 'Target="file:///etc/x"', "outside that is not"),
    "picture from outside": (RELATIONS, f"{OFFICE}/hyperlink", f"{OFFICE}/image", "outside that is not"),
    "content type wrong": (TYPES, "wordprocessingml.styles+xml", "wordprocessingml.numbering+xml", "wrong content type"),
    "writer in the properties": (CORE, "<dc:title>", "<cp:lastModifiedBy>Kim</cp:lastModifiedBy><dc:title>", "hold lastModifiedBy"),
    "program in the properties": (APP, "<DocSecurity>", "<Application>Word</Application><DocSecurity>", "hold Application"),
    "session number on a paragraph": (DOCUMENT, "<w:p>", '<w:p w:rsidR="00AA11BB">', "editing session (rsidR)"),
    "session numbers in the settings": (SETTINGS, "<w:compat>", "<w:rsids/><w:compat>", "settings hold rsids"),
    "template in the settings": (SETTINGS, "<w:compat>", "<w:attachedTemplate/><w:compat>", "settings hold attachedTemplate"),
    "tracked change": (DOCUMENT, "<w:r><w:t>Deep.</w:t></w:r>", '<w:ins w:id="900"><w:r><w:t>Deep.</w:t></w:r></w:ins>', "tracked changes (ins)"),
    "hidden text": (DOCUMENT, "<w:rPr><w:b/>", "<w:rPr><w:b/><w:vanish/>", "hidden text"),
    "part damaged": (STYLES, "</w:styles>", "", "is damaged"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(base: bytes) -> bytes:
    return write_word(sample_submission(), base)


def test_sound_file_has_no_defect(sound):
    assert check_integrity(sound) == ()


@pytest.mark.parametrize("defect", PLANTED)
def test_planted_defect_is_found(defect, sound):
    part, old, new, words = PLANTED[defect]
    found = check_integrity(replace_in_part(sound, part, old, new))
    assert [line for line in found if words in line], found


def test_many_kinds_of_defect_are_planted():
    assert len(PLANTED) > 50


def test_part_that_nothing_refers_to_is_found(sound):
    found = check_integrity(change_part(sound, "customXml/item1.xml", lambda _: b"<x/>"))
    assert found == ("customXml/item1.xml is not referred to by anything",)


def test_part_without_content_type_is_found(sound):
    found = check_integrity(change_part(sound, "word/thumbnail.wmf", lambda _: b"x"))
    assert "word/thumbnail.wmf has no content type" in found


def test_missing_styles_are_found(sound):
    assert "there is no styles part" in check_integrity(without_part(sound, STYLES))


def test_file_that_cannot_be_opened_gives_its_one_line():
    assert check_integrity(b"no zip", "x.docx") == (
        "x.docx: not a Word document, or damaged - open it in Word and save it as .docx",
    )
