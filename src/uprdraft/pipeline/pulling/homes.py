"""Where each place of the Word file lives in the draft: the block of the tree behind its hidden bookmark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uprdraft.document.tree import Block, Contents, Heading, ListBlock, Paragraph, Quote, Submission, Table
from uprdraft.document.walk import iter_sections
from uprdraft.writers.word import bookmark_name

__all__ = ["Home", "Leaf", "find_homes"]

Leaf = tuple[int, ...]
"""The way from a block to a paragraph inside it; empty for the block itself."""


@dataclass(frozen=True, slots=True)
class Home:
    """A block (or heading) with its origin's path; ``leaf`` leads to the paragraph inside it."""

    path: str
    block: Block | Heading
    section: str
    leaf: Leaf = ()

    @property
    def is_recommendation(self) -> bool:
        """Return whether an ask stands here under its number."""
        return isinstance(self.block, Paragraph) and self.block.role == "recommendation"

    @property
    def theme_and_id(self) -> tuple[str, str]:
        """Return the theme and the entry that the path names behind its first step."""
        _, _, rest = self.path.partition("/")
        theme, _, id_ = rest.partition("/")
        return theme, id_


def find_homes(submission: Submission) -> Mapping[str, Home]:
    """Return the home of every heading, paragraph and table by its hidden bookmark."""
    homes: dict[str, Home] = {}
    for section in iter_sections(submission):
        if section.heading is not None:
            name = bookmark_name(section.heading.key)
            homes[name] = Home(section.heading.origin.ref, section.heading, section.id)
        for block in section.blocks:
            for key, leaf in _leaves(block, ()):
                homes[bookmark_name(key)] = Home(block.origin.ref, block, section.id, leaf)
    return homes


def _leaves(block: Block, way: Leaf) -> Iterator[tuple[str, Leaf]]:
    match block:
        case Paragraph() | Table():
            yield block.key, way
        case ListBlock():
            for i, item in enumerate(block.items):
                for j, inner in enumerate(item):
                    yield from _leaves(inner, (*way, i, j))
        case Quote():
            for i, inner in enumerate(block.content):
                yield from _leaves(inner, (*way, i))
        case Contents():
            return
