"""The builder's names beside those the packages give, and the list of places with their sources."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from geo.gazetteer import Gazetteer, distance_km
from geo.gazetteer_files import KINDS
from geo.names import fold

DATA = Path(__file__).resolve().parents[2] / "data"
LISTS = ("macro_places.csv", "noted_places.csv", "sourced_places.csv")


@pytest.fixture(scope="module")
def names() -> Iterator[ModuleType]:
    sys.path.insert(0, str(DATA))
    try:
        import gazetteer_names

        yield gazetteer_names
    finally:
        sys.path.remove(str(DATA))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "lexicons" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _row(id: str, name: str, country: str, population: int) -> SimpleNamespace:
    return SimpleNamespace(id=id, name=name, country=country, population=population, names={fold(name): 0})


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("El-Hodeidah", "Hodeidah"),
        ("Al Ḩudaydah", "Ḩudaydah"),
        ("Ar Raqqah", "Raqqah"),
        ("Alhudaydah", ""),
        ("Al'-Khudajda", ""),
        ("el hudaydah", ""),
        ("Al kabir", ""),
        ("Hodeida", ""),
        ("", ""),
    ],
)
def test_the_article_comes_off_a_latin_name(names: ModuleType, name: str, bare: str) -> None:
    assert names.bare_name(name) == bare


@pytest.mark.parametrize(
    ("alternate", "country", "population", "taken", "filed"),
    [
        ("El-Hodeidah", "YE", 700_000, set(), True),
        ("El-Hodeidah", "YE", 700_000, {"hodeidah"}, False),
        ("El-Hodeidah", "YE", 10_000, set(), False),
        ("El-Hodeidah", "ES", 700_000, set(), False),
        ("El Hode", "YE", 700_000, set(), False),
        ("Al Kathir", "YE", 700_000, set(), False),
    ],
)
def test_an_arab_town_is_known_without_the_article(
    names: ModuleType, alternate: str, country: str, population: int, taken: set[str], filed: bool
) -> None:
    town = _row("gn:1", "Al Ḩudaydah", country, population)
    city = SimpleNamespace(name="Al Ḩudaydah", alternates=[alternate])
    names.drop_articles([town], {1: city}, taken | {"hudaydah"})
    assert (fold(alternate).split()[-1] in town.names) == filed


def test_a_country_leaves_a_foreign_name_to_a_town(names: ModuleType) -> None:
    land = _row("iso:OM", "Oman", "OM", 4_000_000)
    land.names |= {"uman": 0, "umman": 0, "muscat": 0}
    towns = [_row("gn:1", "Uman", "UA", 80_000), _row("gn:2", "Umman", "UA", 900), _row("gn:3", "Muscat", "OM", 90_000)]
    names.leave_to_towns([land], [*towns, _row("gn:4", "Oman", "UA", 90_000)])
    assert set(land.names) == {"oman", "umman", "muscat"}


def test_each_sourced_place_states_where_its_point_is_from() -> None:
    known = {row["name"]: row for name in LISTS[:2] for row in _rows(name)}
    for row in _rows("sourced_places.csv"):
        assert row["kind"] in KINDS, row
        assert row["source"], row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert 1 <= float(row["uncertainty_km"]) <= 2000, row
        assert row["name"] not in known, row


def test_no_two_places_of_the_lists_share_an_id() -> None:
    slugs = Counter(fold(row["name"]) for name in LISTS for row in _rows(name))
    assert [slug for slug, count in slugs.items() if count > 1] == []


def test_english_names_are_the_places_own(gazetteer: Gazetteer) -> None:
    for row in _rows("english_names.csv"):
        own = [c.place.id for c in gazetteer.candidates(row["name"]) if c.match in {"primary", "folded"}]
        assert row["id"] in own, row


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat", "within_km"),
    [
        ("Hodeidah", "YE", 42.95, 14.80, 5),
        ("Weddell Sea", "", -45.0, -73.0, 500),
        ("Noto Peninsula", "JP", 136.9, 37.2, 40),
        ("Scarborough Shoal", "", 117.76, 15.15, 15),
        ("Lake Titicaca", "", -69.3, -15.8, 50),
        ("Mount Lewotobi", "ID", 122.77, -8.54, 8),
        ("Humera", "ET", 36.6, 14.3, 8),
        ("Al-Raqqah", "SY", 39.0, 35.95, 60),
        ("Lukla", "NP", 86.73, 27.69, 6),
        ("Uman", "UA", 30.22, 48.75, 25),
    ],
)
def test_a_place_of_news_is_found_where_it_is(
    gazetteer: Gazetteer, name: str, country: str, lon: float, lat: float, within_km: float
) -> None:
    place = gazetteer.candidates(name)[0].place
    assert place.country == country
    assert distance_km(lon, lat, place.lon, place.lat) <= within_km
