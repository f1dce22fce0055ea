"""The last questions: key words."""

from collections.abc import Iterator

from uprdraft.terminal.questions import Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step

__all__ = ["closing_steps"]


def closing_steps(state: State) -> Iterator[Step]:
    """Yield the key words, proposed from the situation."""
    yield Step(
        "key_words",
        SECTIONS[9],
        _ask,
        lambda s, a: {"key_words": [w for part in str(a).split(";") if (w := clean_line(part))]},
        shown=lambda s: "; ".join(s.draft.key_words),
    )


def _ask(state: State) -> Question:
    words = state.draft.key_words or state.materials.situation.key_words
    return Question(
        "key_words",
        "line",
        "Key words for the cover, parted by semicolons?",
        help="OHCHR files by them. Four to eight will do.",
        default="; ".join(words),
        may_be_empty=True,
    )
