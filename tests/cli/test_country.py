"""``country`` as a person types it: one State on one screen, and the same as data."""

import datetime as dt
import gc
import json
import re

import pytest

from uprdraft.cli.main import main
from uprdraft.loading.drafts import create_project
from uprdraft.loading.reference import load_countries, load_reference
from uprdraft.pipeline.starting import first_values
from uprdraft.pipeline.state_profile import read_profile
from uprdraft.pipeline.state_words import describe_state, state_data


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


@pytest.mark.parametrize("name", [("CHN",), ("china",), ("People's", "Republic", "of", "China"), ("중국",)])
def test_china_stands_on_one_screen(run, name):
    code, out, _ = run("country", *name, "--today", "2026-11-23", "--plain")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "China (CHN)"
    assert len(lines) < 40
    assert "Only signed, as at 13 April 2026: ICCPR 5 October 1998." in out
    assert "In force: ICERD 29 December 1981; " in out
    assert "Cycle 1: session 4, 9 February 2009; A/HRC/11/25; 2 recommendations on refugees read." in out
    assert "Cycle 3: session 31, 6 November 2018; A/HRC/40/6; not read for recommendations" in out
    assert "Awaited: cycle 5, session 59 (January 2029)" in lines
    assert "Not certain: deadline and session are projected" in out
    assert "CAT/C/CHN/CO/5 (2016, paras. 46-47); CAT/C/CHN/CO/4 (2008, para. 26 ?)" in out
    assert "CRC: CRC/C/CHN/5-6, received 23 June 2023" in out


def test_a_day_before_the_deadline_shows_what_is_awaited_then(run):
    _, out, _ = run("country", "CHN", "--today", "2023-06-20", "--plain")
    assert "Awaited: cycle 4, session 45" in out
    assert "Deadline: 18 July 2023, in 28 days." in out
    assert "CRC/C/CHN/CO/3-4" in out


def test_what_came_after_the_day_is_not_there(run):
    _, out, _ = run("country", "CHN", "--today", "2010-01-01", "--plain")
    assert "CEDAW/C/CHN/CO/6 (2006" in out
    assert "CEDAW/C/CHN/CO/9" not in out
    assert "A/HRC/56/6" not in out
    assert "CRC/C/CHN/5-6" not in out


def test_a_suspended_review_is_said_to_be_so(run):
    _, out, _ = run("country", "Burma", "--today", "2026-11-23", "--plain")
    assert "Myanmar (MMR)" in out
    assert "Suspended: it is reported that texts for this review are not being received." in out
    assert "None in the data; that says nothing about what committees told this State." in out


def test_a_name_that_two_states_share_is_asked_about(run):
    """To take the one for the other would be the worst mistake of all."""
    code, _, err = run("country", "Korea")
    assert code == 2
    assert "Republic of Korea (KOR) or Democratic People's Republic of Korea (PRK)" in " ".join(err.split())


def test_an_unknown_state_names_the_nearest(run):
    code, out, err = run("country", "Mongolai")
    assert (code, out) == (2, "")
    assert "did you mean “Mongolia”?" in err


def test_json_holds_every_instrument_with_date_certainty_and_source(run):
    code, out, _ = run("country", "KOR", "--format", "json", "--today", "2026-11-23")
    data = json.loads(out)
    assert code == 0
    assert len(data["treaties"]) == 26
    assert set(data["treaties"][0]) >= {"treaty", "status", "date", "as_of", "certainty", "source"}
    assert [r["cycle"] for r in data["reviews"]] == [1, 2, 3, 4, 5]
    assert sum(r["is_awaited"] for r in data["reviews"]) == 1
    assert data["data_as_of"]["upr-calendar"]


def test_every_state_can_be_shown_and_every_instrument_is_told_once():
    reference = load_reference(None)
    day = dt.date(2026, 11, 23)
    shown = 0
    for country in load_countries().values():
        own = load_reference(country.iso3)
        profile = read_profile(country, own, day)
        parts = dict(describe_state(profile))
        told = " ".join(parts["Treaties, on 23 November 2026"])
        for label in profile.labels.values():
            assert len(re.findall(rf"(?<![\w-]){re.escape(label)}(?![\w-])", told)) == 1, (
                country.iso3,
                label,
            )
        assert json.loads(json.dumps(state_data(profile)))
        shown += 1
    assert shown == len(reference.countries) == 195


def test_a_project_lays_its_own_data_over_ours_and_they_are_shown_as_its_own(run, tmp_path):
    """A treaty status and a deadline that a person recorded with source and day."""
    create_project(tmp_path / "p", first_values("VNM", "cat-session", dt.date(2026, 11, 23)))
    own = tmp_path / "p" / "data"
    own.mkdir(exist_ok=True)
    (own / "treaty-status.csv").write_text(
        "state,treaty,event,date,as_of,source\nVNM,ced,accession,2026-10-01,2026-11-01,Note of the depositary\n"
    )
    (own / "upr-calendar.csv").write_text(
        "state,cycle,session,stakeholder_deadline,source,as_of\nVNM,5,60,2028-03-01,E-mail of OHCHR,2026-11-01\n"
    )
    shipped = json.loads(run("country", "VNM", "--today", "2026-11-23", "--format", "json")[1])
    ours = json.loads(
        run("country", "VNM", "--today", "2026-11-23", "--format", "json", "--project", str(tmp_path / "p"))[
            1
        ]
    )
    status = [
        {t["treaty"]: (t["status"], t["certainty"]) for t in x["treaties"]}["ced"] for x in (shipped, ours)
    ]
    assert status[0][0] != "bound"
    assert status[1] == ("bound", "own")
    shown = run("country", "VNM", "--today", "2026-11-23", "--plain", "--project", str(tmp_path / "p"))[1]
    assert "(your own: Note of the depositary, 1 November 2026)" in " ".join(shown.split())
    code, out, _ = run(
        "deadlines", "VNM", "--today", "2026-11-23", "--plain", "--project", str(tmp_path / "p")
    )
    assert code == 0
    assert "1 March 2028" in out
    assert "E-mail of OHCHR" in out
    assert run("country", "VNM", "--project", str(tmp_path / "none"))[0] == 3
