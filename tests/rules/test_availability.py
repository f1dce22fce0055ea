"""A body that cannot receive a text is stopped with the reason and what is open instead; what is unsure warns."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from tests.states import full_draft, materials, reference
from uprdraft.assembly.assemble import assemble
from uprdraft.document.count import count_submission
from uprdraft.findings import Level
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.reference import load_reference
from uprdraft.rules.availability import Availability, read_availability
from uprdraft.rules.base import Context
from uprdraft.rules.run import RULES
from uprdraft.values.certainty import Certainty

TODAY = dt.date(2026, 11, 20)
COMMITTEES = {"ccpr": "iccpr", "cescr": "icescr", "cedaw": "cedaw", "cat": "cat", "crc": "crc"}
COMMITTEES |= {"cerd": "icerd", "crpd": "crpd", "ced": "ced", "cmw": "cmw", "spt": "opcat"}


def body(type_: str):
    """Return a profile of this type; only its id and treaty matter here."""
    treaty = COMMITTEES.get(type_.partition("-")[0])
    return load_body("upr-stakeholder-cycle4").model_copy(update={"id": type_, "treaty": treaty})


def look(state: str, type_: str, day: dt.date = TODAY) -> Availability:
    return read_availability(state, body(type_), load_reference(state), day)


def test_a_committee_whose_treaty_the_state_has_not_joined_is_stopped():
    found = look("CHN", "cmw-session")
    assert not found.allowed
    assert found.reason.startswith(
        "China has not joined the International Convention on the Protection of the Rights of All Migrant Workers "
        "and Members of Their Families (as at 29 May 2022)."
    )
    assert "record it with date and source" in found.reason
    assert "(upr-stakeholder-cycle5)" in found.instead
    assert "upr-stakeholder-cycle4" not in found.instead
    assert "(sp-communication)" in found.instead
    assert "CERD, CESCR, CEDAW, CAT, CRC, CRPD" in found.instead.replace("Committee ", "")


def test_a_treaty_only_signed_stops_as_well():
    found = look("USA", "cedaw-session")
    assert not found.allowed
    assert found.reason.startswith(
        "The United States of America has only signed the Convention on the Elimination"
    )


def test_hong_kong_and_macao_are_a_warning_that_says_what_applies():
    found = look("CHN", "ccpr-session")
    assert found.allowed
    assert found.warning.startswith(
        "China has only signed the International Covenant on Civil and Political Rights"
    )
    assert "continues to apply to Hong Kong, China, and Macao, China" in found.warning
    assert "cannot rest on the Covenant" in found.warning
    assert "27 July 2022" in found.warning


def test_an_absence_that_is_not_certain_only_warns(tmp_path):
    shown = load_reference("VAT")
    unsure = tuple(
        a.model_copy(update={"certainty": Certainty.RECOLLECTION}) if a.treaty == "iccpr" else a
        for a in shown.acts
    )
    found = read_availability("VAT", body("ccpr-session"), replace(shown, acts=unsure), TODAY)
    assert found.allowed
    assert "from general knowledge, not verified" in found.warning
    assert "record it with date and source" in found.warning
    nothing = tuple(a for a in shown.acts if a.treaty != "iccpr")
    found = read_availability("VAT", body("ccpr-loi"), replace(shown, acts=nothing), TODAY)
    assert found.allowed
    assert "is not in the data" in found.warning


def test_a_status_that_a_person_recorded_opens_the_committee(tmp_path):
    (tmp_path / "treaty-status.csv").write_text(
        "state,treaty,event,date,as_of,source\n"
        "CHN,cmw,accession,2026-09-01,2026-10-01,Depositary notification C.N.1.2026\n",
        "utf-8",
    )
    own = load_reference("CHN", [tmp_path])
    assert read_availability("CHN", body("cmw-loi"), own, TODAY) == Availability(True)


def test_a_list_prior_to_reporting_is_stopped_where_the_state_has_reported():
    found = look("CHN", "crc-loipr")
    assert not found.allowed
    assert (
        "The report of China is in: CRC/C/CHN/5-6 (received 23 June 2023, issued 5 January 2026)."
        in found.reason
    )
    assert "(crc-presession)" in found.instead
    assert look("CHN", "crc-loipr", dt.date(2023, 1, 1)).allowed


def test_an_alternative_report_is_open_where_the_report_is_in():
    assert look("CHN", "crc-presession:thematic") == Availability(True)


def test_a_text_without_a_state_report_is_named_for_what_it_is():
    found = look("CHN", "cat-session")
    assert found.allowed
    assert found.named == "information for the Committee"
    assert found.note.startswith("No report of China to this committee is in.")
    found = look("CHN", "cedaw-session")
    assert found.named == "an alternative report for the next session, whose date is not known"
    assert "The data does not hold whether a report of China is in" in found.note


def test_follow_up_needs_observations():
    assert look("CHN", "cedaw-followup") == Availability(True)
    assert "what this committee told Mongolia" in look("MNG", "cedaw-followup").note


@pytest.mark.parametrize("type_", ["upr-stakeholder-cycle4", "upr-advocacy-factsheet", "upr-midterm-report"])
def test_a_state_that_is_not_reviewed_has_no_review(type_):
    found = look("VAT", type_)
    assert not found.allowed
    assert "Holy See" in found.reason
    assert "upr-" not in found.instead


def test_a_review_that_was_held_is_over_and_a_late_text_is_told():
    found = look("CHN", "upr-stakeholder-cycle4")
    assert found.reason == "The review of China in cycle 4 was held at session 45 (23 January 2024)."
    assert "(upr-stakeholder-cycle5)" in found.instead and "(upr-midterm-report)" in found.instead
    assert look("CHN", "upr-stakeholder-cycle4", dt.date(2023, 7, 18)) == Availability(True)
    late = look("CHN", "upr-stakeholder-cycle4", dt.date(2023, 8, 1))
    assert late.allowed
    assert "passed on 18 July 2023" in late.warning
    assert look("CHN", "upr-stakeholder-cycle5") == Availability(True)
    assert look("CHN", "upr-midterm-report") == Availability(True)


def test_a_statement_at_the_adoption_is_over_once_the_outcome_is_adopted():
    found = look("CHN", "hrc-oral-statement-upr-adoption")
    assert found.reason == "The outcome of the review of China in cycle 4 was adopted on 4 July 2024."
    assert "(hrc-oral-statement-general-debate)" in found.instead
    assert look("CHN", "hrc-oral-statement-upr-adoption", dt.date(2024, 3, 1)) == Availability(True)
    assert "has been adopted" in look("MNG", "hrc-oral-statement-upr-adoption").note


def test_a_review_that_may_have_begun_is_not_said_to_be_open():
    """No deadline of the United States' fourth review is known; its session is given as November 2026."""
    found = look("USA", "upr-stakeholder-cycle4")
    assert "(November 2026) may have begun" in found.warning
    assert look("USA", "upr-stakeholder-cycle4", dt.date(2026, 5, 1)) == Availability(True)
    open_instead = look("USA", "crc-presession").instead
    assert "(upr-stakeholder-cycle5)" in open_instead and "(upr-stakeholder-cycle4)" not in open_instead


