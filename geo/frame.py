"""Located events -> one table, and a built file -> the same table.

The frame is a ``GeoDataFrame`` in EPSG:4326 with the columns of :mod:`geo.schema`, in that order.
Text and dates are Python strings, missing ones None; counts are pandas ``Int64``; ``claims``,
``sources`` and ``time`` hold lists and dicts. Rows stand in order of time, undated ones last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from extract.errors import DataError, InputError
from geo.model import POINT_PRECISIONS, LocatedEvent, Place
from geo.rows import in_time, row_of
from geo.schema import ADDED, EVENT_COLUMNS, SCHEMA_VERSION
from geo.validity import check, plain, validate

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

__all__ = ["Shapes", "check", "empty_frame", "frame_of", "read_built", "read_events"]
__all__ += ["to_frame", "validate"]

DTYPES = {"str": "object", "date": "object", "float": "float64", "int": "Int64", "json": "object"}
# A region is drawn a few hundred pixels wide, so 1/500 of its diagonal is about a pixel; the bounds
# keep small districts within 200 m of their line and a country's within some 5 km.
SIMPLIFY_SHARE, SIMPLIFY_MIN, SIMPLIFY_MAX = 1 / 500, 0.002, 0.05
LEAST_CIRCLE_KM = 1.0
GRID_DEGREES = 1e-4  # 11 m, a twentieth of the least tolerance: finer digits say nothing of a coarse line


class Shapes(Protocol):
    """Where the polygons come from: :class:`geo.regions.Regions` in the program.

    A region is anything with a ``geometry`` (Polygon or MultiPolygon, EPSG:4326).
    """

    def get(self, region_id: str) -> Any:
        """Return the region with this id, or None."""

    def for_place(self, place: Place, on: date | None) -> Any:
        """Return the region to light for ``place`` on that day, or None."""


def to_frame(events: Iterable[LocatedEvent], regions: Shapes) -> GeoDataFrame:
    """Return the table of ``events``, in order of time whatever the order they came in.

    Raises
    ------
    DataError
        An event breaks a rule of :mod:`geo.validity`; all faults are counted.
    """

    @cache
    def shape_of(place: Place, region_id: str | None, on: date | None) -> BaseGeometry:
        return _area(regions, place, region_id, on)

    rows = []
    for located in events:
        row = row_of(located)
        row["geometry"] = _geometry(located, shape_of)
        rows.append(row)
    frame = frame_of(sorted(rows, key=in_time))
    check(frame)
    return frame


def empty_frame() -> GeoDataFrame:
    """Return a frame without events that has every column, dtype and the CRS."""
    return frame_of([])


def frame_of(rows: Iterable[Mapping[str, Any]]) -> GeoDataFrame:
    """Return ``rows`` (mappings with every column of the schema, geometry as shapely) as a frame."""
    import geopandas
    import pandas

    held = list(rows)
    columns = {
        column.name: pandas.Series([row[column.name] for row in held], dtype=DTYPES[column.kind])
        for column in EVENT_COLUMNS
        if column.kind != "geometry"
    }
    shapes = geopandas.GeoSeries([row["geometry"] for row in held], crs="EPSG:4326")
    return geopandas.GeoDataFrame(columns, geometry=shapes)


def read_events(path: str | Path) -> GeoDataFrame:
    """Return the events of a built ``.geojson`` or ``.parquet`` file, equal to what was written.

    Raises
    ------
    InputError
        The file is missing, of another kind, damaged, or of another schema version.
    """
    return read_built(path)[0]


def read_built(path: str | Path) -> tuple[GeoDataFrame, dict[str, Any]]:
    """Return the events of a built file and its ``dateline`` member (see :mod:`geo.export`).

    Raises
    ------
    InputError
        As :func:`read_events`.
    """
    readers = {".geojson": _read_geojson, ".json": _read_geojson, ".parquet": _read_parquet}
    reader = readers.get(Path(path).suffix.lower())
    if reader is None:
        raise InputError(f"Cannot read events from {path}: give a .geojson or .parquet file, or a .csv.")
    return _parse(Path(path), reader)


# --- geometry -----------------------------------------------------------------------------------


def _geometry(located: LocatedEvent, shape_of: Callable[..., BaseGeometry]) -> BaseGeometry | None:
    """A dot only for a place known as a dot; an area for the rest; nothing for no place."""
    from shapely.geometry import Point

    place = located.place
    if place is None or place.kind == "unlocated":
        return None
    if place.kind in POINT_PRECISIONS:
        return Point(round(place.lon, 6), round(place.lat, 6))
    return shape_of(place, located.region_id, located.event.when.start)


def _area(regions: Shapes, place: Place, region_id: str | None, on: date | None) -> BaseGeometry:
    """Return the region's polygon, or a circle as wide as the place is uncertain when it has none."""
    found = (regions.get(region_id) if region_id else None) or regions.for_place(place, on)
    return area_of(found, place.lon, place.lat, place.uncertainty_km)


