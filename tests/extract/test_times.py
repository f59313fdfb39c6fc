"""Temporal expressions: which days they mean, as EDTF and as TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import TimeMention
from extract.times import find_times

FRIDAY = date(2020, 10, 30)
MONDAY = date(2020, 10, 12)


def dated(text: str, anchor: date | None = FRIDAY) -> list[str]:
    """Return the EDTF strings of the dated expressions, each date once."""
    return list(dict.fromkeys(m.when.edtf for m in find_times(text, anchor) if m.when.start))


def the_time(text: str, anchor: date | None = FRIDAY) -> TimeMention:
    """Return the only expression of a text."""
    (found,) = find_times(text, anchor)
    return found


ABSOLUTE = [
    "on October 12, 2020",
    "on October 12 2020",
    "on October 12th, 2020",
    "on 12 October 2020",
    "on 12 Oct. 2020",
    "on Oct 12, 2020",
    "on the 12th of October 2020",
    "on the 12th of October, 2020",
    "on OCTOBER 12, 2020",
    "on 2020-10-12",
    "on Monday, October 12, 2020",
]


@pytest.mark.parametrize("anchor", [None, date(2031, 3, 3)], ids=["no-anchor", "later-anchor"])
@pytest.mark.parametrize("text", ABSOLUTE)
def test_a_full_date_needs_no_publication_date(text: str, anchor: date | None) -> None:
    assert "2020-10-12" in dated(text, anchor)


@pytest.mark.parametrize("text", ["on 25/12/2019", "on 12/25/2019", "on 25.12.2019"])
def test_a_numeric_date_takes_the_month_that_is_possible(text: str) -> None:
    assert dated(text, None) == ["2019-12-25"]


def test_an_ambiguous_numeric_date_follows_its_document() -> None:
    assert dated("on 10/11/2019", None) == ["2019-11-10"]
    assert dated("on 12/25/2019 and on 10/11/2019", None) == ["2019-12-25", "2019-10-11"]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("on September 27", FRIDAY, "2020-09-27"),
        ("on the 12th of October", FRIDAY, "2020-10-12"),
        ("on 3 May", FRIDAY, "2020-05-03"),
        ("on December 30", date(2021, 1, 4), "2020-12-30"),
        ("on November 20", date(2021, 1, 4), "2020-11-20"),
        ("on January 2", date(2021, 1, 4), "2021-01-02"),
        ("until January 5", date(2020, 12, 28), "2021-01-05"),
        ("is due to begin on January 5", date(2020, 12, 28), "2021-01-05"),
        ("on February 29", date(2020, 3, 1), "2020-02-29"),
    ],
)
def test_a_date_without_year_is_the_nearest_in_the_direction_told(text: str, anchor: date, expected: str) -> None:
    assert dated(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("on Wednesday", FRIDAY, "2020-10-28"),
        ("on Friday", FRIDAY, "2020-10-30"),
        ("On Monday, forces clashed", MONDAY, "2020-10-12"),
        ("on Sunday", MONDAY, "2020-10-11"),
        ("on Tuesday", MONDAY, "2020-10-06"),
        ("last Friday", FRIDAY, "2020-10-23"),
        ("last Monday", MONDAY, "2020-10-05"),
        ("next Friday", FRIDAY, "2020-11-06"),
        ("will meet on Monday", FRIDAY, "2020-11-02"),
        ("will meet on Friday", MONDAY, "2020-10-16"),
        ("this coming Monday", FRIDAY, "2020-11-02"),
    ],
)
def test_a_weekday_is_the_most_recent_one_unless_the_words_say_otherwise(
    text: str, anchor: date, expected: str
) -> None:
    assert dated(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2020-10-30"),
        ("yesterday", "2020-10-29"),
        ("tomorrow", "2020-10-31"),
        ("the day before yesterday", "2020-10-28"),
        ("the day after tomorrow", "2020-11-01"),
        ("last week", "2020-10-19/2020-10-25"),
        ("this week", "2020-10-26/2020-11-01"),
        ("next week", "2020-11-02/2020-11-08"),
        ("last month", "2020-09"),
        ("this month", "2020-10"),
        ("next month", "2020-11"),
        ("last year", "2019"),
        ("this year", "2020"),
        ("next year", "2021"),
        ("over the weekend", "2020-10-24/2020-10-25"),
        ("last October", "2019-10"),
        ("next October", "2021-10"),
        ("October last year", "2019-10"),
        ("three days ago", "2020-10-27"),
        ("two weeks ago", "2020-10-16"),
        ("two years ago", "2018"),
    ],
)
def test_relative_words_count_from_publication(text: str, expected: str) -> None:
    assert dated(text) == [expected]


def test_last_month_in_january_is_december_of_the_year_before() -> None:
    assert dated("last month", date(2021, 1, 4)) == ["2020-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On October 10 it began. The next day it ended.", "2020-10-11"),
        ("On October 10 it began. The following day it ended.", "2020-10-11"),
        ("On October 10 it began. The day before, troops had left.", "2020-10-09"),
        ("On October 10 it began. Two days later it ended.", "2020-10-12"),
        ("On October 10 it began. A week later it ended.", "2020-10-17"),
        ("On December 31, 2019 it began. The next day it ended.", "2020-01-01"),
        ("On October 10 it began. It ended that week.", "2020-10-05/2020-10-11"),
        ("On 28 February 2020 it began. The next day it ended.", "2020-02-29"),
    ],
)
def test_a_date_that_leans_on_another_follows_the_one_before_it(text: str, expected: str) -> None:
    assert dated(text)[-1] == expected


def test_a_chain_has_links() -> None:
    text = "On October 10 it began. The next day it rained. Two days later it snowed. A week later it ended."
    assert dated(text) == ["2020-10-10", "2020-10-11", "2020-10-13", "2020-10-20"]


def test_a_chain_without_a_first_link_is_undated() -> None:
    assert dated("The next day it ended.", None) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On October 10 and 18, ceasefires failed", ["2020-10-10", "2020-10-18"]),
        ("on 10 and 18 October 2020", ["2020-10-10", "2020-10-18"]),
        ("on May 3, 2019 and June 4, 2019", ["2019-05-03", "2019-06-04"]),
    ],
)
def test_a_list_of_days_is_several_dates(text: str, expected: list[str]) -> None:
    assert dated(text) == expected


def test_the_second_day_of_a_list_has_words_of_its_own() -> None:
    first, second = find_times("On October 10 and 18, ceasefires failed", FRIDAY)
    assert (first.text, second.text) == ("October 10", "18")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 10-12", "2020-10-10/2020-10-12"),
        ("10\u201312 October 2020", "2020-10-10/2020-10-12"),
        ("between October 10 and 12", "2020-10-10/2020-10-12"),
        ("from October 30 to November 2, 2019", "2019-10-30/2019-11-02"),
        ("from March to May 2019", "2019-03/2019-05"),
        ("from November to February 2019", "2018-11/2019-02"),
        ("1988-94", "1988/1994"),
        ("1988\u20131994", "1988/1994"),
        ("from 1988 to 1994", "1988/1994"),
        ("between 1988 and 1994", "1988/1994"),
    ],
)
def test_a_range_has_both_its_ends(text: str, expected: str) -> None:
    assert dated(text) == [expected]


def test_a_range_may_run_over_the_new_year() -> None:
    assert dated("from 28 December to 3 January", date(2021, 1, 10)) == ["2020-12-28/2021-01-03"]


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("in October 2019", "2019-10", "month"),
        ("in early October", "2020-10", "month"),
        ("in 1944", "1944", "year"),
        ("in mid-2019", "2019", "year"),
        ("in late 2019", "2019", "year"),
        ("in the 1990s", "199X", "decade"),
        ("in the early 1990s", "199X", "decade"),
        ("in the '80s", "198X", "decade"),
        ("in the summer of 2019", "2019-22", "season"),
        ("in the winter of 2019", "2019-24", "season"),
        ("last summer", "2020-22", "season"),
        ("last winter", "2019-24", "season"),
        ("next spring", "2021-21", "season"),
    ],
)
def test_a_coarse_date_stays_as_coarse_as_it_is(text: str, expected: str, precision: str) -> None:
    (edtf,) = dated(text)
    assert (edtf, find_times(text, FRIDAY)[0].when.precision) == (expected, precision)


def test_a_date_since_which_is_the_date_itself() -> None:
    """That it lasts until now is the event's affair: not every verb goes on."""
    assert dated("since 1994") == ["1994"]


