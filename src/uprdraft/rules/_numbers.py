"""The numbers of the paragraphs of a Word file: which list counts them, and what else counts beside it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from uprdraft.document.tree import Paragraph, Submission
from uprdraft.document.walk import iter_blocks, iter_sections, plain_text
from uprdraft.rules.base import Context
from uprdraft.values.patterns import lazy_pattern

if TYPE_CHECKING:
    from uprdraft.document.package_report import NumberUse

__all__ = ["Row", "body_paragraphs", "paragraph_rows"]

_FIGURE = lazy_pattern(r"[(\[]?(?:para(?:graph)?\.?\s|§\s?|¶\s?)?(\d{1,4})[.)\]:]?")
_WORDS_OF_A_PARAGRAPH = 18
_FEWEST = 3


@dataclass(slots=True)
class Row:
    """One list in plain figures that numbers paragraphs of the body.

    ``uses`` are its numbers in the order of the text, headings in the same list included; ``paragraphs`` and
    ``words`` count the paragraphs alone.
    """

    is_native: bool
    uses: "list[tuple[int, NumberUse]]" = field(default_factory=list)
    paragraphs: int = 0
    words: int = 0


def body_paragraphs(submission: Submission) -> dict[str, str]:
    """Return the text of each paragraph of the body by key, lists and quotations included."""
    return {
        block.key: plain_text(block.content)
        for section in iter_sections(submission)
        if section.kind == "body" and section.counts
        for block in iter_blocks(section.blocks)
        if isinstance(block, Paragraph)
    }


def paragraph_rows(context: Context) -> list[Row]:
    """Return the lists that number whole paragraphs of the body, the one with most words first.

    A list whose items are short, or that has only one or two, counts points and no paragraphs.
    """
    texts = body_paragraphs(context.submission)
    recommendations = _recommendations(context.submission)
    rows: dict[str, Row] = {}
    for use in context.package.numbers if context.package else ():
        match = _FIGURE.fullmatch(use.label)
        is_paragraph = use.key in texts and use.key not in recommendations
        if match is None or use.is_bullet or not (is_paragraph or use.is_heading):
            continue
        row = rows.setdefault(f"{use.list}/{use.level}", Row(use.kind == "native"))
        row.uses.append((int(match.group(1)), use))
        if is_paragraph:
            row.paragraphs += 1
            row.words += len(texts[use.key].split())
    whole = [
        r
        for r in rows.values()
        if r.paragraphs >= _FEWEST and r.words >= _WORDS_OF_A_PARAGRAPH * r.paragraphs
    ]
    return sorted(whole, key=lambda row: -row.words)


def _recommendations(submission: Submission) -> frozenset[str]:
    return frozenset(
        block.key
        for section in iter_sections(submission)
        for block in iter_blocks(section.blocks)
        if isinstance(block, Paragraph) and block.role == "recommendation"
    )
