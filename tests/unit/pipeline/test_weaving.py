"""Two sides' edits of one line: woven where they changed other words, left to the person where not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.pipeline.comparing.weaving import weave_text


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "woven"),
    [
        ("a b c d e", "A b c d e", "a b c d E", "A b c d E"),
        ("a b c d e", "b c d e", "a b c d e f", "b c d e f"),
        ("a b c d e", "a b x c d e", "a b c d y e", "a b x c d y e"),
        ("a b c d e", "a B c d e", "a B c d e", "a B c d e"),
        ("a b c d e", "a B c d E", "a B c d e", "a B c d E"),
        ("a b c d e", "a B x c d e", "a B x c d E f", "a B x c d E f"),
        ("a b c d e", "a B c d e", "a b C d e", None),
        ("a b c d e", "a B c d e", "a x c d e", None),
        ("a b c", "a b c d", "a b c e", None),
        ("It was [@one, para. 3] so.", "It was [@one, para. 4] so.", "It was [@two, para. 3] so.", None),
        ("It was [@one, para. 3] so.", "It is [@one, para. 3] so.", "It was [@one, para. 3] thus.",
         "It is [@one, para. 3] thus."),
        ("Now it was[@one] so then.", "Now it is[@one] so then.", "Now it was[@one] so there.", "Now it is[@one] so there."),  # noqa: E501
        ("It was so.^[He said so.]", "It is so.^[He said so.]", "It was so.^[She said so.]", "It is so.^[She said so.]"),  # noqa: E501
        ("see [it](https://a.b/x) now", "See [it](https://a.b/x) now", "see [it](https://a.b/y) now", "See [it](https://a.b/y) now"),  # noqa: E501
        ("한국 정부는 그들을 보호해야 한다", "대한민국 정부는 그들을 보호해야 한다", "한국 정부는 그들을 보호하여야 한다",  # noqa: E501
         "대한민국 정부는 그들을 보호하여야 한다"),
    ],
)  # fmt: skip
def test_edits_are_woven_where_an_unchanged_word_parts_them(base, mine, theirs, woven):
    assert weave_text(base, mine, theirs) == woven
    assert weave_text(base, theirs, mine) == woven


_words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"]), min_size=1, max_size=12)


@given(_words, _words)
def test_what_one_side_changed_alone_stands_whatever_it_is(base, new):
    old, changed = " ".join(base), " ".join(new)
    assert weave_text(old, changed, old) == changed
    assert weave_text(old, old, changed) == changed
    assert weave_text(old, changed, changed) == changed


@given(st.data())
def test_no_word_that_a_side_wrote_is_lost_in_weaving(data):
    base = data.draw(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=14))
    lines = []
    for name in "xy":
        line = list(base)
        for n in range(data.draw(st.integers(0, 3))):
            line.insert(data.draw(st.integers(0, len(line))), f"{name}{n}")
        lines.append(line)
    woven = weave_text(*(" ".join(line) for line in (base, *lines)))
    if woven is not None:
        words = woven.split()
        assert [w for w in words if w[0] not in "xy"] == base
        for line, name in zip(lines, "xy", strict=True):
            assert [w for w in words if w[0] == name] == [w for w in line if w[0] == name]
