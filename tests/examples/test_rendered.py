"""The example's Word file as others see it: two validators, LibreOffice, our own structural check."""

import shutil
import subprocess
from pathlib import Path

import pytest

from uprdraft.document.count import count_submission
from uprdraft.pipeline.example import write_example
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return write_example("china-upr", tmp_path_factory.mktemp("example") / "china")


def test_our_own_structural_check_finds_nothing(built):
    assert check_integrity(built.word.read_bytes()) == ()


def test_words_of_the_file_are_those_of_the_tree(built):
    back = read_document(built.word.read_bytes(), built.word.name)
    assert count_submission(back.submission).total == built.checked.count.total
    assert back.report.counts.body == built.checked.count.counted


@pytest.mark.parametrize("place", ["footnotes", "endnotes"])
def test_notes_are_where_the_person_wants_them(tmp_path, place):
    from uprdraft.pipeline.build import build_project

    folder = write_example("china-upr", tmp_path / "china").checked.project.path
    draft = folder / "draft.yaml"
    draft.write_text(draft.read_text(encoding="utf-8") + f"notes: {place}\n", encoding="utf-8")
    import zipfile

    with zipfile.ZipFile(build_project(folder).word) as archive:
        assert f"word/{place}.xml" in archive.namelist()


@pytest.mark.slow
def test_pages_show_cover_numbers_and_notes(built, tmp_path):
    from tests.support import find_tool, skip_or_fail

    soffice = find_tool("soffice", "SOFFICE")
    if soffice is None or shutil.which("pdftotext") is None:
        skip_or_fail("LibreOffice and pdftotext are needed")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            str(soffice),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(built.word),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = tmp_path / f"{Path(built.word).stem}.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")
    assert 9 <= len([p for p in pages if p.strip()]) <= 14
    assert "Submission to the Universal Periodic Review" in pages[0] and "Page " not in pages[0]
    assert "Page 2 of" in pages[1]
    assert "R19." not in pages[0] and any("R1." in p for p in pages)
    assert "중공안당국" in text and "发言人" in text
