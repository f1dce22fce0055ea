"""``pull``, ``diff`` and ``signoff``: what they show and ask."""

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.pipeline.comparing.changes import Change, mark_words
from uprdraft.pipeline.comparing.sides import Compared, compare, write_tracked
from uprdraft.pipeline.guard import without_private
from uprdraft.pipeline.pulling import Outcome, Proposal, Pulling, look_at_copy, take
from uprdraft.pipeline.signing import look_at_signing, sign_off
from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Choice, Command, Question

__all__ = ["Wanted", "run_diff", "run_pull", "run_signoff"]


class Wanted:
    """What was asked for on the command line."""

    def __init__(self, *, all_: bool = False, numbers: Sequence[int] = (), dry: bool = False) -> None:
        self.all = all_
        self.numbers = frozenset(numbers)
        self.dry = dry

    def chosen(self, proposals: Sequence[Proposal]) -> frozenset[int]:
        """Return the numbers to take: those named, and all that clash with nothing where all are wanted."""
        known = {p.number for p in proposals}
        if unknown := sorted(self.numbers - known):
            raise UsageError(
                f"there is no change number {unknown[0]}", hint=f"there are {len(known)}; see --dry-run"
            )
        return self.numbers | ({p.number for p in proposals if not p.clash} if self.all else set())


def run_pull(copy: Path, folder: Path, wanted: Wanted, format_: str, *, initials: bool, plain: bool) -> int:
    """Bring an edited copy back; return 1 where something that was changed is not in the draft."""
    pulling = look_at_copy(copy, folder)
    printer = Printer(plain=plain)
    asks = not (wanted.all or wanted.numbers or wanted.dry) and format_ == "text"
    if asks and not is_terminal():
        asks, wanted = False, Wanted(dry=True)
    if format_ == "text":
        _show_proposals(pulling, printer, briefly=asks)
    chosen = _ask(pulling.proposals, plain=plain) if asks else wanted.chosen(pulling.proposals)
    outcome = take(pulling, frozenset() if wanted.dry else chosen, initials=initials)
    if format_ == "json":
        printer.json(_data(pulling, outcome))
    else:
        _show_outcome(pulling, outcome, printer, dry=wanted.dry)
    left = len(pulling.proposals) - len(outcome.taken)
    return 1 if left and not wanted.dry else 0


_WOVEN = "The draft has changed other words of this place since the copy was made; they stay."
_CLASH = "both changed the same words; taking it puts the copy's in place of the draft's"
_SIGNS = {
    "changed": "changed",
    "added": "new",
    "deleted": "taken out",
    "moved": "moved",
    "comment": "comment",
}
_STYLES = {"added": "good", "deleted": "error", "comment": "advice"}


def _show_proposals(pulling: Pulling, printer: Printer, *, briefly: bool) -> None:
    if pulling.version is None:
        printer.progress(
            "note: no built version was found in build/; the copy is compared with the draft as it is"
        )
    else:
        printer.progress(f"compared with {pulling.version}")
    if briefly:
        return
    for proposal in pulling.proposals:
        _show_proposal(proposal, printer)


def _show_proposal(proposal: Proposal, printer: Printer) -> None:
    printer.line(
        f"{proposal.number}. {_SIGNS[proposal.kind]}: {proposal.label}", _STYLES.get(proposal.kind, "strong")
    )
    printer.wrapped(f"{'the copy says: ' if proposal.clash else ''}{proposal.shown}", indent=3)
    if proposal.woven:
        printer.wrapped(_WOVEN, "dim", indent=3)
    if proposal.clash:
        printer.wrapped(proposal.clash, indent=3)
        printer.wrapped(f"clash: {_CLASH}", "warning", indent=3)


def _ask(proposals: Sequence[Proposal], *, plain: bool) -> Collection[int]:
    """Ask for each change whether it is taken; stop keeps what was chosen, quitting takes nothing."""
    asker = make_asker(plain)
    chosen: set[int] = set()
    for index, proposal in enumerate(proposals):
        asker.say(f"{'the copy says: ' if proposal.clash else ''}{proposal.shown}")
        if proposal.woven:
            asker.say(_WOVEN)
        if proposal.clash:
            asker.say(proposal.clash)
            asker.say(f"Clash: {_CLASH}", "warning")
        text = f"{proposal.number} of {len(proposals)}, {_SIGNS[proposal.kind]}: {proposal.label}"
        reply = asker.ask(
            Question(
                "pull",
                "one",
                text,
                choices=(
                    Choice("take", "Take it"),
                    Choice("leave", "Leave it"),
                    Choice("rest", "Take it and all that follow", note="Clashes are left."),
                    Choice("stop", "Leave it and all that follow"),
                ),
                default="leave" if proposal.clash else "take",
                may_wait=False,
                commands=(Command.QUIT,),
            )
        )
        if reply is Command.QUIT:
            return ()
        if reply in ("take", "rest"):
            chosen.add(proposal.number)
        if reply == "rest":
            return chosen | {p.number for p in proposals[index + 1 :] if not p.clash}
        if reply == "stop":
            return chosen
    return chosen


