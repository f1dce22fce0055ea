"""Every situation has its words and builds for every host; a new one begins whole; the guide's example loads."""

import re
from pathlib import Path

import pytest

from tests.states import broken_names, full_draft, library, materials
from tests.types_fixture import TYPES
from uprdraft.assembly.assemble import assemble
from uprdraft.assembly.suggesting import offered_facts
from uprdraft.document.tree import Gap
from uprdraft.document.walk import iter_lines, iter_sections, iter_submission_inlines, plain_text
from uprdraft.findings import Level
from uprdraft.loading.countries import get_country
from uprdraft.loading.library import load_library
from uprdraft.loading.locate import library_folder
from uprdraft.loading.state_words import load_state_words
from uprdraft.pipeline.linting import lint_library
from uprdraft.pipeline.scaffolding import scaffold_situation
from uprdraft.rules._cover_text import find_states

CASES = {
    "north-koreans-in-china": ("PRK", "CHN"),
    "north-koreans-in-mongolia": ("PRK", "MNG"),
    "north-koreans-in-viet-nam": ("PRK", "VNM"),
    "north-koreans-in-lao-pdr": ("PRK", "LAO"),
    "north-koreans-at-sea": ("PRK", "KOR"),
    "detainees-and-abductees-in-the-dprk": ("PRK", "PRK"),
    "refugees-from-myanmar-in-china": ("MMR", "CHN"),
    "eritreans-in-sudan": ("ERI", "SDN"),
}


def text_of(situation: str, host: str) -> str:
    tree = assemble(full_draft(materials(host, situation))).submission
    return "\n".join(plain_text(line) for s in iter_sections(tree) for _, line in iter_lines(s))


def test_the_cases_of_the_testimony_and_one_beside_it_are_there():
    found = {s.id: (s.origin_state, *s.hosts) for s in library().situations.values() if s.hosts}
    assert found == CASES


@pytest.mark.parametrize("situation", CASES)
def test_a_situation_makes_a_whole_draft_for_its_host(situation):
    _, host = CASES[situation]
    made = full_draft(materials(host, situation))
    entry = library().situations[situation]
    chosen = {r.id for t in made.draft.themes for r in t.recommendations}
    assert chosen == set(entry.recommendations)
    facts = {f.id for t in made.draft.themes for f in t.facts}
    assert facts and facts <= set(entry.facts)
    tree = assemble(made).submission
    assert not [n for n in iter_submission_inlines(tree) if isinstance(n, Gap)]
    text = text_of(situation, host)
    uses_people = any("{{ people" in library().recommendations[r].text["en"] for r in chosen)
    assert uses_people == (made.slots["people"] in text)
    assert entry.harms["en"] and entry.women["en"] and entry.children["en"]
    names = frozenset([made.state.short]) if made.state.article else frozenset()
    body = "\n".join(line for line in text.split("\n") if "available at" not in line)
    assert [f for f in broken_names(body, names) if "“" not in f] == []


@pytest.mark.parametrize("situation", CASES)
def test_what_is_delicate_is_never_ticked(situation):
    made = full_draft(materials(CASES[situation][1], situation))
    ticked = [library().facts[f.id] for t in made.draft.themes for f in t.facts]
    assert all(f.may_be_ticked and f.sensitivity != "high" for f in ticked)


def test_facts_are_offered_only_to_the_people_they_speak_of():
    offered = 0
    for situation, (origin, host) in CASES.items():
        made = full_draft(materials(host, situation), everything=True)
        for theme in made.draft.themes:
            for fact, _ in offered_facts(theme.id, made):
                assert fact.concerns in (None, origin), (situation, fact.id)
                offered += 1
    assert offered > 50
    assert sum(f.concerns is None for f in library().facts.values()) == 0


def test_nothing_in_the_pair_beside_the_testimony_is_tied_to_korea():
    text = text_of("eritreans-in-sudan", "SDN")
    assert text.count("Eritrea") > 8
    assert not re.search("Korea|China|testimony", text)
    assert "1969 Convention Governing the Specific Aspects of Refugee Problems in Africa" in text
    entry = library().situations["eritreans-in-sudan"]
    for id_ in entry.facts:
        for citation in library().facts[id_].citations:
            source = library().sources[citation.source]
            assert source.url and source.accessed and source.footnotes == ()


def test_a_regional_treaty_is_named_only_where_its_entry_binds_the_state():
    made = materials("MYS", "eritreans-in-sudan")
    standing = made.standing(library().instruments["oau-refugee-convention-1969"])
    assert standing is not None and standing.status is None


