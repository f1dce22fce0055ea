"""From the lines of a rendered template to nested sections with roles, origins and keys."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from uprdraft.assembly.markup import Attributes, HeadingLine, Piece, RoleLine, TokenLine
from uprdraft.document.tree import Block, Heading, ListBlock, Origin, Paragraph, Quote, Role, Section

__all__ = ["build_sections", "make_key"]

Kind = str


def make_key(path: str) -> str:
    """Return a short name for a path, fit for a bookmark: the same path gives the same key."""
    return hashlib.sha256(path.encode()).hexdigest()[:12]


@dataclass
class _Open:
    """A section being built."""

    heading: HeadingLine
    kind: str
    blocks: list[Block] = field(default_factory=list)
    sections: list["_Open"] = field(default_factory=list)


def build_sections(
    pieces: Iterable[Piece],
    resolve: Callable[[int], tuple[Block, ...]],
    template: str,
    counts: Callable[[str], bool],
) -> list[Section]:
    """Return the top sections of a template in order; text before the first heading is refused.

    ``counts`` says for a part's id whether its words count. A heading's class ``cover`` or ``annex``
    sets the kind of its section and of those inside it; ``unnumbered`` leaves its number out.
    """
    tops: list[_Open] = []
    stack: list[_Open] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, HeadingLine):
            while stack and stack[-1].heading.level >= piece.level:
                stack.pop()
            opened = _Open(piece, _kind(piece.attributes, stack))
            (stack[-1].sections if stack else tops).append(opened)
            stack.append(opened)
        elif not stack:
            raise AssertionError(f"{template}: text stands before the first heading")
        else:
            stack[-1].blocks += _blocks(piece, resolve, f"{template}/{index}", stack[-1].kind)
    keys = _Keys()
    return [_close(top, counts, keys) for top in tops]


def _kind(attributes: Attributes, stack: list[_Open]) -> str:
    for kind in ("cover", "annex"):
        if kind in attributes.classes:
            return kind
    return stack[-1].kind if stack else "body"


def _blocks(
    piece: Block | RoleLine | TokenLine, resolve: Callable[[int], tuple[Block, ...]], path: str, kind: str
) -> list[Block]:
    origin = Origin("template", path)
    match piece:
        case TokenLine():
            return list(resolve(piece.number))
        case RoleLine():
            return [Paragraph(piece.content, piece.role, origin=origin)]
        case Paragraph():
            roles: dict[str, Role] = {"cover": "lead", "annex": "plain"}
            return [replace(piece, role=roles.get(kind, "numbered"), origin=origin)]
        case _:
            return [replace(piece, origin=origin)]


@dataclass
class _Keys:
    """Gives each path its key; a path that comes again gets another, so that no two places share a bookmark."""

    times: dict[str, int] = field(default_factory=dict)

    def make(self, path: str) -> str:
        """Return the key of ``path``."""
        self.times[path] = times = self.times.get(path, 0) + 1
        return make_key(path if times == 1 else f"{path}#{times}")


def _close(opened: _Open, counts: Callable[[str], bool], keys: _Keys) -> Section:
    line = opened.heading
    id_ = line.attributes.id
    heading = Heading(
        line.content,
        line.level,
        numbered="unnumbered" not in line.attributes.classes and opened.kind == "body",
        key=keys.make(f"heading/{id_}"),
        origin=Origin("template", f"heading/{id_}"),
    )
    return Section(
        id=id_,
        heading=None if opened.kind == "cover" else heading,
        blocks=tuple(_keyed(b, f"{id_}/{i}", keys) for i, b in enumerate(opened.blocks, 1)),
        sections=tuple(_close(child, counts, keys) for child in opened.sections),
        counts=opened.kind == "body" and counts(id_),
        kind=opened.kind,  # type: ignore[arg-type]
    )


def _keyed(block: Block, path: str, keys: _Keys) -> Block:
    """Return a block with its key, and keys for the blocks inside it."""
    path = block.origin.ref or path
    match block:
        case ListBlock():
            items = tuple(
                tuple(_keyed(b, f"{path}/{i}/{j}", keys) for j, b in enumerate(item, 1))
                for i, item in enumerate(block.items, 1)
            )
            return replace(block, items=items, key=keys.make(path))
        case Quote():
            content = tuple(_keyed(b, f"{path}/{i}", keys) for i, b in enumerate(block.content, 1))
            return replace(block, content=content, key=keys.make(path))
        case _:
            return replace(block, key=keys.make(path))
