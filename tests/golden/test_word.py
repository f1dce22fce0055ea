"""The sample submission as a Word file, part by part: first which parts there are, then each as readable XML."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.golden.sample import sample_submission
from tests.support import BASE
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.html import write_html
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word
from uprdraft.writers.word.base import build_base

HERE = Path(__file__).parent / "word"
PLACES = ("footnotes", "endnotes")


def parts_of(data: bytes) -> dict[str, str]:
    """Return each part as indented XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {}
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            etree.indent(root)
            parts[name] = etree.tostring(root, encoding="unicode") + "\n"
        return parts


def stored(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("place", PLACES)
def test_parts_are_those_stored(place, base, compare_golden):
    parts = parts_of(write_word(sample_submission(notes_place=place), base))
    compare_golden(HERE / f"{place}-parts.txt", "\n".join(parts) + "\n")


@pytest.mark.parametrize("place", PLACES)
def test_each_part_is_as_stored(place, base, compare_golden, request):
    parts = parts_of(write_word(sample_submission(notes_place=place), base))
    for name, content in parts.items():
        compare_golden(HERE / place / name, content)
    if not request.config.getoption("--update-golden"):
        assert stored(HERE / place) == sorted(parts)


@pytest.mark.parametrize("place", PLACES)
def test_sample_has_no_defect(place, base):
    assert check_integrity(write_word(sample_submission(notes_place=place), base)) == ()


def test_text_and_page_are_as_stored(compare_golden):
    compare_golden(HERE.parent / "text" / "sample.txt", write_text(sample_submission()))
    compare_golden(HERE.parent / "html" / "sample.html", write_html(sample_submission()))


def test_shipped_base_document_is_what_its_source_builds():
    assert build_base() == BASE.read_bytes()
    assert check_integrity(build_base()) == ()
    assert len(build_base()) < 12_000
