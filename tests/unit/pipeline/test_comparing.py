"""Two versions compared: what changed is told and tracked; accepting it gives the new one, rejecting the old."""

import shutil
from typing import Any

import pytest
from lxml import etree

from tests.docx_files import make_zip, read_parts
from tests.pulled import W, edit_randomly
from uprdraft.loading.locate import data_folder
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.comparing.changes import mark_words
from uprdraft.pipeline.comparing.sides import compare, write_tracked
from uprdraft.pipeline.comparing.units import read_units
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compared") / "project"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    return folder, build_project(folder).word


def words(data: bytes) -> list[str]:
    return [unit.words for unit in read_units(read_document(data, "x")).units]


def rejected(data: bytes) -> bytes:
    """Return a Word file as it is with all tracked changes rejected."""
    parts = read_parts(data)
    for name in ("word/document.xml", "word/endnotes.xml"):
        root: Any = etree.fromstring(parts[name])
        for change in list(root.iter(W + "ins")):
            holder = change.getparent()
            if holder.tag == W + "rPr":
                paragraph = holder.getparent().getparent()
                if all(
                    e.tag in (W + "ins", W + "pPr", W + "bookmarkStart", W + "bookmarkEnd") for e in paragraph
                ):
                    paragraph.getparent().remove(paragraph)
            else:
                holder.remove(change)
        for change in list(root.iter(W + "del")):
            for run in list(change):
                change.addprevious(run)
            change.getparent().remove(change)
        for text in root.iter(W + "delText"):
            text.tag = W + "t"
        parts[name] = etree.tostring(root)
    return make_zip(parts)


@pytest.mark.parametrize("seed", range(2))
def test_tracked_changes_lead_from_the_old_to_the_new(seed, built, tmp_path):
    (tmp_path / "new.docx").write_bytes(edit_randomly(built[1].read_bytes(), seed, times=10).bytes())
    compared = compare(built[1], tmp_path / "new.docx")
    assert compared.changes
    write_tracked(compared, tmp_path / "tracked.docx")
    data = (tmp_path / "tracked.docx").read_bytes()
    assert [d for d in check_integrity(data) if "tracked" not in d] == []
    assert words(data) == words((tmp_path / "new.docx").read_bytes())
    assert words(rejected(data)) == words(built[1].read_bytes())


def test_tracked_changes_name_no_person_and_no_day(built, tmp_path):
    (tmp_path / "new.docx").write_bytes(edit_randomly(built[1].read_bytes(), 1, times=6).bytes())
    write_tracked(compare(built[1], tmp_path / "new.docx"), tmp_path / "tracked.docx")
    changes = read_document((tmp_path / "tracked.docx").read_bytes(), "x").report.revisions
    assert {(c.author, c.date) for c in changes} == {("uprdraft", "")}


def test_a_project_and_its_own_file_are_the_same(built):
    assert compare(built[1], built[0]).changes == ()


def test_a_note_that_changed_is_a_change(built, tmp_path):
    parts = read_parts(built[1].read_bytes())
    root: Any = etree.fromstring(parts["word/endnotes.xml"])
    piece = next(t for t in root.iter(W + "t") if "A/HRC/11/25" in (t.text or ""))
    piece.text = piece.text.replace("A/HRC/11/25", "A/HRC/11/26")
    parts["word/endnotes.xml"] = etree.tostring(root)
    (tmp_path / "new.docx").write_bytes(make_zip(parts))
    compared = compare(built[1], tmp_path / "new.docx")
    assert [c.kind for c in compared.changes] == ["changed"]
    write_tracked(compared, tmp_path / "tracked.docx")
    notes = read_parts((tmp_path / "tracked.docx").read_bytes())["word/endnotes.xml"]
    assert b"delText" in notes and b">26<" in notes


def test_words_that_went_and_came_stand_side_by_side():
    assert mark_words("The State returned ten people.", "The State has returned people.") == (
        "The State {+has +}returned[- ten-] people."
    )
