"""The offline vector basemap as one JSON-ready dict for the web page.

Format (version 1), to be drawn by the page::

    {
      "version": 1,
      "bounds": [west, south, east, north],       where outlines are fine: the asked bounds, grown
      "countries": [{"id": "iso:AZ", "name": "Azerbaijan", "polygons": P}, ...],
      "units": [{"id": "iso:AZ-FUZ", "name": "Fuzuli", "polygons": P}, ...],
      "lakes": [{"name": "Lake Sevan" or "", "polygons": P}, ...],
      "labels": [{"name", "lon", "lat", "minzoom", "class"}, ...],
      "credit": "Natural Earth; GeoNames (CC BY 4.0)"
    }

``P`` is a list of polygons; a polygon is a list of rings (outer first, then holes); a ring is a list
of ``[lon, lat]``, degrees, EPSG:4326, **longitude first**, first and last position equal, rounded
to 3 decimals (2 where coarse). Leaflet wants latitude first: swap once, in the page. Draw in this
order: a background in the colour of water; ``countries`` filled and outlined (they are the land);
``units`` outlined only (first-level units that meet ``bounds``, never filled: they overlap
nothing else); ``lakes`` filled as water; ``labels`` from ``minzoom`` (Leaflet zoom level, integer)
up. ``class`` is country, sea, lake, unit, city (100,000 people and more) or town. Labels come in
drawing order, most important first, so a page that avoids collisions keeps the first one.

Countries away from ``bounds`` are coarse (about 0.15 degrees), their small islands left out.
Borders are drawn as Natural Earth has them and states' recognition says (data/regions/patches.toml);
disputed extents with their dates come from :mod:`geo.regions`, not from here.
"""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from extract.errors import DataError
from geo.integrity import verify
from geo.model import POINT_PRECISIONS
from geo.polygons import layout, simplified, without_islets
from geo.regions import Region, Regions, data_folder

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
MARGIN = 0.35  # of the extent on each side: room to pan without a change of detail
LEAST_MARGIN = 1.0  # degrees
SHAPE_BYTES = 480_000  # of outlines inside the bounds; the rest of the payload is about 200 kB
FINEST = 0.001  # degrees, about 100 m: the drawn outlines are worse
SPAN_STEPS = 6000.0  # outlines finer than this share of the width cannot be seen at first
WIDEST_UNITS = 60.0  # degrees: no first-level units on a wider map
COARSE = 0.15  # degrees: outlines away from the bounds
BYTES_PER_POSITION = 16.5
LOCAL_LABELS = 1500
LAKE_PIXELS = 45  # as wide as its name is long, about
WORLD_ZOOM = 4  # labels outside the bounds: up to this zoom only
SAME_PLACE = 0.02  # degrees, about 2 km: two labels so near are of one place
OWN_ZOOM = 8  # places of the user's and Dateline's own list are why one looks at the map
TOWNS = ("city", "town")
CREDIT = "Natural Earth; GeoNames (CC BY 4.0)"


def basemap(bounds: Bounds, path: Path | None = None) -> dict[str, Any]:
    """Return the basemap for ``bounds``: (west, south, east, north), degrees, EPSG:4326.

    The format is described above. The JSON of it is below 700 kB for a few countries and below
    1.2 MB for any bounds. ``path`` is the data folder (see :func:`geo.regions.data_folder`).

    Raises
    ------
    ValueError
        When the bounds are not west < east, south < north within the world.
    DataError
        When a data file is missing or damaged.
    """
    _check(bounds)
    regions = Regions.open(path)
    folder = data_folder(path) / "basemap"
    verify(folder.parent, [f"basemap/{file.name}" for file in sorted(folder.glob("*")) if file.is_file()])
    box = grown(bounds)
    ground = _json(folder / "ground.json")
    near = [r for r in regions.within("country", box) if r.geometry.intersects(shapely.box(*box))]
    units = regions.within("admin1", box) if max(box[2] - box[0], box[3] - box[1]) <= WIDEST_UNITS else []
    units = [unit for unit in units if unit.geometry.intersects(shapely.box(*box))]
    lakes = _lakes(folder / "lakes.parquet", box)
    detailed = {region.id for region in near}
    fine = _detail(near, units, lakes, box)
    fine["countries"] += [country for country in ground["countries"] if country["id"] not in detailed]
    labels = _labels(folder / "labels.parquet", box) + lake_labels(lakes)
    labels = with_own(labels, _own_labels(folder.parent / "places.csv", box))
    return {"version": 1, "bounds": list(box), **fine, "labels": labels, "credit": CREDIT}


