"""Finding recommendations: by their role in our own trees; by heading, lead-in, label or phrasing elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from uprdraft.document.tree import Block, ListBlock, Paragraph, Section, Submission, Table
from uprdraft.document.walk import heading_text, iter_blocks, iter_lines, iter_sections, plain_text
from uprdraft.rules.recommendations import phrases
from uprdraft.rules.recommendations.demands import is_item_of_asks
from uprdraft.rules.recommendations.found import FoundRecommendation, How
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import bare_text, parse_ask

__all__ = ["find_recommendations"]

_ROLES = ("recommendation", "listed-recommendation")
_PROSE = ("plain", "numbered")
_BOLD = 9
"""The level of a heading that is only set in bold: below every real one."""


_OTHERS = lazy_pattern(
    r"\b(?:recommending|position|response|status|source of|cycle|symbol|accepted|noted)\b", re.IGNORECASE
)
_MARK_OF_ITEM = lazy_pattern(r"[^\w\s(]|\(?(?:[a-z]|[ivx]{1,5})[.)]")
_NONE = Paragraph(())


class _Line(NamedTuple):
    """A heading (``level`` above 0) or a paragraph, with what is known of its place."""

    text: str
    section: Section
    level: int = 0
    is_item: bool = False
    paragraph: Paragraph = _NONE
    is_cell: bool = False
    """Whether it stands in a column of recommendations."""


@dataclass
class _Zone:
    """Where the reading stands: below a heading of recommendations, or in a list that was announced."""

    level: int = 0
    """Level of the heading that announced recommendations; 0 outside of such a part."""
    addressee: str = ""
    listed: str | None = None
    """The addressee of an announced list that goes on; None where none does."""
    is_pure: bool = False
    """Whether the heading announced nothing but recommendations."""

    def enter(self, text: str, level: int) -> None:
        """Follow a heading: into a part of recommendations, on below it, or out of it.

        A bold line only divides them: themes below “Recommendations” are often set so.
        """
        self.listed = None
        if phrases.is_recommendation_heading(text):
            self.level, self.addressee = level, phrases.addressee_in_heading(text)
            self.is_pure = not phrases.is_conclusion(text)
        elif level <= min(self.level, _BOLD - 1) or phrases.ends_recommendations(text):
            self.level, self.addressee = 0, ""
        elif self.level:
            self.addressee = phrases.addressee_alone(text) or self.addressee


_last: list[tuple[Submission, tuple[FoundRecommendation, ...]]] = []


def find_recommendations(submission: Submission) -> tuple[FoundRecommendation, ...]:
    """Return the recommendations of ``submission`` in reading order.

    **Why** the last answer is kept: a dozen rules ask for the same tree, one after the other.
    """
    if not (_last and _last[0][0] is submission):
        by_role = tuple(_by_role(submission))
        _last[:] = [(submission, by_role or tuple(_by_words(submission)))]
    return _last[0][1]


def _by_role(submission: Submission) -> Iterator[FoundRecommendation]:
    zone = _Zone()
    for section in iter_sections(submission):
        if section.heading is not None:
            zone.enter(heading_text(section.heading), section.heading.level)
        for block in iter_blocks(section.blocks):
            if isinstance(block, Paragraph) and block.role in _ROLES:
                yield _made(block, plain_text(block.content), "role", zone.addressee, section)


def _made(paragraph: Paragraph, text: str, how: How, addressee: str, section: Section) -> FoundRecommendation:
    asked = parse_ask(text)
    return FoundRecommendation(
        key=paragraph.key,
        text=" ".join(text.split()),
        action=" ".join(asked.action.split()),
        how=how,
        addressee=asked.addressee or addressee,
        part=section.id,
        number=paragraph.number,
        is_listed_again=paragraph.role == "listed-recommendation" or section.kind == "annex",
        origin=paragraph.origin,
    )


def _lines(submission: Submission) -> Iterator[_Line]:
    for section in iter_sections(submission):
        if section.kind == "cover":
            continue
        if section.heading is not None:
            yield _Line(heading_text(section.heading), section, section.heading.level)
        for block in section.blocks:
            yield from _block_lines(block, section, is_item=False)


def _block_lines(block: Block, section: Section, *, is_item: bool) -> Iterator[_Line]:
    """Yield paragraphs, and cells of a column of recommendations; quotations are left out: others said that."""
    if isinstance(block, Table):
        yield from _cell_lines(block, section)
    elif isinstance(block, Paragraph) and block.role in _PROSE:
        yield _Line(plain_text(block.content).strip(), section, is_item=is_item, paragraph=block)
    elif isinstance(block, ListBlock):
        for item in block.items:
            for child in item:
                yield from _block_lines(child, section, is_item=True)


def _cell_lines(table: Table, section: Section) -> Iterator[_Line]:
    """Yield the cells below a head that announces recommendations; none of a matrix of what others recommended."""
    rows = ((table.header,) if table.header else ()) + table.rows
    head = [plain_text(cell) for cell in rows[0]] if rows else []
    if any(phrases.ends_recommendations(text) or _OTHERS.search(text) for text in head):
        return
    columns = [n for n, text in enumerate(head) if phrases.is_recommendation_heading(text)]
    for row in rows[1:]:
        for column in columns:
            if column < len(row) and (text := plain_text(row[column]).strip()):
                cell = Paragraph(row[column], key=table.key, origin=table.origin)
                yield _Line(text, section, is_item=True, paragraph=cell, is_cell=True)


def _by_words(submission: Submission) -> Iterator[FoundRecommendation]:
    zone = _Zone()
    submitters = _cover_words(submission)
    for line in _lines(submission):
        if not line.text:
            continue
        if line.is_cell:
            if phrases.starts_with_action(line.text) or is_item_of_asks(line.text):
                yield _made(line.paragraph, line.text, "heading", zone.addressee, line.section)
        elif line.level:
            zone.enter(line.text, line.level)
        elif (listed := phrases.announced_addressee(line.text)) is not None:
            zone.listed = listed or zone.addressee
        elif not line.is_item and phrases.looks_like_heading(line.text) and zone.listed is None:
            zone.enter(line.text, _BOLD)
        else:
            yield from _paragraph(line, zone, submitters)


def _cover_words(submission: Submission) -> str:
    """Return what the cover says, where those who submit stand with their names."""
    cover = submission.cover
    return "\n".join(plain_text(line) for _, line in iter_lines(cover)) if cover else ""


def _paragraph(line: _Line, zone: _Zone, submitters: str) -> Iterator[FoundRecommendation]:
    def made(text: str, how: How, addressee: str) -> FoundRecommendation:
        return _made(line.paragraph, text, how, addressee, line.section)

    if labelled := phrases.labelled_ask(line.text):
        for piece in phrases.split_run_on(labelled):
            yield made(piece, "label", zone.addressee)
        return
    if zone.listed is not None and (_goes_on(line) or phrases.starts_with_action(line.text)):
        yield made(line.text, "lead-in", zone.listed)
        return
    zone.listed = None
    own = list(phrases.iter_own_asks(line.text, submitters))
    is_item = _goes_on(line) or bool(line.paragraph.number)
    is_listed = zone.is_pure and is_item and is_item_of_asks(bare_text(line.text))
    if zone.level and (phrases.starts_with_action(line.text) or is_listed):
        yield made(line.text, "heading", zone.addressee)
    else:
        for sentence in own:
            for piece in phrases.split_run_on(sentence):
                yield made(piece, "phrase", zone.addressee or parse_ask(sentence).addressee)


def _goes_on(line: _Line) -> bool:
    """Return whether a paragraph below an announcement is one of its list: an item, labelled, or in small letters."""
    is_item = line.is_item or _MARK_OF_ITEM.fullmatch(line.paragraph.number.strip()) is not None
    return is_item or line.text[:1].islower() or bare_text(line.text) != line.text
