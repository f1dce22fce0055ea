"""Blocks in a row as a tree: cover, sections under their headings, annexes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from uprdraft.document.package_report import HeadingSource
from uprdraft.document.tree import Block, Contents, Heading, Origin, Paragraph, Quote, Role, Section, Table
from uprdraft.readers.foreign.numbers import Numbers
from uprdraft.readers.foreign.reading import Item
from uprdraft.readers.foreign.taking import Parts

__all__ = ["build_sections"]

_ROLES: dict[str, Role] = {
    "title": "title",
    "subtitle": "subtitle",
    "cover lead": "lead",
    "caption": "caption",
    "recommendation": "recommendation",
    "listed recommendation": "listed-recommendation",
    "numbered paragraph": "numbered",
}
_QUOTES = frozenset(("quote", "intense quote", "block text", "quotations", "block quote", "quotation"))

_LONGEST_ID = 60
_WITHOUT_HEADING = {"body": "text without a heading", "annex": "annex without a heading"}


@dataclass(slots=True)
class _Open:
    """A section that is being filled."""

    id: str
    heading: Heading | None
    level: int
    counts: bool
    kind: str
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        """Return the finished section."""
        return Section(
            self.id,
            self.heading,
            tuple(self.blocks),
            tuple(self.sections),
            self.counts,
            self.kind,  # type: ignore[arg-type]
        )


def build_sections(
    items: Sequence[Item], headings: Mapping[int, HeadingSource], parts: Parts, numbers: Numbers
) -> tuple[Section | None, tuple[Section, ...], tuple[Section, ...]]:
    """Return cover, body sections and annex sections."""
    cover = None
    if parts.body:
        blocks = tuple(_block(items[i], i, numbers, headings) for i in range(parts.body))
        cover = Section("cover", None, blocks, counts=False, kind="cover")
    body = _sections(items, range(parts.body, parts.annex), headings, numbers, "body")
    annexes = _sections(items, range(parts.annex, len(items)), headings, numbers, "annex")
    return cover, body, annexes


def _sections(
    items: Sequence[Item],
    positions: range,
    headings: Mapping[int, HeadingSource],
    numbers: Numbers,
    kind: str,
) -> tuple[Section, ...]:
    tops: list[Section] = []
    stack: list[_Open] = []
    ids: Counter[str] = Counter()

    def close(level: int) -> None:
        while stack and stack[-1].level >= level:
            done = stack.pop().closed()
            (stack[-1].sections if stack else tops).append(done)

    for i in positions:
        source = headings.get(i)
        item = items[i]
        if source is not None:
            close(source.level)
            is_contents = item.style is not None and item.style.is_contents_heading
            heading = _heading(item, source.level, numbers.labels[i])
            counts = kind == "body" and not is_contents and (not stack or stack[-1].counts)
            stack.append(_Open(_id(item.text, ids), heading, source.level, counts, kind))
            continue
        if not stack:
            stack.append(_Open(_id(_WITHOUT_HEADING[kind], ids), None, 99, kind == "body", kind))
        stack[-1].blocks.append(_block(item, i, numbers, headings))
    close(0)
    return tuple(tops)


def _id(words: str, ids: Counter[str]) -> str:
    """Return the name of a section, as it stands in messages: the words of its heading, told apart by a number."""
    words = " ".join(words.split())
    id_ = words if len(words) <= _LONGEST_ID else words[: _LONGEST_ID - 1] + "…"
    ids[id_] += 1
    return id_ if ids[id_] == 1 else f"{id_} ({ids[id_]})"


def _heading(item: Item, level: int, label: str) -> Heading:
    origin = Origin("file", item.ref)
    return Heading(item.content, level, bool(label), label, item.key, origin)


def _block(item: Item, position: int, numbers: Numbers, headings: Mapping[int, HeadingSource]) -> Block:
    origin = Origin("file", item.ref)
    if item.kind == "table":
        return Table(
            item.rows,
            item.header,
            caption=item.caption,
            description=item.description,
            key=item.key,
            origin=origin,
        )
    if item.kind == "contents":
        return Contents(9, item.key, origin)
    style = item.style.name.lower() if item.style else ""
    label = numbers.labels[position]
    role = _ROLES.get(style, "plain")
    if position in headings:
        role = "title"  # on a cover
    elif role == "plain" and position in numbers.running:
        role = "numbered"
    paragraph = Paragraph(item.content, role, item.key, label, origin)
    return Quote((paragraph,), "", origin) if style in _QUOTES and not label else paragraph
