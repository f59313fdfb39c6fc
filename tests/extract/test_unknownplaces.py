"""Names no gazetteer has are kept as places where the text says they are, and not moved to a namesake."""

from __future__ import annotations

import pytest

from extract.language import parse
from extract.toponyms import find_places
from geo.gazetteer import Gazetteer
from tests.lookup import read


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Open the index once."""
    return Gazetteer.open()


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    """Return the literal names of a text."""
    found = [m for offset, doc in parse(text) for m in find_places(doc, offset, gazetteer)]
    return [m.text for m in found if m.use == "literal"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hundreds of civilians were killed in the town of Mai-Kadra on 9 November.", "Mai-Kadra"),
        ("Fighting was reported around Tal Rifaat and in Menagh.", "Tal Rifaat"),
        ("Fighting was reported around Tal Rifaat and in Menagh.", "Menagh"),
        ("Rebels ambushed a company at Ulus-Kert.", "Ulus-Kert"),
        ("A policeman was killed at the Plitvice Lakes on 31 March.", "Plitvice Lakes"),
        ("Thousands are massacred in the church at Nyarubuye.", "Nyarubuye"),
        ("Fighters were killed in the Gogjali district on Wednesday.", "Gogjali"),
    ],
)
def test_an_unknown_name_is_taken_whole(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in names(gazetteer, text)


@pytest.mark.parametrize(
    "text",
    [
        "He was arrested at Wal-Mart on Monday.",
        "She works at Rolls-Royce and he at Google.",
        "Anna Menagh spoke first. She trusted in Menagh.",
        "They believed in Marxism and in Parliament.",
        "Many bars stand in the Red district and in the Financial district.",
        "Four men were shot outside Carmine's on Saturday.",
        "Two people were hurt at the corner of Mathis and Prentice streets.",
        "A man was shot in the 5300 block of Radnor on Tuesday.",
        "He was hit near Newton and 16th avenues.",
        "IT IS GREAT TO SEE SO MUCH LOVE AND SUPPORT TODAY",
    ],
)
def test_firms_people_and_ideas_are_none(gazetteer: Gazetteer, text: str) -> None:
    assert names(gazetteer, text) == []


def test_a_known_city_in_a_compound_stays(gazetteer: Gazetteer) -> None:
    assert "Armenia" in names(gazetteer, "They met on the Armenia-Azerbaijan border.")


def test_what_fell_is_a_place(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "Gudermes surrendered without a fight on 12 November.") == ["Gudermes"]


def test_a_town_called_like_a_person_is_one_by_its_police(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "A woman called Gary police at noon.") == ["Gary"]
    assert names(gazetteer, "A woman called Gary at noon.") == []


def test_a_corner_of_a_country_is_no_crossing(gazetteer: Gazetteer) -> None:
    assert "Syria" in names(gazetteer, "They held the northeastern corner of Syria and Iraq's desert.")


def test_a_capital_in_two_letters_is_one_by_its_police(gazetteer: Gazetteer) -> None:
    found = [
        m.text
        for offset, doc in parse("Three men were shot, DC police said.")
        for m in find_places(doc, offset, gazetteer)
    ]
    assert found == ["DC"]


def test_a_piece_of_an_unknown_compound_is_no_town_anywhere_in_the_sentence(gazetteer: Gazetteer) -> None:
    found = [m.text for offset, doc in parse("Ulus-Kert was shelled.") for m in find_places(doc, offset, gazetteer)]
    assert "Ulus" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The king was beaten at Kliszow in July 1702.", "Kliszow"),
        ("Troops fought in the Gogjali district on Tuesday.", "Gogjali"),
    ],
)
def test_a_name_no_vector_knows_is_a_place_by_the_words_around(text: str, name: str) -> None:
    """With an index that will never have it: the program's own grows."""
    assert [p.text for p in read(text).places] == [name]
