"""The upload sheet shows what to paste and what is known; names of a confidential case stand apart."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.types_fixture import TYPES, check_type, make_draft
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.deadline_words import say_rule
from uprdraft.pipeline.upload import upload_sheet
from uprdraft.values.certainty import Certainty


def sheet(type_: str, **changes: Any) -> str:
    checked = check_type(type_, "KEN", **changes)
    return upload_sheet(checked.materials, checked.length, 0, "KEN.docx")


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_sheet_to_paste_from(type_):
    text = sheet(type_)
    lines = ("Registered name: Example Rights Group", "State: Kenya", "Key words: refoulement; asylum")
    for line in (*lines, "File: KEN.docx"):
        assert line in text
    assert "Session: " in text and "Length: " in text and "Deadline: " in text
    assert "{{" not in text and "None" not in text


def test_every_deadline_and_channel_is_said_in_words():
    looked_at = 0
    for type_ in TYPES:
        profile = load_body(type_)
        if profile.deadline is None:
            continue
        looked_at += 1
        text = sheet(type_)
        assert profile.deadline.value.kind == "weeks-before" or say_rule(profile.deadline.value) in text
        assert (
            profile.deadline.value.kind not in text
            and "By electronically" not in text
            and "By as " not in text
        )
        assert say_rule(profile.deadline.value)
    assert looked_at > 25


def test_the_rule_of_a_deadline_reads_as_a_person_says_it():
    said = {t: say_rule(d.value) for t in TYPES if (d := load_body(t).deadline)}
    assert said["cerd-loi"] == "the day in the information note of the session"
    assert said["cedaw-session"] == "4 weeks before the opening of the session"
    assert said["cedaw-loi"].endswith("of the session, before the pre-sessional working group")
    assert said["cescr-session"] == "3 weeks, better 6, before the opening of the session"


def test_a_session_that_is_projected_says_so_and_the_day_of_the_review_is_named():
    text = sheet("upr-stakeholder-cycle5")
    assert "Working Group on the Universal Periodic Review - The session is projected" in text
    assert "Day for this review: October 2029, projected" in text


def test_the_racial_discrimination_committee_draws_up_a_list_of_themes():
    assert "Title: Information for the list of themes on Kenya" in sheet("cerd-loi")


def test_members_of_a_joint_text_stand_on_the_sheet():
    draft = make_draft("cedaw-session", "KEN")
    other = draft.organisations[0].model_copy(update={"name": "Other Group", "acronym": "OG"})
    text = sheet("cedaw-session", organisations=(*draft.organisations, other))
    assert "Member 2: Other Group" in text and "Kind: joint" in text and "at most 6600 words" in text


def test_an_address_is_given_only_where_it_is_better_known_than_by_recollection():
    with_address = 0
    for id_ in list_bodies():
        channel = load_body(id_).channel
        if channel is not None and channel.value.address:
            with_address += 1
            assert channel.certainty not in (Certainty.RECOLLECTION, Certainty.PROJECTED), id_
    assert with_address >= 4
    checked = check_type("cedaw-session", "KEN")
    assert checked.body.channel is not None
    recalled = checked.body.channel.model_copy(update={"certainty": Certainty.RECOLLECTION})
    body = checked.body.model_copy(update={"channel": recalled})
    from dataclasses import replace

    text = upload_sheet(replace(checked.materials, body=body), checked.length, 0, "KEN.docx")
    assert "@un.org" not in text and "@un.org" in sheet("cedaw-session")


def test_what_is_not_known_is_said_to_be_unknown():
    text = sheet("cat-followup")
    assert "No channel was found" in text
    assert "no limit is known" in text


def test_every_value_of_every_profile_says_where_it_is_from():
    looked_at = 0
    for id_ in list_bodies():
        for name, value in load_body(id_):
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "certainty"):
                    looked_at += 1
                    assert item.source, (id_, name)
    assert looked_at > 500


def case_folder(folder: Path, consent: Mapping[str, object]) -> Path:
    draft = make_draft("sp-communication", "KEN")
    folder.mkdir()
    data = {"schema": 1, **draft.model_dump(mode="json", exclude_defaults=True, by_alias=True)}
    (folder / "draft.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    people = {"people": [{"name": "Jane Mary Roe", "code": "V1", "consent": consent}]}
    (folder / "people.yaml").write_text(yaml.safe_dump(people), encoding="utf-8")
    return folder


def test_names_of_those_who_agreed_stand_in_the_confidential_folder_alone(tmp_path):
    consent = {"use": "un-only", "date": "2026-01-05", "for_use": ["sp-communication"]}
    built = build_project(case_folder(tmp_path / "case", consent))
    names = built.word.parent / "confidential" / f"{built.word.stem}.names.txt"
    assert "V1: Jane Mary Roe" in names.read_text(encoding="utf-8")
    assert stat.S_IMODE(names.parent.stat().st_mode) == 0o700
    others = [p for p in built.word.parent.iterdir() if p.is_file()]
    assert len(others) >= 5
    assert all(b"Jane" not in p.read_bytes() for p in others)


@pytest.mark.parametrize(
    "consent", [{}, {"use": "un-only"}, {"use": "un-only", "date": "2020-01-01", "expires": "2021-01-01"},
    {"use": "public", "date": "2026-01-05", "for_use": ["cedaw-session"]}],
)  # fmt: skip
def test_without_consent_for_this_use_no_name_is_written(tmp_path, consent):
    built = build_project(case_folder(tmp_path / "case", consent))
    names = built.word.parent / "confidential" / f"{built.word.stem}.names.txt"
    assert "Roe" not in names.read_text(encoding="utf-8")
    assert "V1: no consent" in names.read_text(encoding="utf-8")


def test_a_public_text_has_no_sheet_of_names(tmp_path):
    from uprdraft.pipeline.names_sheet import names_sheet

    assert names_sheet(check_type("cedaw-session", "KEN").project, load_body("cedaw-session")) is None
