"""Prose fields of a draft opened block by block, so that one block can be changed and the others stay as typed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from uprdraft.assembly.as_typed import Typed, split_prose, type_block
from uprdraft.document.tree import (
    Block,
    Emphasis,
    Inline,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from uprdraft.pipeline.pulling.homes import Leaf

__all__ = ["OpenField"]

_NEW = "new:"


@dataclass
class _Slot:
    """One block as typed, what goes before and after it, and the changes inside it."""

    text: str | None
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    block: Block | None = None
    changed: dict[Leaf, Paragraph | Table | None] = field(default_factory=dict)
    added: dict[Leaf, list[Paragraph]] = field(default_factory=dict)


class OpenField:
    """A text of the draft in blocks; positions are those of its blocks as they stand now."""

    def __init__(self, text: str, typed_now: Typed, typed_new: Typed) -> None:
        self._slots = [_Slot(piece) for piece in split_prose(text)]
        self._head: list[str] = []
        self._typed = lambda id_: (
            typed_new(id_.removeprefix(_NEW)) if id_.startswith(_NEW) else typed_now(id_)
        )

    def __len__(self) -> int:
        return len(self._slots)

    def put(self, position: int, text: str | None) -> None:
        """Put ``text`` in the place of a block; None takes it out."""
        self._slots[position].text = text
        self._slots[position].block = None

    def text_at(self, position: int) -> str:
        """Return a block as typed."""
        return self._slots[position].text or ""

    def add_after(self, position: int, text: str) -> None:
        """Add a block behind another and what was added there before; -1 is the beginning."""
        (self._head if position < 0 else self._slots[position].after).append(text)

    def add_before(self, position: int, text: str) -> None:
        """Add a block before another, behind what was added there before."""
        self._slots[position].before.append(text)

    def change_inside(self, position: int, block: Block, leaf: Leaf, new: Paragraph | Table | None) -> None:
        """Change a paragraph inside the list or quotation ``block``; None takes it out."""
        slot = self._slots[position]
        slot.block = block
        slot.changed[leaf] = new

    def add_inside(self, position: int, block: Block, leaf: Leaf, new: Paragraph) -> None:
        """Add an item or paragraph behind one inside ``block``."""
        slot = self._slots[position]
        slot.block = block
        slot.added.setdefault(leaf, []).append(new)

    def text(self) -> str:
        """Return the whole text as it now stands."""
        pieces = list(self._head)
        for slot in self._slots:
            pieces += [*slot.before, self._of(slot), *slot.after]
        return "\n\n".join(piece for piece in pieces if piece.strip())

    def _of(self, slot: _Slot) -> str:
        if slot.block is None:
            return slot.text or ""
        blocks = self._rebuilt(slot.block, (), slot)
        return "\n\n".join(type_block(b, self._typed) for b in blocks)

    def _rebuilt(self, block: Block, way: Leaf, slot: _Slot) -> list[Block]:
        match block:
            case ListBlock():
                items = [
                    items
                    for i, item in enumerate(block.items)
                    for items in self._items(item, (*way, i), slot)
                ]
                return [replace(block, items=tuple(items))] if items else []
            case Quote():
                inner = [
                    b for i, one in enumerate(block.content) for b in self._rebuilt(one, (*way, i), slot)
                ]
                return [replace(block, content=tuple(inner))] if inner else []
            case _:
                new: Block | None = slot.changed.get(way, block)
                kept = [_as_new(new) if way in slot.changed else new] if new is not None else []
                return [*kept, *(_as_new(b) for b in slot.added.get(way, ()))]

    def _items(self, item: Sequence[Block], way: Leaf, slot: _Slot) -> list[tuple[Block, ...]]:
        """Return an item and those added behind it; what is added behind its only paragraph is an item."""
        out: list[tuple[Block, ...]] = []
        blocks: list[Block] = []
        following: list[tuple[Block, ...]] = []
        for j, one in enumerate(item):
            here = (*way, j)
            if isinstance(one, Paragraph) and here in slot.added:
                following += [(_as_new(b),) for b in slot.added[here]]
                new = slot.changed.get(here, one)
                blocks += [_as_new(new) if here in slot.changed else new] if new is not None else []
            else:
                blocks += self._rebuilt(one, here, slot)
        if blocks:
            out.append(tuple(blocks))
        return out + following


def _as_new(block: Block) -> Block:
    """Return a block of the edited copy with its note ids told apart from those of the draft."""
    if isinstance(block, Paragraph):
        return replace(block, content=_marked(block.content))
    if not isinstance(block, Table):
        return block
    rows = tuple(tuple(_marked(cell) for cell in row) for row in block.rows)
    return replace(block, rows=rows, header=tuple(_marked(cell) for cell in block.header))


def _marked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for node in content:
        if isinstance(node, NoteReference):
            out.append(NoteReference(f"{_NEW}{node.note}"))
        elif isinstance(node, Emphasis | Strong | Link):
            out.append(replace(node, content=_marked(node.content)))
        else:
            out.append(node)
    return tuple(out)
