"""Every State, type and situation that applies gives a text without a fault: a sample here, all of them when slow."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO

import pytest
from docx import Document

from tests.matrix import STATES, builds_of, check_state, find_faults
from tests.support import BASE
from tests.types_fixture import TYPES, check_type
from uprdraft.loading.reference import load_countries
from uprdraft.writers.word import write_word

BUILDS = {state: list(builds_of(state)) for state in STATES}
# Two States a type, each State at most once, spread over the alphabet; and every situation with its own words.
SAMPLE = [
    (STATES[(number * 53 + offset) % len(STATES)], type_)
    for offset in (0, 97)
    for number, type_ in enumerate(TYPES)
]


def sampled() -> list[tuple[str, str, str]]:
    builds = [(state, type_, dict(BUILDS[state])[type_]) for state, type_ in SAMPLE]
    special = {s: state for state in STATES for _, s in BUILDS[state] if s != "any-refugees"}
    return builds + [(state, "upr-stakeholder-cycle5", situation) for situation, state in special.items()]


def test_the_matrix_is_whole():
    members = [c for c in load_countries().values() if c.un_status == "member"]
    assert len(members) == 193 and len(STATES) == 195
    assert sum(map(len, BUILDS.values())) >= len(STATES) * len(TYPES) == 7020
    assert len(BUILDS["CHN"]) == 2 * len(TYPES)
    assert len({situation for builds in BUILDS.values() for _, situation in builds}) >= 9


@pytest.mark.parametrize("part", range(4))
def test_nothing_is_broken_in_a_sample(part):
    builds = sampled()[part::4]
    assert len(builds) >= 19
    faults = [
        f"{state} {type_} {situation}: {fault}"
        for state, type_, situation in builds
        for fault in find_faults(check_type(type_, state, situation))
    ]
    assert faults == []


@pytest.mark.parametrize("build", sampled()[::16], ids=lambda build: f"{build[0]}-{build[1]}")
def test_a_sample_opens_as_a_word_file(build):
    state, type_, situation = build
    checked = check_type(type_, state, situation)
    document = Document(BytesIO(write_word(checked.submission, BASE.read_bytes())))
    text = "\n".join(p.text for p in document.paragraphs)
    assert checked.materials.state.short in text or checked.materials.party in text


def test_faults_that_are_fed_are_found():
    prose = {
        "summary": "the the State party  acts , and {{ so",
        "method": "Philippines is a State under review. It goes on",
    }
    checked = check_type("cat-session", "PHL", prose=prose)
    found = "\n".join(find_faults(checked))
    for fault in ("the the", "“  ”", "“ ,”", "{{", "article: …Philippines", "“State under review” in",
                  "begins small", "no stop", "draft-reads-as-meant"):  # fmt: skip
        assert fault in found


def test_a_claim_about_a_treaty_that_was_not_joined_is_found():
    prose = {"summary": "The United States of America is bound by the Convention on the Rights of the Child."}
    checked = check_type("upr-stakeholder-cycle5", "USA", prose=prose)
    assert any("treaties-bind-state" in fault for fault in find_faults(checked))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_nothing_is_broken_in_any():
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        results = list(pool.map(check_state, STATES))
    assert sum(count for count, _ in results) == sum(map(len, BUILDS.values()))
    assert [fault for _, faults in results for fault in faults] == []
