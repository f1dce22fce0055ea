"""Every kind of mistake in a file gets its own words, its line and its next step.

Beside each broken file stands what must be said about it, word for word. One broken file, one mistake (or
one set of them); the words are changed by hand, never by a run.
"""

from pathlib import Path

import pytest

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library import load_library
from uprdraft.loading.links import check_links
from uprdraft.loading.project import parse_draft, read_people
from uprdraft.loading.strict_yaml import read_yaml

HERE = Path(__file__).parent


def cases(kind: str) -> list[Path]:
    return sorted((HERE / kind).glob("*.yaml"))


def said(error: UnusableFileError, folder: Path) -> str:
    return "".join(f"{line}\n" for line in error.lines()).replace(f"{folder}/", "")


def expected(path: Path) -> str:
    return path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("path", cases("yaml"), ids=lambda path: path.stem)
def test_a_file_that_breaks_a_rule_of_reading_is_refused_with_these_words(path: Path) -> None:
    with pytest.raises(UnusableFileError) as caught:
        read_yaml(path, within=path.parent, name=path.name)
    assert expected(path) == said(caught.value, path.parent)


@pytest.mark.parametrize("path", cases("draft"), ids=lambda path: path.stem)
def test_a_draft_with_mistakes_is_refused_with_these_words(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UnusableFileError) as caught:
        parse_draft(read_yaml(path, within=path.parent, name="draft.yaml"))
    assert expected(path) == said(caught.value, path.parent)
    assert before == path.read_bytes()


@pytest.mark.parametrize("path", cases("people"), ids=lambda path: path.stem)
def test_mistakes_in_a_private_file_show_none_of_its_words(path: Path) -> None:
    with pytest.raises(UnusableFileError) as caught:
        read_people(path)
    lines = said(caught.value, path.parent)
    assert expected(path) == lines
    assert "Kim" not in lines


@pytest.mark.parametrize(
    "folder", sorted(p for p in (HERE / "library").iterdir() if p.is_dir()), ids=lambda p: p.name
)
def test_a_library_with_mistakes_is_refused_with_these_words(folder: Path) -> None:
    words = (folder.parent / f"{folder.name}.txt").read_text("utf-8")
    try:
        mistakes = check_links(load_library(shipped=folder))
        lines = "".join(f"{mistake}\n" for mistake in mistakes)
    except UnusableFileError as error:
        lines = said(error, folder)
    assert words == lines


def test_the_sound_library_of_these_tests_has_no_mistake() -> None:
    assert (HERE / "library" / "sound.txt").read_text("utf-8") == ""


def test_every_first_line_fits_the_terminal_and_there_are_many() -> None:
    files = sorted(HERE.rglob("*.txt"))
    firsts = [file.read_text("utf-8").split("\n")[0] for file in files]
    assert len(files) >= 60
    assert all(len(line) <= 300 for line in firsts)
    assert all(" - " in line for line, file in zip(firsts, files, strict=True) if file.stem != "sound")
