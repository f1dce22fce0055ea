"""The copy for another program to lay out shows the text and fetches, runs and carries nothing."""

import zipfile
from io import BytesIO

import pytest

from tests.docx_files import read_parts
from tests.foreign_files import document, paragraph
from uprdraft.readers.foreign import read_document
from uprdraft.writers.word.trial import trial_copy

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = (
    f'<Relationship Id="rId91" Type="{_R}/image" Target="http://example.org/a.png" TargetMode="External"/>'
    f'<Relationship Id="rId92" Type="{_R}/hyperlink" Target="http://example.org/b" TargetMode="External"/>'
    f'<Relationship Id="rId93" Type="{_R}/aFChunk" Target="chunk.html"/>'
    f'<Relationship Id="rId94" Type="{_R}/image" Target="media/picture.png"/>'
)
FETCHING = (
    paragraph("First words.")
    + '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;http://example.org/c&quot; "><w:r><w:t>kept</w:t></w:r>'
    "</w:fldSimple></w:p>"
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE "http://example.org/d" '
    "</w:instrText></w:r></w:p>"
    '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://example.org/e" o:href="http://example.org/f"/></v:shape>'
    '</w:pict></w:r></w:p><w:altChunk r:id="rId93"/>'
    "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"
)


@pytest.fixture
def fetching():
    parts = {
        "word/chunk.html": b"<img src='http://example.org/g'>",
        "word/media/picture.png": b"secret pixels",
    }
    return document(
        FETCHING,
        relations=OUTSIDE,
        parts=parts,
        comments='<w:comment w:id="0"/>',
        settings="<w:trackRevisions/>",
    )


def test_no_address_of_elsewhere_is_left(fetching):
    everything = b"".join(
        zipfile.ZipFile(BytesIO(fetching)).read(n) for n in zipfile.ZipFile(BytesIO(fetching)).namelist()
    )
    assert everything.count(b"example.org") == 7
    with zipfile.ZipFile(BytesIO(trial_copy(fetching, "x"))) as copy:
        left = b"".join(copy.read(name) for name in copy.namelist())
    assert b"example.org" not in left
    assert b"secret pixels" not in left
    assert b"OLEObject" not in left
    assert b"First words." in left
    assert b">kept<" in left


def test_only_parts_of_the_text_and_its_look_are_copied(fetching):
    with zipfile.ZipFile(BytesIO(trial_copy(fetching, "x"))) as copy:
        names = set(copy.namelist())
    assert names == {
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml",
        "word/settings.xml", "dot.png",
    }  # fmt: skip


def test_deleted_text_is_gone_and_inserted_text_stays():
    body = (
        '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    )
    main = read_parts(trial_copy(document(body), "x"))["word/document.xml"]
    assert b">new<" in main
    assert b"old" not in main


def test_what_does_not_count_is_left_out():
    data = document(paragraph("Cover") + paragraph("Body") + paragraph("Annex"))
    refs = [block.origin.ref for s in read_document(data, "x").submission.body for block in s.blocks]
    main = read_parts(trial_copy(data, "x", [refs[0], refs[2]]))["word/document.xml"]
    assert b"Body" in main
    assert b"Cover" not in main
    assert b"Annex" not in main