def grown(bounds: Bounds) -> Bounds:
    """Return the bounds with a margin on each side, within the world, rounded to 3 decimals."""
    west, south, east, north = bounds
    wide = max(MARGIN * (east - west), LEAST_MARGIN)
    high = max(MARGIN * (north - south), LEAST_MARGIN)
    box = (
        max(west - wide, -180.0),
        max(south - high, -90.0),
        min(east + wide, 180.0),
        min(north + high, 90.0),
    )
    return (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))


def _check(bounds: Bounds) -> None:
    west, south, east, north = bounds
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError("bounds are (west, south, east, north) in degrees, west < east and south < north")


def _detail(
    near: list[Region], units: list[Region], lakes: list[tuple[str, BaseGeometry]], box: Bounds
) -> dict[str, list[dict[str, Any]]]:
    """Return the outlines inside the box, at the finest tolerance that keeps to SHAPE_BYTES."""
    tolerance = max(FINEST, (box[2] - box[0]) / SPAN_STEPS)
    groups = [[r.geometry for r in near], [r.geometry for r in units], [shape for _, shape in lakes]]
    while True:
        groups = [simplified(group, tolerance) for group in groups]
        shapes = [[coarse_outside(s, box, max(COARSE, tolerance)) for s in group] for group in groups]
        size = sum(shapely.get_num_coordinates(group).sum() for group in shapes) * BYTES_PER_POSITION
        if size <= SHAPE_BYTES or tolerance > 2 * COARSE:
            break
        tolerance *= max(1.4, size / SHAPE_BYTES)  # fewer trials on wide maps, where each takes a second
    decimals = 3 if tolerance < 0.05 else 2
    countries, parts, pools = ([layout(shape, decimals) for shape in group] for group in shapes)
    return {
        "countries": [{"id": r.id, "name": r.label, "polygons": p} for r, p in zip(near, countries, strict=True)],
        "units": [{"id": r.id, "name": r.label, "polygons": p} for r, p in zip(units, parts, strict=True)],
        "lakes": [{"name": name, "polygons": p} for (name, _), p in zip(lakes, pools, strict=True) if p],
    }


def coarse_outside(geometry: BaseGeometry, box: Bounds, coarse: float) -> BaseGeometry:
    """Return the geometry with its rings thinned where they run outside the box."""
    window = shapely.box(*box)
    kept = []
    for part in shapely.get_parts(geometry):
        if part.intersects(window):
            rings = [_thinned(shapely.get_coordinates(ring), box, coarse) for ring in (part.exterior, *part.interiors)]
            kept.append(shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 3]))
        elif part.area >= coarse**2:
            kept.append(part.simplify(coarse))
    return shapely.MultiPolygon(kept) if kept else without_islets(geometry, np.inf)


def _thinned(ring: np.ndarray, box: Bounds, coarse: float) -> np.ndarray:
    """Thin the runs of a closed ring outside the box (Douglas-Peucker); their ends stay."""
    west, south, east, north = box
    inside = (ring[:, 0] >= west) & (ring[:, 0] <= east) & (ring[:, 1] >= south) & (ring[:, 1] <= north)
    edges = np.flatnonzero(np.diff(inside)) + 1
    runs = np.split(ring, edges)
    flags = [bool(inside[start]) for start in (0, *edges)]
    pieces = [run if fine or len(run) < 3 else _simple_run(run, coarse) for run, fine in zip(runs, flags, strict=True)]
    thin = np.concatenate(pieces)
    return thin if len(thin) > 3 else ring


def _simple_run(run: np.ndarray, coarse: float) -> np.ndarray:
    thin: np.ndarray = shapely.get_coordinates(shapely.LineString(run).simplify(coarse))
    return thin


def _lakes(path: Path, box: Bounds) -> list[tuple[str, BaseGeometry]]:
    """Return names and outlines of the lakes that meet the box."""
    table = _table(path, ["name", "geometry"])
    shapes = shapely.from_wkb(table["geometry"])
    meeting = np.flatnonzero(shapely.intersects(shapes, shapely.box(*box)))
    return [(table["name"][row], shapes[row]) for row in meeting]


