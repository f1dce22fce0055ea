"""What others say about our files: the Open XML SDK, openxml-audit, and LibreOffice, which must show all of it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.bench.document import bench_submission
from tests.golden.sample import sample_submission
from tests.support import ROOT, find_tool, skip_or_fail
from uprdraft.document.whereabouts import find_whereabouts
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word import write_word
from uprdraft.writers.word.annotating import PlacedComment, annotate

pytestmark = pytest.mark.slow

# Said by openxml-audit of files that Word itself writes or that the SDK finds sound: numbering 0 is
# how Word takes a number away, and neither a theme nor a font table is required.
_MISTAKEN = (
    "Numbering definition '0' referenced",
    "relationships/theme' is missing",
    "relationships/fontTable' is missing",
)


NAMES = ("footnotes", "endnotes", "long", "base", "commented")


def commented(data: bytes) -> bytes:
    """Return the file with two comments at each of its paragraphs, tables and notes."""
    places = find_whereabouts(read_document(data, "x.docx").submission).values()
    words = ("Warning: a word.", "To do: another word.")
    return annotate(data, "x.docx", [PlacedComment(place.ref, words) for place in places] * 2)


@pytest.fixture(scope="module")
def files(base: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("judged")
    made = {
        "footnotes": write_word(sample_submission(), base),
        "endnotes": write_word(sample_submission(notes_place="endnotes"), base),
        "long": write_word(bench_submission(), base),
        "base": base,
    }
    made["commented"] = commented(made["endnotes"])
    for name, content in made.items():
        (folder / f"{name}.docx").write_bytes(content)
    return {name: folder / f"{name}.docx" for name in made}


@pytest.fixture(scope="module")
def pages(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of the pages of each file, as LibreOffice sets them; pages end in a form feed."""
    office, to_text = find_tool("soffice", "SOFFICE"), find_tool("pdftotext")
    folder = tmp_path_factory.mktemp("pdf")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files.values())], check=True, capture_output=True, timeout=180)
    found = {}
    for name in files:
        shown = subprocess.run(
            [to_text, "-layout", str(folder / f"{name}.pdf"), "-"], check=True, capture_output=True
        )
        found[name] = shown.stdout.decode()
    return found


def validator() -> str:
    """Return the SDK's own program from the environment or from the packages installed beside the project."""
    for path in sorted((ROOT / "node_modules" / "@xarsh").glob("ooxml-validator-*/ooxml-validator*")):
        if path.is_file():
            return str(path)
    return find_tool("ooxml-validator", "OOXML_VALIDATOR")


@pytest.mark.parametrize("name", NAMES)
def test_open_xml_sdk_finds_nothing(name, files):
    run = subprocess.run(
        [validator(), str(files[name])], capture_output=True, text=True, check=False, timeout=60
    )
    verdict = json.loads(run.stdout)
    assert verdict["errors"] == []
    assert verdict["ok"] is True


def test_open_xml_sdk_is_seen_finding_something(files, tmp_path):
    from tests.docx_files import replace_in_part

    wrong = replace_in_part(
        files["footnotes"].read_bytes(), "word/document.xml", "<w:pPr>", "<w:pPr><w:nonsense/>"
    )
    (tmp_path / "wrong.docx").write_bytes(wrong)
    run = subprocess.run(
        [validator(), str(tmp_path / "wrong.docx")], capture_output=True, text=True, check=False
    )
    assert json.loads(run.stdout)["ok"] is False


@pytest.mark.parametrize("name", NAMES)
def test_openxml_audit_finds_nothing_that_is_so(name, files):
    try:
        from openxml_audit import OpenXmlValidator
    except ImportError:
        skip_or_fail("openxml-audit is not installed")
    errors = [str(error) for error in OpenXmlValidator().validate(str(files[name])).errors]
    assert [e for e in errors if not any(mistaken in e for mistaken in _MISTAKEN)] == []


def test_libreoffice_shows_every_page_and_every_number(pages):
    text = pages["footnotes"]
    assert text.count("\f") == 5
    for shown in (
        "A.     Summary",
        "1.     The law",
        "(i)    The last level",
        "R1.    End",
        "R2.    Give",
        "Page 2 of 5",
        "DRAFT",
    ):
        assert " ".join(shown.split()) in " ".join(text.split())
    assert "통일연구원" in text


def test_libreoffice_counts_as_the_tree_does(pages):
    text = " ".join(pages["long"].split())
    for shown in ("60. The authorities", "Page 15 of 15", "80 Committee against Torture"):
        assert shown in text


def test_libreoffice_shows_endnotes_as_numbers(pages):
    assert "4 Adopted at Geneva & New York <1984>." in " ".join(pages["endnotes"].split())


def test_libreoffice_opens_a_commented_file_with_its_comments_at_their_places(files, tmp_path):
    data = files["commented"].read_bytes()
    assert check_integrity(data) == ()
    wanted = len(read_document(data, "x.docx").report.comments)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [find_tool("soffice", "SOFFICE"), profile, "--headless", "--convert-to", "fodt", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(files["commented"])], check=True, capture_output=True, timeout=180
    )
    shown = (tmp_path / "commented.fodt").read_text("utf-8")
    assert shown.count("<office:annotation ") == wanted > 40
    assert shown.count("To do: another word.") == wanted
