"""What changed in the library is shown beside what the draft took, and is taken over only when asked."""

import shutil
from pathlib import Path

import pytest

from uprdraft.cli.updating import Taking, run_diff
from uprdraft.errors import UsageError
from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.example import write_example
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.pipeline.updating import Update, find_updates, marked_words, take_updates
from uprdraft.terminal.scripted import ScriptedAsker

OLD = "Cease all forcible returns of {{ people }}, who risk {{ harms }} on return."
TAKEN = "Stop forcible returns of {{ people }}."


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("updating") / "p"
    write_example("china-upr", folder)
    return folder


@pytest.fixture
def project(example: Path, tmp_path: Path) -> Project:
    """Return an example that took two entries when they read otherwise; one has the person's own wording."""
    folder = tmp_path / "p"
    shutil.copytree(example, folder)
    path = folder / "draft.yaml"
    text = path.read_text(encoding="utf-8")
    assert OLD in text and "called it a “small group" not in text
    text = text.replace(f"        text: {OLD}", f"        text: {TAKEN} # my remark")
    text = text.replace(
        "In 2004, according to the scholar Roberta Cohen as", "In 2004, according to Roberta Cohen as"
    )
    path.write_text(text, encoding="utf-8")
    return read_project(folder)


def updates_of(project: Project) -> tuple[Update, ...]:
    return find_updates(project, load_shelves(project).materials(project))


def test_an_untouched_example_has_no_difference(example):
    assert updates_of(read_project(example)) == ()


def test_old_and_new_are_shown_with_what_differs(project):
    first, second = updates_of(project)
    assert (first.kind, first.theme, first.id) == ("recommendations", "refoulement", "end-forced-returns")
    assert (first.old, first.new, first.own_wording) == (TAKEN, OLD, "")
    assert marked_words(first) == (
        "[Stop] forcible returns of {{ people [}}.]",
        "[Cease all] forcible returns of {{ people [}}, who risk {{ harms }} on return.]",
    )
    assert second.id == "unhcr-persons-of-concern-2004" and second.own_wording


def test_one_is_taken_over_and_comments_and_own_wording_stay(project):
    first, second = updates_of(project)
    take_updates(project, (first, second))
    after = read_project(project.path)
    assert updates_of(after) == ()
    text = (project.path / "draft.yaml").read_text(encoding="utf-8")
    assert "# my remark" in text and text.startswith("# The shipped example")
    (fact,) = [f for t in after.draft.themes for f in t.facts if f.id == second.id]
    assert " ".join(fact.own_wording.split()) == " ".join(second.own_wording.split())


def test_only_what_is_named_is_taken(project, capsys):
    assert run_diff(project.path, Taking(("end-forced-returns",)), "text", plain=True) == 0
    assert [u.id for u in updates_of(read_project(project.path))] == ["unhcr-persons-of-concern-2004"]
    assert "Taken over: end-forced-returns." in capsys.readouterr().out


def test_what_has_not_changed_cannot_be_taken(project):
    before = (project.path / "draft.yaml").read_bytes()
    with pytest.raises(UsageError, match="has not changed") as stopped:
        run_diff(project.path, Taking(("end-forced-return",)), "text", plain=True)
    assert "end-forced-returns" in stopped.value.hint
    assert (project.path / "draft.yaml").read_bytes() == before


def test_each_is_asked_in_a_terminal(project, capsys):
    asker = ScriptedAsker({"end-forced-returns": "no", "unhcr-persons-of-concern-2004": "yes"})
    run_diff(project.path, Taking(), "text", plain=True, asker=asker)
    assert [u.id for u in updates_of(read_project(project.path))] == ["end-forced-returns"]
    assert "your own wording stands" in capsys.readouterr().out


def test_an_entry_that_the_library_has_no_more_keeps_its_text(project):
    path = project.path / "draft.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("id: end-forced-returns", "id: gone-entry"), "utf-8"
    )
    (update, *_) = updates_of(read_project(project.path))
    assert update.id == "gone-entry" and not update.can_be_taken
    assert "no more" in update.why
