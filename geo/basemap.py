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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from extract.errors import DataError
from geo.polygons import layout, simplified, without_islets
from geo.regions import Region, Regions, data_folder

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
MARGIN = 0.35  # of the extent on each side: room to pan without a change of detail
LEAST_MARGIN = 1.0  # degrees
SHAPE_BYTES = 480_000  # of outlines inside the bounds; the rest of the payload is about 200 kB
FINEST = 0.001  # degrees, about 100 m: the drawn outlines are worse
WIDEST_UNITS = 60.0  # degrees: no first-level units on a wider map
COARSE = 0.15  # degrees: outlines away from the bounds
BYTES_PER_POSITION = 16.5
LOCAL_LABELS = 1500
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
    box = grown(bounds)
    ground = _json(folder / "ground.json")
    near = [r for r in regions.within("country", box) if r.geometry.intersects(shapely.box(*box))]
    units = regions.within("admin1", box) if max(box[2] - box[0], box[3] - box[1]) <= WIDEST_UNITS else []
    units = [unit for unit in units if unit.geometry.intersects(shapely.box(*box))]
    lakes = [lake for lake in _json(folder / "lakes.json")["lakes"] if _meets(lake["bbox"], box)]
    detailed = {region.id for region in near}
    fine = _detail(near, units, lakes, box)
    fine["countries"] += [country for country in ground["countries"] if country["id"] not in detailed]
    labels = [*_labels(folder / "labels.csv", box), *_own_labels(folder.parent / "places.csv", box)]
    return {"version": 1, "bounds": list(box), **fine, "labels": _in_order(labels), "credit": CREDIT}


def grown(bounds: Bounds) -> Bounds:
    """Return the bounds with a margin on each side, within the world, rounded to 3 decimals."""
    west, south, east, north = bounds
    wide = max(MARGIN * (east - west), LEAST_MARGIN)
    high = max(MARGIN * (north - south), LEAST_MARGIN)
    box = (max(west - wide, -180.0), max(south - high, -90.0), min(east + wide, 180.0), min(north + high, 90.0))
    return (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))


def _check(bounds: Bounds) -> None:
    west, south, east, north = bounds
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError("bounds are (west, south, east, north) in degrees, west < east and south < north")


def _detail(near: list[Region], units: list[Region], lakes: list[dict[str, Any]], box: Bounds) -> dict[str, list[dict[str, Any]]]:
    """Return the outlines inside the box, at the finest tolerance that keeps to SHAPE_BYTES."""
    tolerance = FINEST
    water = [shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in lake["polygons"]]) for lake in lakes]
    while True:
        shapes = [lightened([r.geometry for r in group], tolerance, box) for group in (near, units)]
        shapes.append([shape for shape in simplified(water, tolerance)] if water else [])
        size = sum(shapely.get_num_coordinates(group).sum() for group in shapes) * BYTES_PER_POSITION
        if size <= SHAPE_BYTES or tolerance > 2 * COARSE:
            break
        tolerance *= 1.5
    decimals = 3 if tolerance < 0.05 else 2
    countries, parts, pools = ([layout(shape, decimals) for shape in group] for group in shapes)
    return {
        "countries": [{"id": r.id, "name": r.label, "polygons": p} for r, p in zip(near, countries, strict=True)],
        "units": [{"id": r.id, "name": r.label, "polygons": p} for r, p in zip(units, parts, strict=True)],
        "lakes": [{"name": lake["name"], "polygons": p} for lake, p in zip(lakes, pools, strict=True) if p],
    }


def lightened(shapes: list[BaseGeometry], tolerance: float, box: Bounds) -> list[BaseGeometry]:
    """Return shapes fine inside the box and coarse outside, neighbours alike inside."""
    if not shapes:
        return []
    return [coarse_outside(shape, box, max(COARSE, tolerance)) for shape in simplified(shapes, tolerance)]


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
    return shapely.get_coordinates(shapely.LineString(run).simplify(coarse))


def _meets(a: list[float], b: Bounds) -> bool:
    return a[0] <= b[2] and a[2] >= b[0] and a[1] <= b[3] and a[3] >= b[1]


def _labels(path: Path, box: Bounds) -> list[dict[str, Any]]:
    """Return the label rows to show: those of the world at low zoom and the largest in the box."""
    world, local = [], []
    for row in _rows(path):
        label = _label(row)
        if box[0] <= label["lon"] <= box[2] and box[1] <= label["lat"] <= box[3]:
            local.append(label)
        elif label["minzoom"] <= 4:
            world.append(label)
    return world + sorted(local, key=lambda label: label["minzoom"])[:LOCAL_LABELS]


def _label(row: dict[str, str]) -> dict[str, Any]:
    try:
        return {
            "name": row["name"],
            "lon": float(row["lon"]),
            "lat": float(row["lat"]),
            "minzoom": int(row["minzoom"]),
            "class": row["class"],
        }
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"labels.csv of the basemap is damaged ({error!r}): install Dateline again.") from error


def _own_labels(path: Path, box: Bounds) -> list[dict[str, Any]]:
    """Return labels of the settlements in Dateline's own place list inside the box."""
    if not path.is_file():
        return []
    rows = (row for row in _rows(path) if row.get("kind") == "settlement" and row.get("lon") and row.get("lat"))
    labels = ({**row, "name": row.get("label") or row["name"], "minzoom": "9", "class": "town"} for row in rows)
    return [label for label in map(_label, labels) if _meets([label["lon"], label["lat"]] * 2, box)]


def _in_order(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return labels by zoom, larger classes first, without second labels of one place."""
    return sorted(labels, key=lambda label: label["minzoom"])


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read ({error}): install Dateline again.") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read ({error}): install Dateline again.") from error
