"""Notes are notes of Word, of one kind, in order; no note mark was typed.

Typed marks, "[1]" or a raised figure, are believed where they count: at least two, beginning low and rising; a single
"[1]" is asked about. A list of sources with such marks in front is named with it. Footnotes beside endnotes, and marks
out of order, are reported.
"""

import re
from collections.abc import Iterator

from uprdraft.document.package_report import NoteUse, PackageReport, TypedMark
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FEWEST = 2
_HIGHEST_FIRST = 3
_BY_THE_WAY = 0.1


def _check(context: Context) -> Iterator[Finding]:
    report = context.package
    if report is None:
        return
    for is_raised in (False, True):
        yield from _typed([m for m in report.typed_marks if m.is_raised is is_raised])
    yield from _kinds(report)


def _typed(marks: list[TypedMark]) -> Iterator[Finding]:
    used = [(m, int(m.text.strip("[]").translate(_SMALL))) for m in marks if not m.is_entry]
    values = [value for _, value in used]
    if values == [1] and not marks[0].is_raised:
        message = "a note mark seems to be typed: [1]"
        yield RULE.finding(Level.ADVICE, message, Place(used[0][0].key, "mark [1]"), text=message)
        return
    if len(set(values)) < _FEWEST or min(values) > _HIGHEST_FIRST or not _counts(values):
        return
    entries = sum(m.is_entry for m in marks)
    shown = "raised figures" if marks[0].is_raised else "figures in brackets"
    listed = f", with {entries} entries in a list" if entries else ""
    message = f"{len(used)} note marks are typed as {shown}{listed}; their notes count as text"
    yield RULE.finding(Level.WARNING, message, Place(used[0][0].key, f"mark {used[0][0].text}"), text=message)
    late = next((m for (m, v), highest in zip(used, _highest(values), strict=True) if v > highest + 1), None)
    if late is not None:
        message = f"the typed mark {late.text} comes before the one below it was used"
        yield RULE.finding(Level.ADVICE, message, Place(late.key, f"mark {late.text}"), text=late.text)


def _counts(values: list[int]) -> bool:
    """Return whether figures go on from each other, as marks do and powers or years do not."""
    known = set(values)
    return sum(value + 1 in known or value - 1 in known for value in known) >= len(known) / 2


def _highest(values: list[int]) -> list[int]:
    """Return for each value the highest one before it, 0 for none."""
    highest, before = 0, []
    for value in values:
        before.append(highest)
        highest = max(highest, value)
    return before


def _kinds(report: PackageReport) -> Iterator[Finding]:
    notes = [n for n in report.notes if n.marks and not n.is_custom_mark]
    kinds = {kind: [n for n in notes if n.kind == kind] for kind in ("footnote", "endnote")}
    fewer = min(kinds.values(), key=len)
    if len(fewer) > _BY_THE_WAY * len(notes):
        message = f"{len(kinds['footnote'])} footnotes stand beside {len(kinds['endnote'])} endnotes"
        place = Place(fewer[0].key, f"note {fewer[0].label}")
        hint = "choose one kind: in Word, References, Footnotes, Convert"
        yield RULE.finding(Level.ADVICE, message, place, hint=hint, text=message)
    custom = [n for n in report.notes if n.is_custom_mark and re.fullmatch(r"\d+", n.label)]
    if len(custom) >= _FEWEST:
        message = f"{len(custom)} notes have a figure of their own that Word does not count"
        place = Place(custom[0].key, f"note {custom[0].label}")
        yield RULE.finding(Level.ADVICE, message, place, hint="insert them as automatic notes", text=message)


def _marked(*texts: str, notes: tuple[NoteUse, ...] = ()) -> Context:
    marks = tuple(TypedMark(text, "prose-summary-1") for text in texts)
    return word_file(submission(paragraph("A claim.")), typed_marks=marks, notes=notes)


RULE = Rule(
    id="notes-native",
    title="Notes are notes of Word, of one kind",
    why="Typed notes count as text, lose their numbers at the next change and cannot be followed by a screen reader.",
    fix="insert each as a note of Word (References, Insert Footnote) and delete the typed mark",
    source="our own advice; that Word counts typed notes was found by trying",
    certainty=Certainty.SECONDARY,
    reads=("package",),
    check=_check,
    passing=lambda: _marked("[7]", notes=(NoteUse("fn2", "footnote", "1", "p1"),)),
    failing=lambda: _marked("[1]", "[2]"),
)
