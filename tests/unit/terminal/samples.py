"""Questions for the tests of this folder, and texts that would do harm on a terminal."""

from uprdraft.terminal.questions import Choice, Question

HOSTILE = "a\x1b[2J\x1b]0;title\x07b\u202ec\u200bd\re\x9b31m"
"""Clears the screen, sets the title, reorders, hides, overwrites, colours."""

TREATIES = (
    Choice("cat", "Torture", note="in force"),
    Choice("ced", "Disappearance", closed="the State has not joined"),
    Choice("cedaw", "Women", is_ticked=True),
    Choice("crc", "Children 어린이", note="reports every five years"),
)


def line(**more):
    return Question("line", "line", "Who writes?", **more)


def prose(**more):
    return Question("prose", "prose", "What happened?", **more)


def one(**more):
    return Question("one", "one", "Which treaty?", choices=more.pop("choices", TREATIES), **more)


def many(**more):
    return Question("many", "many", "Which treaties?", choices=more.pop("choices", TREATIES), **more)


def order(**more):
    choices = tuple(Choice(value, value.upper()) for value in "abc")
    return Question("order", "order", "In which order?", choices=more.pop("choices", choices), **more)


def at_least_four(text):
    return None if len(text) >= 4 else "Four letters at least."


def has_no_at(text):
    return None if "@" in text else "No @ in it."


def raw_controls(text):
    """Return what in ``text`` a terminal would act on, line ends aside."""
    return [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200b")]
