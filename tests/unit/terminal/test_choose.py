"""The asker fits the terminal."""

import io

import pytest

from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.plain import PlainAsker


class Tty(io.StringIO):
    def isatty(self):
        super().isatty()  # raises where the stream is closed
        return True


def closed():
    stream = Tty()
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stdin", "stdout", "expected"),
    [
        (Tty(), Tty(), True),
        (io.StringIO(), Tty(), False),
        (Tty(), io.StringIO(), False),
        (None, Tty(), False),
        (Tty(), None, False),
        (closed(), Tty(), False),
    ],
)
def test_a_terminal_is_needed_on_both_sides(monkeypatch, stdin, stdout, expected):
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("sys.stdout", stdout)
    found = is_terminal()
    monkeypatch.undo()
    assert found is expected


@pytest.mark.parametrize(
    ("plain", "term", "expected"), [(True, "xterm", True), (False, "dumb", True), (False, "xterm", False)]
)
def test_plain_by_wish_or_for_a_dumb_terminal(monkeypatch, plain, term, expected):
    monkeypatch.setenv("TERM", term)
    assert isinstance(make_asker(plain), PlainAsker) is expected
