"""The save recipe under every kind of failure, on both families of systems."""

import errno
import os
from pathlib import Path

import pytest

from tests.unit.loading.faults import Faults
from uprdraft.errors import CannotWriteError
from uprdraft.loading import store
from uprdraft.loading.store import make_private_folder, remove_leftovers, save_bytes

OPERATIONS = ("open", "write", "fsync", "replace")
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "ENAMETOOLONG")


def test_a_saved_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    assert save_bytes(tmp_path / "a", b"x" * 100_000) == tmp_path / "a"
    assert (tmp_path / "a").read_bytes() == b"x" * 100_000
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("error", ERRORS)
def test_a_failure_leaves_the_old_file_or_the_new_one_and_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, error: str
) -> None:
    number = 0
    while True:
        (tmp_path / "a").write_bytes(b"old")
        faults = Faults(monkeypatch, (operation,), fail_at=number, error=getattr(errno, error))
        try:
            save_bytes(tmp_path / "a", b"new")
        except CannotWriteError as caught:
            line = caught.lines()[0]
            assert line.startswith(f"cannot write {tmp_path}/a: ")
            assert len(line) <= 300
        finally:
            faults.stop()
        assert (tmp_path / "a").read_bytes() in (b"old", b"new")
        assert [p.name for p in tmp_path.iterdir()] == ["a"]
        if faults.seen <= number:
            break
        number += 1
    assert number >= 1


def test_the_same_faults_catch_a_save_that_writes_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    faults = Faults(monkeypatch, ("write",), fail_at=0, error=errno.ENOSPC)
    with pytest.raises(OSError, match="No space"):
        _save_in_place(tmp_path / "a", b"new")
    faults.stop()
    assert (tmp_path / "a").read_bytes() == b""


def _save_in_place(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def test_an_interrupt_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_bytes(tmp_path / "a", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    save_bytes(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_file_changed_at_the_last_moment_is_left_alone(tmp_path: Path) -> None:
    def refuse() -> None:
        raise RuntimeError

    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        save_bytes(tmp_path / "a", b"new", before_replace=refuse)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no/a", "the folder does not exist"),
        ("folder", "a folder stands"),
        ("x" * 300, "the name is too long"),
    ],
)
def test_places_that_cannot_be_written_are_named(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWriteError, match=words) as caught:
        save_bytes(tmp_path / name, b"x")
    assert caught.value.exit_code == 5
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_on_windows_an_open_document_is_written_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    replace = os.replace
    waited: list[float] = []

    def locked(source: object, target: object) -> None:
        if str(target).endswith("a.docx"):
            raise PermissionError(errno.EACCES, "open")
        replace(str(source), str(target))

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(store, "_WINDOWS", True)
    monkeypatch.setattr(store, "_wait", waited.append)
    assert save_bytes(tmp_path / "a.docx", b"new", may_stand_beside=True) == tmp_path / "a (2).docx"
    assert sum(waited) == pytest.approx(2.0)
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    with pytest.raises(CannotWriteError, match="no right to write"):
        save_bytes(tmp_path / "a.docx", b"new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a (2).docx", "a.docx"]


def test_a_private_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700
    make_private_folder(tmp_path / "a")
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWriteError):
        make_private_folder(tmp_path / "file")


def test_only_our_leftovers_are_removed(tmp_path: Path) -> None:
    for name in (".uprdraft-12-0.tmp", "mine.tmp", ".uprdraft.lock"):
        (tmp_path / name).write_text("x")
    remove_leftovers(tmp_path)
    remove_leftovers(tmp_path / "missing")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".uprdraft.lock", "mine.tmp"]
