"""Reference data for one State, with a person's own rows over it; bodies and country names."""

import datetime as dt
from pathlib import Path

import pytest

from uprdraft.errors import UnusableFileError, UsageError
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.countries import find_country, get_country
from uprdraft.loading.reference import load_reference
from uprdraft.values.certainty import Certainty
from uprdraft.values.names import country_forms

DAY = dt.date(2023, 7, 18)


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_treaty_only_signed_is_not_binding() -> None:
    reference = load_reference("CHN")
    assert reference.standing("CHN", "iccpr", DAY).status == "signed"
    assert reference.standing("CHN", "cat", DAY).status == "bound"
    assert reference.standing("CHN", "rome", DAY).certainty is Certainty.RECOLLECTION
    assert {a.state for a in reference.acts} == {"CHN"}


def test_all_states_can_be_had_at_once() -> None:
    reference = load_reference(None)
    assert len({r.state for r in reference.calendar}) == 193
    assert len(reference.acts) > 6000


def test_certainty_of_deadlines_follows_how_they_are_known() -> None:
    china = {r.cycle: r for r in load_reference("CHN").calendar}
    assert china[4].deadline_certainty is Certainty.SECONDARY
    assert china[5].deadline_certainty is Certainty.PROJECTED
    assert china[1].review_date_certainty is Certainty.OFFICIAL
    assert china[2].review_date_certainty is Certainty.RECOLLECTION
    myanmar = {r.cycle: r for r in load_reference("MMR").calendar}
    assert myanmar[4].deadline_suspended


def test_own_treaty_rows_replace_what_was_known_and_are_own(tmp_path: Path) -> None:
    text = "state;treaty;event;date;as_of;source\nCHN;iccpr;ratification;2023-01-05;2023-02-01;Gazette\n"
    reference = load_reference("CHN", [write(tmp_path, "treaty-status.csv", text)])
    standing = reference.standing("CHN", "iccpr", DAY)
    assert (standing.status, standing.certainty) == ("bound", Certainty.OWN)
    assert len([a for a in reference.acts if a.treaty == "iccpr"]) == 1


def test_an_own_deadline_replaces_only_the_deadline(tmp_path: Path) -> None:
    text = "state,cycle,stakeholder_deadline,source,as_of\nCHN,5,2028-06-30,OHCHR letter,2028-01-02\n"
    china = {r.cycle: r for r in load_reference("CHN", [write(tmp_path, "upr-calendar.csv", text)]).calendar}
    assert str(china[5].stakeholder_deadline) == "30 June 2028"
    assert (china[5].deadline_certainty, china[5].session_certainty) == (Certainty.OWN, Certainty.PROJECTED)
    assert china[5].session == 59


def test_an_own_review_of_a_new_cycle_is_added(tmp_path: Path) -> None:
    text = "state,cycle,session,source,as_of\nCHN,6,73,OHCHR,2033-01-02\n"
    calendar = load_reference("CHN", [write(tmp_path, "upr-calendar.csv", text)]).calendar
    assert (calendar[-1].session, calendar[-1].session_certainty) == (73, Certainty.OWN)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("state,treaty,event,date,as_of\nCHN,cat,none,,2023-01-01\n", "the column “source” is missing"),
        ("state,treaty,event,date,as_of,source\nCHN,cat,none,,2023-01-01,\n", "the cell “source” is empty"),
        ("state,treaty,event,date,as_of,sauce\nCHN,cat,none,,2023-01-01,x\n", "did you mean “source”?"),
        ("state,treaty,event,date,as_of,source\nCHN,cat,nothing,,2023-01-01,x\n", ":2: “event” cannot be"),
        ("state,treaty,event,date,as_of,source\nCHN,cat\n", ":2: this row has 2 cells, the first line has 6"),
    ],
)
def test_an_own_table_with_a_mistake_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    write(tmp_path, "treaty-status.csv", text)
    with pytest.raises(UnusableFileError) as caught:
        load_reference("CHN", [tmp_path])
    assert any(words in line for line in caught.value.lines())


def test_own_observations_add_to_the_shipped_ones(tmp_path: Path) -> None:
    text = """observations:
  - id: cat-c-chn-co-6
    state: CHN
    body: CAT
    treaty: cat
    symbol: CAT/C/CHN/CO/6
    date: '2027-05'
    paragraphs: '12'
    paragraphs_status: verified
    summary: A summary.
"""
    reference = load_reference("CHN", [write(tmp_path, "concluding-observations.yaml", text)])
    assert "cat-c-chn-co-6" in reference.observations
    assert "cat-c-chn-co-5" in reference.observations


def test_an_unknown_submission_type_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        load_body("upr-stakeholder-cycle6")
    assert "did you mean “upr-stakeholder-cycle5”?" in caught.value.lines()[0]
    with pytest.raises(UsageError):
        load_body("../../etc/passwd")


def test_a_variant_reads_the_profile_of_its_type() -> None:
    whole, thematic = load_body("crc-presession"), load_body("crc-presession:thematic")
    assert (thematic.id, thematic.base_id, thematic.variant) == (
        "crc-presession:thematic",
        whole.id,
        "thematic",
    )
    assert (whole.limit.value.individual, thematic.limit.value.individual) == (10000, 3000)
    with pytest.raises(UsageError, match="no variant “short”"):
        load_body("upr-stakeholder-cycle4:short")


def test_an_own_body_file_changes_a_limit_and_gives_its_source(tmp_path: Path) -> None:
    text = "limit:\n  value: {unit: words, individual: 3000, joint: 6000}\n  source: OHCHR page\n"
    write(tmp_path, "bodies/upr-stakeholder-cycle4.yaml", text)
    body = load_body("upr-stakeholder-cycle4", [tmp_path])
    assert (body.limit.value.individual, body.limit.certainty) == (3000, Certainty.OWN)
    assert body.cycle == 4
    write(tmp_path, "bodies/upr-stakeholder-cycle4.yaml", text.replace("source: OHCHR page", "note: x"))
    with pytest.raises(UnusableFileError, match="gives no source"):
        load_body("upr-stakeholder-cycle4", [tmp_path])


def test_own_bodies_are_listed_with_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path, "bodies/my-body.yaml", "id: my-body\n")
    assert {"my-body", "upr-stakeholder-cycle4"} <= set(list_bodies([tmp_path]))


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("chn", "CHN"),
        ("CN", "CHN"),
        ("china", "CHN"),
        ("the Philippines", "PHL"),
        ("South Korea", "KOR"),
        ("cote d'ivoire", "CIV"),
        ("Lao People's Democratic Republic", "LAO"),
        ("中国", "CHN"),
    ],
)
def test_a_state_is_found_by_code_and_by_names(text: str, iso3: str) -> None:
    assert get_country(text).iso3 == iso3


def test_an_unknown_state_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        get_country("Chnia")
    assert caught.value.lines() == ("no State is known as “Chnia” - did you mean “China”?",)
    assert find_country("Atlantis") is None


def test_the_forms_of_a_name_stand_in_sentences() -> None:
    forms = country_forms(get_country("PHL"))
    expected = ["Philippines", "the Philippines", "of the Philippines", "The Philippines"]
    assert expected == [forms["short"], forms["the"], forms["of"], forms["start"]]
    assert forms["formal"] == "the Republic of the Philippines"
    assert country_forms(get_country("CHN"))["of"] == "of China"
