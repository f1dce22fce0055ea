"""Two people's work on one draft: what one changed is taken, what both changed is asked, nothing is lost."""

import shutil

import pytest

from uprdraft.assembly.as_typed import split_prose
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.merging import look_at_other, merge_into
from uprdraft.pipeline.merging.three_way import join


def joined(base, mine, theirs, side="mine"):
    """Return what comes out of three versions, and the places of conflicts."""
    value, how = join(base, mine, theirs, lambda c: getattr(c, side), split_prose)
    return value, [c.place for c in how.conflicts]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "wanted", "places"),
    [
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "2"}, ["a"]),
        ({"a": "1"}, {"a": "1", "b": "x"}, {"a": "1", "c": "y"}, {"a": "1", "b": "x", "c": "y"}, []),
        ({"a": "1", "b": "2"}, {"a": "1"}, {"a": "1", "b": "2"}, {"a": "1"}, []),
        ({"k": ["a", "b"]}, {"k": ["a", "b", "c"]}, {"k": ["x", "a"]}, {"k": ["x", "a", "c"]}, []),
        (
            {"t": [{"id": "a", "v": "1"}]},
            {"t": [{"id": "a", "v": "1"}, {"id": "b"}]},
            {"t": [{"id": "c"}, {"id": "a", "v": "2"}]},
            {"t": [{"id": "c"}, {"id": "a", "v": "2"}, {"id": "b"}]},
            [],
        ),
        ({"t": [{"id": "a", "v": "1"}]}, {"t": []}, {"t": [{"id": "a", "v": "2"}]}, {"t": []}, ["t/a"]),
        ({"t": [{"id": "a"}, {"id": "b"}]}, {"t": [{"id": "b"}, {"id": "a"}]},
         {"t": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}, {"t": [{"id": "b"}, {"id": "c"}, {"id": "a"}]}, []),
        ({"prose": {"s": "A.\n\nB."}}, {"prose": {"s": "A1.\n\nB."}}, {"prose": {"s": "A.\n\nB1.\n\nC."}},
         {"prose": {"s": "A1.\n\nB1.\n\nC."}}, []),
        ({"prose": {"s": "A.\n\nB."}}, {"prose": {"s": "A1.\n\nB1."}}, {"prose": {"s": "A1.\n\nB."}},
         {"prose": {"s": "A1.\n\nB1."}}, []),
        ({"prose": {"s": "A."}}, {"prose": {"s": "A1."}}, {"prose": {"s": "A2."}},
         {"prose": {"s": "A1."}}, ["prose/s/1"]),
        ({"prose": {"s": "It was so.\n\nB."}}, {"prose": {"s": "It is so.\n\nB1."}},
         {"prose": {"s": "It was so, they say.\n\nB2."}}, {"prose": {"s": "It is so, they say.\n\nB1."}}, ["prose/s/2"]),  # noqa: E501
        ({"t": [{"id": "a", "own_wording": "End all returns now"}]}, {"t": [{"id": "a", "own_wording": "Stop all returns now"}]},  # noqa: E501
         {"t": [{"id": "a", "own_wording": "End all returns at once"}]},
         {"t": [{"id": "a", "own_wording": "Stop all returns at once"}]}, []),
        ({"as_of": "2023 07 18"}, {"as_of": "2024 07 18"}, {"as_of": "2023 07 19"}, {"as_of": "2024 07 18"}, ["as_of"]),
        (None, {"a": "1", "b": "2"}, {"b": "3", "c": "4"}, {"a": "1", "b": "2", "c": "4"}, ["b"]),
    ],
)  # fmt: skip
def test_versions_are_joined(base, mine, theirs, wanted, places):
    assert joined(base, mine, theirs) == (wanted, places)


@pytest.fixture
def folders(tmp_path):
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    shutil.copytree(data_folder() / "examples" / "china-upr", mine)
    build_project(mine)
    shutil.copytree(mine, theirs)
    return mine, theirs


def change(folder, **changes):
    project = read_project(folder)
    prose = {**project.draft.prose, **changes.pop("prose", {})}
    save_draft(project, {"prose": prose, **changes})


