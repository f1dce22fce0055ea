"""Recommendations are found in any text, and the rules about them say what a person can use."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.rules.finder import measure, measure_files, warnings_about_meaning
from uprdraft.document.tree import Section
from uprdraft.findings import Level
from uprdraft.rules.examples import context, draft, paragraph, recommendation, recommended, submission
from uprdraft.rules.recommendations import find_recommendations
from uprdraft.rules.recommendations.phrases import announced_addressee
from uprdraft.rules.recommendations_ask_one_thing import second_action
from uprdraft.rules.run import RULES, run_rules


def findings(rule, tree, **fields):
    return list(RULES[rule].check(context(tree, **fields)))


def test_labelled_recommendations_are_found():
    """The set holds as many other paragraphs as recommendations and more; see ``python -m tests.rules.finder``."""
    score = measure()
    assert score.paragraphs >= 120
    assert len(score.found) + len(score.missed) >= 55
    assert score.precision >= 0.97, score.wrong
    assert score.recall >= 0.93, score.missed


@pytest.mark.parametrize(("folder", "least"), [("first", 50), ("second", 20), ("third", 18), ("fourth", 15)])
def test_recommendations_of_word_files_are_found(folder, least):
    """The first run on each set, before it was known, stands in its README."""
    score = measure_files(folder)
    assert len(score.found) + len(score.missed) >= least
    assert score.precision >= 0.9, score.wrong
    assert score.recall >= 0.93, score.missed


def test_clean_texts_get_a_handful_of_warnings_about_meaning_at_most():
    found = dict(warnings_about_meaning())
    assert len(found) >= 20
    assert max(len(warnings) for warnings in found.values()) <= 5
    rules = Counter(f.rule for warnings in found.values() for f in warnings)
    assert set(rules) <= {"facts-have-notes"}


def test_measure_sees_a_miss_and_a_mistake():
    score = replace(measure(), missed=("a", "b"), wrong=("c",))
    assert score.precision < 1
    assert score.recall < 1


def test_own_recommendations_are_told_by_their_role_alone():
    tree = submission(
        paragraph("We urge the Government to repeal the law."),
        paragraph("Repeal the law.", path="r/1", role="recommendation"),
    )
    assert [f.action for f in find_recommendations(tree)] == ["Repeal the law."]


def test_addressee_comes_from_text_announcement_or_heading():
    texts = ("Recommendations to the Government of Exampleland", "Repeal the law on the press.")
    tree = submission(*(paragraph(t, path=str(n), role="plain") for n, t in enumerate(texts)))
    (found,) = find_recommendations(tree)
    assert (found.action, found.addressee) == (
        "Repeal the law on the press.",
        "the Government of Exampleland",
    )


@pytest.mark.parametrize(
    ("action", "second"),
    [
        ("Ratify and implement the Covenant.", "implement"),
        ("Repeal the law; and release all those held under it.", "release"),
        ("Repeal the law, and immediately release all those held under it.", "release"),
        ("Adopt a law to prevent and punish torture.", ""),
        ("Amend the law and should publish the decree.", "publish"),
        ("Protect those who must and should be heard.", ""),
        ("Protect women, children and older persons.", ""),
        ("Amend section 36 of the Code and publish the number of detainees.", "publish"),
        ("Adopt a law to prevent torture and punish the officials concerned.", ""),
        ("Guarantee access to water and the use of land.", ""),
        ("Immediately and unconditionally release all prisoners of conscience.", ""),
        ("Review, with the participation of survivors, the law on shelters.", ""),
        ("Establish a body to investigate deaths in custody, and review of sentences.", ""),
    ],
)
def test_second_action_is_seen_where_there_is_one(action, second):
    assert second_action(action) == second


def test_entry_that_gives_its_reason_is_not_asked_again():
    from uprdraft.document.tree import Origin
    from uprdraft.records.draft import ChosenRecommendation, ChosenTheme
    from uprdraft.records.library import Home

    text = "Take measures to protect refugees, and publish the figures."
    made = paragraph(text, path="r/1", role="recommendation")
    tree = submission(replace(made, origin=Origin("library", "recommendations/data/publish-figures", 1)))
    own = {("recommendations", "publish-figures"): Home("own.yaml", is_own=True)}
    shipped = context(tree)
    plain = replace(shipped, library=replace(shipped.library, homes=own))
    given = context(
        tree,
        recommendations=(
            recommendation(two_actions="They go together.", strength_reason="It is the witness's own."),
        ),
    )
    given = replace(given, library=replace(given.library, homes=own))
    for rule in ("recommendations-ask-one-thing", "recommendations-are-specific"):
        assert list(RULES[rule].check(plain))
        assert list(RULES[rule].check(given)) == []
        assert list(RULES[rule].check(shipped)) == [], "what is shipped is judged by library check"
    worded = ChosenRecommendation(id="publish-figures", own_wording=text)
    theme = ChosenTheme(id="data", recommendations=(worded,))
    reworded = replace(given, draft=draft(themes=(theme,)))
    assert list(RULES["recommendations-are-specific"].check(reworded))


def test_weak_recommendation_gets_a_reason_and_a_stronger_wording():
    (found,) = findings("recommendations-are-specific", recommended("Consider ratifying the Convention."))
    assert found.level is Level.ADVICE
    assert "predicted 3 of 5" in found.message and "“consider” is considering" in found.message
    assert found.hint == "Ratify the Convention."


def test_list_in_the_annex_is_no_repeat():
    body = recommended("Repeal the Press Act at once.", "Release all journalists.")
    again = tuple(
        paragraph(text, path=f"annex/{n}", role="listed-recommendation")
        for n, text in enumerate(("Repeal the Press Act at once.", "Release all journalists."))
    )
    tree = replace(body, annexes=(Section("annex", None, again, counts=False, kind="annex"),))
    assert findings("recommendations-differ", tree) == []


def test_closing_list_that_says_all_again_is_no_repeat_but_one_repeat_is():
    texts = ("Repeal the Press Act at once.", "Release all journalists.", "Close the camp at Stone Bay.")

    def part(name, *chosen):
        made = (paragraph(t, path=f"{name}/{n}", role="recommendation") for n, t in enumerate(chosen))
        return Section(name, None, tuple(made))

    whole = replace(submission(), body=(part("themes", *texts), part("closing", *texts)))
    assert findings("recommendations-differ", whole) == []
    once = replace(submission(), body=(part("themes", *texts), part("other", texts[0], "Open the archives.")))
    assert len(findings("recommendations-differ", once)) == 1


def test_same_ask_to_two_addressees_is_no_repeat():
    tree = submission(
        paragraph("The Government of Exampleland should open its files.", path="1", role="recommendation"),
        paragraph("The Parliament should open its files.", path="2", role="recommendation"),
    )
    assert findings("recommendations-differ", tree) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Lift the ban on the three newspapers.", "Maintain the ban on the three newspapers.", 1),
        ("Return all refugees from the border.", "Do not return all refugees from the border.", 1),
        ("Allow visits of families to prisoners.", "Do not allow visits of families to prisoners.", 1),
        ("Lift the ban on the three newspapers.", "Repeal the ban on the three newspapers.", 0),
        ("Repeal the Press Act of 2001.", "Extend the school year to ten months.", 0),
    ],
)
def test_opposites_about_one_thing_contradict_each_other(first, second, count):
    assert len(findings("recommendations-agree", recommended(first, second))) == count


def test_long_lists_of_the_same_are_named_in_one_finding():
    tree = recommended(*(f"Take measures to protect group {n} from harm." for n in range(30)))
    found = findings("recommendations-are-specific", tree)
    assert len(found) == 9
    assert found[-1].message.startswith("the same holds for 22 more")


def test_sound_submission_gets_at_most_a_handful_of_hints_and_no_warning():
    """Hints about instrument, measure and time are one a text, however many recommendations lack them."""
    tree = recommended(
        "Prohibit by law the return of any person before a court has examined the risk of torture.",
        "Grant UNHCR access to all places of detention in the border provinces.",
        "Publish each year the number of people held and returned.",
        "Repeal article 12 of the Police Act.",
        "Ratify the Optional Protocol to the Convention against Torture.",
        "Release all children held with their parents.",
    )
    levels = Counter(f.level for f in run_rules(context(tree, draft=draft())) if "recommendation" in f.rule)
    assert levels[Level.WARNING] == levels[Level.ERROR] == 0
    assert levels[Level.ADVICE] <= 2


def test_other_languages_are_passed_over_by_the_rules_on_wording():
    tree = recommended(
        "모든 강제 송환을 중단할 것.", "停止一切强制遣返。", "Mettre fin à tous les renvois forcés."
    )
    assert findings("recommendations-are-specific", tree) == []
    assert findings("recommendations-ask-one-thing", tree) == []


def test_bullet_is_no_name_for_a_recommendation():
    (found,) = find_recommendations(recommended("Repeal the law."))
    assert found._replace(number="•").label == "“Repeal the law. …”"
    assert found._replace(number="R3.").label == "R3"


@pytest.mark.parametrize(
    ("headings", "addressee"),
    [
        (("Recommendations to China", None), "China"),
        (("Recommendations", "To the Government of Exampleland"), "the Government of Exampleland"),
        (("Recommendations to China", "Access to Education"), "China"),
        (("Recommendations", "Access to Education"), ""),
    ],
)
@pytest.mark.parametrize("role", ["plain", "recommendation"])
def test_a_heading_names_the_addressee_of_what_stands_below_it(headings, addressee, role):
    from uprdraft.document.tree import Heading, Section, Text
    from uprdraft.rules.recommendations import find_recommendations

    top, below = headings
    items = (paragraph("Repeal article 12 of the Penal Code.", role=role),)
    inner = Section("inner", Heading((Text(below),), 2, key="h2"), items) if below else None
    section = Section(
        "recs", Heading((Text(top),), 1, key="h1"), () if inner else items, (inner,) if inner else ()
    )
    (found,) = find_recommendations(replace(submission(), body=(section,)))
    assert found.addressee == addressee


def test_no_wording_is_offered_for_what_is_not_to_be_done():
    from uprdraft.rules.strength import assess

    found = assess("Do not mistreat people on board of unauthorized vessels")
    assert "to do not" not in (found.suggestion or "")


def test_of_four_recommendations_that_are_the_same_three_repeat_the_first():
    tree = recommended(*["Repeal article 12 of the Penal Code within two years."] * 4)
    assert [f.message for f in findings("recommendations-differ", tree)] == [
        "R2 repeats R1", "R3 repeats R1", "R4 repeats R1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        ("Release the detainees.", "Do not release the detainees.", True),
        ("Do not extradite anyone to Exampleland.", "Extradite anyone to Exampleland.", True),
        ("Release the detainees.", "Release the journalists.", False),
        ("Do not detain children.", "Do not detain refugees.", False),
        ("Close the camps.", "Do not close the schools.", False),
    ],
)
def test_the_same_act_asked_for_and_forbidden_is_a_contradiction(first, second, contradicts):
    assert bool(findings("recommendations-agree", recommended(first, second))) is contradicts


@pytest.mark.parametrize(
    ("announced", "addressee"),
    [
        ("We respectfully suggest that the Committee recommend that Mongolia:", "Mongolia"),
        ("The Committee may wish to recommend that the State party:", "the State party"),
        ("In 2022 the Committee recommended that Mongolia:", None),
        ("The Committee recommends that Mongolia:", None),
    ],
)
def test_what_the_committee_is_asked_to_recommend_is_addressed_to_the_state(announced, addressee):
    assert announced_addressee(announced) == addressee
