"""Comments stand at their places; what the file held before is still there, to the byte."""

import zipfile
from io import BytesIO

import pytest

from tests.docx_files import change_part, read_parts
from tests.foreign_files import document, numbered, paragraph
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word.annotating import PlacedComment, annotate

TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{}</w:tc>"
    "<w:tc><w:tcPr/>{}</w:tc></w:tr></w:tbl>"
).format(paragraph("Left"), paragraph("Right cell"))


def refs(data: bytes) -> dict[str, str]:
    """Return the place of each paragraph, table and note of a file by its text."""
    read = read_document(data, "x.docx")
    blocks = {b.key: b for s in read.submission.body for b in s.blocks}
    notes = {n.id: n.origin.ref for n in read.submission.notes}
    return {key: block.origin.ref for key, block in blocks.items()} | notes


def commented(data: bytes, *comments: PlacedComment) -> dict[str, str]:
    """Return for each comment in the written file the words it is about."""
    made = annotate(data, "x.docx", comments)
    return {c.text: c.quote for c in read_document(made, "x.docx").report.comments}


def test_a_comment_stands_round_the_paragraph_that_the_reader_names():
    data = document("".join(paragraph(f"Text {n}.") for n in range(5)))
    places = list(refs(data).values())
    assert len(places) == 5
    found = commented(data, *(PlacedComment(ref, (f"On {n}.",)) for n, ref in enumerate(places)))
    assert found == {f"On {n}.": f"Text {n}." for n in range(5)}


def test_paths_agree_between_reader_and_writer_below_controls_and_comments_of_the_xml():
    body = f"<!-- odd -->{paragraph('One.')}<w:sdt><w:sdtContent>{paragraph('Two.')}</w:sdtContent></w:sdt>"
    data = document(body)
    found = commented(data, *(PlacedComment(ref, (ref,)) for ref in refs(data).values()))
    assert sorted(found.values()) == ["One.", "Two."]


def test_several_comments_at_one_place_do_not_shift_each_other():
    data = document(paragraph("One.") + paragraph("Two."))
    first, second = refs(data).values()
    found = commented(
        data, PlacedComment(first, ("a",)), PlacedComment(first, ("b",)), PlacedComment(second, ("c",))
    )
    assert found == {"a": "One.", "b": "One.", "c": "Two."}


def test_the_quote_chooses_the_cell_of_a_table():
    data = document(TABLE + paragraph("After."))
    (ref,) = (b.origin.ref for s in read_document(data, "x").submission.body for b in s.blocks[:1])
    found = commented(data, PlacedComment(ref, ("a",), "Right cell"), PlacedComment(ref, ("b",), "nowhere"))
    assert found == {"a": "Right cell", "b": "Left"}


def test_a_finding_in_a_note_hangs_on_its_mark():
    mark = '<w:p><w:r><w:t>Marked</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = document(
        paragraph("One.") + mark, footnotes=f'<w:footnote w:id="2">{paragraph("A source.")}</w:footnote>'
    )
    ref = next(n.origin.ref for n in read_document(data, "x").submission.notes)
    assert ref.startswith("word/footnotes.xml#")
    assert commented(data, PlacedComment(ref, ("a",))) == {"a": "Marked"}


@pytest.mark.parametrize(
    "ref", ["", "word/document.xml#/0/99", "word/none.xml#/0", "word/document.xml#/x", "#"]
)
def test_a_place_that_leads_nowhere_is_the_first_paragraph(ref):
    assert commented(document(paragraph("One.")), PlacedComment(ref, ("a",))) == {"a": "One."}


def test_an_empty_document_gets_a_paragraph_for_its_comment():
    made = annotate(document(""), "x", [PlacedComment("", ("a",))])
    assert [c.text for c in read_document(made, "x").report.comments] == ["a"]


def test_own_comments_are_kept_and_numbers_are_not_used_twice():
    own = '<w:comment w:id="7" w:author="A" w:initials="A"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:comment>'
    dangling = '<w:p><w:commentRangeStart w:id="11"/><w:r><w:t>One.</w:t></w:r></w:p>'
    data = document(dangling + paragraph("Two."), comments=own)
    made = annotate(data, "x", [PlacedComment("", ("a",))])
    comments = read_parts(made)["word/comments.xml"].decode()
    assert 'w:id="7"' in comments and "Mine." in comments and 'w:id="12"' in comments
    assert {c.author for c in read_document(made, "x").report.comments} == {"A", "uprdraft"}


def test_other_parts_stay_as_they_were_and_no_clock_is_written():
    picture = bytes(range(256)) * 40
    data = document(numbered("One.", 1), parts={"word/media/a.png": picture, "custom/x.xml": b"<x> odd </x>"})
    made = annotate(data, "x", [PlacedComment("", ("a",))])
    before, after = read_parts(data), read_parts(made)
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {n for n in before if before[n] != after[n]} == changed
    assert after.keys() - before.keys() == {"word/comments.xml"}
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {m.date_time for m in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == annotate(data, "x", [PlacedComment("", ("a",))])


def test_without_comments_the_file_is_the_same():
    data = document(paragraph("One."))
    assert annotate(data, "x", []) == data


def test_a_strict_file_stays_strict():
    main = document(paragraph("One."))
    strict = change_part(
        main,
        "word/document.xml",
        lambda c: c.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    made = annotate(strict, "x", [PlacedComment("word/document.xml#/0/0", ("a",))])
    read = read_document(made, "x")
    assert read.report.conformance == "strict"
    assert [(c.text, c.quote) for c in read.report.comments] == [("a", "One.")]
    parts = read_parts(made)
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in parts["word/comments.xml"]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in parts["word/_rels/document.xml.rels"]
    )


def test_a_relationship_that_led_nowhere_is_replaced():
    data = document(
        paragraph("One."),
        relations='<Relationship Id="rId9" Target="comments.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/comments"/>',
    )
    made = annotate(data, "x", [PlacedComment("", ("a",))])
    assert read_parts(made)["word/_rels/document.xml.rels"].count(b"relationships/comments") == 1


def test_what_we_write_is_as_sound_with_comments_as_without(base):
    from tests.golden.sample import sample_submission
    from uprdraft.writers.word import write_word

    data = write_word(sample_submission(), base)
    made = annotate(data, "x", [PlacedComment(ref, ("A.", "B.")) for ref in refs(data).values()])
    assert len(read_document(made, "x").report.comments) > 5
    new = set(check_integrity(made)) - set(check_integrity(data))
    assert not {problem for problem in new if "comment" not in problem.lower()}
    assert not new, new
