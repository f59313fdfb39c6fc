"""Longitude is longitude: fifty cities lie in their countries in the frame, in every file and on the page."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
from shapely.geometry import Point

from geo import export
from geo.regions import Regions, distance_km
from tests.browser.conftest import MapTab, browser, new_tab, tab  # noqa: F401 - fixtures
from tests.builders import event_row, frame_of
from tests.geo.test_regions import CITIES

NEAR_KM = 2.5  # how far the outlines of the data may lie from the true line
Places = dict[str, tuple[float, float]]
CITY_ROWS = [(name, float(lon), float(lat), country) for name, lon, lat, country in map(str.split, CITIES)]


@pytest.fixture(scope="module")
def frame() -> Any:
    rows = []
    for index, (name, lon, lat, country) in enumerate(CITY_ROWS):
        where = {"place": name, "place_text": name, "place_precision": "settlement", "country": country}
        when: dict[str, Any] = {"date_start": "2020-10-10", "date_end": "2020-10-10", "time": {"date": "2020-10-10"}}
        spot = {"lon": lon, "lat": lat, "uncertainty_km": 3.0, "geometry": Point(lon, lat), "title": name}
        rows.append(event_row(index, **where, **when, **spot, date_precision="day", date_edtf="2020-10-10"))
    return frame_of(rows)


def strays(places: Places) -> list[str]:
    """Return the cities that are missing or do not lie in their country."""
    regions = Regions.open()
    away = []
    for name, _, _, country in CITY_ROWS:
        outline = regions.get(f"iso:{country}")
        assert outline is not None
        if name not in places or distance_km(outline.geometry, *places[name]) > NEAR_KM:
            away.append(name)
    return away


def of_geojson(data: bytes) -> Places:
    found = json.loads(data)["features"]
    return {one["properties"]["title"]: tuple(one["geometry"]["coordinates"]) for one in found}


def of_csv(data: bytes) -> Places:
    found = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    shapes = {row["title"]: re.findall(r"-?[\d.]+", row["geometry"]) for row in found}
    assert all([float(row["lon"]), float(row["lat"])] == [float(n) for n in shapes[row["title"]]] for row in found)
    return {row["title"]: (float(row["lon"]), float(row["lat"])) for row in found}


def of_kml(data: bytes) -> Places:
    marks = re.findall(r"<name>([^<]*)</name>(?:(?!</Placemark>).)*<coordinates>([^<]*)<", data.decode())
    return {name: tuple(float(one) for one in place.split(",")) for name, place in marks}  # type: ignore[misc]


def of_layer(data: bytes) -> Places:
    if data.startswith(b"PAR1"):
        found = geopandas.read_parquet(io.BytesIO(data))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.gpkg")
            path.write_bytes(data)
            found = geopandas.read_file(path)
    return {name: (shape.x, shape.y) for name, shape in zip(found["title"], found.geometry, strict=True)}


READERS: dict[str, Callable[[bytes], Places]] = {
    ".geojson": of_geojson, ".csv": of_csv, ".kml": of_kml, ".parquet": of_layer, ".gpkg": of_layer,
}  # fmt: skip


def test_in_the_frame(frame: Any) -> None:
    assert len(CITY_ROWS) == 50
    rows = frame.to_dict("records")
    assert strays({row["title"]: (row["lon"], row["lat"]) for row in rows}) == []
    assert strays({row["title"]: (row["geometry"].x, row["geometry"].y) for row in rows}) == []


@pytest.mark.parametrize("ending", READERS)
def test_in_the_file(ending: str, frame: Any) -> None:
    assert strays(READERS[ending](export.to_bytes(frame, ending))) == []


@pytest.mark.parametrize(("like", "name"), [("acled", "location"), ("ucdp", "where_coordinates")])
def test_in_tables_like_others(like: str, name: str, frame: Any) -> None:
    data = export.to_bytes(frame, ".csv", like=like).decode()
    found = list(csv.DictReader(io.StringIO(data, newline="")))
    assert strays({row[name]: (float(row["longitude"]), float(row["latitude"])) for row in found}) == []


@pytest.mark.browser
def test_on_the_page(tab: MapTab, frame: Any) -> None:  # noqa: F811
    """Where the page puts each event, and that east is to the right and north is up."""
    tab.open(export.to_bytes(frame, ".html").decode())
    drawn = tab.page.evaluate("timeMap.core.ids.map((id, row) => [id, timeMap.latLngOf(row)])")
    names = dict(zip(frame["id"], frame["title"], strict=True))
    assert strays({names[one]: _lonlat(at) for one, at in drawn}) == []
    lima, tokyo, sydney, moscow = (tab.at(*next(r[1:3] for r in CITY_ROWS if r[0] == one)) for one in ORDER)
    assert lima[0] < moscow[0] < tokyo[0] and moscow[1] < tokyo[1] < sydney[1]


ORDER = ("Lima", "Tokyo", "Sydney", "Moscow")


def _lonlat(at: Any) -> tuple[float, float]:
    lat, lon = (at["lat"], at["lng"]) if isinstance(at, dict) else at
    return float(lon), float(lat)


def test_control_swapped_cities_are_noticed() -> None:
    assert len(strays({name: (lat, lon) for name, lon, lat, _ in CITY_ROWS})) >= 49
