"""OHCHR's matrix of recommendations, filled in: a row a recommendation, with status, facts and comment.

The headings of the columns are those of the layout (data/earlier-matrices.yaml). A row that reads "Theme: …" over
the whole width opens each group, as in OHCHR's lists. Words in a row are those of the report; where only our
summary is at hand the row says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from uprdraft.assembly.blocks import BlockMaker
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import STATUS_WORDS, Recalled, Recollection
from uprdraft.document.tree import Block, Gap, Inline, LineBreak, Origin, Strong, Table, Text
from uprdraft.records.draft import ChosenFact, ChosenTheme, EarlierStatus
from uprdraft.records.matrix import MatrixLayout
from uprdraft.values.locators import format_locator

__all__ = ["MatrixGroup", "chosen_groups", "matrix_table", "theme_heading"]

Cell = tuple[Inline, ...]


class MatrixGroup(NamedTuple):
    """The recommendations under one theme, and the facts of the draft in the words chosen there."""

    heading: str
    entries: tuple[Recalled, ...]
    facts: tuple[ChosenFact, ...] = ()


def chosen_groups(maker: BlockMaker) -> list[MatrixGroup]:
    """Return what the draft assesses, by its themes in order; what is not public yet or unknown is left out."""
    known = Recollection(maker.materials).by_id
    groups = []
    for theme in maker.materials.draft.themes:
        entries = tuple(known[e.id] for e in theme.earlier if e.id in known)
        if entries:
            groups.append(MatrixGroup(theme_heading(theme, maker.materials), entries, theme.facts))
    return groups


def theme_heading(theme: ChosenTheme, materials: Materials) -> str:
    """Return the heading of a theme: the person's own, else the library's."""
    entry = materials.library.themes.get(theme.id)
    return materials.fill_known(theme.heading) or (
        materials.in_language(entry.heading) if entry else theme.id
    )


def matrix_table(layout: MatrixLayout, groups: Sequence[MatrixGroup], maker: BlockMaker) -> tuple[Block, ...]:
    """Return the matrix as a table; nothing where there are no recommendations."""
    rows: list[tuple[Cell, ...]] = []
    bands = []
    for group in groups:
        bands.append(len(rows))
        rows.append(((Text(f"Theme: {group.heading}"),),))
        rows += [tuple(_cells(entry, group, layout, maker)) for entry in group.entries]
    if not rows:
        return ()
    table = Table(
        rows=tuple(rows),
        header=tuple((Text(column.heading),) for column in layout.columns),
        caption="Recommendations received and their implementation",
        description="Each row: a recommendation and who made it, the answer of the State, themes, assessment.",
        widths=tuple(column.width for column in layout.columns),
        bands=tuple(bands),
        origin=Origin("reference", f"matrix/{layout.id}"),
    )
    return (table,)


def _cells(entry: Recalled, group: MatrixGroup, layout: MatrixLayout, maker: BlockMaker) -> Iterator[Cell]:
    for column in layout.columns:
        match column.field:
            case "recommendation":
                yield tuple(_recommendation(entry))
            case "position":
                yield (Text(_answer(entry)),)
            case "themes":
                yield _listed(entry.filed_under, entry.groups)
            case "goals":
                yield _lines(entry.goals)
            case "assessment":
                yield tuple(_assessment(entry, group, maker)) if entry.choice else ()


def _recommendation(entry: Recalled) -> Iterator[Inline]:
    number = f"{entry.paragraph} " if entry.paragraph[:1].isdigit() and entry.cycle else ""
    if not entry.words:
        yield from (Gap(f"what {entry.document} says"), Text(" "))
    else:
        words = entry.words.rstrip(" .;")
        yield Text(f"{number}{'[In our words:] ' if entry.is_summary else ''}{words} ")
    yield Text(f"({'; '.join(entry.makers)})")
    yield from (LineBreak(), Text(_source(entry)))


def _source(entry: Recalled) -> str:
    """Return the last line of the cell: where the answer stands, or the document of a committee."""
    if entry.cycle is None:
        where = f", paras. {entry.paragraph}" if entry.paragraph else ""
        return f"Source: {entry.document}{format_locator(where)}"
    cycle = f"cycle {entry.cycle}"
    if entry.answer_document:
        return f"Source of Position: {entry.answer_document} ({cycle})"
    return f"Source: {entry.document} ({cycle})" if entry.document else f"Universal Periodic Review, {cycle}"


def _answer(entry: Recalled) -> str:
    if entry.cycle is None:
        return "–"
    answer = entry.answer or "not known"
    return answer[0].upper() + answer[1:]


def _listed(themes: Iterable[str], groups: Sequence[str]) -> Cell:
    cell = _lines(themes)
    if not groups:
        return cell
    head: Cell = (*cell, *((LineBreak(),) if cell else ()), Text("Affected persons:"), LineBreak())
    return (*head, *_lines(groups))


def _lines(texts: Iterable[str]) -> Cell:
    out: list[Inline] = []
    for text in texts:
        out += [*([LineBreak()] if out else []), Text(f"- {text}")]
    return tuple(out)


def _assessment(entry: Recalled, group: MatrixGroup, maker: BlockMaker) -> Iterator[Inline]:
    choice = entry.choice or EarlierStatus(id=entry.id)
    words = STATUS_WORDS[choice.status]
    yield Strong((Text(f"{words[0].upper()}{words[1:]}."),))
    own = {fact.id: fact for fact in group.facts}
    for id_ in choice.facts:
        yield Text(" ")
        yield from maker.fact(own.get(id_, ChosenFact(id=id_)), f"earlier/{choice.id}/facts/{id_}")
    if choice.comment.strip():
        yield Text(" ")
        yield from maker.wording.sentence(choice.comment, f"earlier/{choice.id}")
