"""What was chosen of an edited copy, put into the draft, and looked at once more before it is saved."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from uprdraft.document.tree import Heading, NoteReference
from uprdraft.document.walk import block_lines, iter_inlines
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.edit import edit_text
from uprdraft.loading.project import Project, parse_draft
from uprdraft.pipeline.build import measure_loaded
from uprdraft.pipeline.comparing.units import Text, Unit, bare
from uprdraft.pipeline.guard import private_values, without_private
from uprdraft.pipeline.pulling.homes import Home
from uprdraft.pipeline.pulling.looking import Proposal, Pulling, read_current
from uprdraft.pipeline.pulling.note_forms import NoteForms, note_reading
from uprdraft.pipeline.pulling.sheet import Sheet

__all__ = ["Outcome", "take"]

_ORDER = ("changed", "deleted", "moved", "added", "comment")


@dataclass(frozen=True)
class Outcome:
    """What was taken, what was not with the reason, and what reads otherwise than in the copy."""

    project: Project
    taken: tuple[Proposal, ...]
    refused: tuple[tuple[Proposal, str], ...]
    differing: tuple[Proposal, ...]
    disturbed: tuple[str, ...] = ()
    """Places that nobody edited and that read otherwise now, because what they are made from has changed."""


def take(pulling: Pulling, numbers: Collection[int], *, initials: bool = False) -> Outcome:
    """Save the proposals with these ``numbers`` into the draft, each where it belongs, and return what came of it.

    A change that does not read in the built text as in the copy when it is put into a field of its own
    becomes an override of the paragraph. ``initials`` keeps who made a comment.

    Raises:
        LockedError: the draft was changed meanwhile.
        CannotWriteError: the disk refused.
    """
    chosen = [p for p in pulling.proposals if p.number in numbers]
    plainly: frozenset[int] = frozenset()
    for _ in range(2):
        sheet, refused = _fill(pulling, chosen, plainly, initials=initials)
        changes = sheet.changes()
        text = _text_with(pulling, changes)
        differing = [p for p in chosen if p.number not in dict(refused) and not _reads(p, text, pulling)]
        again = frozenset(p.number for p in differing if p.kind == "changed") - plainly
        if not again:
            break
        plainly |= again
    project = save_draft(pulling.project, changes) if changes else pulling.project
    reasons = dict(refused)
    return Outcome(
        project,
        tuple(p for p in chosen if p.number not in reasons),
        tuple((p, reasons[p.number]) for p in chosen if p.number in reasons),
        tuple(differing),
        tuple(_disturbed(pulling, chosen, text)),
    )


def _fill(
    pulling: Pulling, chosen: Sequence[Proposal], plainly: Collection[int], *, initials: bool
) -> tuple[Sheet, list[tuple[int, str]]]:
    data = pulling.project.document.data
    assert isinstance(data, dict)  # noqa: S101 - it was read as a draft
    forms = NoteForms(pulling.edited.notes, pulling.typed)
    sheet = Sheet(data, pulling.measured.submission, forms)
    refused = []
    ways = _Ways(
        pulling, sheet, frozenset(p.change.position for p in chosen if p.kind == "moved" and p.change)
    )
    ordered = sorted(
        chosen, key=lambda p: (min(_ORDER.index(p.kind), 2) if p.kind != "comment" else 9, _at(p))
    )
    for proposal in ordered:
        reason = ways.put(proposal, plainly=proposal.number in plainly, initials=initials)
        if reason:
            refused.append((proposal.number, reason))
    return sheet, refused


def _at(proposal: Proposal) -> int:
    return proposal.change.position if proposal.change else proposal.number


@dataclass(frozen=True)
class _Ways:
    """Puts proposals into a sheet, each in the way of its kind; the reason comes back where it cannot."""

    pulling: Pulling
    sheet: Sheet
    moved: frozenset[int]

    def put(self, proposal: Proposal, *, plainly: bool, initials: bool) -> str:
        """Put one proposal in."""
        change, home = proposal.change, proposal.home
        if proposal.comment is not None:
            comment = proposal.comment
            private = private_values(self.pulling.project)
            if without_private(comment.text, private) != comment.text:
                return "it holds a private value; write it in by hand, under the code of the person"
            author = (comment.initials or "".join(w[:1] for w in comment.author.split())) if initials else ""
            self.sheet.remark(home.path if home else "", comment.text, comment.quote, author)
            return ""
        assert change is not None  # noqa: S101 - all but comments are changes
        if proposal.kind == "added":
            done = self.sheet.add(change.new, *self._beside(change.position))  # type: ignore[arg-type]
            return "" if done else "nothing of the draft stands beside it; copy it by hand"
        if home is None:
            return "the draft has no such place any more; copy it by hand"
        if proposal.kind == "changed":
            self.sheet.change(home, change.new, plainly=plainly)  # type: ignore[arg-type]
            return ""
        if proposal.kind == "deleted":
            reason = "a heading goes when nothing stands under it; take the theme or part out of the draft"
            return "" if self.sheet.delete(home) else reason
        done = self.sheet.move(home, change.new, *self._beside(change.position))  # type: ignore[arg-type]
        return "" if done else "it cannot be moved there; change the order in draft.yaml"

    def _beside(self, position: int) -> tuple[Home | None, Home | None]:
        """Return the homes before and after a position, what is moved or new left out."""
        return self._first(range(position - 1, -1, -1)), self._first(
            range(position + 1, len(self.pulling.homes))
        )

    def _first(self, positions: range) -> Home | None:
        return next(
            (h for i in positions if i not in self.moved and (h := self.pulling.homes[i]) is not None), None
        )


def _text_with(pulling: Pulling, changes: dict[str, object]) -> Text:
    project = pulling.project
    draft = parse_draft(edit_text(project.document.text, changes)) if changes else project.draft
    return read_current(measure_loaded(replace(project, draft=draft), pulling.shelves))


def _reads(proposal: Proposal, text: Text, pulling: Pulling) -> bool:
    """Return whether the text has the words of a proposal, with the notes that a person wrote there.

    Citations are left out: each says its source in full where it stands first, which may be elsewhere now.
    """
    new = proposal.change.new if proposal.change else None
    if new is None:
        return True
    notes = [_folded(note) for note in _own_notes(new, pulling)]
    return any(
        _folded(unit.words) == _folded(new.words) and all(note in _folded(unit.reading) for note in notes)
        for unit in text.units
    )


def _own_notes(unit: Unit, pulling: Pulling) -> Iterator[str]:
    lines = block_lines(unit.node) if not isinstance(unit.node, Heading) else (unit.node.content,)
    for node in (n for line in lines for n in iter_inlines(line)):
        note = pulling.edited.notes.get(node.note) if isinstance(node, NoteReference) else None
        if note is not None and note_reading(note) not in pulling.typed:
            yield note_reading(note)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", bare(text))


def _disturbed(pulling: Pulling, chosen: Sequence[Proposal], text: Text) -> Iterator[str]:
    there = {unit.words for unit in text.units}
    meant = {name for p in chosen if p.change and p.change.old for name in p.change.old.names}
    repeated = {p.change.old.words for p in chosen if p.change and p.change.old}
    for unit in pulling.current.units:
        if unit.words not in there and not meant & set(unit.names) and unit.words not in repeated:
            yield f"{unit.label}: {unit.words[:120]}"
