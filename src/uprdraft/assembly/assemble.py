"""The one way from a draft to a submission: fill the template, nest it, settle its notes, number it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from uprdraft.assembly.blocks import BlockMaker, gap
from uprdraft.assembly.cover import cover_view
from uprdraft.assembly.inline_rules import Cited
from uprdraft.assembly.inlines import Reading
from uprdraft.assembly.markup import read_markup
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.assembly.overriding import Overriding
from uprdraft.assembly.sections import build_sections, make_key
from uprdraft.assembly.template import Inlines, TokenTable, render
from uprdraft.assembly.views import template_values
from uprdraft.assembly.wording import Wording
from uprdraft.document.number import number_blocks
from uprdraft.document.rewrite import without_emphasis
from uprdraft.document.tree import Block, Gap, Inline, Meta, Paragraph, Section, Submission, Typeface
from uprdraft.document.walk import iter_inlines, iter_submission_inlines, plain_text
from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.findings import Leftover
from uprdraft.records.body import BodyProfile
from uprdraft.records.draft import Draft, Override

__all__ = ["Assembled", "assemble", "render_sections"]


class Assembled(NamedTuple):
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
    overriding = Overriding(materials.draft.overrides, wording)
    sections = [_with_gaps(overriding.section(s)) for s in sections]
    if not any(s.kind == "body" for s in sections):
        mistake = Mistake(materials.body.template, "the template writes no section of the text itself")
        raise UnusableFileError([replace(mistake, hint="see templates/README.md")])
    numbered = materials.body.numbered_paragraphs
    if numbered is not None and not numbered.value:
        sections = [_without_numbers(s) for s in sections]
    tree = Submission(
        meta=_meta(materials, draft=False),
        cover=next((s for s in sections if s.kind == "cover"), None),
        body=tuple(s for s in sections if s.kind == "body"),
        annexes=tuple(s for s in sections if s.kind == "annex" and not _is_empty(s)),
        notes_place=materials.draft.notes or materials.body.notes.value.place,
        has_cover_page=materials.body.cover_page,
        typeface=_typeface(materials.body),
    )
    tree = number_blocks(notes.settle(tree))
    if tree.typeface is not None and tree.typeface.is_plain:
        tree = without_emphasis(tree)
    in_notes = (node for note in tree.notes for node in iter_inlines(note.content))
    has_gaps = any(isinstance(node, Gap) for node in chain(iter_submission_inlines(tree), in_notes))
    tree = replace(tree, meta=_meta(materials, draft=has_gaps))
    return Assembled(tree, tuple(wording.leftovers), tuple(overriding.stale()))


def _is_empty(section: Section) -> bool:
    return not section.blocks and all(_is_empty(child) for child in section.sections)


def _with_gaps(section: Section) -> Section:
    """Return a section of the body with a visible gap wherever nothing stands under a heading."""
    if section.kind != "body":
        return section
    if not section.blocks and not section.sections:
        what = plain_text(section.heading.content) if section.heading else section.id
        blocks = (replace(block, key=make_key(f"gap/{section.id}")) for block in gap(what, section.id))
        return replace(section, blocks=tuple(blocks))
    return replace(section, sections=tuple(_with_gaps(child) for child in section.sections))


def _look_through_answers(draft: Draft, wording: Wording) -> None:
    """Report marks in short answers, which are text and never markup."""
    wording.short(draft.title, "title")
    for index, organisation in enumerate(draft.organisations, 1):
        for name in ("name", "acronym", "founded", "description"):
            wording.short(getattr(organisation, name), f"organisations/{index}/{name}")
    for word in draft.key_words:
        wording.short(word, "key_words")


def _typeface(body: BodyProfile) -> Typeface | None:
    """Return what the body rules on the letters, where that is known for certain."""
    if body.font is None or not body.font.certainty.is_firm:
        return None
    font = body.font.value
    return Typeface(font.name, font.size_points, is_plain=font.plain)


def _meta(materials: Materials, *, draft: bool) -> Meta:
    cover = cover_view(materials)
    acronyms = ", ".join(o.acronym or o.name for o in cover.organisations if o.acronym or o.name)
    return Meta(
        title=": ".join(t for t in (cover.title, materials.fill_known(materials.draft.title)) if t),
        language=materials.draft.language,
        submission_type=materials.body.id,
        country=materials.draft.country,
        as_of=materials.as_of,
        authors=tuple(o.name for o in cover.organisations if o.name),
        key_words=tuple(materials.fill_known(word) for word in materials.draft.key_words),
        session=materials.draft.session,
        footer=" – ".join(t for t in (acronyms, cover.title) if t),
        draft=draft,
    )


def _sections(materials: Materials, maker: BlockMaker, notes: NoteBook) -> list[Section]:
    name = materials.body.template
    if name not in materials.templates:
        what = "is historic, for checking older texts only" if not name else f"has no template {name}"
        hint = "choose another type; see: uprdraft types"
        raise UnusableFileError([Mistake("draft.yaml", f"the type “{materials.body.id}” {what}", hint=hint)])
    return render_sections(name, template_values(materials, maker), materials, notes)


def render_sections(
    name: str, values: Mapping[str, object], materials: Materials, notes: NoteBook
) -> list[Section]:
    """Return the sections that the template ``name`` writes with ``values``.

    Raises:
        UnusableFileError: the template breaks its rules.
    """
    table = TokenTable()
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


def _without_numbers(section: Section) -> Section:
    """Return a section of a text whose paragraphs carry no numbers, such as a statement that is read out."""
    blocks = tuple(
        replace(b, role="plain") if isinstance(b, Paragraph) and b.role == "numbered" else b
        for b in section.blocks
    )
    return replace(section, blocks=blocks, sections=tuple(_without_numbers(s) for s in section.sections))
