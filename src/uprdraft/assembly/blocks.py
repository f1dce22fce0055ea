"""Blocks from what a draft holds: prose, facts, earlier findings, law, recommendations.

Each paragraph made here says in its origin which field, entry or rule of assembly it came from; that
path is what a finding names and what an override replaces.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from uprdraft.assembly.asking import call_on, question_to_party, question_to_state, should_do
from uprdraft.assembly.earlier import earlier_paragraphs
from uprdraft.assembly.law import LawWriter
from uprdraft.assembly.markup import Reading, read_markup
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.document.tree import Block, Gap, Inline, ListBlock, Origin, Paragraph, Quote, Role, Table, Text
from uprdraft.document.walk import plain_text
from uprdraft.records.draft import ChosenFact, ChosenRecommendation, ChosenTheme
from uprdraft.records.library import Recommendation
from uprdraft.values.words import count_words

__all__ = ["BlockMaker"]

_LONGEST_PARAGRAPH = 115
"""Words after which facts begin a new paragraph: about eight lines, easy to refer to by its number."""
_SMART_LABELS = {"specific": "", "measurable": "Indicator: ", "time-bound": "Time frame: "}


@dataclass
class BlockMaker:
    """Makes the blocks of one submission."""

    materials: Materials
    notes: NoteBook
    unsupported: list[tuple[str, str]] = field(default_factory=list)
    """``(part, mark)`` for marks in prose that the restricted Markdown does not have."""

    def __post_init__(self) -> None:
        self._law = LawWriter(self.materials, self.notes)

    def read(self, text: str, part: str) -> list[Block]:
        """Return the blocks of prose written for ``part``, not yet given roles."""
        reading = Reading(self.notes.cite_pairs, self.notes.write)
        pieces = read_markup(text, reading)
        self.unsupported += [(part, mark) for mark in reading.unsupported]
        return [p for p in pieces if isinstance(p, Paragraph | ListBlock | Quote | Table)]

    def prose(self, part: str, role: Role = "numbered") -> tuple[Block, ...]:
        """Return the blocks of the person's prose for ``part``; none where there is no prose."""
        text = self.materials.draft.prose.get(part, "")
        blocks = self.read(text, part)
        return tuple(_placed(b, f"prose/{part}/{i}", role) for i, b in enumerate(blocks, 1))

    def facts(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return the chosen facts of a theme as paragraphs of a few sentences each."""
        groups = list(self._fact_groups(theme))
        return tuple(
            Paragraph(content, "numbered", origin=Origin("library", f"facts/{theme.id}/{i}"))
            for i, content in enumerate(groups, 1)
        )

    def _fact_groups(self, theme: ChosenTheme) -> Iterator[tuple[Inline, ...]]:
        held: list[Inline] = []
        words = 0
        for choice in theme.facts:
            sentence = self._fact(choice)
            length = count_words(plain_text(sentence))
            if held and (choice.new_paragraph or words + length > _LONGEST_PARAGRAPH):
                yield tuple(held)
                held, words = [], 0
            held += ([Text(" ")] if held else []) + list(sentence)
            words += length
        if held:
            yield tuple(held)

    def _fact(self, choice: ChosenFact) -> tuple[Inline, ...]:
        fact = self.materials.library.facts.get(choice.id)
        taken = self.materials.fill(choice.text) if choice.text else ""
        text = choice.own_wording or taken or (self.materials.in_language(fact.text) if fact else "")
        if not text:
            return (Gap(f"fact “{choice.id}” is not in the library"),)
        return (Text(text), *(self.notes.cite(fact.citations) if fact else ()))

    def earlier(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return what was recommended before and what became of it."""
        return tuple(
            Paragraph(content, "numbered", origin=Origin("reference", f"earlier/{theme.id}/{name}"))
            for name, content in earlier_paragraphs(theme, self.materials, self.notes)
        )

    def law(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return the law of a theme as one paragraph, two where it grows long."""
        entries = [e for e in self._entries(theme) if e is not None]
        sentences = self._law.sentences(theme, entries)
        paragraphs: list[list[Inline]] = []
        words = 0
        for sentence in sentences:
            length = count_words(plain_text(sentence))
            if not paragraphs or words + length > _LONGEST_PARAGRAPH:
                paragraphs.append([])
                words = 0
            paragraphs[-1] += ([Text(" ")] if paragraphs[-1] else []) + list(sentence)
            words += length
        return tuple(
            Paragraph(tuple(p), "numbered", origin=Origin("library", f"law/{theme.id}/{i}"))
            for i, p in enumerate(paragraphs, 1)
        )

    def _entries(self, theme: ChosenTheme) -> Iterator[Recommendation | None]:
        for choice in theme.recommendations:
            yield self.materials.library.recommendations.get(choice.id)

    def recommendations(
        self, theme: ChosenTheme, role: Role = "recommendation", path: str = "recommendations"
    ) -> tuple[Block, ...]:
        """Return the recommendations of a theme, one a paragraph."""
        return tuple(
            Paragraph(
                self._recommendation(choice),
                role,
                origin=Origin("library", f"{path}/{theme.id}/{choice.id}", choice.version),
            )
            for choice in theme.recommendations
        )

    def questions(self, theme: ChosenTheme, most: int | None = None) -> tuple[Block, ...]:
        """Return the asks of a theme as questions, one a paragraph, numbered on with the text."""
        return tuple(
            Paragraph(
                (Text(text),) if (text := question_text(choice, self.materials)) else (Gap("a question"),),
                "numbered",
                origin=Origin("library", f"questions/{theme.id}/{choice.id}", choice.version),
            )
            for choice in theme.recommendations[:most]
        )

    def call(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return the asks of a theme as a call in a statement, one sentence where they allow it."""
        texts = [t for c in theme.recommendations if (t := recommendation_text(c, self.materials))]
        return tuple(
            Paragraph((Text(text),), "numbered", origin=Origin("library", f"call/{theme.id}/{i}"))
            for i, text in enumerate(call_on(texts, self.materials.fill(self.materials.body.call)), 1)
        )

    def passage(self, text: str, path: str) -> tuple[Block, ...]:
        """Return the blocks of prose that stands in a list of the draft, such as a reply, at ``path``."""
        blocks = self.read(text, path) if text else ()
        return tuple(_placed(b, f"{path}/{i}", "numbered") for i, b in enumerate(blocks, 1))

    def _recommendation(self, choice: ChosenRecommendation) -> tuple[Inline, ...]:
        text = recommendation_text(choice, self.materials)
        if not text:
            return (Gap(f"the text of recommendation “{choice.id}”"),)
        if self.materials.body.treaty:
            text = should_do(text, self.materials.party)
        entry = self.materials.library.recommendations.get(choice.id)
        for part in choice.smart if entry else ():
            assert entry is not None  # noqa: S101 - the loop is empty otherwise
            guidance = getattr(entry.smart, part.replace("-", "_"))
            if guidance:
                text += f" {_SMART_LABELS[part]}{guidance}"
        return (Text(text),)


def recommendation_text(choice: ChosenRecommendation, materials: Materials) -> str:
    """Return the words of a chosen recommendation: own wording, else as taken, else from the library."""
    if choice.own_wording:
        return choice.own_wording
    if choice.text:
        return materials.fill(choice.text)
    entry = materials.library.recommendations.get(choice.id)
    return materials.in_language(library_text(entry, materials)) if entry else ""


def question_text(choice: ChosenRecommendation, materials: Materials) -> str:
    """Return a chosen ask as a question: the person's own, the library's, or one made of the ask."""
    if choice.own_question:
        return choice.own_question
    entry = materials.library.recommendations.get(choice.id)
    text = recommendation_text(choice, materials)
    if materials.body.treaty:
        ready = materials.in_language(entry.question) if entry and not choice.own_wording else ""
        return ready or (question_to_party(text, materials.party) if text else "")
    return question_to_state(text, materials.slots["state.the"]) if text else ""


def library_text(entry: Recommendation, materials: Materials) -> dict[str, str]:
    """Return the texts of the variant that fits how the State stands to its instrument."""
    for variant in entry.variants:
        instrument = materials.library.instruments.get(variant.instrument)
        standing = materials.standing(instrument) if instrument else None
        if standing is not None and standing.status == variant.status:
            return variant.text
    return entry.text


def _placed(block: Block, path: str, role: Role) -> Block:
    """Return a block of prose with its origin, its paragraphs in ``role`` (inside lists: plain)."""
    origin = Origin("draft", path)
    match block:
        case Paragraph():
            return replace(block, role=role, origin=origin)
        case ListBlock():
            items = tuple(_inside(item, f"{path}/{i}") for i, item in enumerate(block.items, 1))
            return replace(block, items=items, origin=origin)
        case Quote():
            return replace(block, content=_inside(block.content, path), origin=origin)
        case _:
            return replace(block, origin=origin)


def _inside(blocks: Sequence[Block], path: str) -> tuple[Block, ...]:
    return tuple(_placed(b, f"{path}/{i}", "plain") for i, b in enumerate(blocks, 1))


def gap(what: str, path: str) -> tuple[Block, ...]:
    """Return one paragraph that is a gap."""
    return (Paragraph((Gap(what),), "numbered", origin=Origin("draft", path)),)


def join_blocks(groups: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Return the blocks of all groups in order."""
    return tuple(b for group in groups for b in group)
