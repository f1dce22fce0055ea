"""Prose that was read can be typed again: the same blocks, the same words in the same looks, the same marks."""

from hypothesis import HealthCheck, given, settings

from tests.property.test_prose import typed
from uprdraft.assembly.as_typed import split_prose, type_block, type_line
from uprdraft.assembly.inlines import Reading
from uprdraft.assembly.markup import NestingError, read_markup
from uprdraft.document.tree import NoteReference, Paragraph, Text
from uprdraft.values.text import clean_text

_SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reading() -> Reading:
    return Reading(lambda _: (NoteReference("n"),), lambda _: (NoteReference("n"),))


@_SETTINGS
@given(typed())
def test_prose_is_cut_into_as_many_pieces_as_it_has_blocks(text):
    text = clean_text(text)
    try:
        blocks = read_markup(text, reading())
    except NestingError:
        return
    assert len(split_prose(text)) == len(blocks)


@_SETTINGS
@given(typed())
def test_a_paragraph_typed_again_reads_the_same(text):
    try:
        blocks = read_markup(clean_text(text), reading())
    except NestingError:
        return
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.content:
            continue
        again = read_markup(type_block(block, lambda _: "^[note]"), reading())
        assert len(again) <= 1
        said = type_line(block.content, lambda _: "^[note]")
        if again:
            assert isinstance(again[0], Paragraph)
            assert type_line(again[0].content, lambda _: "^[note]") == said
        else:
            assert said == ""


def test_marks_that_would_be_read_as_more_than_text_are_escaped():
    for words in ("1. First", "- dash", "# sign", "> sign", "a *star* b", "[@source]", "^[x]", "| a | b |"):
        line = type_block(Paragraph((Text(words),)), lambda _: "")
        assert [b.content for b in read_markup(line, reading()) if isinstance(b, Paragraph)] == [
            (Text(words),)
        ], words
