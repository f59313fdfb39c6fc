"""Areas with a name, dates, a point of view and a source; and the files of dated extents.

A file ``extents*.geojson`` is a FeatureCollection whose properties are those of :class:`Region`; ``made`` and
``sure`` say how an outline was made and how certain it is. EPSG:4326, longitude first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import shapely

from extract.errors import DataError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Level = Literal["country", "admin1", "extent"]


@dataclass(frozen=True, slots=True)
class Region:
    """An area with its dates, point of view and source.

    ``id`` is ``iso:AZ``, ``iso:AZ-FUZ``, ``ne:<code>`` or, for a dated extent, base id, ``@`` and its
    first day; ``base_id`` is the id a place refers to. ``valid_from`` and ``valid_to`` are both
    inclusive, None for open. ``also`` lists the base ids of other places that mean this area on those
    days. ``country`` is ISO 3166-1 alpha-2 by international recognition.
    ``geometry`` is a Polygon or MultiPolygon, EPSG:4326, longitude first.
    """

    id: str
    base_id: str
    name: str
    label: str
    level: Level
    country: str
    valid_from: date | None
    valid_to: date | None
    worldview: str
    source: str
    geometry: BaseGeometry
    also: tuple[str, ...] = ()

    def valid_on(self, on: date) -> bool:
        """Whether the region holds on that day (first and last day included)."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def read_json(path: Path) -> dict[str, Any]:
    """Return the object a JSON file of the data folder holds.

    Raises
    ------
    DataError
        The file is missing or holds something else.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read ({error}): install Dateline again.") from error
    if not isinstance(found, dict):
        raise DataError(f"{path} is not what was expected: install Dateline again.")
    return found


def read_extents(path: Path) -> list[Region]:
    """Return the dated extents of a GeoJSON file; raises as :func:`read_json`."""
    try:
        return [_extent(feature) for feature in read_json(path)["features"]]
    except (KeyError, TypeError, ValueError, AttributeError, shapely.GEOSException) as error:
        raise DataError(f"{path} is not a file of dated extents ({error!r}): see data/SOURCES.md.") from error


def _extent(feature: dict[str, Any]) -> Region:
    facts = feature["properties"]
    first, last = (date.fromisoformat(facts[key]) if facts[key] else None for key in ("valid_from", "valid_to"))
    return Region(
        id=f"{facts['base_id']}@{first or 'start'}",
        base_id=facts["base_id"],
        name=facts["name"],
        label=facts["label"],
        level="extent",
        country=facts["country"],
        valid_from=first,
        valid_to=last,
        worldview=facts["worldview"],
        source=f"{facts['source']} {facts.get('made', '')} Outline: {facts.get('sure', 'unknown')} certainty.",
        geometry=shapely.geometry.shape(feature["geometry"]),
        also=tuple(facts.get("also") or ()),
    )
