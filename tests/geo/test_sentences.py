"""Sentences of many countries and centuries, read whole: which place each name means, and which names mean none.

Each stands for a mechanism, none for a set: homonyms, lists, parts, demonyms, metonyms, borders, distances, districts.
"""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import extract
from geo.fuzzy import guessed
from geo.gazetteer import Gazetteer
from geo.model import Resolution
from geo.nearplace import relative
from geo.rank import resolve
from geo.regions import Regions


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.open()


def read(text: str, gazetteer: Gazetteer, regions: Regions) -> list[Resolution]:
    """Return the literal places of a text, as a build resolves them."""
    mentions = extract(Article("a.txt", text), gazetteer).places
    found = guessed(resolve(mentions, gazetteer), gazetteer)
    return [relative(one, found, regions) for one in found if one.mention.use == "literal"]


def told(one: Resolution) -> str:
    """A place in words: label, kind and country."""
    place = one.place
    return f"{one.mention.text} = " + (f"{place.label}, {place.kind}, {place.country}" if place else "unlocated")


SENTENCES = [
    # homonyms, by what stands beside them
    ("A bomb exploded in Cordoba, Spain.", ["Cordoba = Córdoba, settlement, ES", "Spain = Spain, country, ES"]),
    ("A gunman killed five in Birmingham, Alabama.", ["Birmingham = Birmingham, settlement, US"]),
    ("Riots broke out in Birmingham, England, in 1791.", ["Birmingham = Birmingham, settlement, GB"]),
    ("Miners died in San José, Costa Rica, and in San José, California.", ["San José = San José, settlement, CR"]),
    ("Miners died in San José, Costa Rica, and in San José, California.", ["San José = San Jose, settlement, US"]),
    ("Floods hit Valencia in Carabobo state, Venezuela.", ["Valencia = Valencia, settlement, VE"]),
    ("Police in Athens, Georgia, arrested a man.", ["Athens = Athens, settlement, US"]),
    ("Police in Athens, Georgia, arrested a man.", ["Georgia = Georgia, region, US"]),
    ("Villagers in Georgia, in the Caucasus, fled toward Tbilisi.", ["Georgia = Georgia, country, GE"]),
    ("An explosion shook Santiago, the Chilean capital.", ["Santiago = Santiago, settlement, CL"]),
    ("The ruins of Memphis in Egypt were looted.", ["Memphis = unlocated", "Egypt = Egypt, country, EG"]),
    ("Shots were heard in Jerusalem.", ["Jerusalem = Jerusalem, settlement, IL"]),
    ("Police in Cologne arrested a man.", ["Cologne = Köln, settlement, DE"]),
    ("Moscow warned Washington about Kaliningrad.", ["Kaliningrad = Kaliningrad, settlement, RU"]),
    # names of other times, other spellings
    ("In 1755 an earthquake destroyed Lisbon.", ["Lisbon = Lisbon, settlement, PT"]),
    ("Ottoman troops besieged Vienna in 1683.", ["Vienna = Vienna, settlement, AT"]),
    ("In 1857 sepoys mutinied at Meerut and marched to Delhi.", ["Meerut = Meerut, settlement, IN"]),
    ("German troops occupied Danzig on 1 September 1939.", ["Danzig = Gdańsk, settlement, PL"]),
    ("Japanese forces captured Nanking in December 1937.", ["Nanking = Nanjing, settlement, CN"]),
    ("Saigon fell on 30 April 1975.", ["Saigon = Ho Chi Minh City, settlement, VN"]),
    ("Protesters gathered in Gümrü, Armenia's second city.", ["Gümrü = Gyumri, settlement, AM"]),
    # lists and kinds of place
    ("Amatrice, Accumoli and Norcia were destroyed.", ["Accumoli = Accumoli, settlement, IT"]),
    ("Bandits killed 20 in Zamfara and Katsina states.", ["Katsina = Katsina State, region, NG"]),
    ("Fighters took the town of Bakhmut in Donetsk Oblast.", ["Bakhmut = Bakhmut, settlement, UA"]),
    ("Flooding in the Mexican state of Tabasco displaced many.", ["Tabasco = Tabasco, region, MX"]),
    ("Shelling hit villages along the Dnipro River.", ["Dnipro River = Dnieper, water, UA"]),
    # parts, sides and distances
    ("Gunmen clashed in Tripoli, in northern Lebanon.", ["Lebanon = northern Lebanon, region, LB"]),
    ("An avalanche killed 12 in the north of Italy.", ["Italy = northern Italy, region, IT"]),
    ("Fighting north of Kirkuk killed six.", ["Kirkuk = north of Kirkuk, site, IQ"]),
    ("A mine exploded 16 km south of Idlib.", ["Idlib = 16 km south of Idlib, site, SY"]),
    # borders
    ("Migrants drowned near the Polish border in Belarus.", ["Polish = Border of Belarus and Poland, region, "]),
    ("Smugglers were shot along the Iranian border.", ["Iranian = Border of Iran, region, IR"]),
    ("In Pakistan, a bomb exploded near the Afghan border.", ["Afghan = Border of Afghanistan and Pakistan, region, "]),
    ("Congolese soldiers fought near the Rwandan border.", [
        "Rwandan = Border of Democratic Republic of the Congo and Rwanda, region, ",
    ]),
    ("Clashes broke out along the border between Thailand and Cambodia.", [
        "Thailand = Border of Cambodia and Thailand, region, ",
    ]),
    # parts of towns
    ("Shells hit the Old City of Aleppo.", ["Old City = Aleppo, settlement, SY"]),
    ("A fire destroyed shops in the Old City of Sanaa.", ["Old City = Sanaa, settlement, YE"]),
    ("Shots were heard in Jerusalem and in the Old City.", ["Old City = Old City, settlement, PS"]),
    ("Rockets hit the Old City on Monday.", ["Old City = unlocated"]),
    ("A strike hit the Kafr Hamra district of Aleppo.", ["Kafr Hamra = Aleppo, settlement, SY"]),
    ("Police fired in the Bab al-Tabbaneh neighbourhood of Tripoli, Lebanon.", [
        "Bab al-Tabbaneh = Tripoli, settlement, LB",
    ]),
    ("Clashes in the Manbij district of Aleppo killed two.", ["Manbij = Manbij District, district, SY"]),
    ("Rockets struck the Damascus suburb of Douma in 2018.", ["Douma = Dūmā, settlement, SY"]),
    ("A bomb exploded in the Aleppo district of Salaheddine.", ["Salaheddine = Aleppo, settlement, SY"]),
    # where one goes
    ("Thousands fled for Xankendi on Tuesday.", ["Xankendi = Stepanakert / Khankendi, settlement, AZ"]),
    ("They left for Goris. Others were heading to Yerevan.", ["Yerevan = Yerevan, settlement, AM"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_name_means_the_place_a_reader_would_say(
    text: str, expected: list[str], gazetteer: Gazetteer, regions: Regions
) -> None:
    found = [told(one) for one in read(text, gazetteer, regions)]
    assert [one for one in expected if one not in found] == [], found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Putin of Russia met the leaders of Egypt and Qatar in Cairo.", ["Cairo"]),
        ("President Macron of France spoke with Chancellor Merkel of Germany.", []),
        ("A car crashed on Lincoln Avenue.", []),
        ("A bomb exploded on Second Street in Baku.", ["Baku"]),
        ("The Bangkok Post said so. The University of Manchester denied it.", []),
        ("HMS Sheffield sank. Jordan Henderson met Paris Hilton.", []),
        ("Mexican border guards opened fire in Tijuana.", ["Tijuana"]),
        ("Aid workers were stopped 50 km from the Turkish border in Aleppo.", ["Aleppo"]),
        ("Baku said Yerevan had attacked.", []),
    ],
)
def test_actors_streets_and_names_of_people_are_no_places(
    text: str, left: list[str], gazetteer: Gazetteer, regions: Regions
) -> None:
    assert [one.mention.text for one in read(text, gazetteer, regions)] == left


def test_a_part_of_a_town_that_is_placed_at_the_town_says_so(gazetteer: Gazetteer, regions: Regions) -> None:
    part = read("A strike hit the Kafr Hamra district of Aleppo.", gazetteer, regions)[0]
    assert part.mention.text == "Kafr Hamra"
    assert part.reasons[0] == "Kafr Hamra is known as no part of Aleppo: it stands at Aleppo itself."
