"""Draft → Word → edited → pull → Word keeps every edit and every note, whatever the edits are."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pulled import edit_randomly
from tests.support import find_tool
from uprdraft.loading.locate import data_folder
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.comparing.units import Text, bare, read_units
from uprdraft.pipeline.pulling import look_at_copy, take
from uprdraft.readers.foreign import read_document


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pull") / "project"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    return folder, build_project(folder).word


@pytest.fixture
def project(built, tmp_path):
    shutil.copytree(built[0], tmp_path / "project")
    return tmp_path / "project"


def read(path: Path) -> Text:
    return read_units(read_document(path.read_bytes(), path.name))


def words_of(text: Text) -> list[str]:
    """Return the words of each place, those of its notes included, without the numbers of notes."""
    return [re.sub(r"[\W_]+", " ", bare(unit.words)).strip() for unit in text.units]


def fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def read_all(text: Text) -> str:
    return "\n".join(unit.reading for unit in text.units)


def assert_kept(project: Path, copy: Path, edited) -> None:
    pulling = look_at_copy(copy, project)
    outcome = take(pulling, {p.number for p in pulling.proposals})
    assert outcome.refused == ()
    assert outcome.differing == ()
    after = read(build_project(project).word)
    said = "\n".join(unit.reading for unit in after.units)
    assert [word for word in edited.wanted if word not in said] == []
    # The annex repeats the recommendations, so that what was changed in one of them changes there too; the
    # heading of a part that nothing is left of goes with it.
    theirs = {
        w
        for u, w in zip(pulling.edited.units, words_of(pulling.edited), strict=True)
        if u.kind != "heading" and getattr(u.node, "role", "") != "listed-recommendation"
    }
    assert theirs - set(words_of(after)) == set()
    # Notes side by side share a mark when the text is built, so they are looked for by what they say.
    assert {fold(note) for note in re.findall(r"\^\[(A note on \w+)", read_all(pulling.edited))} <= {
        fold(note) for note in re.findall(r"A note on \w+", read_all(after))
    }
    bodies = [unit.words for unit in after.units]
    assert [text for text in edited.unwanted if text in bodies] == []


@pytest.mark.parametrize("seed", range(3))
def test_every_edit_and_every_note_is_in_the_text_built_again(seed, built, project, tmp_path):
    edited = edit_randomly(built[1].read_bytes(), seed, times=12)
    copy = tmp_path / "edited.docx"
    copy.write_bytes(edited.bytes())
    assert_kept(project, copy, edited)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_more_edits_are_kept(seed, built, project, tmp_path):
    edited = edit_randomly(built[1].read_bytes(), seed, times=1 + seed % 20)
    copy = tmp_path / "edited.docx"
    copy.write_bytes(edited.bytes())
    assert_kept(project, copy, edited)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 204))
def test_edits_that_went_through_libreoffice_are_kept(seed, built, project, tmp_path):
    office = find_tool("soffice")
    edited = edit_randomly(built[1].read_bytes(), seed, times=10)
    (tmp_path / "edited.docx").write_bytes(edited.bytes())
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path / "out"), str(tmp_path / "edited.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert_kept(project, tmp_path / "out" / "edited.docx", edited)
