"""``merge``: what it shows, asks and writes."""

from pathlib import Path
from typing import Any

from uprdraft.pipeline.comparing.changes import mark_words
from uprdraft.pipeline.merging import Merging, look_at_other, merge_into
from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Choice, Command, Question

__all__ = ["run_merge"]


def run_merge(
    other: Path, folder: Path, side: str, format_: str, *, people: bool, dry: bool, plain: bool
) -> int:
    """Join another folder of the same project into one; return 1 where conflicts were left and nothing written."""
    merging = look_at_other(other, folder, with_people=people)
    printer = Printer(plain=plain)
    asks = bool(merging.conflicts) and not side and not dry and format_ == "text" and is_terminal()
    if format_ == "text":
        _show_merging(merging, printer)
    chosen = _ask_conflicts(merging, plain=plain) if asks else {}
    is_settled = bool(side) or (chosen is not None and all(c.place in chosen for c in merging.conflicts))
    writes = is_settled and not dry and merging.brings
    if writes:
        merge_into(merging, lambda c: getattr(c, (chosen or {}).get(c.place, side) or "mine"))
    if format_ == "json":
        printer.json(_merging(merging, written=writes))
    elif writes:
        printer.line(f"Joined into {merging.mine.path}; the draft before it is kept.", "strong")
    elif not is_settled:
        printer.line(
            "Nothing was written: the same places were changed by both. Choose with --mine or --theirs."
        )
    elif merging.brings:
        printer.line("Nothing was written.")
    else:
        printer.line("Nothing to join: the folder has all of it.")
    return 0 if is_settled else 1


def _show_merging(merging: Merging, printer: Printer) -> None:
    if merging.ancestor is None:
        printer.line(
            "No draft is known from which both come; whatever differs is shown as a conflict.", "warning"
        )
    for name in merging.changed:
        printer.line(f"brings something into: {name}")
    for woven in merging.woven:
        printer.line(f"both changed other words of: {woven.place}", "strong")
        printer.wrapped(mark_words(*merging.shown_words(woven)), indent=3)
    for conflict in merging.conflicts:
        printer.line(f"both changed: {conflict.place}", "warning")
        if conflict.base is not None:
            printer.wrapped(f"before: {merging.shown(conflict, conflict.base)}", indent=3)
        printer.wrapped(f"mine:   {merging.shown(conflict, conflict.mine)}", indent=3)
        printer.wrapped(f"theirs: {merging.shown(conflict, conflict.theirs)}", indent=3)
    for name in merging.left:
        printer.line(f"not joined: {name}", "dim")
    for words, where in merging.shown_remarks():
        printer.wrapped(f"comment not carried, its place is not here ({where}): {words}", "warning")


def _ask_conflicts(merging: Merging, *, plain: bool) -> dict[str, str] | None:
    """Return whose value stands at each place; None where the person leaves."""
    asker = make_asker(plain)
    chosen: dict[str, str] = {}
    for conflict in merging.conflicts:
        asker.say(f"mine:   {merging.shown(conflict, conflict.mine)}")
        asker.say(f"theirs: {merging.shown(conflict, conflict.theirs)}")
        text = f"Both changed {conflict.place}. Which one stands?"
        reply = asker.ask(
            Question(
                "merge",
                "one",
                text,
                choices=(
                    Choice("mine", "Mine"),
                    Choice("theirs", "Theirs"),
                    Choice("stop", "Leave; write nothing"),
                ),
                default="mine",
                may_wait=False,
                commands=(Command.QUIT,),
            )
        )
        if reply is Command.QUIT or reply == "stop":
            return None
        chosen[conflict.place] = str(reply)
    return chosen


def _merging(merging: Merging, *, written: bool) -> dict[str, Any]:
    return {
        "ancestor_known": merging.ancestor is not None,
        "changed": list(merging.changed),
        "conflicts": [
            {"place": c.place}
            | {side: merging.data(c, getattr(c, side)) for side in ("base", "mine", "theirs")}
            for c in merging.conflicts
        ],
        "woven": [{"place": w.place, "text": merging.shown_words(w)[1]} for w in merging.woven],
        "not_joined": list(merging.left),
        "comments_not_carried": [
            {"comment": words, "place": where} for words, where in merging.shown_remarks()
        ],
        "written": written,
    }
