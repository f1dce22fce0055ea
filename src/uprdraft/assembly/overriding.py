"""The person's own words in the place of generated paragraphs and headings, and behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from uprdraft.assembly.blocks import join_blocks, place_block
from uprdraft.assembly.sections import make_key
from uprdraft.assembly.wording import Wording
from uprdraft.document.tree import Block, Heading, ListBlock, Paragraph, Quote, Role, Section
from uprdraft.document.walk import block_lines, iter_blocks, plain_text
from uprdraft.findings import fingerprint
from uprdraft.records.draft import Override

__all__ = ["Overriding", "overridden_path", "replaced_fingerprint"]

_FOLLOWING: dict[str, Role] = {"cover": "lead", "annex": "plain", "body": "numbered"}


def replaced_fingerprint(block: Block | Heading) -> str:
    """Return the fingerprint by which an override knows that what it replaces is still the same."""
    if isinstance(block, Heading):
        return fingerprint(plain_text(block.content))
    return fingerprint("\n".join(plain_text(line) for b in iter_blocks((block,)) for line in block_lines(b)))


def overridden_path(paragraph: str, field_: str, number: int) -> str:
    """Return the origin of block ``number`` of an override's ``text`` or ``after``."""
    return f"overrides/{paragraph}/{field_}/{number}"


@dataclass
class Overriding:
    """Puts overrides in their places. The path of an override is the origin of what it replaces."""

    overrides: tuple[Override, ...]
    wording: Wording
    _is_fresh: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_path = {o.paragraph: o for o in self.overrides}

    def section(self, section: Section) -> Section:
        """Return ``section`` with what is overridden replaced."""
        if not self._by_path:
            return section
        heading = section.heading
        opening: tuple[Block, ...] = ()
        if heading is not None and (own := self._by_path.get(heading.origin.ref)) is not None:
            heading, opening = self._heading(heading, own), self._after(own, section.kind, heading.key)
        blocks = join_blocks(self._block(b, section.kind) for b in section.blocks)
        children = tuple(self.section(s) for s in section.sections)
        return replace(section, heading=heading, blocks=(*opening, *blocks), sections=children)

    def _heading(self, heading: Heading, own: Override) -> Heading:
        self._note(own, heading)
        if not own.text.strip():
            return heading
        return replace(heading, content=self.wording.sentence(own.text, f"overrides/{own.paragraph}"))

    def _block(self, block: Block, kind: str) -> tuple[Block, ...]:
        own = self._by_path.get(block.origin.ref)
        if own is None:
            return () if self._is_repeated(block.origin.ref) else (block,)
        self._note(own, block)
        return (*self._in_place(block, own, kind), *self._after(own, kind, block.key))

    def _is_repeated(self, path: str) -> bool:
        """Return whether an annex repeats a recommendation here that is left out."""
        first, _, rest = path.partition("/")
        twin = self._by_path.get(f"recommendations/{rest}") if first == "annex" else None
        return twin is not None and twin.left_out

    def _note(self, own: Override, block: Block | Heading) -> None:
        is_used = bool(own.text.strip() or own.after.strip() or own.left_out)
        replaces = bool(own.text.strip() or own.left_out) and own.replaces != ""
        is_same = not replaces or own.replaces == replaced_fingerprint(block)
        self._is_fresh[own.paragraph] = is_used and is_same

    def _in_place(self, block: Block, own: Override, kind: str) -> tuple[Block, ...]:
        if own.left_out:
            return ()
        if not own.text.strip():
            return (block,)
        role = block.role if isinstance(block, Paragraph) else _FOLLOWING[kind]
        written = self.wording.prose(own.text, f"overrides/{own.paragraph}")
        blocks = [self._own(b, own, "text", i, role, block.key) for i, b in enumerate(written, 1)]
        return (replace(blocks[0], key=block.key, origin=block.origin), *blocks[1:]) if blocks else ()

    def _after(self, own: Override, kind: str, key: str) -> tuple[Block, ...]:
        if not own.after.strip():
            return ()
        written = self.wording.prose(own.after, f"overrides/{own.paragraph}")
        return tuple(self._own(b, own, "after", i, _FOLLOWING[kind], key) for i, b in enumerate(written, 1))

    def _own(self, block: Block, own: Override, name: str, number: int, role: Role, key: str) -> Block:
        path = overridden_path(own.paragraph, name, number)
        return _keyed(place_block(block, path, role), f"{path}#{key}")

    def stale(self) -> Iterator[Override]:
        """Yield overrides whose paragraph changed since they were written, or is no longer there."""
        for override in self.overrides:
            if not self._is_fresh.get(override.paragraph, False):
                yield override


def _keyed(block: Block, path: str) -> Block:
    """Return a block with keys for itself and the blocks inside it."""
    match block:
        case ListBlock():
            items = tuple(
                tuple(_keyed(b, f"{path}/{i}/{j}") for j, b in enumerate(item, 1))
                for i, item in enumerate(block.items, 1)
            )
            return replace(block, items=items, key=make_key(path))
        case Quote():
            content = tuple(_keyed(b, f"{path}/{i}") for i, b in enumerate(block.content, 1))
            return replace(block, content=content, key=make_key(path))
        case _:
            return replace(block, key=make_key(path))
