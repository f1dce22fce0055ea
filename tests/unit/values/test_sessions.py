"""Sessions are read in figures and in words."""

import pytest

from uprdraft.values.sessions import find_sessions


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("45th session of the Working Group", (45,)),
        ("Forty-fifth session of the Working Group", (45,)),
        ("the fortieth UPR session", (40,)),
        ("the 3rd UPR Working Group session", (3,)),
        ("at its twelfth session, after session no. 11", (11, 12)),
        ("SESSION 44", (44,)),
        ("a second session with the lawyer", (2,)),
        ("the 2nd of May; sessions were held", ()),
    ],
)
def test_sessions_are_read_in_figures_and_in_words(text, numbers):
    assert find_sessions(text) == numbers