RELATIVE = [
    *("today", "yesterday", "tomorrow", "last night", "on Monday", "last Friday", "over the weekend"),
    *("last week", "this month", "next year", "three days ago", "this summer", "last October", "in October"),
    *(
        "on October 12",
        "the next day",
        "a week later",
        "on October 10 and 18",
        "from October 10 to October 12",
    ),
    *("the past week", "two weeks ago", "recently", "on the eve", "until January 5"),
]


@pytest.mark.parametrize("text", RELATIVE)
def test_without_a_publication_date_nothing_falls_back_on_today(text: str) -> None:
    assert dated(text, None) == []


def test_without_a_publication_date_the_text_may_still_give_the_year() -> None:
    assert dated("Signed on 9 November, it ended the war from 10 November 2020.", None) == [
        "2020-11-09",
        "2020-11-10",
    ]


IMPOSSIBLE = [
    "31 June 2020",
    "June 31",
    "February 30, 2021",
    "29 February 2021",
    "2020-02-30",
    "2021-13-01",
    "31.11.2020",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_an_impossible_date_is_not_dated(text: str) -> None:
    assert dated(f"on {text}") == []


def test_a_leap_day_of_a_leap_year_is_dated() -> None:
    assert dated("on February 29, 2020") == ["2020-02-29"]


def test_a_range_that_ends_before_it_begins_is_not_dated() -> None:
    assert dated("between 1994 and 1988") == []


NOT_TIMES = ["1,994 people", "2000 troops", "$2020", "he may march", "May said", "over 2,020 homes"]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_a_number_or_a_verb_is_no_date(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("October 12, 2020", "DATE", "2020-10-12"),
        ("October 2020", "DATE", "2020-10"),
        ("in the 1990s", "DATE", "199"),
        ("last week", "DATE", "2020-W43"),
        ("the summer of 2019", "DATE", "2019-SU"),
        ("on Friday morning", "DATE", "2020-10-30TMO"),
        ("last night", "DATE", "2020-10-29TNI"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("for three days", "DURATION", "P3D"),
        ("for two months", "DURATION", "P2M"),
        ("for several years", "DURATION", "PXY"),
        ("for six hours", "DURATION", "PT6H"),
        ("every day", "SET", "P1D"),
        ("weekly", "SET", "P1W"),
        ("the market opens on Saturdays", "SET", "XXXX-WXX-6"),
    ],
)
def test_timex3_kind_and_value(text: str, kind: str, value: str) -> None:
    found = the_time(text)
    assert (found.kind, found.value) == (kind, value)


def test_an_unknown_year_is_said_to_be_unknown() -> None:
    assert the_time("in October", None).value == "XXXX-10"


@pytest.mark.parametrize("text", ["for three days", "every day", "at 08:00", "at noon", "a 44-day war"])
def test_lengths_repetitions_and_clock_times_are_no_days(text: str) -> None:
    assert find_times(text, FRIDAY)
    assert dated(text) == []


def test_a_clock_time_leaves_the_day_beside_it_alone() -> None:
    found = {m.text: m for m in find_times("at noon on Saturday", FRIDAY)}
    assert found["noon"].kind == "TIME"
    assert found["Saturday"].when.edtf == "2020-10-24"


def test_a_history_keeps_the_year_of_its_story() -> None:
    text = (
        "The landing began on 6 June 1944. On 8 June the beaches were joined. Cherbourg fell on 26 June 1944. "
        "Caen was taken on 9 July 1944. On 25 August the capital was free."
    )
    assert dated(text) == ["1944-06-06", "1944-06-08", "1944-06-26", "1944-07-09", "1944-08-25"]


LATER = date(2013, 7, 4)


def test_days_after_an_old_year_are_of_that_year() -> None:
    """No weekday, no "last week", no year near publication: a history, however few its years."""
    text = "In 1863 two forts held out. On April 30 the army landed, and the next day it won. It fell on July 4."
    assert dated(text, LATER) == ["1863", "1863-04-30", "1863-05-01", "1863-07-04"]


@pytest.mark.parametrize(
    "text",
    [
        "In 1863 two forts held out. On June 30 the army landed. On Tuesday it fell. It rained on July 2.",
        "On June 30 the army landed. In 1863 two forts held out. It rained on July 2.",
        "In 1863 two forts held out. In 2013 a show opened on June 30. It closed on July 2.",
    ],
)
def test_news_that_names_an_old_year_stays_news(text: str) -> None:
    assert "2013-07-02" in dated(text, LATER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war began in June 1980. A truce held on July 4 that year.", "1980-07-04"),
        ("The war began in June 1980. On May 20 of the year before a riot broke out.", "1979-05-20"),
        ("The war began in June 1980. The port was lost in April the following year.", "1981-04"),
        ("The war began in June 2011. The drive started on October 17 last year.", "2012-10-17"),
        ("It began in June 2009. On October 17 last year a drive started, and it won on May 7.", "2013-05-07"),
    ],
)
def test_a_year_may_be_counted_from_the_one_before(text: str, expected: str) -> None:
    assert dated(text, LATER)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the second day the guns opened up.", "1863-07-02"),
        ("They starved on the 10th day of the siege.", "1863-07-10"),
        ("On day four of the offensive a bridge fell.", "1863-07-04"),
        ("It rained in the third week of the siege.", "1863-07-15/1863-07-21"),
    ],
)
def test_days_are_counted_from_the_one_on_which_it_began(text: str, expected: str) -> None:
    assert dated(f"The battle began on 1 July 1863. A truce was kept on 3 August 1863. {text}", LATER)[-1] == expected


