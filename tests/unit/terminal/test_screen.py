"""Real prompts, worked by keys through a pipe."""

import contextlib
import dataclasses
import io
import re
import threading

import pyte
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from tests.unit.terminal import samples

from uprdraft.terminal import screen
from uprdraft.terminal.editor import EditorError
from uprdraft.terminal.list_screen import ask_list
from uprdraft.terminal.pager import wrapped
from uprdraft.terminal.questions import Choice, Command
from uprdraft.terminal.screen import ScreenAsker

UP, DOWN, END, PASTE, PASTED = "\x1b[A", "\x1b[B", "\x1b[F", "\x1b[200~", "\x1b[201~"
BACKSPACE, DONE, TAB = "\x7f", "\x1b\r", "\t"
LONG = "한국 " + "A paragraph of a word processor is one line, however long it is. " * 3 + "End."
CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_O, CTRL_U = "\x01", "\x02", "\x03", "\x04", "\x0f", "\x15"


@contextlib.contextmanager
def terminal(keys, output=None):
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output or DummyOutput()):
        pipe.send_text(keys)
        yield pipe


def ask(question, keys, asker=None):
    with terminal(keys):
        return (asker or ScreenAsker()).ask(question)


def draw(question, *keys, columns=80, rows=24):
    """Return the reply and all that was written to the terminal, without prompt_toolkit's own sequences.

    Keys are given one by one with a pause, so that what stands between them is drawn too.
    """
    written = io.StringIO()
    output = Vt100_Output(written, lambda: Size(rows=rows, columns=columns), term="xterm", enable_cpr=False)
    with terminal("", output) as pipe:
        is_answered = threading.Event()
        typist = threading.Thread(target=_type, args=(pipe, keys, is_answered))
        typist.start()
        try:
            reply = ScreenAsker().ask(question)
        finally:
            is_answered.set()
            typist.join()
    return reply, without_drawing(written.getvalue())


def _type(pipe, keys, is_answered):
    for key in keys:
        if is_answered.wait(0.1):
            return
        pipe.send_text(key)
    if not is_answered.wait(2):
        pipe.close()  # a question that is still open is an error then, not a wait without end


def without_drawing(text):
    """Take away what prompt_toolkit itself writes to move and style; the hostile samples use none of these."""
    return re.sub(r"\x1b\[(?:0|0;[1-9;0-9]*|[1-9;0-9]*)m|\x1b\[\d*[ABCDGJK]|\x1b\[\?\d+[hl]|[\r\b]", "", text)


