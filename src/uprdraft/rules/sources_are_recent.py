"""What is said of the present rests on a source from the period under review.

A sentence that says something goes on ("still", "continues", "remains", "routinely", "currently") is compared
with the sources of its note: where all of them lie before the State's last review, it is shown. Law, judgments
and documents of UN bodies stay true and are not looked at. In a text of unknown making the year of a source is
the latest year in its note.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from uprdraft.document.tree import Inline, Note, NoteReference
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.reference import Reference, UprReview
from uprdraft.records.sources import Source
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import parse_partial_date
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import find_symbols

__all__ = ["RULE"]

_LASTING = frozenset({"treaty", "statute", "case", "un-document", "un-report", "un-resolution", "un-meeting"})
_PRESENT = lazy_pattern(
    r"\b(?:still|continues? to|continues\b|remains?\b|routinely|currently|at present|to this day|today|ongoing"
    r"|regularly|systematically)\b",
    re.IGNORECASE,
)
_PAST = lazy_pattern(r"\b(?:19|20)\d\d\b|\b(?:was|were|had|then|at that time|at the time)\b", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<![\d/-])(?:19[5-9]\d|20[0-4]\d)(?![\d/-])")
_SENTENCE_END = lazy_pattern(r"(?<=[.!?])\s+(?=[A-Z“])")


def _check(context: Context) -> Iterator[Finding]:
    begin = _period_begin(context)
    if begin is None:
        return
    notes = {note.id: note for note in context.submission.notes}
    for section in iter_sections(context.submission):
        if section.kind != "body":
            continue
        for key, line in iter_lines(section):
            for sentence, ids in _sentences(line):
                if _PRESENT.search(sentence) and not _PAST.search(sentence):
                    yield from _old(context, begin, key, sentence, [notes[i] for i in ids if i in notes])


def _period_begin(context: Context) -> dt.date | None:
    """Return the day of the State's last review before the text; None where none is known.

    A text that does not say its day may have been written for the latest review: the one before it counts.
    """
    meta = context.submission.meta
    reviews = (
        r.review_date.first for r in context.reference.calendar if r.state == meta.country and r.review_date
    )
    days = sorted(day for day in reviews if day is not None)
    if meta.as_of == dt.date.min:
        return days[-2] if len(days) > 1 else None
    return max((day for day in days if day < meta.as_of), default=None)


def _sentences(line: tuple[Inline, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence with the notes marked in it or right behind it."""
    text, marks = "", []
    for node in line:
        if isinstance(node, NoteReference):
            marks.append((len(text.rstrip()), node.note))
        else:
            text += plain_text((node,))
    start = 0
    for end in (*(m.start() for m in _SENTENCE_END.finditer(text)), len(text)):
        yield text[start:end], [note for place, note in marks if start < place <= end]
        start = end


def _old(context: Context, begin: dt.date, key: str, sentence: str, notes: list[Note]) -> Iterator[Finding]:
    days = [day for note in notes for day in _days(note, context.sources)]
    if days and all(day is not None and day < begin for day in days):
        newest = max(day for day in days if day is not None)
        message = (
            f"this is said of the present, but its newest source is of {newest.year}, before the last review"
        )
        yield RULE.finding(Level.WARNING, message, Place(key, "", sentence.strip()[:80]), text=sentence)


def _days(note: Note, sources: Mapping[str, Source] | None) -> list[dt.date | None]:
    """Return the last day each source of a note can be of; None for law and what is not known."""
    if note.sources:
        known = [(sources or {}).get(id_) for id_ in note.sources]
        return [None if s is None or s.kind in _LASTING else s.issued.last for s in known]
    text = plain_text(note.content)
    years = [int(year) for year in _YEAR.findall(text)]
    if not years or next(find_symbols(text), None):
        return [None]
    return [dt.date(max(years), 12, 31)]


def _reviewed(sentence: str) -> Context:
    """Return a context with a review in 2018 and a source of 2010 behind ``sentence``."""
    made = context(cited(sentence))
    assert made.sources is not None  # noqa: S101 - examples have sources
    source = made.sources["example-report"].model_copy(update={"issued": parse_partial_date("2010")})
    review = UprReview.model_validate(
        {
            "state": "EXA", "cycle": 3, "session": 31, "session_start": None, "session_end": None,
            "review_date": "2018-11-06", "review_date_certainty": "secondary", "stakeholder_deadline": None,
            "deadline_certainty": None, "status": "held", "source": "cited",
        }
    )  # fmt: skip
    reference: Reference = replace(made.reference, calendar=(review,))
    return replace(made, sources={source.id: source}, reference=reference)


RULE = Rule(
    id="sources-are-recent",
    title="What is said of the present rests on a source from the period under review",
    why="The review covers the years since the last one; an old source shows the past, not that it goes on.",
    fix="cite a newer source, or say of which year it is true",
    source="guidelines for submissions: information on the period since the last review",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: _reviewed("In 2010 children were held with adults."),
    failing=lambda: _reviewed("Children are still held with adults."),
    reads=("state",),
)
