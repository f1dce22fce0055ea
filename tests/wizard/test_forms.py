"""What only some bodies ask for is asked of them alone, saved, and printed."""

import datetime as dt
from pathlib import Path

import pytest

from tests.wizard.test_interview import WRITTEN
from uprdraft.loading.drafts import create_project
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import check_project
from uprdraft.pipeline.starting import first_values
from uprdraft.terminal.scripted import ScriptedAsker
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
        ("cedaw-session", {"publication"}, {"limit", "replies", "agenda-item"}),
        ("hrc-written-statement-general", {"agenda-item"}, {"limit", "publication"}),
        ("sp-communication", {"limit", "case/kinds", "case/naming"}, {"agenda-item", "replies"}),
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