@pytest.mark.parametrize(
    ("origin", "hosts"), [("ERI", ["SDN", "EGY"]), ("PRK", ["MNG"]), ("CIV", []), ("", ["NLD"])]
)
def test_a_new_situation_is_whole_and_passes_the_check(tmp_path, origin, hosts):
    state = get_country(origin) if origin else None
    text = scaffold_situation(
        "new-people", state, [get_country(h) for h in hosts], library().situations["any-refugees"]
    )
    place = tmp_path / "situations" / "new-people.yaml"
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    found = load_library((tmp_path,))
    assert found.situations["new-people"].origin_state == (origin or None)
    assert found.situations["new-people"].hosts == tuple(hosts)
    assert lint_library(found) == ()


def test_the_check_sees_what_keeps_a_situation_from_being_offered(tmp_path):
    text = scaffold_situation(
        "new-people", get_country("ERI"), [get_country("SDN")], library().situations["any-refugees"]
    )
    text = text.replace("  - end-forced-returns\n", "  - rok-prohibit-pushback-at-sea\n")
    text = text.replace("facts: []", "facts: [few-reach-transit-states, advocate-daughters]")
    place = tmp_path / "situations" / "new-people.yaml"
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    found = {f.rule: f.level for f in lint_library(load_library((tmp_path,)))}
    assert found["choices-apply"] is Level.WARNING
    assert found["choices-are-safe"] is Level.WARNING
    assert found["facts-fit-people"] is Level.WARNING


def test_the_complete_example_of_the_guide_loads(tmp_path):
    guide = (library_folder() / "README.md").read_text("utf-8")
    part = guide[guide.index("## Writing a situation") :]
    files = re.findall(
        r"`((?:situations|evidence|sources)/[a-z-]+\.yaml)`:\s+```yaml\n(.*?)```", part, re.DOTALL
    )
    assert [Path(name).parent.name for name, _ in files] == ["situations", "evidence", "sources"]
    for name, text in files:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    found = load_library((tmp_path,))
    assert lint_library(found) == ()
    assert found.situations["example-refugees"].facts == ("example-returns",)


def test_states_of_a_fact_are_named_in_its_text():
    named = [
        (fact.id, iso3)
        for fact in library().facts.values()
        for iso3 in fact.states
        if iso3 in {state.iso3 for state in find_states(fact.text["en"])}
        or any(word in fact.text["en"] for word in load_state_words()[iso3])
    ]
    assert len(named) == sum(len(fact.states) for fact in library().facts.values()) > 100


def test_facts_on_another_host_state_are_offered_only_where_the_situation_names_them():
    made = full_draft(materials("VNM", "north-koreans-in-viet-nam"), everything=True)
    offered = {f.id for t in made.draft.themes for f, _ in offered_facts(t.id, made)}
    abroad = {i for i in offered if library().facts[i].states and "VNM" not in library().facts[i].states}
    assert offered > abroad
    assert abroad <= set(made.situation.facts)


@pytest.mark.parametrize(
    ("type_", "referred"), [("upr-stakeholder-cycle4", 0), ("cedaw-session", 0), ("cat-session", 1)]
)
def test_what_a_committee_said_is_told_once_and_referred_to_elsewhere(type_, referred):
    """As a fact where it is chosen as one; as law, in the first of the themes to which it applies."""
    tree = assemble(full_draft(materials("CHN", "north-koreans-in-china", type_))).submission
    lines = [plain_text(line) for s in iter_sections(tree) for _, line in iter_lines(s)]
    told = [
        line for line in lines if "not criminalize" in line and "temporary residence and services" in line
    ]
    assert len(told) == 1
    assert sum("here as well" in line and "observations" in line for line in lines) >= referred


def test_a_fact_is_ticked_under_its_own_theme_where_that_stands_in_the_draft():
    made = full_draft(materials("CHN", "north-koreans-in-china"))
    ticked = {f.id: t.id for t in made.draft.themes for f in t.facts}
    assert ticked["cedaw-concern-children"] == "children-birth-registration"
    assert ticked["cedaw-recommendations-2023"] == "trafficking-victims"


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("state", ["CIV", "LAO", "BOL"])
def test_no_theme_is_proposed_under_which_nothing_is_asked(type_, state):
    situation = "north-koreans-in-lao-pdr" if state == "LAO" else "any-refugees"
    made = full_draft(materials(state, situation, type_))
    assert made.draft.themes
    assert [t.id for t in made.draft.themes if not t.recommendations] == []
