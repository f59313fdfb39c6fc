"""Turn regions/extents.toml into regions/extents.geojson: dated extents by set operations."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

GEOD = pyproj.Geod(ellps="WGS84")
SLIVER_KM2 = 2.0  # scraps along lines that err by up to 2 km are no territory
DECIMALS = 5  # about 1 m
PROPERTIES = (
    "base_id", "also", "name", "label", "country", "worldview", "valid_from", "valid_to", "sure", "made", "source",
)  # fmt: skip


class Shapes:
    """The named areas of extents.toml, made on demand."""

    def __init__(self, recipe: dict[str, Any], lines: dict[str, BaseGeometry], units: dict[str, BaseGeometry]) -> None:
        self._recipe, self._lines, self._units = recipe, lines, units

    def term(self, reference: str) -> BaseGeometry:
        """Return the area a term like ``unit:iso:AZ-AGM`` names; KeyError when there is none."""
        kind, _, name = reference.partition(":")
        if kind == "line":
            return self._lines[self._recipe["lines"][name]]
        if kind == "unit":
            return self._units[name]
        return self.make(self._recipe["shape"][name])

    def make(self, entry: dict[str, Any]) -> BaseGeometry:
        """Return the area an entry describes."""
        if "ring" in entry:
            return shapely.Polygon(entry["ring"])
        if "path" in entry:
            return strip(entry["path"], entry["width_km"])
        area = shapely.union_all([self.term(t) for t in entry["all"]])
        for reference in entry.get("within", []):
            area = area.intersection(self.term(reference))
        for reference in entry.get("without", []):
            area = area.difference(self.term(reference))
        return area


def strip(path: list[list[float]], width_km: float) -> BaseGeometry:
    """Return a strip along a line, ``width_km`` wide, in a local equidistant projection."""
    lon, lat = path[len(path) // 2]
    local = pyproj.CRS.from_dict({"proj": "aeqd", "lon_0": lon, "lat_0": lat, "units": "km"})
    there = pyproj.Transformer.from_crs(4326, local, always_xy=True).transform
    back = pyproj.Transformer.from_crs(local, 4326, always_xy=True).transform
    line = shapely.transform(shapely.LineString(path), there, interleaved=False)
    return shapely.transform(line.buffer(width_km / 2, cap_style="flat"), back, interleaved=False)


def area_km2(geometry: BaseGeometry) -> float:
    """Return the geodesic area on WGS 84 in square kilometres."""
    return abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))[0]) / 1e6


def without_slivers(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of at least SLIVER_KM2, as one multipolygon with RFC 7946 ring order."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    kept = [p for p in parts if area_km2(p) >= SLIVER_KM2]
    rounded = shapely.set_precision(shapely.MultiPolygon(kept), 10.0**-DECIMALS)
    return shapely.orient_polygons(shapely.normalize(rounded))


def feature(entry: dict[str, Any], shapes: Shapes) -> dict[str, Any]:
    """Return the GeoJSON feature of one dated extent; ``id`` is base id, ``@`` and first day."""
    geometry = without_slivers(shapes.make(entry))
    dates = {key: entry[key].isoformat() if key in entry else None for key in ("valid_from", "valid_to")}
    properties: dict[str, Any] = {key: dates.get(key, entry.get(key)) for key in PROPERTIES}
    properties["also"] = entry.get("also", [])
    properties["area_km2"] = round(area_km2(geometry), 0)
    identity = f"{entry['base_id']}@{dates['valid_from'] or 'start'}"
    shape = json.loads(shapely.to_geojson(geometry))
    return {"type": "Feature", "id": identity, "properties": properties, "geometry": shape}


def build_extents(folder: Path, units: gpd.GeoDataFrame) -> None:
    """Write ``folder/extents.geojson`` from ``folder/extents.toml`` and ``folder/lines.geojson``."""
    recipe = tomllib.loads((folder / "extents.toml").read_text("utf-8"))
    drawn = json.loads((folder / "lines.geojson").read_text("utf-8"))["features"]
    lines = {f["properties"]["name"]: shapely.geometry.shape(f["geometry"]) for f in drawn}
    shapes = Shapes(recipe, lines, dict(zip(units["id"], units.geometry, strict=True)))
    features = [feature(entry, shapes) for entry in recipe["extent"]]
    rows = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    text = f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'
    (folder / "extents.geojson").write_text(text, "utf-8")
