"""The blocks of one story while they are read."""

from dataclasses import dataclass, field
from typing import Literal

from uprdraft.document.tree import Inline, LineBreak
from uprdraft.document.walk import plain_text
from uprdraft.readers.foreign.line import Line
from uprdraft.readers.foreign.numbering import Label
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.foreign.styles import Style
from uprdraft.readers.package import Element

__all__ = ["DEEPEST", "Cells", "Item", "Reading", "join_lines"]

DEEPEST = 100  # elements inside each other; no person writes that
Cells = tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(slots=True)
class Item:
    """One block as read, before it is known where in the text it belongs."""

    kind: Literal["paragraph", "table", "contents"]
    key: str
    ref: str
    section: int
    content: tuple[Inline, ...] = ()
    style: Style | None = None
    outline: int | None = None
    label: Label | None = None
    new_page: bool = False
    is_bold: bool = False
    is_centred: bool = False
    is_cover: bool = False
    size: int = 0
    rows: Cells = ()
    header: tuple[tuple[Inline, ...], ...] = ()
    caption: str = ""
    description: str = ""
    raised: tuple[str, ...] = ()
    _text: str | None = None

    @property
    def text(self) -> str:
        """Return the words of a paragraph."""
        if self._text is None:
            self._text = plain_text(self.content)
        return self._text


@dataclass(slots=True)
class Reading:
    """The blocks of one story so far, and what goes over to the next paragraph."""

    story: Story
    items: list[Item] = field(default_factory=list)
    open_line: Line | None = None
    """Words that go on in the next paragraph: the mark between is deleted, or they stand between two."""
    new_page: bool = False
    in_cover: int = 0

    def descend(self, parent: Element, ref: str) -> None:
        """Read the blocks below ``parent``, whose path is ``ref``."""
        story = self.story
        if story.deep > DEEPEST:
            story.common.source.note("deeply nested text", story.part, "nested too deep to be meant")
            return
        story.deep += 1
        story.common.read_blocks(self, parent, ref)
        story.deep -= 1

    def finish(self) -> None:
        """Make a paragraph of what waits for a next one that never comes."""
        if self.open_line is None:
            return
        story = self.story
        key = story.key
        if story.is_main and not story.in_table:
            story.found.blocks += 1
            key = f"b{story.found.blocks}"
        content = self.open_line.finish()
        self.items.append(Item("paragraph", key, story.ref, story.found.sections, content))
        self.open_line = None


def join_lines(items: list[Item]) -> tuple[Inline, ...]:
    """Return what ``items`` hold as one line, broken where one ends and the next begins."""
    lines: list[tuple[Inline, ...]] = []
    for item in items:
        if item.kind == "table":
            lines.extend(cell for row in (item.header, *item.rows) for cell in row if cell)
        elif item.content:
            lines.append(item.content)
    joined: list[Inline] = []
    for position, line in enumerate(lines):
        if position:
            joined.append(LineBreak())
        joined.extend(line)
    return tuple(joined)
