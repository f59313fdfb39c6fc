"""Temporal expressions beyond the plain date: quarters, eras, feasts, clocks, parts of days, wrapped lines."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times import find_times

FRIDAY = date(2020, 10, 30)


def values(text: str, anchor: date | None = FRIDAY) -> list[str]:
    """Return the TIMEX3 values of a text."""
    return [m.value for m in find_times(text, anchor)]


def edtf(text: str, anchor: date | None = FRIDAY) -> list[str]:
    """Return the EDTF strings, "" for what is undated."""
    return [m.when.edtf for m in find_times(text, anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the third quarter", "2020-07/2020-09"),
        ("the third quarter of 2019", "2019-07/2019-09"),
        ("the 2019 third quarter", "2019-07/2019-09"),
        ("last year's third quarter", "2019-07/2019-09"),
        ("the year-ago third quarter", "2019-07/2019-09"),
        ("the latest quarter", "2020-07/2020-09"),
        ("the current quarter", "2020-10/2020-12"),
        ("the second half of 2019", "2019-07/2019-12"),
        ("the nineteenth century", "1801/1900"),
        ("the 20th century", "1901/2000"),
        ("in nineteen ninety-six", "1996"),
        ("in two thousand four", "2004"),
        ("the nineties", "199X"),
        ("mid-October", "2020-10"),
        ("week 45 of 2020", "2020-11-02/2020-11-08"),
        ("2020-W45", "2020-11-02/2020-11-08"),
        ("fiscal 2019", "2019"),
        ("August of that year", ""),
        ("later in the year", "2020"),
        ("the week of October 14", "2020-10-12/2020-10-18"),
        ("in the week of 6 February 2023", "2023-02-06/2023-02-12"),
        ("the week ending 12 March 2022", "2022-03-06/2022-03-12"),
        ("were killed on Christmas Day", "2019-12-25"),
        ("Christmas 1963", "1963-12-25"),
        ("on Easter Sunday 2019", "2019-04-21"),
        ("last Thanksgiving", "2019-11-28"),
        ("Wednesday, October 28", "2020-10-28"),
    ],
)
def test_a_form_is_dated(text: str, expected: str) -> None:
    assert edtf(text) == [expected]


def test_a_year_ago_is_the_quarter_a_year_before_while_one_is_compared() -> None:
    text = "Third-quarter profit rose to 4 million from 3 million a year earlier."
    assert values(text) == ["2020-Q3", "2019-Q3"]
    assert values("Two years ago it had 3, a year ago it had 4.") == ["2018", "2019"]


def test_nine_months_end_the_comparison_with_a_quarter() -> None:
    text = "Third-quarter profit rose. In the nine months, it fell to 4 million from 5 million a year earlier."
    assert values(text)[-1] == "2019"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in April 480 BC", ["BC0480-04"]),
        ("the 470s BC", ["BC047"]),
        ("from 499 to 493 BC", ["BC0499", "BC0493"]),
        ("In 480 BC they came. In September they left. The following year they were back.",
         ["BC0480", "BC0480-09", "BC0479"]),
        ("In 480 BC they came. The following spring they left.", ["BC0480", "BC0479-SP"]),
    ],
)  # fmt: skip
def test_years_before_christ_carry_on_and_stay_undated(text: str, expected: list[str]) -> None:
    assert values(text) == expected
    assert set(edtf(text)) == {""}


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("at 10 p.m. Wednesday", "2020-10-28T22:00", "2020-10-28"),
        ("at noon Thursday", "2020-10-29T12:00", "2020-10-29"),
        ("at 00:00, 10 November 2020 Moscow time", "2020-11-10T00:00", "2020-11-10"),
        ("until May 8 1:00 AM", "2021-05-08T01:00", "2021-05-08"),
    ],
)
def test_a_clock_time_beside_its_day_is_one_time_of_that_day(text: str, value: str, day: str) -> None:
    (found,) = find_times(text, FRIDAY)
    assert (found.kind, found.value, found.when.edtf) == ("TIME", value, day)


def test_a_clock_time_takes_the_day_that_follows_it() -> None:
    text = "At 5:34 AM Baghdad time on March 20, 2003 it began."
    assert values(text) == ["2003-03-20T05:34", "2003-03-20"]


@pytest.mark.parametrize("text", ["rose 2.08% on the day", "7.38 billion dollars", "a ratio of 1.44 to one"])
def test_a_decimal_is_no_clock_time(text: str) -> None:
    assert not [m for m in find_times(text, FRIDAY) if m.kind == "TIME"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began on 5 May 2020. The next morning it rained.", "2020-05-06TMO"),
        ("It began on 5 May 2020. That night it rained.", "2020-05-05TNI"),
        ("on the night of 5 May 2020", "2020-05-05TNI"),
        ("early in the morning of 5 May 2020", "2020-05-05TMO"),
        ("on Friday night", "2020-10-30TNI"),
    ],
)
def test_a_part_of_the_day_belongs_to_its_day(text: str, value: str) -> None:
    found = find_times(text, FRIDAY)[-1]
    assert (found.value, found.when.precision) == (value, "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said he will go on Monday", "2020-11-02"),
        ("The ruling they would appeal, announced Monday", "2020-10-26"),
        ("They will find ways round Wednesday's ruling", "2020-10-28"),
        ("Talks are to be held on Monday", "2020-11-02"),
        ("They could come as early as Tuesday", "2020-11-03"),
        ("It was extended until Monday", "2020-11-02"),
        ("It had been shut until Monday", "2020-10-26"),
    ],
)
def test_the_nearest_verb_tells_the_direction(text: str, expected: str) -> None:
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("several years ago", "PAST_REF"),
        ("a few days later", "FUTURE_REF"),
        ("for decades-long talks", "PXY"),
        ("the past two decades", "P20Y"),
        ("for two and a half years", "P2Y6M"),
        ("for twenty-four hours", "PT24H"),
        ("two weeks after the attack", "P2W"),
        ("each July", "XXXX-07"),
        ("every Friday", "XXXX-WXX-5"),
        ("the turn of the year", ""),
    ],
)
def test_what_has_no_day_stays_undated(text: str, value: str) -> None:
    (found,) = find_times(text, FRIDAY)
    assert (found.value, found.when.start) == (value, None)


@pytest.mark.parametrize(
    "text",
    [
        "37 years old",
        "four flights a week",
        "three-quarters of it",
        "twenty six percent",
        "the March to Rome",
        "Easterners",
    ],
)
def test_an_age_a_rate_a_share_and_a_walk_are_no_times(text: str) -> None:
    assert find_times(text, FRIDAY) == []


def test_a_year_told_after_two_months_is_of_both() -> None:
    assert edtf("In April and June 1955 it rained.", None) == ["1955-04", "1955-06"]


HISTORY = (
    "It began on 3 May 1974. On 10 May 1974 the army came. On 13 December 1974 it left. {} On 11 March the city fell."
)


@pytest.mark.parametrize(
    "aside",
    [
        "On 10 March 1975 they met, for a campaign planned in 1976. By 29 April 1975 all was over.",
        "On 10 March 1975 they met (as in 1941). By 29 April 1975 all was over.",
        "On 10 March 1975 they met. It had been agreed at the talks of May 1961. By 29 April 1975 all was over.",
    ],
)
def test_a_year_aside_does_not_move_a_history(aside: str) -> None:
    first, rest = aside.split(". By ")
    text = HISTORY.format(first + ".") + " By " + rest
    assert "1975-03-11" in edtf(text, date(2009, 12, 19))


def test_a_day_before_all_years_takes_the_first_full_date() -> None:
    text = (
        "After the 9 November pact all was calm. In the 1990s it began, in 1994 it stopped. "
        "It ended on 10 November 2020."
    )
    assert edtf(text, None)[0] == "2020-11-09"


def test_a_year_stated_again_with_its_day_moves_the_story() -> None:
    text = (
        "In 1994 a truce came. The pact of 2020 held. "
        "Signed on 9 November, it began on 10 November 2020. In 1994 none had."
    )
    assert edtf(text, None)[2] == "2020-11-09"


def test_that_year_is_the_last_one_named() -> None:
    text = "It began on 3 May 1941. By then it was stale as in 1940. In August of that year it rained."
    assert edtf(text, None)[-1] == "1940-08"


def test_a_line_wrapped_in_a_date_is_read_through() -> None:
    text = "The army said on its page that the town had been shelled again on October\n12, 2020 and on the day before."
    (first, *_) = find_times(text, None)
    assert (first.text, first.when.edtf) == ("October\n12, 2020", "2020-10-12")


def test_a_heading_is_not_joined_to_the_next_line() -> None:
    assert edtf("Fighting in October\n12, 2020 people said, had died.", None)[0] != "2020-10-12"


@pytest.mark.parametrize("again", ["", " So ran the war of 1941."])
def test_a_history_goes_on_into_the_next_year(again: str) -> None:
    """Its year said again does not hide that December was reached."""
    text = f"It began on 3 May 1941. On 7 December the fleet came.{again} In January it left."
    assert edtf(text, None)[-1] == "1942-01"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in the first week of July 1944", "1944-07-01/1944-07-07"),
        ("by the last week of July 1944", "1944-07-25/1944-07-31"),
        ("in the first three months of 2014", "2014-01-01/2014-03-31"),
        ("in the last two days of May 2011", "2011-05-30/2011-05-31"),
        ("Between 5 and 12 August 1944", "1944-08-05/1944-08-12"),
        ("between August 5 and August 12, 1944", "1944-08-05/1944-08-12"),
        ("Between 28 July and 3 August 1944", "1944-07-28/1944-08-03"),
    ],
)
def test_a_part_or_a_stretch_has_its_days(text: str, days: str) -> None:
    assert find_times(text, None)[-1].when.edtf == days or find_times(text, None)[0].when.edtf == days


def test_a_list_of_days_is_read_to_its_end() -> None:
    found = find_times("On September 3, 4 and 5, 2014, and on 7, 9 and 11 June 2015.", FRIDAY)
    assert [t.value for t in found] == [
        *("2014-09-03", "2014-09-04", "2014-09-05"),
        *("2015-06-07", "2015-06-09", "2015-06-11"),
    ]


def test_a_year_over_a_chapter_is_the_year_of_its_days() -> None:
    found = find_times("1991\n\n31 March - Two are killed.\n\n1992\n\n2 January - A truce.", FRIDAY)
    assert [t.value for t in found] == ["1991", "1991-03-31", "1992", "1992-01-02"]


def test_days_after_a_full_date_of_long_ago_are_of_its_year() -> None:
    text = "The rising began on 1 August 1944. It was crushed on 2 October.\n\nOn 3 May they met, and on Monday again."
    found = find_times(text, FRIDAY)
    assert [t.value[:4] for t in found] == ["1944", "1944", *2 * [str(FRIDAY.year)]]


def test_a_bare_ordinal_is_of_the_month_the_story_is_in() -> None:
    found = find_times("It began on 1 May 1982. On the 21st, they landed.", FRIDAY)
    assert found[-1].value == "1982-05-21"


@pytest.mark.parametrize(("day", "saturday"), [(11, 9), (15, 9), (16, 9), (17, 9)])
def test_last_weekend_is_the_one_before(day: int, saturday: int) -> None:
    (found,) = find_times("It rained last weekend.", date(2020, 5, day))
    assert found.when.start == date(2020, 5, saturday)


def test_a_season_in_the_name_of_a_place_is_none() -> None:
    assert edtf("A Spring Branch teen died. He lived on Summer Street.") == []
    assert edtf("He died in Spring 2021.") == ["2021-21"]


def test_less_than_a_week_later_is_some_day_of_that_week() -> None:
    text = "On Aug. 2, 2023, a gunman opened fire. Less than a week later, two boys were shot."
    assert (edtf(text)[1], values(text)[1]) == ("2023-08-02/2023-08-09", "2023-08-09")


def test_the_verb_behind_the_months_says_whether_they_are_past() -> None:
    spring = date(2024, 5, 6)
    assert edtf("Storms in July and September killed 75 people.", spring) == ["2023-07", "2023-09"]
    assert edtf("Games in February and March will draw crowds.", spring) == ["2025-02", "2025-03"]
