"""``library diff``: what changed in the library since the draft took it, and taking it over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from uprdraft.errors import UsageError
from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.pipeline.updating import Update, find_updates, marked_words, take_updates, update_data
from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Asker, Choice, Command, Question
from uprdraft.values.ids import did_you_mean

__all__ = ["Taking", "run_diff"]


@dataclass(frozen=True, slots=True)
class Taking:
    """What to take over unasked: named entries, or all."""

    ids: tuple[str, ...] = ()
    take_all: bool = False


def run_diff(folder: Path, taking: Taking, format_: str, *, plain: bool, asker: Asker | None = None) -> int:
    """Show what changed; take over what is named, or ask one by one in a terminal. Return 0 also for none.

    Raises:
        UsageError: an entry that is named has not changed.
    """
    project = read_project(folder)
    updates = find_updates(project, load_shelves(project).materials(project))
    chosen = _named(updates, taking)
    printer = Printer(plain=plain)
    if format_ == "json":
        take_updates(project, chosen)
        taken = [{**update_data(u), "taken": u in chosen} for u in updates]
        printer.json(taken)
        return 0
    if not updates:
        printer.line("Everything stands in the draft as the library has it.")
        return 0
    if not chosen and (asker is not None or is_terminal()):
        return _ask_each(project, updates, asker or make_asker(plain), printer)
    for update in updates:
        _show(update, printer)
    _take(project, chosen, printer)
    if not chosen:
        printer.wrapped(f"{len(updates)} changed; take one over with --take ID, all with --take-all.")
    return 0


def _named(updates: Sequence[Update], taking: Taking) -> tuple[Update, ...]:
    known = {u.id for u in updates if u.can_be_taken}
    for id_ in taking.ids:
        if id_ not in known:
            hint = did_you_mean(id_, known) or f"changed: {', '.join(sorted(known)) or 'none'}"
            raise UsageError(f"“{id_[:80]}” has not changed, or is not in the draft", hint=hint)
    return tuple(u for u in updates if u.can_be_taken and (taking.take_all or u.id in taking.ids))


def _show(update: Update, printer: Printer) -> None:
    printer.line(f"{update.id} ({update.theme}): {update.why}", "strong")
    old, new = marked_words(update)
    printer.wrapped(f"draft:   {old}", indent=2)
    if update.can_be_taken:
        printer.wrapped(f"library: {new}", "good", indent=2)
    if update.own_wording.strip():
        printer.wrapped(
            f"your own wording stands, read it again: {' '.join(update.own_wording.split())}",
            "warning",
            indent=2,
        )


def _take(project: Project, chosen: Sequence[Update], printer: Printer) -> None:
    if not chosen:
        return
    take_updates(project, chosen)
    printer.line(f"Taken over: {', '.join(dict.fromkeys(u.id for u in chosen))}.")
    own = [u.id for u in chosen if u.own_wording.strip()]
    if own:
        printer.wrapped(
            f"Your own wording still stands in the text for {', '.join(own)}: read it again.", "warning"
        )


def _ask_each(project: Project, updates: Sequence[Update], asker: Asker, printer: Printer) -> int:
    """Ask for each entry; each that is taken is saved at once."""
    for number, update in enumerate(updates, 1):
        _show(update, printer)
        if not update.can_be_taken:
            continue
        question = Question(
            update.id,
            "one",
            f"[{number} of {len(updates)}] Take over the library's text?",
            help="Text and version are replaced in your draft; your own wording and your comments stay.",
            choices=(Choice("no", "No, keep the draft as it is"), Choice("yes", "Yes, take it over")),
            default="no",
            may_wait=False,
            commands=(Command.QUIT,),
        )
        reply = asker.ask(question)
        if reply is Command.QUIT:
            return 0
        if reply == "yes":
            project = take_updates(project, (update,))
            asker.say("Saved.")
    return 0
