"""Prose is restricted Markdown; values of a template can never become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.assembly.inlines import Reading
from uprdraft.assembly.markup import NestingError, read_markup
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
        cited.append([(c.source, c.locator, c.prefix) for c in pairs])
        return (NoteReference("cited"),)

    reading = Reading(cite, lambda content: (NoteReference(plain_text(content)),))
    return read_markup(text, reading, **options), cited, reading


def test_paragraph_keeps_emphasis_and_joins_lines():
    (paragraph,), _, _ = read("One *two*\nthree.")
    assert paragraph.content == (Text("One "), Emphasis((Text("two"),)), Text(" three."))


def test_citation_names_sources_and_locators():
    (paragraph,), cited, _ = read("A claim [@a-b, para. 29; @c].")
    assert cited == [[("a-b", "para. 29", ""), ("c", "", "")]]
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
    [
        ("# Heading", "#"),
        ("```\ncode\n```", "```"),
        ("<b>x</b>", "<b"),
        ("![x](y.png)", "!["),
        ("::: note\nx\n:::", "::: note"),
        ("<!-- ask her -->", "<!-- ask her -->"),
        ("x [^1]\n\n[^1]: A note.", "[^1]"),
        ("x [1].", "[1]"),
        ("x [@id", "[@id"),
        ("x @some-id.", "@some-id"),
        ("x ^[open", "^["),
        ("x **open", "**"),
        ("x &nbsp; y", "&nbsp;"),
        ("x {{ y }}", "{{ y }}"),
        ("---", "---"),
        ("2. Second.", "2."),
        ("a | b\n--- | --- | ---\n", "--- | --- | ---"),
    ],
)
def test_marks_that_are_not_part_of_prose_stay_as_typed_and_are_reported(text, mark):
    blocks, _, reading = read(text)
    assert all(isinstance(b, Paragraph) for b in blocks)
    assert mark in [found for found, _ in reading.unsupported]
    assert all(advice for _, advice in reading.unsupported)
    assert mark in " ".join(plain_text(b.content) for b in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Write to a@b.org or see https://x.org/@some-id.",
        "An asterisk\\* and \\[@id] and \\^[x] and \\*\\*x.",
        "In [sic] 2 < 3 and R&D & {a}; *a* **b** [c](https://d.org) ^[e] [@f].",
        "K*m and L*e were two of 5*6*7 or 2**3.",
        "1998. In that year\n\n2004. In that other year",
    ],
)
def test_what_is_no_mark_or_is_understood_is_not_reported(text):
    assert read(text)[2].unsupported == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[see @a]", [("a", "", "see")]),
        ("[-@a]", [("a", "", "")]),
        ("[see @a, para. 2; cf. also @b p. 3]", [("a", "para. 2", "see"), ("b", "p. 3", "cf. also")]),
        ("[@a, para. 29; para. 31]", [("a", "para. 29; para. 31", "")]),
        ("[@{a-b}, ch. 1]", [("a-b", "ch. 1", "")]),
        ("*[@a]*", [("a", "", "")]),
    ],
)
def test_citations_are_read_as_pandoc_and_zotero_write_them(text, cited):
    assert read(text)[1] == [cited]


@pytest.mark.parametrize("text", ["[mail a@b.org](https://x.org)", "[@]", "[@ a]", "[a@b.org]", "[@a @b]"])
def test_brackets_round_another_at_sign_are_no_citation(text):
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1998. In that year", "1998. In that year"),
        ("12. The Committee", "12. The Committee"),
        ("0) None", "0) None"),
        ("5*6*7", "5*6*7"),
        ("K*m and L*e", "K*m and L*e"),
        ("김*수와 이*수", "김*수와 이*수"),
        ("* * *", "* * *"),
        ("a_b_c", "a_b_c"),
    ],
)
def test_signs_that_are_no_marks_stay_in_the_text(text, shown):
    (paragraph,), _, _ = read(text)
    assert paragraph.content == (Text(shown),)


def test_korean_particle_may_follow_emphasis():
    (paragraph,), _, _ = read("그는 *강조*를 했다.")
    assert paragraph.content[1] == Emphasis((Text("강조"),))


def test_list_counts_on_and_a_year_within_it_is_text():
    (block,), _, reading = read("1. one\n2. two\n1998. not three\n3. three")
    assert [plain_text(item[0].content) for item in block.items] == ["one", "two 1998. not three 3. three"]
    assert [mark for mark, _ in reading.unsupported] == ["3."]


def test_cells_beyond_the_header_are_kept():
    (table,), _, _ = read("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |")
    assert [plain_text(cell) for cell in table.rows[0]] == ["1", "2", "3", "4"]
    assert len(table.header) == 4


@pytest.mark.parametrize("deep", [10, 30, 45])
def test_deep_lists_and_quotations_keep_their_words(deep):
    quoted = "> " * deep + "quoted"
    listed = "\n".join(f"{'  ' * i}- item{i}" for i in range(deep))
    text = repr(read(f"{quoted}\n\n{listed}")[0])
    assert "quoted" in text and all(f"item{i}" in text for i in range(deep))


def test_nesting_beyond_all_sense_is_refused_and_not_cut_off():
    with pytest.raises(NestingError):
        read("> " * 200 + "x")


def test_emphasis_nested_without_end_is_read():
    (paragraph,), _, _ = read("*a **b " * 2000 + "x" + "** *" * 2000)
    assert "x" in plain_text(paragraph.content)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["^[", "[@", "[", "*a ", "{{", "`", "word ", "[x](", "![", "<!--", "_a"])
def test_long_text_is_read_in_a_moment(piece):
    read(piece * (40_000 // len(piece)))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "data:text/html,x", "", "http://", "foo", "a b",
     "mailto:x", "#part", "https://x.org 'title'"],
)  # fmt: skip
def test_link_to_anything_but_the_web_or_mail_is_shown_as_typed_and_reported(url):
    (paragraph,), _, reading = read(f"[click]({url})")
    assert not any(isinstance(node, Link) for node in paragraph.content)
    assert plain_text(paragraph.content).startswith(f"[click]({url.split()[0] if url else ''}")
    assert reading.unsupported


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
