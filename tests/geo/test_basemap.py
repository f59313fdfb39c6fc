"""The basemap: small enough, whole, longitude first, both names of a disputed town."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import shapely

from extract.errors import DataError
from geo.basemap import basemap, grown, lake_labels
from geo.regions import Regions, data_folder

SOUTH_CAUCASUS = (43.0, 38.0, 51.0, 42.5)
KARABAKH = (46.0, 39.0, 47.6, 40.6)
BOUNDS = {
    "the world": (-180.0, -90.0, 180.0, 90.0),
    "Europe": (-10.0, 35.0, 40.0, 70.0),
    "the United Kingdom": (-8.0, 49.0, 2.0, 61.0),
    "Norway": (4.0, 57.0, 31.0, 71.0),
    "Canada": (-141.0, 41.0, -52.0, 83.0),
    "Indonesia": (95.0, -11.0, 141.0, 6.0),
    "Fiji": (177.0, -19.0, 180.0, -16.0),
    "Aleppo": (36.0, 35.5, 38.0, 37.0),
    "the ocean": (-31.0, 29.0, -30.0, 30.0),
}
KEYS = {
    "countries": {"id", "name", "polygons"},
    "units": {"id", "name", "polygons"},
    "lakes": {"name", "polygons"},
    "labels": {"name", "lon", "lat", "minzoom", "class"},
}


@pytest.fixture(scope="module")
def caucasus() -> dict[str, Any]:
    return basemap(SOUTH_CAUCASUS)


def size(payload: dict[str, Any]) -> int:
    return len(json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())


def rings(payload: dict[str, Any]) -> list[list[list[float]]]:
    entries = [entry for kind in ("countries", "units", "lakes") for entry in payload[kind]]
    return [ring for entry in entries for polygon in entry["polygons"] for ring in polygon]


def test_the_south_caucasus_stays_below_700_kb(caucasus: dict[str, Any]) -> None:
    assert size(caucasus) <= 700_000


@pytest.mark.parametrize("name", BOUNDS)
def test_any_bounds_stay_below_1200_kb(name: str) -> None:
    payload = basemap(BOUNDS[name])
    assert size(payload) <= 1_200_000
    assert len(payload["countries"]) >= 240


def test_every_entry_has_the_documented_keys(caucasus: dict[str, Any]) -> None:
    assert set(caucasus) == {"version", "bounds", "credit", *KEYS}
    for kind, keys in KEYS.items():
        assert caucasus[kind]
        assert all(set(entry) == keys for entry in caucasus[kind]), kind
    assert {label["class"] for label in caucasus["labels"]} == {"country", "sea", "lake", "unit", "city", "town"}


def test_rings_are_closed_with_longitude_first(caucasus: dict[str, Any]) -> None:
    assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings(caucasus))
    baku = next(label for label in caucasus["labels"] if label["name"] == "Baku" and label["class"] == "city")
    assert (round(baku["lon"]), round(baku["lat"])) == (50, 40)
    fuzuli = next(unit for unit in caucasus["units"] if unit["id"] == "iso:AZ-FUZ")
    assert all(47.0 < lon < 47.7 and 39.3 < lat < 39.8 for lon, lat in fuzuli["polygons"][0][0])


def test_every_country_is_there_once(caucasus: dict[str, Any]) -> None:
    ids = [country["id"] for country in caucasus["countries"]]
    world = {r.id for r in Regions.open().within("country", (-180, -90, 180, 90))}
    assert len(ids) == len(set(ids))
    assert {"iso:AZ", "iso:RU", "iso:BR", "iso:AQ"} <= set(ids) <= world


def test_outlines_are_fine_inside_the_bounds_and_coarse_outside(caucasus: dict[str, Any]) -> None:
    box = shapely.box(*grown(SOUTH_CAUCASUS))
    russia = next(country for country in caucasus["countries"] if country["id"] == "iso:RU")
    points = [shapely.Point(p) for polygon in russia["polygons"] for p in polygon[0]]
    inside = sum(box.contains(point) for point in points)
    assert inside > 100
    outside_per_degree = (len(points) - inside) / 1_000  # Russia's outline outside is above 1,000 degrees long
    assert outside_per_degree < 3


def test_the_outline_of_the_detailed_area_is_true(caucasus: dict[str, Any]) -> None:
    for country in ("iso:AZ", "iso:AM", "iso:GE"):
        drawn = next(entry for entry in caucasus["countries"] if entry["id"] == country)
        shape = shapely.make_valid(shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in drawn["polygons"]]))
        region = Regions.open().get(country)
        assert region is not None
        assert shape.symmetric_difference(region.geometry).area < 0.005 * region.geometry.area


def test_only_units_that_meet_the_bounds_are_there() -> None:
    payload = basemap(KARABAKH)
    box = shapely.box(*payload["bounds"])
    found = {unit["id"] for unit in payload["units"]}
    assert {"iso:AZ-FUZ", "iso:AZ-LAC", "iso:AM-SU"} <= found
    assert "iso:GE-AB" not in found
    regions = Regions.open()
    assert all((region := regions.get(unit)) is not None and region.geometry.intersects(box) for unit in found)


def test_lake_sevan_is_drawn_and_named(caucasus: dict[str, Any]) -> None:
    sevan = next(lake for lake in caucasus["lakes"] if lake["name"] == "Lake Sevan")
    assert shapely.Polygon(sevan["polygons"][0][0]).contains(shapely.Point(45.3, 40.35))


def test_a_disputed_town_bears_both_names_and_stands_once() -> None:
    labels = basemap(KARABAKH)["labels"]
    near = [label for label in labels if abs(label["lon"] - 46.7528) < 0.03 and abs(label["lat"] - 39.8177) < 0.03]
    assert [label["name"] for label in near] == ["Stepanakert / Khankendi"]


def test_own_places_are_labelled_and_the_largest_city_comes_first(caucasus: dict[str, Any]) -> None:
    names = [label["name"] for label in caucasus["labels"]]
    assert {"Hadrut", "Barda", "Ganja"} <= set(names)
    assert names.index("Moscow") < names.index("Ganja") < names.index("Hadrut")


def test_quarters_of_a_city_wait_for_a_closer_zoom(caucasus: dict[str, Any]) -> None:
    near = [x for x in caucasus["labels"] if abs(x["lon"] - 44.51) < 0.3 and abs(x["lat"] - 40.18) < 0.3]
    towns = [x for x in near if x["class"] in ("city", "town")]
    assert len(towns) > 5
    assert [x["name"] for x in towns if x["minzoom"] <= 7] == ["Yerevan"]


def test_lakes_are_named_inside_themselves_the_large_ones_first() -> None:
    large, small = shapely.box(44.0, 40.0, 45.0, 41.0), shapely.box(46.0, 40.0, 46.1, 40.1)
    labels = lake_labels([("Large", large), ("", large), ("Small", small)])
    assert [(one["name"], one["class"]) for one in labels] == [("Large", "lake"), ("Small", "lake")]
    assert all(
        shape.contains(shapely.Point(one["lon"], one["lat"])) for shape, one in zip([large, small], labels, strict=True)
    )
    assert labels[0]["minzoom"] < labels[1]["minzoom"]


def test_sea_labels_lie_in_no_country() -> None:
    regions = Regions.open()
    seas = [label for label in basemap(BOUNDS["the world"])["labels"] if label["class"] == "sea"]
    assert len(seas) > 40
    assert [sea["name"] for sea in seas if regions.unit_at(sea["lon"], sea["lat"])] == []


def test_the_same_bounds_give_the_same_payload(caucasus: dict[str, Any]) -> None:
    assert basemap(SOUTH_CAUCASUS) == caucasus


@pytest.mark.parametrize(
    "bounds", [(1, 0, 0, 1), (0, 1, 1, 0), (-181, 0, 0, 1), (0, 0, 1, 91), (float("nan"), 0, 1, 1)]
)
def test_impossible_bounds_are_refused(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="west, south, east, north"):
        basemap(bounds)


@pytest.mark.parametrize("name", ["ground.json", "lakes.parquet", "labels.parquet"])
@pytest.mark.parametrize("fault", ["missing", "damaged"])
def test_a_bad_file_is_named(tmp_path: Path, name: str, fault: str) -> None:
    for folder in ("regions", "basemap"):
        shutil.copytree(data_folder() / folder, tmp_path / folder)
    path = tmp_path / "basemap" / name
    if fault == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DataError, match=name):
        basemap(KARABAKH, tmp_path)
