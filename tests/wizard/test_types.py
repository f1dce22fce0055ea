"""Every type of submission, walked with what the interview proposes, to a text without an error of its own making."""

import datetime as dt
import functools
from pathlib import Path

import pytest

from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.drafts import create_project
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.build import check_project
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.starting import first_values
from uprdraft.records.body import BodyProfile
from uprdraft.terminal.questions import Question, Reply
from uprdraft.terminal.replies import find_fault, proposed
from uprdraft.wizard.availability import available
from uprdraft.wizard.help import help_on
from uprdraft.wizard.interview import Interview
from uprdraft.wizard.state import State

TODAY = dt.date(2026, 11, 25)
STATES = ("CHN", "MNG", "KOR", "PHL", "FRA", "ARG")
MOST_THEMES = 2
BODIES = {id_: load_body(id_) for id_ in list_bodies() if load_body(id_).template}
ONE_PER_FORM = {body.form or body.id: id_ for id_, body in BODIES.items()}


@functools.cache
def state_for(id_: str) -> str:
    """Return the first of ``STATES`` for which the type is open; empty where it is for none."""
    return next((s for s in STATES if available(BODIES[id_], s, load_reference(s), TODAY).allowed), "")


class Newcomer:
    """Takes what is proposed, types a sentence where a text is wanted, and keeps to the first themes."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        reply = self._reply(question)
        assert find_fault(question, reply) is None, (question.key, reply)
        return reply

    def _reply(self, question: Question) -> Reply:
        standing = proposed(question)
        if question.key == "themes":
            return (standing or tuple(c.value for c in question.choices))[:MOST_THEMES]
        if standing or question.may_be_empty:
            return standing
        if question.key == "case/kinds":  # nobody can know it for the person
            return (question.choices[0].value,)
        if question.key == "organisation/1/ecosoc_status":
            return "special"
        assert question.kind in ("line", "prose"), f"{question.key} proposes nothing"
        return {"organisation/1/founded": "2010", "agenda-item": "4"}.get(
            question.key, "We have seen it ourselves."
        )

    def say(self, text: str, style: str = "") -> None:
        """Hear."""

    def page(self, title: str, text: str) -> None:
        """Read."""


def walk(folder: Path, id_: str) -> tuple[Newcomer, Checked]:
    values = first_values(state_for(id_), id_, TODAY)
    create_project(folder, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    newcomer = Newcomer()
    with ProjectLock(folder) as lock:
        ending = Interview(State(read_project(folder), TODAY, lock), newcomer).run()
    assert ending.build and ending.open_steps == 0
    return newcomer, check_project(folder, today=TODAY)


def look(folder: Path, id_: str) -> None:
    newcomer, checked = walk(folder, id_)
    state = State(checked.project, TODAY)
    for question in newcomer.asked[:-1]:
        text = help_on(question, state)
        for words in ("Why it is asked: ", "For example: ", "The rule: "):
            assert words in text, (question.key, words)
    assert [str(f.message) for f in checked.errors] == []
    body: BodyProfile = BODIES[id_]
    keys = [q.key for q in newcomer.asked]
    assert {f"prose/{p.id}" for p in body.parts if p.prose} <= set(keys)
    assert checked.project.draft.title
    if body.is_confidential and "case/naming" in keys:
        assert keys.index("safety/names") < keys.index("case/naming") < keys.index("themes")
    before = keys.index("themes")
    assert max(i for i, k in enumerate(keys) if k.startswith("safety/")) < before < keys.index("key_words")


def test_every_type_is_open_for_some_state():
    assert len(BODIES) >= 36
    assert [id_ for id_ in BODIES if not state_for(id_)] == []


@pytest.mark.parametrize("id_", sorted(ONE_PER_FORM.values()))
def test_a_type_of_each_form_is_walked_to_a_text_without_errors(tmp_path, id_):
    look(tmp_path / "p", id_)


@pytest.mark.slow
@pytest.mark.parametrize("id_", sorted(set(BODIES) - set(ONE_PER_FORM.values())))
def test_every_other_type_is_walked_to_a_text_without_errors(tmp_path, id_):
    look(tmp_path / "p", id_)
