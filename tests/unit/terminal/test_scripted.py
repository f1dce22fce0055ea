"""A script is held to the rules of the questions, and has to fit them."""

import pytest
from tests.unit.terminal import samples

from uprdraft.terminal.questions import Command
from uprdraft.terminal.scripted import PROPOSED, ScriptedAsker, ScriptError


def test_replies_come_by_key_and_everything_is_remembered():
    with ScriptedAsker({"one": "cat", "line": ["a", Command.BACK]}) as asker:
        replies = [asker.ask(q) for q in (samples.line(), samples.one(), samples.one(), samples.line())]
        asker.say("said", "good")
        asker.page("title", "text")
    assert replies == ["a", "cat", "cat", Command.BACK]
    assert asker.keys == ["line", "one", "one", "line"]
    assert (asker.said, asker.paged, asker.said_text) == ([("said", "good")], [("title", "text")], "said")


def test_replies_come_in_sequence():
    with ScriptedAsker(["a", PROPOSED, Command.LATER]) as asker:
        assert [asker.ask(samples.line()), asker.ask(samples.many()), asker.ask(samples.one())] == [
            "a", ("cedaw",), Command.LATER,
        ]  # fmt: skip


def test_proposals_are_taken_where_the_script_says_nothing():
    assert ScriptedAsker({}, accepts_proposals=True).ask(samples.many()) == ("cedaw",)


@pytest.mark.parametrize("stop", [EOFError, KeyboardInterrupt()])
def test_an_exception_among_the_replies_is_raised(stop):
    with pytest.raises((EOFError, KeyboardInterrupt)):
        ScriptedAsker([stop]).ask(samples.line())


@pytest.mark.parametrize("replies", [{}, [], {"line": []}, {"line": ""}, {"line": ("a",)}])
def test_a_reply_that_is_missing_or_not_allowed_is_an_error(replies):
    with pytest.raises(ScriptError, match="line"):
        ScriptedAsker(replies).ask(samples.line())


def test_a_value_that_is_no_choice_is_an_error_that_lists_the_choices():
    with pytest.raises(ScriptError, match=r"Choices: cat, cedaw, crc"):
        ScriptedAsker({"one": "ced"}).ask(samples.one())


@pytest.mark.parametrize("replies", [{"never": "a"}, {"never": ["a"]}, ["a"]])
def test_a_reply_that_was_never_asked_for_is_an_error(replies):
    with pytest.raises(ScriptError, match="never asked"), ScriptedAsker(replies):
        pass


def test_an_error_inside_is_not_hidden_by_the_replies_left():
    with pytest.raises(ZeroDivisionError), ScriptedAsker({"never": "a"}):
        raise ZeroDivisionError
