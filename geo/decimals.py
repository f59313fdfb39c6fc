"""How many decimals a coordinate earns: no file says a place more sharply than it is known.

A unit of the last decimal is at most a fiftieth of the place's uncertainty (a millionth of a degree is
0.11 m). Six decimals are the most RFC 7946, section 11.2, has any use for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

MOST = 6
# Kilometres of uncertainty below which so many decimals are kept
_STEPS = ((0.1, 6), (1.0, 5), (10.0, 4), (100.0, 3))
_LEAST = 2


def decimals(uncertainty_km: float | None) -> int:
    """Return the decimals of degrees for a place known to so many kilometres; six when that is not said."""
    if uncertainty_km is None or uncertainty_km != uncertainty_km:
        return MOST
    return next((places for below, places in _STEPS if uncertainty_km < below), _LEAST)


def rounded(frame: GeoDataFrame) -> GeoDataFrame:
    """Return a copy whose points and ``lon``, ``lat`` are as sharp as known, and outlines of six decimals.

    Outlines are drawn coarser than that when they are made (:func:`geo.frame.simplified`). Rounding
    twice changes nothing.
    """
    import geopandas

    copied = frame.copy()
    places = [decimals(km) for km in frame["uncertainty_km"].tolist()]
    for name in ("lon", "lat"):
        copied[name] = [round(value, n) for value, n in zip(frame[name].tolist(), places, strict=True)]
    shapes = [_shape(shape, n) for shape, n in zip(frame.geometry.array, places, strict=True)]
    copied["geometry"] = geopandas.GeoSeries(shapes, index=frame.index, crs=frame.crs)
    return copied


def _shape(shape: Any, places: int) -> Any:
    import shapely

    if shape is None:
        return None
    to = places if shape.geom_type == "Point" else MOST
    lighter = shapely.transform(shapely.force_2d(shape), partial(_round, places=to))
    if not lighter.is_valid:  # an outline thinner than the grid folded on itself
        lighter = shapely.set_precision(shape, 10.0**-to)
    return shape if lighter.is_empty or lighter.geom_type != shape.geom_type else shapely.orient_polygons(lighter)


def _round(positions: NDArray[Any], places: int) -> NDArray[Any]:
    """Round as Python does, so that ``lon``, ``lat`` and the point of a row stay equal."""
    import numpy as np

    return np.array([[round(x, places) for x in position] for position in positions.tolist()]).reshape(positions.shape)
