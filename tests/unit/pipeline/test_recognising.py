"""What is told from the first pages of a text: the State, the session, whether it goes to the review."""

import pytest

from tests.foreign_files import document, paragraph
from uprdraft.pipeline.recognising import recognise
from uprdraft.readers.foreign import read_document


def told(*lines: str, title: bool = False):
    first, *rest = lines
    body = paragraph(first, '<w:pStyle w:val="Title"/>') if title else paragraph(first)
    styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    data = document(body + "".join(map(paragraph, rest)), styles=styles)
    return recognise(read_document(data, "x").submission)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Submission to the Universal Periodic Review of China", "CHN"),
        ("Joint submission to the Committee against Torture on the Republic of Korea", "KOR"),
        ("State under review: Viet Nam", "VNM"),
        ("INFORMATION CONCERNING THAILAND", "THA"),
        ("Human rights situation in the Democratic People's Republic of Korea", "PRK"),
        ("Alternative report: periodic report of Niger", "NER"),
        ("Our office is in Nigeria.", "NGA"),
        ("中国的普遍定期审议", "CHN"),
        ("대한민국에 대한 보고서", "KOR"),
        ("Examples of practice", ""),
    ],
)
def test_the_state_is_the_one_the_beginning_is_about(line, state):
    assert told(line).state == state


def test_the_subject_goes_before_what_is_named_most_often():
    found = told("Submission on China", *["North Korea and North Korea again."] * 5)
    assert found.state == "CHN"
    assert "its beginning says “Submission on China”" in found.why


def test_a_state_alone_on_the_cover_is_the_subject():
    heading = paragraph("Summary", '<w:pStyle w:val="H1"/>')
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    body = paragraph("Alternative report") + paragraph("CHINA") + heading
    data = document(body + paragraph("Japan, Japan, Japan.") * 3, styles=styles)
    found = recognise(read_document(data, "x").submission)
    assert (found.state, found.why) == ("CHN", "it stands alone on the cover: “CHINA”")


def test_no_state_stands_out_where_two_are_named_as_often():
    assert told("Japan and Mongolia", "Mongolia and Japan").state == ""


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("45th session of the UPR Working Group", 45),
        ("Forty-fifth session", 45),
        ("sixtieth session", 60),
        ("Session 84, 2023", 84),
        ("the 3rd cycle", None),
    ],
)
def test_the_session_is_read_in_figures_and_words(line, session):
    assert told(line).session == session


def test_a_name_inside_a_word_is_no_state():
    assert told("Malian music, Nigerien music and Chinatown").state == ""


def test_a_text_for_the_review_is_told():
    assert told("Universal Periodic Review").is_review
    assert not told("Committee against Torture").is_review
