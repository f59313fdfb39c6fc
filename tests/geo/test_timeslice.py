"""Windows and counts: the rule that page, table and downloads share."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.timeslice import Window, buckets, counts, focus_period, full_span, in_window
from tests.builders import event_frame, event_row, frame_of

FRAME = event_frame(400, seed=3)


def dated(*spans: tuple[str | None, str | None], precision: str = "day") -> Any:
    return frame_of(
        [event_row(i, date_start=a, date_end=b, date_precision=precision) for i, (a, b) in enumerate(spans)]
    )


def ids(frame: Any) -> list[int]:
    return [int(value[3:], 16) for value in frame["id"]]


def test_both_ends_of_window_and_event_are_inclusive() -> None:
    frame = dated(("2020-10-01", "2020-10-31"), ("2020-10-10", "2020-10-10"), ("2020-11-01", "2020-11-01"))
    assert ids(in_window(frame, date(2020, 10, 31), date(2020, 10, 31))) == [0]
    assert ids(in_window(frame, date(2020, 10, 10), date(2020, 11, 1))) == [0, 1, 2]
    assert ids(in_window(frame, date(2020, 10, 11), date(2020, 10, 30))) == [0]
    assert ids(in_window(frame, date(2020, 12, 1), date(2020, 12, 2))) == []


def test_the_undated_show_in_the_full_span_only() -> None:
    frame = dated(("2020-10-01", "2020-10-02"), (None, None), ("2020-10-05", "2020-10-05"))
    assert ids(in_window(frame, date(2020, 10, 1), date(2020, 10, 5))) == [0, 1, 2]
    assert ids(in_window(frame, date(2020, 1, 1), date(2021, 1, 1))) == [0, 1, 2]
    assert ids(in_window(frame, date(2020, 10, 1), date(2020, 10, 4))) == [0]


def test_a_filtered_frame_is_told_whether_the_window_is_full() -> None:
    frame = dated(("2020-10-01", "2020-10-02"), (None, None))
    assert ids(in_window(frame, date(2020, 10, 1), date(2020, 10, 2), full=False)) == [0]
    assert ids(in_window(frame, date(2020, 10, 2), date(2020, 10, 2), full=True)) == [0, 1]


def test_certain_dates_lie_wholly_in_the_window() -> None:
    frame = dated(("2020-10-01", "2020-10-31"), ("2020-10-10", "2020-10-12"), (None, None))
    start, end = date(2020, 10, 10), date(2020, 10, 31)
    assert ids(in_window(frame, start, end, certain=True)) == [1]
    assert ids(in_window(frame, date(2020, 10, 11), end, certain=True)) == []
    assert ids(in_window(frame, date(2020, 10, 1), end, certain=True)) == [0, 1, 2]


def test_without_any_date_everything_shows() -> None:
    frame = dated((None, None), (None, None))
    assert full_span(frame) is None
    assert focus_period(frame) is None
    assert len(in_window(frame, date(2020, 1, 1), date(2020, 1, 1))) == 2


@given(st.integers(0, 200), st.integers(0, 250))
def test_mapped_area_and_unlocated_are_the_total_in_every_window(offset: int, length: int) -> None:
    start = date(2016, 6, 1) + timedelta(days=offset)
    seen = in_window(FRAME, start, start + timedelta(days=length))
    told = counts(seen)
    assert told.mapped + told.area + told.unlocated == told.total == len(seen)


@given(st.integers(0, 250), st.integers(0, 30), st.integers(0, 30))
def test_a_wider_window_shows_no_less(offset: int, length: int, more: int) -> None:
    start = date(2016, 6, 1) + timedelta(days=offset)
    narrow = in_window(FRAME, start, start + timedelta(days=length))
    wide = in_window(FRAME, start - timedelta(days=more), start + timedelta(days=length + more))
    assert set(narrow["id"]) <= set(wide["id"])


@pytest.mark.parametrize("convert", [date.fromisoformat, datetime.fromisoformat, pd.Timestamp])
def test_dates_may_be_text_dates_or_timestamps(convert: Any) -> None:
    frame = dated(("2020-10-01", "2020-10-03"), (None, None))
    other = frame.copy()
    for name in ("date_start", "date_end"):
        other[name] = pd.Series([value and convert(value) for value in frame[name]], dtype="object")
    assert full_span(other) == full_span(frame) == Window(date(2020, 10, 1), date(2020, 10, 3))
    assert ids(in_window(other, date(2020, 10, 3), date(2020, 10, 3))) == [0]
    for name in ("date_start", "date_end"):
        other[name] = pd.to_datetime(other[name])
    assert full_span(other) == full_span(frame)


def test_years_before_nanoseconds_are_kept() -> None:
    assert full_span(dated(("0476-09-04", "0476-09-04"), ("2020-01-01", "2020-01-01"))) == Window(
        date(476, 9, 4), date(2020, 1, 1)
    )


def test_a_window_unpacks_and_covers() -> None:
    start, end = Window(date(2020, 1, 1), date(2020, 1, 31))
    assert (start, end) == (date(2020, 1, 1), date(2020, 1, 31))
    assert Window(start, end).covers(Window(start, start))
    assert not Window(start, start).covers(Window(start, end))


def days(first: str, *offsets: int) -> list[tuple[str, str]]:
    made = [(date.fromisoformat(first) + timedelta(days=k)).isoformat() for k in offsets]
    return [(day, day) for day in made]


def test_the_main_period_leaves_out_what_lies_decades_before() -> None:
    frame = dated(*days("1921-03-01", 0), *days("1994-05-01", 0, 3), *days("2020-09-27", 0, 1, 2, 5, 20, 44))
    assert focus_period(frame) == Window(date(2020, 9, 27), date(2020, 11, 10))


def test_a_story_of_slow_rhythm_is_one_period() -> None:
    frame = dated(*days("2001-01-01", 0, 90, 200, 290, 370, 480, 600), *days("1950-01-01", 0))
    assert focus_period(frame) == Window(date(2001, 1, 1), date(2002, 8, 24))


def test_two_equal_periods_are_no_main_one() -> None:
    frame = dated(*days("1990-01-01", 0, 1, 2), *days("2005-01-01", 0, 1), *days("2020-01-01", 0, 1))
    assert focus_period(frame) == full_span(frame)


def test_vague_dates_do_not_make_the_period() -> None:
    rows = [
        event_row(i, date_start=a, date_end=b, date_precision="day")
        for i, (a, b) in enumerate(days("2020-10-01", 0, 4))
    ]
    rows += [event_row(9, date_start="1990-01-01", date_end="1999-12-31", date_precision="decade") for _ in range(5)]
    assert focus_period(frame_of(rows)) == Window(date(2020, 10, 1), date(2020, 10, 5))


def test_a_place_counts_by_what_can_be_drawn() -> None:
    from shapely.geometry import Point

    point = {"lon": 37.0, "lat": 36.0, "geometry": Point(37, 36)}
    nothing = {"lon": None, "lat": None, "geometry": None}
    rows = [
        event_row(0, place_precision="settlement", **point),
        event_row(1, place_precision="settlement", **nothing),
        event_row(2, place_precision="district", **point),
        event_row(3, place_precision="country", **nothing),
        event_row(4, place_precision="unlocated", **nothing),
    ]
    assert buckets(frame_of(rows)).tolist() == [0, 2, 1, 2, 2]


def test_an_empty_frame_counts_nothing() -> None:
    told = counts(frame_of([]))
    assert (told.mapped, told.area, told.unlocated, told.total, told.undated) == (0, 0, 0, 0, 0)