def test_both_sides_stand_in_the_folder_and_comments_stay(folders):
    mine, theirs = folders
    change(mine, title="My title", prose={"method": "Mine."})
    change(theirs, key_words=["asylum", "hunger"], prose={"achievements": "Theirs."})
    (theirs / "sources.yaml").write_text(
        (theirs / "sources.yaml").read_text("utf-8")
        + "  - id: new-report\n    kind: ngo-report\n    title: A new report\n    issued: '2022'\n",
        "utf-8",
    )
    merging = look_at_other(theirs, mine)
    assert merging.ancestor is not None
    assert merging.conflicts == ()
    project = merge_into(merging, lambda c: c.mine)
    draft = project.draft
    assert (draft.title, draft.key_words) == ("My title", ("asylum", "hunger"))
    assert (draft.prose["method"], draft.prose["achievements"]) == ("Mine.", "Theirs.")
    assert "new-report" in read_project(mine).own_sources
    assert project.document.text.startswith("# The shipped example")
    assert "# Sources of this draft's own" in (mine / "sources.yaml").read_text("utf-8")
    assert look_at_other(theirs, mine).changed == ()


def test_people_are_joined_only_when_asked(folders):
    mine, theirs = folders
    (theirs / "people.yaml").write_text("people:\n  - {name: Jane Roe, code: W1}\n", "utf-8")
    merging = look_at_other(theirs, mine)
    assert merging.left == ("people.yaml (with --people it is joined too)",)
    merge_into(merging, lambda c: c.mine)
    assert not (mine / "people.yaml").exists()
    merge_into(look_at_other(theirs, mine, with_people=True), lambda c: c.mine)
    assert [p.code for p in read_project(mine).people] == ["W1"]


def test_no_name_is_shown_where_both_changed_a_person_or_a_text(folders, capsys):
    from uprdraft.cli.merging import run_merge

    mine, theirs = folders
    for folder, spelled in ((mine, "Jane Roe"), (theirs, "Jeanne Roe")):
        people = f"people:\n  - {{name: {spelled}, code: W1, role: victim}}\n"
        (folder / "people.yaml").write_text(people, "utf-8")
        change(folder, title=f"On {spelled}")
    for format_ in ("text", "json"):
        assert run_merge(theirs, mine, "", format_, people=True, dry=True, plain=True) == 1
        said = capsys.readouterr().out
        assert "Roe" not in said
        assert said.count("people.yaml") >= 1 and "W1" in said


def test_comments_of_the_other_side_are_carried_to_their_places_and_the_rest_is_named(folders):
    mine, theirs = folders
    path = theirs / "draft.yaml"
    text = path.read_text("utf-8")
    text = text.replace("title:", "# Ask Ann about this.\ntitle:", 1)
    text = text.replace(
        "      - id: end-forced-returns\n", "      - id: end-forced-returns  # the first ask\n", 1
    )
    assert "# the first ask" in text
    path.write_text(text + "# The end.\n", "utf-8")
    change(theirs, key_words=["asylum", "hunger"])
    path.write_text(
        path.read_text("utf-8").replace("key_words:\n", "# Two are enough.\nkey_words:\n", 1), "utf-8"
    )
    (theirs / "sources.yaml").write_text(
        "# From Ann.\n" + (theirs / "sources.yaml").read_text("utf-8"), "utf-8"
    )
    change(mine, prose={"method": "Mine."})
    merging = look_at_other(theirs, mine)
    assert merging.remarks_left == ()
    merge_into(merging, lambda c: c.mine)
    lines = [line.strip() for line in (mine / "draft.yaml").read_text("utf-8").split("\n")]
    assert lines[lines.index("# Ask Ann about this.") + 1].startswith("title:")
    assert lines[lines.index("# the first ask") + 1] == "- id: end-forced-returns"
    assert lines[lines.index("# Two are enough.") + 1].startswith("key_words:")
    assert lines.count("# The end.") == 1
    assert (mine / "sources.yaml").read_text("utf-8").count("# From Ann.\n") == 1
    again = look_at_other(theirs, mine)
    assert (again.brings, again.changed, again.remarks_left) == (False, (), ())


def test_a_comment_on_what_is_gone_here_is_named_as_not_carried(folders):
    mine, theirs = folders
    path = theirs / "draft.yaml"
    text = path.read_text("utf-8").replace(
        "      - id: end-forced-returns\n", "      # why\n      - id: end-forced-returns\n", 1
    )
    path.write_text(text, "utf-8")
    themes = [t.model_dump(mode="json", exclude_defaults=True) for t in read_project(mine).draft.themes][1:]
    change(mine, themes=themes)
    merging = look_at_other(theirs, mine)
    assert [(r.words, r.where) for r in merging.remarks_left] == [
        ("# why", "themes/refoulement/recommendations/end-forced-returns")
    ]