@pytest.mark.parametrize(
    ("question", "keys", "expected"),
    [
        (samples.line(), "Kim 김민\r", "Kim 김민"),
        (samples.line(default="old"), "\r", "old"),
        (samples.line(default="old"), "new\r", "new"),
        (samples.line(default="old"), TAB + "er\r", "older"),
        (samples.line(default="/x"), "\r", "/x"),
        (samples.line(default="/x"), TAB + "y\r", "/xy"),
        (samples.line(default="old"), "n" + BACKSPACE + "\r", "old"),
        (samples.line(default="old", may_be_empty=True), "-\r", ""),
        (samples.line(default="old", may_be_empty=True), TAB + CTRL_U + "\r", ""),
        (samples.line(default="old"), TAB + CTRL_U + "\r" + "new\r", "new"),
        (samples.line(doubt=samples.has_no_at), "a.org\r\r", "a.org"),
        (samples.line(doubt=samples.has_no_at), "a.org\r" + CTRL_U + "me@a.org\r", "me@a.org"),
        (samples.line(doubt=samples.has_no_at, default="a.org"), "\r", "a.org"),
        (samples.line(), f"{PASTE}one\r\ntwo\n\n three{PASTED}\r", "one two three"),
        (samples.line(), "/BACK\r", Command.BACK),
        (samples.line(), "/nothing\r" + BACKSPACE * 8 + "/later\r", Command.LATER),
        (samples.line(), "//back\r", "/back"),
        (samples.line(check=samples.at_least_four), "abc\rd\r", "abcd"),
        (samples.line(may_be_empty=True), "\r", ""),
        (samples.line(), "ab" + CTRL_B, Command.BACK),
        (samples.line(check=samples.at_least_four), "abc" + DONE + CTRL_O + "d" + DONE, "abcd"),
        (samples.prose(), "One.\rTwo." + DONE, "One.\nTwo."),
        (samples.prose(), "One.\r\r.\r", "One."),
        (samples.prose(), "One.\r\rTwo." + DONE, "One.\n\nTwo."),
        (samples.prose(), f"{PASTE}{LONG}\n{LONG}{PASTED}{DONE}", f"{LONG}\n\n{LONG}"),
        (samples.prose(), f"{PASTE}wrapped\nat the width{PASTED}{DONE}", "wrapped\nat the width"),
        (samples.prose(), "One.\r/preview\r", Command.PREVIEW),
        (samples.prose(default="/old\n/text"), DONE, "/old\n/text"),
        (samples.prose(), f"{PASTE}첫 문단\r\n\r\n둘째 문단{PASTED}{DONE}", "첫 문단\n\n둘째 문단"),
        (samples.prose(), DONE + ".\r" + BACKSPACE + "abc" + DONE, "abc"),
        (samples.prose(), CTRL_B, Command.BACK),
        (samples.one(), "\r", "cat"),
        (samples.one(), DOWN + "\r" + DOWN + "\r", "cedaw"),
        (samples.one(default="crc"), "\r", "crc"),
        (samples.one(), "women\r", "cedaw"),
        (samples.one(), "어린\r", "crc"),
        (samples.one(), "five chil\r", "crc"),
        (samples.one(), f"{PASTE}어린이\n{PASTED}\r", "crc"),
        (samples.one(), "zzz\r" + CTRL_U + "\r", "cat"),
        (samples.one(), "zz" + BACKSPACE * 2 + DOWN * 3 + "\r", "crc"),
        (samples.one(), "/words\r", Command.WORDS),
        (samples.one(), "／back\r", Command.BACK),
        (samples.one(), END + "\r", Command.BACK),
        (samples.one(), UP + UP + "\r", Command.LATER),
        (samples.one(), UP + UP + UP + "\r", Command.HELP),
        (samples.one(), CTRL_B, Command.BACK),
        (samples.many(), "\r", ("cedaw",)),
        (samples.many(), " \r", ("cat", "cedaw")),
        (samples.many(), DOWN + " \r", ("cedaw",)),
        (samples.many(default=()), "\r \r", ("cat",)),
        (samples.many(), "어린 " + CTRL_U + "tort \r", ("cat", "cedaw", "crc")),
        (samples.many(), "disapp \r", ("cedaw",)),
        (samples.many(), CTRL_A + "\r", ("cat", "cedaw", "crc")),
        (samples.many(), "chil" + CTRL_A + "\r", ("cedaw", "crc")),
        (samples.many(may_be_empty=True), CTRL_A * 2 + "\r", ()),
        (samples.many(), CTRL_B, Command.BACK),
        (samples.order(), "\r", ("a", "b", "c")),
        (samples.order(), " " + DOWN * 5 + " \r", ("b", "c", "a")),
        (samples.order(default=("c",)), DOWN + " " + UP + "\r", ("a", "c", "b")),
        (samples.order(), "/review\r", Command.REVIEW),
        (samples.order(), CTRL_B, Command.BACK),
    ],
)  # fmt: skip
def test_keys_become_the_answer(question, keys, expected):
    assert ask(question, keys) == expected


def typed_one_by_one(question, *keys):
    """Return the reply to keys that come with pauses, as a person types."""
    return draw(question, *keys)[0]


def test_enter_begins_a_paragraph_and_once_more_ends_the_text():
    assert typed_one_by_one(samples.prose(), "One.", "\r", "Two.", "\r", "\r") == "One.\n\nTwo."


