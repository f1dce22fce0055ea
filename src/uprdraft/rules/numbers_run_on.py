"""One system numbers the paragraphs, from the first to the last without a gap.

Looked at: lists in plain figures that number whole paragraphs of the body. A number that is left out, given twice or
begins anew is reported where it happens first; several such lists side by side are one finding. Lists of short points,
recommendations and headings count for themselves.
"""

from collections.abc import Iterator
from itertools import pairwise

from uprdraft.document.package_report import NumberUse
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._numbers import Row, body_paragraphs, paragraph_rows
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    rows = paragraph_rows(context)
    texts = body_paragraphs(context.submission)
    order = {key: position for position, key in enumerate(texts)}
    uses = _joined(rows, order)
    if rows and uses is None:
        second = min(rows[1:], key=lambda row: _first(row, order))
        message = f"{len(rows)} lists number the paragraphs side by side, so that numbers stand twice"
        yield RULE.finding(Level.ADVICE, message, _place(second.uses[0][1], texts), text="systems")
    else:
        yield from _breaks(uses or [], texts, has_gaps=not any(row.is_native for row in rows))


def _first(row: Row, order: dict[str, int]) -> int:
    return min(order[use.key] for _, use in row.uses if use.key in order)


def _joined(rows: list[Row], order: dict[str, int]) -> list[tuple[int, NumberUse]] | None:
    """Return all numbers where there is one list, or several that go on from each other; else None."""
    uses = [pair for row in sorted(rows, key=lambda row: _first(row, order)) for pair in row.uses]
    falls = any(later[0] <= first[0] for first, later in pairwise(uses))
    return None if falls and len(rows) > 1 else uses


def _breaks(uses: list[tuple[int, NumberUse]], texts: dict[str, str], *, has_gaps: bool) -> Iterator[Finding]:
    """Yield what breaks the count. A gap in a list that Word counts is a number that stands elsewhere, and none."""
    breaks = []
    for (first, _), (value, use) in pairwise(uses):
        if value == first + 1 or (value > first and not has_gaps):
            continue
        what = "begins anew" if value == 1 else "stands twice" if value == first else f"follows {first}"
        breaks.append((f"{use.label} {what}", use))
    if breaks:
        more = f"; {len(breaks) - 1} more breaks" if len(breaks) > 1 else ""
        message = f"the numbers of the paragraphs do not run on: {breaks[0][0]}{more}"
        yield RULE.finding(Level.ADVICE, message, _place(breaks[0][1], texts), text=message)


def _place(use: NumberUse, texts: dict[str, str]) -> Place:
    return Place(use.key, f"paragraph {use.label.rstrip('.')}", texts.get(use.key, "")[:80])


def _numbered(*values: int) -> Context:
    tree = submission(*(paragraph("word " * 30, path=f"p/{n}") for n in range(len(values))))
    uses = tuple(NumberUse(f"p-{n}", "typed", f"{v}.", list="typed") for n, v in enumerate(values))
    return word_file(tree, numbers=uses)


RULE = Rule(
    id="numbers-run-on",
    title="One system numbers the paragraphs, without gaps",
    why="“Paragraph 12” must be one paragraph.",
    fix="number all paragraphs with one list, and let it go on across headings",
    source="United Nations Editorial Manual Online: paragraphs are numbered consecutively through a document",
    certainty=Certainty.SECONDARY,
    reads=("package",),
    check=_check,
    passing=lambda: _numbered(1, 2, 3, 4),
    failing=lambda: _numbered(1, 2, 4, 1),
)
