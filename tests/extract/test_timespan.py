"""Intervals of days and their EDTF strings."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import timespan
from extract.model import TimeSpan
from extract.timespan import UNDATED

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("span", "first", "last", "precision", "edtf"),
    [
        (timespan.day(date(2016, 8, 24)), date(2016, 8, 24), date(2016, 8, 24), "day", "2016-08-24"),
        (timespan.month(2016, 2), date(2016, 2, 1), date(2016, 2, 29), "month", "2016-02"),
        (timespan.month(2015, 2), date(2015, 2, 1), date(2015, 2, 28), "month", "2015-02"),
        (timespan.year(1944), date(1944, 1, 1), date(1944, 12, 31), "year", "1944"),
        (timespan.decade(1990), date(1990, 1, 1), date(1999, 12, 31), "decade", "199X"),
        (timespan.season(2019, "summer"), date(2019, 6, 1), date(2019, 8, 31), "season", "2019-22"),
        (timespan.season(2019, "fall"), date(2019, 9, 1), date(2019, 11, 30), "season", "2019-23"),
        (timespan.week(date(2016, 8, 24)), date(2016, 8, 22), date(2016, 8, 28), "week", "2016-08-22/2016-08-28"),
        (timespan.days(date(2016, 8, 24), date(2016, 9, 2)), date(2016, 8, 24), date(2016, 9, 2), "range",
         "2016-08-24/2016-09-02"),
    ],
)  # fmt: skip
def test_an_interval_has_its_days_precision_and_edtf(
    span: TimeSpan, first: date, last: date, precision: str, edtf: str
) -> None:
    assert (span.start, span.end, span.precision, span.edtf) == (first, last, precision, edtf)


def test_winter_is_named_by_its_december() -> None:
    winter = timespan.season(2019, "winter")
    assert (winter.start, winter.end, winter.edtf) == (date(2019, 12, 1), date(2020, 2, 29), "2019-24")


def test_autumn_and_fall_are_one_season() -> None:
    assert timespan.season(2019, "autumn") == timespan.season(2019, "fall")


def test_undated_has_no_days_and_no_edtf() -> None:
    assert (UNDATED.start, UNDATED.end, UNDATED.precision, UNDATED.edtf) == (None, None, "unknown", "")


@given(DAYS, DAYS)
def test_a_range_is_never_turned_around(first: date, last: date) -> None:
    span = timespan.days(first, last)
    if last < first:
        assert span == UNDATED
    else:
        assert (span.start, span.end) == (first, last)


@given(DAYS)
def test_a_range_of_one_day_is_that_day(day: date) -> None:
    assert timespan.days(day, day) == timespan.day(day)


def test_a_range_with_an_undated_end_is_undated() -> None:
    assert timespan.between(UNDATED, timespan.year(2000)) == UNDATED
    assert timespan.between(timespan.year(2000), UNDATED) == UNDATED


def test_a_range_keeps_the_precision_of_its_ends() -> None:
    span = timespan.between(timespan.year(1988), timespan.month(1994, 5))
    assert (span.start, span.end, span.edtf) == (date(1988, 1, 1), date(1994, 5, 31), "1988/1994-05")


@given(DAYS)
def test_a_week_is_monday_to_sunday_and_holds_its_day(day: date) -> None:
    week = timespan.week(day)
    assert week.start is not None and week.end is not None
    assert (week.start.weekday(), (week.end - week.start).days) == (0, 6)
    assert week.start <= day <= week.end


@given(st.integers(1000, 2100), st.integers(1, 12))
def test_a_month_ends_on_its_last_day(year: int, number: int) -> None:
    span = timespan.month(year, number)
    assert span.end == date(year, number, calendar.monthrange(year, number)[1])


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 11, 15), 2, date(2021, 1, 15)),
        (date(2020, 1, 15), -1, date(2019, 12, 15)),
        (date(2020, 3, 31), -13, date(2019, 2, 28)),
    ],
)
def test_months_shift_over_years_and_short_months(start: date, months: int, expected: date) -> None:
    assert timespan.shift_months(start, months) == expected