def test_lines_of_a_list_follow_each_other():
    assert typed_one_by_one(samples.prose(), "- a", "\r", "- b", "\r", "\r", "\r") == "- a\n- b"
    assert typed_one_by_one(samples.prose(), "1. a", "\r", "2. b", "\r", "\r", "\r") == "1. a\n2. b"
    assert typed_one_by_one(samples.prose(), "- a", "\r", "\r", "B.", "\r", "\r") == "- a\n\nB."


def test_a_text_that_stands_is_kept_by_going_to_its_end():
    assert typed_one_by_one(samples.prose(default="Old."), "\r", "\r") == "Old."


def test_what_enter_takes_is_shown_below_and_not_in_the_way():
    _, written = draw(samples.line(default="Old title", may_be_empty=True), "N", "\r")
    assert "Enter takes: Old title" in written
    assert "Tab to change it" in written and "- leaves it empty" in written


def test_a_doubt_is_said_and_how_to_keep_the_answer():
    reply, written = draw(samples.line(doubt=samples.has_no_at), "a.org", "\r", "\r")
    assert reply == "a.org"
    assert "No @ in it. Enter again keeps it as it is." in written


KINDS = [samples.line, samples.prose, samples.one, samples.many, samples.order]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("key", "stop"), [(CTRL_C, KeyboardInterrupt), (CTRL_D, EOFError)])
def test_ctrl_c_and_ctrl_d_stop(kind, key, stop):
    with pytest.raises(stop):
        ask(kind(), key)


@pytest.mark.parametrize("kind", KINDS)
def test_closed_input_stops(kind):
    with terminal("") as pipe:
        pipe.close()
        with pytest.raises(EOFError):
            ScreenAsker().ask(kind())


@pytest.mark.parametrize(("kind", "rest"), [(samples.line, "a\r"), (samples.one, "\r"), (samples.many, "\r")])
def test_ctrl_b_does_nothing_at_the_first_question(kind, rest):
    assert not isinstance(ask(kind(commands=(Command.HELP,)), CTRL_B + rest), Command)


@pytest.mark.parametrize(
    ("question", "keys", "expected"),
    [
        (samples.line(), "beg" + CTRL_B, "beg"),
        (samples.prose(), "One.\r//Two" + CTRL_B, "One.\n/Two"),
        (samples.prose(), "One.\r/words\r", "One."),
        (samples.many(), " /words\r", ("cat", "cedaw")),
        (samples.order(), " " + DOWN + " " + CTRL_B, ("b", "a", "c")),
    ],
)
def test_what_was_begun_waits_for_the_question(question, keys, expected):
    asker = ScreenAsker()
    assert isinstance(ask(question, keys, asker), Command)
    finish = DONE if question.kind == "prose" else "\r"
    assert ask(question, finish, asker) == expected


def test_what_was_pointed_at_in_a_list_is_not_typed_into_a_line_of_the_same_key():
    asker = ScreenAsker()
    assert ask(samples.one(), DOWN + DOWN + CTRL_B, asker) is Command.BACK
    assert ask(dataclasses.replace(samples.line(), key="one"), "new\r", asker) == "new"


def test_the_editor_gets_the_text_and_its_result_is_looked_at_once_more(monkeypatch):
    monkeypatch.setattr(screen, "edit_text", lambda text: f"/{text} edited")
    assert ask(samples.prose(), "One." + CTRL_O + "!" + DONE) == "/One. edited!"


