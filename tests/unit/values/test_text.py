"""Text as it may enter: normalised, without what hides, controls or stops a program."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.values.ids import is_id
from uprdraft.values.text import clean_text, find_hidden, find_mark_tower, find_refused

TOWER = "e" + "\u0301\u0316" * 300_000


def test_a_tower_of_combining_marks_is_cut_in_a_moment() -> None:
    started = time.process_time()
    cleaned = clean_text(TOWER)
    assert time.process_time() - started < 2
    assert len(cleaned) <= 31
    assert find_mark_tower(cleaned) is None


def test_a_tower_is_found_where_it_grows_too_high() -> None:
    assert find_mark_tower("x" + "\u0301" * 40) == 31
    assert find_mark_tower("e\u0301 " * 100) is None
    assert find_mark_tower("—" * 100) is None


def test_marks_of_living_languages_stay() -> None:
    for text in ("Việt Nam", "हिन्दी", "ไทย", "ភាសាខ្មែរ", "עִבְרִית"):
        assert clean_text(text) == text


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x0c", "\x85", "\u2028", "\ue000", "\ufffe", "\U0001ffff"])
def test_control_private_and_non_characters_are_found(char: str) -> None:
    assert find_refused(f"ab{char}") == 2


@given(
    st.text(st.sampled_from("ab é한\t\n\0\x0c\x7f\x85\u2028\ue000\ufffe\U0001ffff\U0010fffd😀"), max_size=12)
)
def test_the_first_refused_character_is_found_among_others(text: str) -> None:
    each = (index for index, char in enumerate(text) if find_refused(char) is not None)
    assert find_refused(text) == next(each, None)


def test_tabs_line_ends_and_ordinary_letters_are_not_refused() -> None:
    assert find_refused("a\tb\r\nü 한 中 😀") is None


def test_invisible_characters_are_found() -> None:
    assert find_hidden("ab\u200bc") == 2
    assert find_hidden("abc") is None


def test_an_id_holds_no_line_end() -> None:
    assert is_id("a-b1")
    assert not is_id("a-b1\n")


def test_of_colours_copied_out_of_a_terminal_nothing_is_left():
    pasted = "a \x1b[1;31mred\x1b[0m word \x1b]0;title\x07here\x1b[2J and \x9b1mthere"
    assert clean_text(pasted) == "a red word here and there"
