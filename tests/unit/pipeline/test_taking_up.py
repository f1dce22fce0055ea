"""After a review: who took up what, what nobody took up; a score proposes, a person decides."""

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.drafting import example_project
from uprdraft.errors import UsageError
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.loading.reference import load_countries
from uprdraft.pipeline.earlier.likeness import LIKELY
from uprdraft.pipeline.earlier.pages import asks_of, likeness_of
from uprdraft.pipeline.earlier.taking_up import HEADER, Decision, decide, outcome_of, write_outcome
from uprdraft.pipeline.shelves import load_shelves

LABELLED = {
    "Stop the forced return of persons who have fled the Democratic People's Republic of Korea": "refoulement",
    "Halt deportations of North Koreans at risk of torture or execution": "refoulement",
    "Respect the principle of non-refoulement and refrain from repatriating asylum seekers": "refoulement",
    "Allow the Office of the High Commissioner for Refugees unrestricted access to border areas": "unhcr-access",
    "Grant UNHCR access to asylum seekers in the north-east": "unhcr-access",
    "Adopt a national asylum law with procedures for refugee status determination": "status-determination",
    "Ensure that all children of North Korean mothers are registered at birth": "children-birth-registration",
    "Register all children regardless of the legal status of the mother": "children-birth-registration",
    "Publish disaggregated data on persons held in immigration detention": "data-disclosure",
    "Protect women and girls who are victims of trafficking and do not detain them": "trafficking-victims",
    "Abolish the death penalty": "",
    "Ratify the International Covenant on Civil and Political Rights": "",
    "Continue efforts to eliminate rural poverty": "",
    "Guarantee freedom of expression and stop harassment of journalists": "",
    "Strengthen protection of the rights of persons with disabilities, including access to education": "",
    "Allow independent observers access to Tibet": "",
    "Further develop its health-care system in rural areas": "",
    "Protect human rights defenders and lawyers from reprisals": "",
    "Continue to combat climate change": "",
    "Provide education for migrant children in cities": "",
}


def test_labelled_pairs_are_told_apart():
    """Of ten that take up an ask nine or more are proposed, on its theme; of ten on other things one at most."""
    project, shelves = example_project()
    materials = shelves.materials(project)
    likeness = likeness_of(materials, LABELLED)
    best = {text: likeness.nearest(text)[0] for text in LABELLED}
    right = [
        t for t, theme in LABELLED.items() if theme and best[t].score >= LIKELY and best[t].ask.theme == theme
    ]
    wrong = [t for t, theme in LABELLED.items() if not theme and best[t].score >= LIKELY]
    assert (len(LABELLED), sum(map(bool, LABELLED.values()))) == (20, 10)
    assert len(right) >= 9, sorted({t for t in LABELLED if LABELLED[t]} - set(right))
    assert len(wrong) <= 1, wrong


def test_a_score_lies_between_nothing_and_the_ask_itself():
    project, shelves = example_project()
    materials = shelves.materials(project)
    likeness = likeness_of(materials, ())
    for ask in asks_of(materials):
        near = likeness.nearest(ask.text, [ask.theme])
        assert near[0].ask.id == ask.id
        assert near[0].score == 100
    assert likeness.nearest("xyzzy")[0].score == 0


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(data_folder() / "examples" / "china-upr", tmp_path / "p"))


def look(folder, **options):
    project = read_project(folder)
    shelves = load_shelves(project)
    return project, outcome_of(project, shelves.materials(project), **options)


def test_every_ask_is_either_taken_up_or_named_as_taken_up_by_nobody(folder):
    _, outcome = look(folder)
    assert outcome.cycle == 4
    assert outcome.compared == 4
    taken = {m.ask.id for m in outcome.matches}
    assert {a.id for a in outcome.asks} == taken | {a.id for a in outcome.untaken}
    assert ("chn-4-cze-1", "end-forced-returns") in {(m.known.id, m.ask.id) for m in outcome.matches}


def test_what_a_person_decides_stays_in_the_draft_and_is_not_proposed_again(folder):
    project, outcome = look(folder)
    pair = ("chn-4-cze-1", "end-forced-returns")
    decide(
        project,
        [Decision(*pair, True), Decision("chn-4-kor-1", "china-implement-article-46", False)],
        outcome,
    )
    project, outcome = look(folder, least=100)
    (match,) = outcome.matches
    assert (match.known.id, match.ask.id, match.verdict) == (*pair, "confirmed")
    assert outcome.states == ("CZE",)
    assert [m.known.id for m in outcome.refused] == ["chn-4-kor-1"]
    decide(project, [Decision(*pair, False)], outcome)
    assert look(folder, least=100)[1].matches == ()


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision("chn-4-cze-9", "end-forced-returns", True), "chn-4-cze-9"),
        (Decision("chn-4-cze-1", "x", True), "“x”"),
    ],
)
def test_an_unknown_pair_is_refused_and_nothing_is_written(folder, decision, words):
    project, outcome = look(folder)
    before = (folder / "draft.yaml").read_bytes()
    with pytest.raises(UsageError, match=words):
        decide(project, [decision], outcome)
    assert (folder / "draft.yaml").read_bytes() == before


def test_a_review_of_which_nothing_is_known_and_a_draft_that_asks_nothing_are_usage_errors():
    project, shelves = example_project()
    with pytest.raises(UsageError, match="no recommendation of cycle 3"):
        outcome_of(project, shelves.materials(project), 3)
    empty = replace(project, draft=project.draft.model_copy(update={"themes": ()}))
    with pytest.raises(UsageError, match="recommends nothing"):
        outcome_of(empty, shelves.materials(empty))


def test_tables_have_a_row_for_each_pair_and_for_each_ask_without(folder):
    _, outcome = look(folder)
    rows = len(outcome.matches) + len(outcome.untaken)
    countries = load_countries()
    assert (
        write_outcome(outcome, "csv", countries).decode("utf-8-sig").splitlines()[0].split(",")[0]
        == HEADER[0]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(write_outcome(outcome, "xlsx", countries))).active
    assert sheet.max_row == rows + 1
    data = json.loads(write_outcome(outcome, "json", countries))
    assert sum(len(a["taken_up"]) or 1 for a in data["asks"]) == rows
    assert set(data["nobody"]) == {a["id"] for a in data["asks"] if not a["taken_up"]}
