"""A library opened for one draft: the same entries as the whole one, read when they are asked for."""

import shutil
from pathlib import Path

import pytest

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library import load_library, open_library

SOUND = Path(__file__).parents[2] / "broken" / "library" / "sound"


def write_entry(folder: Path, id_: str, more: str = "") -> None:
    text = (SOUND / "refoulement" / "end-returns.yaml").read_text("utf-8")
    path = folder / "refoulement" / f"{id_}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("end-returns", id_) + more, "utf-8")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A library of a sound entry and two broken ones."""
    folder = tmp_path / "shipped"
    shutil.copytree(SOUND, folder)
    write_entry(folder, "broken-one", "colour: red\n")
    write_entry(folder, "broken-two", "colour: red\n")
    return folder


def messages(error: UnusableFileError) -> list[str]:
    return [str(mistake) for mistake in error.mistakes]


def test_it_holds_what_the_whole_library_holds_in_the_same_order() -> None:
    whole, opened = load_library(), open_library(())
    assert len(whole.recommendations) > 100
    assert list(opened.recommendations) == list(whole.recommendations)
    assert dict(opened.recommendations.items()) == whole.recommendations
    assert opened.homes == whole.homes
    assert (opened.facts, opened.sources, opened.vocabulary) == (
        whole.facts,
        whole.sources,
        whole.vocabulary,
    )
    assert opened.entries_by_ask == whole.entries_by_ask


def test_what_nobody_asks_for_is_not_read(shipped: Path) -> None:
    entries = open_library(["end-returns"], shipped=shipped).recommendations
    assert entries["end-returns"].id == "end-returns"
    assert list(entries) == ["broken-one", "broken-two", "end-returns"]
    assert ("broken-one" in entries, "no-such" in entries, entries.get("no-such")) == (True, False, None)


def test_a_broken_entry_is_refused_when_it_is_asked_for_and_again(shipped: Path) -> None:
    entries = open_library([], shipped=shipped).recommendations
    for _ in range(2):
        with pytest.raises(UnusableFileError, match="colour"):
            entries.get("broken-one")


def test_broken_entries_that_are_wanted_are_refused_together_as_in_the_whole_library(shipped: Path) -> None:
    with pytest.raises(UnusableFileError) as whole:
        load_library(shipped=shipped)
    with pytest.raises(UnusableFileError) as opened:
        open_library(["broken-one", "broken-two"], shipped=shipped)
    assert len(messages(whole.value)) == 2
    assert messages(opened.value) == messages(whole.value)
    with pytest.raises(UnusableFileError) as later:
        open_library([], shipped=shipped).recommendations.values()
    assert messages(later.value) == messages(whole.value)


def test_an_own_entry_takes_the_place_of_a_shipped_one_that_was_not_read(
    shipped: Path, tmp_path: Path
) -> None:
    write_entry(tmp_path / "own", "broken-one")
    write_entry(tmp_path / "own", "ours")
    library = open_library([], [tmp_path / "own"], shipped=shipped)
    assert list(library.recommendations) == ["broken-one", "broken-two", "end-returns", "ours"]
    assert library.recommendations["broken-one"].id == "broken-one"
    assert library.is_own("recommendations", "broken-one")
    assert library.recommendations["end-returns"].id == "end-returns"
    assert not library.is_own("recommendations", "end-returns")


def test_a_broken_own_entry_is_refused_though_nobody_asks_for_it(tmp_path: Path) -> None:
    write_entry(tmp_path / "own", "ours", "colour: red\n")
    with pytest.raises(UnusableFileError, match="colour"):
        open_library([], [tmp_path / "own"], shipped=SOUND)


def test_an_id_in_two_shipped_folders_is_refused_when_it_is_asked_for(shipped: Path) -> None:
    (shipped / "another").mkdir()
    shutil.copy(shipped / "refoulement" / "end-returns.yaml", shipped / "another")
    with pytest.raises(UnusableFileError):
        open_library([], shipped=shipped).recommendations.get("end-returns")


def test_a_file_at_a_wrong_place_is_refused_at_once(shipped: Path) -> None:
    (shipped / "refoulement" / "deeper").mkdir()
    shutil.copy(shipped / "refoulement" / "end-returns.yaml", shipped / "refoulement" / "deeper")
    with pytest.raises(UnusableFileError, match="no file is expected"):
        open_library([], shipped=shipped)
