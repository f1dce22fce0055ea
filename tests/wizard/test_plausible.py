"""Typed answers: what is understood, what is refused with a way out, and what is only doubted."""

import datetime as dt

import pytest

from uprdraft.values.dates import parse_typed_day
from uprdraft.wizard.plausible import (
    day_fault,
    doubt_day,
    doubt_email,
    doubt_web,
    number_in,
    year_fault,
)

AS_OF = dt.date(2023, 6, 20)


@pytest.mark.parametrize("text", ["2010", "1863", "2023", "since 2010", "2010년", "2010 (registered 2012)"])
def test_a_year_that_has_come_is_taken(text):
    assert year_fault(text, AS_OF) is None


@pytest.mark.parametrize("text", ["x", "10", "20100", "0000", "last year"])
def test_what_is_no_year_is_refused_with_an_example(text):
    assert "such as 2010" in str(year_fault(text, AS_OF))


def test_a_year_after_the_as_of_day_is_refused_with_that_day():
    assert "20 June 2023" in str(year_fault("2031", AS_OF))


@pytest.mark.parametrize(
    "text",
    [
        "2023-07-18",
        "2023-7-18",
        "2023/7/18",
        "2023. 7. 18.",
        "2023년 7월 18일",
        "2023年7月18日",
        "18.7.2023",
        "18 July 2023",
        "18 Jul 2023",
        "July 18, 2023",
        "18th july 2023",
    ],
)
def test_a_day_is_understood_as_people_write_it(text):
    assert parse_typed_day(text) == dt.date(2023, 7, 18)


@pytest.mark.parametrize(
    "text", ["7/8/2023", "18 J 2023", "18 Ju 2023", "2023", "tomorrow", "20230718", "1e3"]
)
def test_a_day_that_could_be_two_or_none_is_not_guessed(text):
    assert "18 July 2023" in str(day_fault(text))


@pytest.mark.parametrize("text", ["2023-02-30", "31.4.2023", "40 July 2023", "2023-13-01", "0000-01-01"])
def test_a_day_outside_the_calendar_is_said_to_be(text):
    assert "no such day" in str(day_fault(text))


def test_a_day_to_come_is_doubted_and_today_is_not():
    assert doubt_day("2023-06-20", AS_OF) is None
    assert "21 June 2023" in str(doubt_day("2023-06-21", AS_OF))


@pytest.mark.parametrize("text", ["a@b.org", "민수@예시.한국", "first.last+un@sub.example.co.uk"])
def test_addresses_are_not_doubted(text):
    assert doubt_email(text) is None


@pytest.mark.parametrize("text", ["a", "a@b", "a b@c.org", "a@b.org, c@d.org", "@b.org"])
def test_what_does_not_look_like_an_address_is_doubted(text):
    assert "name@example.org" in str(doubt_email(text))


@pytest.mark.parametrize(
    "text", ["https://www.example.org", "example.org", "예시.한국/소개", "http://a.b/c?d=e#f"]
)
def test_web_pages_are_not_doubted(text):
    assert doubt_web(text) is None


@pytest.mark.parametrize("text", ["none", "www example org", "a@b.org", "https://"])
def test_what_does_not_look_like_a_web_page_is_doubted(text):
    assert "https://www.example.org" in str(doubt_web(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3000", 3000),
        ("3,000 words", 3000),
        ("3 000", 3000),
        ("item 4", 4),
        ("45th", 45),
        ("x", None),
        ("4 or 5", None),
    ],
)
def test_a_number_is_found_among_its_words(text, number):
    assert number_in(text) == number
