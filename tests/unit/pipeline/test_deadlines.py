"""What is known of a review's deadline on a day, how surely, and what comes next."""

import datetime as dt
from dataclasses import replace

import pytest

from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.days_left import count_days
from uprdraft.pipeline.deadline_words import describe_deadline, say_deadline
from uprdraft.pipeline.deadlines import deadline_for, next_reviews, reviews_of
from uprdraft.records.reference import UprReview
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import parse_partial_date

NOVEMBER = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def world():
    return load_reference(None)


def review(**changes):
    values = {
        "state": "CHN",
        "cycle": 4,
        "session": 45,
        "session_certainty": "secondary",
        "session_start": "2024-01-22",
        "session_end": "2024-02-02",
        "review_date": None,
        "review_date_certainty": None,
        "stakeholder_deadline": "2023-07-18",
        "deadline_certainty": "secondary",
        "deadline_source": "ilga",
        "status": "scheduled",
        "source": "ilga",
    }
    return UprReview.model_validate(values | changes)


def known(world, *reviews):
    return replace(world, calendar=reviews)


@pytest.mark.parametrize(
    ("raw", "today", "words"),
    [
        ("2023-07-18", "2023-07-18", "today"),
        ("2023-07-18", "2023-07-17", "tomorrow"),
        ("2023-07-18", "2023-07-19", "yesterday"),
        ("2023-07-18", "2023-07-06", "in 12 days"),
        ("2023-07-18", "2026-11-23", "1,224 days ago"),
        ("2028-06", "2028-06-01", "in this month, the day is not known"),
        ("2028-06", "2028-06-30", "in this month, the day is not known"),
        ("2028-06", "2028-05-31", "in 1 to 30 days"),
        ("2028-06", "2028-07-01", "1 to 30 days ago"),
        ("2028-06", "2027-09-15", "in about 9 months"),
        ("2028-06", "2024-06-15", "in about 4 years"),
        ("2025-04", "2026-11-23", "about 19 months ago"),
        ("2028", "2028-06-01", "in this period, the day is not known"),
    ],
)
def test_words_are_no_surer_than_the_date(raw, today, words):
    left = count_days(parse_partial_date(raw), dt.date.fromisoformat(today))
    assert left is not None
    assert left.words == words


def test_a_month_gives_a_range_of_days_and_words_alone_give_none():
    left = count_days(parse_partial_date("2028-06"), dt.date(2028, 5, 31))
    assert left is not None
    assert (left.first, left.last, left.is_exact) == (1, 30, False)
    assert count_days(parse_partial_date("in spring"), NOVEMBER) is None
    assert count_days(None, NOVEMBER) is None


def test_the_day_itself_is_not_past_and_the_day_after_is(world):
    on_the_day = deadline_for(known(world, review()), "CHN", 45, dt.date(2023, 7, 18))
    day_after = deadline_for(known(world, review()), "CHN", 45, dt.date(2023, 7, 19))
    assert on_the_day and on_the_day.is_open and say_deadline(on_the_day) == "Deadline: 18 July 2023, today."
    assert day_after and day_after.is_past
    assert say_deadline(day_after) == "The deadline has passed: 18 July 2023, yesterday."


def test_a_month_may_be_past_while_it_runs_and_is_open_until_it_has_ended(world):
    calendar = known(world, review(stakeholder_deadline="2023-07", deadline_certainty="derived"))
    states = [
        (d.is_open, d.may_be_past, d.is_past)
        for day in ("2023-07-01", "2023-07-02", "2023-07-31", "2023-08-01")
        if (d := deadline_for(calendar, "CHN", 45, dt.date.fromisoformat(day)))
    ]
    assert states == [(True, False, False), (True, True, False), (True, True, False), (False, False, True)]


def test_china_has_passed_and_the_next_review_is_marked_projected(world):
    deadline = deadline_for(world, "CHN", 45, NOVEMBER)
    assert deadline is not None and deadline.following is not None
    assert deadline.days_left is not None and deadline.days_left.first == -1224
    assert deadline.caution == ""
    assert deadline.following.session == 59
    assert deadline.following.is_projected and deadline.following.certainty is Certainty.PROJECTED
    last = describe_deadline(deadline)[-1]
    assert last.startswith(
        "Next, projected: cycle 5, session 59 (January 2029). Deadline: June 2028, in about 19 months."
    )
    assert "no published date was found" in last
    assert describe_deadline(deadline, with_next=False)[-1].startswith("Source: ")


