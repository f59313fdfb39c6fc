"""Where a narration stands: which month "on the 15th" is of, and the year of an account's days."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times import find_times


def _values(text: str, published: date | None = None) -> list[str]:
    return [mention.when.edtf for mention in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 12 June 1864 Lee, who had been wounded in March, rode out. On the 15th he crossed.", "1864-06-15"),
        ("On 12 June 1864 a truce was signed that would lapse on 1 August. On the 15th it broke.", "1864-06-15"),
        ("The fleet left on 12 June 1864 and in July it lay at anchor. On the 15th it fought.", "1864-07-15"),
    ],
    ids=["looked back on", "looked ahead to", "gone on to"],
)
def test_the_15th_is_of_the_month_under_way(text: str, value: str) -> None:
    assert _values(text)[-1] == value


def test_a_night_needs_no_preposition_before_its_ordinal() -> None:
    assert _values("They left on 15 October 1904. In the night of the 21st they fired.")[-1] == "1904-10-21"


def test_the_following_august_is_the_next_one() -> None:
    assert _values("On 20 December 1942 it began. By the following August it was over.")[-1] == "1943-08"


_ACCOUNT = (
    "The report was signed on 8 March 1920. On 30 March 1919 a crowd was fired upon. On 10 April two were arrested. "
    "It marched on 11 April. On 12 April a train was stopped, on 14 April one burnt, on 15 April a curfew imposed."
)


def test_days_of_an_account_keep_the_year_before_publications() -> None:
    assert _values(_ACCOUNT, date(1920, 5, 26))[-1] == "1919-04-15"


def test_news_that_counts_from_now_is_no_account() -> None:
    assert _values(_ACCOUNT + " It was read yesterday.", date(1920, 5, 26))[2] == "1920-04-10"


_BEFORE = "On 7 August 1998 a bomb went off. On 21 September 2013 four men attacked. In May 2011 one came."


def test_a_dateline_of_publications_day_makes_a_report_of_a_text_full_of_old_days() -> None:
    text = f"GARISSA, Kenya, April 2 (AP) - Gunmen came on Thursday. {_BEFORE}"
    assert _values(text, date(2015, 4, 2))[:2] == ["2015-04-02", "2015-04-02"]
    assert _values(text.replace("April 2", "June 2"), date(2015, 4, 2))[0] == "1998-06-02"


_MEMOIR = (
    "She remembers 1956. She told it last spring. On 22 October we sat, on the 24th they came, on the 25th we "
    "went. On 26 October they shot, on the 30th it ended. On 1 November he spoke."
)


def test_one_word_of_the_present_leaves_a_memoir_its_year() -> None:
    assert _values(_MEMOIR, date(2021, 10, 23))[2:4] == ["1956-10-22", "1956-10-24"]
    assert _values(_MEMOIR, date(2021, 10, 23))[1] == "2021-21"
    assert _values(_MEMOIR.replace("He", "Yesterday he"), date(1957, 10, 23))[2] == "1957-10-22"


def test_last_night_in_a_bulletin_is_counted_from_the_day_that_heads_its_entry() -> None:
    text = "24 October 1942. Last night our guns opened fire.\n\n7 November. The town was entered yesterday."
    assert _values(text, date(1943, 5, 10)) == ["1942-10-24", "1942-10-23", "1942-11-07", "1942-11-06"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in October 1703. He took X in October 1702 and Y the next May.", "1703-05"),
        ("In 2009 he died. His son won that August and rode out.", "2009-08"),
    ],
)
def test_a_month_is_counted_from_the_date_beside_it(text: str, value: str) -> None:
    assert _values(text)[-1] == value


def test_a_letters_inst_and_ult_are_of_its_own_month_and_the_one_before() -> None:
    text = "A rebel attack on the 7th of June failed. We entered on the 1st inst. after they left on the 28th ult."
    assert _values(text, date(1863, 7, 6))[-2:] == ["1863-07-01", "1863-06-28"]


def test_an_obituarys_first_days_are_of_this_year() -> None:
    text = "She died on September 9. In July 1975 she rose. On December 27 1979 they came. In May 1982 men were sent."
    assert _values(text, date(2001, 9, 17))[0] == "2001-09-09"
    assert _values(text, date(2001, 3, 17))[0] == "1975-09-09"


def test_a_month_within_a_name_is_no_date() -> None:
    assert _values("They retook the October Palace.", date(2014, 2, 20)) == []


def test_a_time_with_a_stop_heads_the_line_of_a_live_blog() -> None:
    texts = [m.text for m in find_times("22.35 We are closing.\n\n20.10 In Hama men met.", date(2014, 2, 20))]
    assert texts == ["22.35", "20.10"]


def test_weekdays_beside_days_tell_which_year_an_inquiry_is_about() -> None:
    text = (
        "It reports on the deaths of August 2012. The strike began on Thursday 9 August. On 10 August they marched. "
        "On Saturday 11 August shots were fired. On Monday police came."
    )
    assert _values(text, date(2015, 6, 25))[1:4] == ["2012-08-09", "2012-08-10", "2012-08-11"]
    other = text.replace("Thursday", "Friday").replace("Saturday", "Sunday")
    assert _values(other, date(2013, 9, 25))[1] == "2013-08-09"


_UNDATED_NEWS = "A bomb killed six people on Friday. In 2005 a quake killed 11. On 3 May he was held; in March he fled."


def test_news_of_no_known_day_takes_no_year_from_what_it_looks_back_on() -> None:
    assert _values(_UNDATED_NEWS) == ["", "2005", "", ""]


def test_a_dateline_without_its_year_makes_news_of_no_known_year() -> None:
    assert _values("HAMA, May 3 (AFP) -- Six people died. In 2005 a quake killed 11. On 4 May rain fell.")[-1] == ""


def test_a_history_without_a_day_of_publication_gives_its_years() -> None:
    text = "The war began in March 1905. On 3 May they attacked. In 1906 it ended; on 2 June a treaty was signed."
    assert _values(text)[1::2] == ["1905-05-03", "1906-06-02"]


def test_a_year_of_the_same_sentence_is_that_of_a_day() -> None:
    assert _values("He fell ill yesterday. In 1998 he left, and on 3 May he came back.")[-1] == "1998-05-03"


@pytest.mark.parametrize("words", ["a 2005 Honda Odyssey", "her 2001 silver Ford"])
def test_the_year_of_a_model_is_no_date(words: str) -> None:
    assert _values(f"He was hit by {words}.") == []


def test_a_year_before_the_name_of_a_maker_is_a_date_where_a_preposition_says_so() -> None:
    assert _values("In 2005 Ford closed its plant.") == ["2005"]


def test_a_day_of_the_month_told_before_has_the_year_of_that_month() -> None:
    text = "It snowed on Tuesday. They came in January 2013 and took the town on 28 January."
    assert _values(text, date(2015, 11, 19))[-1] == "2013-01-28"
    assert _values(text.replace("in January", "in May"), date(2015, 11, 19))[-1] == "2015-01-28"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 were shot between Friday evening and Monday morning.", "2016-10-21/2016-10-24"),
        ("17 were shot from Friday to Sunday.", "2016-10-21/2016-10-23"),
        ("The shops will be shut from Monday to Wednesday.", "2016-10-31/2016-11-02"),
    ],
    ids=["two parts of days", "two days", "days to come"],
)
def test_two_weekdays_are_one_range(text: str, expected: str) -> None:
    assert _values(text, date(2016, 10, 29)) == [expected] * 2


def test_the_winter_of_a_story_in_january_is_the_one_under_way() -> None:
    text = "In January 1777 he won. Raids went on throughout the winter. By the next winter it was over."
    assert _values(text)[1:] == ["1776-24", "1777-24"]


def test_a_week_counted_from_a_year_is_of_that_year() -> None:
    text = "On May 21, 1911, he signed it. In 1913 he resigned. He was killed less than a week later."
    assert _values(text)[-1] == "1913"
