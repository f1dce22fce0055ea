"""A place that copy and draft have both changed since the copy was made, woven word by word where that can be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from uprdraft.document.tree import Heading, Inline, Link, Note, NoteReference, Paragraph, Table
from uprdraft.document.walk import plain_text
from uprdraft.pipeline.comparing.line import inside, joined, words_of
from uprdraft.pipeline.comparing.units import Text, Unit, unit_like
from uprdraft.pipeline.comparing.weaving import weave
from uprdraft.pipeline.pulling.note_forms import note_reading

__all__ = ["NOW", "Weaver"]

NOW = "now:"
"""How the ids of notes begin that a woven place has from the draft as it is."""
Line = tuple[Inline, ...]


@dataclass(frozen=True)
class Weaver:
    """The three versions: as built, as edited, and the draft as it is."""

    base: Text
    edited: Text
    current: Text

    @property
    def notes(self) -> Mapping[str, Note]:
        """Return the notes that a woven place may mark."""
        return {**self.edited.notes, **{f"{NOW}{id_}": note for id_, note in self.current.notes.items()}}

    def weave(self, old: Unit, new: Unit, now: Unit) -> Unit | None:
        """Return the place with what both changed; None where they changed the same words."""
        nodes = (old.node, new.node, now.node)
        node: Heading | Paragraph | Table | None
        if isinstance(new.node, Table):
            node = self._table(*(n for n in nodes if isinstance(n, Table)))
        elif any(isinstance(n, Table) for n in nodes) or len({type(n) for n in nodes}) > 1:
            return None
        else:
            line = self._line(*(n.content for n in nodes if not isinstance(n, Table)))
            node = None if line is None else replace(new.node, content=line)
        return None if node is None else unit_like(new, node, self.notes)

    def _table(self, *tables: Table) -> Table | None:
        if len(tables) != 3 or len({_shape(t) for t in tables}) > 1:
            return None
        rows = [
            tuple(self._line(*cells) for cells in zip(*row, strict=True))
            for row in zip(*(_grid(t) for t in tables), strict=True)
        ]
        woven = [tuple(cell for cell in row if cell is not None) for row in rows]
        if any(len(before) != len(after) for before, after in zip(rows, woven, strict=True)):
            return None
        head = 1 if tables[1].header else 0
        return replace(tables[1], header=woven[0] if head else (), rows=tuple(woven[head:]))

    def _line(self, *lines: Line) -> Line | None:
        base, edited, current = (list(words_of(line)) for line in lines)
        picks = weave(
            list(_keys(base, self.base)), list(_keys(current, self.current)), list(_keys(edited, self.edited))
        )
        if picks is None:
            return None
        words = [_of_now(current[p.position]) if p.side == "mine" else edited[p.position] for p in picks]
        return joined([(None, word) for word in words])


def _keys(words: Sequence[Inline], side: Text) -> Iterator[str]:
    """Yield what each word is compared by: a mark by what its note says, other words by their letters and looks."""
    for word in words:
        if isinstance(word, NoteReference):
            note = side.notes.get(word.note)
            yield f"\x00note {note_reading(note) if note else ''}"
        else:
            looks = "".join(n.url if isinstance(n, Link) else type(n).__name__[0] for n in inside(word))
            text = plain_text((word,))
            yield text if looks == "T" else f"{looks}\x01{text}"


def _of_now(word: Inline) -> Inline:
    return NoteReference(f"{NOW}{word.note}") if isinstance(word, NoteReference) else word


def _grid(table: Table) -> list[tuple[Line, ...]]:
    return [*((table.header,) if table.header else ()), *table.rows]


def _shape(table: Table) -> tuple[bool, tuple[int, ...]]:
    return bool(table.header), tuple(len(row) for row in _grid(table))
