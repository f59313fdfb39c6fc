"""Where the map opens: the bounds of most of what happened. Degrees, EPSG:4326, west, south, east, north."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.timeslice import POINT, UNLOCATED, buckets, focus_period, in_window

if TYPE_CHECKING:
    import pandas as pd

Bounds = tuple[float, float, float, float]
_NEAR_SHARE = 0.85  # of the located events, the share the first view must hold


def view_bounds(frame: pd.DataFrame) -> Bounds:
    """Return west, south, east, north (degrees, EPSG:4326) of where most of the main period happened.

    One meeting in a far capital must not shrink a war to a dot: of the located events (points, and
    areas below a country) the 85 % nearest to their median are held; the rest is a pan away.
    """
    period = focus_period(frame)
    rows = in_window(frame, *period) if period else frame
    if (buckets(rows) == UNLOCATED).all():
        rows = frame
    kept = (buckets(rows) != UNLOCATED) & (rows["place_precision"] != "country").to_numpy()
    if not kept.any():
        kept = buckets(rows) != UNLOCATED
    if not kept.any():
        return (-30.0, 0.0, 90.0, 62.0)
    return _bounds_of(rows.loc[kept])


def _bounds_of(rows: pd.DataFrame) -> Bounds:
    lon, lat, km = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("lon", "lat", "uncertainty_km"))
    pad = np.where(buckets(rows) == POINT, 0.0, np.nan_to_num(km) / 222)  # half the radius, in degrees
    middle_lon, middle_lat = np.nanmedian(lon), np.nanmedian(lat)
    away = np.hypot((lon - middle_lon) * np.cos(np.radians(middle_lat)), lat - middle_lat)
    near = away <= np.nanquantile(away, _NEAR_SHARE)
    west, east = float(np.min((lon - pad)[near])), float(np.max((lon + pad)[near]))
    south, north = float(np.min((lat - pad)[near])), float(np.max((lat + pad)[near]))
    spare = max(0.15, 0.06 * max(east - west, north - south))
    return (west - spare, south - spare, east + spare, north + spare)


def widened(bounds: Bounds) -> Bounds:
    """Return the view with room for a screen of another shape; the basemap adds its own margin."""
    west, south, east, north = bounds
    wide, high = 0.4 * (east - west), 0.4 * (north - south)
    lower = (max(-180.0, west - wide), max(-85.0, south - high))
    return (*lower, min(180.0, east + wide), min(85.0, north + high))
