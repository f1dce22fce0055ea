"""The shipped example holds what it promises, as a reader of the Word file finds it."""

import json
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from uprdraft.document.tree import Paragraph, Text
from uprdraft.document.walk import iter_blocks, iter_inlines, iter_sections, plain_text
from uprdraft.findings import Level
from uprdraft.loading.library import load_library
from uprdraft.loading.locate import data_folder
from uprdraft.pipeline.build import check_project

EXAMPLE = data_folder() / "examples" / "china-upr"


@pytest.fixture(scope="module")
def checked():
    return check_project(EXAMPLE)


@pytest.fixture(scope="module")
def text(checked):
    from uprdraft.writers.text import write_text

    return " ".join(write_text(checked.submission).split())


def test_it_has_the_size_the_review_asks_for(checked):
    assert 2300 <= checked.count.counted <= 2815
    assert len(checked.project.draft.themes) >= 4
    assert sum(len(t.recommendations) for t in checked.project.draft.themes) >= 12
    assert len(checked.submission.notes) >= 30


def test_core_themes_stand_first(checked):
    assert [t.id for t in checked.project.draft.themes][:4] == [
        "refoulement",
        "unhcr-access",
        "status-determination",
        "data-disclosure",
    ]


def test_no_error_and_every_warning_is_acknowledged_with_a_reason(checked):
    standing = [f for f in checked.findings if f.level is not Level.ADVICE and f.acknowledged is None]
    assert standing == []
    assert all(len(a.reason) > 20 for a in checked.project.draft.acknowledged)


def test_every_note_leads_to_a_source_or_a_document(checked):
    symbols = re.compile(r"\b[A-Z]+/[A-Z0-9/.-]+\d")
    for note in checked.submission.notes:
        assert note.sources or symbols.search(plain_text(note.content)), plain_text(note.content)


def test_korean_and_chinese_titles_carry_their_language(checked):
    languages = {
        node.language
        for note in checked.submission.notes
        for node in iter_inlines(note.content)
        if isinstance(node, Text)
    }
    assert {"ko", "zh"} <= languages


def test_it_stands_as_at_the_deadline_and_uses_nothing_later(checked, text):
    assert "information as at 18 July 2023" in text
    body = text[: text.index("[1]")] if "[1] " in text else text
    assert not re.search(r"\b202[4-9]\b", body.replace("22 January to 2 February 2024", ""))
    library = load_library()
    for note in checked.submission.notes:
        for source in note.sources:
            known = {**library.sources, **checked.project.own_sources}
            assert not known[source].issued.is_after(checked.submission.meta.as_of), source


def test_it_is_silent_on_the_third_cycle(text):
    assert "third cycle" not in text
    assert not re.search(r"\bno (earlier )?recommendations? (was|were)\b", text)


def test_unverified_paragraphs_are_not_cited(text):
    assert "A/HRC/25/5 and A/HRC/25/5/Add.1." in text
    assert not re.search(r"A/HRC/25/5[^.]*para", text)
    assert "A/HRC/25/63, para" not in text


def test_covenant_signed_only_is_not_relied_on(text):
    assert "International Covenant on Civil and Political Rights" not in text
    assert "Universal Declaration" not in text or "treaty" not in text.split("Universal Declaration")[1][:60]


def test_glosses_are_not_attributed_to_the_committee(text):
    assert "unregistered" not in text and "voluntary" not in text
    assert "leave China together" not in text


def test_names_are_un_names(text):
    assert not re.search(r"\bNorth Korea\b(?!n)|\bSouth Korea\b|\bDPRK\b", text.split("[1]")[0])
    assert "Democratic People's Republic of Korea who have fled to China (“North Koreans”)" in text


def test_the_annex_repeats_all_recommendations_under_the_same_numbers(checked):
    def numbered(sections, role):
        return [
            (b.number, plain_text(b.content))
            for s in sections
            for b in iter_blocks(s.blocks)
            if isinstance(b, Paragraph) and b.role == role
        ]

    sections = list(iter_sections(checked.submission))
    body = numbered(sections, "recommendation")
    assert body == numbered(sections, "listed-recommendation")
    assert [n for n, _ in body] == [f"R{i}." for i in range(1, len(body) + 1)]


def test_dangerous_asks_come_with_what_makes_them_safe(checked):
    library = load_library()
    chosen = {r.id for t in checked.project.draft.themes for r in t.recommendations}
    needing = [i for i in chosen if library.recommendations[i].needs]
    assert needing
    for id_ in needing:
        assert set(library.recommendations[id_].needs) <= chosen


def test_organisation_is_a_plain_placeholder(checked):
    (organisation,) = checked.project.draft.organisations
    assert organisation.name.startswith("Example")
    assert organisation.contact.email.endswith("@example.org")
    assert organisation.contact.person == ""


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "uprdraft", "example", "china-upr", str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {p.name: p.read_bytes() for p in (folder / "build").iterdir()}


def test_same_bytes_in_another_zone_home_locale_and_hash_seed(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    here = build(tmp_path / "a")
    there = build(
        tmp_path / "b",
        TZ="Asia/Seoul",
        HOME=str(home),
        LANG="ko_KR.UTF-8",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        USER="x",
    )
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_no_byte_of_an_output_names_the_machine(tmp_path):
    outputs = build(tmp_path / "very-private-folder")
    looked_at = 0
    for name, data in outputs.items():
        parts = [data]
        if name.endswith(".docx"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                parts += [archive.read(n) for n in archive.namelist()]
                assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for part in parts:
            looked_at += 1
            for private in (b"very-private-folder", str(Path.home()).encode() + b"/", b"python-docx"):
                assert private not in part, (name, private)
    assert looked_at > 10


def test_manifest_names_every_output_and_the_origin_of_every_bookmark(tmp_path):
    outputs = build(tmp_path / "p")
    stems = [name.removesuffix(".docx") for name in outputs if name.endswith(".docx")]
    assert len(stems) == 4
    written = {name for name in outputs if not name.endswith(".manifest.json")}
    least = {"CHN-UPR45-EHRO": 60}
    for stem in stems:
        manifest = json.loads(outputs[f"{stem}.manifest.json"])
        named = set(manifest["outputs"])
        assert named == {name for name in written if name.startswith(f"{stem}.")}
        written -= named
        with zipfile.ZipFile(BytesIO(outputs[f"{stem}.docx"])) as archive:
            document = archive.read("word/document.xml").decode()
        keys = set(re.findall(r'w:name="_ud_([0-9a-f]+)"', document))
        assert len(keys & manifest["origins"].keys()) > least.get(stem, 5)
    assert written == set()
