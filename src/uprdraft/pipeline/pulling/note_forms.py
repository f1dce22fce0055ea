"""How a note of an edited copy is typed in the draft: as it was if it says the same, else by its own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from uprdraft.assembly.as_typed import type_line
from uprdraft.document.tree import Note
from uprdraft.pipeline.comparing.units import bare

__all__ = ["NoteForms", "note_reading"]


def note_reading(note: Note) -> str:
    """Return what a note says, for comparison."""
    return bare(type_line(note.content, lambda _: "", breaks=False))


@dataclass(frozen=True)
class NoteForms:
    """The notes of an edited copy, and the notes that are known by what they say."""

    notes: Mapping[str, Note]
    known: Mapping[str, str]

    def typed(self, id_: str) -> str:
        """Return note ``id_`` as typed: ``[@id, para. 3]`` where it says what that note said, else ``^[…]``."""
        note = self.notes.get(id_)
        if note is None:
            return ""
        return (
            self.known.get(note_reading(note)) or f"^[{type_line(note.content, lambda _: '', breaks=False)}]"
        )
