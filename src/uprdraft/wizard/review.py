"""The review: every answer by section, gaps and findings, and the ways on."""

from collections.abc import Sequence

from uprdraft.errors import UprdraftError
from uprdraft.findings import Level
from uprdraft.terminal.questions import Choice, Command, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step
from uprdraft.writers.text import write_text

__all__ = ["ask_review", "preview_text", "words_text"]

_NEAR = 0.9
"""The share of the limit from which on it is said what could be cut."""


def ask_review(state: State, steps: Sequence[Step]) -> Question:
    """Return the review as a question: build, look, or jump to any answer."""
    choices = [
        Choice("build", "Build the Word file", note=_open_words(state, steps)),
        Choice("preview", "Read the text"),
        Choice("words", "Words by section"),
        Choice("quit", "Leave; everything is saved"),
    ]
    choices += [Choice(s.key, f"{s.section}: {_name(s)}", note=_shown(state, s)) for s in steps if s.shown is not None]
    return Question(
        "review",
        "one",
        f"[{len(SECTIONS)} of {len(SECTIONS)}: Review] {_findings(state)} What now?",
        help="Choose an answer to change it. Later answers are kept.",
        choices=tuple(choices),
        default="build",
        may_wait=False,
        commands=(Command.BACK, Command.HELP, Command.WORDS, Command.PREVIEW, Command.QUIT),
    )


def _name(step: Step) -> str:
    return step.key.replace("theme/", "").replace("prose/", "").replace("/", ", ").replace("_", " ").replace(".", " ")


def _shown(state: State, step: Step) -> str:
    if state.is_put_off(step.key):
        return "GAP: put off"
    if not state.is_answered(step.key):
        return "not answered yet"
    text = clean_line(step.shown(state)) if step.shown else ""
    return (text[:57] + "…") if len(text) > 58 else text or "empty"


def _open_words(state: State, steps: Sequence[Step]) -> str:
    later = sum(state.is_put_off(s.key) for s in steps)
    return f"{later} questions put off; it will be a draft with visible gaps" if later else ""


def _findings(state: State) -> str:
    try:
        checked = state.checked()
    except UprdraftError as error:
        return f"The text cannot be put together yet: {error.message}."
    open_findings = [f for f in checked.findings if f.acknowledged is None]
    errors = [f for f in open_findings if f.level is Level.ERROR]
    warnings = [f for f in open_findings if f.level is Level.WARNING]
    text = f"{checked.count.counted} words, {len(errors)} errors, {len(warnings)} warnings."
    for finding in (*errors, *warnings)[:8]:
        text += f"\n- {finding.level.value}: {finding.message}"
    return text + "\n"


def words_text(state: State, *, short: bool = False) -> str:
    """Return words used and left, by section; near the limit also what could be cut."""
    try:
        checked = state.checked()
    except UprdraftError as error:
        return error.message
    limit, used = checked.limit_words, checked.count.counted
    left = f", {limit - used} left of {limit}" if limit and used <= limit else ""
    over = f", {used - limit} over the limit of {limit}" if limit and used > limit else ""
    head = f"{used} words used{left}{over}"
    sections = sorted(checked.count.by_section, key=lambda pair: -pair[1])
    if short:
        near = limit is not None and used > limit * _NEAR
        return head + (f". Longest: {sections[0][0]} ({sections[0][1]})." if near and sections else ".")
    lines = [head, ""] + [f"{words:6}  {name}" for name, words in checked.count.by_section]
    return "\n".join([*lines, "", f"{checked.count.notes} words in notes, {checked.count.not_counted} on cover and annexes: not counted"])


def preview_text(state: State) -> str:
    """Return the document as text, or why it cannot be put together."""
    try:
        return write_text(state.checked().submission)
    except UprdraftError as error:
        return "\n".join(error.lines())
