"""For each State the page that its delegation gets: chosen, ranked, kept to one page."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from uprdraft.assembly.blocks import BlockMaker, recommendation_text
from uprdraft.assembly.delegation_page import DelegationPage, page_values, short_asks
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import Recalled, Recollection
from uprdraft.assembly.sheets import assemble_sheet
from uprdraft.document.tree import Inline, Paragraph, Submission, Table
from uprdraft.document.walk import iter_blocks, iter_sections, plain_text
from uprdraft.errors import UsageError
from uprdraft.pipeline.earlier.likeness import LIKELY, Ask, Likeness
from uprdraft.records.draft import ChosenRecommendation, ChosenTheme
from uprdraft.values.words import count_words

__all__ = ["PageMade", "Pages", "asks_of", "likeness_of"]

_MOST_ROWS = 5
_HIGHEST = 40.0
"""What fits one page of A4 beside the headings, in lines of a table; tried with long rows and long asks."""
_WORDS_A_LINE = 11
_WORDS_A_SHARE = 0.165
"""Words in a line of a column, for each per cent of its width."""
_TEXT_LINE = 1.35


@dataclass(frozen=True, slots=True)
class PageMade:
    """A page and what did not fit: ``left_out`` earlier recommendations; how many ``asks`` there are."""

    state: str
    submission: Submission
    earlier: int
    left_out: int
    asks: int


def asks_of(materials: Materials) -> list[Ask]:
    """Return the recommendations of the draft with their words."""
    return [
        Ask(choice.id, theme.id, recommendation_text(choice, materials))
        for theme in materials.draft.themes
        for choice in theme.recommendations
    ]


_PEOPLE = ("people", "women", "children", "origin")
"""The slots that name the people or where they come from."""


def likeness_of(materials: Materials, others: Iterable[str]) -> Likeness:
    """Return what compares ``others`` with the asks of the draft; names of its State and people tell nothing apart."""
    slots = materials.slots
    people = (name for key, name in slots.items() if key.partition(".")[0] in _PEOPLE)
    return Likeness(asks_of(materials), materials.library, others, slots.values(), people)


class Pages:
    """The pages of one draft."""

    def __init__(self, materials: Materials) -> None:
        """Look through what was recommended before.

        Raises:
            UsageError: the draft asks for nothing, or is not for the Universal Periodic Review.
        """
        if not asks_of(materials):
            raise UsageError(
                "the draft recommends nothing yet", hint="choose recommendations for its themes first"
            )
        if materials.body.abbreviation != "UPR":
            hint = "States recommend in the Universal Periodic Review only; see: uprdraft types"
            raise UsageError("a committee's text has no pages for delegations", hint=hint)
        self._materials = materials
        known = [r for r in Recollection(materials).by_id.values() if r.cycle is not None]
        self._likeness = likeness_of(materials, (r.words for r in known))
        self._known = [r for r in known if self._concerns(r)]

    def _concerns(self, entry: Recalled) -> bool:
        """Return whether an earlier recommendation bears on what the draft asks."""
        if entry.choice is not None or set(entry.themes) & {t.id for t in self._materials.draft.themes}:
            return True
        return self._nearest(entry)[0][1] >= LIKELY

    def _nearest(self, entry: Recalled) -> list[tuple[str, int]]:
        near = self._likeness.nearest(entry.words, entry.themes, entry.filed_under)
        return [(n.ask.id, n.score) for n in near]

    @property
    def states(self) -> list[str]:
        """Return the codes of the States that recommended something that bears on the draft."""
        return sorted({state for entry in self._known for state in entry.states})

    def make(self, state: str) -> PageMade:
        """Return the page for ``state``: as many of its recommendations, the latest first, as leave it one page."""
        held = [r for r in self._known if state in r.states]
        held.sort(key=lambda r: (r.choice is None, -(r.cycle or 0)))
        shown = min(len(held), _MOST_ROWS)
        tree, asks = self._assemble(state, held[:shown])
        while shown > 1 and _height(tree) > _HIGHEST:
            shown -= 1
            tree, asks = self._assemble(state, held[:shown])
        return PageMade(state, tree, shown, len(held) - shown, asks)

    def _assemble(self, state: str, earlier: list[Recalled]) -> tuple[Submission, int]:
        ranked = self._ranked(earlier)
        number = 0

        def values(maker: BlockMaker) -> dict[str, object]:
            nonlocal number
            page = DelegationPage(state, tuple(earlier), short_asks(ranked, maker))
            number = len(page.asks)
            return page_values(page, maker)

        title = f"For the delegation of {self._materials.country_name(state)}"
        tree = assemble_sheet("earlier/page.md.j2", title, self._materials, values)
        return replace(tree, notes_place="footnotes"), number

    def _ranked(self, earlier: Iterable[Recalled]) -> list[tuple[ChosenTheme, ChosenRecommendation]]:
        """Return the draft's asks, those nearest to what the State asked before first."""
        best: dict[str, int] = {}
        for entry in earlier:
            for id_, score in self._nearest(entry):
                best[id_] = max(best.get(id_, 0), score)
        every = [(t, c) for t in self._materials.draft.themes for c in t.recommendations]
        return sorted(every, key=lambda pair: -best.get(pair[1].id, 0))


def _height(tree: Submission) -> float:
    """Return about how many lines of a table the page is high."""
    blocks = [b for section in iter_sections(tree) for b in iter_blocks(section.blocks)]
    text = sum(_lines(plain_text(b.content), _WORDS_A_LINE) for b in blocks if isinstance(b, Paragraph))
    tables = [b for b in blocks if isinstance(b, Table)]
    rows = sum(_row_lines(row, table.widths) for table in tables for row in (table.header, *table.rows))
    return text * _TEXT_LINE + rows


def _row_lines(row: tuple[tuple[Inline, ...], ...], widths: tuple[int, ...]) -> int:
    return max(
        _lines(plain_text(cell), share * _WORDS_A_SHARE) for cell, share in zip(row, widths, strict=True)
    )


def _lines(text: str, words_a_line: float) -> int:
    return math.ceil(count_words(text) / words_a_line)
