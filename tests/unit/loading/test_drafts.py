"""Saving a draft: whole or not at all, never over somebody else's, with three earlier versions."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.unit.loading.faults import OPERATIONS, Faults
from tests.unit.loading.projects import DRAFT, make_project
from uprdraft.errors import CannotWriteError, LockedError, UnusableFileError, UprdraftError
from uprdraft.loading.drafts import create_project, new_project_files, save_draft
from uprdraft.loading.history import list_versions
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project

HERE = Path(__file__).parent


def summary(folder: Path) -> str:
    return read_project(folder).draft.prose["summary"]


def test_a_saved_answer_is_on_disk_and_comments_stay(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    project = save_draft(read_project(folder), {"prose": {"summary": "Second.\n"}})
    assert (folder / "draft.yaml").read_text("utf-8") == DRAFT.replace("First.", "Second.")
    assert project.draft == read_project(folder).draft
    assert project.digest == read_project(folder).digest


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / "draft.yaml").write_bytes(b"\xef\xbb\xbf" + DRAFT.encode())
    save_draft(read_project(folder), {"session": 46})
    assert (folder / "draft.yaml").read_bytes().startswith(b"\xef\xbb\xbf# written")


def kept_sessions(folder: Path) -> list[str]:
    texts = [v.path.read_text("utf-8") for v in list_versions(folder)]
    return [next(line for line in t.splitlines() if line.startswith("session")) for t in texts]


def test_three_earlier_versions_are_kept_newest_first_one_a_sitting(tmp_path: Path) -> None:
    make_project(tmp_path)
    for sitting in range(4):
        project = read_project(tmp_path)
        for answer in range(3):
            project = save_draft(project, {"session": 46 + 10 * sitting + answer})
    assert [v.number for v in list_versions(tmp_path)] == [1, 2, 3]
    assert kept_sessions(tmp_path) == ["session: 68", "session: 58", "session: 48"]


def test_in_a_long_sitting_one_version_an_hour_is_kept(tmp_path: Path) -> None:
    project = save_draft(read_project(make_project(tmp_path)), {"session": 46})
    first = kept_sessions(tmp_path)
    project = save_draft(project, {"session": 47})
    assert kept_sessions(tmp_path) == first
    kept = list_versions(tmp_path)[0].path
    an_hour_ago = kept.stat().st_mtime - 3601
    os.utime(kept, (an_hour_ago, an_hour_ago))
    save_draft(project, {"session": 48})
    assert kept_sessions(tmp_path) == ["session: 47", *first]


def test_values_that_make_no_draft_are_not_written(tmp_path: Path) -> None:
    project = read_project(make_project(tmp_path))
    with pytest.raises(UnusableFileError, match="country"):
        save_draft(project, {"country": "nowhere"})
    assert (tmp_path / "draft.yaml").read_text("utf-8") == DRAFT


def test_a_file_changed_by_an_editor_is_not_overwritten(tmp_path: Path) -> None:
    project = read_project(make_project(tmp_path))
    (tmp_path / "draft.yaml").write_text(DRAFT.replace("First.", "By hand."), "utf-8")
    with pytest.raises(LockedError, match="changed elsewhere") as caught:
        save_draft(project, {"session": 46})
    assert caught.value.exit_code == 4
    assert summary(tmp_path) == "By hand.\n"
    (tmp_path / "draft.yaml").unlink()
    with pytest.raises(LockedError, match="moved or deleted"):
        save_draft(project, {"session": 46})


def test_a_second_window_is_told_who_has_the_project(tmp_path: Path) -> None:
    project = read_project(make_project(tmp_path))
    with ProjectLock(tmp_path) as lock:
        with pytest.raises(
            LockedError, match=r"open in another window \(process \d+, since \d{4}-"
        ) as caught:
            save_draft(project, {"session": 46})
        assert caught.value.exit_code == 4
        assert save_draft(project, {"session": 47}, lock=lock).draft.session == 47
    assert not (tmp_path / ".uprdraft.holder").exists()


def test_what_a_killed_process_left_behind_does_not_matter(tmp_path: Path) -> None:
    project = read_project(make_project(tmp_path))
    (tmp_path / ".uprdraft.lock").write_text("")
    (tmp_path / ".uprdraft.holder").write_text("process 1 since 2020-01-01 00:00")
    (tmp_path / ".uprdraft-1-0.tmp").write_text("half")
    save_draft(project, {"session": 46})
    assert not list(tmp_path.glob("*.tmp"))
    assert not list(tmp_path.glob(".uprdraft-*"))


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EACCES"])
def test_no_failing_file_operation_loses_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    """Each operation of a session of two answers fails once; the person tries again, and both stand."""
    number = failed = 0
    while True:
        folder = make_project(tmp_path / f"{number}")
        project = read_project(folder)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, OPERATIONS, fail_at=number, error=getattr(errno, error))
            for answer in ("one", "two"):
                changes = {"prose": dict(project.draft.prose) | {answer: f"{answer}\n"}}
                for _attempt in range(3):
                    before = (
                        (folder / "draft.yaml").read_text("utf-8") if (folder / "draft.yaml").exists() else ""
                    )
                    try:
                        project = save_draft(project, changes)
                        break
                    except UprdraftError as caught:
                        failed += 1
                        assert isinstance(caught, CannotWriteError), caught.lines()
                        assert len(caught.lines()[0]) <= 300
                        assert before == (folder / "draft.yaml").read_text("utf-8")
            faults.stop()
        assert set(read_project(folder).draft.prose) == {"summary", "one", "two"}
        assert not list(folder.rglob("*.tmp"))
        if faults.seen <= number:
            break
        number += 1
    assert number > 30
    assert failed > 15


def test_a_kill_at_any_file_operation_leaves_the_old_or_the_new_draft(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.loading.kill_driver", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=HERE.parents[2],
    )
    results = json.loads(done.stdout)
    assert done.stderr == ""
    assert len(results) > 15
    assert {r["draft"] for r in results} == {"old", "new"}
    assert all(r["saves_again"] and not r["litter"] for r in results)


def test_fifty_interleavings_of_two_windows_lose_nothing_silently(tmp_path: Path) -> None:
    """Each window reads, answers and saves in random order; a save either stands or is refused."""
    refused = 0
    for seed in range(50):
        random = Random(seed)
        folder = make_project(tmp_path / f"{seed}")
        windows = {name: read_project(folder) for name in "ab"}
        stands: list[str] = []
        for step in range(6):
            name = random.choice("ab")
            if random.random() < 0.4:
                windows[name] = read_project(folder)
            answer = f"{name}-{step}"
            changes = {"prose": dict(windows[name].draft.prose) | {answer: answer}}
            try:
                windows[name] = save_draft(windows[name], changes)
                stands.append(answer)
            except LockedError:
                refused += 1
        assert set(read_project(folder).draft.prose) == {"summary", *stands}
    assert refused > 20


def test_two_processes_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    command = [sys.executable, "-m", "tests.unit.loading.save_driver", str(folder)]
    running = [
        subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True, cwd=HERE.parents[2])
        for name in "ab"
    ]
    errors = [process.communicate(timeout=60)[1] for process in running]
    assert errors == ["", ""]
    expected = {"summary"} | {f"{name}-{number}" for name in "ab" for number in range(10)}
    assert set(read_project(folder).draft.prose) == expected


def test_a_new_project_is_private_and_keeps_people_out_of_git(tmp_path: Path) -> None:
    values = {"submission_type": "upr-stakeholder-cycle4", "country": "CHN", "as_of": "2023-07-18"}
    project = create_project(tmp_path / "new", values)
    assert project.draft.country == "CHN"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "draft.yaml").stat().st_mode & 0o777 == 0o600
    ignored = (tmp_path / "new" / ".gitignore").read_text()
    assert {"people.yaml", "build/confidential/"} <= set(ignored.split("\n"))
    assert list(new_project_files()) == [".gitignore"]
    with pytest.raises(CannotWriteError, match="holds a project already"):
        create_project(tmp_path / "new", values)
    with pytest.raises(UnusableFileError):
        create_project(tmp_path / "other", {})
    assert not (tmp_path / "other").exists()
