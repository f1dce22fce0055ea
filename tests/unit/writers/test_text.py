"""The preview says what Word would show; the page is safe to open."""

import re
from dataclasses import replace

from tests.golden.sample import sample_submission
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import Link, Paragraph, Section, Text
from uprdraft.writers.html import write_html
from uprdraft.writers.text import write_text


def with_body(*content):
    body = (Section("body", None, (Paragraph(content, key="only"),)),)
    return number_blocks(replace(sample_submission(), cover=None, body=body, annexes=(), notes=()))


def test_lines_keep_to_the_width():
    text = write_text(sample_submission(), 60)
    assert max(len(line) for line in text.splitlines() if " | " not in line) <= 60


def test_numbers_marks_and_notes_are_shown():
    text = write_text(sample_submission())
    assert "\nB. Ending refoulement\n=====================\n" in text
    assert "R2. Give UNHCR access to the border, by [TO BE COMPLETED: a date].\n" in text
    assert "Korea.[1]" in text
    assert "\n[2] See note 1 and passim.\n" in text


def test_contents_do_not_list_themselves():
    text = write_text(sample_submission())
    assert text.count("Contents") == 1


def test_page_escapes_every_text_and_has_no_script():
    page = write_html(with_body(Text("<script>alert('x')</script> & \"y\"")))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_page_links_only_where_a_document_may_lead():
    page = write_html(with_body(Link("javascript:alert(1)", (Text("words"),))))
    assert "javascript" not in page
    assert "words" in page


def test_page_links_notes_both_ways_and_every_link_within_it_has_its_target():
    page = write_html(sample_submission())
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_page_fetches_nothing():
    page = write_html(sample_submission())
    assert not re.findall(r"<(?:img|link|iframe|script|object)\b|src=|url\(", page)
    assert "default-src &#x27;none&#x27;" in page
