"""A date of another clause or of an earlier event is not the date of what a clause tells."""

from __future__ import annotations

import pytest

from tests.lookup import events


def days(text: str, kind: str) -> list[str]:
    """Return the dates of the events of a kind."""
    return [e.when.edtf for e in events(text) if e.kind == kind]


def test_a_later_clause_with_its_own_subject_keeps_its_date() -> None:
    text = "Artillery shelled Aleppo without pause, and negotiators opened talks in Cairo on August 10, 2023."
    assert "2023-08-10" not in days(text, "shelling")


def test_a_date_before_both_clauses_is_that_of_both() -> None:
    text = "On August 10, 2023 artillery shelled Aleppo, and negotiators opened talks in Cairo."
    assert days(text, "shelling") == ["2023-08-10"]


def test_what_is_added_of_somebody_dates_nothing_else() -> None:
    text = "Rebels shelled Aleppo under a general, who had studied in Paris in May 2003, and took the airport."
    assert "2003-05" not in days(text, "shelling")


def test_an_arrest_is_not_of_the_day_of_what_it_is_over() -> None:
    text = "Police arrested a man in Cairo in connection with the explosions of August 10, 2023."
    assert "2023-08-10" not in days(text, "other")


def test_an_arrest_has_the_day_beside_it() -> None:
    text = "Police arrested a man in Cairo on September 4 in connection with the explosions of August 10, 2023."
    assert days(text, "other") == ["2023-09-04"]


def test_a_resignation_after_a_dated_event_is_of_that_time() -> None:
    text = "Both generals resigned in Cairo after the battle of August 2023."
    assert days(text, "other") == ["2023-08"]


def test_what_an_anniversary_is_of_is_not_its_day() -> None:
    text = "On the anniversary of the 1988 massacre, thousands marched in protest in Cairo."
    assert "1988" not in days(text, "protest")


@pytest.mark.parametrize("often", ["Every Friday protesters marched", "Protesters marched twice a week"])
def test_what_recurs_has_no_day_and_not_that_of_publication(often: str) -> None:
    assert days(f"{often} in Cairo.", "protest") == [""]


def test_last_weekday_is_a_day_and_no_name() -> None:
    assert days("Last Wednesday rebels shelled Aleppo; this morning they left.", "shelling") == ["2023-09-13"]


def test_the_past_three_days_reach_to_publication() -> None:
    assert days("Artillery shelled Aleppo in the past three days.", "shelling") == ["2023-09-12/2023-09-15"]


def test_a_charge_is_not_of_the_day_that_names_its_deed() -> None:
    text = "A man was indicted last year in the October 2021 shooting death of a doctor in Cairo."
    assert days(text, "other") == ["2022"]


def test_a_statement_is_not_of_the_quarter_it_tells_figures_of() -> None:
    assert "2022-10/2022-12" not in days("Qatar also announced a drop in exports for the fourth quarter.", "statement")


def test_a_deed_that_somebody_serves_a_sentence_for_has_its_own_date() -> None:
    text = "The man is serving a life sentence for the November 1995 assassination of a minister in Cairo."
    assert days(text, "attack") == ["1995-11"]


def test_the_first_since_a_year_is_not_of_that_year() -> None:
    text = "Rebels captured Hama. It was the first attack on the city since 1995."
    assert "1995" not in [e.when.edtf for e in events(text, None)]


def test_a_century_dates_nothing_of_the_next_sentence() -> None:
    text = "The story was made up in the nineteenth century. Rebels captured Hama."
    assert [e.when.edtf for e in events(text, None)] == [""]


def test_an_arrest_is_not_of_the_week_of_the_deed_it_is_over() -> None:
    text = "Police have arrested a second man in Cairo in connection with the shooting in the market last month."
    assert "2023-08" not in days(text, "other")


def test_the_day_of_a_dateline_is_not_that_of_what_the_sentence_tells() -> None:
    text = "BAMAKO, 15 Sept 2023 - Gunmen killed four soldiers and a civilian on Tuesday near Hama."
    assert {e.when.edtf for e in events(text)} == {"2023-09-12"}
    assert [(e.when.edtf, e.date_basis) for e in events("BAMAKO, 15 Sept 2023 - Gunmen killed four men in Hama.")] == [
        ("2023-09-15", "published")
    ]


def test_a_birth_dates_no_death() -> None:
    assert days("A man, born in 1952, was found dead in Hama.", "casualties") == ["2023-09-15"]


def test_the_year_that_names_a_thing_dates_no_event() -> None:
    text = "The 1978 film angered protesters, who marched in Hama."
    assert "1978" not in [e.when.edtf for e in events(text)]


def test_the_year_that_names_an_event_dates_it() -> None:
    assert days("The 1978 bombing killed six people in Hama.", "attack") == ["1978"]


def test_an_agreement_is_not_of_the_day_it_is_about() -> None:
    text = "Ministers agreed in Cairo to investigate who shot down a plane in Hama on April 6, 1994."
    assert "1994-04-06" not in days(text, "talks")
