"""What lies in what: asked of outlines, where the gazetteer's own parents are not at hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, Place

if TYPE_CHECKING:
    from geo.regions import Region

# Outlines are up to 2 km off: a town this near in degrees lies inside.
_NEAR_DEGREES = 0.03


class Extents(Protocol):
    """Where polygons are looked up: :class:`geo.regions.Regions`."""

    def for_place(self, place: Place, on: date | None) -> Region | None:
        """Return the polygon to light for a place on a day."""

    def get(self, region_id: str) -> Region | None:
        """Return the region with this id, one made from others too, or None."""

    def unit_at(self, lon: float, lat: float) -> Region | None:
        """Return the first-level unit at a point (degrees, lon first)."""


def contains(area: Place, point: Place, extents: Extents) -> bool:
    """Whether a point place lies in an area place."""
    if area.kind in POINT_PRECISIONS or area.kind == "water":
        return False
    if area.kind == "country":
        return area.country == point.country
    from shapely.geometry import Point

    region = extents.for_place(area, None)
    if region is None or not _in_box(region.geometry.bounds, point):
        return False
    return bool(region.geometry.distance(Point(point.lon, point.lat)) <= _NEAR_DEGREES)


def lies_in(point: Place, area: Place, extents: Extents) -> bool:
    """Whether a point place lies in an area place; in one without an outline: in its country, within its radius."""
    if area.kind not in POINT_PRECISIONS | {"water", "country"} and extents.for_place(area, None) is None:
        near = distance_km(area.lon, area.lat, point.lon, point.lat) <= area.uncertainty_km
        return near and area.country == point.country
    return contains(area, point, extents)


def _in_box(bounds: tuple[float, float, float, float], point: Place) -> bool:
    """Whether a point is near a bounding box (degrees): an outline of thousands of corners need not be asked else."""
    west, south, east, north = bounds
    across = west - _NEAR_DEGREES <= point.lon <= east + _NEAR_DEGREES
    return across and south - _NEAR_DEGREES <= point.lat <= north + _NEAR_DEGREES
