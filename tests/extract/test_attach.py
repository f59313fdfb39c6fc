"""Which date and which places an event takes: its own clause before anything else."""

from __future__ import annotations

from datetime import date

import pytest

from extract.attachdates import CARRY_SENTENCES
from tests.lookup import FRIDAY, events, the_event


def names(text: str) -> list[str]:
    """Return the names of the only event's places."""
    return [p.name for p in the_event(text).places]


def dates(text: str, published: date | None = FRIDAY) -> list[tuple[str, str]]:
    """Return date and basis of each event."""
    return [(e.when.edtf, e.date_basis) for e in events(text, published)]


# -- dates --------------------------------------------------------------------------------------


def test_each_clause_takes_its_own_date() -> None:
    text = "Fighting broke out in Tigray in November 2020, and Eritrean troops shelled Mekelle on November 28, 2020."
    assert [(e.kind, e.when.edtf) for e in events(text)] == [
        ("battle", "2020-11"),
        ("shelling", "2020-11-28"),
    ]


def test_each_verb_of_a_list_takes_the_date_beside_it() -> None:
    text = "Rebels shelled Hama on September 4 and captured Idlib on September 6."
    assert [(e.kind, e.when.edtf) for e in events(text)] == [
        ("shelling", "2023-09-04"),
        ("control_change", "2023-09-06"),
    ]


def test_a_list_of_dates_is_one_event_a_date() -> None:
    assert dates("Fighting erupted in Hama on September 10 and 12.") == [
        ("2023-09-10", "sentence"),
        ("2023-09-12", "sentence"),
    ]


def test_a_range_is_one_event() -> None:
    text = "Between September 4 and 6, artillery shelled Raqqa."
    assert dates(text) == [("2023-09-04/2023-09-06", "sentence")]


def test_an_undated_sentence_takes_the_date_of_the_story() -> None:
    text = "Rebels shelled Hama on September 4. They also captured Idlib."
    assert dates(text)[1] == ("2023-09-04", "context")


def test_the_date_of_the_story_outlasts_a_sentence_without_one() -> None:
    text = "Rebels shelled Hama on September 4. The road was long. They also captured Idlib."
    assert dates(text)[1] == ("2023-09-04", "context")


def test_the_date_of_the_story_is_not_carried_for_ever() -> None:
    filler = "The road was long and the day was hot for everyone who had to walk it. " * (CARRY_SENTENCES + 2)
    text = f"Rebels shelled Hama on September 4. {filler}Rebels captured Idlib."
    assert dates(text)[-1][1] == "published"


def test_background_does_not_date_the_news() -> None:
    filler = "The road was long and the day was hot for everyone who had to walk it. " * 2
    text = f"Rebels captured Hama in 1994. {filler}Rebels captured Idlib."
    assert dates(text)[-1] == ("2023-09-15", "published")


def test_what_has_happened_is_as_of_publication() -> None:
    text = "Rebels shelled Hama on September 4. More than 300 people have been killed in Idlib."
    assert dates(text)[1] == ("2023-09-15", "published")


def test_a_date_to_come_is_not_when_something_happened() -> None:
    text = "Rebels captured Hama, and an election is due on October 4."
    assert [d for d, _ in dates(text)] == ["2023-09-15"]


def test_the_date_of_a_thing_is_not_the_date_of_the_event() -> None:
    text = "Tanks from the 1970s shelled Hama."
    assert dates(text) == [("2023-09-15", "published")]


def test_what_goes_on_since_a_day_lasts_until_publication() -> None:
    found = the_event("Troops have shelled Hama since September 4.")
    assert (found.when.start, found.when.end) == (date(2023, 9, 4), FRIDAY)


def test_a_change_of_control_has_its_day_even_since() -> None:
    found = events("Rebels have controlled Hama since September 4.")
    assert [e.when.edtf for e in found] == ["2023-09-04"]


def test_without_any_date_an_event_stays_undated() -> None:
    event = the_event("Rebels shelled Hama.", None)
    assert (event.when.start, event.when.precision, event.date_basis) == (None, "unknown", "none")


def test_the_publication_day_is_the_last_resort_and_says_so() -> None:
    assert dates("Rebels shelled Hama.") == [("2023-09-15", "published")]


