"""What a person types and what comes back: text, data, exit codes."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import uprdraft
from uprdraft.loading.locate import library_folder


@pytest.fixture
def copied(project, tmp_path):
    return Path(shutil.copytree(project, tmp_path / "copy"))


def test_example_says_where_the_word_file_is(project):
    again = uprdraft("build", str(project))
    assert again.returncode == 0
    place = next(line for line in again.stdout.splitlines() if line.startswith("Word file: "))
    assert Path(place.removeprefix("Word file: ")).is_file()


def test_example_refuses_a_folder_that_is_not_empty(project, run):
    code, _, err = run("example", "china-upr", str(project))
    assert code == 2
    assert "is not empty" in err


def test_unknown_example_is_answered_with_the_nearest(run, tmp_path):
    code, _, err = run("example", "china-ucr", str(tmp_path / "x"))
    assert code == 2
    assert "did you mean “china-upr”?" in err


def test_check_of_the_example_finds_no_error_and_says_what_it_did_not_look_at(project, run):
    code, out, _ = run("check", str(project), "--plain")
    assert code == 0
    assert "0 errors, 0 warnings" in out
    assert "Not looked at" in out


def test_check_gives_json(project, run):
    _, out, _ = run("check", str(project), "--format", "json")
    data = json.loads(out)
    assert data["words"]["counted"] <= data["words"]["limit"] == 2815
    assert all({"rule", "level", "message", "place", "mark"} <= f.keys() for f in data["findings"])


def test_what_has_happened_since_the_as_of_date_is_listed(project, run):
    _, out, _ = run("check", str(project), "--format", "json")
    since = json.loads(out)["since"]
    assert any(e["date"] == "2023-10-09" for e in since)
    assert all(e["certainty"] for e in since)


def test_private_name_stops_the_build_and_nothing_is_written(copied, run):
    (copied / "people.yaml").write_text(
        "schema: 1\npeople:\n  - name: Roberta Cohen\n    code: W1\n", encoding="utf-8"
    )
    before = {p: p.read_bytes() for p in (copied / "build").iterdir()}
    code, out, err = run("build", str(copied))
    assert code == 1
    assert "nothing was written" in err
    assert "Roberta" not in out + err
    assert {p: p.read_bytes() for p in (copied / "build").iterdir()} == before


def test_gap_makes_a_draft_and_final_refuses_it(copied, run):
    draft = copied / "draft.yaml"
    text = draft.read_text(encoding="utf-8")
    start = text.index("  summary: |")
    end = text.index("  method: |")
    draft.write_text(text[:start] + text[end:], encoding="utf-8")
    code, _, err = run("build", str(copied), "--final")
    assert code == 1 and "not final" in err
    code, out, _ = run("build", str(copied))
    assert code == 1
    assert "CHN-UPR45-EHRO-DRAFT.docx" in out
    assert "TO BE COMPLETED: Summary" in next((copied / "build").glob("*-DRAFT.txt")).read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("country: CHN", "country: XXX", "no State has the code “XXX”"),
        ("country: CHN", "country: UAE", "“UAE” - write the code of United Arab Emirates: ARE"),
        (
            "country: CHN",
            "country: Vietnam",
            "“country” cannot be “Vietnam” - write the code of Viet Nam: VNM",
        ),
        (
            "situation: north-koreans-in-china",
            "situation: north-koreans-in-chima",
            "“north-koreans-in-china”?",
        ),
        ("upr-stakeholder-cycle4", "upr-stakeholder-cycle44", "did you mean “upr-stakeholder-cycle4”?"),
        ("schema: 1", "schema: 99", "newer version"),
        ("as_of: '2023-07-18'", "as_of: yesterday", "YYYY-MM-DD"),
        ("language: en", "langauge: en", "did you mean “language”?"),
        ("session: 45", "session: [45", "a bracket opens here"),
        ("key_words:", "key_words: &a", "anchor"),
    ],
)
def test_wrong_draft_gets_one_clear_line_and_is_left_alone(copied, run, old, new, words):
    draft = copied / "draft.yaml"
    text = draft.read_text(encoding="utf-8")
    assert old in text
    draft.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = draft.read_bytes()
    code, _, err = run("build", str(copied))
    first = err.splitlines()[0]
    assert code == 3
    assert words in " ".join(err.split())
    assert re.search(r"draft\.yaml:\d+:\d+: ", err.replace("\n", ""))
    assert len(first) <= 300 and "Traceback" not in err
    assert draft.read_bytes() == before


OWN_FACT = """\
facts:
  - id: mine
    text: {en: In 2022 thirteen people were sent back.}
    date: '2022'
    theme: refoulement
    kind: event
    reliability: {level: C, note: One report.}
    citations: [{source: my-report, locator: p. 4}]
