"""The review: every answer by section, gaps and findings, and the ways on."""

from collections.abc import Sequence

from uprdraft.document.count import count_part, longest_paragraphs
from uprdraft.errors import UprdraftError
from uprdraft.findings import Level, Place
from uprdraft.pipeline.checked import Measured
from uprdraft.pipeline.signing import signing_of
from uprdraft.terminal.questions import Choice, Command, Question
from uprdraft.values.text import clean_line
from uprdraft.wizard.names import section_of, step_name, theme_title
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step
from uprdraft.writers.text import write_text

__all__ = ["ask_review", "preview_text", "target_of", "words_after", "words_text"]

_FINDING = "finding:"
"""Stands before the key of the answer that a finding leads to."""
_NO_BREAKS = 100_000
"""A width at which no line of the preview is broken: whoever shows it knows how wide the terminal is."""
_NEAR = 0.9
"""The share of the limit from which on it is said what could be cut."""


def ask_review(state: State, steps: Sequence[Step]) -> Question:
    """Return the review as a question: build, look, or jump to any answer."""
    waiting = sum(not state.is_answered(s.key) for s in steps)
    choices = [Choice("open", f"Go on with the next open question ({waiting} open)")] if waiting else []
    choices += [
        Choice("build", "Build the Word file", note=_open_words(state, steps)),
        Choice("preview", "Read the text"),
        Choice("words", "Words by section"),
        Choice("versions", "Earlier versions of the draft"),
        Choice("quit", "Leave; everything is saved"),
    ]
    choices += _finding_choices(state, steps)
    choices += [
        Choice(s.key, f"{step_name(s, state)}: {_shown(state, s)}", group=_section(s))
        for s in steps
        if s.shown is not None
    ]
    return Question(
        "review",
        "one",
        f"[{len(SECTIONS)} of {len(SECTIONS)}: Review] "
        f"{_findings(state)}{_gaps(state, steps)}{_signed(state)} What now?",
        help="Choose an answer to change it; then you are back here. Later answers are kept. GAP marks what was put "
        "off: it is marked in the document too. Type a word, such as gap, to see only what has it.",
        choices=tuple(choices),
        default=choices[0].value,
        may_wait=False,
        commands=(Command.BACK, Command.HELP, Command.WORDS, Command.PREVIEW, Command.QUIT),
    )


def target_of(value: str) -> str:
    """Return the key of the question, or the way on, that a choice of the review stands for."""
    return value.removeprefix(_FINDING)


def _section(step: Step) -> str:
    return f"{SECTIONS.index(step.section) + 1}. {step.section}"


def _finding_choices(state: State, steps: Sequence[Step]) -> list[Choice]:
    """Return the findings, each leading to the answer it is about; "words" and "preview" where there is none."""
    try:
        checked = state.checked()
    except UprdraftError:
        return []
    keys = [s.key for s in steps]
    found: dict[str, str] = {}
    for finding in checked.findings:
        if finding.acknowledged is None and finding.level is not Level.ADVICE:
            line = f"{finding.level.value}: {_with_titles(state, finding.message)}"
            found[line] = find_answer(finding.place, keys)
    # One value may be chosen once: findings on one answer share its line in the sections below.
    named: dict[str, list[str]] = {}
    for line, key in found.items():
        named.setdefault(key, []).append(line)
    return [Choice(f"{_FINDING}{key}", " · ".join(lines), group="Findings") for key, lines in named.items()]


def _with_titles(state: State, message: str) -> str:
    """Return a message with the titles of themes in the place of their ids."""
    for theme in state.draft.themes:
        message = message.replace(f"“{theme.id}”", f"“{theme_title(state, theme.id)}”")
    return message


def find_answer(place: Place, keys: Sequence[str]) -> str:
    """Return the key of the question whose answer a finding is about; "preview" where no single one is."""
    head, _, rest = place.key.partition("/")
    theme = rest.partition("/")[0]
    tries = (
        f"theme/{theme}/{head}",
        rest.replace("-", "_") if head == "cover" else "",
        f"prose/{place.label}",
        f"theme/{place.label}/recommendations",
        "organisation/1/name" if head == "cover" else "",
    )
    if head == "length":
        return "words"
    return next((key for key in tries if key in keys), "preview")


