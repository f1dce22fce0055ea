"""What typed texts mean, which replies stand, and what is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import clean_texts
from tests.unit.terminal import samples

from uprdraft.terminal.questions import Command
from uprdraft.terminal.replies import RefusedReplyError, find_fault, proposed
from uprdraft.terminal.typed import Typed, escape_line, escape_prose, read_line, read_prose
from uprdraft.values.text import clean_line

NAMES = {command.value for command in Command} | {"edit"}
slashed = st.tuples(st.sampled_from(["", "/", "//", "／", "/／", "/back", "/back\n"]), clean_texts).map(
    "".join
)


@pytest.mark.parametrize("typed", ["/back", "/BACK", " /Back ", "／back", "/ back"])
def test_a_command_is_read_whatever_its_case(typed):
    assert read_line(typed, samples.line()) == Typed("", Command.BACK)


@pytest.mark.parametrize("command", Command)
def test_every_command_can_be_typed(command):
    assert read_line(f"/{command.value}", samples.line()).command is command


@given(slashed)
def test_an_escaped_line_reads_back(text):
    text = clean_line(text)
    assert read_line(escape_line(text), samples.line()) == Typed(text)


@given(slashed)
def test_escaped_prose_reads_back(text):
    text = text.strip()
    assert read_prose(escape_prose(text), samples.prose()) == Typed(text)


@given(st.text(st.characters(categories=("L", "N")), min_size=1))
def test_an_unknown_word_after_a_slash_is_refused_with_the_list(word):
    word = clean_line(word)
    if not word or word.casefold() in NAMES:
        return
    with pytest.raises(RefusedReplyError, match="/back /help"):
        read_line(f"/{word}", samples.line())


def test_a_command_in_the_last_line_keeps_the_lines_before_it():
    assert read_prose("One.\n\nTwo.\n/words\n", samples.prose()) == Typed("One.\n\nTwo.", Command.WORDS)


def test_the_editor_can_be_asked_for_at_prose_only():
    assert read_prose("One.\n/edit", samples.prose()) == Typed("One.", wants_editor=True)
    with pytest.raises(RefusedReplyError):
        read_line("/edit", samples.line())


def test_later_is_refused_where_a_question_cannot_wait():
    with pytest.raises(RefusedReplyError, match="cannot wait"):
        read_line("/later", samples.line(may_wait=False))


def test_a_refusal_shows_what_was_typed_without_its_controls():
    with pytest.raises(RefusedReplyError) as refused:
        read_line("/\u202eabc", samples.line())
    assert samples.raw_controls(str(refused.value)) == []


@pytest.mark.parametrize(
    ("question", "reply", "words"),
    [
        (samples.line(), "", "needed"),
        (samples.line(check=samples.at_least_four), "abc", "Four letters"),
        (samples.line(), ("a",), "A text"),
        (samples.one(), "ced", "has not joined"),
        (samples.one(), "x", "not among"),
        (samples.one(), "", "Choose one"),
        (samples.one(), ("cat",), "Choose one"),
        (samples.many(), "cat", "Several"),
        (samples.many(), (), "at least one"),
        (samples.many(), ("cat", "cat"), "once"),
        (samples.many(), ("ced",), "has not joined"),
        (samples.order(), ("a", "b"), "All"),
        (samples.line(may_wait=False), Command.LATER, "cannot wait"),
        (samples.line(commands=()), Command.BACK, "nothing to go back"),
    ],
)
def test_a_reply_that_cannot_stand_has_its_reason(question, reply, words):
    assert words in (find_fault(question, reply) or "")


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (samples.line(may_be_empty=True, check=samples.at_least_four), ""),
        (samples.one(), "cat"),
        (samples.many(may_be_empty=True), ()),
        (samples.order(), ("c", "a", "b")),
        (samples.line(), Command.LATER),
    ],
)
def test_a_reply_that_is_allowed_stands(question, reply):
    assert find_fault(question, reply) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (samples.line(default="old"), "old"),
        (samples.one(), ""),
        (samples.one(default="ced"), ""),
        (samples.one(default="crc"), "crc"),
        (samples.many(), ("cedaw",)),
        (samples.many(default=()), ()),
        (samples.many(default=("crc", "gone", "ced", "cat")), ("cat", "crc")),
        (samples.order(default=("c", "gone")), ("c", "a", "b")),
    ],
)
def test_what_is_proposed_can_still_be_chosen(question, expected):
    assert proposed(question) == expected
