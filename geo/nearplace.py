"""Places made on the spot from a named one: part of an area, so far from a point, along a border.

Their ids tell how they are made, so that :class:`geo.regions.Regions` can draw them from the id alone:

- ``dl:rel:part:<direction>:<id>``: the part of an area on that side of its middle;
- ``dl:rel:border:<id>+<id>``: the zone within :data:`BORDER_KM` of both areas, ids in order;
- ``dl:rel:border:<id>``: the same with each of the area's neighbours, where the other side is not told;
- ``dl:rel:near:<direction>:<id>``: the point of a town, with the radius of what "north of it" may mean;
- ``dl:rel:away:<km>:<direction>:<id>``: a point; nothing to draw.

All degrees are EPSG:4326, longitude first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from geo.model import POINT_PRECISIONS, Place, Resolution

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PREFIX = "dl:rel:"
BORDER_KM = 10.0  # on either side: reports say "on the border" of what lies in sight of it
# A stated distance is rounded, a direction is one of eight: a tenth of the distance along, and 22.5 degrees
# to each side across (tan 22.5 = 0.41, of which most stay within half).
AWAY_SHARE = 0.25
LEAST_KM = 1.0
NEAR_KM = 25.0  # "north of X" is said of what is nearer to X than to the next known town
MOST_NEIGHBOURS = 8  # countries of an article that are tried as the other side of a border
MOST_AWAY_KM = 1_000.0  # nobody places a thing by a town farther than that
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135}
BEARINGS |= {"south": 180, "southwest": 225, "west": 270, "northwest": 315}
_KM_PER_DEGREE = 111.2
_WORDS = {"centre": "central"}


class Shapes(Protocol):
    """Where polygons are looked up: :class:`geo.regions.Regions`."""

    def get(self, region_id: str) -> Any:
        """Return the region with this id, or None."""


def relative(resolution: Resolution, others: Iterable[Resolution], shapes: Shapes) -> Resolution:
    """Return the resolution moved as its mention's ``kind_hint`` says; as it is where that cannot be done."""
    hint, place = resolution.mention.kind_hint or "", resolution.place
    relation, _, rest = hint.partition(":")
    if place is None or not (rest or relation == "border"):
        return resolution
    made, why = None, ""
    if relation == "away":
        made = _away(place, rest)
    elif relation == "near":
        made = _near(place, rest)
    elif relation == "part":
        made = _part(place, rest, shapes)
    elif relation == "border":
        made, why = _border_told(place, rest, list(others), shapes)
    if made is None:
        return resolution
    reasons = (f"Made from {place.label}: {made.label}.", why, *resolution.reasons)
    return replace(resolution, place=made, reasons=tuple(filter(None, reasons)))


def _border_told(place: Place, name: str, others: list[Resolution], shapes: Shapes) -> tuple[Place | None, str]:
    """The border with the named side; else with the neighbour the article names most; else all of it."""
    named = next((r.place for r in others if r.mention.name == name and r.place is not None), None)
    made = _border(place, named, shapes) if named is not None else None
    if made is not None:
        return made, ""
    lands = Counter(r.place.country for r in others if r.place is not None and r.place.country != place.country)
    for land, _ in lands.most_common(MOST_NEIGHBOURS):
        other = shapes.get(f"iso:{land}")
        made = _border(place, _standing_for(place, land), shapes) if other is not None else None
        if made is not None:
            return made, f"The text tells no other side; the article names {other.name}, a neighbour."
    if place.kind != "country":
        return None, ""
    whole = _area(f"border:{_outline(place)}", f"Border of {place.label}", place, shapes)
    return whole, "The text tells no other side: the zone is along the whole border by land."


def _standing_for(place: Place, country: str) -> Place:
    """A place whose outline is that of a country."""
    return replace(place, id=f"iso:{country}", kind="country", country=country, region_id=f"iso:{country}")


def _away(place: Place, rest: str) -> Place | None:
    """The point at a geodesic distance and bearing from a settlement's or site's point (geopy, WGS 84)."""
    from geopy.distance import geodesic

    km, _, direction = rest.partition(":")
    bearing = BEARINGS.get(direction)
    if place.kind not in POINT_PRECISIONS or bearing is None or not 0 < float(km) <= MOST_AWAY_KM:
        return None
    point = geodesic(kilometers=float(km)).destination((place.lat, place.lon), bearing)
    radius = max(LEAST_KM, round(math.hypot(AWAY_SHARE * float(km), place.uncertainty_km), 1))
    return replace(
        place,
        id=f"{PREFIX}away:{km}:{direction}:{place.id}",
        name=f"{float(km):.3g} km {direction} of {place.name}",
        label=f"{float(km):.3g} km {direction} of {place.label}",
        kind="site",
        lon=float(point.longitude),
        lat=float(point.latitude),
        uncertainty_km=radius,
        population=0,
        feature="",
        region_id=None,
    )


def _near(place: Place, direction: str) -> Place | None:
    """The town with the radius of its surroundings: on which side is told, how far is not."""
    if place.kind not in POINT_PRECISIONS or direction not in BEARINGS:
        return None
    return replace(
        place,
        id=f"{PREFIX}near:{direction}:{place.id}",
        name=f"{direction} of {place.name}",
        label=f"{direction} of {place.label}",
        kind="site",
        uncertainty_km=max(NEAR_KM, place.uncertainty_km),
        population=0,
        feature="",
        region_id=None,
    )


