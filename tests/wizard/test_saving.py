"""An answer that does not get to the disk at once: the draft changed, broken, moved or taken meanwhile."""

import datetime as dt
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from uprdraft.errors import CannotWriteError, LockedError
from uprdraft.loading.drafts import create_project, save_draft
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import read_project
from uprdraft.pipeline.starting import first_values
from uprdraft.terminal.questions import Command
from uprdraft.terminal.scripted import ScriptedAsker
from uprdraft.wizard.interview import Interview
from uprdraft.wizard.merging import changed, leaves, lost
from uprdraft.wizard.state import State

TODAY = dt.date(2023, 6, 20)
QUESTION = "organisation/1/acronym"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "mine"
    values = first_values("CHN", "upr-stakeholder-cycle4", TODAY)
    organisation = {"name": "Old Name", "website": "https://old.example.org"}
    marks = {
        "answered": ["country", "submission_type", "session", "as_of", "joint", "organisation/1/name"],
        "later": [],
    }
    create_project(path, {**values, "organisations": [organisation], "x-wizard": marks})
    return path


def sit_down(folder: Path, replies, meddle: Callable[[Path], object], at: str = QUESTION) -> ScriptedAsker:
    """Run the interview to the question after ``at``; ``meddle`` acts while ``at`` stands on the screen."""
    asker = ScriptedAsker({"organisation/1/contact.role": Command.QUIT, **replies}, accepts_proposals=True)
    ask = asker.ask

    def watched(question):
        if question.key == at:
            meddle(folder)
        return ask(question)

    asker.ask = watched  # type: ignore[method-assign]
    with ProjectLock(folder) as lock:
        state = State(read_project(folder), TODAY, lock)
        made = Interview(state, asker)
        made.run()
        assert made.unsaved == ""
        if state.lock is not None and state.lock is not lock:
            state.lock.release()
    return asker


def change(old: str, new: str) -> Callable[[Path], object]:
    def edit(folder: Path) -> None:
        draft = folder / "draft.yaml"
        text = draft.read_text(encoding="utf-8")
        assert old in text
        draft.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def acronym(folder: Path) -> str:
    return read_project(folder).draft.submitting[0].acronym


def test_a_change_at_another_place_is_kept_and_the_answer_put_on_top(folder):
    asker = sit_down(folder, {QUESTION: "NN"}, change("old.example", "new.example"))
    held = read_project(folder).draft.submitting[0]
    assert (held.acronym, held.website) == ("NN", "https://new.example.org")
    assert "changed outside of this window" in asker.said_text
    assert "draft-changed" not in asker.keys


def test_a_remark_written_meanwhile_survives(folder):
    sit_down(folder, {QUESTION: "NN"}, lambda f: change("schema:", "# mine\nschema:")(f))
    assert "# mine" in (folder / "draft.yaml").read_text(encoding="utf-8")
    assert acronym(folder) == "NN"


@pytest.mark.parametrize(("choice", "stands"), [("mine", "NN"), ("theirs", "XX")])
def test_a_change_at_the_same_place_is_asked_about(folder, choice, stands):
    asker = sit_down(
        folder,
        {QUESTION: "NN", "draft-changed": ["show", choice]},
        change("name: Old Name", "name: Old Name\n    acronym: XX"),
    )
    assert acronym(folder) == stands
    shown = asker.paged[0][1]
    assert "NN" in shown and "XX" in shown
    if choice == "mine":
        assert any("XX" in p.read_text() for p in (folder / ".history").iterdir())


def test_leaving_at_a_clash_writes_nothing(folder):
    with pytest.raises(LockedError):
        sit_down(
            folder,
            {QUESTION: "NN", "draft-changed": "leave"},
            change("name: Old Name", "name: Old Name\n    acronym: XX"),
        )
    assert acronym(folder) == "XX"


def test_a_half_written_draft_is_named_and_the_answer_waits(folder):
    whole = (folder / "draft.yaml").read_bytes()
    asked: list[str] = []

    def mend(question):
        asked.append(question.text)
        (folder / "draft.yaml").write_bytes(whole)

    asker = ScriptedAsker(
        {QUESTION: "NN", "save-failed": ["show", "again"], "organisation/1/contact.role": Command.QUIT},
        accepts_proposals=True,
    )
    ask = asker.ask

    def watched(question):
        if question.key == QUESTION:
            (folder / "draft.yaml").write_bytes(whole[:-5] + b'\nbroken: "no end')
        reply = ask(question)
        if question.key == "save-failed" and reply == "again":
            mend(question)
        return reply

    asker.ask = watched  # type: ignore[method-assign]
    with ProjectLock(folder) as lock:
        Interview(State(read_project(folder), TODAY, lock), asker).run()
    assert "cannot be read now" in asked[0] and "draft.yaml:" in asked[0]
    assert asker.paged == [("Your answer", "NN")]
    assert acronym(folder) == "NN"


