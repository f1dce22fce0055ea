"""Sources of a project: imported beside what a person wrote, given out and taken back without loss."""

import json

import pytest

from tests.unit.loading.projects import make_project
from uprdraft.loading.library import load_library
from uprdraft.loading.project import read_project
from uprdraft.pipeline.importing import import_file
from uprdraft.pipeline.sources.checking import check_sources
from uprdraft.pipeline.sources.naming import SourceIndex, make_id
from uprdraft.pipeline.sources.overview import export_sources, look_at_sources
from uprdraft.records.sources import Source
from uprdraft.values.dates import parse_partial_date
from uprdraft.writers.cells import safe_cell, write_csv
from uprdraft.writers.csl import csl_items

OWN = """\
# my own list
sources:
  - id: mine   # kept
    kind: press
    title: Border closed at Dandong
    container_title: Daily
    url: https://www.daily.org/1/
    issued: '2023'
"""
LIST = [
    {"id": "a", "type": "webpage", "title": "The same page", "URL": "http://daily.org/1?utm_source=x"},
    {"id": "b", "type": "article-newspaper", "title": "Border closed at Dandong!", "issued": {"raw": "2023"}},
    {"id": "c", "type": "report", "title": "Observations", "number": "CEDAW/C/CHN/CO/9"},
    {"id": "d", "type": "book", "title": "A book", "author": [{"family": "Lee", "given": "Ann"}]},
    {"id": "e", "type": "book"},
]


@pytest.fixture
def project(tmp_path):
    folder = make_project(tmp_path / "p")
    (folder / "sources.yaml").write_text(OWN, "utf-8")
    return folder


@pytest.fixture
def imported(project, tmp_path):
    path = tmp_path / "list.json"
    path.write_text(json.dumps(LIST), "utf-8")
    return import_file(path, project)


def test_what_is_there_already_is_left_and_named(imported):
    assert [(title, like.id, like.by) for title, like in imported.doubles] == [
        ("The same page", "mine", "address"),
        ("Observations", "cedaw-c-chn-co-9", "symbol"),
    ]
    assert [s.title for s in imported.taken] == ["Border closed at Dandong!", "A book"]
    assert [(like.id, like.by) for _, like in imported.doubtful] == [("mine", "title")]
    assert imported.left == ("e: it has no title",)


def test_the_persons_own_lines_stay_as_they_are(imported, project):
    text = (project / "sources.yaml").read_text("utf-8")
    assert text.startswith(OWN)
    assert len(read_project(project).own_sources) == 3


def test_importing_the_same_again_adds_nothing_that_is_certain(imported, project, tmp_path):
    path = tmp_path / "again.ris"
    path.write_text("TY  - NEWS\nTI  - x\nUR  - https://daily.org/1\nER  - \n", "utf-8")
    before = (project / "sources.yaml").read_bytes()
    assert import_file(path, project).taken == ()
    assert (project / "sources.yaml").read_bytes() == before


def test_every_source_of_the_library_comes_back_from_csl(tmp_path):
    from uprdraft.readers.bibliography import take_item

    sources = load_library().sources
    assert len(sources) > 60
    for source, item in zip(sources.values(), csl_items(sources.values()), strict=True):
        taken = take_item(json.loads(json.dumps(item)))
        assert taken is not None
        assert Source.model_validate({"id": source.id, **taken.fields}) == source, source.id


def test_ids_are_readable_and_never_taken_twice():
    lee = {
        "kind": "book",
        "title": "On the border",
        "issued": "2021",
        "author": [{"family": "Lee", "given": "A"}],
    }
    assert make_id(lee, "http://zotero.org/1", ()) == "lee-2021"
    assert make_id(lee, "x", {"lee-2021"}) == "lee-2021-border"
    assert make_id(lee, "lee2021border", ()) == "lee2021border"
    hangul = {"kind": "press", "title": "북송", "issued": "2021"}
    assert make_id(hangul, "", ()) == "press-2021"
    assert make_id(hangul, "", {"press-2021"}) == "press-2021-2"


