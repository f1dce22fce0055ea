"""Where a key of the tree is for a person who has the document before them: number, section, kind of place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from uprdraft.document.tree import ListBlock, NoteReference, Paragraph, Quote, Section, Submission, Table
from uprdraft.document.walk import heading_text, iter_blocks, iter_inlines, iter_lines

__all__ = ["Whereabouts", "find_whereabouts", "section_name"]

_LONGEST = 60
_PARTS = {"cover": "cover", "body": "text before the first heading", "annex": "annex"}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place in words. ``number`` is what a reader sees ("12.", "5" for a note), empty for none.

    ``ref`` is that of the block's or note's origin.
    """

    kind: Literal["paragraph", "heading", "table", "note"]
    number: str
    section: str
    ref: str

    @property
    def words(self) -> str:
        """Return "para. 12, “Summary”", "note 5, “Summary”" or "heading “Summary”"."""
        number = self.number.rstrip(".")
        if not any(sign.isalnum() for sign in number):
            number = ""  # a bullet
        match self.kind:
            case "heading":
                return f"heading “{self.section}”"
            case "note":
                return f"note {self.number}" + (f", “{self.section}”" if self.section else "")
            case "table":
                return f"table, “{self.section}”"
            case _ if number:
                return f"para. {number}, “{self.section}”"
        return f"“{self.section}”"


def section_name(section: Section) -> str:
    """Return the words of a section's heading, shortened; what part it is where it has none."""
    words = " ".join(heading_text(section.heading).split())
    return (words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…") or _PARTS[section.kind]


def find_whereabouts(
    submission: Submission, note_labels: Mapping[str, str] | None = None
) -> dict[str, Whereabouts]:
    """Return for each key of a heading, block or note where it is; for its origin too, the first of several.

    ``note_labels`` are the signs of notes by id; without them notes are numbered through.
    """
    found: dict[str, Whereabouts] = {}
    marked: dict[str, str] = {}
    tops = ((submission.cover,) if submission.cover else ()) + submission.body + submission.annexes
    for top in tops:
        for section, name in _named(top, ""):
            _locate(section, name, found)
            for _, line in iter_lines(section):
                marked |= {n.note: name for n in iter_inlines(line) if isinstance(n, NoteReference)}
    for number, note in enumerate(submission.notes, 1):
        label = (note_labels or {}).get(note.id) or str(number)
        found[note.id] = Whereabouts("note", label, marked.get(note.id, ""), note.origin.ref)
    for place in tuple(found.values()):
        if place.ref:
            found.setdefault(place.ref, place)
    return found


def _named(section: Section, above: str) -> Iterator[tuple[Section, str]]:
    """Yield a section and those below it with their names; one without a heading is called as the one above."""
    name = section_name(section) if section.heading is not None or not above else above
    yield section, name
    for child in section.sections:
        yield from _named(child, name)


def _locate(section: Section, name: str, found: dict[str, Whereabouts]) -> None:
    heading = section.heading
    if heading is not None and heading.key:
        found[heading.key] = Whereabouts("heading", heading.number, name, heading.origin.ref)
    number, ref = "", ""
    for block in iter_blocks(section.blocks):
        if isinstance(block, Paragraph):
            number, ref = block.number or number, block.origin.ref or ref
            found[block.key] = Whereabouts("paragraph", block.number, name, block.origin.ref)
        elif isinstance(block, ListBlock | Quote):
            # A list or quotation goes on from the numbered paragraph before it.
            found.setdefault(block.key, Whereabouts("paragraph", number, name, block.origin.ref or ref))
        elif isinstance(block, Table):
            found[block.key] = Whereabouts("table", "", name, block.origin.ref)
    found.pop("", None)
