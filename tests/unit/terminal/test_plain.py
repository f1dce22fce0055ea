"""Line input and numbered choices."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.terminal import samples

from uprdraft.terminal import plain_prose
from uprdraft.terminal.numbers import read_number, read_numbers, read_order
from uprdraft.terminal.plain import PlainAsker
from uprdraft.terminal.questions import Choice, Command
from uprdraft.terminal.replies import RefusedReplyError


def ask(question, typed, asker=None):
    asker = asker or PlainAsker(io.StringIO(typed))
    return asker.ask(question)


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        (samples.line(), "  Kim   Min 김민\n", "Kim Min 김민"),
        (samples.line(default="old"), "\n", "old"),
        (samples.line(default="old", may_be_empty=True), "-\n", ""),
        (samples.line(), "\n/HELP\n", Command.HELP),
        (samples.line(), "//back\n", "/back"),
        (samples.line(check=samples.at_least_four), "abc\nabcd\n", "abcd"),
        (samples.line(doubt=samples.has_no_at), "a.org\n\n", "a.org"),
        (samples.line(doubt=samples.has_no_at), "a.org\na.net\nme@a.org\n", "me@a.org"),
        (samples.line(doubt=samples.has_no_at, default="a.org"), "\n", "a.org"),
        (samples.one(), "1\n", "cat"),
        (samples.one(), "2\n4\n", "crc"),
        (samples.one(), "9\nx\n0\n-1\n1 3\n3\n", "cedaw"),
        (samples.one(), "women\n", "cedaw"),
        (samples.one(default="crc"), "\n", "crc"),
        (samples.one(), "\n/later\n", Command.LATER),
        (samples.many(), "\n", ("cedaw",)),
        (samples.many(), "4 1\n", ("cat", "crc")),
        (samples.many(), "1,3-4\n", ("cat", "cedaw", "crc")),
        (samples.many(), "1-3\n1\n", ("cat",)),
        (samples.many(), "+1 -3\n", ("cat",)),
        (samples.many(), "all\n", ("cat", "cedaw", "crc")),
        (samples.many(), "none\n1\n", ("cat",)),
        (samples.many(may_be_empty=True), "none\n", ()),
        (samples.many(), "?children five\n4\n", ("crc",)),
        (samples.order(), "3\n", ("c", "a", "b")),
        (samples.order(), "3 3\n\n", ("a", "b", "c")),
        (samples.order(default=("c", "b", "a")), "2 1\n", ("b", "c", "a")),
        (samples.prose(), "One.\n\nTwo.\n.\n", "One.\n\nTwo."),
        (samples.prose(default="old"), ".\n", "old"),
        (samples.prose(default="old", may_be_empty=True), "-\n.\n", ""),
        (samples.prose(), "한국어 문단\n。\n", "한국어 문단"),
        (samples.prose(), "//x\n/nothing\n.\n", "/x"),
        (samples.prose(check=samples.at_least_four), "ab\n.\ncd\n.\n", "ab\ncd"),
        (samples.prose(), ".\nabcd\n.\n", "abcd"),
    ],
)
def test_typed_lines_become_the_answer(question, typed, expected):
    assert ask(question, typed) == expected


@pytest.mark.parametrize(
    "question", [samples.line(), samples.prose(), samples.one(), samples.many(), samples.order()]
)
@pytest.mark.parametrize("typed", ["", "/nothing\n"])
def test_closed_input_ends_the_asking(question, typed):
    with pytest.raises(EOFError):
        ask(question, typed)


def test_no_input_and_input_closed_on_our_side_end_the_asking(monkeypatch):
    closed = io.StringIO()
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(EOFError):
            PlainAsker().ask(samples.line())


def test_bytes_that_are_no_text_become_marks():
    stream = io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), "utf-8")
    assert ask(samples.line(), "", PlainAsker(stream)) == "caf�"


def test_paragraphs_begun_before_a_command_wait_for_the_question(capsys):
    asker = PlainAsker(io.StringIO("One.\n/words\nTwo.\n.\nThree.\n.\n"))
    assert asker.ask(samples.prose()) is Command.WORDS
    assert asker.ask(samples.prose()) == "One.\nTwo."
    assert "You had begun with this" in capsys.readouterr().out
    assert asker.ask(samples.prose()) == "Three."


def test_the_editor_gets_what_was_typed(monkeypatch):
    monkeypatch.setattr(plain_prose, "edit_text", lambda text: text + " Edited.")
    assert ask(samples.prose(), "One.\n/edit\n.\n") == "One. Edited."


def test_a_list_says_notes_ticks_and_reasons(capsys):
    ask(samples.many(), "\n")
    out = capsys.readouterr().out
    assert "1. Torture. in force\n" in out
    assert "2. Disappearance (cannot be chosen: the State has not joined)\n" in out
    assert "3. Women (ticked)\n" in out
    assert "Enter alone takes 3." in out


def test_a_long_list_is_searched_and_its_numbers_stay(capsys):
    choices = tuple(Choice(str(i), f"Entry {i:03}") for i in range(1, 201))
    assert ask(samples.one(choices=choices), "?150\n?zzz\n150\n") == "150"
    out = capsys.readouterr().out
    assert "160 more. Type ? for the whole list." in out
    assert out.count("150. Entry 150\n") == 1
    assert "No entry has zzz." in out


def test_commands_are_named_once(capsys):
    asker = PlainAsker(io.StringIO("a\nb\n"))
    asker.ask(samples.line())
    asker.ask(samples.line())
    assert capsys.readouterr().out.count("/back /help") == 1


def test_a_long_text_stops_after_each_screenful(capsys):
    PlainAsker(io.StringIO("\nq\n"), lines_per_page=2).page("Title", "1\n2\n3\n4\n5\n6")
    out = capsys.readouterr().out
    assert "4\n" in out
    assert "5\n" not in out


def test_a_short_text_is_shown_without_a_stop(capsys):
    PlainAsker(io.StringIO(""), lines_per_page=5).page("Title", "1\n2")
    assert capsys.readouterr().out == "Title\n1\n2\n"


def test_hostile_text_never_reaches_the_output_raw(capsys):
    bad = samples.HOSTILE
    choices = (Choice("a", bad + "\nforged line", note=bad), Choice("b", "B", closed=bad))
    for kind in (samples.one, samples.many, samples.order):
        ask(kind(choices=choices, help=bad), f"?{bad}\n{bad}\n2\n/{bad}\n1\n1\n")
    ask(samples.prose(default=bad), "/back" + bad + "\n.\n")
    ask(samples.line(default=bad, check=lambda t: bad if t == "x" else None), "x\n\n")
    asker = PlainAsker(io.StringIO("q\n"))
    asker.say(bad)
    asker.page(bad, bad)
    out = capsys.readouterr().out
    assert samples.raw_controls(out) == []
    assert "<U+001B>" in out
    assert "\nforged line" not in out


@given(st.text(max_size=20), st.integers(1, 9))
def test_whatever_is_typed_gives_numbers_of_the_list_or_a_refusal(text, count):
    for read in (
        lambda: [read_number(text, count)],
        lambda: read_numbers(text, count, [1], range(1, count + 1)),
        lambda: read_order(text, count),
    ):
        try:
            assert set(read()) <= set(range(1, count + 1))
        except RefusedReplyError as refused:
            assert str(refused).isprintable()


@given(st.sets(st.integers(1, 40), min_size=1))
def test_numbers_read_back(numbers):
    assert read_numbers(" ".join(map(str, sorted(numbers))), 40, [], []) == sorted(numbers)


@pytest.mark.parametrize("text", ["2 - 4", "2-4", "2–4", "2,3，4", "4 3 2", "２ ３ ４", "+2 +3 +4"])
def test_ranges_and_separators(text):
    assert read_numbers(text, 5, [], []) == [2, 3, 4]
