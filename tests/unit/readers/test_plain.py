"""The words of a file are read as a reader sees them."""

from tests.docx_files import replace_in_part
from tests.golden.sample import sample_submission
from uprdraft.readers.plain import read_text
from uprdraft.writers.word import write_word

DOCUMENT = "word/document.xml"
DEEP = "<w:r><w:t>Deep.</w:t></w:r>"


def test_text_notes_and_marks_are_read(base):
    read = read_text(write_word(sample_submission(), base))
    assert read.paragraphs[0] == "Submission on the People’s Republic of China"
    assert read.marks == ("1", "2", "3", "4")
    assert read.notes["4"] == "Adopted at Geneva & New York <1984>."


def test_contents_and_codes_are_left_out_and_the_numbers_of_references_read(base):
    read = read_text(write_word(sample_submission(), base))
    assert read.paragraphs.count("Summary") == 1
    assert any(p.startswith("The same source says so again (note 1; paragraph ") for p in read.paragraphs)
    assert not [p for p in read.paragraphs if "NOTEREF" in p]


def test_insertions_are_read_and_deletions_are_not(base):
    changed = (
        f'<w:ins w:id="900">{DEEP}</w:ins><w:del w:id="901"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
    )
    read = read_text(replace_in_part(write_word(sample_submission(), base), DOCUMENT, DEEP, changed))
    assert "Deep." in read.paragraphs
    assert not [p for p in read.paragraphs if "Gone" in p]
