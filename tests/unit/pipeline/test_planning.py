"""Deadlines as a calendar: whole days, stable ids, alarms, what is estimated said so, valid when read again."""

import datetime as dt

import icalendar
import pytest

from uprdraft.errors import UsageError
from uprdraft.loading.planning import load_planning
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.closing_hour import get_zone, say_closing_hour
from uprdraft.pipeline.deadlines import next_reviews
from uprdraft.pipeline.planning import plan_deadline
from uprdraft.writers.calendar import write_calendar


def events_of(state: str, today: str, hour: str = "23:59"):
    day = dt.date.fromisoformat(today)
    coming = next_reviews(load_reference(state), day)
    return [e for d in coming for e in plan_deadline(d, load_planning(), hour)]


def by_kind(events):
    return {e.uid.partition("@")[0].split("-", 4)[4]: e for e in events}


def test_an_exact_deadline_is_planned_back_from_its_day():
    found = by_kind(events_of("CHN", "2023-05-20"))
    days = {kind: e.first.isoformat() for kind, e in found.items()}
    assert days["deadline"] == "2023-07-18"
    assert days["draft-out"] == "2023-06-06"
    assert days["upload"] == "2023-07-16"
    assert days["review"] == "2024-01-23"
    assert not found["deadline"].is_tentative
    assert "Closes at 23:59 in Geneva; the page of the session decides." in found["deadline"].text
    assert "Certainty: secondary." in found["deadline"].text


def test_what_follows_is_an_estimate_that_says_so_and_holds_the_real_day():
    found = by_kind(events_of("CHN", "2023-05-20"))
    for kind, day in (("pre-session", dt.date(2023, 12, 1)), ("adoption", dt.date(2024, 7, 4))):
        assert found[kind].title.endswith("(estimated)")
        assert found[kind].is_tentative
        assert "Estimated" in found[kind].text and "Source: " in found[kind].text
        assert found[kind].first <= day <= found[kind].last
    assert "from general knowledge, not verified" in found["advance-questions"].text


def test_a_month_spans_its_days_and_everything_is_estimated():
    found = by_kind(events_of("CHN", "2026-11-20"))
    deadline = found["deadline"]
    assert (deadline.first, deadline.last) == (dt.date(2028, 6, 1), dt.date(2028, 6, 30))
    assert "Only the month is known" in deadline.text
    assert "Closes at" not in deadline.text
    assert all(e.is_tentative and e.title.endswith("(estimated)") for e in found.values())
    assert found["upload"].first == dt.date(2028, 5, 30)


def test_a_suspended_review_has_no_events():
    coming = next_reviews(load_reference("MMR"), dt.date(2026, 6, 1))
    assert [bool(plan_deadline(d, load_planning(), "")) for d in coming] == [True, False]


def test_the_file_is_valid_read_again_and_the_same_each_time():
    events = events_of("CHN", "2023-05-20")
    data = write_calendar(events, dt.date(2023, 5, 20))
    assert data == write_calendar(events, dt.date(2023, 5, 20))
    calendar = icalendar.Calendar.from_ical(data)
    read = calendar.walk("VEVENT")
    assert [str(e["uid"]) for e in read] == [e.uid for e in events]
    assert len({str(e["uid"]) for e in read}) == len(read) == 10
    for event, component in zip(events, read, strict=True):
        assert component.decoded("dtstart") == event.first
        assert type(component.decoded("dtstart")) is dt.date
        assert component.decoded("dtend") == event.last + dt.timedelta(days=1)
        assert component.decoded("dtstamp") == dt.datetime(2023, 5, 20, tzinfo=dt.UTC)
        assert str(component["description"]) == event.text
        triggers = [a.decoded("trigger") for a in component.walk("VALARM")]
        assert triggers == [dt.timedelta(days=-d) for d in event.alarms] != []
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not list(calendar.walk("VTIMEZONE"))


def test_ids_stay_when_the_day_moves():
    early, late = events_of("CHN", "2023-05-20"), events_of("CHN", "2023-07-01")
    assert {e.uid for e in early} == {e.uid for e in late}


@pytest.mark.parametrize(
    ("day", "zone", "words"),
    [
        ("2023-07-18", "Asia/Seoul", "Closes at 23:59 in Geneva (06:59 on 19 July 2023 in Asia/Seoul)"),
        ("2023-01-18", "Asia/Seoul", "Closes at 23:59 in Geneva (07:59 on 19 January 2023 in Asia/Seoul)"),
        (
            "2023-07-18",
            "America/New_York",
            "Closes at 23:59 in Geneva (17:59 on 18 July 2023 in America/New_York)",
        ),
    ],
)
def test_the_closing_hour_is_told_where_the_reader_is(day, zone, words):
    assert say_closing_hour(dt.date.fromisoformat(day), "23:59", get_zone(zone)) == words


def test_no_hour_is_no_words_and_a_wrong_zone_names_the_nearest():
    assert say_closing_hour(dt.date(2023, 7, 18), "") == ""
    with pytest.raises(UsageError, match="no time zone “Asia/Soul”") as stop:
        get_zone("Asia/Soul")
    assert stop.value.hint == "did you mean “Asia/Seoul”?"
    for odd in ("", "../etc/passwd", "/etc/passwd", "x\0y", "Asia"):
        with pytest.raises(UsageError):
            get_zone(odd)
