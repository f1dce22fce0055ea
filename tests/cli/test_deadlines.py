"""``deadlines`` and ``doctor`` as a person types them: text, data, exit codes."""

import gc
import json

import pytest

from uprdraft.cli.main import main


@pytest.fixture
def run(capsys):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        gc.enable()
        out, err = capsys.readouterr()
        return stop.value.code or 0, out, err

    return call


def test_deadlines_list_a_year_by_date_with_days_left_and_certainty(run):
    code, out, _ = run("deadlines", "--today", "2026-11-23", "--plain")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "April 2027, in about 5 months (session 55, projected)"
    assert lines[1].startswith("  Algeria; Bahrain; Brazil; ")
    heads = [line.partition(",")[0] for line in lines[:6:2]]
    assert heads == ["April 2027", "June 2027", "October 2027"]
    assert "42 deadlines up to 23 November 2027; later ones: uprdraft deadlines --all" in lines
    assert any(line.startswith("Myanmar, ") and "Suspended" in line for line in lines)
    assert any(line.startswith("Ukraine, ") and "not known" in line for line in lines)
    assert "projected: no published date was found" in lines
    assert "Calendar as at 2026-11-23." in out


def test_states_of_one_day_with_another_certainty_stand_apart(run):
    _, out, _ = run("deadlines", "--today", "2022-07-01", "--plain")
    heads = [line for line in out.splitlines() if line.startswith("14 July 2022")]
    assert heads and all("in 13 days" in head for head in heads)
    assert len(heads) == len(set(heads))


def test_all_lists_every_state(run):
    _, out, _ = run("deadlines", "--all", "--today", "2026-11-23", "--plain")
    assert "193 deadlines" in out.splitlines()


@pytest.mark.parametrize("name", [("CHN",), ("China",), ("중국",), ("cn",)])
def test_a_state_is_found_by_code_or_name(run, name):
    code, out, _ = run("deadlines", *name, "--today", "2026-11-23", "--plain")
    assert code == 0
    assert "The deadline has passed: 18 July 2023, 1,224 days ago." in out
    assert "China: cycle 5, session 59 (January 2029)" in out
    assert "Not certain: deadline and session are projected" in out
    assert "Next" not in out


def test_a_name_of_two_words_needs_no_quotes(run):
    code, out, _ = run("deadlines", "Viet", "Nam", "--plain", "--today", "2026-11-23")
    assert code == 0
    assert out.startswith("Viet Nam: cycle 4, session 46")


def test_all_cycles_of_one_state(run):
    _, out, _ = run("deadlines", "CHN", "--all", "--plain", "--today", "2026-11-23")
    assert [f"China: cycle {n}" in out for n in range(1, 6)] == [True] * 5


def test_an_observer_without_a_review_is_said(run):
    code, out, _ = run("deadlines", "Holy See", "--plain")
    assert code == 0
    assert "No review of the Holy See is in the calendar" in out


def test_json_gives_dates_as_the_source_does_and_the_next_review(run):
    code, out, _ = run("deadlines", "MMR", "--format", "json", "--today", "2026-11-23")
    data = json.loads(out)
    assert code == 0
    assert (data["today"], data["calendar_as_of"]) == ("2026-11-23", "2026-11-23")
    current, later = data["deadlines"]
    assert current["is_suspended"] is True
    assert current["deadline"] == "2026-07-17"
    assert current["days_left"] == {"first": -129, "last": -129, "words": "129 days ago"}
    assert current["certainty"] == "derived"
    assert current["following"]["deadline"] == later["deadline"] == "2030-06"
    assert later["following"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("deadlines", "Chima"), "did you mean “China”?"),
        (("deadlines", "--today", "soon"), "YYYY-MM-DD"),
        (("deadlines", "--format", "xml"), "there are: text, json"),
        (("doctor", "--today", "2026-13-01"), "YYYY-MM-DD"),
    ],
)
def test_a_bad_value_is_exit_2_with_the_next_step(run, arguments, words):
    code, _, err = run(*arguments)
    assert code == 2
    assert words in " ".join(err.split())


def test_doctor_says_each_thing_and_counts_them(run):
    code, out, _ = run("doctor", "--today", "2026-12-01", "--plain")
    assert code in (0, 1)
    assert "Python 3." in out
    assert "8 days old" in out
    assert out.splitlines()[-2].endswith("not looked at.")


def test_doctor_finds_a_project_that_is_not_there(run, tmp_path):
    code, out, _ = run("doctor", str(tmp_path / "none"), "--plain")
    assert code == 1
    assert "problem: the project does not open: 1 mistake" in out
    assert "uprdraft new DIR" in out


def test_doctor_gives_json_with_ids_and_next_steps(run, tmp_path):
    (tmp_path / "draft.yaml").write_text("langauge: en\n", encoding="utf-8")
    code, out, _ = run("doctor", str(tmp_path), "--format", "json", "--today", "2026-12-01")
    checks = {c["id"]: c for c in json.loads(out)["checks"]}
    assert code == 1
    assert checks["project"]["verdict"] == "problem"
    assert any("did you mean “language”?" in detail for detail in checks["project"]["details"])
    assert {
        "python",
        "packages",
        "font-korean",
        "terminal",
        "disk-encryption",
        "data-upr-calendar",
        "rights",
    } <= checks.keys()
    assert all(set(c) == {"id", "verdict", "message", "next", "details"} for c in checks.values())


def test_a_calendar_file_holds_the_plan_of_one_state(run, tmp_path):
    path = tmp_path / "china.ics"
    code, out, err = run(
        "deadlines", "CHN", "--today", "2023-05-20", "--ics", str(path), "--zone", "Asia/Seoul", "--plain"
    )
    assert code == 0
    assert "Closes at 23:59 in Geneva (06:59 on 19 July 2023 in Asia/Seoul)" in out
    assert err.startswith("10 events, 3 of them estimated, written to ")
    first = path.read_bytes()
    assert first.count(b"BEGIN:VEVENT") == 10
    assert b"DTSTAMP:20230520T000000Z" in first
    run("deadlines", "CHN", "--today", "2023-05-20", "--ics", str(path), "--zone", "Asia/Seoul")
    assert path.read_bytes() == first


def test_a_calendar_file_of_all_states_holds_deadlines_and_reviews(run, tmp_path):
    path = tmp_path / "all.ics"
    _, out, err = run("deadlines", "--today", "2026-11-23", "--ics", str(path), "--plain")
    assert "42 deadlines" in out
    assert err.startswith("84 events, 84 of them estimated")
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 84


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [("plan.txt", 2, "end it with .ics"), ("gone/plan.ics", 5, "the folder does not exist")],
)
def test_a_calendar_file_that_cannot_be_written_is_one_line(run, tmp_path, name, code, words):
    found, _, err = run("deadlines", "CHN", "--today", "2023-05-20", "--ics", str(tmp_path / name))
    assert (found, err.count("\n")) == (code, 1)
    assert words in err
    assert list(tmp_path.iterdir()) == []
