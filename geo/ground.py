"""What lies under the events on the page: ground, polygons to light, and the dated extents of each point of view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from geo.shapes import pack_polygons

if TYPE_CHECKING:
    import pandas as pd

    from geo.extents import Region
    from geo.regions import Regions
    from geo.viewbounds import Bounds

Json = dict[str, Any]


def packed_ground(basemap: Json) -> Json:
    """Return the ground of :func:`geo.basemap.basemap` with packed outlines; labels stay as they are."""
    ground: Json = {"labels": basemap.get("labels", [])}
    for kind in ("countries", "units", "lakes"):
        shapes = basemap.get(kind, [])
        ground[kind] = [{"polygons": pack_polygons(shape["polygons"])} for shape in shapes]
    return ground


def region_entries(frame: pd.DataFrame, regions: Regions, basemap: Json, bounds: Bounds) -> list[Json]:
    """Return the polygon of every region that may light, as :func:`geo.regions.region_payload` gives them.

    Those are the regions the frame names (events at points name the first-level unit they lie in) and
    the dated extents of :func:`extents_in_view`. Outlines that the ground draws as well are taken from
    there: the two lines must not differ.
    """
    from geo.regions import region_payload

    drawn = {shape["id"]: shape["polygons"] for kind in ("countries", "units") for shape in basemap.get(kind, [])}
    named = sorted({value for value in frame["region_id"] if isinstance(value, str)})
    dated = [extent.id for extent in extents_in_view(named, regions, bounds)]
    entries = region_payload([name for name in dict.fromkeys([*named, *dated]) if name not in drawn], regions)
    twice = region_payload([name for name in named if name in drawn], regions)
    return [*entries, *(entry | {"polygons": drawn[entry["id"]]} for entry in twice)]


def extents_in_view(named: list[str], regions: Regions, bounds: Bounds) -> list[Region]:
    """Return the dated extents, of every point of view, that meet the bounds or stand for a named one."""
    view = shapely.box(*bounds)
    families = {base for extent in regions.extents if extent.id in named for base in family(extent)}
    return [one for one in regions.extents if families & set(family(one)) or one.geometry.intersects(view)]


def family(extent: Region) -> list[str]:
    """Return the ids of the places that mean the extent on its days, its own first."""
    return [extent.base_id, *extent.also]


def extent_entries(entries: list[Json], regions: Regions) -> list[Json]:
    """Return what the page must know of the dated extents among the polygons: their kin and where to name them.

    ``lon`` and ``lat`` (degrees, EPSG:4326) are the middle of the largest circle inside.
    """
    extents = {extent.id: extent for extent in regions.extents}
    found = [extents[entry["id"]] for entry in entries if entry["id"] in extents]
    return [{"id": one.id, "family": family(one), **_middle(one)} for one in found]


def _middle(extent: Region) -> dict[str, float]:
    point = shapely.get_point(shapely.maximum_inscribed_circle(extent.geometry, tolerance=0.01), 0)
    return {"lon": round(point.x, 4), "lat": round(point.y, 4)}
