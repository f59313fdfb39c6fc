"""Which words are place names, what they are called, and what the words around them add."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.model import Article
from extract.pipeline import extract
from tests.lookup import FRIDAY, WORLD, TinyLookup, places, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling hit Kharkiv, Izium and Kupiansk on September 10.", ["Kharkiv", "Izium", "Kupiansk"]),
        ("Gangs took over Port-au-Prince on Saturday.", ["Port-au-Prince"]),
        ("Storms hit Cox's Bazar in Bangladesh on Sunday.", ["Cox's Bazar", "Bangladesh"]),
        ("Storms hit Cox\u2019s Bazar on Sunday.", ["Cox\u2019s Bazar"]),
        ("The Gaza Strip was bombarded on Thursday.", ["Gaza Strip"]),
        ("Rebels seized the Khyber Pass on September 5.", ["Khyber Pass"]),
        ("The United States deployed troops to Poland on September 4.", ["United States", "Poland"]),
        ("More than 300 people were killed in Derna, Benghazi and Cairo.", ["Derna", "Benghazi", "Cairo"]),
    ],
)
def test_names_are_found_whole_and_in_order(text: str, expected: list[str]) -> None:
    assert [p.text for p in read(text).places] == expected


def test_the_longest_name_wins() -> None:
    assert set(places("The Gaza Strip was bombarded.")) == {"Gaza Strip"}


@pytest.mark.parametrize(
    "text",
    [
        "Troops left the town at dawn.",
        "Paris Hilton spoke to reporters at noon.",
        "President Aleppo spoke to reporters.",
        "The army shot down a drone.",
    ],
)
def test_words_and_people_are_not_places(text: str) -> None:
    assert [p.text for p in read(text).places if p.use == "literal"] == []


def test_a_name_in_small_letters_is_a_word() -> None:
    assert read("They ate turkey and derna soup.").places == ()


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("The city of Mariupol fell on May 20, 2022.", "Mariupol", "city"),
        ("A missile hit the Ukrainian city of Kharkiv on Sunday.", "Kharkiv", "city"),
        ("Rebels seized the town of Manbij on September 4.", "Manbij", "town"),
        ("Russia's second-largest city, Minsk, was bombed.", "Minsk", "city"),
    ],
)
def test_the_words_before_say_what_kind_of_place_it_is(text: str, name: str, hint: str) -> None:
    assert places(text)[name].kind_hint == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Fighting broke out in Tigray region.", "region"),
        ("Fighting broke out in Izium district.", "district"),
    ],
)
def test_the_word_after_says_what_kind_of_place_it_is(text: str, hint: str) -> None:
    (place,) = read(text).places
    assert place.kind_hint == hint


def test_a_type_word_tells_the_province_from_the_town() -> None:
    """Either the name looked up holds it ("Aleppo province") or the hint does."""
    (province,) = read("Fighting broke out in the Aleppo province.").places
    (town,) = read("Fighting broke out in Aleppo.").places
    assert "province" in (province.name + (province.kind_hint or ""))
    assert (town.name, town.kind_hint) == ("Aleppo", None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A missile hit the Ukrainian city of Kharkiv on Sunday.", "Kharkiv", "UA"),
        ("A bomb went off in the Libyan port of Benghazi.", "Benghazi", "LY"),
        ("A missile hit Syria's second-largest city, Aleppo, on Sunday.", "Aleppo", "SY"),
        ("A missile hit Kharkiv on Sunday.", "Kharkiv", None),
    ],
)
def test_an_adjective_before_gives_the_country(text: str, name: str, country: str | None) -> None:
    assert places(text)[name].country == country


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("Shells fell on Caen in Normandy.", "Caen", "Normandy"),
        ("Shells fell on Mekelle, the capital of Tigray.", "Mekelle", "Tigray"),
        ("Shells fell on Caen.", "Caen", None),
        ("Shells fell on Hama. In Syria nobody spoke.", "Hama", None),
    ],
)
def test_x_in_y_names_the_container(text: str, name: str, container: str | None) -> None:
    assert places(text)[name].container == container


def test_a_list_shares_its_container() -> None:
    found = places("Rebels shelled Hama, Idlib and Raqqa in Syria on September 4.")
    assert {found[name].container for name in ("Hama", "Idlib", "Raqqa")} == {"Syria"}


def test_a_town_is_no_container() -> None:
    assert places("Rebels shelled Manbij in Aleppo.")["Manbij"].container is None


def test_a_name_the_index_lacks_is_kept_where_the_text_says_it_is_a_place() -> None:
    found = places("The town of Xolandia was shelled on September 4.")
    assert (found["Xolandia"].use, found["Xolandia"].name) == ("literal", "Xolandia")


def test_a_capitalised_word_the_index_lacks_is_not_a_place_by_itself() -> None:
    assert places("Xolandia was quiet.") == {}


def test_spans_are_of_the_text() -> None:
    text = "Rain.\n\nShelling hit Kharkiv, Izium and the Aleppo province; Turkish-backed fighters left Manbij."
    found = read(text).places
    assert len(found) >= 4
    assert [p.span.of(text) for p in found] == [p.text for p in found]


def test_mentions_do_not_overlap() -> None:
    found = read("The Gaza Strip, Gaza, Aleppo province and Aleppo were shelled.").places
    assert not [1 for a, b in pairwise(found) if a.span.overlaps(b.span)]


@pytest.mark.parametrize("name", [n for n, (kind, size, _) in WORLD.items() if size >= 100_000 and "'" not in n])
def test_every_large_place_is_found_after_in(name: str) -> None:
    """The tiny index is not what decides: "in X" is enough for any place it holds."""
    (place,) = [p for p in read(f"Shelling was reported in {name} on September 4.").places if p.use != "demonym"]
    assert place.text == name or name.startswith(place.text)


def test_the_index_is_asked_not_the_model() -> None:
    """With an empty index the model's own tags make no place of a name that nothing else vouches for."""
    nothing = TinyLookup(world={}, demonyms={})
    found = extract(Article("a.txt", "Kharkiv and Aleppo said little."), nothing).places
    assert found == ()


