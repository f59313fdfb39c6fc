"""The place of an event whose clause names none."""

from __future__ import annotations

import pytest

from tests.lookup import events


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Militants ruled Palmyra for years. Kurdish forces seized it on September 4.", "control_change", "Palmyra"),
        ("Militants held Raqqa until Kurdish fighters captured it in June.", "control_change", "Raqqa"),
        ("Farmers in Izium sold wheat. Russian artillery shelled the town on September 4.", "shelling", "Izium"),
        ("Rebels had left Hama quietly. The army entered the city on September 4.", "control_change", "Hama"),
    ],
)
def test_the_town_is_the_settlement_named_last(text: str, kind: str, place: str) -> None:
    found = [e for e in events(text) if e.kind == kind]
    assert [[p.name for p in e.places] for e in found] == [[place]]
    assert found[0].place_basis == "context"


def test_a_town_of_its_own_name_is_no_earlier_one() -> None:
    (event,) = events("Farmers in Izium sold wheat. Artillery shelled the town of Novi Grod on September 4.")
    assert "Izium" not in [p.name for p in event.places]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling hit Gaza on September 3. HMS Antelope was hit by a missile on September 4.",
        "Jets bombed Derna on September 3. A submarine sank the cruiser Aurora on September 4.",
    ],
)
def test_what_befalls_a_warship_has_no_place_on_land(text: str) -> None:
    event = events(text)[-1]
    assert (event.places, event.place_basis) == ((), "none")


def test_there_is_the_settlement_named_last() -> None:
    told = events("They shelled Hama on September 3. Talks ended there on September 4.")
    assert [p.name for e in told if e.kind == "talks" for p in e.places] == ["Hama"]


def test_the_city_is_no_village() -> None:
    told = events("Rebels took the village of Idlib on September 3. Troops captured the city on September 4.")
    assert [[p.name for p in e.places] for e in told if e.when.edtf == "2023-09-04"] == [[]]


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        (
            "Jets bombed Hama on September 3. Hama burned. Idlib was quiet. Troops entered the city on September 4.",
            "2023-09-04",
            "Hama",
        ),
        (
            "Rebels left Hama, the old capital. Idlib was quiet. Troops captured the capital on September 4.",
            "2023-09-04",
            "Hama",
        ),
        (
            "Farmers sold wheat in Izium. Troops captured the town on September 4; a minister flew to Raqqa.",
            "2023-09-04",
            "Izium",
        ),
        (
            "Derna is in Libya. A bomb went off in a market in Hama on September 4. Twelve people were killed.",
            "2023-09-04",
            "Hama",
        ),
    ],
)
def test_a_word_for_a_place_means_the_one_the_text_is_at(text: str, day: str, place: str) -> None:
    found = [[p.name for p in e.places] for e in events(text) if e.when.edtf == day]
    assert [place] in found
    assert [] not in found
    assert len({name for names in found for name in names}) == 1


@pytest.mark.parametrize("when", ["Two days later", "That evening", "The next morning"])
def test_what_comes_next_stands_where_the_story_stands(when: str) -> None:
    told = events(f"Derna is far. Jets bombed Hama on September 3. {when} thousands of people fled.")
    assert [p.name for p in told[-1].places] == ["Hama"]
    assert told[-1].place_basis == "context"


def test_a_part_of_a_town_is_of_the_one_the_story_is_in() -> None:
    told = events("Rebels overran Hama on September 3. Hama was dark. Jets bombed the outskirts on September 4.")
    assert [p.name for p in told[-1].places] == ["Hama"]


def test_a_river_of_a_towns_name_is_no_town() -> None:
    told = events("Rebels crossed the Derna on September 2. Troops captured the city on September 4.")
    assert all("Derna" not in p.name for e in told if e.kind == "control_change" for p in e.places)


def test_a_story_goes_on_where_it_was_until_it_moves() -> None:
    text = "Rebels captured Hama on September 3. It was hot. They also shelled a school on September 4."
    assert [p.name for p in events(text)[-1].places] == ["Hama"]
    moved = text.replace("It was hot.", "Raqqa was calm.")
    assert [p.name for p in events(moved)[-1].places] != ["Hama"]


def test_both_towns_are_those_of_the_event_before() -> None:
    told = events("Gunmen seized Hama and Idlib on September 3. Troops recaptured both towns on September 5.")
    later = {p.name for e in told if e.when.edtf == "2023-09-05" for p in e.places}
    assert later == {"Hama", "Idlib"}


def test_an_entry_of_a_chronicle_stands_for_itself() -> None:
    text = "- 3 September: Rebels capture Hama.\n- 4 September: Twelve people are killed.\n- 5 September: Idlib falls."
    assert all("Hama" not in [p.name for p in e.places] for e in events(text) if e.when.edtf == "2023-09-04")


def test_an_entry_goes_on_where_it_began() -> None:
    text = "Derna is far.\n\n3 September - Rebels capture Hama. Thousands of people fled.\n\n5 September - Idlib falls."
    assert [p.name for e in events(text) if e.kind == "displacement" for p in e.places] == ["Hama"]


def test_an_answer_is_where_its_question_asks() -> None:
    found = events("Q: When did the fighting reach Aleppo?\nA: On September 4, when the rebels seized the bridge.")
    assert [[p.name for p in e.places] for e in found] == [["Aleppo"]]


def test_an_answer_is_where_its_question_asks_under_a_countrys_heading_too() -> None:
    answer = "Q: What happened in Idlib?\nA: In March 2010 rebels blockaded the town and killed nine civilians."
    found = events(f"A chronicle of the war.\n\nSyria\n\n{answer}")
    assert {p.name for e in found for p in e.places} == {"Idlib"}


def test_an_answer_with_a_place_of_its_own_is_there() -> None:
    found = events("Q: When did the war reach Syria?\nA: On September 4, when the rebels seized Aleppo.")
    assert [[p.name for p in e.places] for e in found] == [["Aleppo"]]


def test_a_later_total_after_several_towns_is_of_none_of_them() -> None:
    told = events("Shelling hit Hama, Idlib and Raqqa on 1 March. On 3 March the toll was 38 dead.")
    assert [(len(e.places), e.place_basis) for e in told] == [(3, "sentence"), (0, "article")]
