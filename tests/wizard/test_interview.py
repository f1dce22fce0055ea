"""The interview by a scripted person: every branch, every answer on disk before the next question."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from uprdraft.errors import CannotWriteError
from uprdraft.loading.drafts import create_project, save_draft
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.starting import first_values
from uprdraft.terminal.questions import Command
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.help import help_on
from uprdraft.wizard.interview import Interview, all_steps
from uprdraft.wizard.state import State

TODAY = dt.date(2023, 6, 20)
WRITTEN = {
    "organisation/1/name": "Test Organization",
    "organisation/1/acronym": "TO",
    "organisation/1/contact.role": "Coordinator",
    "organisation/1/contact.office": "Geneva office",
    "organisation/1/contact.email": "to@example.org",
    "organisation/1/website": "https://www.example.org",
    "organisation/1/founded": "2010",
    "organisation/1/description": "It tests.",
    "prose/method": "We read public sources.",
    "prose/summary": "China returns people. It should stop.",
}


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "mine"
    values = first_values("CHN", "upr-stakeholder-cycle4", TODAY)
    create_project(path, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    return path


def interview(folder: Path, replies=None, **options):
    asker = ScriptedAsker({**WRITTEN, **(replies or {})}, accepts_proposals=True, **options)
    lock = ProjectLock(folder)
    lock.acquire()
    return Interview(State(read_project(folder), TODAY, lock), asker), asker, lock


def run(folder: Path, replies=None):
    made, asker, lock = interview(folder, replies)
    try:
        return made.run(), asker
    finally:
        lock.release()


@pytest.fixture(scope="module")
def finished_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("finished") / "mine"
    values = first_values("CHN", "upr-stakeholder-cycle4", TODAY)
    create_project(path, {**values, "x-wizard": {"answered": ["country"], "later": []}})
    run(path, {"review": ["quit"]})
    return path


@pytest.fixture
def finished(finished_once, tmp_path):
    """A project whose every question is answered."""
    return Path(shutil.copytree(finished_once, tmp_path / "copy"))


def test_defaults_and_ten_written_answers_make_a_whole_submission(folder):
    ending, asker = run(folder)
    assert ending.build and ending.open_steps == 0
    written = [k for k, _ in asker.answers if k in WRITTEN]
    assert len(written) == 10
    from uprdraft.pipeline.build import check_project

    checked = check_project(folder)
    assert checked.errors == ()
    assert 1500 <= checked.count.counted <= 2815
    assert len(checked.submission.notes) >= 15


def test_a_newcomer_types_at_most_25_answers_beyond_picking_from_lists(folder):
    _, asker = run(folder)
    typed = [q.key for q in asker.asked if q.kind in ("line", "prose")]
    assert 10 <= len(typed) <= 25, typed


def test_every_answer_is_on_disk_before_the_next_question(folder):
    made, asker, lock = interview(folder)
    seen: list[str] = []
    ask = asker.ask

    def watching(question):
        if seen:
            assert seen[-1] in (folder / "draft.yaml").read_text(encoding="utf-8"), seen[-1]
        reply = ask(question)
        if question.key in WRITTEN:
            seen.append(WRITTEN[question.key].split(".")[0])
        return reply

    asker.ask = watching
    made.run()
    lock.release()
    assert len(seen) == 10


def test_first_theme_defaults_hold_what_makes_dangerous_asks_safe(finished):
    from uprdraft.loading.library import load_library

    library = load_library().recommendations
    chosen = {r.id for t in read_project(finished).draft.themes for r in t.recommendations}
    assert len(chosen) >= 12
    assert all(set(library[i].needs) <= chosen for i in chosen)


def test_back_keeps_later_answers_and_asks_again_only_what_depended(finished):
    before = read_project(finished).draft
    ending, asker = run(
        finished, {"review": ["themes", "build"], "themes": [("refoulement", "data-disclosure")]}
    )
    assert ending.build
    asked = asker.keys
    assert "themes/order" in asked
    assert "prose/method" not in asked and "organisation/1/name" not in asked
    after = read_project(finished).draft
    assert [t.id for t in after.themes] == ["refoulement", "data-disclosure"]
    assert after.find_theme("refoulement") == before.find_theme("refoulement")
    assert after.prose == before.prose


def test_what_is_asked_again_proposes_what_was_chosen(finished):
    facts, key = ("deportations-2003-estimate",), "theme/refoulement"
    run(finished, {"review": [f"{key}/facts", "build"], f"{key}/facts": [facts]})
    _, asker = run(
        finished,
        {"review": [f"{key}/recommendations", "build"], f"{key}/recommendations": [("end-forced-returns",)]},
    )
    assert "asked again, with your answers as proposals" in asker.said_text
    again = [q for q in asker.asked if q.key == f"{key}/facts"]
    assert [q.default for q in again] == [facts]


def test_changing_the_state_says_what_is_asked_again(finished):
    _, asker = run(finished, {"review": ["country", "build"], "country": ["Viet Nam"]})
    assert "asked again" in asker.said_text
    assert {"session", "situation"} <= set(asker.keys)
    assert read_project(finished).draft.country == "VNM"


def test_back_command_goes_to_the_question_before(folder):
    _, asker = run(folder, {"session": [Command.BACK, Command.QUIT]})
    order = asker.keys
    first = order.index("session")
    assert order[first + 1 :] == ["submission_type", "session"]


def test_back_from_an_answer_chosen_in_the_review_is_the_review(finished):
    _, asker = run(finished, {"review": ["prose/method", "build"], "prose/method": [Command.BACK]})
    assert asker.keys == ["review", "prose/method", "review"]


def test_later_leaves_a_gap_that_is_counted_and_marked(folder):
    ending, asker = run(folder, {"prose/summary": [Command.LATER]})
    assert ending.open_steps == 1
    from uprdraft.pipeline.build import build_project

    built = build_project(folder)
    assert built.word.name.endswith("-DRAFT.docx")
    assert "TO BE COMPLETED" in built.text.read_text(encoding="utf-8")
    review = next(q for q in asker.asked if q.key == "review")
    assert "GAP: put off" in next(c.label for c in review.choices if c.value == "prose/summary")


@pytest.mark.parametrize("command", [Command.HELP, Command.WORDS, Command.PREVIEW])
def test_looking_comes_back_to_the_same_question(folder, command):
    _, asker = run(folder, {"title": [command, "A title"]})
    assert asker.keys.count("title") == 2
    assert asker.paged
    assert read_project(folder).draft.title == "A title"


def test_quit_saves_and_resume_goes_on_where_it_stopped(folder):
    ending, first = run(folder, {"situation": [Command.QUIT]})
    assert not ending.build and ending.open_steps > 5
    _, second = run(folder)
    assert second.keys[0] == "situation"
    assert not set(first.keys[:-1]) & set(second.keys)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_interruption_loses_no_confirmed_answer(folder, interruption):
    with pytest.raises(interruption):
        run(folder, {"organisation/1/website": [interruption]})
    draft = read_project(folder).draft
    assert draft.submitting[0].name == "Test Organization"
    assert draft.submitting[0].contact.email == "to@example.org"


def test_own_wording_and_own_recommendation(folder):
    key = "theme/refoulement"
    run(
        folder,
        {
            f"{key}/wording": ["end-forced-returns", "own", "no"],
            f"{key}/recommendations/end-forced-returns": "Stop all forced returns.",
            f"{key}/recommendations/own-1": "Publish every agreement on the border.",
        },
    )
    texts = {r.id: r.own_wording for r in read_project(folder).draft.themes[0].recommendations}
    assert texts["end-forced-returns"] == "Stop all forced returns."
    assert texts["own-1"] == "Publish every agreement on the border."


def test_going_back_from_an_own_recommendation_leaves_none(folder):
    key = "theme/refoulement"
    run(folder, {f"{key}/wording": ["own", "no"], f"{key}/recommendations/own-1": [Command.BACK]})
    assert not [r for r in read_project(folder).draft.themes[0].recommendations if r.is_own]


def test_joint_submission_doubles_the_limit_and_asks_for_every_member(folder):
    _, asker = run(
        folder,
        {
            "joint": "joint",
            "organisation/2/name": "Second Group",
            "organisation/2/acronym": "SG",
            "organisation/more": ["yes", "no"],
            "organisation/3/name": "Third Group",
            "organisation/3/acronym": "TG",
        },
    )
    draft = read_project(folder).draft
    assert [o.acronym for o in draft.submitting] == ["TO", "SG", "TG"]
    assert "of 5630" in asker.said_text


def test_safety_answers_bring_advice_and_the_reprisals_contact_with_its_certainty(folder):
    _, asker = run(folder, {"safety/travel": "yes", "safety/names": "no"})
    assert (
        "ohchr.org" in asker.said_text and "read in a copy kept elsewhere in November 2026" in asker.said_text
    )
    assert read_project(folder).draft.safety["travel"] == "yes"
    asked = asker.keys
    assert asked.index("safety/travel") < asked.index("themes")


def test_earlier_recommendations_take_a_status_and_the_facts_that_show_it(folder):
    key = "theme/refoulement/earlier"
    chosen = ("chn-1-can-1", "chn-2-cze-1")
    fact = "cedaw-concern-illegal-migrants"
    _, asker = run(
        folder, {key: [chosen], f"{key}/chn-1-can-1": "not-started", f"{key}/chn-1-can-1/facts": [(fact,)]}
    )
    from uprdraft.pipeline.build import check_project
    from uprdraft.writers.text import write_text

    held = {e.id: e for e in read_project(folder).draft.themes[0].earlier}
    assert held["chn-1-can-1"].facts == (fact,)
    assert f"{key}/chn-2-cze-1/facts" not in asker.keys, "“no information” rests on nothing"
    text = " ".join(write_text(check_project(folder).submission).split())
    assert "In the first cycle (2009), China did not support" in text
    assert "This recommendation has not been implemented.[" in text, "a note follows: the fact's source"


def test_of_earlier_reviews_the_latest_on_the_theme_is_proposed(folder):
    _, asker = run(folder)
    question = next(q for q in asker.asked if q.key == "theme/refoulement/earlier")
    assert {c.value for c in question.choices} > set(question.default) == {"chn-2-cze-1", "chn-2-kor-2"}


def test_words_are_said_after_content_answers(folder):
    _, asker = run(folder)
    assert asker.said_text.count("words used") >= 10
    assert "left of 2815" in asker.said_text


def test_near_the_limit_it_is_said_what_could_be_cut_by_the_titles_of_themes(finished):
    words = " ".join(["word"] * 500) + "."
    _, asker = run(finished, {"review": ["prose/refoulement", "build"], "prose/refoulement": words})
    assert "left of 2815" in asker.said_text
    assert "your words on “Forced return and non-refoulement” (500 words)" in asker.said_text


def test_session_choice_says_deadline_days_left_and_what_is_not_certain(folder):
    _, asker = run(folder)
    question = next(q for q in asker.asked if q.key == "session")
    assert "18 July 2023" in question.choices[0].note
    assert "28 days" in question.choices[0].note


def test_a_passed_deadline_names_the_next_review_as_projected(folder):
    made, asker, lock = interview(folder)
    made.state.today = dt.date(2026, 11, 23)
    made.run()
    lock.release()
    note = next(q for q in asker.asked if q.key == "session").choices[0].note
    assert "projected" in note


def test_failed_save_keeps_the_answer_and_tries_again(folder, monkeypatch):
    made, asker, lock = interview(folder, {"save-failed": ["show", "again"]})
    real = save_draft
    calls: list[object] = []

    def failing(project, changes, **options):
        calls.append(changes)
        if len(calls) == 5:
            raise CannotWriteError("no room on the disk", hint="free some")
        return real(project, changes, **options)

    monkeypatch.setattr("uprdraft.wizard.state.save_draft", failing)
    ending = made.run()
    lock.release()
    assert ending.open_steps == 0
    assert "no room" in next(q.text for q in asker.asked if q.key == "save-failed")
    assert asker.paged


def test_comments_a_person_wrote_survive_an_interview(finished):
    draft = finished / "draft.yaml"
    draft.write_text("# my own remark\n" + draft.read_text(encoding="utf-8"), encoding="utf-8")
    run(finished, {"review": ["title", "build"], "title": ["New"]})
    assert "# my own remark" in draft.read_text(encoding="utf-8")


def test_help_on_every_question_says_why_an_example_and_the_rule_and_keys_are_unique(finished):
    state = State(read_project(finished), TODAY)
    steps = all_steps(state)
    keys = [s.key for s in steps]
    assert len(keys) == len(set(keys)) > 40
    for step in steps:
        text = help_on(step.ask(state), state)
        for words in ("Why it is asked: ", "For example: ", "The rule: "):
            assert words in text, (step.key, words)


def test_answers_take_well_under_a_blink(folder):
    """Prompt to prompt: the median must stay far below what a person notices (processor time, generous bound)."""
    import statistics
    import time

    made, asker, lock = interview(folder)
    times, last = [], [time.process_time()]
    ask = asker.ask

    def timing(question):
        times.append(time.process_time() - last[0])
        reply = ask(question)
        last[0] = time.process_time()
        return reply

    asker.ask = timing
    made.run()
    lock.release()
    assert statistics.median(times) < 0.25
