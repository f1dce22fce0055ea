"""``earlier taken-up``: what it shows, asks and writes."""

import sys
from dataclasses import dataclass
from pathlib import Path

from uprdraft.errors import UsageError
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.reference import load_countries
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.earlier.importing import EarlierFilter
from uprdraft.pipeline.earlier.likeness import LIKELY
from uprdraft.pipeline.earlier.taking_up import Decision, Match, Outcome, decide, outcome_of, write_outcome
from uprdraft.pipeline.guard import private_values, refuse_private_values, without_private
from uprdraft.pipeline.importing import import_file
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.rules.base import PrivateValue
from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Choice, Command, Question

__all__ = ["Wanted", "run_taken_up"]

_FORMATS = ("text", "json", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options as they were typed."""

    files: tuple[Path, ...] = ()
    cycle: int | None = None
    least: int | None = None
    confirm: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    asks: bool = False
    format_: str = "text"
    target: str = ""


def run_taken_up(folder: Path, wanted: Wanted, *, plain: bool) -> int:
    """Compare the recommendations of a review with ours; keep what the person decides; show or write the outcome."""
    _check_options(wanted)
    printer = Printer(plain=plain)
    for path in wanted.files:
        done = import_file(path, folder, take_doubles=False, wanted=EarlierFilter(cycle=wanted.cycle))
        taken = len(done.taken)
        printer.progress(f"{path.name}: {taken} taken into {folder / 'data' / 'earlier.yaml'}")
    project = read_project(folder)
    outcome = _look(project, wanted)
    if decisions := [*_pairs(wanted.confirm, is_taken=True), *_pairs(wanted.refuse, is_taken=False)]:
        project = decide(project, decisions, outcome)
        outcome = _look(project, wanted)
    if wanted.asks:
        project = _ask_each(project, outcome, plain=plain)
        outcome = _look(project, wanted)
    _give(outcome, project, wanted, printer)
    return 0


def _check_options(wanted: Wanted) -> None:
    if wanted.format_ not in _FORMATS:
        raise UsageError(f"no format “{wanted.format_}”", hint=f"there are: {', '.join(_FORMATS)}")
    if wanted.format_ == "xlsx" and wanted.target in ("", "-"):
        raise UsageError("an Excel file needs a place", hint="add --to taken-up.xlsx")
    if wanted.asks and not is_terminal():
        raise UsageError(
            "nobody can be asked here", hint="decide with --confirm ID=OURS and --refuse ID=OURS"
        )


def _look(project: Project, wanted: Wanted) -> Outcome:
    shelves: Shelves = load_shelves(project)
    return outcome_of(project, shelves.materials(project), wanted.cycle, wanted.least or LIKELY)


def _pairs(given: tuple[str, ...], *, is_taken: bool) -> list[Decision]:
    found = []
    for pair in given:
        id_, sign, ask = pair.partition("=")
        if not (id_.strip() and sign and ask.strip()):
            raise UsageError(
                f"“{pair}” names no pair", hint="write ID=OURS, such as chn-4-28-5=end-forced-returns"
            )
        found.append(Decision(id_.strip(), ask.strip(), is_taken))
    return found


_CHOICES = (
    Choice("yes", "Yes, it takes ours up"),
    Choice("no", "No; it is not proposed again"),
    Choice("later", "Decide later"),
)
_HELP = (
    "Yes keeps the pair in the draft as taken up, and the State is counted for it. No keeps it as refused. What is "
    "left for later is proposed again. A likeness counts words that both have; whether the sense is the same is "
    "yours to say."
)


def _ask_each(project: Project, outcome: Outcome, *, plain: bool) -> Project:
    """Ask on each pair that is only proposed; each answer is saved before the next question."""
    asker = make_asker(plain)
    proposed = [m for m in outcome.matches if m.verdict == "proposed"]
    replies: dict[int, str] = {}
    number = 0
    while number < len(proposed):
        match = proposed[number]
        private = private_values(project)
        asker.say(
            f"{number + 1} of {len(proposed)}. {without_private(_recommended(match), private)}", "strong"
        )
        asker.say(without_private(f"Ours: {match.ask.text} (likeness {match.score} of 100)", private))
        reply = asker.ask(
            Question(
                match.known.id,
                "one",
                "Does it take up ours?",
                help=_HELP,
                choices=_CHOICES,
                default=replies.get(number, "later"),
                may_wait=False,
                commands=(Command.BACK, Command.HELP, Command.QUIT),
            )
        )
        if reply is Command.HELP:
            asker.say(_HELP)
        elif reply is Command.BACK:
            number = max(0, number - 1)
        elif isinstance(reply, Command):
            break
        else:
            replies[number] = str(reply)
            if reply in ("yes", "no"):
                project = decide(project, [Decision(match.known.id, match.ask.id, reply == "yes")], outcome)
            number += 1
    return project


def _recommended(match: Match) -> str:
    known = match.known
    states = ", ".join(known.states) or known.by
    where = f", para. {known.paragraph}" if known.paragraph else ""
    return f"{states} ({known.position or 'no answer'}{where}): {known.text}"


def _give(outcome: Outcome, project: Project, wanted: Wanted, printer: Printer) -> None:
    if wanted.format_ == "text":
        _show(outcome, printer, private_values(project))
        return
    countries = load_countries()
    data = write_outcome(outcome, wanted.format_, countries)
    # In a spreadsheet the cells of a row lie apart; as a table of text they stand side by side.
    name = Path(wanted.target).name or "taken-up"
    outputs = {name: data, "taken-up.csv": write_outcome(outcome, "csv", countries)}
    refuse_private_values(outputs, private_values(project))
    if wanted.target in ("", "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    save_bytes(Path(wanted.target), data)
    printer.line(f"{len(outcome.matches)} pairs, {len(outcome.untaken)} asks without: {wanted.target}")


def _show(outcome: Outcome, printer: Printer, private: tuple[PrivateValue, ...]) -> None:
    for ask in outcome.asks:
        matches = outcome.of(ask)
        if matches:
            printer.wrapped(without_private(f"{ask.id}: {ask.text}", private), "strong")
            for match in matches:
                printer.wrapped(_line(match), indent=2)
    if outcome.untaken:
        printer.line(f"Taken up by nobody in cycle {outcome.cycle}, as far as is known:", "strong")
        for ask in outcome.untaken:
            printer.wrapped(without_private(f"{ask.id}: {ask.text}", private), indent=2)
    confirmed = sum(m.verdict == "confirmed" for m in outcome.matches)
    printer.line(
        f"Cycle {outcome.cycle}: {outcome.compared} recommendations compared; {confirmed} confirmed, "
        f"{len(outcome.matches) - confirmed} proposed, {len(outcome.untaken)} of {len(outcome.asks)} asks without."
    )
    if confirmed < len(outcome.matches):
        printer.wrapped("A score proposes, you decide: --ask, or --confirm ID=OURS and --refuse ID=OURS.")


def _line(match: Match) -> str:
    known = match.known
    states = ", ".join(known.states) or known.by
    answer = known.position or "no answer"
    return f"{match.verdict} {match.score}: {states} ({answer}): {known.text} [{known.id}]"
