"""One line of inlines put together from the runs of a paragraph."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from uprdraft.document.tree import Emphasis, Inline, LineBreak, Link, NoteReference, Strong, Text
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import clean_text

__all__ = ["Line", "Manner", "PLAIN", "clean_piece"]

# What may need cleaning: line ends, controls, private use, combining marks and everything with a decomposition.
_SUSPECT = lazy_pattern(
    "[^\t\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u302f\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffee]"
)
_ADDRESS = lazy_pattern(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


class Manner(NamedTuple):
    """How a piece of text is set: what the tree keeps of its look, its link and its language."""

    bold: bool = False
    italic: bool = False
    url: str = ""
    language: str | None = None


PLAIN = Manner()


def clean_piece(text: str) -> str:
    """Return ``text`` as a tree may hold it; quick for what is clean already."""
    if text.isascii() and text.isprintable():
        return text
    if _SUSPECT.search(text) is None or (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        return text
    return clean_text(text)


@dataclass(slots=True)
class Line:
    """Pieces of a line in order; text that is set alike is joined."""

    _pieces: list[tuple[Manner, str | Inline]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _manner: Manner = PLAIN

    def add_text(self, text: str, manner: Manner) -> None:
        """Append words."""
        if manner is not self._manner and manner != self._manner:
            self._flush()
            self._manner = manner
        self._text.append(text)

    def add_break(self, manner: Manner = PLAIN) -> None:
        """Append a forced new line."""
        self._flush()
        self._pieces.append((manner, LineBreak()))

    def add_note(self, note: str) -> None:
        """Append the mark of a note."""
        self._flush()
        self._pieces.append((PLAIN, NoteReference(note)))

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was added."""
        return not self._pieces and not self._text

    def finish(self) -> tuple[Inline, ...]:
        """Return the line as nodes; neighbours with the same link share it."""
        self._flush()
        nodes: list[Inline] = []
        linked: list[Inline] = []
        url = ""
        for manner, piece in self._pieces:
            if manner.url != url:
                if linked:
                    nodes.append(Link(url, tuple(linked)))
                    linked = []
                url = manner.url
            (linked if url else nodes).append(_node(piece, manner) if isinstance(piece, str) else piece)
        if linked:
            nodes.append(Link(url, tuple(linked)))
        return tuple(nodes)

    def _flush(self) -> None:
        if self._text:
            text = clean_piece("".join(self._text))
            self._text.clear()
            if text:
                self._pieces.append((self._manner, text))


def _node(text: str, manner: Manner) -> Inline:
    node: Inline = Text(text, manner.language)
    if manner.italic:
        node = Emphasis((node,))
    if manner.bold:
        node = Strong((node,))
    return node


def address(target: str) -> str:
    """Return ``target`` where a tree may link to it (http, https, mailto), else nothing."""
    target = clean_text(target.strip()).replace("\n", "")
    return target if _ADDRESS.fullmatch(target) else ""
