"""A publication date is read or refused, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import read_date

DAY = date(2020, 10, 12)


@pytest.mark.parametrize(
    "value",
    [
        "2020-10-12",
        " 2020-10-12 ",
        "20201012",
        "2020-10-12T23:59:59+04:00",
        "2020-10-12T00:00:00Z",
        "2020-10-12 08:00",
        "12 October 2020",
        "Oct 12, 2020",
        "Mon, 12 Oct 2020 08:00:00 GMT",
        DAY,
        datetime(2020, 10, 12, 23, tzinfo=UTC),
    ],
)
def test_known_forms(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_means_not_known(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "1/2/2020",
        "2020",
        "2020-10",
        "2020-02-30",
        "31 Feb 2020",
        "yesterday",
        "0000-00-00",
        20201012,
        True,
        ["x"],
        "9" * 100_000,
        "12 Oct 20",
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="date"):
        read_date(value)


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    try:
        day = read_date(text)
    except ValueError:
        return
    assert day is None or isinstance(day, date)


@given(st.dates())
def test_every_day_comes_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
