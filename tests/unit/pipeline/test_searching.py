"""A search finds what is meant, also in words that the library does not use."""

import pytest

from uprdraft.loading.library import load_library
from uprdraft.pipeline.searching import search_library

LIBRARY = load_library()


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("deportation", "end-forced-returns"),
        ("deportatoin", "end-forced-returns"),
        ("repatriation", "end-forced-returns"),
        ("refoulement", "end-forced-returns"),
        ("sent back", "end-forced-returns"),
        ("forced return", "end-forced-returns"),
        ("stateless", "recognize-nationality-of-children"),
        ("statelessness", "recognize-nationality-of-children"),
        ("hukou", "china-enter-children-in-household-register"),
        ("household register", "register-births"),
        ("bride", "end-punishment-of-trafficked-women"),
        ("trafficking", "end-punishment-of-trafficked-women"),
        ("birth registration", "register-births"),
        ("UN refugee agency", "allow-unhcr-access"),
        ("sending people back to North Korea", "prohibit-removal-to-china-or-dprk"),
        ("deportation of North Koreans", "end-forced-returns"),
        ("deportatoin of pregnant women", "halt-removal-of-pregnant-women-and-mothers"),
        ("statistics on detained people", "publish-detainee-numbers"),
        ("North Korean women", "end-punishment-of-trafficked-women"),
        ("birth certificate", "register-births"),
        ("ratification", "ratify-iccpr"),
        ("access of UNHCR to the border", "allow-unhcr-access"),
        ("강제송환", "end-forced-returns"),
        ("难民署", "allow-unhcr-access"),
    ],
)
def test_synonyms_find_the_fitting_entry_among_the_first(words, entry):
    assert entry in [hit.entry.id for hit in search_library(words, LIBRARY)[:8]]


def test_what_is_meant_literally_stands_before_what_is_only_like_it():
    hits = search_library("trafficking", LIBRARY)
    assert hits[0].score == 100.0 and "trafficking" in hits[0].entry.title.lower()


def test_synonyms_lead_both_ways():
    groups = LIBRARY.vocabulary.synonyms
    assert len(groups) >= 10
    for group in groups:
        found = [{hit.entry.id for hit in search_library(term, LIBRARY)} for term in group]
        assert all(found), group


def test_nonsense_finds_nothing():
    assert search_library("xyzzy qwrtp", LIBRARY) == []
