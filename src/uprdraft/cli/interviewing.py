"""``new``, ``resume`` and ``uprdraft`` alone: the interview, with a person or from a file."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import Any

from uprdraft.errors import CannotWriteError, LockedError, UnusableFileError, UsageError
from uprdraft.loading.countries import get_country
from uprdraft.loading.drafts import create_project
from uprdraft.loading.history import list_versions
from uprdraft.loading.library import open_library
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.project import DRAFT_NAME, Project, read_project
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.answered import answered_keys
from uprdraft.pipeline.build import check_project, write_build
from uprdraft.pipeline.deadlines import reviews_of
from uprdraft.pipeline.guard import StoppedError
from uprdraft.pipeline.starting import first_values, read_answers
from uprdraft.pipeline.synced import find_synced_service
from uprdraft.records.library import Library
from uprdraft.terminal.choose import is_terminal, make_asker
from uprdraft.terminal.printer import Printer
from uprdraft.terminal.questions import Asker, Choice, Command, Question
from uprdraft.wizard.help import help_on
from uprdraft.wizard.interview import Ending, Interview, iter_open
from uprdraft.wizard.opening import ask_country
from uprdraft.wizard.state import State
from uprdraft.wizard.submission_type import best_type
from uprdraft.wizard.unattended import DefaultAsker

__all__ = ["run_home", "run_new", "run_resume"]

WELCOME = """
uprdraft asks you questions and writes a submission to a United Nations body as a Word file.

What it does for you: every answer is on disk before the next question, so nothing you have confirmed is lost. Every
fact carries its source. Nothing leaves this machine.

What it does not do: it does not protect you against malware, a disk that is seized and not encrypted, your style of
writing being recognised, or passwords given up under pressure. Encrypt your disk. Real names of witnesses never belong
into an answer: write a code, such as W1. A list of names and codes, which is never exported, can be kept in the project
folder under the name people.yaml; the questions on safety say how.

Where files go: into the project folder, in plain text. The Word file goes into its folder build/. Templates and texts
exist in English so far; names and quotations may be in any language.

At any question you can type /back, /help, /later, /words, /preview, /review or /quit. Ctrl-B goes back one question.
"""


SHORT = (
    "Nothing leaves this machine, and every answer is saved at once. This program does not protect you against "
    "malware, a seized disk that is not encrypted, or your style being recognised. Real names of witnesses never "
    "belong into an answer: write a code, such as W1. More: uprdraft alone, then “What this protects against”."
)


def _welcome(asker: Asker, folder: Path) -> None:
    """Show the whole page the first time; where a project lies beside the new one, a reminder.

    **Why** No trace of the program's use is kept outside of projects, so these are what tells a later run.
    """
    try:
        is_later = any(p.parent != folder for p in folder.absolute().parent.glob("*/draft.yaml"))
    except OSError:
        is_later = False
    if is_later:
        asker.say(SHORT)
    else:
        asker.page("Welcome", _paragraphs(WELCOME))


def _paragraphs(text: str) -> str:
    """Return ``text`` with each paragraph on one line, so that the terminal wraps it to its own width."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def run_new(
    folder: Path,
    answers: Path | None,
    *,
    no_input: bool,
    plain: bool,
    today: dt.date,
    asker: Asker | None = None,
) -> int:
    """Start a project in ``folder``."""
    given = read_answers(answers) if answers else {}
    if (folder / "draft.yaml").exists():
        raise UsageError(f"{folder} holds a project already", hint=f"go on with: uprdraft resume {folder}")
    if no_input or not is_terminal():
        return _unattended(folder, given, plain=plain, today=today)
    asker = asker or make_asker(plain)
    _welcome(asker, folder)
    if service := find_synced_service(folder.resolve()):
        asker.say(
            f"This folder seems to be copied to a cloud ({service}): what you write here leaves the machine. "
            "Choose a folder that is not, unless that is what you want.",
            "warning",
        )
    library = open_library(())  # before the first question, so that the second need not wait for it
    country = given.get("country") or _first(asker)
    if country is None:
        return 0
    _create(folder, {**given, "country": country}, today)
    return run_resume(folder, plain=plain, today=today, asker=asker, library=library)


