"""Facts that are ticked unasked: recent, at home with the theme, and not told twice."""

import datetime as dt

import pytest

from tests.states import full_draft, library, materials
from uprdraft.assembly.assemble import assemble
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.suggesting import offered_earlier, offered_facts
from uprdraft.document.walk import iter_lines, iter_sections, plain_text

JUNE_2023 = dt.date(2023, 6, 20)


def china(type_: str = "upr-stakeholder-cycle4", as_of: dt.date = JUNE_2023) -> Materials:
    return full_draft(materials("CHN", "north-koreans-in-china", type_, as_of))


def ticked(made: Materials) -> dict[str, list[str]]:
    return {t.id: [f.id for f in t.facts] for t in made.draft.themes}


def test_facts_from_before_the_last_review_are_offered_and_not_ticked():
    made = china()
    offered = {f.id: is_ticked for f, is_ticked in offered_facts("unhcr-access", made)}
    assert offered["no-access-no-rsd-for-north-koreans"]
    old = ["unhcr-fouinat-1999", "unhcr-barred-border", "guterres-2006"]
    assert [offered[id_] for id_ in old] == [False, False, False]
    facts = [library().facts[id_] for ids in ticked(made).values() for id_ in ids]
    last = dt.date(2018, 11, 6)
    assert len(facts) >= 12
    assert [f.id for f in facts if f.date.is_before(last)] == []


def test_every_default_theme_of_china_has_a_fact():
    assert all(ticked(china()).values())


def test_where_the_period_has_none_the_latest_are_ticked_and_nothing_much_older():
    made = china(as_of=dt.date(2026, 11, 25))
    chosen = ticked(made)
    assert "cedaw-concern-illegal-migrants" in chosen["refoulement"]
    assert chosen["unhcr-access"] == ["no-access-no-rsd-for-north-koreans"]


def test_a_fact_waits_for_the_theme_it_is_at_home_with():
    chosen = ticked(china())
    assert "cedaw-recommendations-2023" in chosen["trafficking-victims"]
    assert "cedaw-recommendations-2023" not in chosen["children-birth-registration"]


def test_facts_stand_in_the_order_in_which_the_situation_tells_them():
    order = library().situations["north-koreans-in-china"].facts
    for ids in ticked(china()).values():
        assert ids == sorted(ids, key=order.index)
    assert ticked(china())["trafficking-victims"][-1] == "cedaw-recommendations-2023"


@pytest.mark.parametrize("type_", ["upr-stakeholder-cycle4", "cedaw-session"])
def test_what_a_committee_recommended_is_told_once(type_):
    made = china(type_)
    assert "cedaw-recommendations-2023" in ticked(made)["trafficking-victims"]
    submission = assemble(made).submission
    lines = [plain_text(line) for s in iter_sections(submission) for _, line in iter_lines(s)]
    told = [line for line in lines if "not criminalize North Korean women" in line]
    assert len(told) == 1, told


def test_the_testimony_is_named_in_full_once_and_in_short_after_that():
    lines = [
        plain_text(line) for s in iter_sections(assemble(china()).submission) for _, line in iter_lines(s)
    ]
    text = " ".join(lines)
    full = "testimony before the United States Congressional-Executive Commission on China in June 2023"
    assert text.count(full) == 1
    assert text.count("the testimony of June 2023") >= 3
    assert text.index(full) < text.index("the testimony of June 2023")


def test_a_resolution_is_told_once():
    made = full_draft(materials("VNM", "north-koreans-in-viet-nam", as_of=JUNE_2023))
    assert "hrc-52-28-cites-cat" in ticked(made)["refoulement"]
    lines = [plain_text(line) for s in iter_sections(assemble(made).submission) for _, line in iter_lines(s)]
    assert len([line for line in lines if "4 April 2023" in line]) == 1


@pytest.mark.parametrize(
    ("type_", "cycles"), [("upr-midterm-report", set()), ("upr-stakeholder-cycle5", {"2"})]
)
def test_a_mid_term_report_assesses_the_last_review_alone(type_, cycles):
    made = materials("CHN", "north-koreans-in-china", type_, dt.date(2026, 11, 25))
    offers = offered_earlier("unhcr-access", made)
    assert offers
    assert {o.id.split("-")[1] for o in offers if o.is_ticked} == cycles


def test_nothing_is_offered_that_was_said_after_the_as_of_day():
    made = china("cedaw-loi", as_of=dt.date(2023, 2, 20))
    offered = [f for t in made.draft.themes for f, _ in offered_facts(t.id, made)]
    assert "guterres-2006" in {f.id for f in offered}
    assert "thousands-returned" not in {f.id for f in offered}, "its testimony is of June 2023"
    cited = [made.sources[c.source] for f in offered for c in f.citations]
    assert cited and not [s.id for s in cited if s.issued.is_after(made.as_of)]
