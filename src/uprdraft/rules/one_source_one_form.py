"""One source is cited in one way: in full once, and then by its short form.

Two notes that give the same web address are compared without their locators: where the words differ, the same
source looks like two; where they agree, the second should be short. A symbol is its own short form.
"""

import re
from collections.abc import Iterator

from uprdraft.document.tree import Note, NoteReference
from uprdraft.document.walk import plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_ADDRESS = lazy_pattern(r"(?:https?://(?:www\.)?|\bwww\.)([^\s;,)\]]+)")
_LOCATOR = lazy_pattern(
    r"\b(?:paras?|pp?|arts?|chaps?|sects?|at)\.? [\divxlc():–-]+|\(?accessed[^);,.]*\)?", re.IGNORECASE
)
_MOST = 5


def _check(context: Context) -> Iterator[Finding]:
    uses: dict[str, list[tuple[int, Note, str]]] = {}
    for number, note in enumerate(context.submission.notes, 1):
        for piece in plain_text(note.content).split(";"):
            for address in _ADDRESS.findall(piece):
                uses.setdefault(address.rstrip("./").lower(), []).append((number, note, _words(piece)))
    repeated = {a: found for a, found in uses.items() if len({number for number, _, _ in found}) > 1}
    for address, found in list(repeated.items())[:_MOST]:
        numbers = sorted({number for number, _, _ in found})
        listed = ", ".join(str(n) for n in numbers[:6])
        differs = len({words for _, _, words in found}) > 1
        what = "cited in different words" if differs else "cited in full each time"
        message = f"one source is {what} in notes {listed}"
        second = next(note for number, note, _ in found if number != numbers[0])
        level = Level.WARNING if differs else Level.ADVICE
        yield RULE.finding(level, message, Place(second.id, f"note {numbers[1]}", address[:80]), text=address)


def _words(piece: str) -> str:
    """Return a citation without address, locator and signs: what names the source."""
    bare = _LOCATOR.sub(" ", _ADDRESS.sub(" ", piece))
    return " ".join(re.sub(r"\b(?:see also|see|available at|ibid)\b|\W", " ", bare.casefold()).split())


def _twice(first: str, second: str) -> Context:
    marks = paragraph("A claim.", NoteReference("n1"), " Another.", NoteReference("n2"))
    notes = (cited("", first).notes[0], Note("n2", cited("", second).notes[0].content))
    return context(submission(marks, notes=notes))


RULE = Rule(
    id="one-source-one-form",
    title="One source is cited in one way",
    why="A reader takes two forms for two sources, and the claim for better supported than it is.",
    fix="cite it in full once; later: short name, “(see note 4 above)” and the page",
    source="United Nations Editorial Manual, repeated references",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: _twice("Group, Report, available at https://a.org/r.", "Group (see note 1 above), p. 3."),
    failing=lambda: _twice(
        "Group, Report, available at https://a.org/r.", "A report by Group, https://a.org/r."
    ),
)
