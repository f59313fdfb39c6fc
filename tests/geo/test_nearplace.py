"""Places made from a named one: where they lie, how sure, what is drawn, and when nothing is made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from geopy.distance import geodesic
from shapely.geometry import Point, box

from extract.model import PlaceMention, Span
from geo.gazetteer import Gazetteer
from geo.model import Place, Resolution
from geo.nearplace import BORDER_KM, NEAR_KM, clipped, relative, zone
from geo.regions import Regions


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.open()


def told(place: Place, hint: str) -> Resolution:
    """A resolution whose mention tells a relation."""
    mention = PlaceMention(Span(0, 1), place.name, place.name, kind_hint=hint)
    return Resolution(mention, place, 0.9, ("known",))


def made(place: Place, hint: str, regions: Regions, others: tuple[Place, ...] = ()) -> Place:
    found = relative(told(place, hint), [told(other, "") for other in others], regions).place
    assert found is not None
    return found


def test_a_distance_and_a_direction_give_a_point_with_its_radius(gazetteer: Gazetteer, regions: Regions) -> None:
    town = gazetteer.place("gn:148106")
    point = made(town, "away:12:west", regions)
    assert geodesic((town.lat, town.lon), (point.lat, point.lon)).km == pytest.approx(12.0, abs=0.001)
    assert point.lon < town.lon
    assert point.kind == "site"
    assert 12 * 0.25 <= point.uncertainty_km <= 12 * 0.5
    assert point.id == "dl:rel:away:12:west:gn:148106"


def test_so_far_from_a_country_is_not_a_point(gazetteer: Gazetteer, regions: Regions) -> None:
    land = gazetteer.place("iso:AM")
    assert made(land, "away:12:west", regions) == land


@pytest.mark.parametrize(
    ("direction", "inside", "outside"),
    [("south", (46.40, 39.20), (43.85, 40.79)), ("north", (43.85, 40.79), (46.40, 39.20))],
)
def test_a_part_holds_its_own_towns(
    direction: str, inside: tuple[float, float], outside: tuple[float, float], gazetteer: Gazetteer, regions: Regions
) -> None:
    part = made(gazetteer.place("iso:AM"), f"part:{direction}", regions)
    region = regions.get(part.id)
    assert region is not None
    assert region.geometry.covers(Point(inside))
    assert not region.geometry.covers(Point(outside))


def test_a_made_area_says_what_it_is(gazetteer: Gazetteer, regions: Regions) -> None:
    part = made(gazetteer.place("iso:AM"), "part:south", regions)
    region = regions.for_place(part, None)
    assert region is not None
    assert (part.label, part.kind, part.country) == ("southern Armenia", "region", "AM")
    assert region.label == "southern Armenia"
    assert "no boundary" in region.source
    assert region.geometry.covers(Point(part.lon, part.lat))


def test_a_border_is_a_zone_on_both_sides(gazetteer: Gazetteer, regions: Regions) -> None:
    iran, azerbaijan = gazetteer.place("iso:IR"), gazetteer.place("iso:AZ")
    border = made(iran, "border:Azerbaijan", regions, (azerbaijan,))
    assert border == replace(made(azerbaijan, "border:Iran", regions, (iran,)))
    assert (border.id, border.country) == ("dl:rel:border:iso:AZ+iso:IR", "")
    region = regions.get(border.id)
    assert region is not None
    assert region.geometry.covers(Point(47.03, 39.15))  # at Khudafarin, on the Aras
    assert not region.geometry.covers(Point(49.87, 40.41))


def test_countries_apart_have_no_border(gazetteer: Gazetteer, regions: Regions) -> None:
    iceland, portugal = gazetteer.place("iso:IS"), gazetteer.place("iso:PT")
    assert made(iceland, "border:Portugal", regions, (portugal,)) == iceland


def test_a_border_with_nobody_named_is_that_with_the_neighbour_the_article_names(
    gazetteer: Gazetteer, regions: Regions
) -> None:
    others = [told(gazetteer.place(id), "") for id in ("iso:FR", "gn:616052")]
    found = relative(told(gazetteer.place("iso:IR"), "border:"), others, regions)
    assert found.place is not None
    assert found.place.id == "dl:rel:border:iso:AM+iso:IR"
    assert "names Armenia, a neighbour" in found.reasons[1]


def test_a_border_with_nobody_named_at_all_is_the_whole_border(gazetteer: Gazetteer, regions: Regions) -> None:
    found = relative(told(gazetteer.place("iso:IR"), "border:"), [], regions)
    assert found.place is not None
    assert (found.place.id, found.place.label, found.place.kind) == ("dl:rel:border:iso:IR", "Border of Iran", "region")
    assert "whole border by land" in found.reasons[1]
    region = regions.get(found.place.id)
    assert region is not None
    assert region.label == "Border of Iran"
    assert region.geometry.covers(Point(47.03, 39.15)) and region.geometry.covers(Point(61.15, 36.53))
    assert not region.geometry.covers(Point(51.4, 35.7))


def test_beside_a_town_is_its_point_with_a_wide_radius(gazetteer: Gazetteer, regions: Regions) -> None:
    town = gazetteer.place("gn:148106")
    near = made(town, "near:north", regions)
    assert (near.lon, near.lat, near.kind, near.uncertainty_km) == (town.lon, town.lat, "site", NEAR_KM)
    assert near.label == f"north of {town.label}"
    assert made(gazetteer.place("iso:AM"), "near:north", regions) == gazetteer.place("iso:AM")


def test_a_zone_is_as_wide_as_it_says() -> None:
    shape = zone(box(0, 0, 1, 1), box(1, 0, 2, 1))
    assert shape is not None
    west, _, east, _ = shape.bounds
    assert (east - west) * 111.2 == pytest.approx(2 * BORDER_KM, rel=0.02)


def test_parts_of_a_square() -> None:
    square = box(0, 0, 2, 2)
    areas = {d: clipped(square, d) for d in ("north", "southwest", "centre", "up")}
    assert areas["up"] is None
    assert [round(areas[d].area, 3) for d in ("north", "southwest", "centre")] == [2.0, 1.0, 1.0]  # type: ignore[union-attr]
