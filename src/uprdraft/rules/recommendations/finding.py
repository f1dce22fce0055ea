"""Finding recommendations: by their role in our own trees; by heading, lead-in, label or phrasing elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from uprdraft.document.tree import Block, ListBlock, Paragraph, Section, Submission
from uprdraft.document.walk import heading_text, iter_blocks, iter_sections, plain_text
from uprdraft.rules.recommendations import phrases
from uprdraft.rules.recommendations.found import FoundRecommendation, How
from uprdraft.values.strength import bare_text, parse_ask

__all__ = ["find_recommendations"]

_ROLES = ("recommendation", "listed-recommendation")
_PROSE = ("plain", "numbered")
_BOLD = 9
"""The level of a heading that is only set in bold: below every real one."""


_NONE = Paragraph(())


class _Line(NamedTuple):
    """A heading (``level`` above 0) or a paragraph, with what is known of its place."""

    text: str
    section: Section
    level: int = 0
    is_item: bool = False
    paragraph: Paragraph = _NONE


@dataclass
class _Zone:
    """Where the reading stands: below a heading of recommendations, or in a list that was announced."""

    level: int = 0
    """Level of the heading that announced recommendations; 0 outside of such a part."""
    addressee: str = ""
    listed: str | None = None
    """The addressee of an announced list that goes on; None where none does."""

    def enter(self, text: str, level: int) -> None:
        """Follow a heading: into a part of recommendations, on below it, or out of it.

        A bold line only divides them: themes below “Recommendations” are often set so.
        """
        self.listed = None
        if phrases.is_recommendation_heading(text):
            self.level, self.addressee = level, phrases.addressee_in_heading(text)
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
    """Yield paragraphs; quotations and tables are left out: they hold what others said, or matrices of it."""
    if isinstance(block, Paragraph) and block.role in _PROSE:
        yield _Line(plain_text(block.content).strip(), section, is_item=is_item, paragraph=block)
    elif isinstance(block, ListBlock):
        for item in block.items:
            for child in item:
                yield from _block_lines(child, section, is_item=True)


def _by_words(submission: Submission) -> Iterator[FoundRecommendation]:
    zone = _Zone()
    for line in _lines(submission):
        if not line.text:
            continue
        if line.level:
            zone.enter(line.text, line.level)
        elif (listed := phrases.announced_addressee(line.text)) is not None:
            zone.listed = listed or zone.addressee
        elif not line.is_item and phrases.looks_like_heading(line.text) and zone.listed is None:
            zone.enter(line.text, _BOLD)
        else:
            yield from _paragraph(line, zone)


def _paragraph(line: _Line, zone: _Zone) -> Iterator[FoundRecommendation]:
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
    own = list(phrases.iter_own_asks(line.text))
    if zone.level and phrases.starts_with_action(line.text):
        yield made(line.text, "heading", zone.addressee)
    else:
        for sentence in own:
            for piece in phrases.split_run_on(sentence):
                yield made(piece, "phrase", zone.addressee or parse_ask(sentence).addressee)


def _goes_on(line: _Line) -> bool:
    """Return whether a paragraph below an announcement is one of its list: an item, labelled, or in small letters."""
    return line.is_item or line.text[:1].islower() or bare_text(line.text) != line.text
