"""Submissions and texts as hypothesis makes them; every text has gone through ``clean_text``."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import datetime as dt
from typing import Literal

from hypothesis import strategies as st

from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    Block,
    Emphasis,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Meta,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Strong,
    Submission,
    Table,
    Text,
)
from uprdraft.values.text import clean_text

__all__ = ["clean_texts", "submissions"]

_ALPHABET = st.one_of(
    st.characters(min_codepoint=32, max_codepoint=0x2FF),
    st.sampled_from(" \t\n  .,“”‘’–—'\"<>&탈북자脱北者「」のعدمשלום"),
    st.characters(),
)
clean_texts = st.text(_ALPHABET, max_size=40).map(clean_text)
_words = clean_texts.map(Text)
_plain = st.one_of(_words, st.builds(Gap, clean_texts), st.just(LineBreak()))
_inline = st.recursive(
    _plain,
    lambda inner: st.one_of(
        st.builds(Emphasis, st.tuples(inner)),
        st.builds(Strong, st.tuples(inner, inner)),
        st.builds(Link, st.just("https://example.org/?a=1&b=2"), st.tuples(inner)),
    ),
    max_leaves=4,
)
_line: st.SearchStrategy[tuple[Inline, ...]] = st.lists(_inline, max_size=4).map(tuple)
_roles = st.sampled_from(("plain", "numbered", "recommendation", "listed-recommendation", "caption"))
_paragraph = st.builds(Paragraph, _line, _roles)
_row = st.lists(_line, min_size=2, max_size=2).map(tuple)
_table = st.builds(
    Table, st.lists(_row, min_size=1, max_size=2).map(tuple), st.one_of(st.just(()), _row), st.booleans()
)
_block: st.SearchStrategy[Block] = st.recursive(
    st.one_of(_paragraph, _table),
    lambda inner: st.one_of(
        st.builds(ListBlock, st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple), st.booleans()),
        st.builds(Quote, st.lists(inner, max_size=2).map(tuple)),
    ),
    max_leaves=5,
)  # fmt: skip


@st.composite
def _sections(draw: st.DrawFn, level: int = 1) -> Section:
    heading = draw(st.one_of(st.none(), st.builds(Heading, _line, st.just(level), st.booleans())))
    blocks = tuple(draw(st.lists(_block, max_size=3)))
    children = tuple(draw(st.lists(_sections(level + 1), max_size=2))) if level < 3 else ()
    return Section("section", heading, blocks, children)


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    """Draw a numbered submission whose notes are each marked once, at the ends of paragraphs."""
    body = list(draw(st.lists(_sections(), min_size=1, max_size=3)))
    notes = [Note(f"n{i}", line) for i, line in enumerate(draw(st.lists(_line, max_size=4)))]
    marks = tuple(
        Paragraph((Text("Marked"), NoteReference(n.id)), "numbered", key=f"marked-{n.id}") for n in notes
    )
    body.append(Section("marked", None, marks))
    meta = Meta("Title & more", draw(st.sampled_from(("en", "fr", "ar"))), "upr", "CHN", dt.date(2023, 7, 18))
    cover = draw(st.one_of(st.none(), st.builds(Section, st.just("cover"), st.none(), st.tuples(_paragraph))))
    annexes = tuple(draw(st.lists(_sections(), max_size=2)))
    places: tuple[Literal["footnotes", "endnotes"], ...] = ("footnotes", "endnotes")
    place = draw(st.sampled_from(places))
    return number_blocks(Submission(meta, cover, tuple(body), annexes, tuple(notes), place))
