"""What only some bodies ask for is asked of them alone, saved, and printed."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wizard.test_interview import WRITTEN
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.drafts import create_project
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import check_project
from uprdraft.pipeline.starting import first_values
from uprdraft.records.body import Want
from uprdraft.records.draft import ChosenTheme, Organisation
from uprdraft.terminal.questions import Question
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.help import help_on
from uprdraft.wizard.interview import Interview, all_steps
from uprdraft.wizard.state import State
from uprdraft.writers.text import write_text

TODAY = dt.date(2026, 11, 20)


def start(folder: Path, type_: str) -> Path:
    values = first_values("CHN", type_, TODAY)
    create_project(folder, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    return folder


def keys(folder: Path) -> list[str]:
    return [step.key for step in all_steps(State(read_project(folder), TODAY))]


@pytest.mark.parametrize(
    ("type_", "asked", "not_asked"),
    [
        ("cedaw-followup", {"limit", "replies"}, {"agenda-item", "case/kinds"}),
        ("cedaw-session", {"publication", "replies"}, {"limit", "agenda-item"}),
        ("cedaw-loi", {"publication"}, {"replies"}),
        (
            "hrc-written-statement-general",
            {"agenda-item"},
            {"limit", "publication"},
        ),
        (
            "hrc-oral-statement-general-debate",
            {"agenda-item"},
            {"publication"},
        ),
        (
            "sp-communication",
            {"limit", "case/kinds", "case/victims", "case/naming"},
            {"agenda-item", "replies"},
        ),
        ("upr-stakeholder-cycle5", set(), {"limit", "publication", "agenda-item", "replies", "case/kinds"}),
    ],
)
def test_each_body_asks_for_its_own(tmp_path, type_, asked, not_asked):
    found = set(keys(start(tmp_path / "p", type_)))
    assert asked <= found
    assert not_asked & found == set()


def test_a_follow_up_is_written_paragraph_by_paragraph(tmp_path):
    folder = start(tmp_path / "p", "cedaw-followup")
    answers = {
        **WRITTEN,
        "limit": "3500",
        "limit/source": "Note of the 90th session",
        "replies": "CEDAW/C/CHN/CO/9 30(a)",
        "replies/1/asked": "not to criminalize victims of trafficking.",
        "replies/1/assessment": "Nothing was done.",
        "replies/1/remains": "",
    }
    lock = ProjectLock(folder)
    lock.acquire()
    try:
        asker = ScriptedAsker(answers, accepts_proposals=True)
        Interview(State(read_project(folder), TODAY, lock), asker).run()
    finally:
        lock.release()
    checked = check_project(folder)
    limit = checked.body.limit
    assert (limit.value.individual, limit.source, limit.certainty.value) == (
        3500,
        "Note of the 90th session",
        "own",
    )
    text = " ".join(write_text(checked.submission).split())
    assert "CEDAW/C/CHN/CO/9, paragraph 30 (a)" in text
    assert "The Committee asked the State party not to criminalize victims of trafficking." in text
    assert "Nothing was done." in text


def test_paragraphs_of_the_latest_observations_alone_are_proposed_for_follow_up(tmp_path):
    state = State(read_project(start(tmp_path / "p", "cedaw-followup")), TODAY)
    known = {o.symbol for o in state.shelves.reference.observations.values() if o.treaty == "cedaw"}
    assert len(known) > 1
    step = next(s for s in all_steps(state) if s.key == "replies")
    assert step.ask(state).default == "CEDAW/C/CHN/CO/9 29-30"


def test_the_dialogue_stands_before_the_list_of_issues_and_the_follow_up(tmp_path):
    state = State(read_project(start(tmp_path / "p", "upr-stakeholder-cycle5")), TODAY)
    step = next(s for s in all_steps(state) if s.key == "submission_type")
    order = [c.value for c in step.ask(state).choices]
    assert order.index("cat-session") < order.index("cat-loi") < order.index("cat-followup")
    assert order.index("crc-presession") < order.index("crc-additional-traditional")


def test_help_names_the_rule_of_this_very_field(tmp_path):
    state = State(read_project(start(tmp_path / "p", "upr-stakeholder-cycle4")), TODAY)
    question = Question("organisation/1/founded", "line", "In which year was it established?")
    assert "The rule: the cover shows: date of establishment (" in help_on(question, state)


@pytest.mark.parametrize("type_", ["upr-stakeholder-cycle4", "cedaw-session", "sp-communication"])
def test_no_question_help_or_choice_names_a_file_but_the_list_of_people(tmp_path, type_):
    state = State(read_project(start(tmp_path / "p", type_)), TODAY)
    steps = all_steps(state)
    texts = []
    for step in steps:
        question = step.ask(state)
        texts += [question.text, help_on(question, state)]
        texts += [t for c in question.choices for t in (c.label, c.note, c.closed)]
    assert len(texts) > 150
    named = {m for t in texts for m in re.findall(r"[\w/.-]+\.(?:ya?ml|csv|py|j2)\b", t)}
    assert named <= {"people.yaml"}


KEYS: dict[Want, str] = {
    "posting": "publication", "agenda-item": "agenda-item", "ecosoc-status": "organisation/1/ecosoc_status",
    "case": "case/victims", "answers": "replies", "assessments": "replies", "focus": "focus",
}  # fmt: skip


def test_what_a_profile_wants_is_asked_whatever_the_body(tmp_path):
    asked = 0
    bodies = [load_body(type_) for type_ in list_bodies()]
    for body in {b.form: b for b in bodies if b.template}.values():
        type_ = body.id
        folder = start(tmp_path / type_, type_)
        state = State(read_project(folder), TODAY)
        themes = tuple(ChosenTheme(id=t.id) for t in list(state.shelves.library.themes.values())[:4])
        state.project = replace(
            state.project,
            draft=state.draft.model_copy(update={"themes": themes, "organisations": (Organisation(),)}),
        )
        found = {step.key for step in all_steps(state)}
        for want, key in KEYS.items():
            assert body.is_wanted(want) == (key in found) or key == "replies", (type_, want)
        assert (body.is_wanted("answers") or body.is_wanted("assessments")) == ("replies" in found), type_
        asked += sum(body.is_wanted(want) for want in KEYS)
    assert asked >= 10


def test_a_report_answers_the_list_of_issues(tmp_path):
    folder = start(tmp_path / "p", "crc-additional-traditional")
    answers = {
        **WRITTEN, "replies": "CRC/C/CHN/Q/5-6 12", "replies/1/asked": "how births are registered.",
        "replies/1/assessment": "Births of undocumented mothers are not registered.", "limit": "",
    }  # fmt: skip
    lock = ProjectLock(folder)
    lock.acquire()
    try:
        Interview(
            State(read_project(folder), TODAY, lock), ScriptedAsker(answers, accepts_proposals=True)
        ).run()
    finally:
        lock.release()
    draft = read_project(folder).draft
    assert [(r.document, r.symbol, r.paragraph) for r in draft.replies] == [
        ("list-of-issues", "CRC/C/CHN/Q/5-6", "12")
    ]
    text = " ".join(write_text(check_project(folder).submission).split())
    assert "The Committee asked: how births are registered." in text


def test_a_variant_of_a_type_can_be_chosen_with_its_own_limit(tmp_path):
    state = State(read_project(start(tmp_path / "p", "crc-presession")), TODAY)
    question = next(s for s in all_steps(state) if s.key == "submission_type").ask(state)
    notes = {choice.value: choice.note for choice in question.choices}
    assert "10000 words" in notes["crc-presession"]
    assert "3000 words" in notes["crc-presession:thematic"]
