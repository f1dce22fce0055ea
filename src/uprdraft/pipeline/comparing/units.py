"""The places of a text that are compared: its headings, paragraphs and tables in reading order.

A unit's ``reading`` is what two versions are compared by: its words with emphasis, links and the texts of its
notes in their places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from uprdraft.assembly.as_typed import Typed, type_block, type_line
from uprdraft.document.package_text import Bookmark
from uprdraft.document.tree import Block, Contents, Heading, ListBlock, Note, Paragraph, Quote, Table
from uprdraft.document.walk import block_lines, iter_sections, plain_text
from uprdraft.readers.foreign import ReadDocument
from uprdraft.values.patterns import lazy_pattern
from uprdraft.writers.word import VERSION_MARK

__all__ = ["Text", "Unit", "bare", "read_units", "unit_like"]

_HIDDEN = "_ud_"
_NOTE_NUMBER = lazy_pattern(r"\b(notes?) \d+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One place. ``names`` are its hidden bookmarks; ``words`` its text without notes; ``notes`` their ids."""

    node: Heading | Paragraph | Table
    section: str
    reading: str
    words: str
    names: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return "heading", "paragraph" or "table"."""
        return type(self.node).__name__.lower()

    @property
    def label(self) -> str:
        """Return the place in words: its number or what it is, and the heading it stands under."""
        number = "" if isinstance(self.node, Table) else self.node.number.rstrip(".")
        kind = self.kind if not number else f"{self.kind} {number}"
        return f"{kind}, under “{self.section}”" if self.section and self.kind != "heading" else kind


@dataclass(frozen=True)
class Text:
    """A version of a text: its units in order, its notes, and how each note is compared."""

    units: tuple[Unit, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    version: str = ""
    """Which built version the file is, or was copied from; empty where nothing tells."""


def bare(text: str) -> str:
    """Return ``text`` with spaces folded and the numbers of notes left out: those follow the order of the notes."""
    return _NOTE_NUMBER.sub(r"\1 #", " ".join(text.split()))


def read_units(read: ReadDocument) -> Text:
    """Return what was read from a Word file as units."""
    notes = {note.id: note for note in read.submission.notes}
    names: dict[str, list[str]] = {}
    for mark in read.report.bookmarks:
        if mark.name.startswith(_HIDDEN):
            names.setdefault(mark.key, []).append(mark.name)
    versions = [mark.name.rpartition("_")[2] for mark in _version_marks(read)]
    typed = _typed_by(notes)
    units = []
    for section in iter_sections(read.submission):
        heading = section.heading
        title = plain_text(heading.content).strip() if heading else ""
        if heading is not None and title:
            units.append(_unit(heading, "", typed, names))
        for node in _leaves(section.blocks):
            units.append(_unit(node, title, typed, names))
    return Text(tuple(u for u in units if u.reading), notes, versions[0] if versions else "")


def unit_like(unit: Unit, node: Heading | Paragraph | Table, notes: Mapping[str, Note]) -> Unit:
    """Return ``unit`` with another ``node`` in its place; ``notes`` hold those that the node marks."""
    made = _unit(node, unit.section, _typed_by(notes), {})
    return replace(made, names=unit.names)


def _typed_by(notes: Mapping[str, Note]) -> Typed:
    def typed(id_: str) -> str:
        note = notes.get(id_)
        return f"^[{bare(type_line(note.content, typed, breaks=False))}]" if note else "^[]"

    return typed


def _version_marks(read: ReadDocument) -> Iterator[Bookmark]:
    return (mark for mark in read.report.bookmarks if mark.name.startswith(VERSION_MARK))


def _leaves(blocks: tuple[Block, ...]) -> Iterator[Paragraph | Table]:
    for block in blocks:
        match block:
            case Paragraph() | Table():
                yield block
            case Quote():
                yield from _leaves(block.content)
            case ListBlock():
                for item in block.items:
                    yield from _leaves(item)
            case Contents():
                continue


def _unit(
    node: Heading | Paragraph | Table, section: str, typed: Typed, names: Mapping[str, list[str]]
) -> Unit:
    if isinstance(node, Table):
        reading, lines = type_block(node, typed), block_lines(node)
        words = "\n".join(plain_text(line) for line in lines)
    else:
        reading = " ".join(type_line(node.content, typed).split())
        words = plain_text(node.content)
    return Unit(node, section, reading, " ".join(words.split()), tuple(names.get(node.key, ())))