def test_an_answer_on_a_theme_that_somebody_else_dropped_is_shown_before_it_goes(tmp_path):
    folder = tmp_path / "mine"
    fields = [
        "name",
        "acronym",
        "contact.role",
        "contact.office",
        "contact.email",
        "website",
        "founded",
        "description",
    ]
    safety = ["names", "family", "consent", "routes", "travel", "organization"]
    themes = [
        {"id": t, "recommendations": [{"id": "own-1", "own_wording": "Act."}]}
        for t in ("refoulement", "data-disclosure")
    ]
    answered = [
        *(
            "country",
            "submission_type",
            "session",
            "as_of",
            "joint",
            "situation",
            "title",
            "themes",
            "themes/order",
        ),
        *(f"organisation/1/{f}" for f in fields),
        *(f"safety/{s}" for s in safety),
        *("theme/refoulement/recommendations", "theme/refoulement/wording"),
    ]
    values = first_values("CHN", "upr-stakeholder-cycle4", TODAY)
    marks = {"answered": answered, "later": []}
    create_project(folder, {**values, "organisations": [{"name": "N"}], "themes": themes, "x-wizard": marks})

    def drop(folder: Path) -> None:
        draft = folder / "draft.yaml"
        text = draft.read_text(encoding="utf-8")
        start, end = text.index("  - id: data-disclosure"), text.index("x-wizard:")
        draft.write_text(text[:start] + text[end:], encoding="utf-8")

    key = "theme/data-disclosure/recommendations"
    asker = sit_down(
        folder, {"draft-changed": ["show", "theirs"], "prose/method": Command.QUIT}, drop, at=key
    )
    assert key in asker.keys
    assert asker.paged[0][0] == "Your answer" and asker.paged[0][1]
    assert [t.id for t in read_project(folder).draft.themes] == ["refoulement"]


def test_a_moved_project_goes_on_in_another_folder(folder, tmp_path):
    (folder / "sources.yaml").write_text("sources: []\n")
    there = tmp_path / "stick" / "mine"
    asker = sit_down(
        folder,
        {QUESTION: "NN", "save-failed": "folder", "other-folder": str(there)},
        lambda f: shutil.move(f, tmp_path / "moved"),
    )
    assert acronym(there) == "NN"
    assert not folder.exists(), "nothing is made where the project was"
    assert "moved or deleted" in next(q.text for q in asker.asked if q.key == "save-failed")


def test_a_full_disk_offers_another_folder_and_brings_the_sources_along(folder, tmp_path, monkeypatch):
    (folder / "sources.yaml").write_text("sources: []\n")
    real = save_draft

    def failing(project, changes, **options):
        if project.path == folder:
            raise CannotWriteError("no room on the disk")
        return real(project, changes, **options)

    monkeypatch.setattr("uprdraft.wizard.state.save_draft", failing)
    there = tmp_path / "elsewhere"
    sit_down(
        folder,
        {QUESTION: "NN", "save-failed": "folder", "other-folder": str(there)},
        lambda f: None,
    )
    assert acronym(there) == "NN"
    assert (there / "sources.yaml").exists()


def test_a_lock_whose_file_was_deleted_is_taken_again(folder):
    sit_down(folder, {QUESTION: "NN"}, lambda f: (f / ".uprdraft.lock").unlink())
    assert acronym(folder) == "NN"


def test_a_lock_that_somebody_else_took_is_told_and_the_answer_waits(folder):
    other = ProjectLock(folder)

    def take(folder: Path) -> None:
        (folder / ".uprdraft.lock").unlink()
        other.acquire()

    asker = ScriptedAsker(
        {QUESTION: "NN", "save-failed": "again", "organisation/1/contact.role": Command.QUIT},
        accepts_proposals=True,
    )
    ask = asker.ask

    def watched(question):
        if question.key == QUESTION:
            take(folder)
        if question.key == "save-failed":
            assert "another window" in question.text
            other.release()
        return ask(question)

    asker.ask = watched  # type: ignore[method-assign]
    with ProjectLock(folder) as lock:
        Interview(State(read_project(folder), TODAY, lock), asker).run()
    assert "save-failed" in asker.keys
    assert acronym(folder) == "NN"


def test_ctrl_c_during_a_save_waits_for_it(folder, monkeypatch):
    real = save_draft

    def interrupted(project, changes, **options):
        signal.raise_signal(signal.SIGINT)
        return real(project, changes, **options)

    monkeypatch.setattr("uprdraft.wizard.state.save_draft", interrupted)
    with pytest.raises(KeyboardInterrupt):
        sit_down(folder, {QUESTION: "NN"}, lambda f: None)
    assert acronym(folder) == "NN"


BASE = {
    "title": "T",
    "themes": [{"id": "a", "facts": [{"id": "f"}]}, {"id": "b"}],
    "x-wizard": {"answered": ["q"]},
}


def test_leaves_name_every_place_but_the_marks():
    assert leaves(BASE) == {
        "title": "T",
        "themes/(order)": "a, b",
        "themes/a/id": "a",
        "themes/a/facts/(order)": "f",
        "themes/a/facts/f/id": "f",
        "themes/b/id": "b",
    }


@pytest.mark.parametrize(
    ("mine", "outcome", "places"),
    [
        ({"title": "U"}, {"title": "U"}, ()),
        ({"title": "U"}, {"title": "V"}, ("title",)),
        ({"title": None}, {"title": "V"}, ("title",)),
        ({"themes": [{"id": "b"}, {"id": "a"}]}, {"themes": [{"id": "b"}, {"id": "c"}, {"id": "a"}]}, ()),
        ({"themes": [{"id": "b"}, {"id": "a"}]}, {"themes": [{"id": "a"}, {"id": "b"}]}, ("themes/(order)",)),
        ({"themes": [{"id": "a"}]}, {"themes": [{"id": "a"}, {"id": "b"}]}, ("themes/b/id",)),
    ],
)
def test_what_a_side_wanted_and_did_not_get_is_named(mine, outcome, places):
    base = {"title": "T", "themes": [{"id": "a"}, {"id": "b"}]}
    wanted = changed(leaves(base), leaves(base | mine))
    assert lost(wanted, leaves(base | outcome)) == places
