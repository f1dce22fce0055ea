"""What a report on a copy holds: what was carried over, what changed, what is left out, what remains to be done."""

from dataclasses import dataclass, field

from uprdraft.records.library import Event

__all__ = ["Named", "Note", "Report"]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing and what became of it.

    ``kind`` is a word for it ("facts"), ``why`` a clause, ``text`` the person's own words.
    """

    kind: str
    name: str
    why: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that still names the old State or people: its path in the draft, its line, the words around it."""

    word: str
    path: str
    line: int
    quote: str


@dataclass
class Report:
    """The report on one copy, filled while it is made.

    ``kept`` counts by kind what was carried over and how many there were. ``remarks`` is what must be known of
    the new State and body; ``to_do`` what must be written, chosen or asked before the text can go out.
    """

    source: str
    heading: str
    kept: dict[str, tuple[int, int]] = field(default_factory=dict)
    changed: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)
    to_do: list[Note] = field(default_factory=list)
    still_named: list[Named] = field(default_factory=list)
    since: list[Event] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def count(self, kind: str, is_kept: bool) -> None:
        """Count one thing of a kind, carried over or not."""
        kept, of = self.kept.get(kind, (0, 0))
        self.kept[kind] = (kept + is_kept, of + 1)

    def leave_out(self, kind: str, name: str, why: str, text: str = "") -> None:
        """Note that one thing of a kind is not carried over."""
        self.count(kind, False)
        self.left_out.append(Note(kind, name, why, " ".join(text.split())))
