"""The review, the type of submission and the earlier versions: what a person sees and where it leads."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from uprdraft.loading.drafts import save_draft
from uprdraft.loading.locate import data_folder
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.records.base import Valued
from uprdraft.records.body import Deadline
from uprdraft.rules.availability import Availability
from uprdraft.terminal.questions import Command
from uprdraft.terminal.replies import is_match, proposed
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.interview import Interview, all_steps
from uprdraft.wizard.review import ask_review, find_answer
from uprdraft.wizard.state import State

TODAY = dt.date(2023, 6, 20)


@pytest.fixture
def example(tmp_path):
    """A draft written by hand, which no interview has seen."""
    return Path(shutil.copytree(data_folder() / "examples" / "china-upr", tmp_path / "mine"))


def state_of(folder: Path, **options) -> State:
    return State(read_project(folder), TODAY, **options)


def sit_down(folder: Path, replies) -> ScriptedAsker:
    asker = ScriptedAsker(replies, accepts_proposals=True)
    with ProjectLock(folder) as lock:
        Interview(state_of(folder, lock=lock), asker).run()
    return asker


def test_a_draft_written_by_hand_is_not_asked_again(example):
    open_keys = [s.key for s in all_steps(state_of(example)) if not state_of(example).is_answered(s.key)]
    assert "safety/names" in open_keys
    assert not {"country", "session", "themes", "organisation/1/name", "prose/summary"} & set(open_keys)
    assert not [k for k in open_keys if k.endswith(("/recommendations", "/wording", "/facts"))]


def test_review_lists_every_answer_under_its_section_and_offers_the_open_questions(example):
    state = state_of(example)
    steps = all_steps(state)
    review = ask_review(state, steps)
    by_value = {c.value: c for c in review.choices}
    assert by_value["organisation/1/acronym"].label == "acronym: EHRO"
    assert by_value["organisation/1/acronym"].group == "2. Organizations"
    assert {s.key for s in steps if s.shown} <= set(by_value)
    waiting = sum(not state.is_answered(s.key) for s in steps)
    assert waiting > 5
    assert proposed(review) == "open" and f"({waiting} open)" in by_value["open"].label


def test_a_finding_in_the_review_leads_to_its_answer(example):
    with ProjectLock(example) as lock:
        save_draft(read_project(example), {"key_words": None, "prose": None}, lock=lock)
    asker = sit_down(
        example,
        {
            "safety/names": Command.REVIEW,
            "review": ["finding:prose/summary", "quit"],
            "prose/summary": "New summary.",
        },
    )
    review = next(q for q in asker.asked if q.key == "review")
    found = {c.value: c.label for c in review.choices if c.group == "Findings"}
    assert "still to be completed: Summary" in found["finding:prose/summary"]
    assert "key words" in found["finding:key_words"]
    assert read_project(example).draft.prose["summary"] == "New summary.\n"
    assert asker.keys[-1] == "review", "after the answer the review comes back"


@pytest.mark.parametrize(
    ("key", "label", "answer"),
    [
        ("facts/refoulement/some-fact", "refoulement", "theme/refoulement/facts"),
        ("recommendations/refoulement/x", "refoulement", "theme/refoulement/recommendations"),
        ("cover/key-words", "cover", "key_words"),
        ("cover/other", "cover", "organisation/1/name"),
        ("a1b2c3", "method", "prose/method"),
        ("length", "the whole text", "words"),
        ("nowhere", "nowhere", "preview"),
    ],
)
def test_places_of_findings_lead_to_answers(key, label, answer):
    from uprdraft.findings import Place

    keys = (
        "theme/refoulement/facts",
        "theme/refoulement/recommendations",
        "key_words",
        "organisation/1/name",
        "prose/method",
    )
    assert find_answer(Place(key, label), keys) == answer


def test_an_earlier_version_is_listed_shown_and_taken_back(example):
    replies = {
        "safety/names": Command.REVIEW,
        "review": ["title", "versions", "quit"],
        "title": "Another title",
        "version": "1",
        "version/restore": "yes",
    }
    before = read_project(example).draft.title
    asker = sit_down(example, replies)
    assert any(before in " ".join(text.split()) for _, text in asker.paged)
    assert read_project(example).draft.title == before
    newest = (example / ".history" / "draft-1.yaml").read_text(encoding="utf-8")
    assert "Another title" in newest


def types(state: State):
    return next(s for s in all_steps(state) if s.key == "submission_type").ask(state)


def many_bodies(state: State):
    """Return 36 types of twelve bodies, as there will be."""
    body = next(b for b in state.bodies if b.id == "upr-stakeholder-cycle4")
    return tuple(
        body.model_copy(
            update={
                "id": f"body{i // 3:02}-type{i}",
                "body": f"Committee {i // 3:02}",
                "procedure": "Review",
                "cycle": None,
            }
        )
        for i in range(36)
    )


def test_types_are_grouped_by_body_say_what_they_entail_and_closed_ones_why(example):
    def judge(body, country, reference, day):
        assert country == "CHN" and day == dt.date(2023, 7, 18)
        assert any(a.state == "CHN" for a in reference.acts)
        if body.id.startswith("body03"):
            return Availability(
                False, "China has not joined the treaty", "the Universal Periodic Review is open"
            )
        if body.id.startswith("body05"):
            return Availability(True, warning="the next session is not known")
        return Availability(True)

    state = state_of(example, availability=judge)
    state._bodies = many_bodies(state)
    question = types(state)
    groups = [c.group for c in question.choices]
    assert len(question.choices) == 36 and groups == sorted(groups) and len(set(groups)) == 12
    closed = [c for c in question.choices if c.closed]
    assert {c.group for c in closed} == {"Committee 03: Review"}
    assert closed[0].closed == "China has not joined the treaty; the Universal Periodic Review is open"
    warned = next(c for c in question.choices if c.value.startswith("body05"))
    assert "the next session is not known; 2815 words" in warned.note and "public" in warned.note
    assert len([c for c in question.choices if is_match(c, "committee 07")]) == 3


def test_a_type_without_a_calendar_asks_for_a_session_that_may_be_unknown(example):
    state = state_of(example)
    rule = Deadline(kind="fixed", note="three weeks before the session")
    body = state.shelves.body.model_copy(
        update={
            "cycle": None,
            "body": "Committee on Something",
            "deadline": Valued[Deadline](value=rule, certainty="derived", source="x", as_of="2026-11"),
        }
    )
    state._shelves = replace(state.shelves, body=body)
    question = next(s for s in all_steps(state) if s.key == "session").ask(state)
    assert question.kind == "line" and question.may_be_empty
    assert "Committee on Something" in question.help and "three weeks before" in question.help


def test_languages_without_texts_are_closed_with_the_reason(example):
    state = state_of(example)
    question = next(s for s in all_steps(state) if s.key == "language").ask(state)
    closed = {c.label: c.closed for c in question.choices}
    assert closed["English"] == "" and "no templates and texts" in closed["French"]


def test_a_deadline_that_has_passed_is_said_with_the_next_one_after_the_answer(example):
    asker = ScriptedAsker(
        {
            "session": "45",
            "as_of": Command.QUIT,
            "safety/names": Command.REVIEW,
            "review": ["session", "quit"],
        },
        accepts_proposals=True,
    )
    with ProjectLock(example) as lock:
        Interview(State(read_project(example), dt.date(2026, 11, 25), lock), asker).run()
    assert "The deadline has passed: 18 July 2023" in asker.said_text
    assert "Next, projected" in asker.said_text