def known_as(text: str, world: dict[str, tuple[str, int, str]]) -> dict[str, str]:
    """Return the mentions of a text with their use, where the index has some names more."""
    found = extract(Article("a.txt", text, published=FRIDAY), TinyLookup(WORLD | world)).places
    return {p.text: p.use for p in found}


def test_an_abbreviated_region_keeps_its_stop() -> None:
    world = {"Gatineau": ("settlement", 250_000, "CA"), "Que.": ("region", 8_000_000, "CA")}
    assert set(known_as("A fire broke out in Gatineau, Que. on Monday.", world)) == {"Gatineau", "Que."}


@pytest.mark.parametrize(("name", "people", "kept"), [("The Hague", 500_000, True), ("The Valley", 1_000, False)])
def test_the_article_is_part_of_a_large_towns_name_only(name: str, people: int, kept: bool) -> None:
    found = known_as(f"Shelling was reported in {name} on Monday.", {name: ("settlement", people, "NL")})
    assert (name in found) is kept


def test_a_country_may_begin_a_compound() -> None:
    found = known_as("A U.S.-led coalition bombed Raqqa.", {"U.S.": ("country", 330_000_000, "US")})
    assert found == {"U.S.": "metonymic", "Raqqa": "literal"}


def test_the_town_before_its_suburb_holds_it() -> None:
    found = places("Shells fell on the Damascus suburb of Manbij on Sunday.")
    assert (found["Manbij"].container, found["Damascus"].container) == ("Damascus", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rome fell in 390 B.C. to the Gauls.", "B.C."),  # a year, no province
        ("The Department of Transportation closed a road.", "Transportation"),
        ("He drove a Crown Victoria to work.", "Victoria"),  # the end of a longer name
    ],
)
def test_what_a_place_also_is_called_is_none_by_the_words_before(text: str, name: str) -> None:
    assert name not in known_as(text, {name: ("region" if "." in name else "settlement", 400_000, "CA")})
