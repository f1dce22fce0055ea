"""Two editions of one draft: names and prose for the body alone stand in the confidential one and nowhere else."""

import datetime as dt
import json
import shutil
import stat
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from uprdraft.errors import UnusableFileError, UsageError
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.locate import data_folder
from uprdraft.pipeline.build import build_project, check_project
from uprdraft.pipeline.checking import FileOptions, check_file
from uprdraft.pipeline.commenting import comment_file
from uprdraft.pipeline.comparing.sides import compare, write_tracked
from uprdraft.pipeline.editions import WHEN_UNSURE, get_edition
from uprdraft.pipeline.guard import StoppedError
from uprdraft.pipeline.pulling import look_at_copy
from uprdraft.readers.strings import iter_strings

SAID = "Witness W1 was returned in 2019. W2 and W3 confirm it."
AGREED = {"use": "un-only", "date": "2023-01-02", "decided_by": "herself", "expires": "2024-01-02"}
PEOPLE = [
    {"name": "Jane Roe", "code": "W1", "role": "victim", "consent": AGREED},
    {
        "name": "Mary Moe",
        "code": "W2",
        "role": "witness",
        "consent": {**AGREED, "for_use": ["upr-stakeholder-cycle4"]},
    },
    {"name": "Anna Poe", "code": "W4", "consent": AGREED},
]


def make(folder, people=PEOPLE, type_="cedaw-session", said=SAID):
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    path = folder / "draft.yaml"
    text = path.read_text("utf-8").replace(
        "submission_type: upr-stakeholder-cycle4", f"submission_type: {type_}"
    )
    path.write_text(text.replace("prose:\n", f"prose:\n  refoulement-confidential: {said}\n", 1), "utf-8")
    (folder / "people.yaml").write_text(json.dumps({"schema": 1, "people": people}), "utf-8")
    return folder


def everything(folder):
    """Return all words of all files of a folder, names of files included."""
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert files
    return "\n".join(f"{p.name} {text}" for p in files for _, text in iter_strings(p.name, p.read_bytes()))


def test_the_public_edition_holds_nothing_that_is_for_the_body_alone(tmp_path):
    folder = make(tmp_path / "p")
    (folder / "people.yaml").write_text("schema: 1\npeople: []\n", "utf-8")
    built = build_project(folder, edition="public")
    words = everything(folder / "build")
    assert built.word.parent == folder / "build"
    assert "returned in 2019" not in words
    assert not (folder / "build" / "confidential").exists()


