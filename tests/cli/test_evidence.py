"""``import``, ``export``, ``sources`` and ``earlier`` as a person types them: text, data, exit codes."""

import csv
import io
import json

import pytest

from tests.unit.loading.projects import DRAFT, make_project
from uprdraft.cli.main import main


@pytest.fixture
def run(capsysbinary):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsysbinary.readouterr()
        return stop.value.code or 0, out.decode(), err.decode()

    return call


@pytest.fixture
def project(tmp_path):
    themes = "themes:\n  - id: refoulement\n    recommendations:\n      - id: end-forced-returns\n"
    return make_project(tmp_path / "p", DRAFT.replace("2023-07-18", "2024-12-01") + themes)


@pytest.fixture
def ris(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("TY  - NEWS\nAU  - Kim, Min-su\nTI  - =Returned\nPY  - 2021\nKW  - x\nER  - \n", "utf-8")
    return path


def test_sources_go_in_are_listed_checked_and_come_out(run, project, ris):
    code, out, err = run("import", ris, project)
    assert (code, err) == (0, "")
    assert "RIS: 1 source(s) taken" in out
    assert "kim-2021: Min-su Kim, “=Returned”, 2021" in out
    code, out, _ = run("sources", "list", project, "--format", "json")
    assert [s["id"] for s in json.loads(out) if s["own"]] == ["kim-2021"]
    code, out, _ = run("sources", "check", project)
    assert code == 0
    assert "kim-2021: where it appeared is missing" in out
    code, out, _ = run("export", project, "-", "--format", "csv")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row[3] for row in rows if row[0] == "kim-2021"] == ["'=Returned"]
    target = project / "out.json"
    assert run("export", project, target)[0] == 0
    again = run("import", target, make_project(project.parent / "q"), "--format", "json")
    assert json.loads(again[1])["taken"] == ["kim-2021"]


def test_a_source_cited_but_missing_is_an_error(run, project):
    path = project / "draft.yaml"
    path.write_text(path.read_text("utf-8").replace("First.", "First [@nobody]."), "utf-8")
    code, out, _ = run("sources", "check", project)
    assert code == 1
    assert "nobody: it is cited, but it is in no list of sources" in out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4", "PDF"),
        (b"", "empty"),
        (b'[{"id": 1, "title": ', "not JSON"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), ".xls"),
        (b'[{"AnnotationId": "1", "Text": "x', "cut off"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_exit_3(run, project, tmp_path, content, words):
    path = tmp_path / "file"
    path.write_bytes(content)
    code, out, err = run("import", path, project)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert len(err) <= 301
    assert words in err
    assert " - " in err


def test_earlier_recommendations_go_in_and_come_out(run, project, tmp_path):
    path = tmp_path / "copy.csv"
    path.write_text(
        "To,From,Text,Response,Session,Issue,Wetter\nChina,Canada,Adopt a law on asylum,Noted,45,Refugees,x\n"
        "China,Atlantis,Do less,Perhaps,45,Refugees,x\nViet Nam,Canada,Adopt,Noted,18,Law,x\n",
        "utf-8",
    )
    code, out, err = run("import", path, project)
    assert (code, err) == (0, "")
    assert "3 rows read, 2 taken" in out
    assert "1 on another State" in out
    assert "Atlantis (1)" in out
    assert "Perhaps (1)" in out
    assert "Columns that are not known: Wetter" in out
    code, out, _ = run("earlier", "list", project, "--by", "Canada", "--cycle", "4", "--format", "json")
    (entry,) = [e for e in json.loads(out) if "copy.csv" in e["source"]]
    assert (entry["position"], entry["text"]) == ("noted", "Adopt a law on asylum")
    code, out, _ = run(
        "earlier", "choose", project, entry["id"], "--theme", "refoulement", "--status", "not-started"
    )
    assert (code, out) == (0, "“refoulement” now assesses 1 earlier recommendation(s). Build to see them.\n")
    code, out, _ = run("earlier", "matrix", project, "--chosen")
    assert "Canada" in out
    assert "cycle 4, noted; not started: Adopt a law on asylum" in out
    assert run("earlier", "matrix", project, "--format", "xlsx", "--to", tmp_path / "m.xlsx")[0] == 0
    assert (tmp_path / "m.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("earlier", "list", "DIR", "--position", "notd"), "did you mean “noted”?"),
        (("earlier", "list", "DIR", "--by", "Chna"), "no State is known as “Chna”"),
        (("earlier", "choose", "DIR", "x", "--theme", "refoulement", "--status", "done"), "no status “done”"),
        (("earlier", "choose", "DIR", "x", "--theme", "refoulemnt"), "did you mean “refoulement”?"),
        (("earlier", "matrix", "DIR", "--format", "xlsx"), "--to matrix.xlsx"),
        (("export", "DIR", "-", "--format", "bib"), "there are: csl, csv, json"),
        (("import", "FILE", "DIR", "--map", "text"), "--map OUR=THEIRS"),
    ],
)
def test_a_bad_value_is_exit_2_with_the_next_step(run, project, ris, arguments, words):
    given = [{"DIR": project, "FILE": ris}.get(a, a) for a in arguments]
    code, out, err = run(*given)
    assert (code, out) == (2, "")
    assert words in err


