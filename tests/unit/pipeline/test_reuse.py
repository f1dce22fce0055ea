"""A copy for another use: what goes along, what does not, and that the report says it."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.states import library, materials
from uprdraft.assembly.blocks import library_text
from uprdraft.errors import UsageError
from uprdraft.loading.drafts import create_project
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import build_project, check_project
from uprdraft.pipeline.example import write_example
from uprdraft.pipeline.reuse import Reused, Wanted, report_lines, reuse_project, reuse_project_for_all
from uprdraft.pipeline.starting import first_values

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def china(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reuse") / "china"
    write_example("china-upr", folder)
    people = (
        "people:\n- name: Jane Roe\n  code: W1\n"
        "  consent: {use: public, date: 2026-01-02, decided_by: herself}  # told us by phone\n"
    )
    (folder / "people.yaml").write_text(people, encoding="utf-8")
    draft = (folder / "draft.yaml").read_text(encoding="utf-8")
    signed = "    signed: {date: 2026-01-02, version: 0123456789ab}\n"
    draft = draft.replace("    acronym: EHRO\n", f"    acronym: EHRO\n{signed}", 1)
    draft = draft.replace(
        "      office: Geneva office\n", "      office: Geneva office\n      publish_name: true\n", 1
    )
    (folder / "draft.yaml").write_text(draft, encoding="utf-8")
    with (folder / "draft.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "comments:\n- {text: A remark of a colleague.}\n"
            "safety: {names: 'no', consent: 'yes'}\npublication: public\n"
            "x-mine: kept  # a remark of mine\n"
            "overrides:\n- {paragraph: law/refoulement/1, text: Our own words on the law.}\n"
        )
    return folder


def bytes_of(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def reuse(china: Path, folder: Path, **wanted: str) -> Reused:
    return reuse_project(china, folder, Wanted(**wanted), today=TODAY)


@pytest.fixture(scope="module")
def viet_nam(china: Path, tmp_path_factory: pytest.TempPathFactory) -> Reused:
    folder = tmp_path_factory.mktemp("reuse") / "vnm"
    return reuse(china, folder, country="Viet Nam", type_="cedaw-session")


def test_the_original_is_untouched(china, tmp_path):
    before = bytes_of(china)
    reuse(china, tmp_path / "new", country="MNG", type_="upr-stakeholder-cycle5")
    assert len(before) > 6 and bytes_of(china) == before


def test_the_copy_is_for_the_new_state_body_and_people(viet_nam):
    draft = read_project(viet_nam.folder).draft
    head = (draft.country, draft.submission_type, draft.situation, draft.session, draft.as_of)
    assert head == ("VNM", "cedaw-session", "north-koreans-in-viet-nam", None, TODAY)
    text = build_project(viet_nam.folder).text.read_text(encoding="utf-8")
    assert "Viet Nam" in text and "The State party should" in text


def test_what_a_person_wrote_goes_along(china, viet_nam):
    old, new = read_project(china), read_project(viet_nam.folder)
    (before,), (after,) = old.draft.organisations, new.draft.organisations
    agreed = {"signed": None, "contact": before.contact.model_copy(update={"publish_name": False})}
    assert after == before.model_copy(update=agreed) != before
    assert new.draft.prose == old.draft.prose
    assert new.own_sources == old.own_sources
    assert "x-mine: kept  # a remark of mine" in (viet_nam.folder / "draft.yaml").read_text(encoding="utf-8")


def test_no_consent_and_nothing_that_was_agreed_goes_along(viet_nam):
    draft = read_project(viet_nam.folder).draft
    assert not (viet_nam.folder / "people.yaml").exists()
    assert draft.safety == {} and draft.publication is None and draft.comments == ()
    assert not any(o.signed or o.contact.publish_name for o in draft.organisations)
    asked = {n.name for n in viet_nam.report.to_do}
    assert asked >= {
        "people.yaml",
        "answers on safety",
        "leave to publish",
        "sign-offs",
    }


def test_names_and_codes_go_along_where_asked_and_no_consent(china, tmp_path):
    wanted = Wanted(type_="cedaw-session")
    made = reuse_project(china, tmp_path / "new", wanted, today=TODAY, with_people=True)
    (person,) = read_project(made.folder).people
    assert (person.name, person.code, person.consent.use) == ("Jane Roe", "W1", "none")
    assert person.consent.date is None
    file = made.folder / "people.yaml"
    assert "phone" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    assert "Jane" not in "\n".join(report_lines(made.report))


def test_what_is_about_the_old_state_is_left_out_with_the_reason(viet_nam):
    left = {n.name: n.why for n in viet_nam.report.left_out}
    assert left["china-suspend-border-agreements"] == "it was written for CHN"
    assert left["unhcr-barred-border"] == "it is about China"
    assert left["deportations-halted-2020"].startswith("it has expired")
    assert left["chn-1-can-1"] == "addressed to China"
    assert left["title"] == "it names “China”"
    draft = read_project(viet_nam.folder).draft
    held = {r.id for t in draft.themes for r in t.recommendations}
    assert "end-forced-returns" in held and not held & left.keys()


def test_a_theme_that_lost_its_facts_is_to_be_written(viet_nam):
    draft = read_project(viet_nam.folder).draft
    bare = {n.name for n in viet_nam.report.to_do if n.why.startswith("none is left")}
    assert bare and bare == {t.id for t in draft.themes if not t.facts and t.id in bare}


def test_the_victims_of_a_case_and_what_was_taken_up_stay_with_the_old_state(tmp_path):
    old = tmp_path / "old"
    values = first_values("CHN", "sp-communication", TODAY)
    case = {"kinds": ["continuing"], "victims": ["V1", "V2"], "naming": "may-be-named"}
    taken = [{"id": "chn-4-kor-1", "recommendation": "end-forced-returns"}]
    create_project(old, {**values, "case": case, "taken_up": taken})
    made = reuse(old, tmp_path / "new", country="VNM")
    draft = read_project(made.folder).draft
    assert (draft.case.kinds, draft.case.victims, draft.case.naming, draft.taken_up) == (
        ("continuing",),
        (),
        "",
        (),
    )
    left = {n.kind: n.name for n in made.report.left_out}
    assert (left["victims"], left["taken up"]) == ("V1, V2", "1 decided")


def test_text_that_names_the_old_state_is_listed_with_its_line(viet_nam):
    lines = (viet_nam.folder / "draft.yaml").read_text(encoding="utf-8").split("\n")
    named = viet_nam.report.still_named
    assert {n.word for n in named} >= {"China", "Chinese"}
    assert "North Koreans" not in {n.word for n in named}
    for found in named:
        section = found.path.rpartition("/")[2]
        assert section in lines[found.line - 1] or found.path == "comment"


def test_the_check_of_the_copy_goes_on_saying_it(viet_nam):
    found = [f for f in check_project(viet_nam.folder).findings if f.rule == "old-names-absent"]
    assert "prose/summary" in {f.place.key for f in found}


def test_what_happened_since_is_told_in_order(viet_nam):
    days = [e.date.first for e in viet_nam.report.since if e.date.first]
    assert days == sorted(days) and days[0] > dt.date(2023, 7, 18)
    assert any("Hundreds of North Koreans" in e.event for e in viet_nam.report.since)


def test_a_text_that_looks_back_belongs_to_the_last_review_and_not_to_the_next(china, tmp_path):
    """China was reviewed at session 45; session 59 is the one to come."""
    back = reuse(china, tmp_path / "midterm", type_="upr-midterm-report")
    forth = reuse(china, tmp_path / "next", type_="upr-presession-statement-geneva")
    assert [read_project(m.folder).draft.session for m in (back, forth)] == [45, 59]


def test_prose_that_names_the_old_date_is_to_be_read_again(viet_nam):
    """The example says what was known on 18 July 2023, and the copy is as at another day."""
    named = [n for n in viet_nam.report.still_named if n.word == "18 July 2023"]
    assert {n.path for n in named} == {"prose/method", "prose_for/upr-statement/opening"}
    lines = (viet_nam.folder / "draft.yaml").read_text(encoding="utf-8").split("\n")
    assert all(n.path.rpartition("/")[2] in lines[n.line - 1] for n in named)


def test_law_and_own_paragraphs_are_made_anew(viet_nam):
    draft = read_project(viet_nam.folder).draft
    assert all(t.law is None for t in draft.themes)
    assert draft.overrides == () and draft.acknowledged == ()
    kinds = {n.kind: n.text for n in viet_nam.report.left_out}
    assert kinds["own paragraphs"] == "Our own words on the law."


def test_the_interview_asks_again_what_no_longer_holds(viet_nam):
    data: Any = read_project(viet_nam.folder).document.data
    marks = data["x-wizard"]["answered"]
    assert {"country", "situation", "organisation/1/name", "theme/refoulement/recommendations"} <= set(marks)
    gone = {"title", "session", "safety/names", "prose/summary", "theme/refoulement/earlier"}
    assert not gone & set(marks)


def test_the_same_state_keeps_its_evidence_and_earlier_findings(china, tmp_path):
    made = reuse(china, tmp_path / "new", type_="cedaw-session")
    draft = read_project(made.folder).draft
    assert draft.situation == "north-koreans-in-china"
    facts = [f.id for t in draft.themes for f in t.facts]
    assert "unhcr-barred-border" in facts and "deportations-halted-2020" not in facts
    assert [e.id for t in draft.themes for e in t.earlier][:1] == ["chn-1-can-1"]
    assert {n.word for n in made.report.still_named} == {"18 July 2023"}


def test_other_people_in_another_state_have_the_general_situation(china, tmp_path):
    made = reuse(china, tmp_path / "new", country="KEN", type_="cat-session")
    assert read_project(made.folder).draft.situation == "any-refugees"
    assert {n.word for n in made.report.still_named} >= {"North Koreans", "China"}


def test_a_body_that_the_state_has_not_joined_is_stopped(china, tmp_path):
    with pytest.raises(UsageError) as stopped:
        reuse(china, tmp_path / "new", country="PRK", type_="cat-session")
    assert "has not joined" in stopped.value.message and "Open instead" in stopped.value.hint
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("wanted", [{"country": "Atlantis"}, {"type_": "cedaw"}, {"situation": "nobody"}])
def test_what_does_not_exist_is_refused_before_anything_is_written(china, tmp_path, wanted):
    with pytest.raises(UsageError):
        reuse(china, tmp_path / "new", **wanted)
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_or_inside_the_project_is_refused(china, tmp_path):
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "a.txt").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "used", china / "copy", china):
        with pytest.raises(UsageError):
            reuse(china, folder, country="VNM")


def test_the_wording_follows_how_the_new_state_stands_to_the_treaty(tmp_path):
    """An ask to accede becomes one to implement where the State is bound, and the copy says so."""
    entry, bound, other = next(
        (e, b, o)
        for e in library().recommendations.values()
        if e.variants and e.addressee == "state" and "upr" in e.suits and e.channel == "public"
        and not e.applies.states and not e.applies.situations
        for b in ("CHE",)
        for o in ("THA", "MNG", "IND", "PAK", "BGD")
        if library_text(e, materials(b)) != library_text(e, materials(o))
        and not e.applies.misfit(o, "any-refugees", lambda i: "bound")
    )  # fmt: skip
    text = library_text(entry, materials(bound))["en"]
    chosen = {"id": entry.id, "version": entry.version, "text": text}
    values = {
        "submission_type": "upr-stakeholder-cycle5", "country": bound, "as_of": TODAY,
        "themes": [{"id": entry.themes[0], "recommendations": [chosen]}],
    }  # fmt: skip
    create_project(tmp_path / "old", values)
    made = reuse_project(tmp_path / "old", tmp_path / "new", Wanted(country=other), today=TODAY)
    (choice,) = read_project(made.folder).draft.themes[0].recommendations
    assert choice.text == library_text(entry, materials(other))["en"] != text
    assert [n.name for n in made.report.changed] == [entry.id]


def test_the_report_lies_in_the_copy_and_fits_a_page(viet_nam):
    text = (viet_nam.folder / "reuse-report.txt").read_text(encoding="utf-8")
    assert text.splitlines() == [line for item in report_lines(viet_nam.report) for line in item.split("\n")]
    assert len(text.splitlines()) <= 72


@pytest.mark.slow
def test_one_copy_for_every_member_state(china, tmp_path):
    outcomes = dict(
        reuse_project_for_all(china, tmp_path / "all", Wanted(type_="upr-stakeholder-cycle5"), today=TODAY)
    )
    made = [o for o in outcomes.values() if isinstance(o, Reused)]
    assert len(outcomes) == 192 and len(made) > 185