def test_without_an_editor_the_text_stays(monkeypatch, capsys):
    def fail(text):
        raise EditorError("No editor.")

    monkeypatch.setattr(screen, "edit_text", fail)
    assert ask(samples.prose(), "One.\r/edit\r!" + DONE) == "One.!"
    assert "No editor." in capsys.readouterr().out


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_never_reaches_the_terminal_raw(kind, columns, capsys):
    bad = samples.HOSTILE
    choices = (Choice("a", bad + "\nforged", note=bad), Choice("b", bad, closed=bad))
    more = {"choices": choices} if kind in (samples.one, samples.many, samples.order) else {"default": bad}
    keys: tuple[str, ...] = (f"{PASTE}{bad}{PASTED}", CTRL_U, DOWN, " ", "\r", UP, " ", "\r")
    if "default" in more:
        keys = (TAB, CTRL_U, "x", DONE, f"{PASTE}{bad}{PASTED}", DONE)
    question = kind(help=bad, check=lambda text: bad if text == "x" else None, **more)
    _, written = draw(question, *keys, columns=columns)
    assert samples.raw_controls(written) == []
    assert "<U+001B>" in written or "�" in written


def test_the_look_of_hostile_text_is_found_by_the_check_above():
    assert samples.raw_controls(without_drawing(samples.HOSTILE)) != []


@pytest.mark.parametrize("columns", [40, 80])
def test_closed_choices_show_their_reason_and_the_pointer_its_note(columns):
    _, written = draw(samples.one(), DOWN, DOWN, DOWN, "\r", columns=columns)
    assert "(the State has not joined)" in " ".join(written.split())
    assert "reports every five years" in " ".join(written.split())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (200, 50)])
def test_a_long_list_leaves_in_sight_what_was_said_before_it(columns, rows):
    choices = tuple(Choice(str(i), f"Entry {i} " + "long " * 30, note="note " * 60) for i in range(50))
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    stream.feed("\r\n" * (rows - 1) + "417 words used\r\n")
    written = io.StringIO()
    output = Vt100_Output(written, lambda: Size(rows=rows, columns=columns), term="xterm", enable_cpr=False)
    with terminal("", output) as pipe:
        typist = threading.Timer(0.3, pipe.send_text, (CTRL_C,))
        typist.start()
        with pytest.raises(KeyboardInterrupt):
            ask_list(samples.many(choices=choices), 1)
        typist.join()
    stream.feed(written.getvalue())  # what has left the screen at the top does not come back
    assert "Entry 0" in written.getvalue()
    assert any("417 words used" in line for line in screen.display), "\n".join(screen.display)


@pytest.mark.parametrize(("columns", "rows"), [(40, 8), (40, 20), (200, 60)])
def test_a_list_of_thousands_works_on_any_terminal(columns, rows):
    choices = tuple(Choice(str(i), f"Entry {i} " + "long " * 30, note="note " * 60) for i in range(3000))
    reply, written = draw(samples.many(choices=choices), DOWN, "2999", " ", "\r", columns=columns, rows=rows)
    assert reply == ("2999",)
    assert "too small" not in written


def test_a_long_text_is_paged():
    with terminal(" " + DOWN + UP + "q"):
        ScreenAsker().page(samples.HOSTILE, "\n".join("word " * 40 for _ in range(100)))


def test_a_numbered_paragraph_is_broken_under_its_words_and_a_rule_is_cut():
    text = "A. Summary of it\n================\n\n1.  One two three four five.\n[12] One two three four."
    assert wrapped(text, 14).split("\n") == [
        "A. Summary of", "it", "==============", "", "1.  One two", "    three four", "    five.",
        "[12] One two", "     three", "     four.",
    ]  # fmt: skip
    assert wrapped("   263  Transit countries", 18) == "   263  Transit\n        countries"


def test_that_nothing_is_found_is_said_within_a_narrow_terminal():
    _, written = draw(samples.one(), "zzz", CTRL_U, "\r", columns=30)
    assert "search" in written and "nothing has these words;" in written


@pytest.mark.parametrize(("key", "stop"), [(CTRL_C, KeyboardInterrupt), (CTRL_D, EOFError)])
def test_paging_can_be_stopped(key, stop):
    with pytest.raises(stop), terminal(key):
        ScreenAsker().page("Title", "text")


def test_no_colours_but_the_named_ones():
    from uprdraft.terminal.look import STYLE

    used = " ".join(style for _, style in STYLE.style_rules)
    assert set(re.findall(r"[fb]g:(\w+|#\w+)", used)) == {"ansired"}