def test_a_private_name_reaches_no_matrix(run, project, tmp_path):
    (project / "people.yaml").write_text(
        "schema: 1\npeople:\n  - code: W1\n    name: Kim Cheol-su\n    consent: {use: none}\n", "utf-8"
    )
    path = tmp_path / "list.csv"
    path.write_text("Recommendation,RS,Session,Response\nRelease Kim Cheol Su,Canada,45,Noted\n", "utf-8")
    assert run("import", path, project)[0] == 0
    for format_ in ("csv", "json", "xlsx"):
        code, out, err = run(
            "earlier", "matrix", project, "--format", format_, "--to", tmp_path / f"m.{format_}"
        )
        assert (code, out) == (1, "")
        assert "nothing was written" in err
        assert "Cheol" not in err
        assert not (tmp_path / f"m.{format_}").exists()


def test_the_matrix_is_written_as_a_word_file(run, project, tmp_path):
    target = tmp_path / "m.docx"
    code, out, err = run("earlier", "matrix", project, "--word", target, "--theme", "refoulement")
    assert (code, err) == (0, "")
    assert "in the layout of 2020" in out
    assert target.read_bytes().startswith(b"PK")
    code, _, err = run("earlier", "matrix", project, "--word", target, "--layout", "1999")
    assert code == 2
    assert "there are: 2015, 2020, 2025" in err or "did you mean" in err


def test_the_page_for_a_delegation_is_shown_and_written_one_file_a_state(run, tmp_path):
    folder = tmp_path / "example"
    assert run("example", "china-upr", folder)[0] == 0
    code, out, err = run("earlier", "page", folder, "--state", "Czechia")
    assert (code, err) == (0, "")
    assert "For the delegation of Czechia" in out
    code, out, _ = run(
        "earlier", "page", folder, "--all", "--word", tmp_path / "pages", "--text", tmp_path / "texts"
    )
    assert code == 0
    assert {p.name for p in (tmp_path / "pages").iterdir()} == {
        f"CHN-for-{s}.docx" for s in ("CAN", "CZE", "KOR")
    }
    assert {p.suffix for p in (tmp_path / "texts").iterdir()} == {".txt"}
    assert run("earlier", "page", folder)[0] == 2
    assert run("earlier", "page", folder, "--state", "Atlantis")[0] == 2
    assert "the page leaves it out" in run("earlier", "page", folder, "--state", "FRA")[2]


def test_after_a_review_the_person_decides_who_took_up_what(run, tmp_path):
    folder = tmp_path / "example"
    assert run("example", "china-upr", folder)[0] == 0
    record = {
        "AnnotationId": "1", "Text": "28.9 =Cease all forcible returns of North Koreans (France)",
        "Symbol": "A/HRC/56/6", "Body": "- UPR", "Countries": ["- China"], "UprCycle": "4",
        "UprRecommendingCountry": ["- France"],
    }  # fmt: skip
    export = tmp_path / "new.json"
    export.write_text(json.dumps([record]), "utf-8")
    code, out, err = run("earlier", "taken-up", folder, export)
    assert code == 0
    assert "1 taken into" in err
    assert "FRA (unknown): =Cease all forcible returns" in out
    pair = "chn-4-28-9=end-forced-returns"
    assert "1 confirmed" in run("earlier", "taken-up", folder, "--confirm", pair)[1]
    target = tmp_path / "t.csv"
    assert run("earlier", "taken-up", folder, "--format", "csv", "--to", target)[0] == 0
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert [row[6][0] for row in rows if row[2] == "confirmed"] == ["'"]
    assert json.loads(run("earlier", "taken-up", folder, "--format", "json")[1])["states"] == ["FRA"]
    for wrong in (["--confirm", "x"], ["--format", "xlsx"], ["--format", "pdf"], ["--ask"], ["--cycle", "3"]):
        assert run("earlier", "taken-up", folder, *wrong)[0] == 2
