"""A session of twenty answers on a disk that fails, or a machine that dies, at any file operation.

No confirmed answer is lost, nothing but a message is shown, and the project opens again.
"""

import datetime as dt
import errno
import itertools
import os
from pathlib import Path
from typing import Any

import pytest

from tests.unit.loading.faults import OPERATIONS, Faults
from uprdraft.errors import UprdraftError
from uprdraft.loading.drafts import create_project
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.starting import first_values
from uprdraft.terminal.questions import Command
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.interview import Interview
from uprdraft.wizard.state import State

TODAY = dt.date(2023, 6, 20)
REPLIES: dict[str, Any] = {
    "submission_type": "upr-stakeholder-cycle4",
    "session": "45",
    "as_of": "2023-07-01",
    "joint": "individual",
    "organisation/1/name": "Name One",
    "organisation/1/acronym": "NO",
    "organisation/1/contact.role": "Role Two",
    "organisation/1/contact.office": "Office Three",
    "organisation/1/contact.email": "four@example.org",
    "organisation/1/website": "https://five.example.org",
    "organisation/1/founded": "2006",
    "organisation/1/description": "Seven words about what it does here.",
    "language": "en",
    "situation": "north-koreans-in-china",
    "title": "Title Eight",
    "safety/names": "yes",
    "safety/family": "yes",
    "safety/consent": "unsure",
    "safety/routes": "no",
    "safety/travel": "yes",
    "safety/organization": "no",
    "themes": Command.QUIT,
}
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="forks and faults are those of POSIX")


def start(folder: Path) -> Path:
    values = first_values("CHN", "upr-stakeholder-cycle4", TODAY)
    create_project(folder, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    return folder


class Person(ScriptedAsker):
    """Answers, tries again when a save fails, and remembers which answers were followed by a next question."""

    def __init__(self) -> None:
        super().__init__({**REPLIES, "save-failed": "again"})
        self.confirmed: list[str] = []
        self._last = ""

    def ask(self, question):
        if question.key != "save-failed":
            if self._last:
                self.confirmed.append(self._last)
            self._last = question.key
        return super().ask(question)


def value_of(folder: Path, key: str) -> str:
    draft = read_project(folder).draft
    parts = key.split("/")
    if parts[0] == "organisation":
        name = parts[2]
        held = draft.submitting[0]
        return str(
            getattr(held.contact, name.removeprefix("contact."))
            if name.startswith("contact.")
            else getattr(held, name)
        )
    if parts[0] == "safety":
        return draft.safety[parts[1]]
    if key == "joint":
        return "joint" if draft.is_joint else "individual"
    value = getattr(draft, key)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def session(folder: Path, person: Person) -> None:
    with ProjectLock(folder) as lock:
        Interview(State(read_project(folder), TODAY, lock), person).run()


def nothing_is_lost(folder: Path, confirmed: list[str]) -> None:
    for key in confirmed:
        assert value_of(folder, key) == REPLIES[key], key


WRITING = ("write", "fsync", "replace", "unlink", "mkdir")


def with_fault(
    folder: Path, number: int, error: int, operations: tuple[str, ...] = OPERATIONS
) -> tuple[bool, int]:
    """Return whether the fault came to pass, and how many answers were confirmed."""
    start(folder)
    person = Person()
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, operations, fail_at=number, error=error)
        try:
            session(folder, person)
        except UprdraftError as stop:
            assert stop.message and len(stop.lines()[0]) <= 300
        finally:
            faults.stop()
    nothing_is_lost(folder, person.confirmed)
    session(folder, Person())
    nothing_is_lost(folder, [k for k in REPLIES if k != "themes"])
    return faults.seen > number, len(person.confirmed)


def test_the_session_has_twenty_answers(tmp_path):
    person = Person()
    session(start(tmp_path / "p"), person)
    assert len(person.confirmed) == 21
    nothing_is_lost(tmp_path / "p", person.confirmed)


@POSIX_ONLY
@pytest.mark.parametrize("number", range(5, 600, 53))
def test_a_failing_operation_now_and_then_loses_no_answer(tmp_path, number):
    with_fault(tmp_path / "p", number, ERRORS[number % 4])


@POSIX_ONLY
@pytest.mark.slow
@pytest.mark.parametrize(("operations", "step", "least"), [(WRITING, 1, 100), (OPERATIONS, 13, 150)])
def test_no_failing_operation_loses_an_answer(tmp_path, operations, step, least):
    """Every operation that writes; of all, reading included, every thirteenth (there are about 3,000)."""
    reached = 0
    for number in itertools.count(0, step):
        came, _ = with_fault(tmp_path / f"{number}", number, ERRORS[(number // step) % 4], operations)
        if not came:
            break
        reached += 1
    assert reached > least


@POSIX_ONLY
@pytest.mark.slow
def test_a_kill_at_any_operation_loses_no_answer(tmp_path):
    cases = 0
    for number in itertools.count(0, 3):
        folder = start(tmp_path / f"{number}")
        log = tmp_path / f"{number}.log"
        child = os.fork()
        if child == 0:
            person = Person()
            ask = person.ask

            def noting(question, ask=ask, person=person, log=log):
                reply = ask(question)
                log.write_text("\n".join(person.confirmed))
                return reply

            person.ask = noting  # type: ignore[method-assign]
            with pytest.MonkeyPatch.context() as patch:
                faults = Faults(patch, WRITING, fail_at=number, error=None)
                session(folder, person)
                faults.stop()
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        nothing_is_lost(folder, log.read_text().split() if log.exists() else [])
        session(folder, Person())
        nothing_is_lost(folder, [k for k in REPLIES if k != "themes"])
        cases += 1
        if code == 0:
            break
    assert cases > 20