def test_the_confidential_edition_names_those_who_agreed_and_nobody_else(tmp_path):
    others = [{"name": "Zoe Foe", "code": "W3", "consent": {"use": "none"}}]
    built = build_project(make(tmp_path / "p", [PEOPLE[0], *others]), edition="confidential")
    assert built.word.parent == tmp_path / "p" / "build" / "confidential"
    assert stat.S_IMODE(built.word.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(built.word.stat().st_mode) == 0o600
    assert [p for p in (tmp_path / "p" / "build").iterdir() if p.is_file()] == []
    text = built.text.read_text("utf-8")
    assert (
        "W1 | Jane Roe | the United Nations be told the name (2 January 2023, until 2 January 2024) | herself"
        in text
    )
    assert "Confidential: please do not post this text" in text
    assert "returned in 2019" in text
    assert "Foe" not in everything(built.word.parent)
    assert "say so in the message" in built.upload.read_text("utf-8")


def test_consent_for_another_use_or_expired_stops_the_confidential_edition(tmp_path):
    for number, consent in enumerate(
        ({**AGREED, "for_use": ["crc-presession"]}, {**AGREED, "expires": "2023-02-01"})
    ):
        folder = make(tmp_path / str(number), [{"name": "Jane Roe", "code": "W1", "consent": consent}])
        with pytest.raises(StoppedError) as stop:
            build_project(folder, edition="confidential")
        assert "Roe" not in str(stop.value)
        assert not (folder / "build").exists()


def test_a_name_without_consent_stops_the_confidential_edition_too(tmp_path):
    folder = make(tmp_path / "p", [{"name": "Jane Roe", "code": "W1"}], said="Jane Roe was returned.")
    with pytest.raises(StoppedError, match="private value"):
        build_project(folder, edition="confidential")


def test_only_people_the_text_speaks_of_are_named(tmp_path):
    built = build_project(make(tmp_path / "p", [PEOPLE[0], PEOPLE[2]]), edition="confidential")
    words = everything(built.word.parent)
    assert "Jane Roe" in words
    assert "Poe" not in words


def test_it_is_said_where_a_body_takes_no_confidential_text_and_where_that_is_not_known():
    counts = {True: 0, False: 0, None: 0}
    for id_ in list_bodies():
        body = load_body(id_)
        counts[body.takes_confidential] += 1
        if body.takes_confidential:
            assert get_edition("confidential", body) == "confidential"
            continue
        with pytest.raises(UsageError) as stop:
            get_edition("confidential", body)
        assert stop.value.hint == WHEN_UNSURE
        assert ("not known" if body.takes_confidential is None else "everything is published") in str(
            stop.value
        )
    assert all(counts.values())
    assert load_body("upr-stakeholder-cycle4").takes_confidential is False


def test_rules_for_the_roles_of_people_are_shown_with_their_codes_and_never_their_names(tmp_path):
    people = [{**PEOPLE[0], "consent": {"use": "public"}}, {"name": "Ann Poe", "code": "W5", "role": "Pastr"}]
    checked = check_project(make(tmp_path / "p", people))
    found = [f for f in checked.findings if f.rule == "roles-are-protected"]
    about = [r for r in checked.materials.library.do_no_harm.values() if "victim" in r.roles]
    assert about
    assert {f.message for f in found} == {
        *(f"W1 (victim): {rule.rule}" for rule in about), "W5: no rule is about the role “pastr”"
    }  # fmt: skip
    assert {f.level.value for f in found} == {"advice"}
    assert "Roe" not in repr(found)
    assert any("file through an international partner" in f.hint for f in found)
    assert any("pastor" in f.hint for f in found)


def test_without_consent_it_is_said_what_to_do_when_unsure(tmp_path):
    path = make(tmp_path / "p", [{"name": "Jane Roe", "code": "W1"}]) / "draft.yaml"
    path.write_text(path.read_text("utf-8").replace("refoulement-confidential", "refoulement-x", 1).replace(
        "  refoulement-analysis: |\n", "  refoulement-analysis: |\n    W1 was held.\n\n"), "utf-8")  # fmt: skip
    (finding,) = [f for f in check_project(Path(path.parent)).findings if f.rule == "consent-covers-use"]
    assert "describe the pattern, not the person" in finding.hint


def without_marks(source, target, *, keep=lambda text: True):
    """Write the words of a Word file into a new one, as copying them into another program does."""
    copy = docx.Document()
    for block in docx.Document(source).element.body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in block.iter(qn("w:t")))
        if keep(text):
            copy.add_paragraph(text)
    copy.save(target)
    return target


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = make(tmp_path_factory.mktemp("both") / "p", [PEOPLE[0]])
    alone = build_project(folder, edition="confidential").word
    path = folder / "draft.yaml"
    held = path.read_text("utf-8")
    return folder, alone, held


@pytest.mark.parametrize("way", ["as it is", "without marks", "without names", "names alone"])
def test_no_copy_of_the_confidential_edition_is_taken_into_the_draft(both, tmp_path, way):
    folder, alone, held = both
    copy = tmp_path / "copy.docx"
    match way:
        case "as it is":
            shutil.copy(alone, copy)
        case "without marks":
            without_marks(alone, copy)
        case "without names":
            without_marks(alone, copy, keep=lambda text: "Roe" not in text and "names behind" not in text)
        case "names alone":
            without_marks(
                alone, copy, keep=lambda text: "returned in 2019" not in text and "Annex" not in text
            )
    with pytest.raises(UnusableFileError) as stop:
        look_at_copy(copy, folder)
    assert "copy of the confidential edition" in str(stop.value)
    assert "Roe" not in str(stop.value)
    assert (folder / "draft.yaml").read_text("utf-8") == held