def test_days_are_counted_from_nothing_that_is_not_known() -> None:
    assert dated("It rained on 3 August 1863. On the second day it was dry.", LATER) == ["1863-08-03"]


def test_days_are_not_counted_from_a_year() -> None:
    text = "They attacked on Monday. It had been quiet since 2001. Three days later they were back."
    assert dated(text, FRIDAY)[-1] == "2020-10-29"


def test_a_writer_of_history_who_speaks_of_now_counts_weekdays_from_publication() -> None:
    history = "It opened on 3 May 1944. It shut on 5 May 1944. It burned on 4 June 1944."
    text = f"{history} I was there last week. On Monday it rained."
    assert dated(text, FRIDAY)[-1] == "2020-10-26"


def test_days_before_a_war_began_are_counted_from_its_first() -> None:
    text = (
        "The rising began on 1 July 1863. He was held three days before the rising, and she three days before the fair."
    )
    assert dated(text, LATER) == ["1863-07-01", "1863-06-28"]


def test_the_evening_before_is_of_the_day_before() -> None:
    assert dated("It began on 7 April 1994. On the evening before, a plane was hit.", LATER)[-1] == "1994-04-06"


def test_a_rising_named_for_a_feast_is_no_day() -> None:
    assert dated("The Easter Rising in six days", LATER) == []


