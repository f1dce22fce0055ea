"""A comment stands round the words it quotes; fields, links and tracked changes stay whole."""

import re

import pytest

from tests.docx_files import read_parts
from tests.foreign_files import document, paragraph
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word.annotating import PlacedComment, annotate

BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def main_of(body: str, *quotes: str) -> str:
    data = document(body)
    (ref, *_) = (b.origin.ref for s in read_document(data, "x").submission.body for b in s.blocks)
    made = annotate(data, "x", [PlacedComment(ref, (q,), q) for q in quotes])
    assert set(check_integrity(made)) <= {*check_integrity(data), "there is no styles part"}
    return read_parts(made)["word/document.xml"].decode()


def lines_of(tree: Submission) -> list[str]:
    return [plain_text(line) for section in iter_sections(tree) for _, line in iter_lines(section)]


def quoted(body: str, *quotes: str) -> dict[str, str]:
    """Return for each comment the words that it stands round."""
    data = document(body)
    (ref, *_) = (b.origin.ref for s in read_document(data, "x").submission.body for b in s.blocks)
    read = read_document(annotate(data, "x", [PlacedComment(ref, (q or "-",), q) for q in quotes]), "x")
    before = read_document(data, "x").submission
    assert lines_of(read.submission) == lines_of(before)
    return {c.text: c.quote for c in read.report.comments}


@pytest.mark.parametrize(
    ("body", "quote", "found"),
    [
        (run("One two three."), "two", "two"),
        (run("One two three."), "One", "One"),
        (run("One two three."), "three.", "three."),
        (run("One two three."), "One two three.", "One two three."),
        (run("One tw") + run("o thr", BOLD) + run("ee."), "two three", "two three"),
        (run("Kim Chol") + run("-su said"), "Chol-su", "Chol-su"),
        (run("the People’s Republic"), "People's Republic", "People’s Republic"),
        (run("a  b\u00a0c d"), "b c", "b\u00a0c"),
        (run("One two three four."), "One … three", "One two three"),
        (run("One two three four."), "… three fo…", "three fo"),
        ("<w:r><w:tab/><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>", "two", "two"),
        ("<w:r><w:t>One</w:t><w:noBreakHyphen/><w:t>two three</w:t></w:r>", "two", "two"),
        (run("One two."), "nowhere", "One two."),
        (run("One two."), "", "One two."),
    ],
)
def test_a_comment_stands_round_its_words(body, quote, found):
    (words,) = quoted(f"<w:p>{body}</w:p>", quote).values()
    assert words == found


def test_a_split_run_keeps_its_look_on_both_sides_and_its_spaces():
    main = main_of(f"<w:p>{run('One two three.', BOLD)}</w:p>", "two")
    assert main.count("<w:b/>") == 3
    assert re.findall(r"<w:t[^>]*>([^<]*)", main) == ["One ", "two", " three."]
    assert main.count('xml:space="preserve"') == 3


def test_spaces_that_word_does_not_show_stay_unseen():
    """Without xml:space Word drops spaces at the ends of a text; a split must not bring them back."""
    body = "<w:p><w:r><w:t> One two </w:t></w:r><w:r><w:t>three.</w:t></w:r></w:p>"
    assert quoted(body, "two") == {"two": "two"}
    assert re.findall(r"<w:t[^>]*>([^<]*)", main_of(body, "two")) == ["One ", "two", "three."]


@pytest.mark.parametrize(
    "whole",
    [
        '<w:hyperlink w:anchor="a"><w:r><w:t>in the link</w:t></w:r></w:hyperlink>',
        '<w:ins w:id="1" w:author="A"><w:r><w:t>in the link</w:t></w:r></w:ins>',
        "<w:sdt><w:sdtContent><w:r><w:t>in the link</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" REF a "><w:r><w:t>in the link</w:t></w:r></w:fldSimple>',
        '<w:r><w:rPr><w:rPrChange w:id="5" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>in the link</w:t></w:r>',
    ],
)
def test_what_must_not_be_split_is_taken_whole(whole):
    main = main_of(f"<w:p>{run('Before ')}{whole}{run(' behind')}</w:p>", "the")
    assert f'<w:commentRangeStart w:id="0"/>{whole}<w:commentRangeEnd w:id="0"/>' in main


def test_the_result_of_a_field_may_be_split_and_its_code_is_not_read():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF two </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("one two")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    main = main_of(f"<w:p>{field}{run(' after')}</w:p>", "two")
    assert re.search(r'Start w:id="0"/><w:r><w:t[^>]*>two</w:t></w:r><w:commentRangeEnd', main)
    assert main.index("two </w:instrText>") < main.index("commentRangeStart")


def test_deleted_words_are_not_quoted():
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>two</w:delText></w:r></w:del>'
    assert quoted(f"<w:p>{run('One ')}{gone}{run('three two')}</w:p>", "One three") == {
        "One three": "One three"
    }


def test_comments_in_one_paragraph_may_overlap():
    text = "One two three four five."
    found = quoted(f"<w:p>{run(text)}</w:p>", "two three", "three four", "two three", "One", "")
    assert found == {"two three": "two three", "three four": "three four", "One": "One", "-": text}


def test_words_of_a_text_box_leave_the_paragraph_whole():
    inside = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    main = main_of(f"<w:p>{run('One.')}{box}</w:p>", "the box")
    assert (
        main.index("commentRangeStart")
        < main.index("One.")
        < main.index("in the box")
        < main.index("RangeEnd")
    )


def test_a_very_long_paragraph_is_taken_whole():
    text = "word " * 6_000
    main = main_of(f"<w:p>{run(text + 'end')}</w:p>", "end")
    assert main.count("<w:t") == 1
