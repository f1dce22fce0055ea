"""Editing draft.yaml: what was not changed stays byte for byte, and comments survive."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.loading.edit import edit_text, plain
from uprdraft.loading.edit_pieces import find_comments
from uprdraft.loading.strict_yaml import parse_yaml

DRAFT = """\
# my draft
schema: 1
country: CHN   # the State

session: 45
x-mine: {keep: yes}
# who submits
organisations:
  - name: A
    acronym: "B"   # short
    x-own: 1
  # second
  - name: C
themes:
  - id: refoulement   # first
    # why these
    recommendations:
      - id: a
        text: Some text that is long enough to be folded over several lines when it is written out by the
          emitter, which wraps.
      # before b
      - id: b
        text: x
  - id: unhcr-access
    heading: Access
prose:
  # the summary
  summary: |
    Old text.

    Second # not a comment.
  method: short
# the end
"""


def data_of(text: str) -> dict[str, Any]:
    data = parse_yaml(text, "d").data
    assert isinstance(data, dict)
    return data


def test_a_change_of_one_value_leaves_every_other_line_alone() -> None:
    edited = edit_text(DRAFT, {"session": 46})
    assert edited == DRAFT.replace("session: 45", "session: 46")


def test_no_change_gives_the_same_text() -> None:
    assert edit_text(DRAFT, {"session": 45, "country": "CHN"}) == DRAFT


def test_one_theme_can_change_without_the_others_being_rewritten() -> None:
    themes = data_of(DRAFT)["themes"]
    themes[1]["heading"] = "Access of UNHCR"
    assert edit_text(DRAFT, {"themes": themes}) == DRAFT.replace(
        "heading: Access", "heading: Access of UNHCR"
    )


def test_every_comment_survives_any_change() -> None:
    changes = {
        "country": None,
        "organisations": [{"name": "C", "acronym": "x"}],
        "themes": [{"id": "unhcr-access"}, {"id": "new"}],
        "prose": {"method": "two\nlines"},
        "x-mine": None,
    }
    edited = edit_text(DRAFT, changes)
    assert len(find_comments(DRAFT)) == 10
    assert sorted(find_comments(DRAFT)) == sorted(find_comments(edited))
    assert "country" not in data_of(edited)


def test_own_keys_are_kept_at_every_depth() -> None:
    edited = edit_text(DRAFT, {"organisations": [{"name": "A", "acronym": "Z"}]})
    assert "x-own: 1" in edited
    assert "x-mine: {keep: yes}" in edited


def test_prose_stands_as_a_block() -> None:
    edited = edit_text(DRAFT, {"prose": {"summary": "One.\n\n- two\n- three", "method": "short"}})
    assert "  summary: |-\n    One.\n\n    - two\n    - three\n" in edited


@pytest.mark.parametrize(
    "word", ["no", "NO", "on", "1:30", "012", "2023-07-18", "null", "~", "1e3", "0x1F", ".5"]
)
def test_what_another_reader_would_take_for_something_else_is_quoted(word: str) -> None:
    edited = edit_text("a: b\n", {"title": word})
    assert yaml.safe_load(edited)["title"] == word


def test_windows_line_ends_stay() -> None:
    assert edit_text("a: 1\r\nb: 2\r\n", {"b": "x\ny"}) == "a: 1\r\nb: |-\r\n  x\r\n  y\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "{a: 1, b: [x]} # c\n",
        "---\na: 1\n# c\nb: 2\n...\n",
        "a: 1\nb: 2",
        "",
        "# only\n",
        '"a": 1\n? b\n: 2\n',
    ],
)
def test_texts_of_every_shape_can_be_edited(text: str) -> None:
    edited = edit_text(text, {"a": "2", "c": "  lead\n\ttab  \n"})
    data = parse_yaml(edited, "d").data
    assert isinstance(data, dict)
    assert (data["a"], data["c"]) == ("2", "  lead\n\ttab  \n")
    assert find_comments(text) == find_comments(edited)


_TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab #:-'\"|>&*!%@`[]{}?,\\\n\t~"),
        st.characters(exclude_categories=["Cs", "Co", "Cn", "Cc", "Zl", "Zp"]),
    ),
    max_size=60,
)
_VALUES = st.recursive(
    st.one_of(_TEXTS, st.integers(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "name", "k", "l"]), inner, max_size=3),
    ),
    max_leaves=6,
)
_CHANGES = st.dictionaries(
    st.sampled_from(["themes", "prose", "title", "x-mine", "organisations"]), _VALUES, max_size=3
)


@given(_CHANGES, _CHANGES)
def test_what_is_written_reads_back_and_comments_stay(
    first: dict[str, object], second: dict[str, object]
) -> None:
    text = DRAFT
    for changes in (first, second):
        text = edit_text(text, changes)
        data = parse_yaml(text, "d").data
        assert isinstance(data, dict)
        for key, value in changes.items():
            assert _without_own(plain(value)) == _without_own(data[key])
    assert sorted(find_comments(DRAFT)) == sorted(find_comments(text))


def _without_own(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_own(v) for k, v in value.items() if not re.match("x-|keep", k)}
    return [_without_own(v) for v in value] if isinstance(value, list) else value