def area_of(region: Any, lon: float, lat: float, km: float) -> BaseGeometry:
    """Return the outline of a region, or without one a circle of ``km`` around a point (degrees, lon first)."""
    from geo.polygons import MAX_CIRCLE_KM, circle

    if region is not None:
        return simplified(region.geometry)
    return simplified(circle(lon, lat, min(max(km, LEAST_CIRCLE_KM), MAX_CIRCLE_KM)))


def simplified(shape: BaseGeometry) -> BaseGeometry:
    """Return a polygon with fewer and shorter coordinates, valid, ringed as RFC 7946 asks.

    The tolerance grows with the polygon (see ``SIMPLIFY_SHARE``); a shape that would vanish is kept.
    """
    import shapely

    left, low, right, high = shape.bounds
    diagonal = ((right - left) ** 2 + (high - low) ** 2) ** 0.5
    tolerance = min(max(diagonal * SIMPLIFY_SHARE, SIMPLIFY_MIN), SIMPLIFY_MAX)
    lighter = shapely.set_precision(shapely.simplify(shape, tolerance), GRID_DEGREES)
    whole = lighter if lighter.geom_type in ("Polygon", "MultiPolygon") and not lighter.is_empty else shape
    ringed: BaseGeometry = shapely.orient_polygons(whole)
    return ringed


# --- reading back -------------------------------------------------------------------------------


def _parse(path: Path, reader: Any) -> tuple[GeoDataFrame, dict[str, Any]]:
    """Read with every failure told as one sentence about the file."""
    try:
        frame, meta = reader(path)
        check(frame)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}: build one with `dateline build`.") from error
    except InputError:
        raise
    except DataError as error:
        raise InputError(f"{path} holds events that cannot be right. {error} Build it again.") from error
    except OSError as error:
        raise InputError(f"Cannot read {path}: {(error.strerror or 'unreadable').lower()}.") from error
    except Exception as error:
        raise InputError(f"{path} is not a sound events file; build it again with `dateline build`.") from error
    return frame, meta


def _read_geojson(path: Path) -> tuple[GeoDataFrame, dict[str, Any]]:
    document = json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse_constant)
    meta = _known(path, document.get("dateline"))
    return frame_of(_row_of(feature) for feature in document["features"]), meta


def _row_of(feature: Mapping[str, Any]) -> dict[str, Any]:
    from shapely.geometry import shape

    geometry = feature["geometry"]
    added = {name: json.loads(text) for name, text in ADDED.items()}
    return {**added, **feature["properties"], "geometry": shape(geometry) if geometry else None}


def _read_parquet(path: Path) -> tuple[GeoDataFrame, dict[str, Any]]:
    import geopandas
    import pyarrow.parquet

    held = pyarrow.parquet.read_schema(path).metadata or {}
    meta = _known(path, json.loads(held.get(b"dateline", b"null")))
    frame = geopandas.read_parquet(path)
    frame = frame.assign(**{name: text for name, text in ADDED.items() if name not in frame.columns})
    rows = (
        {c.name: _from_cell(c.kind, value) for c, value in zip(EVENT_COLUMNS, values, strict=True)}
        for values in zip(*(frame[c.name].array for c in EVENT_COLUMNS), strict=True)
    )
    return frame_of(rows), meta


def _from_cell(kind: str, value: Any) -> Any:
    """Undo what a flat table makes of a value: NaN for missing, JSON text for lists."""
    value = plain(value)
    if kind == "date" and isinstance(value, date):
        return value.isoformat()
    return json.loads(value) if kind == "json" and isinstance(value, str) else value


def _known(path: Path, meta: Any) -> dict[str, Any]:
    """Return the file's ``dateline`` member if this program understands its schema."""
    if not isinstance(meta, dict) or "schema" not in meta:
        raise InputError(f"{path} was not written by Dateline; build one with `dateline build`.")
    if meta["schema"] != SCHEMA_VERSION:
        raise InputError(f"{path} has schema {meta['schema']}, not {SCHEMA_VERSION}; build it again.")
    return meta


def refuse_constant(constant: str) -> float:
    """Refuse what the standard library writes for numbers that are none ("NaN"): it is not JSON."""
    raise ValueError(f"{constant} is not JSON")