def _part(place: Place, direction: str, shapes: Shapes) -> Place | None:
    if place.kind not in ("country", "region", "district"):
        return None
    words = _WORDS.get(direction, f"{direction}ern")
    return _area(f"part:{direction}:{place.region_id or place.id}", f"{words} {place.label}", place, shapes)


def _border(one: Place, other: Place, shapes: Shapes) -> Place | None:
    keys = sorted({_outline(one), _outline(other)})
    names = [region.name for key in keys if (region := shapes.get(key)) is not None]
    if len(names) != 2:
        return None
    made = _area(f"border:{'+'.join(keys)}", f"Border of {names[0]} and {names[1]}", one, shapes)
    return made if made is None or one.country == other.country else replace(made, country="", admin1="")


def _outline(place: Place) -> str:
    """The id of its outline; of a town, which stands for its state, that of the country."""
    return f"iso:{place.country}" if place.kind in POINT_PRECISIONS else place.region_id or place.id


def _area(key: str, label: str, base: Place, shapes: Shapes) -> Place | None:
    """A place for an area that can be drawn: its inner point, and the radius of the circle around it."""
    region = shapes.get(PREFIX + key)
    if region is None:
        return None
    point = region.geometry.representative_point()
    return replace(
        base,
        id=PREFIX + key,
        name=label,
        label=label,
        kind="region",
        lon=round(point.x, 5),
        lat=round(point.y, 5),
        uncertainty_km=round(_reach_km(region.geometry, point), 1),
        population=0,
        feature="",
        region_id=PREFIX + key,
    )


def _reach_km(shape: BaseGeometry, point: BaseGeometry) -> float:
    """The farthest the area lies from the point, in km."""
    import shapely

    lon, lat = point.x, point.y
    apart = (shapely.get_coordinates(shape) - [lon, lat]) * [math.cos(math.radians(lat)), 1.0]
    return float(((apart**2).sum(axis=1).max()) ** 0.5 * _KM_PER_DEGREE)


# --- shapes -------------------------------------------------------------------------------------


def shape_of(region_id: str, find: Callable[[str], Any], around: Callable[[Any], Iterable[Any]]) -> BaseGeometry | None:
    """Return the polygon of a made area by its id, or None when its parts have none or do not meet.

    ``find`` returns the region of an id or base id, or None; ``around`` the countries that meet a bounding box.
    """
    relation, _, rest = region_id.removeprefix(PREFIX).partition(":")
    if relation == "part":
        direction, _, base = rest.partition(":")
        region = find(base)
        return None if region is None else clipped(region.geometry, direction)
    if relation == "border":
        regions = [find(base) for base in rest.split("+")]
        if len(regions) == 1 and regions[0] is not None:
            return _whole_border(regions[0], around(regions[0].geometry.bounds))
        return None if len(regions) != 2 or None in regions else zone(regions[0].geometry, regions[1].geometry)
    return None


def _whole_border(region: Any, neighbours: Iterable[Any]) -> BaseGeometry | None:
    """The zones with all neighbours as one; None for an island."""
    import shapely

    zones = [zone(region.geometry, other.geometry) for other in neighbours if other.country != region.country]
    met = [shape for shape in zones if shape is not None]
    return _polygons(shapely.union_all(met)) if met else None


def label_of(region_id: str, find: Callable[[str], Any]) -> str:
    """Return the words for a made area by its id ("southern Armenia")."""
    relation, _, rest = region_id.removeprefix(PREFIX).partition(":")
    if relation == "border":
        bases = [find(base) for base in rest.split("+")]
        return "Border of " + " and ".join(region.name for region in bases if region is not None)
    direction, _, base = rest.partition(":")
    region = find(base)
    return f"{_WORDS.get(direction, direction + 'ern')} {region.name if region is not None else base}"


def clipped(shape: BaseGeometry, direction: str) -> BaseGeometry | None:
    """Return the part of an area on a side of its centre of mass; its middle half for "centre"."""
    import shapely

    west, south, east, north = shape.bounds
    middle = shape.centroid
    if direction == "centre":
        wide, high = (east - west) / 4, (north - south) / 4
        window = (middle.x - wide, middle.y - high, middle.x + wide, middle.y + high)
    elif direction in BEARINGS:
        window = (
            middle.x if "east" in direction else west,
            middle.y if "north" in direction else south,
            middle.x if "west" in direction else east,
            middle.y if "south" in direction else north,
        )
    else:
        return None
    return _polygons(shapely.intersection(shape, shapely.box(*window)))


def zone(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry | None:
    """Return what lies within :data:`BORDER_KM` of both areas, or None when they do not meet."""
    import shapely

    margin = 4 * BORDER_KM / _KM_PER_DEGREE
    parts = []
    for shape, bounds in ((one, other.bounds), (other, one.bounds)):
        window = shapely.box(bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin)
        parts.append(shapely.intersection(shape, window))
    if any(part.is_empty for part in parts):
        return None
    scale = math.cos(math.radians(shapely.union_all(parts).centroid.y))
    flat = [shapely.transform(part, lambda xy: xy * [scale, 1.0]).simplify(0.005) for part in parts]
    if shapely.distance(*flat) * _KM_PER_DEGREE > BORDER_KM / 2:
        return None
    wide = [part.buffer(BORDER_KM / _KM_PER_DEGREE) for part in flat]
    met = shapely.transform(shapely.intersection(*wide), lambda xy: xy / [scale, 1.0])
    return _polygons(met)


def _polygons(shape: BaseGeometry) -> BaseGeometry | None:
    """Only what has an area."""
    import shapely

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
