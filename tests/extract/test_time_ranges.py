"""Years shared by lists and ranges, years of the first millennium, weekdays of a named week, clocks without a colon."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import TimeMention
from extract.times import find_times

FRIDAY = date(2021, 5, 7)


def found(text: str, anchor: date | None = FRIDAY) -> list[TimeMention]:
    """Return the mentions of a text."""
    return find_times(text, anchor)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 3 May and 7 May 1999", ["1999-05-03", "1999-05-07"]),
        ("on May 3, June 5 and July 7, 1999", ["1999-05-03", "1999-06-05", "1999-07-07"]),
        ("on 3 May and again on 4 June 1998", ["1998-05-03", "1998-06-04"]),
        ("on 20 March and 5 people", ["2021-03-20"]),
    ],
)
def test_a_year_at_the_end_of_listed_days_is_of_all(text: str, days: list[str]) -> None:
    assert [one.when.edtf for one in found(text)] == days


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("between 1 October 2016 and 15 November.", "2016-10-01/2016-11-15"),
        ("between 1 October 2016 and 15 November 2018", "2016-10-01/2018-11-15"),
        ("from 28 December 2016 to 3 January", "2016-12-28/2017-01-03"),
        ("From October 1, 2016, to November 15, 2016, it", "2016-10-01/2016-11-15"),
        ("on the night of 25/26 September 2016", "2016-09-25/2016-09-26"),
        ("from late March to early June 1999", "1999-03/1999-06"),
        ("between March and June 1999", "1999-03/1999-06"),
        ("from April 1944 to May 1945", "1944-04/1945-05"),
        ("from November to February 1943", "1942-11/1943-02"),
    ],
)
def test_both_ends_of_a_range_cover_it(text: str, interval: str) -> None:
    mentions = found(text)
    assert [one.when.edtf for one in mentions] == [interval, interval]
    assert [one.value for one in mentions] == interval.split("/")


def test_a_day_after_a_range_is_of_the_year_the_range_ended_in() -> None:
    text = "The siege lasted from November 21, 1948 to January 31, 1949. On April 21 troops crossed the river."
    assert found(text, None)[-1].when.edtf == "1949-04-21"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("sacked in 845 AD", "0845"),
        ("in AD 69", "0069"),
        ("in 410 CE", "0410"),
        ("on 24 August 410, the city fell", "0410-08-24"),
        ("On August 24, 410, it fell", "0410-08-24"),
        ("on 24 August 410 people died", "2020-08-24"),
    ],
)
def test_a_year_of_the_first_millennium(text: str, edtf: str) -> None:
    assert [one.when.edtf for one in found(text)] == [edtf]


def test_a_bare_year_of_three_digits_is_one_only_where_the_era_is_told() -> None:
    told = "The city was sacked in 410. It fell on 2 June 455."
    assert [one.when.edtf for one in found(told)] == ["0410", "0455-06-02"]
    assert found("They arrived in 410 buses.") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Monday last week", "2021-04-26"),
        ("on Monday of last week", "2021-04-26"),
        ("on Wednesday this week", "2021-05-05"),
        ("on Tuesday next week", "2021-05-11"),
    ],
)
def test_a_weekday_of_a_named_week_is_one_day(text: str, day: str) -> None:
    assert [one.when.edtf for one in found(text)] == [day]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At 1430 local time a shell hit", "2021-05-07T14:30"),
        ("At 0600 hrs it began", "2021-05-07T06:00"),
        ("at 2016-09-25T14:00Z it began", "2016-09-25T14:00"),
        ("at 2016-09-25 14:00:05 it began", "2016-09-25T14:00"),
    ],
)
def test_a_clock_time_in_four_digits_is_no_year(text: str, value: str) -> None:
    assert [(one.kind, one.value) for one in found(text)] == [("TIME", value)]


@pytest.mark.parametrize(
    ("text", "interval"), [("in H1 2017", "2017-01/2017-06"), ("in Q3 of 2016", "2016-07/2016-09")]
)
def test_a_half_or_quarter_in_two_characters(text: str, interval: str) -> None:
    assert [one.when.edtf for one in found(text)] == [interval]


@pytest.mark.parametrize("text", ["twice a week", "three times a day", "once every month"])
def test_what_recurs_is_a_set_without_a_day(text: str) -> None:
    assert [(one.kind, one.when.start) for one in found(text)] == [("SET", None)]


def test_the_turn_of_the_century_is_no_day() -> None:
    assert [one.when.start for one in found("at the turn of the last century")] == [None]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("in the past three days", "2021-05-04/2021-05-07"),
        ("over the last 48 hours", "2021-05-05/2021-05-07"),
        ("for three days", ""),
        ("in the next three days", ""),
        ("over the past 20 years", ""),
    ],
)
def test_a_length_that_ends_now_has_its_days_and_stays_a_length(text: str, interval: str) -> None:
    assert [(one.kind, one.when.edtf) for one in found(text)] == [("DURATION", interval)]


def test_a_length_that_ends_now_does_not_move_the_story() -> None:
    text = "The bridge fell on Monday. Ten people died in the past three days. The next day help came."
    assert found(text)[-1].when.edtf == "2021-05-04"


@pytest.mark.parametrize("number", ["Ext. 1223", "PO Box 1907", "fax 2012", "Suite 1850"])
def test_the_number_of_a_telephone_or_a_box_is_no_year(number: str) -> None:
    assert found(f"Write to {number}.", None) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They fled between Sunday and Tuesday.", "2021-05-02/2021-05-04"),
        ("They fled between Friday and Monday.", "2021-04-30/2021-05-03"),
        ("It burned from Monday until yesterday.", "2021-05-03/2021-05-06"),
        ("It was shelled overnight into Friday.", "2021-05-06/2021-05-07"),
        ("It was shelled on the night of Monday to Tuesday.", "2021-05-03/2021-05-04"),
        ("It was shelled from Monday night into Tuesday morning.", "2021-05-03/2021-05-04"),
    ],
)
def test_two_days_that_a_preposition_joins_are_one_stretch(text: str, interval: str) -> None:
    assert {one.when.edtf for one in found(text)} == {interval}


def test_days_that_are_only_listed_stay_apart() -> None:
    assert [one.when.edtf for one in found("They met on Monday and Tuesday.")] == ["2021-05-03", "2021-05-04"]


def test_a_holiday_of_last_year_is_one_day() -> None:
    assert [one.when.edtf for one in found("It struck on New Year's Day last year.")] == ["2020-01-01"]
