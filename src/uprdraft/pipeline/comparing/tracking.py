"""Two versions as one tree whose words are kept, inserted or deleted: what a Word file with tracked changes shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    Block,
    Heading,
    Inline,
    ListBlock,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Submission,
    Table,
    Text,
)
from uprdraft.document.walk import plain_text
from uprdraft.pipeline.comparing.changes import Change, word_changes
from uprdraft.pipeline.comparing.line import Kind, inside, joined, words_of
from uprdraft.pipeline.comparing.units import Text as Version
from uprdraft.pipeline.comparing.units import Unit, bare
from uprdraft.readers.foreign import ReadDocument

__all__ = ["tracked_submission"]

_ALIKE = 60
Node = Heading | Paragraph | Table


def tracked_submission(
    old: Version, new: Version, read: ReadDocument, changes: Sequence[Change]
) -> Submission:
    """Return the new version, read as ``read``, with what changed since the old one marked as tracked."""
    typed = frozenset(n.key for n in read.report.numbers if n.kind == "typed")
    merging = _Merging(old, new, typed)
    for change in changes:
        merging.learn(change)
    tree = read.submission
    sections = [merging.section(s) for s in ((tree.cover,) if tree.cover else ()) + tree.body + tree.annexes]
    merged = replace(
        tree,
        cover=next((s for s in sections if s.kind == "cover"), None),
        body=tuple(s for s in sections if s.kind == "body"),
        annexes=tuple(s for s in sections if s.kind == "annex"),
        notes=tuple(merging.notes),
        problems=(),
    )
    return number_blocks(merged)


@dataclass
class _Merging:
    old: Version
    new: Version
    typed: frozenset[str]
    """Keys of headings and paragraphs whose number is part of their text."""
    notes: list[Note] = field(default_factory=list)
    partner: dict[int, Unit] = field(default_factory=dict)
    added: set[int] = field(default_factory=set)
    gone: dict[int, list[Unit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.position = {id(unit.node): i for i, unit in enumerate(self.new.units)}
        self._keys = 0

    def learn(self, change: Change) -> None:
        """Take in one change."""
        if change.kind == "changed" and change.old is not None:
            self.partner[change.position] = change.old
        if change.kind in ("added", "moved"):
            self.added.add(change.position)
        if change.kind in ("deleted", "moved") and change.old is not None:
            self.gone.setdefault(change.gone_from, []).append(change.old)

    def section(self, section: Section) -> Section:
        """Return a section with its changes; what went stands behind what was before it."""
        blocks: list[Block] = []
        heading = section.heading
        if heading is not None:
            blocks += self._gone_after(heading)
            heading = replace(heading, content=self._content(heading), numbered=self._has_number(heading))
        inner = [b for block in section.blocks for b in self._block(block)]
        children = tuple(self.section(s) for s in section.sections)
        return replace(section, heading=heading, blocks=(*blocks, *inner), sections=children)

    def _has_number(self, heading: Heading) -> bool:
        return heading.numbered and heading.key not in self.typed

    def _gone_after(self, node: Node) -> list[Block]:
        position = self.position.get(id(node))
        units = self.gone.pop(position + 1, []) if position is not None else []
        return [self._whole(unit, "deleted") for unit in units]

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph() | Table():
                if self.position.get(id(block)) == 0:
                    yield from (self._whole(unit, "deleted") for unit in self.gone.pop(0, ()))
                yield self._changed(block)
                yield from self._gone_after(block)
            case Quote():
                inner = tuple(b for one in block.content for b in self._block(one))
                yield replace(block, content=inner)
            case ListBlock():
                items = tuple(tuple(b for one in item for b in self._block(one)) for item in block.items)
                yield replace(block, items=items)
            case _:
                yield block

    def _changed(self, block: Paragraph | Table) -> Block:
        position = self.position.get(id(block), -1)
        if isinstance(block, Paragraph):
            return self._shown(replace(block, content=self._content(block)))
        partner = self.partner.get(position)
        if position in self.added or not (partner and isinstance(partner.node, Table)):
            side: Kind | None = "inserted" if position in self.added else None
            return self._cells(block, side, self.new)
        before = _grid(partner.node)
        rows = [
            tuple(
                self._merged(_cell(before, i, j), cell) for j, cell in enumerate(row)
            )
            for i, row in enumerate(_grid(block))
        ]  # fmt: skip
        rows += [tuple(self._side(c, "deleted", self.old) for c in row) for row in before[len(rows) :]]
        head = 1 if block.header else 0
        return replace(block, header=rows[0] if head else (), rows=tuple(rows[head:]))

    def _shown(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph with its number as text where its role gives it none."""
        if paragraph.role != "plain" or not paragraph.number or paragraph.key in self.typed:
            return paragraph
        return replace(paragraph, content=(Text(f"{paragraph.number} "), *paragraph.content))

    def _content(self, node: Heading | Paragraph) -> tuple[Inline, ...]:
        position = self.position.get(id(node), -1)
        if position in self.added:
            return self._side(node.content, "inserted", self.new)
        partner = self.partner.get(position)
        if partner is None or isinstance(partner.node, Table):
            return self._side(node.content, None, self.new)
        return self._merged(partner.node.content, node.content)

    def _whole(self, unit: Unit, kind: Kind) -> Block:
        """Return a unit of the old version as it went; its key is a new one."""
        self._keys += 1
        key = f"gone{self._keys}"
        if isinstance(unit.node, Table):
            return replace(self._cells(unit.node, kind, self.old), key=key)
        content = self._side(unit.node.content, kind, self.old)
        role = unit.node.role if isinstance(unit.node, Paragraph) else "plain"
        return Paragraph(content, role, key)

    def _cells(self, table: Table, kind: Kind | None, side: Version) -> Table:
        rows = tuple(tuple(self._side(c, kind, side) for c in row) for row in _grid(table))
        head = 1 if table.header else 0
        return replace(table, header=rows[0] if head else (), rows=rows[head:])

    # One line

    def _side(self, content: Iterable[Inline], kind: Kind | None, side: Version) -> tuple[Inline, ...]:
        """Return a line of one version, all of it inserted or deleted, or kept where there is no kind."""
        tokens = [self._settled(t, side) for t in words_of(content)]
        return joined([(kind, node) for node in tokens])

    def _settled(self, node: Inline, side: Version, other: Note | None = None) -> Inline:
        """Return a token with its note, if it marks one, put among the notes; ``other`` is what it said before."""
        reference = next((n for n in inside(node) if isinstance(n, NoteReference)), None)
        if reference is None:
            return node
        held = side.notes.get(reference.note)
        content = held.content if held is not None else ()
        if other is not None and bare(plain_text(other.content)) != bare(plain_text(content)):
            content = self._merged(other.content, content)
        self.notes.append(Note(f"n{len(self.notes) + 1}", content))
        return NoteReference(self.notes[-1].id)

    def _merged(self, before: Iterable[Inline], after: Iterable[Inline]) -> tuple[Inline, ...]:
        """Return two lines as one with what went and what came."""
        old, new = list(words_of(before)), list(words_of(after))
        pairs = self._same_notes(old, new)
        old_keys = [_key(node, i, pairs.get(i), self.old) for i, node in enumerate(old)]
        new_of = {j: i for i, j in pairs.items()}
        new_keys = [_key(node, new_of.get(j), j, self.new) for j, node in enumerate(new)]
        out: list[tuple[Kind | None, Inline]] = []
        for kind, a, b, c, d in word_changes(old_keys, new_keys):
            if kind == "equal":
                for i, j in zip(range(a, b), range(c, d), strict=True):
                    out.append((None, self._settled(new[j], self.new, self._note_of(old[i]))))
                continue
            out += [("deleted", self._settled(node, self.old)) for node in old[a:b]]
            out += [("inserted", self._settled(node, self.new)) for node in new[c:d]]
        return joined(out)

    def _note_of(self, node: Inline) -> Note | None:
        reference = next((n for n in inside(node) if isinstance(n, NoteReference)), None)
        return self.old.notes.get(reference.note) if reference else None

    def _same_notes(self, old: Sequence[Inline], new: Sequence[Inline]) -> dict[int, int]:
        """Return which mark of the old line is which of the new one, by what their notes say."""
        pairs: dict[int, int] = {}
        free = [j for j, node in enumerate(new) if isinstance(node, NoteReference)]
        for i, node in enumerate(old):
            if not isinstance(node, NoteReference):
                continue
            said = _said(node, self.old)
            best = max(free, key=lambda j: fuzz.ratio(said, _said(new[j], self.new)), default=None)
            if best is not None and fuzz.ratio(said, _said(new[best], self.new)) >= _ALIKE:
                pairs[i] = best
                free = [j for j in free if j > best]
        return pairs


def _said(node: Inline, side: Version) -> str:
    note = side.notes.get(node.note) if isinstance(node, NoteReference) else None
    return bare(plain_text(note.content)) if note else ""


def _grid(table: Table) -> list[tuple[tuple[Inline, ...], ...]]:
    return [*((table.header,) if table.header else ()), *table.rows]


def _cell(rows: Sequence[tuple[tuple[Inline, ...], ...]], i: int, j: int) -> tuple[Inline, ...]:
    return rows[i][j] if i < len(rows) and j < len(rows[i]) else ()


def _key(node: Inline, old: int | None, new: int | None, side: Version) -> str:
    if isinstance(node, NoteReference):
        return f"\x00{old}-{new}" if old is not None and new is not None else f"\x00{_said(node, side)}"
    looks = "".join(type(n).__name__[0] for n in inside(node))
    return f"{looks}\x01{plain_text((node,))}"
