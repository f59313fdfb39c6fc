"""Polygons as the web page wants them, and circles on the ellipsoid.

The coordinate layout used in every payload for the page: a geometry is a list of *polygons*, a
polygon a list of *rings* (outer first, then holes), a ring a list of ``[lon, lat]`` in degrees,
EPSG:4326, in that order, first and last position equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

type_Polygons = list[list[list[list[float]]]]
CIRCLE_POINTS = 120  # an inscribed 120-gon has 99.95 % of the circle's area
MAX_CIRCLE_KM = 9_000.0  # beyond, a circle nears a hemisphere and holds both poles


def layout(geometry: BaseGeometry, decimals: int) -> type_Polygons:
    """Return a (multi)polygon in the layout above, rounded; rings that round away are left out."""
    polygons = []
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon":
            continue
        rings = [_ring(ring, decimals) for ring in (part.exterior, *part.interiors)]
        if len(rings[0]) >= 4:
            polygons.append([ring for ring in rings if len(ring) >= 4])
    return polygons


def _ring(ring: BaseGeometry, decimals: int) -> list[list[float]]:
    rounded = np.round(shapely.get_coordinates(ring), decimals)
    moved = np.ones(len(rounded), dtype=bool)
    moved[1:] = (rounded[1:] != rounded[:-1]).any(axis=1)
    return [[float(lon), float(lat)] for lon, lat in rounded[moved]]


def without_islets(geometry: BaseGeometry, least: float) -> BaseGeometry:
    """Return the parts of at least ``least`` square degrees, and the largest part always."""
    parts = shapely.get_parts(geometry)
    if len(parts) < 2:
        return geometry
    areas = shapely.area(parts)
    return shapely.multipolygons(list(parts[(areas >= least) | (areas == areas.max())]))


def simplified(geometries: Sequence[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """Return neighbours simplified alike, so that shared borders stay shared.

    ``tolerance`` is in degrees: triangles smaller than its square are cut off (Visvalingam and
    Whyatt 1993, as in GEOS); islets smaller than that are left out, except the largest part.
    """
    if not geometries:
        return []
    lighter = shapely.coverage_simplify(np.array(geometries, dtype=object), tolerance)
    return [without_islets(geometry, tolerance**2) for geometry in lighter]


def circle(lon: float, lat: float, km: float) -> BaseGeometry:
    """Return the geodesic circle of radius ``km`` around a point, on WGS 84.

    Parameters
    ----------
    lon, lat
        The centre in degrees, EPSG:4326, in that order.
    km
        The radius in kilometres, above 0 and at most 9,000.

    Returns
    -------
    Polygon or MultiPolygon
        Valid everywhere: cut at the antimeridian, closed over a pole that it contains.

    Raises
    ------
    ValueError
        When the radius or the latitude is out of range.
    """
    if not 0 < km <= MAX_CIRCLE_KM or not -90 <= lat <= 90:
        raise ValueError(f"a circle needs a radius of 0 to {MAX_CIRCLE_KM:,.0f} km and a latitude of -90 to 90")
    lon = (lon + 180) % 360 - 180
    lons, lats = _rim(lon, lat, km)
    pole = _pole_inside(lon, lat, km)
    if pole:
        return _cap(lons, lats, pole)
    ring = shapely.Polygon(np.column_stack([lon + (lons - lon + 180) % 360 - 180, lats]))
    return _cut_at_antimeridian(ring)


def _rim(lon: float, lat: float, km: float) -> tuple[np.ndarray, np.ndarray]:
    from pyproj import Geod

    bearings = np.linspace(0, 360, CIRCLE_POINTS, endpoint=False)
    same = np.ones_like(bearings)
    lons, lats, _ = Geod(ellps="WGS84").fwd(lon * same, lat * same, bearings, km * 1000 * same)
    return np.asarray(lons), np.asarray(lats)


def _pole_inside(lon: float, lat: float, km: float) -> int:
    """Return 1 or -1 when the circle contains the north or south pole, else 0."""
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    for pole in (1, -1):
        if geod.inv(lon, lat, lon, 90.0 * pole)[2] <= km * 1000:
            return pole
    return 0


def _cap(lons: np.ndarray, lats: np.ndarray, pole: int) -> BaseGeometry:
    order = np.argsort(lons)
    lons, lats = lons[order], lats[order]
    edge = float(np.interp(180.0, [lons[-1], lons[0] + 360], [lats[-1], lats[0]]))
    rim = [(-180.0, edge), *zip(lons.tolist(), lats.tolist(), strict=True), (180.0, edge)]
    return shapely.Polygon([*rim, (180.0, 90.0 * pole), (-180.0, 90.0 * pole)])


def _cut_at_antimeridian(ring: BaseGeometry) -> BaseGeometry:
    west, _, east, _ = ring.bounds
    if west >= -180 and east <= 180:
        return ring
    pieces = [
        shapely.transform(
            ring.intersection(shapely.box(turn - 180, -90, turn + 180, 90)), lambda xy, t=turn: xy - [t, 0]
        )
        for turn in (-360, 0, 360)
    ]
    parts = [part for piece in pieces for part in shapely.get_parts(piece) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
