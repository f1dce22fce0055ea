"""``pull``, ``diff``, ``merge`` and ``signoff`` as a person types them: text, data, exit codes."""

import io
import json
import shutil

import docx
import pytest

from tests.docx_files import replace_in_part
from uprdraft.cli.main import main
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import build_project


@pytest.fixture
def run(capsysbinary):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsysbinary.readouterr()
        return stop.value.code or 0, out.decode(), err.decode()

    return call


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    return folder


@pytest.fixture
def edited(project):
    data = build_project(project).word.read_bytes()
    data = replace_in_part(data, "word/document.xml", "Two treaty bodies", "Two committees")
    path = project.parent / "edited.docx"
    path.write_bytes(replace_in_part(data, "word/document.xml", "Cease all forcible", "End all forcible"))
    return path


def test_pull_shows_takes_by_number_and_takes_the_rest(run, project, edited):
    code, out, err = run("pull", edited, project, "--dry-run")
    assert code == 0
    assert "1. changed: paragraph 1, under “Summary”" in out
    assert "Two [-treaty bodies-]{+committees+} have" in out
    assert "2 changes. Nothing was written" in out
    code, out, _ = run("pull", edited, project, "--take", "2")
    assert (code, "1 of 2 changes taken" in out) == (1, True)
    code, out, _ = run("pull", edited, project, "--take-all", "--format", "json")
    data = json.loads(out)
    assert (code, [(c["place"], c["taken"]) for c in data["changes"]]) == (0, [("prose/summary/1", True)])
    assert "Two committees" in read_project(project).draft.prose["summary"]
    code, _, err = run("pull", edited, project, "--take", "7")
    assert (code, "there is no change number 7" in err) == (2, True)


def test_pull_of_what_is_no_word_file_is_one_line(run, project):
    build_project(project)
    path = project.parent / "x.docx"
    path.write_bytes(b"nothing")
    code, out, err = run("pull", path, project)
    assert (code, out, len(err.splitlines())) == (3, "", 1)


def test_diff_of_a_file_and_a_project(run, project, edited):
    code, out, _ = run("diff", project, edited, "--word", project.parent / "changes.docx")
    assert code == 0
    assert "2 changes." in out
    assert docx.Document(io.BytesIO((project.parent / "changes.docx").read_bytes())).paragraphs
    code, out, _ = run("diff", project, edited, "--format", "json")
    assert [c["kind"] for c in json.loads(out)] == ["changed", "changed"]
    assert run("diff", project, project)[1] == "No word changed.\n"


def test_merge_asks_where_both_changed_the_same(run, project):
    build_project(project)
    other = project.parent / "other"
    shutil.copytree(project, other)
    for folder, acronym in ((project, "AAA"), (other, "BBB")):
        path = folder / "draft.yaml"
        path.write_text(path.read_text("utf-8").replace("acronym: EHRO", f"acronym: {acronym}"), "utf-8")
    code, out, _ = run("merge", other, project)
    assert code == 1
    assert "both changed: organisations/Example Human Rights Organization/acronym" in out
    assert run("merge", other, project, "--theirs")[0] == 0
    assert read_project(project).draft.organisations[0].acronym == "BBB"
    assert run("merge", other, project)[:2] == (0, "Nothing to join: the folder has all of it.\n")
    assert run("merge", other, project, "--mine", "--theirs")[0] == 2


def test_signoff_is_void_when_a_word_changes(run, project):
    path = project / "draft.yaml"
    members = "  - name: Another Group\n    acronym: AG\norganisation_order: alphabetical\nkey_words:\n"
    path.write_text(path.read_text("utf-8").replace("key_words:\n", members, 1), "utf-8")
    assert [o.acronym for o in read_project(project).draft.submitting] == ["AG", "EHRO"]
    assert run("signoff", project, "ag", "--today", "2023-07-01")[0] == 1
    code, out, _ = run("signoff", project, "EHRO", "--today", "2023-07-02")
    assert (code, "AG\tsubmitting\tsigned\t2023-07-01" in out) == (0, True)
    assert "signed-off-by-all" not in run("check", project)[1]
    path.write_text(path.read_text("utf-8").replace("No person was", "Nobody was"), "utf-8")
    code, out, _ = run("signoff", project)
    assert (code, out.count("void")) == (1, 3)
    assert "the text has changed since Another Group signed off on 2023-07-01" in run("check", project)[1]
    code, _, err = run("signoff", project, "EHRA")
    assert (code, "no organization “EHRA”" in err) == (2, True)
