"""What could be cut from a text that is too long: where, how, and how many words each cut saves.

First what loses nothing (repeats, typed numbers, tables that may stand in an annex), then what can be said in fewer
words, the largest saving first, and where that is not enough whole parts, the smallest first. The program cuts nothing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from uprdraft.document.count import count_section, count_words_of, counted_parts, title_of
from uprdraft.document.tree import Block, Inline, Paragraph, Quote, Section, Table
from uprdraft.document.walk import block_lines, heading_text, iter_blocks, iter_sections, plain_text
from uprdraft.findings import Place
from uprdraft.rules import recommendations_differ
from uprdraft.rules._numbers import body_paragraphs
from uprdraft.rules.base import Context
from uprdraft.values.words import count_words

__all__ = ["Cut", "by_part", "find_cuts"]

_PARAGRAPH = 120
"""Words that hold one thought; what is longer usually holds two, or one twice."""
_QUOTATION, _QUOTATION_TOLD = 40, 20
_RECOMMENDATION = 40
_NOTE = 30
_LEAST = 8
_PART = 2
"""Words below which a cut is not worth naming."""


class Cut(NamedTuple):
    """One thing to cut. ``saves`` is in words; ``loses`` is 0 for nothing, 1 for words, 2 for a part."""

    what: str
    saves: int
    place: Place
    loses: int = 1

    @property
    def keeps_parts(self) -> bool:
        """Return whether no whole part is left out."""
        return self.loses != _PART


def find_cuts(context: Context, most: int) -> list[Cut]:
    """Return at most ``most`` cuts, best first."""
    cuts = [*_repeats(context), *_typed_numbers(context), *_notes(context), *_parts(context)]
    for section in iter_sections(context.submission):
        if section.counts:
            cuts += _of_section(section, context)
    return sorted((c for c in cuts if c.saves >= _LEAST), key=_rank)[:most]


def _rank(cut: Cut) -> tuple[int, int]:
    return cut.loses, cut.saves if cut.loses == _PART else -cut.saves


def by_part(context: Context) -> str:
    """Return the words of each part that counts, the longest first: “Situation 812, Summary 240”."""
    shown = [(title_of(s), count_section(s)) for s in _leaves(context)]
    return ", ".join(f"{title} {words}" for title, words in sorted(shown, key=lambda pair: -pair[1]) if words)


def _leaves(context: Context) -> list[Section]:
    return counted_parts(context.submission, context.count.counted)


def _parts(context: Context) -> Iterator[Cut]:
    """Yield the parts inside the one that holds most of the text: its themes."""
    tops = {s.id for s in context.submission.body}
    for section in _leaves(context):
        if section.id not in tops and section.heading is not None:
            place = Place(section.heading.key, title_of(section))
            words = count_section(section)
            yield Cut(f"leave out the whole part “{title_of(section)}”", words, place, _PART)


def _repeats(context: Context) -> Iterator[Cut]:
    for finding in recommendations_differ.RULE.check(context):
        words = count_words(finding.text)
        yield Cut(f"leave out {finding.place.label}, which stands elsewhere", words, finding.place, loses=0)


def _typed_numbers(context: Context) -> Iterator[Cut]:
    report = context.package
    body = body_paragraphs(context.submission)
    typed = [n for n in report.numbers if n.kind == "typed" and n.key in body] if report else []
    if typed:
        place = Place(typed[0].key, f"number {typed[0].label}")
        yield Cut("let Word make the numbers that are typed", len(typed), place, loses=0)


def _notes(context: Context) -> Iterator[Cut]:
    for number, note in enumerate(context.submission.notes if context.count.notes_counted else (), 1):
        words = count_words_of(note.content)
        if words > _NOTE:
            place = Place(note.id, f"note {number}", plain_text(note.content)[:80])
            yield Cut(f"shorten note {number} of {words} words to the reference", words - _NOTE, place)


def _of_section(section: Section, context: Context) -> Iterator[Cut]:
    quoted = {inner.key for b in section.blocks if isinstance(b, Quote) for inner in iter_blocks(b.content)}
    title = heading_text(section.heading) or section.id
    free = context.body.not_counted is not None and "annexes" in context.body.not_counted.value
    for block in iter_blocks(section.blocks):
        words = sum(count_words_of(line) for line in _lines(block))
        place = Place(block.key, title[:60], _quote(block))
        if isinstance(block, Table) and free:
            yield Cut(f"move the table of {words} words to an annex", words, place, loses=0)
        elif isinstance(block, Quote) and words > _QUOTATION:
            yield Cut(f"tell the quotation of {words} words in one sentence", words - _QUOTATION_TOLD, place)
        elif isinstance(block, Paragraph) and block.key not in quoted:
            most = _RECOMMENDATION if "recommendation" in block.role else _PARAGRAPH
            what = (
                f"{block.number.rstrip('.')} of {words} words".strip() if block.number else f"{words} words"
            )
            if words > most:
                yield Cut(f"shorten the paragraph {what} to {most}", words - most, place)


def _lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, Quote):
        for inner in iter_blocks(block.content):
            yield from block_lines(inner)
    else:
        yield from block_lines(block)


def _quote(block: Block) -> str:
    first = next((plain_text(line) for line in _lines(block)), "")
    return " ".join(first.split())[:80]
