"""Days of reports: "early June 22", and numbers of streets that are no years."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times import find_times

CASES = [
    ("They were shot early June 22 in a trailer.", ["2016-06-22"]),
    ("He died late on Sunday, June 5, 2016.", ["2016-06-05"]),
    ("It was quiet in early June.", ["2016-06"]),
    ("A man was shot in the 1900 block of Woodland Avenue.", []),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_a_day_after_early_is_a_day_and_a_block_is_no_year(text: str, days: list[str]) -> None:
    assert [t.when.edtf for t in find_times(text, date(2016, 6, 29))] == days


def test_the_number_of_a_house_is_no_year() -> None:
    assert find_times("He lived at 1935 Orchard St., Salem.", date(2016, 6, 29)) == []
