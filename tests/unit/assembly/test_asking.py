"""Each ask reads right in the form a body wants, whatever entry of the library it comes from."""

import pytest

from tests.types_fixture import TYPES, make_draft, make_materials
from uprdraft.assembly.asking import call_on, imperative, question_to_party, question_to_state, should_do
from uprdraft.assembly.blocks import recommendation_text
from uprdraft.loading.library import load_library
from uprdraft.records.draft import ChosenRecommendation

PARTY = "the State party"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Publish the number of people held.", "publish the number of people held"),
        ("Cease returns [@source, para. 2].", "cease returns [@source, para. 2]"),
        ("The State should end returns.", None),
        ("UNHCR must have access.", None),
        ("Returns should end.", None),
        ("State practice is unknown.", None),
        ("State publicly who decides.", "state publicly who decides"),
        ("End returns. Publish figures.", None),
        ("End returns.[@x]", "end returns.[@x]"),
        ("", None),
    ],
)
def test_an_imperative_is_told_from_other_sentences(text, expected):
    assert imperative(text) == expected


def test_forms_of_one_ask():
    text = "Publish the figures."
    assert should_do(text, PARTY) == "The State party should publish the figures."
    assert (
        question_to_party(text, PARTY)
        == "Please provide information on the steps taken to publish the figures."
    )
    assert question_to_state(text, "Kenya") == "What steps has Kenya taken to publish the figures?"
    accept = "Accept technical assistance."
    whether = "Please indicate whether the State party intends to accept technical assistance."
    assert question_to_party(accept, PARTY) == whether
    assert question_to_state(accept, "Kenya") == "Does Kenya intend to accept technical assistance?"


def test_words_that_are_no_imperative_stay_as_they_are():
    text = "Returns should end."
    assert should_do(text, PARTY) == text
    assert question_to_state(text, "Kenya") == text
    assert question_to_party(text, PARTY) == f"Please comment on the following: {text}"
    assert question_to_party("When will returns end?", PARTY) == "When will returns end?"


def test_a_call_is_one_sentence_and_keeps_what_does_not_fit_into_it():
    lead = "We call on Kenya to"
    assert call_on(["End returns.", "Publish figures."], lead) == [
        f"{lead} end returns; and publish figures."
    ]
    mixed = call_on(["Returns should end.", "Publish figures."], lead)
    assert mixed == [f"{lead} publish figures.", "Returns should end."]
    assert call_on([], lead) == []


def test_every_ask_of_the_library_to_a_state_takes_every_form():
    entries = [e for e in load_library().recommendations.values() if e.addressee == "state"]
    assert len(entries) > 90
    texts = [t["en"] for e in entries for t in (e.text, *(v.text for v in e.variants))]
    assert [text for text in texts if imperative(text) is None] == []


def test_ready_questions_are_questions_and_stand_for_the_core():
    entries = [e for e in load_library().recommendations.values() if e.question]
    assert len(entries) >= 20
    for entry in entries:
        assert entry.question["en"].startswith("Please ") and entry.question["en"].endswith("."), entry.id


def test_what_an_entry_needs_suits_each_body_that_the_entry_suits():
    library = load_library().recommendations
    bodies = {
        "upr",
        "cedaw",
        "cat",
        "crc",
        "cerd",
        "cescr",
        "ccpr",
        "ced",
        "cmw",
        "crpd",
        "spt",
        "special-procedures",
    }
    looked_at = 0
    for entry in library.values():
        for needed in entry.needs if entry.addressee == "state" else ():
            looked_at += 1
            missing = set(entry.suits) & bodies - set(library[needed].suits)
            assert missing == set(), (entry.id, needed)
    assert looked_at > 20


def test_every_type_has_something_to_ask_of_a_state():
    counted = 0
    for type_ in TYPES:
        draft = make_draft(type_, "KEN")
        assert draft.themes, type_
        counted += sum(bool(theme.recommendations) for theme in draft.themes)
    assert counted > 60


def test_own_wording_goes_before_the_text_as_taken():
    materials = make_materials(make_draft("cat-session", "KEN"))
    choice = ChosenRecommendation(id="end-forced-returns", text="Cease returns.", own_wording="Stop returns.")
    assert recommendation_text(choice, materials) == "Stop returns."