def test_one_year_long_past_in_passing_makes_no_history() -> None:
    assert dated("The town was founded in 1654. It was shelled on 4 September.", LATER)[-1] != "1654-09-04"


def test_small_hours_are_of_their_day() -> None:
    text = "They came on 16 October 1973. Fourteen died in the small hours of the 19th."
    assert dated(text, LATER) == ["1973-10-16", "1973-10-19"]


def test_one_day_after_a_year_long_past_is_of_that_year() -> None:
    assert dated("In 1755 the city fell. On 18 November it shook again.", LATER) == ["1755", "1755-11-18"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained on 1 May 1900 and on 2 June 1900. War came on 8 September 1900. Bread ran out on Monday.",
            "1900-09-10",
        ),
        ("The siege began on 8 September 1900. On the night of the 18th Grant crossed the river.", "1900-09-18"),
        ("The siege began on 8 September 1900. On the 14th Grant crossed the river.", "1900-09-14"),
        ("The siege began on 8 September 1900. On the 14th Infantry Division fell the task.", "1900-09-08"),
        ("The siege began in January 1900. A week earlier it had rained.", "1899-12-25/1900-01-24"),
        ("Five days in May\n\n10 May 1940\n\nThe guns fired.\n\n11 May\n\nIt rained.", "1940-05-11"),
    ],
)
def test_a_history_goes_on_from_where_it_stands(text: str, expected: str) -> None:
    assert dated(text, LATER)[-1] == expected


def test_spans_slice_to_their_words_and_stand_in_order() -> None:
    text = "On October 10 and 18, and again last week, from 1988 to 1994 and at noon on Monday \u2014 daily."
    found = find_times(text, FRIDAY)
    assert [m.span.of(text) for m in found] == [m.text for m in found]
    assert [m.span for m in found] == sorted(m.span for m in found)