def test_a_suspended_review_warns():
    assert "reported not to be received" in look("MMR", "upr-stakeholder-cycle4").warning


def test_what_is_stopped_for_all_states_rests_on_a_firm_status():
    """Walk 195 States and ten committees; count what is open, stopped and unsure."""
    whole = reference()
    counts: Counter[str] = Counter()
    for state in whole.countries:
        own = materials(state).reference
        for prefix, treaty in COMMITTEES.items():
            type_ = f"{prefix}-information" if prefix == "spt" else f"{prefix}-session"
            found = read_availability(state, body(type_.replace("crc-session", "crc-presession")), own, TODAY)
            standing = own.standing(state, treaty, TODAY)
            counts["open" if found.allowed else "stopped"] += 1
            if found.allowed:
                assert standing.status == "bound" or found.warning, (state, treaty)
            else:
                assert standing.act and standing.act.certainty.is_firm and standing.status != "bound"
                assert found.instead.startswith("Open instead: ")
    assert sum(counts.values()) == 1950
    assert counts["stopped"] > 400
    assert counts["open"] > 1300


def test_every_type_there_is_has_its_stage_and_every_stage_leads_to_types():
    stages = reference().stages
    assert len(stages) == 39
    assert {load_body(id_).id.partition(":")[0] for id_ in list_bodies()} <= set(stages)
    named = {i for stage in stages.values() for i in stage.instead}
    assert named <= set(stages)
    assert all(stage.instead for stage in stages.values() if stage.otherwise == "stop")


def test_the_check_of_a_draft_says_the_same():
    made = full_draft(materials("CHN", as_of=TODAY))
    tree = assemble(made).submission
    context = Context(
        tree, count_submission(tree), body("cmw-session"), made.library, made.reference, made.draft
    )
    (finding,) = RULES["body-open-to-state"].check(context)
    assert finding.level is Level.ERROR
    assert finding.message == look("CHN", "cmw-session").reason
    assert finding.hint == look("CHN", "cmw-session").instead
    found = list(RULES["body-open-to-state"].check(replace(context, body=body("ccpr-session"))))
    assert [f.level for f in found] == [Level.WARNING, Level.ADVICE]
