"""What a text says of earlier recommendations is compared with the data, and only where the data knows."""

from dataclasses import replace
from functools import cache

import pytest

from uprdraft.findings import Level
from uprdraft.loading.bodies import load_body
from uprdraft.loading.reference import load_reference
from uprdraft.rules.base import Context
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.rules.run import RULES

reference = cache(load_reference)


def about(state: str, *texts: str) -> Context:
    tree = submission(*(paragraph(t, path=f"p/{n}") for n, t in enumerate(texts)))
    tree = replace(tree, meta=replace(tree.meta, country=state))
    return replace(context(tree), reference=reference(state), body=load_body("upr-stakeholder-cycle4"))


def told(rule: str, state: str, *texts: str) -> list[str]:
    return [f"{f.level.value}: {f.message}" for f in RULES[rule].check(about(state, *texts))]


@pytest.mark.parametrize(
    ("state", "sentence", "said"),
    [
        ("CHN", "In the first cycle China accepted the recommendation of Canada (A/HRC/11/25, para. 28 (g)).",
         "the text has it as supported; the data has it as rejected (Canada, cycle 1, official)"),
        ("LAO", "In A/HRC/15/5 the State noted recommendation 98.29 of France.",
         "the text has it as not supported; the data has it as supported (France, cycle 1, official)"),
        ("LAO", "In A/HRC/15/5 the State did not support recommendation 98.29.",
         "the text has it as not supported; the data has it as supported (France, cycle 1, official)"),
        ("LAO", "The State supported recommendation 98.29 by Germany in the first cycle.",
         "the text names Germany; by the data paragraph 98.29 is a recommendation of France (official)"),
        ("CHN", "In the second cycle China accepted the Czech Republic’s recommendation to protect North Korean "
         "refugees as required and to respect the principle of non-refoulement.", None),
        ("CHN", "In the second cycle China accepted the recommendation by Czechia to protect North Korean refugees and "
         "respect the international principle of non-refoulement.",
         "the text has it as supported; the data has it as noted (Czechia, cycle 2, secondary)"),
    ],
)  # fmt: skip
def test_a_position_or_a_state_told_wrongly_is_advice_with_what_the_data_holds(state, sentence, said):
    found = told("earlier-positions-right", state, sentence)
    assert found == [f"advice: {said}"] if said else len(found) <= 1


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("CHN", "In the first cycle China rejected the recommendation of Canada (A/HRC/11/25, para. 28 (g))."),
        ("CHN", "In the first cycle China did not accept recommendation 82 (a) of Czechia."),
        ("LAO", "In A/HRC/15/5 the State supported recommendations 98.29, 98.31 and 98.32, and noted 98.9."),
        ("LAO", "The State accepted many recommendations of the first cycle."),
        ("LAO", "The State supported recommendation 98.29."),  # no review is named
        ("CHN", "In the third cycle China accepted 28.12 of Canada, as recommended."),  # the data has a gap
        ("CHN", "In the second cycle Canada recommended visits and open borders; both were accepted."),
        ("MNG", "In the first cycle Mongolia accepted the recommendation of Canada (para. 28 (g))."),
        ("CHN", "The Committee recommended in 2015 that the State accept visits; China noted it."),
    ],
)  # fmt: skip
def test_what_agrees_or_cannot_be_known_is_let_be(state, sentence):
    assert told("earlier-positions-right", state, sentence) == []


def test_a_paragraph_that_the_data_does_not_hold_is_named_once():
    texts = (
        "Recommendations 98.29 and 98.77 (A/HRC/15/5) were carried out.",
        "Recommendation 98.80 of the first cycle was not.",
    )
    assert told("earlier-recommendations-known", "LAO", *texts) == [
        "advice: not among the recommendations that the data holds of cycle 1 (Return of Hmong; refugee instruments): "
        "98.77, 98.80"
    ]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("CHN", "Recommendation 28.345 (A/HRC/40/6) was accepted."),  # a gap
        ("CHN", "Recommendation 186.115 (A/HRC/25/5) was accepted."),  # no paragraph was verified
        ("LAO", "Of those recommended in the first cycle, 98.5 per cent were accepted."),
        ("KEN", "Recommendation 12.34 of the first cycle was accepted."),
    ],
)
def test_where_the_data_has_a_gap_no_paragraph_is_questioned(state, sentence):
    assert told("earlier-recommendations-known", state, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "China accepted none of the recommendations on refugees.",
        "As noted in A/HRC/40/6, the matter was raised.",
        "During the previous cycle the State promised a law.",
        "Canada’s recommendation from the last review stands.",
    ],
)
def test_any_mention_of_earlier_recommendations_is_enough(sentence):
    assert told("earlier-recommendations-named", "CHN", sentence, "word " * 200) == []


def test_none_at_all_is_a_warning_from_the_second_cycle_on_and_in_english():
    text = "The State holds people without trial and does not let them see a lawyer, as was said. " * 12
    made = about("CHN", text)
    (found,) = RULES["earlier-recommendations-named"].check(made)
    assert found.level is Level.WARNING
    first = replace(made, body=load_body("upr-stakeholder-cycle1"))
    assert list(RULES["earlier-recommendations-named"].check(first)) == []
    tree = replace(made.submission, meta=replace(made.submission.meta, language="fr"))
    assert list(RULES["earlier-recommendations-named"].check(replace(made, submission=tree))) == []
