"""Regions: the right outlines, the right dates, the right order of coordinates."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from pyproj import Geod

from extract.errors import DataError, InputError
from geo.model import Place
from geo.polygons import circle
from geo.regions import Region, Regions, data_folder, distance_km, region_payload

GEOD = Geod(ellps="WGS84")
DAY = timedelta(days=1)
# City, longitude, latitude, country: 50 places in all quarters of the globe.
CITIES = (
    """
London -0.13 51.51 GB|Paris 2.35 48.86 FR|Madrid -3.70 40.42 ES|Lisbon -9.14 38.72 PT|Rome 12.50 41.90 IT
Berlin 13.40 52.52 DE|Warsaw 21.01 52.23 PL|Kyiv 30.52 50.45 UA|Simferopol 34.10 44.95 UA|Moscow 37.62 55.75 RU
Baku 49.89 40.38 AZ|Stepanakert 46.75 39.82 AZ|Yerevan 44.51 40.18 AM|Gyumri 43.85 40.79 AM|Tbilisi 44.83 41.69 GE
Sukhumi 41.02 43.00 GE|Ankara 32.85 39.92 TR|Nicosia 33.38 35.17 CY|Aleppo 37.16 36.20 SY|Baghdad 44.37 33.31 IQ
Tehran 51.42 35.69 IR|Riyadh 46.72 24.69 SA|Sanaa 44.21 15.35 YE|Cairo 31.24 30.04 EG|Tripoli 13.19 32.89 LY
Khartoum 32.53 15.55 SD|Addis_Ababa 38.75 9.03 ET|Hargeisa 44.06 9.56 SO|Nairobi 36.82 -1.29 KE|Lagos 3.39 6.45 NG
Kinshasa 15.31 -4.33 CD|Johannesburg 28.05 -26.20 ZA|Rabat -6.83 34.01 MA|Kabul 69.17 34.53 AF|Delhi 77.22 28.66 IN
Dhaka 90.41 23.71 BD|Beijing 116.40 39.91 CN|Urumqi 87.60 43.80 CN|Tokyo 139.69 35.69 JP|Seoul 126.98 37.57 KR
Taipei 121.53 25.05 TW|Bangkok 100.50 13.75 TH|Jakarta 106.85 -6.21 ID|Manila 120.98 14.60 PH|Sydney 151.21 -33.87 AU
Auckland 174.76 -36.85 NZ|New_York -74.01 40.71 US|Mexico_City -99.13 19.43 MX|Lima -77.03 -12.04 PE
Santiago -70.65 -33.46 CL
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.open()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A data folder of our own with the region files, to damage."""
    shutil.copytree(data_folder() / "regions", tmp_path / "regions")
    return tmp_path


def place(region_id: str, kind: str = "region") -> Place:
    return Place("gn:1", "x", "x", kind, 0.0, 0.0, 1.0, "AZ", "", 0, region_id=region_id)  # type: ignore[arg-type]


def km2(geometry: shapely.Geometry) -> float:
    return abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))[0]) / 1e6


def test_there_are_fifty_cities() -> None:
    assert len(CITIES) == 50


@pytest.mark.parametrize("row", CITIES)
def test_a_city_lies_in_its_country(regions: Regions, row: str) -> None:
    _, lon, lat, country = row.split()
    found = regions.country_at(float(lon), float(lat))
    polygon = regions.get(f"iso:{country}")
    assert found is not None
    assert polygon is not None
    assert found.country == country
    assert distance_km(polygon.geometry, float(lon), float(lat)) <= 2.5


def test_swapped_coordinates_are_noticed(regions: Regions) -> None:
    rows = [(float(lon), float(lat), country) for _, lon, lat, country in map(str.split, CITIES)]
    found = [(regions.country_at(lat, lon), country) for lon, lat, country in rows if abs(lon) <= 90]
    hits = [region.country == country for region, country in found if region is not None]
    assert sum(hits) <= 1  # a city on the diagonal lon = lat may stay at home


def test_every_outline_is_valid_and_within_the_world(regions: Regions) -> None:
    world = shapely.box(-180, -90, 180, 90)
    shapes = [regions.within(level, world.bounds) for level in ("country", "admin1")]  # type: ignore[arg-type]
    assert [len(group) for group in shapes] == [247, 4596]
    for region in (region for group in shapes for region in group):
        assert region.geometry.is_valid, region.id
        assert not region.geometry.is_empty, region.id
        assert world.contains(region.geometry) or world.covers(region.geometry), region.id


def test_ids_are_unique_across_levels(regions: Regions) -> None:
    world = (-180.0, -90.0, 180.0, 90.0)
    ids = [r.id for level in ("country", "admin1") for r in regions.within(level, world)]  # type: ignore[arg-type]
    ids += [r.id for r in regions.extents]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("lon", "lat", "unit", "label"),
    [
        (46.55, 39.64, "iso:AZ-LAC", "Lachin"),
        (46.75, 39.82, "iso:AZ-XA", "Stepanakert / Khankendi"),
        (46.7499, 39.7601, "ne:AZE-5565", "Shusha / Shushi"),
        (46.66, 39.72, "iso:AZ-SUS", "Shusha District"),
        (46.75, 39.93, "iso:AZ-XCI", "Khojaly"),
        (46.32, 40.58, "iso:AZ-GYG", "Goygol"),
        (48.99, 41.20, "iso:AZ-SBN", "Shabran"),
        (45.41, 39.21, "iso:AZ-NV", "Nakhchivan (city)"),
        (34.10, 44.95, "iso:UA-43", "Autonomous Republic of Crimea"),
    ],
)
def test_patched_units_have_their_outline_and_name(
    regions: Regions, lon: float, lat: float, unit: str, label: str
) -> None:
    found = regions.get(unit)
    assert found is not None
    assert found.label == label
    assert found.geometry.contains(shapely.Point(lon, lat))


def test_countries_bear_their_everyday_names(regions: Regions) -> None:
    # The same codes stood for Gilbert Islands, the Byelorussian SSR and Sikkim before.
    names = {"GE": "Georgia", "BY": "Belarus", "SK": "Slovakia", "RU": "Russia", "SY": "Syria", "IR": "Iran"}
    assert {code: (found := regions.get(f"iso:{code}")) and found.name for code in names} == names


def test_units_of_the_south_caucasus_are_complete(regions: Regions) -> None:
    assert {code: len(regions.units_of(code)) for code in ("AZ", "AM", "GE")} == {"AZ": 78, "AM": 11, "GE": 12}


def test_a_larger_unit_is_the_union_of_its_parts(regions: Regions) -> None:
    republic = regions.get("iso:AZ-NX")
    assert republic is not None
    assert republic.name == "Naxçıvan"
    parts = ("BAB", "CUL", "KAN", "NV", "ORD", "SAD", "SAH", "SAR")
    areas = [km2(unit.geometry) for code in parts if (unit := regions.get(f"iso:AZ-{code}")) is not None]
    assert len(areas) == 8
    assert km2(republic.geometry) == pytest.approx(sum(areas), rel=0.001)


def test_a_unit_answers_to_its_geonames_id(regions: Regions) -> None:
    found = regions.get("gn:148107")
    assert found is not None
    assert found.id == "iso:AZ-FUZ"


def test_an_unknown_id_gives_none(regions: Regions) -> None:
    assert [regions.get(name) for name in ("", "iso:ZZ", "dl:nowhere", "dl:nowhere@2020-01-01", "gn:0", "gn:-99")] == [
        None
    ] * 6


def test_a_point_off_the_coast_takes_the_nearest_unit_within_tolerance(regions: Regions) -> None:
    coast = regions.get("iso:MC")  # small, by the sea
    assert coast is not None
    south = coast.geometry.bounds[1]
    lon = shapely.get_coordinates(coast.geometry)[shapely.get_coordinates(coast.geometry)[:, 1].argmin(), 0]
    near, far = south - 2.4 / 111.2, south - 2.6 / 111.2
    assert regions.unit_at(lon, near) is not None
    assert regions.unit_at(lon, far) is None


def test_the_open_sea_has_no_unit(regions: Regions) -> None:
    assert regions.unit_at(-30.0, 30.0) is None
    assert regions.country_at(-30.0, 30.0) is None


def extents_of(regions: Regions, base: str, worldview: str) -> list[Region]:
    return [r for r in regions.extents if r.base_id == base and r.worldview == worldview]


def test_there_are_dated_extents_of_both_views(regions: Regions) -> None:
    assert len(extents_of(regions, "dl:artsakh-republic", "de_facto")) >= 4
    assert len(extents_of(regions, "dl:nagorno-karabakh", "de_jure")) >= 2
    assert all(r.source and r.label and r.level == "extent" for r in regions.extents)


def test_extents_of_one_view_do_not_overlap_in_time(regions: Regions) -> None:
    for base, worldview in {(r.base_id, r.worldview) for r in regions.extents}:
        dated = extents_of(regions, base, worldview)
        for earlier, later in pairwise(dated):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert earlier.valid_to < later.valid_from


@pytest.mark.parametrize("day", ["2020-09-27", "2020-11-10", "2020-11-20", "2020-11-25", "2020-12-01", "2022-08-26"])
def test_an_extent_ends_the_day_before_the_next_begins(regions: Regions, day: str) -> None:
    first = date.fromisoformat(day)
    before, on = (regions.for_place(place("dl:artsakh-republic"), when) for when in (first - DAY, first))
    assert before is not None
    assert on is not None
    assert on.valid_from == first
    assert before.valid_to == first - DAY
    assert km2(on.geometry) <= km2(before.geometry)


@pytest.mark.parametrize(
    ("day", "area"),
    [("1994-05-11", None), ("1994-05-12", 11_923), ("2020-11-09", 11_923), ("2023-09-20", 3_090), ("2023-09-21", None)],
)
def test_the_ends_of_the_series_are_inclusive(regions: Regions, day: str, area: float | None) -> None:
    found = regions.for_place(place("dl:artsakh-republic"), date.fromisoformat(day))
    assert (found and round(km2(found.geometry))) == (area if area is None else pytest.approx(area, rel=0.005))


@pytest.mark.parametrize("day", ["1988-02-20", "1991-11-26", "1991-11-27", "2020-10-01"])
def test_the_oblast_line_has_its_published_area(regions: Regions, day: str) -> None:
    found = regions.for_place(place("dl:nagorno-karabakh"), date.fromisoformat(day), "de_jure")
    assert found is not None
    assert km2(found.geometry) == pytest.approx(4_281, rel=0.005)


@pytest.mark.parametrize(
    ("name", "lon", "lat", "last"),
    [
        ("Agdam", 46.93, 39.99, "2020-11-19"),
        ("Kalbajar", 46.04, 40.11, "2020-11-24"),
        ("Qubadli", 46.58, 39.34, "2020-11-09"),
        ("Shusha", 46.75, 39.76, "2020-11-09"),
        ("Hadrut", 47.03, 39.52, "2020-11-09"),
        ("Lachin town, in the corridor", 46.55, 39.637, "2022-08-25"),
        ("Stepanakert", 46.75, 39.82, "2023-09-20"),
    ],
)
def test_a_town_is_inside_until_it_was_handed_over(
    regions: Regions, name: str, lon: float, lat: float, last: str
) -> None:
    holding = [
        r
        for r in extents_of(regions, "dl:artsakh-republic", "de_facto")
        if r.geometry.contains(shapely.Point(lon, lat))
    ]
    assert max(r.valid_to for r in holding if r.valid_to) == date.fromisoformat(last), name


def test_each_extent_that_was_cut_is_of_one_piece(regions: Regions) -> None:
    assert [r.id for r in regions.extents if r.country == "AZ" and len(shapely.get_parts(r.geometry)) != 1] == []


def test_at_gives_the_extents_of_a_view_on_a_day(regions: Regions) -> None:
    day = date(2020, 11, 24)
    assert [r.id for r in regions.at(day) if r.country == "AZ"] == ["dl:artsakh-republic@2020-11-20"]
    assert [r.id for r in regions.at(day, "de_jure")] == ["dl:nagorno-karabakh@1991-11-27"]
    assert regions.at(date(1900, 1, 1)) == []
    always = [r for r in regions.at(None) if r.country == "AZ"]
    assert len(always) == len(extents_of(regions, "dl:artsakh-republic", "de_facto"))


@pytest.mark.parametrize(
    ("id", "lon", "lat", "square_km"),
    [
        ("dl:northern-cyprus@1974-08-16", 33.6, 35.25, 3_355),
        ("dl:somaliland@1991-05-18", 45.0, 9.7, 177_000),
        ("dl:transnistria@1992-07-21", 29.6, 46.85, 4_163),
        ("dl:abkhazia-de-facto@1993-09-30", 41.02, 43.0, 8_660),
        ("dl:crimea-held-by-russia@2014-03-18", 34.1, 44.95, 26_945),
    ],
)
def test_other_areas_held_de_facto_are_where_they_are_and_about_as_large(
    regions: Regions, id: str, lon: float, lat: float, square_km: float
) -> None:
    extent = regions.get(id)
    assert extent is not None and extent.worldview == "de_facto"
    assert extent.geometry.contains(shapely.Point(lon, lat))
    assert km2(extent.geometry) == pytest.approx(square_km, rel=0.15)


def test_a_place_finds_its_polygon(regions: Regions) -> None:
    ids = [
        ("iso:AZ-FUZ", "iso:AZ-FUZ"),
        ("iso:AZ", "iso:AZ"),
        ("dl:artsakh-republic", "dl:artsakh-republic@1994-05-12"),
    ]
    found = [regions.for_place(place(wanted), None) for wanted, _ in ids]
    assert [r and r.id for r in found] == [expected for _, expected in ids]
    assert regions.for_place(place("dl:black-sea", "water"), date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "worldview", "id"),
    [
        ("1920-06-01", "de_facto", None),
        ("1990-01-20", "de_facto", "dl:nagorno-karabakh@1923-07-07"),
        ("1993-04-03", "de_facto", "dl:nagorno-karabakh@1991-11-27"),
        ("1995-06-01", "de_facto", "dl:artsakh-republic@1994-05-12"),
        ("1995-06-01", "de_jure", "dl:nagorno-karabakh@1991-11-27"),
        ("2020-10-15", "de_facto", "dl:artsakh-republic@2020-09-27"),
        ("2021-06-01", "de_facto", "dl:artsakh-republic@2020-12-01"),
        ("2023-12-01", "de_facto", "dl:nagorno-karabakh@1991-11-27"),
    ],
)
def test_one_name_means_the_extent_of_its_day_and_point_of_view(
    regions: Regions, day: str, worldview: str, id: str | None
) -> None:
    found = regions.for_place(place("dl:nagorno-karabakh"), date.fromisoformat(day), worldview)
    assert (found and found.id) == id


def test_the_point_of_view_may_be_chosen_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORLDVIEW", "de_jure")
    chosen = Regions.open()
    found = chosen.for_place(place("dl:nagorno-karabakh"), date(2021, 6, 1))
    assert found is not None
    assert found.worldview == "de_jure"
    assert [r.worldview for r in chosen.at(date(2021, 6, 1))] == ["de_jure"]


def test_an_unknown_point_of_view_is_an_error_that_names_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORLDVIEW", "mine")
    with pytest.raises(InputError, match="DATELINE_WORLDVIEW to de_facto or de_jure"):
        Regions.open()


def extent_file(path: Path, **dates_and_views: tuple[str | None, str | None]) -> None:
    """Write a file of extents of ``dl:x``, one a worldview."""
    ring = [[37.0, 36.0], [38.0, 36.0], [38.0, 37.0], [37.0, 36.0]]
    features = [
        {
            "type": "Feature",
            "properties": {"base_id": "dl:x", "name": "X", "label": "X", "country": "SY", "source": "test"}
            | {"worldview": view, "valid_from": first, "valid_to": last},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for view, (first, last) in dates_and_views.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def test_the_view_of_the_facts_goes_first(copied: Path) -> None:
    extent_file(
        copied / "regions" / "extents-x.geojson", de_facto=("2012-07-19", "2016-12-22"), de_jure=("2013-01-01", None)
    )
    opened = Regions.open(copied)
    days = ("2012-12-31", "2016-12-22", "2016-12-23")
    found = [opened.for_place(place("dl:x"), date.fromisoformat(day)) for day in days]
    assert [region and region.worldview for region in found] == ["de_facto", "de_facto", "de_jure"]


def test_another_file_of_extents_is_read_as_well(copied: Path) -> None:
    extent_file(copied / "regions" / "extents-x.geojson", de_facto=(None, "2016-12-22"))
    opened = Regions.open(copied)
    found = opened.for_place(place("dl:x"), date(2016, 12, 22))
    assert found is not None
    assert found.id == "dl:x@start"
    assert opened.for_place(place("dl:x"), date(2016, 12, 23)) is None


@pytest.mark.parametrize("name", ["countries.parquet", "admin1.parquet", "groups.json", "extents.geojson"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / "regions" / name).unlink()
    with pytest.raises(DataError, match=name):
        Regions.open(copied)


@pytest.mark.parametrize("name", ["countries.parquet", "admin1.parquet", "groups.json", "extents.geojson"])
def test_a_damaged_file_is_named(copied: Path, name: str) -> None:
    path = copied / "regions" / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    opened = Regions.open(copied)
    with pytest.raises(DataError, match=name):
        opened.for_place(place("iso:GB-SCT"), None)


def test_a_question_does_not_load_geopandas() -> None:
    code = "import sys, geo.regions as r; r.Regions.open().unit_at(46.5, 39.6); print('geopandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_the_data_folder_may_be_set(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(copied))
    assert data_folder() == copied
    assert Regions.open().get("iso:AM") is not None


@pytest.mark.parametrize(
    ("lon", "lat", "km"),
    [
        (46.0, 40.0, 40.0),
        (65.0, 45.0, 800.0),
        (179.9, 0.0, 500.0),
        (-179.9, -60.0, 3000.0),
        (10.0, 89.5, 800.0),
        (0.0, -90.0, 100.0),
    ],
)
def test_a_circle_has_the_area_of_a_spherical_cap(lon: float, lat: float, km: float) -> None:
    found = circle(lon, lat, km)
    cap = 2 * math.pi * 6371.0072**2 * (1 - math.cos(km / 6371.0072))
    assert found.is_valid
    assert shapely.box(-180, -90, 180, 90).covers(found)
    assert km2(found) == pytest.approx(cap, rel=0.01)


def test_a_circle_over_the_antimeridian_has_two_parts() -> None:
    found = circle(180.0, 0.0, 100.0)
    assert [part.bounds[0] < 0 for part in sorted(found.geoms, key=lambda p: p.bounds)] == [True, False]


@pytest.mark.parametrize(("lat", "km"), [(0.0, 0.0), (0.0, -1.0), (0.0, 9_001.0), (91.0, 1.0)])
def test_an_impossible_circle_is_refused(lat: float, km: float) -> None:
    with pytest.raises(ValueError, match="circle needs"):
        circle(0.0, lat, km)


def test_the_payload_of_a_hundred_units_is_small(regions: Regions) -> None:
    units = [unit.id for code in ("NO", "CA", "CL", "AZ", "RU") for unit in regions.units_of(code)][:100]
    payload = region_payload([*units, "no such id", units[0]], regions)
    assert [entry["id"] for entry in payload] == units
    assert all(entry["polygons"] for entry in payload)
    assert len(json.dumps(payload)) <= 400_000


def test_the_payload_says_whose_line_it_is_and_from_when(regions: Regions) -> None:
    (entry,) = region_payload(["dl:artsakh-republic@2020-11-20"], regions)
    assert (entry["valid_from"], entry["valid_to"], entry["worldview"]) == ("2020-11-20", "2020-11-24", "de_facto")
    assert "10 November 2020" in entry["source"]


def test_the_payload_has_longitude_first(regions: Regions) -> None:
    (entry,) = region_payload(["iso:AZ-FUZ"], regions)
    ring = entry["polygons"][0][0]
    assert ring[0] == ring[-1]
    assert all(47.0 < lon < 47.7 and 39.3 < lat < 39.8 for lon, lat in ring)
