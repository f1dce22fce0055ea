"""The page that a delegation gets: what its State asked before, what became of that, and what to ask now.

One page: few rows, two or three asks of at most 40 words, one question. An ask that is dangerous alone stands there
only with what makes it safe.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from uprdraft.assembly.blocks import BlockMaker, gap
from uprdraft.assembly.citing import short_name
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import STATUS_WORDS, Recalled
from uprdraft.assembly.template import Blocks
from uprdraft.document.tree import Block, Inline, Origin, Paragraph, Strong, Table, Text
from uprdraft.document.walk import plain_text, without_notes
from uprdraft.records.draft import ChosenRecommendation, ChosenTheme, EarlierStatus
from uprdraft.records.library import Citation
from uprdraft.values.locators import format_locator
from uprdraft.values.words import count_words

__all__ = ["LONGEST_ASK", "MOST_ASKS", "DelegationPage", "page_values", "short_asks"]

LONGEST_ASK = 40
MOST_ASKS = 3
_LONGEST_QUOTE = 45
_WIDTHS = (16, 44, 13, 27)


@dataclass(frozen=True, slots=True)
class DelegationPage:
    """What stands on a page: the State it is for, what it asked before, what it could ask now, by theme."""

    state: str
    earlier: tuple[Recalled, ...]
    asks: tuple[tuple[ChosenTheme, ChosenRecommendation], ...]


def short_asks(
    ranked: Sequence[tuple[ChosenTheme, ChosenRecommendation]], maker: BlockMaker
) -> tuple[tuple[ChosenTheme, ChosenRecommendation], ...]:
    """Return up to three of the asks that fit, in the order of the draft.

    None is above 40 words, and none stands there without what it needs.
    """
    library = maker.materials.library.recommendations
    short = [(t, c) for t, c in ranked if 0 < _length(t, c, maker) <= LONGEST_ASK]
    taken: list[tuple[ChosenTheme, ChosenRecommendation]] = []
    ids: set[str] = set()
    while len(taken) < MOST_ASKS:
        for theme, choice in short:
            needs = library[choice.id].needs if choice.id in library else ()
            if choice.id not in ids and ids.issuperset(needs):
                taken.append((theme, choice))
                ids.add(choice.id)
                break
        else:
            break
    return tuple(sorted(taken, key=lambda pair: _place(pair, maker.materials)))


def _place(pair: tuple[ChosenTheme, ChosenRecommendation], materials: Materials) -> int:
    """Return where an ask stands in the draft: the first of the draft is first on the page."""
    every = [choice.id for theme in materials.draft.themes for choice in theme.recommendations]
    return every.index(pair[1].id)


def _length(theme: ChosenTheme, choice: ChosenRecommendation, maker: BlockMaker) -> int:
    blocks = _ask(theme, choice, maker)
    return sum(count_words(plain_text(without_notes(b.content))) for b in blocks if isinstance(b, Paragraph))


def _ask(theme: ChosenTheme, choice: ChosenRecommendation, maker: BlockMaker) -> tuple[Block, ...]:
    alone = choice.model_copy(update={"smart": ()})
    return maker.recommendations(theme.model_copy(update={"recommendations": (alone,)}))


def page_values(page: DelegationPage, maker: BlockMaker) -> dict[str, object]:
    """Return what the template of the page may name."""
    materials = maker.materials
    asks = [_without_notes(block) for theme, choice in page.asks for block in _ask(theme, choice, maker)]
    return {
        "delegation": materials.country_name(page.state),
        "state": materials.slots["state.the"],
        "earlier": Blocks(_earlier(page, maker)),
        "asks": Blocks(tuple(asks) or gap("asks of at most 40 words", "recommendations")),
        "question": Blocks(_question(page, maker)),
    }


def _without_notes(block: Block) -> Block:
    return replace(block, content=without_notes(block.content)) if isinstance(block, Paragraph) else block


def _question(page: DelegationPage, maker: BlockMaker) -> tuple[Block, ...]:
    """Return the first ask as a question; a gap where there is none."""
    for theme, choice in page.asks:
        blocks = maker.questions(theme.model_copy(update={"recommendations": (choice,)}), 1)
        return tuple(
            replace(b, content=without_notes(b.content), role="plain")
            for b in blocks
            if isinstance(b, Paragraph)
        )
    return gap("a question in advance", "recommendations")


def _earlier(page: DelegationPage, maker: BlockMaker) -> tuple[Block, ...]:
    if not page.earlier:
        return ()
    state = maker.materials.slots["state.of"]
    heads = ("Review", "What was recommended", f"Answer {state}", "What became of it")
    table = Table(
        rows=tuple(_row(entry, maker) for entry in page.earlier),
        header=tuple((Text(head),) for head in heads),
        caption="Earlier recommendations",
        widths=_WIDTHS,
        origin=Origin("reference", f"page/{page.state}"),
    )
    return (table,)


def _row(entry: Recalled, maker: BlockMaker) -> tuple[tuple[Inline, ...], ...]:
    where = ", ".join(p for p in (entry.document, entry.paragraph and f"para. {entry.paragraph}") if p)
    words = _cut(entry.words.rstrip(" .;"))
    said = words if entry.is_summary else f"“{words.replace('“', '‘').replace('”', '’')}”"
    answer = entry.answer or "not known"
    return (
        (Text(f"Cycle {entry.cycle}" + (f": {where}" if where else "")),),
        (Text(said),),
        (Text(answer[0].upper() + answer[1:]),),
        tuple(_became(entry.choice, maker)),
    )


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST_QUOTE else f"{' '.join(words[:_LONGEST_QUOTE])} …"


def _became(choice: EarlierStatus | None, maker: BlockMaker) -> Iterator[Inline]:
    if choice is None:
        yield Text("–")
        return
    words = STATUS_WORDS[choice.status]
    yield Strong((Text(f"{words[0].upper()}{words[1:]}."),))
    yield from _sources(choice, maker.materials)
    if choice.comment.strip():
        said = maker.wording.sentence(choice.comment, f"earlier/{choice.id}")
        yield Text(f" {_cut(plain_text(without_notes(said)))}")


def _sources(choice: EarlierStatus, materials: Materials) -> Iterator[Inline]:
    """Yield the sources of the facts in brackets and short: a page has no room for notes."""
    facts = [materials.library.facts[id_] for id_ in choice.facts if id_ in materials.library.facts]
    cited = dict.fromkeys(_brief(c, materials) for fact in facts for c in fact.citations)
    if cited:
        yield Text(f" ({'; '.join(cited)})")


def _brief(citation: Citation, materials: Materials) -> str:
    source = materials.sources.get(citation.source)
    name = citation.source if source is None else source.symbol or short_name(source)
    through = materials.sources.get(citation.cited_in or "")
    where = f", {format_locator(citation.locator)}" if citation.locator else ""
    return f"{name}{where}" + (f", as cited in {short_name(through)}" if through else "")
