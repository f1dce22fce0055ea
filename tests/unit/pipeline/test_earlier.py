"""Earlier recommendations of a project: imported once, found, chosen, in the text and in the matrix."""

import io
import json

import openpyxl
import pytest

from tests.unit.loading.projects import DRAFT, make_project
from uprdraft.document.walk import plain_text
from uprdraft.errors import UsageError
from uprdraft.loading.project import read_project
from uprdraft.loading.reference import load_countries, load_reference
from uprdraft.pipeline.build import check_project
from uprdraft.pipeline.earlier.importing import EarlierFilter
from uprdraft.pipeline.earlier.listing import Query, choose, known_recommendations, matches
from uprdraft.pipeline.earlier.matrix import HEADER, matrix_rows, write_matrix
from uprdraft.pipeline.importing import import_file
from uprdraft.records.earlier import ImportedRecommendation
from uprdraft.writers.text import write_text

THEMES = "themes:\n  - id: refoulement   # mine\n    recommendations:\n      - id: end-forced-returns\n"


def record(number, text, state="China", body="UPR", **fields):
    return {
        "AnnotationId": f"a{number}", "Text": text, "Symbol": "A/HRC/56/6", "Body": f"- {body}",
        "Countries": [f"- {state}"], "Themes": ["- Refugees & asylum-seekers"], "UprCycle": "4",
        "PublicationDate": "2024-03-11T00:00:00", "UprRecommendingCountry": ["- France"], **fields,
    }  # fmt: skip


RECORDS = [
    record(1, "28.5 Adopt a national law on asylum (France)", UprPosition="- Noted"),
    record(2, "28.5 Adopt a national law on asylum (Canada)", UprPosition="- Noted",
           UprRecommendingCountry=["- Canada"]),
    record(3, "28.6 =cmd() Give access to children (France)", Themes=["- Children"], UprPosition="- Supported"),
    record(4, "29.1 Do more (France)", state="Viet Nam"),
    record(5, "Refugees 30.The Committee recommends that it stop.", body="CEDAW", Symbol="CEDAW/C/CHN/CO/9",
           UprCycle="", UprRecommendingCountry=[]),
]  # fmt: skip


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path / "p", DRAFT.replace("2023-07-18", "2024-12-01") + THEMES)


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "uhri.json"
    path.write_text(json.dumps(RECORDS), "utf-8")
    return path


def ids(project):
    return [k.id for k in known_recommendations(read_project(project)) if "uhri.json" in k.source]


def test_only_the_projects_state_is_taken_and_rows_of_one_paragraph_are_put_together(project, export):
    done = import_file(export, project)
    assert [e.id for e in done.taken] == ["chn-4-28-5", "chn-4-28-6", "cedaw-c-chn-co-9-30"]
    assert isinstance(done.taken[0], ImportedRecommendation)
    assert done.taken[0].states == ("FRA", "CAN")
    assert done.left == {"the same by another State, put together": 1, "on another State": 1}
    assert "Universal Human Rights Index" in done.source


def test_importing_again_takes_nothing(project, export):
    import_file(export, project)
    before = (project / "data" / "earlier.yaml").read_bytes()
    again = import_file(export, project)
    assert again.taken == ()
    assert (project / "data" / "earlier.yaml").read_bytes() == before


def test_what_a_person_wrote_into_the_file_stays(project, export):
    import_file(export, project, wanted=EarlierFilter(theme="children"))
    path = project / "data" / "earlier.yaml"
    path.write_text("# mine\n" + path.read_text("utf-8").replace("body: UPR", "body: UPR  # ours"), "utf-8")
    mine = path.read_text("utf-8")
    import_file(export, project)
    assert path.read_text("utf-8").startswith(mine)
    assert len(ids(project)) == 3


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (EarlierFilter(theme="refugee"), ["chn-4-28-5", "cedaw-c-chn-co-9-30"]),
        (EarlierFilter(text="ACCESS TO"), ["chn-4-28-6"]),
        (EarlierFilter(states=("VNM",)), ["vnm-4-29-1"]),
    ],
)
def test_an_import_is_narrowed(project, export, wanted, taken):
    assert [e.id for e in import_file(export, project, wanted=wanted).taken] == taken


