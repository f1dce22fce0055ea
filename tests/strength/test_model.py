"""The shipped model says how good it is, and reads texts as the coders' rules do."""

import json

import pytest

from uprdraft.loading.strength import MODEL, load_strength_model, load_strength_words
from uprdraft.rules.strength import assess
from uprdraft.values.strength import parse_ask

CARD = load_strength_model().card


def test_model_is_small():
    assert 50_000 < MODEL.stat().st_size <= 1_000_000


def test_card_tells_recipe_and_scores_on_sessions_that_were_not_learned():
    scores = CARD["scores"]
    assert scores["test"]["five"] >= 0.89
    assert scores["test"]["specific"] >= 0.91
    assert scores["test"]["five"] > scores["table_of_first_verbs"]["five"] + 0.03
    assert scores["calibration_error"] < 0.02
    assert sum(row["texts"] for row in scores["reliability"]) == 6741
    assert CARD["recipe"]["learned"].startswith("sessions 1 to 10")
    assert len(CARD["recipe"]["data_sha256"]) == 64
    json.dumps(CARD)


def test_no_row_of_the_data_is_shipped():
    """The longest piece of text in the model is four words."""
    names = load_strength_model().index
    assert len(names) > 10_000
    assert max(len(name.split()) for name in names) <= 4


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Ratify the Convention against Torture.", 5),
        ("Repeal section 3 of the Public Order Act.", 5),
        ("Take measures to protect children.", 4),
        ("Continue and strengthen efforts to combat trafficking.", 4),
        ("Improve prison conditions by amending the Prison Act.", 5),
        ("Consider ratifying the Convention against Torture.", 3),
        ("Continue its efforts to combat torture.", 2),
        ("Share its experience with other States.", 1),
        ("R4. We urge the Government of Exampleland to repeal the law on assembly.", 5),
    ],
)
def test_texts_fall_where_coders_put_them(text, category):
    found = assess(text)
    assert found.category == category
    assert 0.3 < (found.probability or 0) <= 1
    assert bool(found.suggestion) is (category < 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Take all necessary measures to protect children.", "“take … measures” is general"),
        ("Improve prison conditions by amending the Prison Act.", "“by amending …” makes it specific"),
        ("Continue and strengthen efforts to combat trafficking.", "of two verbs the second counts"),
        ("Ratify the Convention.", "“ratify” is specific"),
    ],
)
def test_reason_is_given_in_words(text, why):
    assert assess(text).why.startswith(why)


@pytest.mark.parametrize(
    ("text", "stronger"),
    [
        ("Consider ratifying the Convention.", "Ratify the Convention."),
        ("Consider the ratification of the Convention.", "Ratify the Convention."),
        ("Study the possibility of a moratorium on executions.", "Establish a moratorium on executions."),
        ("Consider the creation of a national body.", "Create a national body."),
        ("Examine the possibility of accession to the Convention.", "Accede to the Convention."),
        ("Consider the possibility of abolishing the death penalty.", "Abolish the death penalty."),
        ("Continue its efforts to repeal the law.", "Repeal the law."),
    ],
)
def test_stronger_wording_keeps_the_persons_words(text, stronger):
    assert assess(text).suggestion == stronger


def test_offered_wording_is_itself_specific():
    looked_at = 0
    for text in (
        "Take measures to protect children.",
        "Strengthen the fight against torture.",
        "Promote equality.",
    ):
        offered = assess(text).suggestion
        if "[" in offered:
            looked_at += 1
            assert assess(offered.replace("[", "").replace("]", "")).category == 5
    assert looked_at >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Ratifier la Convention contre la torture.",
        "Ratificar la Convención.",
        "Abschaffung der Todesstrafe und Schutz von Flüchtlingen.",
        "중국은 강제송환을 중단하라",
        "停止强制遣返",
        "12345",
    ],
)
def test_other_languages_are_not_guessed_at(text):
    found = assess(text)
    assert (found.category, found.probability) == (None, None)
    assert "English" in found.why


@pytest.mark.parametrize(
    ("text", "action", "addressee"),
    [
        ("R12. Repeal the law.", "Repeal the law.", ""),
        ("(a) Repeal the law;", "Repeal the law;", ""),
        ("• Repeal the law", "Repeal the law", ""),
        ("We strongly urge the Government of Nepal to repeal it.", "repeal it.", "the Government of Nepal"),
        ("The State party should repeal it at once.", "repeal it at once.", "The State party"),
        ("ERG recommends that Exampleland should repeal it.", "repeal it.", "Exampleland"),
        ("Invite the Special Rapporteur to visit.", "Invite the Special Rapporteur to visit.", ""),
        ("Call upon all parties to end it.", "Call upon all parties to end it.", ""),
    ],
)
def test_action_and_addressee_are_told_apart(text, action, addressee):
    assert parse_ask(text) == (action, addressee)


def test_words_name_all_five_categories():
    words = load_strength_words()
    assert [c.number for c in words.categories] == [1, 2, 3, 4, 5]
    assert words.name(4) == "general"