"""
OWN_SOURCE = "  - {id: my-report, kind: ngo-report, title: A report, issued: '2022-03'}\n"


def test_own_fact_may_cite_an_own_source_and_no_unknown_one(copied, run):
    """A dead id in a file of one's own is told by every command that reads it, and ends none in a crash."""
    folder = copied / "recommendations" / "evidence"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(OWN_FACT, "utf-8")
    sources = (copied / "sources.yaml").read_text("utf-8") + OWN_SOURCE
    (copied / "sources.yaml").write_text(sources, "utf-8")
    assert run("check", str(copied))[0] == 0
    assert run("library", "check", str(copied))[0] == 0
    (copied / "sources.yaml").write_text(sources.replace("my-report", "my-rapport"), "utf-8")
    for arguments in (("check", str(copied)), ("build", str(copied))):
        code, _, err = run(*arguments)
        assert code == 3
        assert "mine.yaml:8:26: “my-report” in “mine” is no source that is known" in " ".join(err.split())
        assert "did you mean “my-rapport”?" in " ".join(err.split())
    assert run("library", "check", str(copied))[0] == 1


def test_own_recommendation_on_unknown_law_is_refused_with_its_line(copied, run):
    entry = (library_folder() / "refoulement" / "end-forced-returns.yaml").read_text("utf-8")
    path = copied / "recommendations" / "refoulement" / "end-forced-returns.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(entry.replace("instrument: cat\n", "instrument: catt\n"), "utf-8")
    before = sorted(p.name for p in (copied / "build").iterdir())
    code, _, err = run("build", str(copied))
    assert code == 3
    assert "“catt” in “end-forced-returns” is no instrument that is known - did you mean “cat”?" in " ".join(
        err.split()
    )
    assert before == sorted(p.name for p in (copied / "build").iterdir())


def test_hostile_template_of_the_project_is_refused_before_it_runs(copied, run):
    folder = copied / "templates" / "upr"
    folder.mkdir(parents=True)
    (folder / "stakeholder.md.j2").write_text("# A {#a}\n{{ ''.__class__.__mro__ }}\n", encoding="utf-8")
    code, _, err = run("build", str(copied))
    assert code == 3
    assert "stakeholder.md.j2:2" in err and "__mro__" in err


def test_hostile_base_document_is_refused(copied, run):
    (copied / "word").mkdir()
    (copied / "word" / "base.docx").write_bytes(b"not a zip")
    code, _, err = run("build", str(copied))
    assert code == 3
    assert "word/base.docx" in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_said(copied, run):
    (copied / "build").chmod(0o500)
    try:
        code, _, err = run("build", str(copied))
    finally:
        (copied / "build").chmod(0o700)
    assert code == 5
    assert "Traceback" not in err


def test_file_in_the_way_of_the_build_folder_is_exit_5(copied, run):
    import shutil

    shutil.rmtree(copied / "build")
    (copied / "build").write_text("in the way")
    code, _, err = run("build", str(copied))
    assert code == 5
    assert "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device to write to")
