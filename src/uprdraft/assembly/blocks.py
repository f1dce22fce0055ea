"""Blocks from what a draft holds: prose, facts, earlier findings, law, recommendations.

Each paragraph made here says in its origin which field, entry or rule of assembly it came from; that
path is what a finding names and what an override replaces.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from uprdraft.assembly.asking import call_on, question_to_party, question_to_state, should_do
from uprdraft.assembly.earlier import earlier_paragraphs
from uprdraft.assembly.law import LawWriter
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.assembly.wording import Wording
from uprdraft.document.tree import Block, Gap, Inline, ListBlock, Origin, Paragraph, Quote, Role, Text
from uprdraft.document.walk import plain_text, without_notes
from uprdraft.records.draft import ChosenFact, ChosenRecommendation, ChosenTheme
from uprdraft.records.library import Fact, Recommendation
from uprdraft.values.words import count_words

__all__ = ["BlockMaker", "join_blocks", "place_block"]

_LONGEST_PARAGRAPH = 115
"""Words after which facts begin a new paragraph: about eight lines, easy to refer to by its number."""
_SMART_LABELS = {"specific": "", "measurable": "Indicator: ", "time-bound": "Time frame: "}


@dataclass
class BlockMaker:
    """Makes the blocks of one submission."""

    materials: Materials
    notes: NoteBook
    wording: Wording

    def __post_init__(self) -> None:
        self._law = LawWriter(self.materials, self.notes)
        self._named: set[str] = set()

    def prose(self, part: str, role: Role = "numbered") -> tuple[Block, ...]:
        """Return the blocks of the person's prose for ``part``; none where there is no prose."""
        text, path = self.materials.prose(part)
        blocks = self.wording.prose(text, path)
        return tuple(place_block(b, f"{path}/{i}", role) for i, b in enumerate(blocks, 1))

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
            sentence = self.fact(choice, f"facts/{theme.id}/{choice.id}")
            length = count_words(plain_text(sentence))
            if held and (choice.new_paragraph or words + length > _LONGEST_PARAGRAPH):
                yield tuple(held)
                held, words = [], 0
            held += ([Text(" ")] if held else []) + list(sentence)
            words += length
        if held:
            yield tuple(held)

    def fact(self, choice: ChosenFact, part: str) -> tuple[Inline, ...]:
        """Return a fact as a sentence with its note: own wording, else as taken, else from the library."""
        fact = self.materials.library.facts.get(choice.id)
        written = choice.own_wording.strip() or self._shortened(choice.text.strip(), fact)
        if written:
            content = self.wording.sentence(written, part)
        else:
            taken = self._shortened(self.materials.in_language(fact.text), fact) if fact else ""
            content = (Text(taken),) if taken else (Gap(f"fact “{choice.id}” is not in the library"),)
        return (*content, *(self.notes.cite(fact.citations) if fact else ()))

    def _shortened(self, text: str, fact: Fact | None) -> str:
        """Return the library's words for this text: a source that was named in full before is named in short."""
        for citation in fact.citations if fact else ():
            source = self.materials.sources.get(citation.source)
            full = self.materials.in_language(source.named_in_full) if source else ""
            again = self.materials.in_language(source.named_again) if source else ""
            if not (full and again and full in text):
                continue
            if citation.source in self._named:
                text = text.replace(full, again)
            self._named.add(citation.source)
        return self.materials.before_committee(text)

    def earlier(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return what was recommended before and what became of it."""
        return tuple(
            Paragraph(content, "numbered", origin=Origin("reference", f"earlier/{theme.id}/{name}"))
            for name, content in earlier_paragraphs(theme, self.materials, self.notes, self.wording)
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
                self._recommendation(choice, f"recommendations/{theme.id}/{choice.id}"),
                role,
                origin=Origin("library", f"{path}/{theme.id}/{choice.id}", choice.version),
            )
            for choice in theme.recommendations
        )

    def listed(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return the recommendations once more for a list of all; their notes stand where they stood first."""
        return tuple(
            replace(block, content=without_notes(block.content))
            for block in self.recommendations(theme, "listed-recommendation", "annex")
            if isinstance(block, Paragraph)
        )

    def questions(self, theme: ChosenTheme, most: int | None = None) -> tuple[Block, ...]:
        """Return the asks of a theme as questions, one a paragraph, numbered on with the text."""
        return tuple(
            Paragraph(
                self._question(choice, f"recommendations/{theme.id}/{choice.id}"),
                "numbered",
                origin=Origin("library", f"questions/{theme.id}/{choice.id}", choice.version),
            )
            for choice in theme.recommendations[:most]
        )

    def call(self, theme: ChosenTheme) -> tuple[Block, ...]:
        """Return the asks of a theme as a call in a statement, one sentence where they allow it.

        None where the body's texts list recommendations instead.
        """
        lead = self.materials.body.call
        if lead is None:
            return ()
        texts = [text for c in theme.recommendations if (text := recommendation_text(c, self.materials))]
        return tuple(
            Paragraph(
                self.wording.sentence(text, f"recommendations/{theme.id}"),
                "numbered",
                origin=Origin("library", f"call/{theme.id}/{i}"),
            )
            for i, text in enumerate(call_on(texts, self.materials.fill(lead)), 1)
        )

    def passage(self, text: str, path: str) -> tuple[Block, ...]:
        """Return the blocks of prose that stands in a list of the draft, such as a reply, at ``path``."""
        blocks = self.wording.prose(text, path) if text else ()
        return tuple(place_block(b, f"{path}/{i}", "numbered") for i, b in enumerate(blocks, 1))

    def _recommendation(self, choice: ChosenRecommendation, part: str) -> tuple[Inline, ...]:
        party = self.materials.party
        form = (lambda text: should_do(text, party)) if self.materials.body.treaty else str
        content = self._asked(choice, part, form) or (Gap(f"the text of recommendation “{choice.id}”"),)
        entry = self.materials.library.recommendations.get(choice.id)
        for name in choice.smart if entry else ():
            assert entry is not None  # noqa: S101 - the loop is empty otherwise
            guidance = getattr(entry.smart, name.replace("-", "_"))
            if guidance:
                content += (Text(f" {_SMART_LABELS[name]}{guidance}"),)
        return content

    def _question(self, choice: ChosenRecommendation, part: str) -> tuple[Inline, ...]:
        """Return the person's own question, the library's for a committee, or one made of the ask."""
        materials = self.materials
        if choice.own_question.strip():
            return self.wording.sentence(choice.own_question, part)
        entry = materials.library.recommendations.get(choice.id)
        if materials.body.treaty is None:
            state = materials.slots["state.the"]
            form = lambda text: question_to_state(text, state)  # noqa: E731 - one line says it
        else:
            ready = materials.in_language(entry.question) if entry and not choice.own_wording.strip() else ""
            if ready:
                return (Text(ready),)
            form = lambda text: question_to_party(text, materials.party)  # noqa: E731
        return self._asked(choice, part, form) or (Gap(f"the question for “{choice.id}”"),)

    def _asked(
        self, choice: ChosenRecommendation, part: str, form: Callable[[str], str]
    ) -> tuple[Inline, ...]:
        """Return the words of an ask in the ``form`` the body wants; none where there are no words."""
        written = choice.own_wording.strip() or choice.text.strip()
        if written:
            return self.wording.sentence(form(written), part)
        taken = recommendation_text(choice, self.materials)
        return (Text(form(taken)),) if taken else ()


def recommendation_text(choice: ChosenRecommendation, materials: Materials) -> str:
    """Return the words of a chosen recommendation: own wording, else as taken, else from the library."""
    if choice.own_wording.strip():
        return materials.fill_known(choice.own_wording)
    if choice.text.strip():
        return materials.fill_known(choice.text)
    entry = materials.library.recommendations.get(choice.id)
    return materials.in_language(library_text(entry, materials)) if entry else ""


def library_text(entry: Recommendation, materials: Materials) -> dict[str, str]:
    """Return the texts of the variant that fits how the State stands to its instrument."""
    for variant in entry.variants:
        instrument = materials.library.instruments.get(variant.instrument)
        standing = materials.standing(instrument) if instrument else None
        if standing is not None and standing.status == variant.status:
            return variant.text
    return entry.text


def place_block(block: Block, path: str, role: Role) -> Block:
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
    return tuple(place_block(b, f"{path}/{i}", "plain") for i, b in enumerate(blocks, 1))


def gap(what: str, path: str) -> tuple[Paragraph, ...]:
    """Return one paragraph that is a gap."""
    return (Paragraph((Gap(what),), "numbered", origin=Origin("draft", path)),)


def join_blocks(groups: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Return the blocks of all groups in order."""
    return tuple(b for group in groups for b in group)
