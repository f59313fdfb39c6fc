"""GeoJSON (RFC 7946) with the ``time`` member of JSON-FG, and the version of the data: a hash of its features."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geo.clean import clean_value
from geo.decimals import rounded
from geo.meta import dateline_member
from geo.schema import EVENT_COLUMNS
from geo.validity import rows_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

PROPERTIES = tuple(column.name for column in EVENT_COLUMNS if column.kind != "geometry")
_DIGITS = 16


def to_geojson_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as GeoJSON (RFC 7946), one feature a line, UTF-8.

    Positions are lon, lat in WGS84, with six decimals or fewer (:mod:`geo.decimals`); outer rings run
    counter-clockwise (section 3.1.6); ``bbox`` is west, south, east, north (section 5) and left out
    when nothing is located. Events without a place keep their feature, with a null geometry.
    """
    return b"".join(geojson_parts(frame, meta))


def geojson_parts(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> list[bytes]:
    """Return :func:`to_geojson_bytes` in parts, which a file can be written of without all of it in one piece."""
    fit = rounded(frame)
    lines = feature_lines(fit)
    member = dateline_member(meta, version_of(lines))
    head: dict[str, Any] = {"type": "FeatureCollection", "dateline": member}
    bounds = [float(edge) for edge in fit.geometry.total_bounds]
    if all(math.isfinite(edge) for edge in bounds):
        head["bbox"] = bounds
    start = f'{to_json(head)[:-1]},"features":[\n'.encode()
    ended = [part for line in lines for part in (line, b",\n")]
    return [start, *ended[:-1], b"\n]}\n"]


def feature_lines(fit: GeoDataFrame) -> list[bytes]:
    """Return each event of a rounded frame as a feature, one line of JSON in UTF-8."""
    return [to_json(_feature(row)).encode() for row in rows_of(fit)]


def data_version(frame: GeoDataFrame) -> str:
    """Return the version of these events: the same for the same events in any order and format."""
    return version_of(feature_lines(rounded(frame)))


def version_of(lines: list[bytes]) -> str:
    """Return ``sha256:`` and the first 16 hex digits of the hash of the features, in order of their text."""
    found = hashlib.sha256()
    for number, line in enumerate(sorted(lines)):
        found.update(b"\n" + line if number else line)
    return f"sha256:{found.hexdigest()[:_DIGITS]}"


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["id"],
        "time": row["time"],
        "geometry": _geometry(row["geometry"]),
        "properties": {name: clean_value(row[name]) for name in PROPERTIES},
    }


def _geometry(shape: Any) -> dict[str, Any] | None:
    import shapely
    from shapely.geometry import mapping

    return mapping(shapely.orient_polygons(shapely.force_2d(shape))) if shape is not None else None


def to_json(value: Any) -> str:
    """Return compact strict JSON: NaN and Infinity raise instead of being written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