def lake_labels(lakes: list[tuple[str, BaseGeometry]]) -> list[dict[str, Any]]:
    """Return a label for each named lake, from the zoom on at which it is LAKE_PIXELS wide."""
    return [_lake_label(name, shape) for name, shape in lakes if name]


def _lake_label(name: str, shape: BaseGeometry) -> dict[str, Any]:
    point = shapely.get_point(shapely.maximum_inscribed_circle(shape, tolerance=0.01), 0)
    zoom = math.log2(LAKE_PIXELS * 360 / 256 / math.sqrt(shape.area))  # the world is 256 pixels wide at zoom 0
    least = min(max(math.ceil(zoom), 3), 12)
    return {"class": "lake", "name": name, "lon": round(point.x, 4), "lat": round(point.y, 4), "minzoom": least}


def _labels(path: Path, box: Bounds) -> list[dict[str, Any]]:
    """Return the labels to show: those of the world at low zoom and the most important in the box."""
    table = _table(path, ["class", "name", "lon", "lat", "minzoom"])
    lon, lat, zoom = (np.array(table[name], dtype=float) for name in ("lon", "lat", "minzoom"))
    table["lon"], table["lat"] = np.round(lon, 4).tolist(), np.round(lat, 4).tolist()
    inside = (lon >= box[0]) & (lon <= box[2]) & (lat >= box[1]) & (lat <= box[3])
    local = np.flatnonzero(inside)
    local = local[np.argsort(zoom[local], kind="stable")][:LOCAL_LABELS]
    world = np.flatnonzero(~inside & (zoom <= WORLD_ZOOM))
    return [{name: column[row] for name, column in table.items()} for row in (*world, *local)]


def _own_labels(path: Path, box: Bounds) -> list[dict[str, Any]]:
    """Return the settlements of Dateline's own place list inside the box."""
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = [row for row in csv.DictReader(handle) if row["kind"] in POINT_PRECISIONS and row["lon"]]
        labels = [_own(row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, TypeError) as error:
        raise DataError(f"{path} cannot be read ({error!r}): install Dateline again.") from error
    return [label for label in labels if box[0] <= label["lon"] <= box[2] and box[1] <= label["lat"] <= box[3]]


def _own(row: dict[str, str]) -> dict[str, Any]:
    name = row.get("label") or row["name"]
    return {
        "class": "town",
        "name": name,
        "lon": float(row["lon"]),
        "lat": float(row["lat"]),
        "minzoom": OWN_ZOOM,
    }


def with_own(labels: list[dict[str, Any]], own: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return labels in drawing order; an own name (both names of a disputed place) replaces another."""
    settled = [label for label in labels if label["class"] in TOWNS]
    spots = np.array([(label["lon"], label["lat"]) for label in settled]).reshape(-1, 2)
    for mine in own:
        away = np.abs(spots - (mine["lon"], mine["lat"])).max(axis=1)
        if len(away) and away.min() <= SAME_PLACE:
            other = settled[int(away.argmin())]
            other["name"], other["minzoom"] = mine["name"], min(other["minzoom"], mine["minzoom"])
        else:
            labels.append(mine)
    return sorted(_unlike(labels), key=lambda label: label["minzoom"])


def _unlike(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return labels without those of units that stand beside their town of the same name."""
    towns = {(label["name"], round(label["lon"]), round(label["lat"])) for label in labels if label["class"] in TOWNS}
    return [label for label in labels if label["class"] != "unit" or not _beside(label, towns)]


def _beside(unit: dict[str, Any], towns: set[tuple[str, int, int]]) -> bool:
    around = ((round(unit["lon"] + i), round(unit["lat"] + j)) for i in (-0.5, 0, 0.5) for j in (-0.5, 0, 0.5))
    return any((unit["name"], *spot) in towns for spot in around)


def _table(path: Path, columns: list[str]) -> dict[str, list[Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found: dict[str, list[Any]] = pq.read_table(path, columns=columns, use_threads=False).to_pydict()
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise DataError(f"{path} cannot be read ({error}): install Dateline again.") from error
    return found


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read ({error}): install Dateline again.") from error
