"""An edited copy beside the version it was made from and the draft as it is: what would be taken in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from uprdraft.assembly.as_typed import type_line
from uprdraft.document.package_text import Comment
from uprdraft.document.tree import Note, NoteReference, Table
from uprdraft.document.walk import iter_inlines
from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.build import measure_loaded
from uprdraft.pipeline.checked import Measured
from uprdraft.pipeline.comparing.changes import Change, Kind, find_changes, mark_words
from uprdraft.pipeline.comparing.matching import match_units, moved_among
from uprdraft.pipeline.comparing.units import Text, Unit, read_units
from uprdraft.pipeline.guard import private_values, without_private
from uprdraft.pipeline.pulling.guarding import refuse_confidential
from uprdraft.pipeline.pulling.homes import Home, find_homes
from uprdraft.pipeline.pulling.note_forms import note_reading
from uprdraft.pipeline.pulling.sheet import shortened
from uprdraft.pipeline.pulling.versions import Version, find_version
from uprdraft.pipeline.pulling.weaving import Weaver
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.readers.foreign import ReadDocument, read_document
from uprdraft.records.draft import is_for_body_alone
from uprdraft.values.patterns import lazy_pattern
from uprdraft.writers.word import write_word

__all__ = ["Proposal", "Pulling", "look_at_copy", "read_current"]

_LARGEST = 60_000_000
_LEAST_SHARED = 0.2
_SIDE_BY_SIDE = lazy_pattern(r"\.?\]\s*\^\[\s*")


@dataclass(frozen=True)
class Proposal:
    """One change that can be taken or left. ``number`` names it.

    ``clash`` is how the draft has changed the same place since the copy was made; ``home`` where it goes.
    """

    number: int
    kind: Kind | Literal["comment"]
    label: str
    shown: str
    change: Change | None = None
    home: Home | None = None
    comment: Comment | None = None
    clash: str = ""
    woven: bool = False
    """Whether the draft has changed other words of the same place, which stay."""


@dataclass(frozen=True)
class Pulling:
    """An edited copy as it was looked at."""

    project: Project
    shelves: Shelves
    measured: Measured
    edited: Text
    current: Text
    """The draft as it would be built now."""
    homes: tuple[Home | None, ...]
    """For each unit of the edited copy where it lives in the draft; None for what is new."""
    typed: Mapping[str, str]
    """How the notes of the draft and of the version are typed, by what they say."""
    proposals: tuple[Proposal, ...]
    version: Path | None = None
    unread: tuple[str, ...] = field(default=())
    """What stands in the copy and is neither text nor comment."""


def look_at_copy(path: Path, folder: Path) -> Pulling:
    """Return what the edited copy ``path`` changes in the project ``folder``; nothing is written.

    Raises:
        UnusableFileError: the copy or the project cannot be used, or they have nothing in common.
    """
    project = read_project(folder)
    shelves = load_shelves(project)
    read = _read(path)
    edited = read_units(read)
    measured = measure_loaded(project, shelves)
    current = read_current(measured)
    refuse_confidential(path, edited, project, current, _for_body_alone(project, shelves))
    version = find_version(folder, edited)
    base = version.text if version else current
    changes, matched = find_changes(base, edited)
    if len(matched.pairs) < _LEAST_SHARED * min(len(base.units), len(edited.units)):
        hint = "is it a copy of the Word file that was built from this project?"
        raise UnusableFileError(
            [Mistake(str(path), "it has next to nothing in common with the project", hint=hint)]
        )
    now = _where_now(base, current)
    homes = find_homes(measured.submission)
    old_of = matched.new
    places = tuple(
        _home(now.get(old_of[j]) if j in old_of else None, homes) for j in range(len(edited.units))
    )
    weaver = Weaver(base, edited, current)
    found = _Finding(base, edited, current, now, homes, places, weaver)
    proposals = [*found.changes(changes), *found.comments(read, project)]
    return Pulling(
        project,
        shelves,
        measured,
        replace(edited, notes=weaver.notes),
        current,
        places,
        _typed_notes(version, current, measured),
        tuple(replace(p, number=n) for n, p in enumerate(proposals, 1)),
        version.path if version else None,
        tuple(_unread(read)),
    )


def _for_body_alone(project: Project, shelves: Shelves) -> Text | None:
    """Return the confidential edition as it would be built now; None where it says no more than the public one."""
    if not any(is_for_body_alone(key) for key in project.draft.prose):
        return None
    return read_current(measure_loaded(project, shelves, "confidential"))


def _read(path: Path) -> ReadDocument:
    data = read_bytes(path, within=path.parent, limit_bytes=_LARGEST, name=str(path))
    return read_document(data, str(path))


def read_current(measured: Measured) -> Text:
    """Return the draft as it would be built now, read as any Word file is."""
    name, base = load_base_document(measured.project.path)
    return read_units(read_document(write_word(measured.submission, base, base_name=name), "the draft"))


def _where_now(base: Text, current: Text) -> dict[int, Unit]:
    return {
        old: current.units[new] for old, new in match_units(base.units, current.units, built_anew=True).pairs
    }


def _home(unit: Unit | None, homes: Mapping[str, Home]) -> Home | None:
    if unit is None:
        return None
    return next((homes[name] for name in reversed(unit.names) if name in homes), None)


@dataclass(frozen=True)
class _Finding:
    """Makes proposals of changes and comments."""

    base: Text
    edited: Text
    current: Text
    now: Mapping[int, Unit]
    """Where the units of the version stand in the draft as it is."""
    homes: Mapping[str, Home]
    places: tuple[Home | None, ...]
    weaver: Weaver

    def changes(self, changes: tuple[Change, ...]) -> Iterator[Proposal]:
        """Yield a proposal for each change that the draft does not hold already."""
        position_of = {id(unit): i for i, unit in enumerate(self.base.units)}
        here = {unit.reading for unit in self.current.units}
        # What stands in the draft by now and did not when the copy was made has been taken already.
        taken = {_one_note(reading) for reading in here - {unit.reading for unit in self.base.units}}
        again = match_units(self.current.units, self.edited.units, built_anew=True)
        out_of_place = {id(self.current.units[i]) for i in moved_among(again)}
        for change in changes:
            old, new = change.old, change.new
            now = self.now.get(position_of[id(old)]) if old is not None else None
            if old is None:
                if new is not None and _one_note(new.reading) not in taken and new.reading not in here:
                    yield Proposal(0, "added", change.label, mark_words("", new.reading), change)
                continue
            if now is None:
                if change.kind == "changed":
                    clash = "the draft has no such place any more"
                    yield Proposal(0, "changed", change.label, _shown(change), change, None, clash=clash)
                continue
            if change.kind == "changed" and new is not None:
                reading = _one_note(new.reading)
                if reading in taken or reading == _one_note(now.reading) or self._has_taken(old, new, now):
                    continue
            if change.kind == "moved" and id(now) not in out_of_place:
                continue
            if change.kind == "changed" and new is not None and now.reading != old.reading:
                woven = self.weaver.weave(old, new, now)
                if woven is not None:
                    shown = mark_words(now.reading, woven.reading)
                    both = replace(change, new=woven)
                    yield Proposal(0, "changed", now.label, shown, both, _home(now, self.homes), woven=True)
                    continue
            is_same = now.reading == old.reading or change.kind == "moved"
            clash = "" if is_same else f"the draft now says: {mark_words(old.reading, now.reading)}"
            yield Proposal(
                0, change.kind, now.label, _shown(change), change, _home(now, self.homes), clash=clash
            )

    def _has_taken(self, old: Unit, new: Unit, now: Unit) -> bool:
        """Return whether the draft has the words of ``new`` and the notes that it added to ``old``.

        A citation that stood there before may read otherwise by now: in full where it has become the first.
        """
        if now.reading == old.reading or isinstance(new.node, Table) or isinstance(now.node, Table):
            return False
        before = [note_reading(note) for note in _notes(old, self.base)]
        notes = [note_reading(note) for note in _notes(new, self.edited)]
        if len(notes) < len(before) or _line(new) != _line(now):
            return False
        held = _one_note(now.reading)
        return all(note.rstrip(".") in held for note in notes if note not in before)

    def comments(self, read: ReadDocument, project: Project) -> Iterator[Proposal]:
        """Yield a proposal for each open comment that is not in the draft already."""
        at = {unit.node.key: i for i, unit in enumerate(self.edited.units)}
        known = Counter(" ".join(f"{c.quote} {c.text}".split()) for c in project.draft.comments)
        for comment in read.report.comments:
            position = at.get(comment.key)
            home = self._place_before(position)
            if comment.is_resolved or not comment.text.strip():
                continue
            # Its place may be called otherwise by now, since the paragraph has become the person's own.
            said = " ".join(f"{shortened(comment.quote)} {comment.text}".split())
            if known[said]:
                known[said] -= 1
                continue
            label = self.edited.units[position].label if position is not None else "the whole text"
            shown = f"“{comment.quote}”: {comment.text}" if comment.quote else comment.text
            shown = without_private(shown, private_values(project))
            yield Proposal(0, "comment", label, shown, home=home, comment=comment)

    def _place_before(self, position: int | None) -> Home | None:
        if position is None:
            return None
        return next((self.places[i] for i in range(position, -1, -1) if self.places[i] is not None), None)


def _line(unit: Unit) -> str:
    """Return a heading or paragraph as typed, without its notes."""
    content = () if isinstance(unit.node, Table) else unit.node.content
    return " ".join(type_line(content, lambda _: "").split())


def _notes(unit: Unit, side: Text) -> Iterator[Note]:
    content = () if isinstance(unit.node, Table) else unit.node.content
    marks = (node.note for node in iter_inlines(content) if isinstance(node, NoteReference))
    return (side.notes[id_] for id_ in marks if id_ in side.notes)


def _one_note(reading: str) -> str:
    """Return ``reading`` with notes side by side as one: so they are printed when a text is built again."""
    return _SIDE_BY_SIDE.sub("; ", reading)


def _shown(change: Change) -> str:
    old = change.old.reading if change.old else ""
    new = change.new.reading if change.new else ""
    return new if change.kind == "moved" else mark_words(old, new)


def _typed_notes(version: Version | None, current: Text, measured: Measured) -> dict[str, str]:
    """Return how notes are typed by what they say; where both know one, as the draft has it now."""
    typed: dict[str, str] = {}
    if version is not None:
        for id_, form in version.typed.items():
            if form:
                typed[note_reading(version.text.notes[id_])] = form
    for read, note in zip(current.notes.values(), measured.submission.notes, strict=False):
        if note.typed:
            typed[note_reading(read)] = note.typed
    return typed


def _unread(read: ReadDocument) -> Iterator[str]:
    for box in read.report.text_boxes:
        yield f"a text box: “{box.text[:80]}”"
    for picture in read.report.pictures:
        yield f"a picture ({picture.part})"
    yield from read.submission.problems