def _show_outcome(pulling: Pulling, outcome: Outcome, printer: Printer, *, dry: bool) -> None:
    for proposal, reason in outcome.refused:
        printer.line(f"not taken: {proposal.number}, {proposal.label}: {reason}", "warning")
        printer.wrapped(proposal.shown, indent=3)
    for proposal in outcome.differing:
        printer.line(
            f"taken, but it reads otherwise in the text: {proposal.number}, {proposal.label}", "warning"
        )
    for place in outcome.disturbed:
        printer.line(f"changed as well, because what it is made from did: {place}", "warning")
    for what in pulling.unread:
        printer.line(f"not looked at: {what}", "dim")
    count = len(pulling.proposals)
    if dry:
        printer.line(f"{count} changes. Nothing was written; take them with --take-all or --take N.")
        return
    printer.line(
        f"{len(outcome.taken)} of {count} changes taken into {outcome.project.path / 'draft.yaml'}.", "strong"
    )
    if outcome.taken:
        printer.line(f"The draft before it is kept. Next: uprdraft build {outcome.project.path}")


def _data(pulling: Pulling, outcome: Outcome) -> dict[str, Any]:
    taken = {p.number for p in outcome.taken}
    reasons = {p.number: reason for p, reason in outcome.refused}
    return {
        "compared_with": pulling.version.name if pulling.version else None,
        "changes": [
            {
                "number": p.number,
                "kind": p.kind,
                "place": p.home.path if p.home else "",
                "label": p.label,
                "shown": p.shown,
                "clash": p.clash,
                "woven": p.woven,
                "taken": p.number in taken,
                "reason": reasons.get(p.number, ""),
                "reads_otherwise": p in outcome.differing,
            }
            for p in pulling.proposals
        ],
        "changed_as_well": list(outcome.disturbed),
        "not_looked_at": list(pulling.unread),
    }


def run_diff(old: Path, new: Path, format_: str, word: Path | None, *, plain: bool) -> int:
    """Show what changed from one version to another; return 0 whether anything did or not."""
    compared = compare(old, new)
    printer = Printer(plain=plain)
    if word is not None:
        write_tracked(compared, word)
    if compared.alone:
        printer.progress("note: one of them is for the body alone; pass on nothing of what is shown")
    if format_ == "json":
        printer.json([_change(c, compared) for c in compared.changes])
        return 0
    for change in compared.changes:
        label = without_private(change.label, compared.private)
        printer.line(f"{_SIGNS[change.kind]}: {label}", _STYLES.get(change.kind, "strong"))
        printer.wrapped(without_private(_words(change), compared.private), indent=3)
    printer.line(f"{len(compared.changes)} changes." if compared.changes else "No word changed.")
    if word is not None:
        printer.line(f"Word file with tracked changes: {word}", "strong")
    return 0


def _words(change: Change) -> str:
    old = change.old.reading if change.old else ""
    new = change.new.reading if change.new else ""
    return new if change.kind == "moved" else mark_words(old, new)


def _change(change: Change, compared: Compared) -> dict[str, Any]:
    def shown(text: str) -> str:
        return without_private(text, compared.private)

    return {
        "kind": change.kind,
        "label": shown(change.label),
        "old": shown(change.old.reading) if change.old else None,
        "new": shown(change.new.reading) if change.new else None,
    }


def run_signoff(folder: Path, name: str, today: dt.date, format_: str, *, plain: bool) -> int:
    """Record that an organization agrees to the text as it is, or show who did; return 1 while one has not."""
    signing = sign_off(folder, name, today) if name else look_at_signing(folder)
    printer = Printer(plain=plain)
    rows = [
        (
            o.acronym or o.name or "(no name yet)",
            o.role,
            signing.state_of(o),
            str(o.signed.date) if o.signed else "",
        )
        for o in signing.organisations
    ]
    if format_ == "json":
        keys = ("organisation", "role", "state", "date")
        printer.json(
            {"version": signing.version, "organisations": [dict(zip(keys, r, strict=True)) for r in rows]}
        )
    else:
        printer.table(("organization", "role", "state", "signed on"), rows)
        printer.line(
            f"This version is {signing.version}. A sign-off is void when a word of the text changes."
        )
    return 0 if all(state == "signed" for _, _, state, _ in rows) else 1
