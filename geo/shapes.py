"""Polygons for the page: packed as short integers, one :class:`Shape` an id with its dated extents.

A ring is a flat list ``[x0, y0, dx1, dy1, ...]`` in 1e-4 degree (about 11 m), EPSG:4326, lon before
lat, without the closing vertex.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.timeslice import AREA, buckets

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

GRID_DEGREES = 1e-4
_KM_PER_DEGREE = 111.195  # mean Earth radius 6371.009 km (IUGG)
_CIRCLE_VERTICES = 48
_FACTS = ("valid_from", "valid_to", "worldview", "source")

Polygons = list[list[list[int]]]


@dataclass(frozen=True, slots=True)
class Extent:
    """One extent of a region: its days (ISO 8601 or null), point of view, source, and polygons."""

    polygons: Polygons
    valid_from: str | None = None
    valid_to: str | None = None
    worldview: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A region to light. ``wide``: the size of a country, to be hatched and never filled."""

    id: str
    label: str
    level: str
    wide: bool
    extents: list[Extent] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the shape as the page reads it."""
        extents = [{"polygons": e.polygons} | {k: getattr(e, k) for k in _FACTS} for e in self.extents]
        facts = {key: getattr(self, key) for key in ("id", "label", "level", "wide")}
        return {**facts, "extents": extents}


def assign_shapes(rows: pd.DataFrame, entries: Sequence[dict[str, Any]]) -> tuple[list[Shape], NDArray[np.int64]]:
    """Return the shapes of the page and, for each row, the index of its shape or -1.

    An area whose ``region_id`` is not among ``entries`` becomes a shape of its own, drawn from the
    row's geometry, or as a circle of ``uncertainty_km`` when it has none.
    """
    shapes = _from_entries(entries)
    at = {shape.id: index for index, shape in enumerate(shapes)}
    region = np.array([at.get(value, -1) for value in rows["region_id"]], dtype=np.int64)
    for i in np.flatnonzero((buckets(rows) == AREA) & (region < 0)):
        row = rows.iloc[i]
        name = f"own:{row['place_id'] or row['id']}"
        if name not in at:
            at[name] = len(shapes)
            shapes.append(_own_shape(name, row))
        region[i] = at[name]
    return shapes, region


def pack_polygons(polygons: Iterable[Iterable[Iterable[Sequence[float]]]]) -> Polygons:
    """Return polygons (lists of rings of [lon, lat] in degrees) as packed rings."""
    packed = [[_pack_ring(ring) for ring in polygon] for polygon in polygons]
    return [[ring for ring in polygon if ring] for polygon in packed if polygon and polygon[0]]


def _from_entries(entries: Sequence[dict[str, Any]]) -> list[Shape]:
    shapes: dict[str, Shape] = {}
    for entry in entries:
        level = str(entry.get("level") or "")
        shape = Shape(entry["id"], entry.get("label") or entry["id"], level, level == "country")
        facts = {key: entry.get(key) for key in _FACTS}
        extent = Extent(pack_polygons(entry["polygons"]), **facts)
        shapes.setdefault(entry["id"], shape).extents.append(extent)
    return list(shapes.values())


def _own_shape(name: str, row: pd.Series[Any]) -> Shape:
    geometry = row.get("geometry")
    drawn = circle(row["lon"], row["lat"], row["uncertainty_km"]) if geometry is None else _rings(geometry)
    level = row["place_precision"]
    extent = Extent(pack_polygons(drawn), source="extent of the place in the events table")
    return Shape(name, row["place"] or row["place_text"] or "", level, level == "country", [extent])


def _rings(geometry: Any) -> list[list[list[Sequence[float]]]]:
    """Return a shapely Polygon or MultiPolygon, simplified to the grid's use, as lists of rings."""
    lighter = geometry.simplify(20 * GRID_DEGREES)
    parts = getattr(lighter, "geoms", [lighter])
    return [[list(ring.coords) for ring in (part.exterior, *part.interiors)] for part in parts]


def circle(lon: float, lat: float, km: float) -> list[list[list[tuple[float, float]]]]:
    """Return a circle of ``km`` around ``lon``, ``lat`` (degrees, EPSG:4326) as one polygon."""
    radius = max(float(np.nan_to_num(km)), 1.0) / _KM_PER_DEGREE
    squeeze = max(math.cos(math.radians(lat)), 0.05)
    turns = (2 * math.pi * k / _CIRCLE_VERTICES for k in range(_CIRCLE_VERTICES))
    return [[[(lon + radius / squeeze * math.cos(t), lat + radius * math.sin(t)) for t in turns]]]


def _pack_ring(ring: Iterable[Sequence[float]]) -> list[int]:
    """Return a ring as first vertex and steps; [] when fewer than three vertices are left."""
    grid = np.round(np.array([(p[0], p[1]) for p in ring], dtype=float) / GRID_DEGREES).astype(np.int64)
    if len(grid) and (grid[0] == grid[-1]).all():
        grid = grid[:-1]
    moved = np.ones(len(grid), dtype=bool)
    moved[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
    grid = grid[moved]
    if len(grid) < 3:
        return []
    steps: list[int] = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel().tolist()
    return steps
