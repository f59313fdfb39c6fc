"""Where something is, or who acts: literal, metonymic, embedded, demonym."""

from __future__ import annotations

import pytest

from tests.lookup import places, read

LITERAL = [
    ("Syrian warplanes bombed Aleppo on Monday.", "Aleppo"),
    ("Kyiv was shelled on September 4.", "Kyiv"),
    ("Thousands of families fled Gaza to Egypt on September 12.", "Gaza"),
    ("Floods killed more than 5,000 people in Derna on September 11.", "Derna"),
    ("In Tigray, Ethiopian forces shelled Mekelle on September 8.", "Tigray"),
    ("In Tigray, Ethiopian forces shelled Mekelle on September 8.", "Mekelle"),
    ("An earthquake hit Amatrice on August 24, 2016.", "Amatrice"),
    ("In June 1944, Allied troops landed in Normandy.", "Normandy"),
    ("Gangs burned homes in Port-au-Prince on Saturday.", "Port-au-Prince"),
    ("Leaders met in Cairo on September 6.", "Cairo"),
    ("Officials in Washington spoke on Monday.", "Washington"),
    ("Kharkiv suffered heavy damage on Sunday.", "Kharkiv"),
    ("Turkey's border with Syria was closed.", "Turkey"),
    ("The city of Mariupol fell on May 20, 2022.", "Mariupol"),
]
METONYMIC = [
    ("Washington said on Tuesday that it would not recognise the vote.", "Washington"),
    ("Turkey urged Israel to stop the war.", "Turkey"),
    ("Turkey urged Israel to stop the war.", "Israel"),
    ("Moscow accused Kyiv of shelling Donetsk.", "Moscow"),
    ("Moscow accused Kyiv of shelling Donetsk.", "Kyiv"),
    ("Kyiv agreed to a ceasefire on September 4.", "Kyiv"),
    ("Moscow's army shelled Kharkiv on September 4.", "Moscow"),
    ("Washington deployed troops to Poland on September 4.", "Washington"),
    ("Talks were held between Ankara and Moscow on September 4.", "Ankara"),
    ("Talks were held between Ankara and Moscow on September 4.", "Moscow"),
    ("A truce was brokered by Qatar on September 14.", "Qatar"),
    ("The president of France arrived on Monday.", "France"),
    ("The Poland-backed plan was published on Monday.", "Poland"),
    ("According to Ankara, the raid failed.", "Ankara"),
    ("A gunman wounded the ambassador to Turkey on Monday.", "Turkey"),
    ("Crowds stormed the embassies of Turkey and Poland on Monday.", "Turkey"),
    ("Crowds stormed the embassies of Turkey and Poland on Monday.", "Poland"),
    ("On orders from Moscow the garrison of Kharkiv withdrew.", "Moscow"),
    ("Under pressure from Ankara, rebels left Hama.", "Ankara"),
]
EMBEDDED = [
    ("The blast took place in the men's section of the Cairo City hall.", "Cairo"),
    ("The Minsk Group met in Paris on September 4.", "Minsk"),
    ("The Washington Post reported on Sunday that Israel had bombed Rafah.", "Washington"),
    ("The Aleppo Media Centre said that barrel bombs hit Idlib.", "Aleppo"),
    ("The Paris Agreement was signed on September 4.", "Paris"),
    ("The War of the Aleppo Pact was lost in 1960.", "Aleppo"),
]
DEMONYM = [
    ("Syrian warplanes bombed Aleppo on Monday.", "Syrian"),
    ("Turkish-backed fighters captured Manbij on September 3.", "Turkish"),
    ("Ukrainians fled Mariupol on September 4.", "Ukrainians"),
    ("A US drone strike hit Kabul on August 29, 2021.", "US"),
    ("On June 6, 1944, German forces shelled Caen.", "German"),
]


@pytest.mark.parametrize(("text", "name"), LITERAL)
def test_where_something_is_is_literal(text: str, name: str) -> None:
    assert places(text)[name].use == "literal"


@pytest.mark.parametrize(("text", "name"), METONYMIC)
def test_who_acts_or_is_addressed_is_metonymic(text: str, name: str) -> None:
    assert places(text)[name].use == "metonymic"


@pytest.mark.parametrize(("text", "name"), EMBEDDED)
def test_a_name_within_a_name_is_no_place_and_no_actor(text: str, name: str) -> None:
    """Kept as embedded or not kept at all: it never reaches the map."""
    assert {p.use for p in read(text).places if p.text.startswith(name)} <= {"embedded"}


@pytest.mark.parametrize(("text", "name"), DEMONYM)
def test_an_adjective_or_people_is_a_demonym(text: str, name: str) -> None:
    assert places(text)[name].use == "demonym"


def test_a_demonym_knows_its_country() -> None:
    assert places("Turkish-backed fighters captured Manbij.")["Turkish"].country == "TR"


def test_the_members_of_a_list_share_the_use_of_the_first() -> None:
    found = places("Shelling hit Kharkiv, Izium and Kupiansk on September 10.")
    assert {p.use for p in found.values()} == {"literal"}


def test_a_long_list_is_not_torn() -> None:
    found = places(
        "Assad added that troops had taken the communities of Palmyra, Manbij, Raqqa, Idlib, Izium, Kupiansk, "
        "Hama and Rafah in the Aleppo province, calling it a historic victory."
    )
    assert [p.use for p in found.values()] == ["literal"] * 9


def test_one_name_may_be_used_in_two_ways() -> None:
    text = "Moscow said that drones had been shot down in Moscow on Monday."
    assert [p.use for p in read(text).places] == ["metonymic", "literal"]