def test_a_copy_of_the_public_edition_is_still_taken(tmp_path):
    folder = make(tmp_path / "p", [])
    copy = tmp_path / "copy.docx"
    document = docx.Document(str(build_project(folder).word))
    first = next(p for p in document.paragraphs if p.text.startswith("The prohibition of refoulement"))
    first.runs[0].text = f"Changed. {first.runs[0].text}"
    document.save(str(copy))
    assert any("Changed." in p.shown for p in look_at_copy(copy, folder).proposals)


def test_prose_for_the_body_alone_is_a_warning_where_the_body_takes_none(tmp_path):
    def said(type_, prose=SAID):
        folder = make(tmp_path / f"{type_}{len(prose)}", [], type_, prose)
        found = check_project(folder).findings
        return [(f.level.value, f.message) for f in found if f.rule == "confidential-prose-fits-body"]

    ((level, words),) = said("upr-stakeholder-cycle4")
    assert level == "warning"
    assert "refoulement-confidential" in words and "printed nowhere" in words
    assert said("cedaw-session") == []
    assert said("upr-stakeholder-cycle4", "'  '") == []


def test_what_is_made_of_a_confidential_copy_stays_in_the_confidential_folder(tmp_path):
    folder = make(tmp_path / "p", [PEOPLE[0]])
    alone = build_project(folder, edition="confidential").word
    # It is known wherever it is carried, and whatever it is called.
    carried = tmp_path / "text.docx"
    shutil.copyfile(alone, carried)
    for path in (alone, carried):
        compared = compare(folder, path)
        assert compared.alone
        with pytest.raises(UsageError, match="for the body alone"):
            write_tracked(compared, tmp_path / "out.docx")
        checked = check_file(path, FileOptions("cedaw-session"), today=dt.date(2023, 7, 18))
        with pytest.raises(UsageError, match="for the body alone"):
            comment_file(checked, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()
    inside = alone.parent / "compared.docx"
    write_tracked(compare(folder, alone), inside)
    shutil.copyfile(inside, tmp_path / "compared.docx")
    with pytest.raises(UsageError, match="for the body alone"):
        write_tracked(compare(folder, tmp_path / "compared.docx"), tmp_path / "again.docx")
    assert "Jane Roe" in everything(alone.parent)
    assert stat.S_IMODE(inside.stat().st_mode) == 0o600


def test_a_file_in_a_project_is_searched_for_the_names_of_its_people(tmp_path):
    folder = make(tmp_path / "p", [PEOPLE[0]])
    alone = build_project(folder, edition="confidential").word
    agreed = {**PEOPLE[0], "consent": {"use": "none"}}
    (folder / "people.yaml").write_text(json.dumps({"people": [agreed]}), "utf-8")
    checked = check_file(alone, FileOptions(), today=dt.date(2023, 7, 18))
    found = [f for f in checked.findings if f.rule == "no-private-values"]
    assert found and all("Roe" not in f"{f.message}{f.place}" for f in checked.findings)
    with pytest.raises(StoppedError, match="private value"):
        comment_file(checked, alone.parent / "out.docx")


def test_a_kept_build_that_holds_a_withdrawn_name_is_not_kept(tmp_path):
    folder = make(tmp_path / "p", [PEOPLE[0]])
    first = build_project(folder, edition="confidential").word
    build_project(folder, edition="confidential")
    withdrawn = {**PEOPLE[0], "consent": {"use": "none"}}
    (folder / "people.yaml").write_text(json.dumps({"people": [withdrawn]}), "utf-8")
    build_project(folder, edition="confidential")
    assert "Jane Roe" not in everything(first.parent)


def test_a_file_beside_a_project_that_does_not_open_is_checked_and_that_is_said(tmp_path):
    folder = make(tmp_path / "p", [])
    word = build_project(folder).word
    (folder / "draft.yaml").write_text("country: [", "utf-8")
    checked = check_file(word, FileOptions(), today=dt.date(2023, 7, 18))
    assert any("names of its people were not looked for" in advice for advice in checked.advice)
