"""A project from a file of answers, and what is said where nobody can be asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from uprdraft.loading.project import read_project

WHOLE = """\
country: China
session: 45
as_of: 2023-07-18
organisations:
  - name: Test Organization
    acronym: TO
    contact: {role: Coordinator, office: Geneva office, email: to@example.org}
    website: https://www.example.org
    founded: "2010"
    description: It tests.
prose:
  summary: China returns people. It should stop.
  method: We read public sources.
"""


def uprdraft(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "uprdraft", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def make(tmp_path: Path, text: str, *more: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    return uprdraft(
        "new", "mine", "--answers", "answers.yaml", "--no-input", "--today", "2023-06-20", *more, cwd=tmp_path
    )


def test_answers_alone_make_a_whole_submission(tmp_path):
    done = make(tmp_path, WHOLE)
    assert done.returncode == 0, done.stderr
    assert "0 errors" in done.stdout
    draft = read_project(tmp_path / "mine").draft
    assert draft.country == "CHN" and draft.situation == "north-koreans-in-china"
    assert len(draft.themes) >= 4 and all(t.recommendations for t in draft.themes)
    assert draft.prose["summary"].startswith("China returns")


def test_missing_answers_are_listed_in_one_line_with_their_keys_and_nothing_is_left(tmp_path):
    done = make(tmp_path, "country: CHN\n")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    for key in ("organisations[1].name", "organisations[1].contact.email", "prose.summary", "prose.method"):
        assert key in line
    assert sorted(p.name for p in tmp_path.iterdir()) == ["answers.yaml"]


def test_no_country_is_said_first(tmp_path):
    done = make(tmp_path, "title: x\n")
    assert done.returncode == 2
    assert "country" in done.stderr


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("country: Chima\n", 3, "answers.yaml:1:10: “country” cannot be “Chima” - did you mean “China”?"),
        (WHOLE.replace("country", "contry"), 3, "answers.yaml:1:1: unknown key “contry” - did you mean"),
        (WHOLE + "langauge: en\n", 3, "answers.yaml:14:1: unknown key “langauge” - did you mean “language”?"),
        (WHOLE + "situation: north-koreans\n", 3, "answers.yaml:14:12: no situation “north-koreans”"),
        (WHOLE + "submission_type: upr\n", 3, "answers.yaml:14:18: unknown submission type “upr”"),
        ("schema: 9\n" + WHOLE, 3, "answers.yaml:1:9: made by a newer version"),
        ("- a list\n", 3, "holds no answers"),
        ("country: [CHN\n", 3, "answers.yaml:"),
        (WHOLE.replace("session: 45", "session: soon"), 3, "answers.yaml:2:10: “session”"),
    ],
)
def test_wrong_answers_get_one_clear_line_and_leave_nothing(tmp_path, text, code, words):
    done = make(tmp_path, text)
    assert done.returncode == code, done.stderr
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["answers.yaml"]


def test_existing_project_is_left_alone(tmp_path):
    assert make(tmp_path, WHOLE).returncode == 0
    before = (tmp_path / "mine" / "draft.yaml").read_bytes()
    again = make(tmp_path, WHOLE)
    assert again.returncode == 2
    assert "uprdraft resume" in again.stderr
    assert (tmp_path / "mine" / "draft.yaml").read_bytes() == before


@pytest.mark.parametrize("arguments", [("new", "mine"), ("resume", "mine"), ()])
def test_without_a_terminal_there_is_one_line_and_exit_2_or_3(tmp_path, arguments):
    done = uprdraft(*arguments, cwd=tmp_path)
    assert done.returncode in (2, 3)
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_resume_without_a_terminal_lists_what_is_open(tmp_path):
    assert make(tmp_path, WHOLE).returncode == 0
    draft = tmp_path / "mine" / "draft.yaml"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(
        text.replace("    - prose/summary\n", "").replace("  - prose/summary\n", ""), encoding="utf-8"
    )
    done = uprdraft("resume", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert "prose.summary" in done.stderr


def test_new_project_is_private_and_ignores_what_must_not_leave(tmp_path):
    assert make(tmp_path, WHOLE).returncode == 0
    folder = tmp_path / "mine"
    assert "people.yaml" in (folder / ".gitignore").read_text()
    if os.name != "nt":
        assert folder.stat().st_mode & 0o077 == 0
        assert all(p.stat().st_mode & 0o077 == 0 for p in folder.rglob("*"))
