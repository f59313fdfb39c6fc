"""A place named for another reason than to say where something happened is no event's place."""

from __future__ import annotations

import pytest

from tests.lookup import events


def places(text: str) -> set[str]:
    """Return the names of the places of all events of a text."""
    return {p.name for e in events(text) for p in e.places}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A gunman shot the ambassador to Turkey on Monday at a gallery.", "Turkey"),
        ("Police seized a car bomb on Sunday in a town bordering Belarus.", "Belarus"),
        ("Two guards and a woman visiting from Poland were killed in an attack on Sunday.", "Poland"),
        ("The raid on September 4 was a failure on the scale of Mariupol.", "Mariupol"),
        ("The minister condemned the bombings of hotels in Mekelle on Tuesday.", "Mekelle"),
        ("An activist based in Berlin said rebels shelled the old bridge on Tuesday.", "Berlin"),
        ("The governor of Donetsk captured the island on September 4.", "Donetsk"),
        ("On September 4 a man was arrested in connection with the bombings in Mekelle.", "Mekelle"),
        ("The alliance admitted its rivals, Egypt and Belarus, in a treaty on September 4.", "Belarus"),
        ("Twelve governments, among them Egypt, signed a treaty on September 4.", "Egypt"),
        ("The Treaty of Minsk was signed on September 4.", "Minsk"),
        ("Egypt, along with its allies, invaded Donetsk on September 4.", "Egypt"),
        ("He fought for the independence of Egypt on September 4.", "Egypt"),
        ("The president condemned on September 4 the bomb attacks at an embassy in Mekelle and left.", "Mekelle"),
        ("A 48-year-old Ankara man was arrested on September 4.", "Ankara"),
        ("A passenger was injured on September 4 and taken to a hospital in Ankara.", "Ankara"),
        ("The president condemned on September 4 the bomb attacks on hotels in Mekelle.", "Mekelle"),
        ("Rebels killed two guards on September 4 while the president was in Aleppo.", "Aleppo"),
        ("While the king was at Aleppo, rebels burned the palace on September 4.", "Aleppo"),
        ('On September 4 a guard shot the envoy, shouting: "Don\'t forget Aleppo!"', "Aleppo"),
    ],
)
def test_a_place_of_another_role_is_not_where_it_happened(text: str, place: str) -> None:
    assert place not in places(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A gunman shot a guard of the embassy in Ankara on Monday.", "Ankara"),
        ("Police seized a car bomb on Sunday in a town near Minsk.", "Minsk"),
        ("A woman from Poland was killed on Sunday in an attack in Cairo.", "Cairo"),
        ("The minister condemned the bombings at a meeting in Paris on Tuesday.", "Paris"),
        ("The talks on the withdrawal were held in Cairo on Tuesday.", "Cairo"),
        ("On September 4 a man was arrested in Minsk after a bombing.", "Minsk"),
        ("The treaty was signed in Minsk on September 4.", "Minsk"),
        ("The president visited Cairo on September 4 for talks.", "Cairo"),
        ("A crowd held a rally outside Cairo's stadium on September 4.", "Cairo"),
        ("The troops fought on, and on September 4 they shelled Mekelle.", "Mekelle"),
        ("Twelve people died on Sunday when their boat sank off the coast of Normandy.", "Normandy"),
    ],
)
def test_a_place_that_says_where_is_kept(text: str, place: str) -> None:
    assert place in places(text)


def test_a_coordinate_clause_with_its_own_subject_lends_no_place() -> None:
    text = "Berlin was far from the front on September 4; the armies retreated from the field in good order."
    assert "Berlin" not in places(text)
