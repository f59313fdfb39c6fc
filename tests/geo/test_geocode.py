"""The offline geocoder, used as any geocoder of geopy."""

from __future__ import annotations

from inspect import signature

import pytest
from geopy.distance import geodesic
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Gazetteer
from geo.geocode import OfflineGeocoder


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> OfflineGeocoder:
    return OfflineGeocoder(gazetteer)


def test_it_is_a_geocoder_of_geopy(geocoder: OfflineGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    with geocoder as opened:
        assert opened is geocoder


def test_a_location_has_address_point_and_raw(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Yerevan")
    assert isinstance(location, Location)
    assert location.address == "Yerevan, Armenia"
    assert geodesic(location.point, (40.18, 44.51)).km < 5
    assert location.raw["id"] == "gn:616052" and location.raw["country"] == "AM"
    address, (latitude, longitude) = location
    assert address == location.address and (latitude, longitude) == (location.latitude, location.longitude)


def test_disputed_places_show_both_names(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Khankendi, Azerbaijan")
    assert isinstance(location, Location)
    assert location.address.startswith("Stepanakert / Khankendi")


@pytest.mark.parametrize(
    ("query", "latitude", "longitude"),
    [("Paris", 48.85, 2.35), ("Paris, Texas", 33.66, -95.56), ("London, Ontario, Canada", 42.98, -81.23)],
)
def test_commas_go_from_small_to_large(
    geocoder: OfflineGeocoder, query: str, latitude: float, longitude: float
) -> None:
    location = geocoder.geocode(query)
    assert isinstance(location, Location)
    assert geodesic(location.point, (latitude, longitude)).km < 10


def test_several_answers_come_best_first(geocoder: OfflineGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False, limit=5)
    assert isinstance(found, list) and len(found) == 5
    assert len({location.raw["id"] for location in found}) == 5


@pytest.mark.parametrize("codes", ["gb", ["GB"], ("gb", "ie")])
def test_country_codes_limit_the_answers(geocoder: OfflineGeocoder, codes: object) -> None:
    found = geocoder.geocode("Boston", exactly_one=False, country_codes=codes)  # type: ignore[arg-type]
    assert isinstance(found, list)
    assert {location.raw["country"] for location in found} <= {"GB", "IE"}


@pytest.mark.parametrize("query", ["", " , ", "Zzyzzxburg", "the West"])
def test_nothing_known_is_none(geocoder: OfflineGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_a_query_must_be_text(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(42)  # type: ignore[arg-type]


@pytest.mark.parametrize("query", [(40.1777, 44.5126), "40.1777, 44.5126", Point(40.1777, 44.5126)])
def test_reverse_takes_what_geopy_takes(geocoder: OfflineGeocoder, query: object) -> None:
    location = geocoder.reverse(query)
    assert isinstance(location, Location)
    assert location.raw["country"] == "AM"


def test_reverse_far_from_all_is_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.reverse((-50.0, -140.0)) is None
    found = geocoder.reverse((40.1777, 44.5126), exactly_one=False)
    assert isinstance(found, list) and len(found) == 1


def test_language_and_timeout_are_accepted(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode("Baku", language="az", timeout=3) is not None


@pytest.mark.parametrize("language", ["az", "en-GB", "no such language", False, None])
def test_no_language_changes_an_answer(geocoder: OfflineGeocoder, language: str | bool | None) -> None:
    assert geocoder.geocode("Cologne", language=language) == geocoder.geocode("Köln")
    assert geocoder.reverse((50.94, 6.96), language=language) == geocoder.reverse((50.94, 6.96))


def test_a_limit_below_one_is_refused_as_by_geopy(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(ValueError, match="less than 1"):
        geocoder.geocode("Baku", limit=0)


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_its_parameters_are_those_of_geopy(method: str) -> None:
    own, theirs = (signature(getattr(kind, method)).parameters for kind in (OfflineGeocoder, Nominatim))
    assert set(own) <= set(theirs)
    assert all(own[name].kind == theirs[name].kind for name in own)


def test_the_transport_refuses(geocoder: OfflineGeocoder) -> None:
    for call in (geocoder.adapter.get_json, geocoder.adapter.get_text):
        with pytest.raises(GeocoderUnavailable):
            call("x", timeout=1, headers={})