def test_an_exact_day_for_a_session_that_is_only_inferred_is_itself_inferred(world):
    """The day of session 54 was read; that Haiti is reviewed at it was not."""
    deadline = deadline_for(world, "HTI", 54, dt.date(2026, 7, 1))
    assert deadline is not None
    assert deadline.certainty is Certainty.DERIVED
    assert deadline.caution.startswith("that the review is at session 54 is carried over or inferred")


def test_an_own_deadline_counts_whatever_the_session_and_says_whose_it_is(world):
    calendar = known(
        world,
        review(deadline_certainty="own", session_certainty="projected", deadline_source="letter of 3 May"),
    )
    deadline = deadline_for(calendar, "CHN", 45, dt.date(2023, 7, 1))
    assert deadline is not None
    assert deadline.certainty is Certainty.OWN
    assert deadline.caution == "the deadline is entered by you"
    assert "letter of 3 May" in deadline.source


def test_myanmar_is_said_to_be_suspended_and_waits_until_its_session(world):
    deadline = deadline_for(world, "MMR", 54, NOVEMBER)
    assert deadline is not None and deadline.is_suspended and not deadline.is_open
    assert say_deadline(deadline).startswith(
        "Suspended: it is reported that texts for this review are not being received."
    )
    assert deadline.following is not None and deadline.following.cycle == 5
    listed = [d.cycle for d in next_reviews(world, NOVEMBER) if d.state == "MMR"]
    assert sorted(listed) == [4, 5]
    assert [d.cycle for d in next_reviews(world, dt.date(2027, 3, 1)) if d.state == "MMR"] == [5]


def test_a_suspended_review_is_not_counted_as_open_before_its_date(world):
    deadline = deadline_for(world, "MMR", 54, dt.date(2026, 7, 1))
    assert deadline is not None and not deadline.is_past and not deadline.is_open


def test_ukraine_cycle_4_is_said_to_be_unknown(world):
    deadline = deadline_for(world, "UKR", None, NOVEMBER)
    assert deadline is not None
    assert (deadline.cycle, deadline.deadline, deadline.days_left, deadline.certainty) == (
        4,
        None,
        None,
        None,
    )
    lines = describe_deadline(deadline)
    assert lines[0] == "Ukraine: cycle 4, session not known"
    assert lines[1] == "The deadline is not known."
    assert any("New session not found" in line for line in lines)
    assert deadline.following is not None and deadline.following.session == 56


def test_an_unknown_deadline_of_a_session_that_may_run_says_so(world):
    deadline = deadline_for(world, "USA", 53, NOVEMBER)
    assert deadline is not None and deadline.may_be_past
    assert say_deadline(deadline) == "The deadline is not known. The session may have begun already."


def test_next_reviews_stand_by_date_and_what_has_no_date_stands_last(world):
    coming = next_reviews(world, NOVEMBER)
    dated = [d for d in coming if d.is_open]
    assert len(dated) == 193
    assert len({d.state for d in dated}) == 193
    assert list(coming[: len(dated)]) == dated
    days = [d.deadline.first for d in dated if d.deadline and d.deadline.first]
    assert len(days) == 193 and days == sorted(days)
    assert {d.state for d in coming[193:]} == {"MMR", "UKR", "USA"}


def test_in_the_past_the_review_of_that_time_is_the_coming_one(world):
    china = [d for d in next_reviews(world, dt.date(2023, 7, 6)) if d.state == "CHN"]
    assert [(d.session, d.days_left and d.days_left.words) for d in china] == [(45, "in 12 days")]


def test_a_passed_review_without_a_later_one_says_so(world):
    deadline = deadline_for(known(world, review()), "CHN", 45, NOVEMBER)
    assert deadline is not None and deadline.following is None
    assert describe_deadline(deadline)[-1] == "No later review of this State is in the calendar."


def test_a_review_that_is_not_in_the_calendar_is_none_and_a_state_without_one_has_none(world):
    assert deadline_for(world, "CHN", 46, NOVEMBER) is None
    assert reviews_of(world, "VAT", NOVEMBER) == ()


def test_an_own_row_on_a_state_we_do_not_have_is_shown_by_its_code(world):
    deadline = deadline_for(known(world, review(state="XKX")), "XKX", 45, NOVEMBER)
    assert deadline is not None and deadline.name == "XKX"


def test_every_review_of_the_calendar_can_be_said_on_any_day(world):
    said = 0
    for day in (dt.date(2008, 1, 1), dt.date(2023, 7, 18), NOVEMBER, dt.date(2035, 1, 1)):
        for state in world.countries:
            for deadline in reviews_of(world, state, day):
                said += 1
                assert all("None" not in line and "  " not in line for line in describe_deadline(deadline))
                assert deadline.following is None or deadline.following.is_open
    assert said > 3800
