"""Text fits its columns, and none of it is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from uprdraft.terminal.columns import cut_to, wrap_to
from uprdraft.values.text import visible

texts = st.text(st.one_of(st.sampled_from("ab  \n한국어中文é"), st.characters())).map(visible)


@given(texts, st.integers(2, 60))
def test_lines_fit_and_hold_every_letter(text, width):
    lines = wrap_to(text, width)
    assert max(get_cwidth(line) for line in lines) <= width
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_words_stay_whole_and_chinese_breaks_anywhere():
    assert wrap_to("one two three", 8) == ["one two", "three"]
    assert wrap_to("탈북자 강제송환", 8) == ["탈북자", "강제송환"]
    assert wrap_to("以 中华人民共和国", 8) == ["以 中华", "人民共和", "国"]


@given(texts, st.integers(4, 30), st.integers(1, 3))
def test_what_is_cut_says_so(text, width, at_most):
    lines = wrap_to(text, width)
    cut = cut_to(lines, at_most, width)
    assert len(cut) <= at_most or len(lines) <= at_most
    assert max(get_cwidth(line) for line in cut) <= width
    assert (cut == lines) or cut[-1].endswith("…")
