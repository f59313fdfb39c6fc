"""A merged event of a table taken apart into the reports it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from extract.errors import InputError
from geo.frame import area_of, frame_of
from geo.model import POINT_PRECISIONS
from geo.parts import unmerge
from geo.rows import in_time
from geo.validity import rows_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


class Outlines(Protocol):
    """Where the polygons come from: :class:`geo.regions.Regions` in the program."""

    def get(self, region_id: str) -> Any:
        """Return the region with this id, or None."""


def split(frame: GeoDataFrame, feature_id: str, outlines: Outlines) -> GeoDataFrame:
    """Return the table with one merged feature taken apart into its reports, the rest as it was.

    Raises
    ------
    InputError
        No feature has that id, or it was not merged.
    """
    rows = list(rows_of(frame))
    merged = next((row for row in rows if row["id"] == feature_id), None)
    if merged is None or not merged["merged"]:
        raise InputError(f"There is no merged event {feature_id!r} to take apart: give the id of one.")
    parts = [{**part, "geometry": shape_of(part, outlines)} for part in unmerge(merged)]
    return frame_of(sorted([*(row for row in rows if row is not merged), *parts], key=in_time))


def shape_of(row: Mapping[str, Any], outlines: Outlines) -> Any:
    """Return the geometry of a row from its place: a point, the outline of its region, a circle, or None."""
    from shapely.geometry import Point

    if row["place_precision"] == "unlocated":
        return None
    if row["place_precision"] in POINT_PRECISIONS:
        return Point(row["lon"], row["lat"])
    region = outlines.get(row["region_id"]) if row["region_id"] else None
    return area_of(region, row["lon"], row["lat"], row["uncertainty_km"])
