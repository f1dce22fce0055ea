"""What a person wrote, read in three ways: prose, a sentence, a short answer. Marks that stay are collected.

Prose has paragraphs, lists and all else of the restricted Markdown. A sentence (own wording, a comment) is one
line of it, with emphasis, links, citations and notes. A short answer (a title, a name) is text. In all three the
slots of the library are filled; a slot's value is never read as markup.
"""

from dataclasses import dataclass, field

from uprdraft.assembly.inlines import TOKEN_CLOSE, TOKEN_OPEN, Reading, read_inline
from uprdraft.assembly.leftovers import find_leftovers, find_list_marks
from uprdraft.assembly.markup import NestingError, read_markup
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.document.tree import Block, Inline, ListBlock, Paragraph, Quote, Table, Text
from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.findings import Leftover
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.slots import fill_known_slots
from uprdraft.values.text import clean_text

__all__ = ["Wording"]

_SIGNS = lazy_pattern("[\ue000-\uf8ff]")


@dataclass
class Wording:
    """Reads what a person wrote for one submission."""

    materials: Materials
    notes: NoteBook
    leftovers: list[Leftover] = field(default_factory=list)

    def prose(self, text: str, part: str) -> list[Block]:
        """Return the blocks of prose, not yet given roles.

        Raises:
            UnusableFileError: lists and quotations stand too deep in each other.
        """
        reading = self._reading()
        try:
            pieces = read_markup(self._opened(text), reading)
        except NestingError:
            message = f"{part}: lists and quotations stand more than about 45 deep in each other"
            raise UnusableFileError([Mistake("draft.yaml", message, hint="write it flatter")]) from None
        self._keep(reading, part)
        return [p for p in pieces if isinstance(p, Paragraph | ListBlock | Quote | Table)]

    def sentence(self, text: str, part: str) -> tuple[Inline, ...]:
        """Return a sentence or a few, as one line."""
        reading = self._reading()
        content = read_inline(self._opened(" ".join(text.split())), reading)
        reading.unsupported += find_list_marks(text)
        self._keep(reading, part)
        return content

    def short(self, text: str, part: str) -> str:
        """Return a short answer with its slots filled; a mark in it is reported."""
        filled = self.materials.fill_known(clean_text(text))
        self.leftovers += [Leftover(part, *found) for found in find_leftovers(filled, short=True)]
        return filled

    def _reading(self) -> Reading:
        values = list(self.materials.slots.values())
        return Reading(self.notes.cite_typed, self.notes.write, lambda number: (Text(values[number]),))

    def _opened(self, text: str) -> str:
        """Return ``text`` with a token in the place of each slot that is known."""
        names = self.materials.slots
        tokens = {name: f"{TOKEN_OPEN}{number}{TOKEN_CLOSE}" for number, name in enumerate(names)}
        return fill_known_slots(_SIGNS.sub("", text), tokens)

    def _keep(self, reading: Reading, part: str) -> None:
        self.leftovers += [Leftover(part, *found) for found in dict.fromkeys(reading.unsupported)]