def test_imported_recommendations_join_the_shipped_reviews(project, export):
    import_file(export, project)
    reference = load_reference("CHN", read_project(project).data_dirs)
    (review,) = (r for r in reference.reviews if r.cycle == 4)
    assert {"chn-4-kor-1", "chn-4-28-5"} <= {e.id for e in review.recommendations}
    assert reference.observations["cedaw-c-chn-co-9-30"].quoted.startswith("The Committee")
    assert "chn-4-28-5" not in {e.id for r in load_reference("CHN").reviews for e in r.recommendations}


def test_what_is_chosen_stands_in_the_text_with_its_words_and_paragraph(project, export):
    import_file(export, project)
    choose(project, ["chn-4-28-5", "cedaw-c-chn-co-9-30"], "refoulement", "not-started", "It has no law.")
    checked = check_project(project)
    text = " ".join(write_text(checked.submission).split())
    assert "China noted a recommendation by France and Canada, “Adopt a national law on asylum”." in text
    assert "this recommendation has not been implemented. It has no law." in text
    assert "The Committee stated: “The Committee recommends that it stop”." in text
    notes = [plain_text(n.content) for n in checked.submission.notes]
    assert "A/HRC/56/6, para. 28.5." in notes
    assert "# mine" in (project / "draft.yaml").read_text("utf-8")


def test_a_choice_is_changed_and_mistakes_are_named(project, export):
    import_file(export, project)
    choose(project, ["chn-4-28-5"], "refoulement", "not-started", "")
    choose(project, ["chn-4-28-5"], "refoulement", "reversed", "")
    (chosen,) = read_project(project).draft.themes
    assert [(e.id, e.status) for e in chosen.earlier] == [("chn-4-28-5", "reversed")]
    with pytest.raises(UsageError, match="chn-4-28-55"):
        choose(project, ["chn-4-28-55"], "refoulement", "reversed", "")
    with pytest.raises(UsageError, match="no theme “detention” in this draft"):
        choose(project, ["chn-4-28-5"], "detention", "reversed", "")


def test_a_list_without_a_cycle_is_kept_but_cannot_be_chosen(project, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Recommendation,RS,Response\nAdopt a law,Canada,Noted\n", "utf-8")
    (entry,) = import_file(path, project).taken
    assert isinstance(entry, ImportedRecommendation)
    assert entry.cycle is None
    with pytest.raises(UsageError, match="cannot stand in a text"):
        choose(project, [entry.id], "refoulement", "reversed", "")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(theme="children", cycle=4), {"chn-4-28-6"}),
        (Query(state="CAN", cycle=4), {"chn-4-28-5"}),
        (Query(position="noted", cycle=4), {"chn-4-28-5"}),
        (Query(text="that it stop"), {"cedaw-c-chn-co-9-30"}),
    ],
)
def test_lists_are_filtered(project, export, query, found):
    import_file(export, project)
    known = known_recommendations(read_project(project))
    assert {k.id for k in known if matches(k, query)} == found


def test_the_matrix_has_a_row_for_each_state_and_no_formula(project, export):
    import_file(export, project)
    known = [k for k in known_recommendations(read_project(project)) if k.id.startswith("chn-4-28")]
    rows = matrix_rows(known, load_countries())
    assert [(r.name, r.known.id) for r in rows] == [
        ("Canada", "chn-4-28-5"),
        ("France", "chn-4-28-5"),
        ("France", "chn-4-28-6"),
    ]
    assert b"'=cmd()" in write_matrix(rows, "csv")
    assert json.loads(write_matrix(rows, "json"))["rows"][0]["position"] == "noted"
    book = write_matrix(rows, "xlsx")
    assert book == write_matrix(rows, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    cells = [[c.value for c in row] for row in sheet.iter_rows()]
    assert cells[0] == list(HEADER)
    assert all(c.data_type != "f" and not str(c.value or "").startswith("=") for row in sheet for c in row)
