"""The report on a copy in words that fit on a page, and the same as plain data."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from uprdraft.pipeline.reuse.report import Named, Note, Report

__all__ = ["report_data", "report_lines"]

_WIDE = 110
_LONGEST_TEXT = 160
_FROM_LIBRARY = frozenset(("recommendations", "recommendation", "facts", "law"))
_MOST_PLACES = 25
"""Words named one by one; the others are counted, and all stand with what is around them in the data."""


def report_lines(report: Report) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"Copied from {report.source}: {report.heading}"
    kept = (f"{kind} {n} of {of}" if n < of else f"{kind} {n}" for kind, (n, of) in report.kept.items() if of)
    yield from _block("Carried over", ["; ".join(kept)])
    yield from _block("To know", report.remarks)
    yield from _block("To write, choose or ask", _grouped(report.to_do))
    yield from _block("Changed", _grouped(report.changed))
    yield from _block("Left out (* had your own wording)", _grouped(report.left_out, is_starred=True))
    yield from _block("Still names the old State, people or date", _places(report.still_named))
    since = [_one_line(f"{'? ' if e.certainty.caution else ''}{e.date}: {e.event}") for e in report.since]
    yield from _block("Happened since the old as-of date (verify before use; ? is not verified)", since)
    yield ""
    yield "Nothing of the old project was changed. Next: uprdraft resume FOLDER, or edit draft.yaml and build."


def _block(heading: str, items: Iterable[str]) -> Iterator[str]:
    lines = [line for item in items for line in _wrapped(item)]
    if lines:
        yield ""
        yield heading
        yield from lines


def _wrapped(item: str) -> list[str]:
    first = "" if item.startswith(" ") else "- "
    return textwrap.wrap(
        f"{first}{item}", _WIDE, subsequent_indent="    " if not first else "  ", break_on_hyphens=False
    )


def _grouped(notes: list[Note], *, is_starred: bool = False) -> Iterator[str]:
    """Yield notes with the same kind and reason as one line; starred, with * after what held the person's own words.

    What they wrote alone (a title, a paragraph) is repeated in short.
    """
    ordered = sorted(notes, key=lambda n: (n.kind, n.why))
    for (kind, why), group in groupby(ordered, key=lambda n: (n.kind, n.why)):
        found = list(group)
        names = ", ".join(
            f"{n.name}*" if is_starred and n.text and kind in _FROM_LIBRARY else n.name for n in found
        )
        yield f"{kind}: {names}" + (f" ({why})" if why else "")
        if kind not in _FROM_LIBRARY:
            yield from (f"  {n.name}: “{_short(n.text)}”" for n in found if n.text)


def _short(text: str) -> str:
    return textwrap.shorten(text, _LONGEST_TEXT, placeholder=" …")


def _one_line(text: str) -> str:
    return textwrap.shorten(text, _WIDE - 2, placeholder=" …")


def _places(named: list[Named]) -> Iterator[str]:
    for (path, line), group in groupby(named[:_MOST_PLACES], key=lambda n: (n.path, n.line)):
        yield f"draft.yaml:{line} {path}: {', '.join(f'“{_short(n.word)}”' for n in group)}"
    if len(named) > _MOST_PLACES:
        yield f"and {len(named) - _MOST_PLACES} more: --format json lists all"


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "source": report.source,
        "heading": report.heading,
        "carried": {kind: {"carried": n, "of": of} for kind, (n, of) in report.kept.items()},
        "remarks": report.remarks,
        "to_do": [_note(n) for n in report.to_do],
        "changed": [_note(n) for n in report.changed],
        "left_out": [_note(n) for n in report.left_out],
        "still_named": [
            {"word": n.word, "path": n.path, "line": n.line, "quote": n.quote} for n in report.still_named
        ],
        "since": [
            {"date": e.date.raw, "event": e.event, "certainty": e.certainty.value} for e in report.since
        ],
    }


def _note(note: Note) -> dict[str, str]:
    return {"kind": note.kind, "name": note.name, "why": note.why, "text": note.text}
