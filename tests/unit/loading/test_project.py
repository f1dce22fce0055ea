"""A project folder as records."""

from pathlib import Path

import pytest

from tests.unit.loading.projects import DRAFT, make_project
from uprdraft.errors import UnusableFileError
from uprdraft.loading.project import find_conflict_copies, parse_draft, read_people, read_project
from uprdraft.records.people import Consent


def test_a_project_is_read_with_its_sources_and_people(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / "sources.yaml").write_text(
        "schema: 1\nx-note: mine\nsources:\n  - id: my-interview\n    kind: interview\n"
        "    code: W1\n    title: An interview\n    issued: '2023-05'\n"
    )
    (folder / "people.yaml").write_text(
        "people:\n  - name: A Name\n    code: W1\n    consent: {use: un-only}\n"
    )
    project = read_project(folder)
    assert project.draft.country == "CHN"
    assert list(project.own_sources) == ["my-interview"]
    assert [p.consent.use for p in project.people] == ["un-only"]
    assert project.warnings == ()


def test_the_repr_of_a_person_shows_no_name(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "people:\n  - name: A Name\n    other_names: [Other]\n    code: W1\n"
    )
    (person,) = read_people(tmp_path / "people.yaml")
    assert "Name" not in repr(person)
    assert "Other" not in repr(person)
    assert person.stands_as == "W1"
    assert person.consent == Consent()


def test_an_older_draft_without_a_schema_number_opens(tmp_path: Path) -> None:
    assert read_project(make_project(tmp_path, DRAFT.replace("schema: 1\n", ""))).draft.schema_number == 1


def test_a_newer_draft_is_refused_with_one_line_and_untouched(tmp_path: Path) -> None:
    folder = make_project(tmp_path, DRAFT.replace("schema: 1", "schema: 7\nnovelty: yes"))
    before = (folder / "draft.yaml").read_bytes()
    with pytest.raises(UnusableFileError) as caught:
        read_project(folder)
    (line,) = caught.value.lines()
    assert "made by a newer version of uprdraft" in line
    assert before == (folder / "draft.yaml").read_bytes()


def test_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    folder = make_project(tmp_path, DRAFT + "sesion: 45\n")
    (folder / "sources.yaml").write_text("sauces: []\n")
    (folder / "people.yaml").write_text("people:\n  - code: W1\n")
    with pytest.raises(UnusableFileError) as caught:
        read_project(folder)
    assert [Path(m.file).name for m in caught.value.mistakes] == ["draft.yaml", "sources.yaml", "people.yaml"]


def test_a_source_without_a_kind_is_answered_with_the_kinds_there_are(tmp_path: Path) -> None:
    """To say “for example kind: …” would help nobody who does not know the kinds."""
    folder = make_project(tmp_path, DRAFT)
    (folder / "sources.yaml").write_text("sources:\n  - {id: a-report, title: A report}\n")
    with pytest.raises(
        UnusableFileError, match="with one of: un-document, un-resolution, un-report"
    ) as caught:
        read_project(folder)
    assert len(caught.value.lines()[0]) <= 300


def test_a_folder_without_a_draft_says_how_to_start_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UnusableFileError, match="uprdraft new DIR"):
            read_project(folder)


def test_a_linked_draft_is_refused(tmp_path: Path) -> None:
    make_project(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "draft.yaml").symlink_to(tmp_path / "a" / "draft.yaml")
    with pytest.raises(UnusableFileError, match="this is a link"):
        read_project(tmp_path / "b")


def test_an_own_source_twice_is_refused(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    source = "  - id: a\n    kind: press\n    title: T\n    issued: '2023'\n"
    (folder / "sources.yaml").write_text(f"sources:\n{source}{source}")
    with pytest.raises(UnusableFileError, match="second time"):
        read_project(folder)


def test_conflict_copies_are_found_and_reported(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    names = [
        "draft (1).yaml",
        "draft (Ana's conflicted copy 2023-07-01).yaml",
        "draft-conflict-20230701.yaml",
        "draft.sync-conflict-20230701-101010-ABCDEFG.yaml",
        "draft-DESKTOP-AB12CD.yaml",
        "draft-Anas-MacBook-2.yaml",
        "draft (在 Ana 的电脑上冲突的副本).yaml",
        "draft (copie en conflit de Ana).yaml",
    ]
    for name in [*names, "drafting.md", "notes (1).yaml", "draft-v2.yaml"]:
        (folder / name).write_text("x")
    assert sorted(names) == list(find_conflict_copies(folder))
    assert len(read_project(folder).warnings) == len(names)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("recommendations", "recommendation"),
        ("earlier", "earlier entry"),
        ("law", "instrument"),
    ],
)
def test_what_can_stand_once_in_a_theme_is_refused_a_second_time(place: str, kind: str) -> None:
    entries = {"recommendations": "{id: own-a, own_wording: x}", "earlier": "{id: own-a}", "law": "own-a"}
    text = DRAFT + f"themes:\n  - id: refoulement\n    {place}:\n" + f"      - {entries[place]}\n" * 2
    with pytest.raises(UnusableFileError) as caught:
        parse_draft(text)
    assert f"the {kind} “own-a” stands here a second time" in str(caught.value)
    assert caught.value.mistakes[0].line == len(text.splitlines())


def test_theme_is_refused_a_second_time() -> None:
    with pytest.raises(UnusableFileError, match="the theme “refoulement” stands here a second time"):
        parse_draft(DRAFT + "themes:\n  - id: refoulement\n  - id: refoulement\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("people.yml", "rename it to people.yaml"),
        ("People.YAML.txt", "rename it to people.yaml"),
        ("source.yml", "rename it to sources.yaml"),
        ("sources.yml", "rename it to sources.yaml"),
        ("draft.yml", "put what it holds into draft.yaml and delete it"),
    ],
)
def test_file_that_passes_for_one_of_the_project_is_not_ignored(tmp_path: Path, name: str, hint: str) -> None:
    folder = make_project(tmp_path)
    (folder / name).write_text("people: []\n")
    with pytest.raises(UnusableFileError) as caught:
        read_project(folder)
    assert str(caught.value.mistakes[0]) == f"{folder / name}: a file of this name is not read - {hint}"


def test_draft_under_another_name_is_named_where_there_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / "draft.yml").write_text(DRAFT)
    with pytest.raises(UnusableFileError, match=r"draft\.yml: .* rename it to draft\.yaml"):
        read_project(tmp_path)


def test_other_files_beside_the_draft_are_nobodys_business(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    for name in ("notes.yml", "draft.docx", "README.txt", "sources.bib", "people.csv"):
        (folder / name).write_text("x")
    assert read_project(folder).warnings == ()
