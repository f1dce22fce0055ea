"""A session of twenty answers on a disk that fails, or a machine that dies, at any file operation.

No confirmed answer is lost, nothing but a message is shown, and the project opens again.
"""

import datetime as dt
import errno
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
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


NEVER = -1
KILL = None
CREATING = ("create", *WRITING)


def operations_of_session(folder: Path) -> dict[str, list[str]]:
    """Return the operations from each question to the next; "" holds those before the first."""
    start(folder)
    person = Person()
    found: dict[str, list[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, fail_at=NEVER, error=errno.EIO)
        ask, last = person.ask, [""]

        def noting(question):
            found[last[0]] = faults.names
            last[0] = question.key
            faults.arm(NEVER, errno.EIO)
            return ask(question)

        person.ask = noting  # type: ignore[method-assign]
        session(folder, person)
        faults.stop()
    return found


def cases(names: list[str], turn: int) -> list[tuple[int, int | None]]:
    """Return which operation fails and how: each in one way, those that write in all four."""
    return [
        (number, error)
        for number, name in enumerate(names)
        for error in (ERRORS if name in CREATING else (ERRORS[(number + turn) % 4],))
    ]


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restore(folder: Path, files: dict[Path, bytes]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path not in files:
            path.unlink()
    for path, data in files.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


class Branching(Person):
    """Before each answer, forks a session for every case: there the save that follows meets a fault.

    A branch gives one more answer after the fault and leaves; ``is_branch`` tells it from the trunk.
    """

    def __init__(self, folder: Path, faults: Faults, plan: dict[str, list[tuple[int, int | None]]]) -> None:
        super().__init__()
        self.folder, self.faults, self.plan = folder, faults, plan
        self.is_branch = False
        self.at = ""
        self.more = 1
        self.branches: Counter[str] = Counter()
        self.ended: list[str] = []

    def ask(self, question):
        if self.is_branch and question.key != "save-failed":
            self.more -= 1
            if self.more < 0:
                self.confirmed.append(self._last)
                return Command.QUIT
        if not self.is_branch and question.key in self.plan:
            self._branch(question.key)
        return super().ask(question)

    def _branch(self, key: str) -> None:
        self.faults.is_on = False
        before = snapshot(self.folder)
        for number, error in self.plan[key]:
            child = os.fork()
            if child == 0:
                self.is_branch, self.at = True, key
                self.faults.is_on = True
                self.faults.arm(number, error)
                return
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            self.branches[key] += 1
            if error is KILL:
                self._look_after_kill(key, number, code)
            elif code != 0:
                self.ended.append(f"{key}, operation {number}, {error}: exit {code}")
            restore(self.folder, before)

    def _look_after_kill(self, key: str, number: int, code: int) -> None:
        assert code == 9, f"{key}, operation {number}: not reached"
        nothing_is_lost(self.folder, [*self.confirmed, *([self._last] if self._last else [])])


class Inherited(ProjectLock):
    """A lock as a branch of the session has it from its trunk: the library forgets a lock when a process forks."""

    is_held = True

    def stands(self) -> bool:
        return True


def run_branches(folder: Path, plan: dict[str, list[tuple[int, int | None]]]) -> Branching:
    start(folder)
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, fail_at=NEVER, error=errno.EIO)
        person = Branching(folder, faults, plan)
        code = 1
        try:
            Interview(State(read_project(folder), TODAY, Inherited(folder)), person).run()
            code = 0
        except UprdraftError as stop:
            code = 0 if stop.message and len(stop.lines()[0]) <= 300 else 2
        finally:
            if person.is_branch:
                faults.is_on = False
                os._exit(code or verdict(person, faults))
        faults.stop()
    return person


def verdict(person: Branching, faults: Faults) -> int:
    """Return the exit code of a branch: 0 where the fault came and every answer is on the disk."""
    if faults.seen <= faults.fail_at:
        return 3
    try:
        nothing_is_lost(person.folder, [*person.confirmed, person.at])
    except (AssertionError, UprdraftError):
        return 4
    return 0


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of saves need not wait for a disk."""
    in_memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=in_memory if in_memory.is_dir() else None) as folder:
        yield Path(folder)


@POSIX_ONLY
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_whatever_operation_of_a_save_fails_its_answer_is_on_the_disk(quick_path):
    """Every operation of each of the twenty saves fails once, every one that writes in all four ways."""
    found = operations_of_session(quick_path / "dry")
    saves = {key: names for key, names in found.items() if key in REPLIES and len(names) < 200}
    assert len(saves) >= 20
    plan = {key: cases(names, turn) for turn, (key, names) in enumerate(saves.items())}
    person = run_branches(quick_path / "p", plan)
    assert person.ended == []
    assert sum(person.branches.values()) == sum(map(len, plan.values())) > 1100


@POSIX_ONLY
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_whatever_operation_of_reading_the_library_fails_the_answer_before_it_is_on_the_disk(quick_path):
    found = operations_of_session(quick_path / "dry")
    key, names = max(((k, n) for k, n in found.items() if k), key=lambda pair: len(pair[1]))
    assert len(names) > 1000
    person = run_branches(quick_path / "p", {key: cases(names, 0)})
    assert person.ended == []
    assert person.branches[key] > 1000


@POSIX_ONLY
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_whatever_operation_of_opening_fails_nothing_is_lost_and_it_opens_again(quick_path):
    folder = start(quick_path / "p")
    before = snapshot(folder)
    names = operations_of_session(quick_path / "dry")[""]
    assert len(names) > 300
    for number, error in cases(names, 0):
        child = os.fork()
        if child == 0:
            os._exit(open_with_fault(folder, number, error))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code == 0, f"operation {number} ({names[number]}), {error}"
        restore(folder, before)


def open_with_fault(folder: Path, number: int, error: int | None) -> int:
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, fail_at=number, error=error)
        try:
            with ProjectLock(folder) as lock:
                State(read_project(folder), TODAY, lock).shelves.materials(read_project(folder))
        except UprdraftError as stop:
            if not stop.message or len(stop.lines()[0]) > 300:
                return 2
        except BaseException:
            return 5
        faults.stop()
    try:
        assert read_project(folder).draft.country == "CHN"
        with ProjectLock(folder):
            return 0
    except (AssertionError, UprdraftError):
        return 4


@POSIX_ONLY
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_kill_at_any_writing_operation_loses_no_answer(quick_path):
    found = operations_of_session(quick_path / "dry")
    plan: dict[str, list[tuple[int, int | None]]] = {
        key: [(number, KILL) for number, name in enumerate(names) if name in CREATING]
        for key, names in found.items()
        if key in REPLIES and len(names) < 200
    }
    person = run_branches(quick_path / "p", plan)
    assert sum(person.branches.values()) == sum(map(len, plan.values())) > 100
    nothing_is_lost(quick_path / "p", [k for k in REPLIES if k != "themes"])
