"""Locators are values: read in many spellings, printed in one, and stable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.values.locators import format_locator
from uprdraft.values.places import Locator, LocatorPart, Span, find_locator


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("paras. 29-30", "paras. 29–30"),
        ("para. 29-30", "paras. 29–30"),
        ("paragraphs 4 to 6", "paras. 4–6"),
        ("paras 29", "para. 29"),
        ("§ 12", "para. 12"),
        ("para.30", "para. 30"),
        ("art. 3(1)(a)", "art. 3 (1) (a)"),
        ("articles 3(1) and 16", "arts. 3 (1) and 16"),
        ("sect. III.3, para. 5; sect. IV, para. 7", "sect. III.3, para. 5 and sect. IV, para. 7"),
        ("paras. 1, 4 and 6", "paras. 1, 4 and 6"),
        ("annex, paras. 1-2", "annex, paras. 1–2"),
        ("chapter II, section A", "chap. II, sect. A"),
        ("pages 4-6", "pp. 4–6"),
        ("12:30-13:10", "at 12:30–13:10"),
        ("at 00:12:30", "at 00:12:30"),
        ("28 (g)", "28 (g)"),
        ("the map on the cover", "the map on the cover"),
    ],
)
def test_a_locator_is_printed_in_one_spelling_and_stays(typed, printed):
    assert format_locator(typed) == printed
    assert format_locator(printed) == printed


def test_a_locator_is_read_into_its_parts():
    assert find_locator("annex I, paras. 3-4 and 6") == Locator(
        ((LocatorPart("annex", (Span("I"),)), LocatorPart("paragraph", (Span("3", "4"), Span("6")))),)
    )


spans = st.builds(
    lambda a, b: Span(str(a), str(b) if b else ""), st.integers(1, 400), st.sampled_from([0, 401, 999])
)
parts = st.builds(
    LocatorPart,
    st.sampled_from(["paragraph", "article", "page", "section", "chapter", "rule"]),
    st.lists(spans, min_size=1, max_size=3).map(tuple),
)
places = st.lists(parts, min_size=1, max_size=3).map(tuple)


@given(st.lists(places, min_size=1, max_size=3).map(tuple).map(Locator))
def test_any_locator_reads_back(locator):
    assert find_locator(str(locator)) == locator


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    once = format_locator(text)
    assert ";" not in find_locator(text).__str__() if find_locator(text) else True
    assert isinstance(once, str)
