"""What has no content, does not fit the State, or lies after the day that the text knows, is found."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.drafting import checked_example, example_project, found
from uprdraft.findings import Level
from uprdraft.loading.bodies import load_body
from uprdraft.loading.reference import load_reference
from uprdraft.rules.examples import draft, paragraph, submission, word_file
from uprdraft.rules.later_dates import find_later_dates
from uprdraft.rules.run import RULES

DAY = dt.date(2023, 7, 18)


def themes():
    return example_project()[0].draft.model_dump(mode="json")["themes"]


def test_example_as_shipped_has_nothing_of_the_kind():
    checked = checked_example()
    assert [f for f in checked.findings if f.acknowledged is None and f.level.value != "advice"] == []


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"themes": []}, "Promotion and protection of human rights on the ground"),
        ({"themes": [{"id": "services"}]}, None),
        ({"organisations": []}, "name of the submitting organization"),
        ({"organisations": [{"name": "X", "role": "supporting"}]}, "name of the submitting organization"),
        ({"prose": {"summary": " "}}, "Summary"),
    ],
)  # fmt: skip
def test_what_is_missing_is_a_visible_gap(changes, gap):
    checked = checked_example(**changes)
    gaps = [m.removeprefix("error: still to be completed: ") for m in found(checked, "no-gaps")]
    assert gaps == [gap or example_project()[1].library.themes["services"].heading["en"]]
    assert checked.submission.meta.draft


def test_text_without_a_title_of_its_own_is_a_warning():
    assert found(checked_example(title=" "), "cover-complete") == [
        "warning: the cover says to which review the text goes, and not what it is about: it has no title of its own"
    ]


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ({"id": "refoulement"}, "error: the theme “refoulement” asks for nothing"),
        ({"id": "refoulement", "facts": [{"id": "tonghua-1998"}]}, "warning: the theme “refoulement” asks for nothing"),
        ({"id": "detention", "recommendations": [{"id": "own-a", "own_wording": "Stop."}]},
         "warning: the theme “detention” asks without saying what is happening"),
        ({"id": "refoulement", "facts": [{"id": "tonghua-1998"}] * 2,
          "recommendations": [{"id": "own-a", "own_wording": "Stop."}]},
         "warning: the fact “tonghua-1998” stands twice in the same words"),
    ],
)  # fmt: skip
def test_theme_without_content_is_found(theme, said):
    checked = checked_example(themes=[theme], prose={"refoulement": "", "refoulement-analysis": ""})
    assert found(checked, "themes-recommend") == [said]


def test_recommendation_under_two_themes_is_found():
    given = themes()
    given[1]["recommendations"].append(given[0]["recommendations"][0])
    assert found(checked_example(themes=given), "themes-recommend") == [
        "error: “end-forced-returns” is asked under “refoulement” and again under “unhcr-access”"
    ]


def test_draft_put_to_another_state_is_told_what_does_not_fit():
    said = found(checked_example(country="VNM", session=46), "choices-are-safe")
    assert "error: the situation “north-koreans-in-china” was written for CHN, not for VNM" in said
    assert "error: “china-implement-article-46” does not fit this draft: it was written for CHN" in said


def test_fact_on_another_state_or_other_people_asks_for_a_decision():
    given = themes()
    given[0]["facts"] = [
        {"id": "fishermen-returned-2019"},
        {"id": "boat-pushbacks-reported", "own_wording": "Returns from elsewhere show what China risks."},
        {"id": "sudan-returns-2014"},
        {"id": "tonghua-1998"},
    ]
    said = [s for s in found(checked_example(themes=given), "choices-are-safe") if "may not belong" in s]
    assert said == [
        "warning: the fact “fishermen-returned-2019” may not belong here: it is about the Republic of Korea",
        "warning: the fact “sudan-returns-2014” may not belong here: it is about people who fear Eritrea",
        "advice: the fact “boat-pushbacks-reported” may not belong here: it is about the Republic of Korea",
    ]


def test_entry_addressed_to_somebody_else_is_found():
    library = example_project()[1].library.recommendations
    entry = next(e for e in library.values() if e.addressee == "unhcr" and e.channel == "public")
    given = themes()
    given[0]["recommendations"].append({"id": entry.id})
    said = found(checked_example(themes=given), "choices-are-safe")
    assert f"error: “{entry.id}” does not fit this draft: it is addressed to: UNHCR" in said


def test_session_that_is_not_the_states_is_found():
    assert found(checked_example(session=999), "session-fits-calendar") == [
        "error: the draft names session 999; the calendar has CHN at session 45 in cycle 4"
        " (22 January 2024; secondary)"
    ]


def test_session_of_another_cycle_is_found():
    checked = checked_example(submission_type="upr-stakeholder-cycle5")
    assert found(checked, "session-fits-calendar") == [
        "error: session 45 is that of cycle 4 for CHN (secondary); this submission type is for cycle 5"
    ]


def test_as_of_date_after_the_deadline_is_one_warning():
    late = checked_example(as_of="2023-09-01")
    assert [f.rule for f in late.findings if "deadline" in f.message] == ["body-open-to-state"]
    assert found(late, "body-open-to-state") == [
        "warning: The deadline for this review passed on 18 July 2023; what comes later is not considered."
    ]


def test_a_review_that_was_held_is_an_error_for_a_draft_and_a_warning_for_a_file():
    """A Word file may be old; a draft says itself up to which day it knows the world."""
    rule = RULES["body-open-to-state"]
    context = word_file(submission(paragraph("Text.")))
    meta = replace(context.submission.meta, country="CHN", as_of=dt.date(2026, 11, 25))
    context = replace(
        context,
        submission=replace(context.submission, meta=meta),
        body=load_body("upr-stakeholder-cycle4"),
        reference=load_reference("CHN"),
    )
    (of_file,) = rule.check(context)
    assert (of_file.level, of_file.message) == (
        Level.WARNING, "The review of China in cycle 4 was held at session 45 (23 January 2024)."
    )  # fmt: skip
    assert "--today" in of_file.hint
    (of_draft,) = rule.check(replace(context, draft=draft()))
    assert of_draft.level is Level.ERROR


def test_as_of_date_in_the_future_is_an_error():
    from uprdraft.pipeline.build import check_loaded

    project, shelves = example_project()
    for today, count in ((dt.date(2023, 7, 17), 1), (DAY, 0), (None, 0)):
        assert len(found(check_loaded(project, shelves, today=today), "nothing-after-as-of")) == count


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In October 2024 the Committee met.", ["October 2024"]),
        ("On 19 July 2023 it was said.", ["19 July 2023"]),
        ("On July 19, 2023 it was said.", ["July 19, 2023"]),
        ("In 2024 returns went on.", ["In 2024"]),
        ("Returns since 2024 are many. In May 2023 there were few.", ["since 2024"]),
        ("On 18 July 2023 it was said. In July 2023 too, and in 2023.", []),
        ("China should act by 2025. The 2030 Agenda names it. The next review is in January 2024.", []),
        ("It is scheduled for March 2024.", []),
        ("A total of 2024 people; of 2024 people, some. On 31 February 2024.", []),
    ],
)
def test_later_dates_are_found_but_not_those_of_plans(text, dates):
    assert [date for date, _ in find_later_dates(text, DAY)] == dates


def test_later_date_in_prose_is_a_warning_and_none_in_a_recommendation():
    given = themes()
    given[0]["recommendations"][0]["own_wording"] = "Publish what was done in 2024."
    checked = checked_example(
        themes=given, prose={"method": "In October 2024 more was said.^[On 1 May 2025.]"}
    )
    assert found(checked, "nothing-after-as-of") == [
        "warning: “October 2024” lies after the as-of date 2023-07-18",
        "warning: “1 May 2025” lies after the as-of date 2023-07-18",
    ]


@pytest.mark.parametrize(("count", "findings"), [(5, 5), (6, 1)])
def test_many_paragraphs_without_a_source_are_one_finding_in_a_word_file(count, findings):
    from uprdraft.document.tree import Note, NoteReference, Text
    from uprdraft.rules.examples import context, paragraph, submission

    told = "In October 2022, as several accounts agree, {} people were arrested at the border and deported at night."
    blocks = [paragraph(told.format(n + 20), path=f"p/{n}") for n in range(count)]
    noted = paragraph("They deny it.", NoteReference("n1"), path="p/n")
    tree = submission(*blocks, noted, notes=(Note("n1", (Text("A report."),)),))
    (section,) = tree.body
    tree = replace(tree, body=(replace(section, id="returns", heading=None),))
    found = list(RULES["facts-have-notes"].check(context(tree, draft=None)))
    assert len(found) == findings
    if count > 5:
        assert found[0].message == "6 paragraphs state facts without a source: 1, 2, 3, 4, 5, …"
