"""What the builders share while one document is written: numbers, bookmarks, lists, links."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from uprdraft.values.addresses import is_address
from uprdraft.values.patterns import lazy_pattern
from uprdraft.writers.word.xml import Element, W, add, new_root

__all__ = ["Bookmarks", "Context", "Entry", "Links", "ListNumbers", "bookmark_name", "contents_bookmark"]

_LONGEST_NAME = 40
_SAFE_KEY = lazy_pattern(r"[a-z0-9-]{1,36}")


def bookmark_name(key: str) -> str:
    """Return the hidden bookmark that carries a block's ``key`` through Word.

    **Why** the hash: Word allows letters, digits and underscores, 40 at most, and compares without
    case. A key that is not short kebab-case keeps its start and gets a part of its hash, so that two
    keys never meet.
    """
    if _SAFE_KEY.fullmatch(key):
        return f"_ud_{key.replace('-', '_')}"
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9_]", "_", key)[: _LONGEST_NAME - len("_ud__") - len(digest)]
    return f"_ud_{readable}_{digest}"


def contents_bookmark(position: int) -> str:
    """Return the bookmark of the heading at ``position`` in reading order."""
    return f"_Toc{100_000_001 + position}"


@dataclass(slots=True)
class Bookmarks:
    """Gives bookmarks their ids; a name can be given once."""

    _count: int = 0
    _names: set[str] = field(default_factory=set)

    def start(self, parent: Element, name: str) -> str:
        """Open the bookmark ``name`` as the last child of ``parent``; return its id."""
        number = self._take(name)
        add(parent, "bookmarkStart", id=number, name=name)
        return number

    def end(self, parent: Element, number: str) -> None:
        """Close the bookmark as the last child of ``parent``."""
        add(parent, "bookmarkEnd", id=number)

    def new(self, name: str) -> tuple[Element, Element]:
        """Return the start and the end of the bookmark ``name``, to be placed."""
        number = self._take(name)
        start, end = new_root("bookmarkStart"), new_root("bookmarkEnd")
        start.set(W + "id", number)
        start.set(W + "name", name)
        end.set(W + "id", number)
        return start, end

    def _take(self, name: str) -> str:
        if name.lower() in self._names:  # Word compares names without case
            raise ValueError(f"two places share the bookmark {name}")
        self._names.add(name.lower())
        return self.new_id()

    def new_id(self) -> str:
        """Return an id that no bookmark nor tracked change has."""
        self._count += 1
        return str(self._count)


@dataclass(slots=True)
class Links:
    """Addresses a part links to, each with its relationship id."""

    ids: dict[str, str] = field(default_factory=dict)

    def get(self, url: str) -> str:
        """Return the relationship id of ``url``; only web and mail addresses have one."""
        if not is_address(url):
            raise ValueError("a link is neither http, https nor mailto")
        return self.ids.setdefault(url, f"rIdLink{len(self.ids) + 1}")


@dataclass(slots=True)
class ListNumbers:
    """Numbering instances of lists. Each ordered list has its own, so that it starts at (a)."""

    first: int
    shapes: list[tuple[int, int]] = field(default_factory=list)
    """For each ordered list: how many lists, and how many ordered ones, it stands in."""

    def next_ordered(self, depth: int, ordered_depth: int) -> str:
        """Return the numbering id of a new ordered list."""
        self.shapes.append((depth, ordered_depth))
        return str(self.first + len(self.shapes) - 1)


class Entry(NamedTuple):
    """A heading as the contents show it."""

    bookmark: str
    level: int
    number: str
    text: str


@dataclass(slots=True)
class Context:
    """State of one document. ``styles`` maps our style ids to those of the base document."""

    styles: Mapping[str, str]
    language: str
    note_kind: Literal["footnote", "endnote"]
    note_numbers: Mapping[str, int]
    note_targets: frozenset[str]
    paragraph_numbers: Mapping[str, str]
    entries: tuple[Entry, ...]
    lists: ListNumbers
    text_width: int
    """Between the margins, in twentieths of a point."""
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    links: Links = field(default_factory=Links)
    headings_written: int = 0
    marked: list[str] = field(default_factory=list)
    """Ids of the notes marked so far, in order."""
