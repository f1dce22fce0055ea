"""The review, the type of submission and the earlier versions: what a person sees and where it leads."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from uprdraft.loading.drafts import create_project, save_draft
from uprdraft.loading.locate import data_folder
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.starting import first_values
from uprdraft.rules.availability import Availability
from uprdraft.terminal.questions import Command
from uprdraft.terminal.replies import is_match, proposed
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.interview import Interview, all_steps
from uprdraft.wizard.review import ask_review, find_answer
from uprdraft.wizard.state import State

TODAY = dt.date(2023, 6, 20)
LATER = dt.date(2026, 11, 25)


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


def test_review_says_who_signed_which_version_and_that_a_change_voids_it(example):
    from uprdraft.pipeline.signing import sign_off

    def said() -> str:
        state = state_of(example)
        return ask_review(state, all_steps(state)).text

    assert "sign" not in said()
    members = [{"name": "First Group", "acronym": "FG"}, {"name": "Second Group", "acronym": "SG"}]
    save_draft(read_project(example), {"organisations": members})
    version = sign_off(example, "FG", TODAY).version
    words = f"Version {version}: signed off this version: FG ({version}, 2023-06-20); not signed yet: SG."
    assert words in said() and "A change of a word voids a sign-off" in said()
    save_draft(read_project(example), {"title": "Another title"})
    assert f"an earlier one, void since the text changed: FG ({version}, 2023-06-20)" in said()


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
    listed = next(q for q in asker.asked if q.key == "version").choices[0]
    assert listed.note == "differs from now in 1 place: title, what it is about"
    assert read_project(example).draft.title == before
    newest = (example / ".history" / "draft-1.yaml").read_text(encoding="utf-8")
    assert "Another title" in newest


def types(state: State):
    return next(s for s in all_steps(state) if s.key == "submission_type").ask(state)


def begun(folder: Path, country: str, type_: str = "upr-stakeholder-cycle5") -> State:
    """Return the interview of a new project after its first answer."""
    values = first_values(country, type_, LATER)
    create_project(folder, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    return State(read_project(folder), LATER)


@pytest.mark.parametrize(
    ("country", "closed"),
    [
        ("CHN", {"CED", "CMW", "SPT"}),
        ("PRK", {"CAT", "CERD", "CED", "CMW", "SPT"}),
        ("USA", {"CEDAW", "CRC", "CESCR", "CRPD", "CED", "CMW", "SPT"}),
        ("KOR", {"CMW", "SPT"}),
    ],
)
def test_types_stand_by_body_and_a_closed_body_takes_one_line_with_the_reason(tmp_path, country, closed):
    question = types(begun(tmp_path / "p", country))
    groups = list(dict.fromkeys(c.group for c in question.choices))
    assert groups[0] == "UPR: Universal Periodic Review" and groups[-1] == "Closed" and len(groups) >= 6
    assert question.choices[0].value == "upr-stakeholder-cycle5", "what is proposed stands first"
    named = {c.label.split(":")[0]: c for c in question.choices if c.group == "Closed"}
    assert set(named) == closed
    for choice in named.values():
        assert "has not joined" in choice.closed or "has only signed" in choice.closed
        assert "Open instead: " in choice.closed
    assert len(question.choices) <= 38
    assert max(len(c.label) for c in question.choices if not c.closed) <= 74, "one line at 80 columns"


@pytest.mark.parametrize(
    ("word", "most"), [("cedaw", 3), ("mid-term", 1), ("urgent appeal", 1), ("follow-up", 6)]
)
def test_a_type_is_found_by_what_people_call_it(tmp_path, word, most):
    found = [c for c in types(begun(tmp_path / "p", "CHN")).choices if is_match(c, word)]
    assert 1 <= len(found) <= most


def test_what_is_not_certain_about_a_type_is_said_and_stops_nobody(example):
    def judge(body, country, reference, day):
        assert country == "CHN" and day == dt.date(2023, 7, 18)
        assert any(a.state == "CHN" for a in reference.acts)
        return Availability(True, warning="the next session is not known")

    choice = types(state_of(example, availability=judge)).choices[0]
    assert choice.closed == "" and choice.note.startswith("the next session is not known; 2815 words")
    assert "will be public under your name" in choice.note


@pytest.mark.parametrize(
    ("type_", "kind", "default"),
    [
        ("cedaw-session", "line", ""),
        ("hrc-written-statement-general", "line", ""),
        ("upr-stakeholder-cycle5", "one", "59"),
        ("upr-midterm-report", "one", "45"),
        ("upr-presession-statement-geneva", "one", "59"),
    ],
)
def test_the_session_is_one_of_the_calendar_or_a_number_that_may_be_unknown(tmp_path, type_, kind, default):
    state = begun(tmp_path / "p", "CHN", type_)
    question = next(s for s in all_steps(state) if s.key == "session").ask(state)
    assert (question.kind, proposed(question)) == (kind, default)
    assert question.may_be_empty is (kind == "line")


@pytest.mark.parametrize("type_", ["sp-communication", "cedaw-followup", "spt-information"])
def test_what_goes_to_a_body_at_any_time_has_no_session(tmp_path, type_):
    state = begun(tmp_path / "p", "CHN", type_)
    assert "session" not in [s.key for s in all_steps(state)]


def test_the_session_of_one_forum_is_not_taken_for_that_of_another(example):
    asker = sit_down(
        example,
        {
            "safety/names": Command.REVIEW,
            "review": ["submission_type", "quit"],
            "submission_type": "cedaw-session",
            "session": Command.REVIEW,
        },
    )
    assert read_project(example).draft.session is None
    assert "session" in asker.keys


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
