"""The review: every answer by section, gaps and findings, and the ways on."""

from collections.abc import Sequence

from uprdraft.document.count import count_part, longest_paragraphs
from uprdraft.errors import UprdraftError
from uprdraft.findings import Level
from uprdraft.pipeline.build import Checked
from uprdraft.terminal.questions import Choice, Command, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step
from uprdraft.writers.text import write_text

__all__ = ["ask_review", "preview_text", "words_after", "words_text"]

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
    choices += [
        Choice(s.key, f"{s.section}: {_name(s)}", note=_shown(state, s)) for s in steps if s.shown is not None
    ]
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
    """Return a step's key in words."""
    words = step.key.removeprefix("theme/").removeprefix("prose/").replace("organisation/", "organization ")
    return words.replace("/", ", ").replace("_", " ").replace("contact.", "contact ")


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


def words_text(state: State) -> str:
    """Return words used and left, by section; near the limit also what could be cut."""
    try:
        checked = state.checked()
    except UprdraftError as error:
        return error.message
    lines = [_used(checked), ""]
    for name, words in checked.count.by_section:
        lines.append(f"{words:6}  {name}")
        lines += [f"{n:10}  {_title(state, t)}" for t, n in _themes(checked)] if name == "themes" else []
    lines += ["", *_could_be_cut(checked)]
    notes, others = checked.count.notes, checked.count.not_counted
    if checked.count.notes_counted:
        return "\n".join(
            [*lines, f"{notes} words in notes: counted; {others} on cover and annexes: not counted"]
        )
    return "\n".join([*lines, f"{notes} words in notes, {others} on cover and annexes: not counted"])


def words_after(state: State, key: str) -> str:
    """Return one line after an answer: words used and left, those of its section, and near the limit what to cut."""
    try:
        checked = state.checked()
    except UprdraftError as error:
        return error.message
    parts = key.split("/")
    part = (
        f"theme-{parts[1]}"
        if parts[0] == "theme" or parts[1] in {t.id for t in state.draft.themes}
        else parts[1]
    )
    own = count_part(checked.submission, part)
    section = f" This section: {own}." if own is not None else ""
    limit = checked.limit_words
    near = limit is not None and checked.count.counted > limit * _NEAR
    return " ".join([f"{_used(checked)}.{section}", *(_could_be_cut(checked) if near else [])])


def _used(checked: Checked) -> str:
    limit, used = checked.limit_words, checked.count.counted
    if limit is None:
        return f"{checked.length.describe()} used"
    rest = f"{limit - used} left of {limit}" if used <= limit else f"{used - limit} over the limit of {limit}"
    return f"{used} words used, {rest}"


def _themes(checked: Checked) -> list[tuple[str, int]]:
    ids = [t.id for t in checked.project.draft.themes]
    return [(t, n) for t in ids if (n := count_part(checked.submission, f"theme-{t}")) is not None]


def _title(state: State, theme: str) -> str:
    entry = state.shelves.library.themes.get(theme)
    return entry.title if entry else theme


_PIECES = {
    "facts": "facts on",
    "law": "law on",
    "earlier": "earlier recommendations on",
    "prose": "your words on",
}


def _could_be_cut(checked: Checked) -> list[str]:
    """Return one line that names the longest paragraphs, none where there are none."""
    longest = longest_paragraphs(checked.submission, 3)
    named = [
        f"{_PIECES.get(ref.split('/')[0], '')} {ref.split('/')[1]} ({words})"
        for ref, words in longest
        if "/" in ref
    ]
    return [f"Longest paragraphs, to shorten first: {', '.join(named)}."] if named else []


def preview_text(state: State) -> str:
    """Return the document as text, or why it cannot be put together."""
    try:
        return write_text(state.checked().submission)
    except UprdraftError as error:
        return "\n".join(error.lines())
