"""Prose is restricted Markdown; values of a template can never become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.assembly.markup import Reading, read_markup
from uprdraft.document.tree import (
    Emphasis,
    LineBreak,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Table,
    Text,
)
from uprdraft.document.walk import plain_text


def read(text, **options):
    cited = []

    def cite(pairs):
        cited.append(list(pairs))
        return (NoteReference("cited"),)

    reading = Reading(cite, lambda content: (NoteReference(plain_text(content)),))
    return read_markup(text, reading, **options), cited, reading


def test_paragraph_keeps_emphasis_and_joins_lines():
    (paragraph,), _, _ = read("One *two*\nthree.")
    assert paragraph.content == (Text("One "), Emphasis((Text("two"),)), Text(" three."))


def test_citation_names_sources_and_locators():
    (paragraph,), cited, _ = read("A claim [@a-b, para. 29; @c].")
    assert cited == [[("a-b", "para. 29"), ("c", "")]]
    assert paragraph.content == (Text("A claim"), NoteReference("cited"), Text("."))


def test_note_without_a_source_may_hold_brackets():
    (paragraph,), _, _ = read("A claim.^[See [there] too.]")
    assert paragraph.content == (Text("A claim."), NoteReference("See [there] too."))


def test_lists_quotations_and_tables_become_blocks():
    blocks, _, _ = read("- a\n- b\n\n1. c\n\n> d\n\n| h |\n|---|\n| e |\n")
    assert [type(b) for b in blocks] == [ListBlock, ListBlock, Quote, Table]
    assert [b.ordered for b in blocks[:2]] == [False, True]
    assert blocks[3].header == ((Text("h"),),)
    assert blocks[3].rows == (((Text("e"),),),)


def test_hard_line_break_and_link_are_kept():
    (paragraph,), _, _ = read("a\\\nb [UN](https://www.un.org)")
    assert paragraph.content[1] == LineBreak()
    assert paragraph.content[-1] == Link("https://www.un.org", (Text("UN"),))


@pytest.mark.parametrize(
    ("text", "mark"),
    [("# Heading", "#"), ("```\ncode\n```", "```"), ("<b>x</b>", "<b"), ("![x](y.png)", "![")],
)
def test_marks_that_are_not_part_of_prose_stay_as_typed_and_are_reported(text, mark):
    blocks, _, reading = read(text)
    assert all(isinstance(b, Paragraph) for b in blocks)
    assert reading.unsupported[0] == mark
    assert plain_text(blocks[0].content).startswith(text[0])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "data:text/html,x"])
def test_link_to_anything_but_the_web_or_mail_is_plain_text(url):
    (paragraph,), _, _ = read(f"[click]({url})")
    assert not any(isinstance(node, Link) for node in paragraph.content)


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text):
    read(text)


@given(
    st.lists(
        st.sampled_from(
            ["[@", "]", "^[", "*", "_", "\n\n", "- ", "> ", "| a |", "|---|", "x", "[", "(", ")"]
        ),
        max_size=60,
    )
)
def test_any_pile_of_marks_is_read_without_failing(pieces):
    read("".join(pieces))
