"""All projects of a folder, or a draft with its short texts, are built; one that fails stops no other."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from uprdraft.cli.building_all import run_build_all
from uprdraft.errors import UsageError
from uprdraft.pipeline.building_all import Job, build_many, find_jobs
from uprdraft.pipeline.example import write_example

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all") / "china"
    write_example("china-upr", folder)
    return folder


@pytest.fixture(scope="module")
def several(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of six projects, of which the third cannot be read."""
    folder = tmp_path_factory.mktemp("several")
    for number in range(1, 7):
        shutil.copytree(example, folder / f"p{number}", ignore=shutil.ignore_patterns("build"))
    (folder / "p3" / "draft.yaml").write_text("country: [", encoding="utf-8")
    (folder / "notes").mkdir()
    return folder


def test_a_draft_comes_with_the_short_texts_of_its_body(example):
    types = [job.type_ for job in find_jobs(example)]
    assert types[0] == "" and {"upr-advocacy-factsheet", "hrc-oral-statement-general-debate"} <= set(types)
    assert not {"cedaw-session", "upr-midterm-report"} & set(types)


def test_a_folder_of_projects_is_taken_by_name(several):
    assert find_jobs(several) == [Job(several / f"p{n}") for n in range(1, 7)]


def test_a_folder_without_a_project_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no project"):
        find_jobs(tmp_path)


def test_two_processes_build_what_one_builds_and_a_broken_project_stops_no_other(several):
    jobs = find_jobs(several)
    outcomes = list(build_many(jobs, workers=2, today=TODAY, final=False))
    assert [o.job for o in outcomes] == jobs
    assert [o.exit_code for o in outcomes] == [0, 0, 3, 0, 0, 0]
    assert "draft.yaml" in outcomes[2].problem and outcomes[2].word is None
    one = {o.word.name: o.word.read_bytes() for o in outcomes[:1] if o.word}
    (again,) = build_many(jobs[:1], workers=1, today=TODAY, final=False)
    assert again.word is not None and one == {again.word.name: again.word.read_bytes()}


def test_progress_goes_to_stderr_and_files_to_stdout(example, capsys):
    code = run_build_all(example, TODAY, final=False, plain=True)
    out, err = capsys.readouterr()
    assert code == 0
    assert "CHN-UPR45-EHRO.docx: 0 errors" in out and "CHN-UPR45-factsheet" in out
    assert f"1 of {len(find_jobs(example))}: china" in err and ".docx" not in err
