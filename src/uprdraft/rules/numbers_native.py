"""Numbers of paragraphs and headings are made by Word, not typed.

Typed numbers are counted as words, do not follow when a paragraph is put in between, and cannot be referred to. One
finding tells how many there are. Bullets that were typed, and a number or two, are let be.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import NumberUse
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._numbers import body_paragraphs
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_FEWEST = 3


def _check(context: Context) -> Iterator[Finding]:
    report = context.package
    if report is None:
        return
    body = body_paragraphs(context.submission)
    entries = {m.key for m in report.typed_marks if m.is_entry}  # typed notes have a rule of their own
    typed = [
        u
        for u in report.numbers
        if u.kind == "typed" and not u.is_bullet and u.key not in entries and (u.key in body or u.is_heading)
    ]
    if len(typed) < _FEWEST:
        return
    headings = sum(u.is_heading for u in typed)
    of = f", {headings} of them of headings" if 0 < headings < len(typed) else " of headings" * bool(headings)
    first = typed[0]
    message = f"{len(typed)} numbers{of} are typed and not made by Word; each counts as a word"
    place = Place(first.key, f"number {first.label}", body.get(first.key, "")[:80])
    yield RULE.finding(Level.ADVICE, message, place, text=f"{len(typed)}")


def _numbered(kind: str) -> Context:
    tree = submission(*(paragraph("Text.", path=f"p/{n}") for n in range(_FEWEST)))
    uses = tuple(NumberUse(f"p-{n}", kind, f"{n + 1}.", list="1") for n in range(_FEWEST))  # type: ignore[arg-type]
    return word_file(tree, numbers=uses)


RULE = Rule(
    id="numbers-native",
    title="Numbers are made by Word, not typed",
    why="A typed number is wrong after the next change, and it counts towards the limit.",
    fix="delete the typed numbers and number the paragraphs with a list of Word",
    source="our own advice; that Word counts typed numbers was found by trying",
    certainty=Certainty.SECONDARY,
    reads=("package",),
    check=_check,
    passing=lambda: _numbered("native"),
    failing=lambda: _numbered("typed"),
)