def _first(asker: Asker) -> str | None:
    while True:
        question = ask_country()
        try:
            reply = asker.ask(question)
        except EOFError:
            return None
        if reply is Command.QUIT:
            return None
        if reply is Command.HELP:
            asker.page("Help", help_on(question))
        elif isinstance(reply, str):
            return reply


def _create(folder: Path, given: dict[str, Any], today: dt.date) -> None:
    type_ = str(given.get("submission_type") or best_type(_coming_cycle(str(given["country"]), today)))
    values = first_values(str(given["country"]), type_, today)
    given = {k: v for k, v in given.items() if k not in ("schema", "country")}
    marks = {"x-wizard": {"answered": ["country", *answered_keys(given)], "later": []}}
    create_project(folder, {**values, **given, **marks})


def _coming_cycle(country: str, today: dt.date) -> int | None:
    """Return the cycle of the first review of the State that a text can still be written for."""
    state = get_country(country).iso3
    coming = (d for d in reviews_of(load_reference(state), state, today) if d.is_open)
    first = next(coming, None)
    return first.cycle if first else None


def _unattended(folder: Path, given: dict[str, Any], *, plain: bool, today: dt.date) -> int:
    """Make the project from answers alone, in a folder of its own that takes its name when it is whole."""
    asker = DefaultAsker()
    if "country" not in given:
        asker.missing["country"] = "the State"
        _complain(asker, {})
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        workshop = Path(tempfile.mkdtemp(prefix=".uprdraft-", dir=folder.parent))
    except OSError as error:
        hint = "choose a folder of your own"
        raise CannotWriteError(
            f"nothing can be written beside {folder}: {error.strerror}", hint=hint
        ) from None
    try:
        _create(workshop / "project", given, today)
        with ProjectLock(workshop / "project") as lock:
            state = State(read_project(workshop / "project"), today, lock)
            Interview(state, asker).run()
        if asker.missing:
            _complain(asker, given)
        _move(workshop / "project", folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return _build(folder, Printer(plain=plain))


def _move(made: Path, folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", hint="name a new folder; nothing was changed")
    if folder.exists():
        folder.rmdir()
    made.rename(folder)
    for name in (".uprdraft.lock", ".uprdraft.holder"):
        (folder / name).unlink(missing_ok=True)


def _complain(asker: DefaultAsker, given: dict[str, Any]) -> None:
    keys = ", ".join(_as_written(key) for key in asker.missing)
    raise UsageError(
        f"answers are missing: {keys}", hint="give them in a file with --answers, or run this in a terminal"
    )


def _as_written(key: str) -> str:
    """Return a question's key as it is written in a file of answers."""
    parts = key.split("/")
    if parts[0] == "organisation":
        return f"organisations[{parts[1]}].{parts[2]}"
    if parts[0] == "theme":
        return f"themes[{parts[1]}].{'.'.join(parts[2:])}"
    return ".".join(parts)


def run_resume(
    folder: Path, *, plain: bool, today: dt.date, asker: Asker | None = None, library: Library | None = None
) -> int:
    """Go on with the project in ``folder``; ``library`` is the shipped one where it is read already."""
    if asker is None and not is_terminal():
        return _list_missing(folder, today)
    asker = asker or make_asker(plain)
    printer = Printer(plain=plain)
    if not (folder / DRAFT_NAME).exists():
        read_project(folder)  # says what is missing, before a lock makes anything
    lock = ProjectLock(folder)
    lock.acquire()
    state = None
    try:
        state = State(_read(folder), today, lock, library=library)
        ending = _interview(state, asker, printer)
    finally:
        (state.lock if state and state.lock else lock).release()
    if isinstance(ending, int):
        return ending
    folder = state.project.path
    if not ending.build:
        left = f"{ending.open_steps} questions are open" if ending.open_steps != 1 else "1 question is open"
        printer.line(f"Saved. {left}. Go on with: uprdraft resume {folder}")
        return 0
    return _build(folder, printer)


def _read(folder: Path) -> Project:
    """Return the project; where its draft cannot be used, say which earlier versions there are."""
    try:
        return read_project(folder)
    except UnusableFileError as error:
        kept = [
            make_mistake(
                str(v.path),
                f"an earlier version, kept {v.saved:%Y-%m-%d %H:%M:%S}",
                hint="copy it over draft.yaml to go back to it",
            )
            for v in list_versions(folder)
        ]
        raise UnusableFileError([*error.mistakes, *kept]) from None


def _interview(state: State, asker: Asker, printer: Printer) -> Ending | int:
    """Return how the interview ended; an exit code where it was interrupted."""
    for warning in state.project.warnings:
        asker.say(str(warning), "warning")
    interview = Interview(state, asker)
    try:
        return interview.run()
    except (EOFError, KeyboardInterrupt) as stop:
        saved = "every answer before it is" if interview.unsaved else "every confirmed answer is"
        lost = "the last answer could not be saved, " if interview.unsaved else ""
        line = f"interrupted; {lost}{saved} saved - go on with: uprdraft resume {state.project.path}"
        printer.error((line,))
        return int(getattr(stop, "exit_code", 130))
    except LockedError as error:
        hint = f"{error.hint or 'then'} - uprdraft resume {state.project.path}"
        raise LockedError(error.message, hint=hint) from None


def _build(folder: Path, printer: Printer) -> int:
    from uprdraft.cli.building import show_built  # here, so that the first question need not wait for it

    printer.progress("Building …")
    try:
        return show_built(write_build(check_project(folder)), printer)
    except StoppedError as error:
        printer.error(error.lines())
        return error.exit_code


def _list_missing(folder: Path, today: dt.date) -> int:
    """Say in one line what is still to be answered; there is nobody to ask."""
    state = State(read_project(folder), today)
    keys = [_as_written(step.key) for step in iter_open(state)]
    if keys:
        raise UsageError(
            f"no terminal to ask in; to be answered: {', '.join(keys)}",
            hint="write them into draft.yaml, then: uprdraft build",
        )
    return _build(folder, Printer())


def run_home(*, plain: bool, today: dt.date) -> int:
    """Ask what to do: go on with a project here, start one, or look at deadlines."""
    if not is_terminal():
        raise UsageError("no terminal to ask in", hint="see: uprdraft --help")
    asker = make_asker(plain)
    found = sorted(p.parent for p in Path().glob("*/draft.yaml"))
    here = [Path()] if Path("draft.yaml").exists() else []
    choices = [
        Choice(str(p), f"Go on with {p if str(p) != '.' else 'the project in this folder'}")
        for p in (*here, *found)
    ]
    choices += [
        Choice("/new", "Start a new submission"),
        Choice("/deadlines", "See what is coming"),
        Choice("/protection", "What this protects against, and what not"),
    ]
    question = Question(
        "home",
        "one",
        "What do you want to do?",
        help="Each submission is a folder. Those in this folder are listed; for another one: uprdraft resume DIR",
        choices=tuple(choices),
        default=choices[0].value,
        may_wait=False,
        commands=(Command.HELP, Command.QUIT),
    )
    while (reply := asker.ask(question)) in (Command.HELP, "/protection"):
        asker.page(
            "Welcome" if reply == "/protection" else "Help",
            _paragraphs(WELCOME) if reply == "/protection" else question.help,
        )
    if reply == "/deadlines":
        from uprdraft.cli import deadlines

        return deadlines.run_deadlines("", show_all=False, format_="text", plain=plain, today=today)
    if reply == "/new":
        name = asker.ask(_ask_folder())
        return (
            run_new(Path(name), None, no_input=False, plain=plain, today=today, asker=asker)
            if isinstance(name, str)
            else 0
        )
    return run_resume(Path(reply), plain=plain, today=today, asker=asker) if isinstance(reply, str) else 0


def _ask_folder() -> Question:
    def check(text: str) -> str | None:
        try:
            return (
                "a project is there already; choose another name"
                if (Path(text) / DRAFT_NAME).exists()
                else None
            )
        except (OSError, ValueError):
            return "this name cannot be used"

    return Question(
        "folder",
        "line",
        "Name of the new folder?",
        default="my-submission",
        check=check,
        may_wait=False,
        commands=(Command.QUIT,),
    )