# -- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured Hama, Idlib and Raqqa on September 4.", ["Hama", "Idlib", "Raqqa"]),
        ("Shells fell on Caen in Normandy on September 4.", ["Caen"]),
        ("Thousands of families fled Gaza to Egypt on September 12.", ["Gaza"]),
        ("Shelling was reported in Hama and in Idlib on September 4.", ["Hama", "Idlib"]),
        ("On September 4 in Kharkiv, officials said, a missile hit a market.", ["Kharkiv"]),
        ("Turkish-backed fighters captured Manbij on September 3.", ["Manbij"]),
        ("Thousands of families fled Myanmar to Cox's Bazar on September 9.", ["Myanmar"]),
        ("Washington deployed troops to Poland on September 4.", ["Poland"]),
    ],
)
def test_an_event_takes_the_literal_places_of_its_clause(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_two_clauses_keep_their_places_apart() -> None:
    text = "Rebels shelled Hama on September 4, and the army captured Idlib on September 6."
    assert [(e.kind, [p.name for p in e.places]) for e in events(text)] == [
        ("shelling", ["Hama"]),
        ("control_change", ["Idlib"]),
    ]


def test_a_border_is_a_place_of_its_own_and_not_the_country_beyond_it() -> None:
    event = the_event("Fighting erupted near the border with Turkey on September 4.")
    assert [place.kind_hint for place in event.places] == ["border:"]


@pytest.mark.parametrize(
    "text",
    [
        "Washington said on Monday that Kabul had been shelled.",
        "The Washington Post reported that rebels had shelled Kabul on September 4.",
        "A US drone strike hit Kabul on August 29, 2021.",
    ],
)
def test_who_speaks_or_acts_is_not_where_it_happened(text: str) -> None:
    assert names(text) == ["Kabul"]


def test_talks_do_not_take_the_place_they_are_about() -> None:
    event = the_event("Ministers held talks on September 4 after rebels had left, and winter in Hama was hard.")
    assert (event.kind, event.places) == ("talks", ())


def test_talks_take_the_place_they_were_held_in() -> None:
    assert names("Leaders of Egypt and Qatar met in Cairo on September 6.") == ["Cairo"]


def test_the_basis_says_that_the_place_stands_in_the_sentence() -> None:
    assert the_event("Rebels shelled Hama on September 4.").place_basis == "sentence"


@pytest.mark.parametrize("place", ["Mariupol", "Caen"])
def test_a_city_that_surrendered_is_where_it_happened(place: str) -> None:
    event = the_event(f"{place} surrendered on September 4.")
    assert (event.kind, [p.name for p in event.places]) == ("control_change", [place])


def test_where_bombers_came_from_is_not_where_bombs_fell() -> None:
    event = the_event("Aircraft from Benghazi bombed the harbour on September 4.")
    assert event.places == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels fell back after officials in Tripoli asked for calm. Jets bombed Derna on September 4.", "Derna"),
        ("In Derna, on the road to Benghazi, a bomb killed five people on September 4.", "Derna"),
        ("Troops crossed from Tripoli on September 4 and captured Derna.", "Derna"),
        ("On September 4 rebels advanced on Hama from Idlib and from Raqqa.", "Hama"),
        ("Hama fell on September 4, cutting Idlib off from the sea.", "Hama"),
    ],
)
def test_a_place_named_in_passing_is_not_where_it_happened(text: str, place: str) -> None:
    assert {p.name for e in events(text) if e.when.edtf == "2023-09-04" for p in e.places} == {place}


def test_a_later_day_of_another_clause_does_not_date_what_came_before() -> None:
    told = events("Marines made a landing at Derna and were withdrawn two days afterwards.")
    assert all(e.when.edtf != "2023-09-17" or e.kind != "battle" for e in told)


def test_a_clause_of_time_dates_the_clause_it_belongs_to() -> None:
    text = "Work began in October 2021, and when a storm hit Derna in August 2022, eight people were killed."
    killed = [e for e in events(text) if e.toll.killed_low == 8]
    assert {e.when.edtf for e in killed} == {"2022-08"}


# -- dates of a history -----------------------------------------------------------------------------


_TOLD = "On 4 May 1918 rebels captured Idlib. "


@pytest.mark.parametrize(
    ("next_sentence", "when"),
    [
        ("They shelled the road to the hills.", "1918-05-04"),
        ("Then troops landed in Donetsk.", "1918-05-04"),
        ("Troops landed in Donetsk.", ""),
        ("The rebels had shelled the old bridge.", ""),
    ],
)
def test_a_history_keeps_its_date_where_it_stays(next_sentence: str, when: str) -> None:
    assert [w for w, _ in dates(_TOLD + next_sentence, None)][1:] in ([when], [] if not when else None)


def test_a_history_carries_a_date_over_one_sentence_at_most() -> None:
    aside = "The weather of the country was told of in many books and in letters that were sent home. "
    assert dates(_TOLD + aside + "They shelled the road to Idlib.", None)[1:] == [("1918-05-04", "context")]
    assert dates(_TOLD + aside * 2 + "They shelled the road to Idlib.", None)[1:] == [("", "none")]


def test_the_day_of_a_count_is_not_of_what_it_counts() -> None:
    text = "The following are the figures as of Monday for the bombings in Idlib."
    assert ("2023-09-11", "sentence") not in dates(text)


def test_a_weekday_of_an_unknown_week_is_not_the_day_of_the_sentence_before() -> None:
    text = "Rebels shelled Aleppo in 2005. A bomb killed six people in Hama on Friday."
    assert dates(text, None) == [("2005", "sentence"), ("", "none")]