@pytest.mark.parametrize("arguments", [("library", "list"), ("check", "{}", "--format", "json"), ("--help",)])
def test_output_to_a_full_device_is_one_line_and_exit_5(project, arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "uprdraft", *(a.format(project) for a in arguments)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 5
    assert done.stderr.startswith("the output cannot be written: ") and done.stderr.count("\n") == 1


def test_as_of_date_in_the_future_is_an_error_on_the_day_it_is_checked(project, run):
    code, out, _ = run("check", str(project), "--today", "2023-07-01")
    assert code == 1
    assert "error: the as-of date 2023-07-18 lies in the future (today is 2023-07-01)" in out


def test_hidden_characters_in_the_draft_are_named(copied, run):
    path = copied / "draft.yaml"
    path.write_text(
        path.read_text("utf-8").replace("No person was interviewed", "No per\u200bson was interviewed"),
        "utf-8",
    )
    _, _, err = run("check", str(copied))
    assert err.startswith(f"note: {path}:") and "invisible" in err


def test_missing_project_is_said_with_the_next_step(run, tmp_path):
    code, _, err = run("build", str(tmp_path / "none"))
    assert code == 3
    assert "no such project folder" in err


def test_library_list_shows_the_core_themes_first(run):
    _, out, _ = run("library", "list", "--format", "json")
    themes = list(dict.fromkeys(e["themes"][0] for e in json.loads(out)))
    assert themes[:4] == ["refoulement", "unhcr-access", "status-determination", "data-disclosure"]


def test_library_search_forgives_spelling(run):
    for words in (
        ["birth", "registraton"],
        ["refoulment"],
        ["torture", "convention"],
        ["trafficked", "wommen"],
    ):
        _, out, _ = run("library", "search", *words, "--format", "json")
        assert json.loads(out), words
    assert json.loads(run("library", "search", "xqzw", "--format", "json")[1]) == []


def test_library_show_says_how_the_basis_applies_to_the_state(run):
    _, china, _ = run("library", "show", "end-forced-returns", "--country", "CHN", "--plain")
    assert "in force: accession 24 September 1982" in " ".join(china.split())
    _, vietnam, _ = run("library", "show", "end-forced-returns", "--country", "Viet Nam", "--plain")
    assert "not joined" in vietnam
    _, covenant, _ = run("library", "show", "ratify-iccpr", "--country", "CHN", "--plain")
    assert "only signed 5 October 1998" in " ".join(covenant.split())


@pytest.mark.parametrize(
    ("entry", "state", "words"),
    [
        ("ratify-iccpr", "CHN", "Ratify the International Covenant"),
        ("ratify-iccpr", "MYS", "Accede to the International Covenant"),
        ("ratify-iccpr", "VNM", "the State is bound by “iccpr” already"),
        ("join-refugee-convention", "CHN", "Not for China on 2023-07-18: the State is bound by"),
        ("china-implement-article-46", "VNM", "it was written for CHN"),
        ("publish-asylum-procedure", "MNG", "can apply for international protection"),
        ("publish-asylum-procedure", "CHN", "can apply for refugee status"),
    ],
)
def test_library_show_gives_the_words_for_this_state_and_says_where_they_do_not_fit(run, entry, state, words):
    arguments = ("library", "show", entry, "--country", state, "--today", "2023-07-18", "--plain")
    code, shown, _ = run(*arguments)
    assert code == 0
    assert words in " ".join(shown.split())


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("library", "show", "end-forced-return"), "did you mean “end-forced-returns”?"),
        (("library", "list", "--theme", "refoulment"), "did you mean “refoulement”?"),
        (("library", "show", "end-forced-returns", "--country", "Chima"), "did you mean “China”?"),
        (("situation", "show", "any-refuges"), "did you mean “any-refugees”?"),
        (("explain", "length-within-limits"), "did you mean “length-within-limit”?"),
        (("types", "upr-stakeholder-cycle6"), "did you mean"),
    ],
)
def test_unknown_names_are_answered_with_the_nearest(run, arguments, hint):
    code, _, err = run(*arguments)
    assert code == 2
    assert hint in " ".join(err.split())


def test_library_check_is_clean(run):
    code, out, _ = run("library", "check", "--format", "json")
    assert code == 0
    assert [f for f in json.loads(out) if f["level"] == "error"] == []


def commands_of_help():
    """Return every command with the words that lead to it."""
    import typer

    from uprdraft.cli.main import app

    def walk(command, path):
        if hasattr(command, "commands"):
            for name, child in command.commands.items():
                yield from walk(child, (*path, name))
        else:
            yield path, command

    return list(walk(typer.main.get_command(app), ()))


def test_every_command_has_help_with_an_example():
    commands = commands_of_help()
    assert len(commands) >= 11
    for path, command in commands:
        assert command.help, path
        assert "Example: uprdraft" in (command.epilog or ""), path
        assert " ".join(path) in command.epilog, path


NEEDS_MORE = {"new", "resume", "example", "check", "pull", "diff", "merge", "import", "strength", "taken-up"}
"""What needs a terminal, a file from elsewhere or an empty place; the others stand on the example alone."""


def test_examples_in_help_do_what_they_say_on_the_shipped_example(project, tmp_path, run, monkeypatch):
    shutil.copytree(project, tmp_path / "my-submission")
    monkeypatch.chdir(tmp_path)
    tried = 0
    for path, command in commands_of_help():
        if path[-1] in NEEDS_MORE:
            continue
        words = shlex.split(command.epilog.removeprefix("Example: uprdraft "))
        code, _, err = run(*words)
        assert code == 0, (words, err)
        tried += 1
    assert tried >= 20


def test_output_survives_a_console_of_another_code_page(project):
    done = uprdraft("check", str(project), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_no_color_is_honoured(project):
    done = uprdraft("check", str(project), NO_COLOR="1", FORCE_COLOR="1")
    assert "\x1b[" not in done.stdout or "\x1b[3" not in done.stdout


def test_closed_reader_is_a_quiet_end(project):
    process = subprocess.Popen(
        [sys.executable, "-m", "uprdraft", "library", "list", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_citation_inside_emphasis_is_a_note(copied, run):
    draft = copied / "draft.yaml"
    text = draft.read_text(encoding="utf-8")
    new = "  method: |\n    *a [@cohen-2014] b* and **c [@cohen-2014, p. 2]** d.\n\n"
    draft.write_text(text.replace("  method: |\n", new, 1), encoding="utf-8")
    code, _, err = run("build", str(copied))
    assert code == 0, err