def test_titles_of_two_years_are_two_sources():
    other = Source(id="o", kind="report", title="Annual report", issued=parse_partial_date("2021"))
    assert (
        SourceIndex([other]).find_same({"kind": "report", "title": "Annual report", "issued": "2022"}) is None
    )
    assert (
        SourceIndex([other]).find_same({"kind": "report", "title": "Annual report", "issued": "2021-05"})
        is not None
    )


def test_cells_cannot_become_formulas():
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1"):
        assert safe_cell(text)[0] not in "=+-@\t\r＝"
    assert b"'=cmd" in write_csv(("=cmd",), [["a"]])


def test_check_names_what_is_missing_and_what_cannot_be():
    def one(**fields):
        given = {
            "id": "s",
            "kind": "un-document",
            "title": "T",
            "issued": parse_partial_date("2023"),
            **fields,
        }
        found = check_sources({"s": Source(**given)}, ["s"], {}, reference)
        return {f.message for f in found if "is in no list" not in f.message}

    from uprdraft.loading.reference import load_reference

    reference = load_reference("CHN")
    assert one() == {"the document symbol is missing"}
    assert one(symbol="CAT/C/CHI/CO/5") == {"CAT/C/CHI/CO/5: no State has the code “CHI”"}
    assert one(kind="interview") == {"the code is missing"}
    assert one(kind="press", container_title="P", issued=parse_partial_date("unknown")) == {
        "the date is missing"
    }
    assert one(kind="ngo-web", url="https://a.org") == {
        "no archived copy of its address is known",
        "the day it was read is missing",
    }
    assert one(symbol="CAT/C/CHN/CO/5") == set()


def test_unused_and_unknown_sources_are_said(project):
    draft = (project / "draft.yaml").read_text("utf-8").replace("First.", "First [@nobody, para. 2].")
    (project / "draft.yaml").write_text(draft, "utf-8")
    found = {(f.source, f.level.value) for f in look_at_sources(project).findings}
    assert ("mine", "advice") in found
    assert ("nobody", "error") in found


def test_a_symbol_typed_in_prose_is_cited_and_known(project):
    from uprdraft.document.walk import plain_text
    from uprdraft.pipeline.build import check_project

    text = "First [@CEDAW/C/CHN/CO/9, paras. 29-30; @A/78/526, para 3; @S/RES/1718 (2006), para 8; @CRC/C/CHN/CO/2–3]."
    draft = (project / "draft.yaml").read_text("utf-8").replace("First.", text)
    (project / "draft.yaml").write_text(draft, "utf-8")
    checked = check_project(project)
    (note,) = checked.submission.notes
    assert note.sources[0] == "cedaw-c-chn-co-9"
    assert plain_text(note.content).startswith("CEDAW/C/CHN/CO/9, paras. 29–30, as cited in ")
    assert plain_text(note.content).endswith(
        "; A/78/526, para. 3; S/RES/1718 (2006), para. 8; CRC/C/CHN/CO/2-3."
    )
    assert not [
        f for f in checked.findings if f.rule in ("notes-resolve", "no-gaps") and "A/78/526" in f.message
    ]


def test_exports_hold_what_is_cited_and_what_is_own(project):
    overview = look_at_sources(project)
    assert [i["id"] for i in json.loads(export_sources(overview, "csl"))] == ["mine"]
    assert b"mine,press" in export_sources(overview, "csv")
    assert json.loads(export_sources(overview, "json"))["sources"][0]["title"] == "Border closed at Dandong"


def test_a_korean_article_has_an_id_that_says_what_it_is_and_lacks_its_english_title(project, tmp_path):
    article = {
        "id": "x", "type": "article-newspaper", "title": "탈북민 강제송환 중단하라", "container-title": "조선일보",
        "issued": {"date-parts": [[2023, 5, 4]]}, "language": "ko", "author": [{"family": "김", "given": "기자"}],
    }  # fmt: skip
    (tmp_path / "ko.json").write_text(json.dumps([article]), "utf-8")
    (source,) = import_file(tmp_path / "ko.json", project).taken
    assert source.id == "press-2023"
    found = [f for f in look_at_sources(project).findings if f.source == source.id]
    (missing,) = [f for f in found if "title" in f.message]
    assert missing.message == "the title in English is missing"
    assert "title_original" in missing.hint
