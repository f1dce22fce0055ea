"""The one way from a draft to a submission: fill the template, nest it, settle its notes, number it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from uprdraft.assembly.blocks import BlockMaker, gap, join_blocks
from uprdraft.assembly.cover import CoverView, cover_view
from uprdraft.assembly.inline_rules import Cited
from uprdraft.assembly.inlines import Reading
from uprdraft.assembly.markup import read_markup
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.assembly.sections import build_sections
from uprdraft.assembly.template import Blocks, Inlines, TokenTable, render
from uprdraft.assembly.wording import Wording
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import Block, Gap, Inline, Meta, Paragraph, Section, Submission
from uprdraft.document.walk import iter_inlines, iter_submission_inlines, plain_text
from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.findings import Leftover, fingerprint
from uprdraft.records.draft import ChosenTheme, Draft, Override

__all__ = ["Assembled", "PartView", "ThemeView", "assemble"]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part that the person writes: ``text`` is its blocks, a visible gap where it is missing."""

    text: Blocks
    is_written: bool


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme for the template; each field is blocks, empty where there is nothing to say."""

    id: str
    heading: str
    opening: Blocks
    earlier: Blocks
    facts: Blocks
    analysis: Blocks
    law: Blocks
    recommendations: Blocks
    listed: Blocks


@dataclass(frozen=True, slots=True)
class Assembled:
    """A submission with what the assembly noticed.

    ``leftovers`` are marks printed as typed; ``stale`` the overrides whose paragraph has changed since,
    or is gone.
    """

    submission: Submission
    leftovers: tuple[Leftover, ...]
    stale: tuple[Override, ...]


def assemble(materials: Materials) -> Assembled:
    """Return the submission that the draft describes.

    Raises:
        UnusableFileError: the template is missing or breaks its rules.
        UsageError: the draft names a State or situation that does not exist.
    """
    notes = NoteBook(materials)
    wording = Wording(materials, notes)
    maker = BlockMaker(materials, notes, wording)
    _look_through_answers(materials.draft, wording)
    sections = _sections(materials, maker, notes)
    overriding = _Overriding(materials.draft.overrides, maker)
    sections = [overriding.section(s) for s in sections]
    tree = Submission(
        meta=_meta(materials, draft=False),
        cover=next((s for s in sections if s.kind == "cover"), None),
        body=tuple(s for s in sections if s.kind == "body"),
        annexes=tuple(s for s in sections if s.kind == "annex"),
        notes_place=materials.draft.notes or materials.body.notes.value.place,
    )
    tree = number_blocks(notes.settle(tree))
    in_notes = (node for note in tree.notes for node in iter_inlines(note.content))
    has_gaps = any(isinstance(node, Gap) for node in chain(iter_submission_inlines(tree), in_notes))
    tree = replace(tree, meta=_meta(materials, draft=has_gaps))
    return Assembled(tree, tuple(wording.leftovers), tuple(overriding.stale()))


def _look_through_answers(draft: Draft, wording: Wording) -> None:
    """Report marks in short answers, which are text and never markup."""
    wording.short(draft.title, "title")
    for index, organisation in enumerate(draft.organisations, 1):
        for name in ("name", "acronym", "founded", "description"):
            wording.short(getattr(organisation, name), f"organisations/{index}/{name}")
    for word in draft.key_words:
        wording.short(word, "key_words")


def _meta(materials: Materials, *, draft: bool) -> Meta:
    cover = cover_view(materials)
    acronyms = ", ".join(o.acronym or o.name for o in cover.organisations if o.acronym or o.name)
    return Meta(
        title=": ".join(t for t in (cover.title, materials.fill_known(materials.draft.title)) if t),
        language=materials.draft.language,
        submission_type=materials.body.id,
        country=materials.draft.country,
        as_of=materials.as_of,
        authors=tuple(o.name for o in materials.draft.submitting if o.name),
        key_words=materials.draft.key_words,
        session=materials.draft.session,
        footer=" – ".join(t for t in (acronyms, cover.title) if t),
        draft=draft,
    )


def _sections(materials: Materials, maker: BlockMaker, notes: NoteBook) -> list[Section]:
    name = materials.body.template
    if name not in materials.templates:
        raise UnusableFileError([Mistake(name or "template", f"no template for “{materials.body.id}”")])
    table = TokenTable()
    values = _values(materials, maker)
    markdown = render(name, materials.templates, values, _functions(notes), table)
    reading = Reading(notes.cite_typed, notes.write, table.resolve)
    try:
        pieces = read_markup(markdown, reading, template=True)
        counting = {p.id: p.counts for p in materials.body.parts}
        return build_sections(
            pieces, lambda n: _as_blocks(table.resolve(n)), name, lambda id_: counting.get(id_, True)
        )
    except AssertionError as error:
        raise UnusableFileError([Mistake(name, str(error), hint="see templates/README.md")]) from None


def _as_blocks(value: tuple[Inline, ...] | tuple[Block, ...]) -> tuple[Block, ...]:
    return value  # type: ignore[return-value]


def _functions(notes: NoteBook) -> Mapping[str, Callable[..., object]]:
    def cite(source: str, locator: str = "") -> Inlines:
        return Inlines(notes.cite_typed([Cited(source, locator)]))

    def gap_(what: str) -> Inlines:
        return Inlines((Gap(what),))

    return {"cite": cite, "gap": gap_}


def _values(materials: Materials, maker: BlockMaker) -> dict[str, object]:
    cover: CoverView = cover_view(materials)
    return {
        "cover": cover,
        "words": _WordsView(**{name.replace(".", "_"): text for name, text in _words(materials).items()}),
        "parts": _PartsView(
            {p.id.replace("-", "_"): _part(p.id, p.title, materials, maker) for p in materials.body.parts}
        ),
        "themes": tuple(_themes(materials, maker)),
        "annex_of_recommendations": materials.draft.annex_of_recommendations,
    }


def _words(materials: Materials) -> dict[str, str]:
    names = ("short", "the", "of", "start", "formal")
    blank = {f"origin.{n}": "" for n in names}
    return {**blank, **materials.slots}


class _View:
    """Frozen attributes and nothing else."""

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)


class _WordsView(_View):
    """The slot values, with underscores for dots: ``words.state_the``."""


class _PartsView(_View):
    """The parts by id, with underscores for hyphens: ``parts.summary``."""

    def __init__(self, parts: Mapping[str, PartView]) -> None:
        super().__init__(**parts)


def _part(id_: str, title: str, materials: Materials, maker: BlockMaker) -> PartView:
    part = next(p for p in materials.body.parts if p.id == id_)
    blocks = maker.prose(id_) if part.prose else ()
    if not blocks and part.prose and part.required:
        return PartView(Blocks(gap(title or id_, f"prose/{id_}")), False)
    return PartView(Blocks(blocks), bool(blocks))


def _themes(materials: Materials, maker: BlockMaker) -> Iterator[ThemeView]:
    for theme in materials.draft.themes:
        yield ThemeView(
            id=f"theme-{theme.id}",
            heading=maker.wording.short(theme.heading, f"themes/{theme.id}/heading")
            or _heading(theme, materials),
            opening=Blocks(maker.prose(theme.id)),
            earlier=Blocks(maker.earlier(theme)),
            facts=Blocks(maker.facts(theme)),
            analysis=Blocks(maker.prose(f"{theme.id}-analysis")),
            law=Blocks(maker.law(theme)),
            recommendations=Blocks(maker.recommendations(theme)),
            listed=Blocks(maker.listed(theme)),
        )


def _heading(theme: ChosenTheme, materials: Materials) -> str:
    entry = materials.library.themes.get(theme.id)
    return materials.in_language(entry.heading) if entry else theme.id


@dataclass
class _Overriding:
    """Puts the person's own words in the place of generated paragraphs."""

    overrides: tuple[Override, ...]
    maker: BlockMaker

    def __post_init__(self) -> None:
        self._by_path = {o.paragraph: o for o in self.overrides}
        self._used: dict[str, bool] = {}

    def section(self, section: Section) -> Section:
        """Return ``section`` with overridden paragraphs replaced."""
        if not self._by_path:
            return section
        blocks = join_blocks(self._block(b) for b in section.blocks)
        return replace(section, blocks=blocks, sections=tuple(self.section(s) for s in section.sections))

    def _block(self, block: Block) -> tuple[Block, ...]:
        override = self._by_path.get(block.origin.ref)
        if override is None or not isinstance(block, Paragraph):
            return (block,)
        if not override.text.strip():
            return (block,)
        fresh = override.replaces in ("", fingerprint(plain_text(block.content)))
        self._used[override.paragraph] = fresh
        blocks = self.maker.wording.prose(override.text, f"overrides/{override.paragraph}")
        first = [replace(b, role=block.role) if isinstance(b, Paragraph) else b for b in blocks]
        return tuple(
            replace(b, key=f"{block.key}{i or ''}", origin=block.origin) for i, b in enumerate(first)
        )

    def stale(self) -> Iterator[Override]:
        """Yield overrides whose paragraph changed since they were written, or is no longer there."""
        for override in self.overrides:
            if not self._used.get(override.paragraph, False):
                yield override