def _shown(state: State, step: Step) -> str:
    if state.is_put_off(step.key):
        return "GAP: put off"
    if not state.is_answered(step.key):
        return "not answered yet"
    text = clean_line(step.shown(state)) if step.shown else ""
    return (text[:97] + "…") if len(text) > 98 else text or "empty"


def _open_words(state: State, steps: Sequence[Step]) -> str:
    is_open = any(state.is_put_off(s.key) or not state.is_answered(s.key) for s in steps)
    return "Questions are open or put off; it will be a draft with visible gaps." if is_open else ""


def _gaps(state: State, steps: Sequence[Step]) -> str:
    put_off = [s for s in steps if state.is_put_off(s.key)]
    return f" {_count(put_off, 'gap')}." if put_off else ""


def _signed(state: State) -> str:
    """Return who has signed off which version of a joint text; empty for others."""
    try:
        words = signing_of(state.measured()).words
    except UprdraftError:
        return ""
    return f" {words}" if words else ""


def _findings(state: State) -> str:
    try:
        checked = state.checked()
    except UprdraftError as error:
        return f"The text cannot be put together yet: {error.message}."
    open_findings = [f for f in checked.findings if f.acknowledged is None]
    errors = [f for f in open_findings if f.level is Level.ERROR]
    warnings = [f for f in open_findings if f.level is Level.WARNING]
    return f"{checked.count.counted} words, {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def words_text(state: State) -> str:
    """Return words used and left, by section; near the limit also what could be cut."""
    try:
        checked = state.measured()
    except UprdraftError as error:
        return error.message
    lines = [_used(checked), ""]
    for name, words in checked.count.by_section:
        lines.append(f"{words:6}  {'Themes' if name == 'themes' else section_of(state, name)}")
        lines += [f"{n:10}  {theme_title(state, t)}" for t, n in _themes(checked)] if name == "themes" else []
    lines += ["", *_could_be_cut(state, checked)]
    notes, others = checked.count.notes, checked.count.not_counted
    if checked.count.notes_counted:
        return "\n".join(
            [*lines, f"{notes} words in notes: counted; {others} on cover and annexes: not counted"]
        )
    return "\n".join([*lines, f"{notes} words in notes, {others} on cover and annexes: not counted"])


def words_after(state: State, key: str) -> str:
    """Return one line after an answer: words used and left, those of its section, and near the limit what to cut."""
    try:
        checked = state.measured()
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
    return " ".join([f"{_used(checked)}.{section}", *(_could_be_cut(state, checked) if near else [])])


def _used(checked: Measured) -> str:
    limit, used = checked.limit_words, checked.count.counted
    if limit is None:
        return f"{checked.length.describe()} used"
    rest = f"{limit - used} left of {limit}" if used <= limit else f"{used - limit} over the limit of {limit}"
    return f"{used} words used, {rest}"


def _themes(checked: Measured) -> list[tuple[str, int]]:
    ids = [t.id for t in checked.project.draft.themes]
    return [(t, n) for t in ids if (n := count_part(checked.submission, f"theme-{t}")) is not None]


_PIECES = {
    "facts": "facts on",
    "law": "law on",
    "earlier": "earlier recommendations on",
    "prose": "your words on",
}


def _could_be_cut(state: State, checked: Measured) -> list[str]:
    """Return one line that names the longest paragraphs, none where there are none."""
    longest = longest_paragraphs(checked.submission, 3)
    named = [
        f"{_PIECES.get(ref.split('/')[0], '')} “{section_of(state, ref.split('/')[1])}” ({words} words)".strip()
        for ref, words in longest
        if "/" in ref
    ]
    return [f"Longest paragraphs, to shorten first: {', '.join(named)}."] if named else []


def preview_text(state: State) -> str:
    """Return the document as text, or why it cannot be put together."""
    try:
        return write_text(state.measured().submission, _NO_BREAKS)
    except UprdraftError as error:
        return "\n".join(error.lines())
