"""OHCHR's matrix, filled in: as an annex and as a file of its own, in each of its layouts."""

import json

import pytest

from tests.drafting import checked_example
from tests.unit.loading.projects import DRAFT, make_project
from tests.unit.pipeline.test_earlier import RECORDS, THEMES
from uprdraft.document.tree import Table
from uprdraft.document.walk import iter_blocks, iter_sections, plain_text
from uprdraft.errors import UsageError
from uprdraft.loading.project import read_project
from uprdraft.pipeline.earlier.importing import ImportedEarlier
from uprdraft.pipeline.earlier.listing import choose
from uprdraft.pipeline.earlier.sheets import make_matrix, sheet_word
from uprdraft.pipeline.guard import StoppedError
from uprdraft.pipeline.importing import import_file
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.writers.html import write_html
from uprdraft.writers.text import write_text

LAYOUTS = ("2015", "2020", "2025")
IDS = ["chn-4-28-5", "chn-4-28-6", "cedaw-c-chn-co-9-30"]


@pytest.fixture
def project(tmp_path):
    folder = make_project(tmp_path / "p", DRAFT.replace("2023-07-18", "2024-12-01") + THEMES)
    path = tmp_path / "uhri.json"
    records = [{**r, "Sdgs": ["- 16 - PEACE"], "AffectedPersons": ["- Migrants"]} for r in RECORDS]
    path.write_text(json.dumps(records), "utf-8")
    import_file(path, folder)
    choose(folder, IDS[:1], "refoulement", "not-started", "It has no law.")
    return folder


def make(folder, ids=IDS, layout="2020"):
    project = read_project(folder)
    return project, make_matrix(ids, layout, load_shelves(project).materials(project))


def table_of(submission):
    (table,) = (b for s in iter_sections(submission) for b in iter_blocks(s.blocks) if isinstance(b, Table))
    return table


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_headings_are_those_of_the_layout_and_each_row_has_all_its_cells(project, layout):
    project, sheet = make(project, layout=layout)
    table = table_of(sheet.submission)
    columns = load_shelves(project).reference.matrices[layout].columns
    assert [plain_text(cell) for cell in table.header] == [c.heading for c in columns]
    rows = [row for i, row in enumerate(table.rows) if i not in table.bands]
    assert len(rows) == sheet.rows == len(IDS)
    assert {len(row) for row in rows} == {len(columns)}


def test_a_row_holds_words_makers_answer_persons_and_what_became_of_it(project):
    _, sheet = make(project)
    rows = [[plain_text(cell) for cell in row] for row in table_of(sheet.submission).rows]
    assert rows[0] == ["Theme: Prohibition of refoulement"]
    assert rows[1][0].startswith("28.5 Adopt a national law on asylum (France; Canada)")
    assert rows[1][1] == "Noted"
    assert "Affected persons:" in rows[1][2]
    assert "- Migrants" in rows[1][2]
    assert rows[1][3] == "Not implemented. It has no law."
    committee = next(row for row in rows if "CEDAW" in row[0])
    assert committee[1:2] == ["–"]
    assert committee[3] == ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_our_own_importer_reads_the_matrix_back(project, tmp_path, layout):
    project, sheet = make(project, IDS[:2], layout)
    path = tmp_path / "matrix.docx"
    path.write_bytes(sheet_word(sheet.submission, project, path.name))
    other = make_project(tmp_path / "other")
    done = import_file(path, other)
    assert isinstance(done, ImportedEarlier)
    assert [(e.paragraph, e.states, e.position) for e in done.taken] == [
        ("28.5", ("FRA", "CAN"), "noted"),
        ("28.6", ("FRA",), "supported"),
    ]
    assert done.taken[0].themes[0] == "Prohibition of refoulement"


def test_what_was_not_public_on_the_as_of_date_is_left_out_and_counted(project):
    path = project / "draft.yaml"
    path.write_text(path.read_text("utf-8").replace("2024-12-01", "2024-01-10"), "utf-8")
    _, sheet = make(project, [*IDS, "chn-2-cze-1"])
    assert (sheet.rows, sheet.later) == (1, 3)
    with pytest.raises(UsageError, match="no recommendation"):
        make(project, IDS[:1])


def test_an_unknown_layout_is_a_usage_error(project):
    with pytest.raises(UsageError, match="no layout “2021”"):
        make(project, layout="2021")


def test_a_private_name_reaches_no_matrix(project):
    path = project / "draft.yaml"
    path.write_text(path.read_text("utf-8").replace("It has no law.", "Jane Roe was held."), "utf-8")
    (project / "people.yaml").write_text("schema: 1\npeople:\n  - name: Jane Roe\n    code: W1\n", "utf-8")
    project, sheet = make(project)
    with pytest.raises(StoppedError) as stop:
        sheet_word(sheet.submission, project, "m.docx")
    assert "Roe" not in str(stop.value)


@pytest.mark.parametrize(
    "type_", ["upr-stakeholder-cycle4", "upr-midterm-report", "cedaw-session", "cat-followup"]
)
@pytest.mark.parametrize("annex", ["table", "2020"])
def test_reviews_and_committees_stand_in_the_annex_of_reports_and_follow_ups(type_, annex):
    checked = checked_example(submission_type=type_, annex_of_earlier=annex, session=None)
    (section,) = (s for s in checked.submission.annexes if s.id in ("annex-matrix", "annex-status"))
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert len(table.rows) - len(table.bands) == sum(len(t.earlier) for t in checked.project.draft.themes)


def test_a_committees_recommendation_stands_in_the_short_table_with_its_document():
    project = checked_example().project
    themes = [t.model_dump(mode="json") for t in project.draft.themes]
    themes[0]["earlier"] = [{"id": "cat-c-chn-co-5", "status": "reversed"}]
    checked = checked_example(annex_of_earlier="table", themes=themes[:1])
    (section,) = (s for s in checked.submission.annexes if s.id == "annex-status")
    ((row,),) = [block.rows for block in section.blocks if isinstance(block, Table)]
    assert plain_text(row[0]) == "CAT (CAT/C/CHN/CO/5)"
    assert plain_text(row[3]) == "the position has worsened"


def test_a_row_that_heads_others_is_one_cell_in_every_output(project):
    _, sheet = make(project)
    assert "Theme: Prohibition of refoulement" in write_text(sheet.submission)
    assert '<th scope="rowgroup" colspan="4">Theme: Prohibition of refoulement</th>' in write_html(
        sheet.submission
    )
