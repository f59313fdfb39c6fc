"""From the packages' rows to the rows of the index: what each place is called, where it is, how sure.

Countries, Dateline's own places, administrative units and settlements; see SOURCES.md for what is
changed on the way.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import gazetteer_names
import gazetteer_sources as sources

from geo.gazetteer import distance_km
from geo.gazetteer_files import ABBREVIATION, abbreviation_key
from geo.names import fold, respellings

HERE = Path(__file__).parent
# Words that say what a unit is; without them the rest is the unit's everyday name.
UNIT_WORDS = (
    "county|parish|district|province|region|oblast|krai|state|governorate|rayon|raion|rayonu|prefecture"
    "|department|municipality|voivodeship|canton|borough|republic|territory|division|oblysy|ili"
)
BARE = re.compile(rf"^(?:(?:{UNIT_WORDS}) of )?(.+?)(?:'s)? (?:{UNIT_WORDS})$", re.IGNORECASE)
DISTRICT_WORDS = {"district", "rayon", "raion", "county", "municipality", "parish", "borough", "commune"}
# A populated place of p people covers about p / 3,000 km² (a common mean density of towns); its
# radius, kept between 1 and 15 km, is how far a report "in X" may lie from X's point.
PEOPLE_PER_KM2 = 3000
# Scripts of the regions whose news quotes local spellings keep all names; others (CJK, Indic and so on)
# keep those of towns, which saves a sixth of the file.
NEAR_SCRIPTS = {"LATIN", "CYRILLIC", "ARMENIAN", "GEORGIAN", "GREEK", "HEBREW", "ARABIC", "MODIFIER"}
FAR_SCRIPTS_FROM = 15_000
ABBREVIATED_FROM = 500_000  # people; below that, capitals such as "FZL" are airport or port codes


@dataclass(slots=True)
class Row:
    """One place of the index before it gets its number."""

    id: str
    name: str
    label: str
    kind: str
    lat: float
    lon: float
    uncertainty_km: float
    country: str
    population: int = 0
    feature: str = ""
    admin1: str = ""
    admin2: str = ""
    region_id: str = ""
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, match: int) -> None:
        """File the place under a name; the better kind of match wins, abbreviations go by their letters."""
        if match == ABBREVIATION:
            self.names[abbreviation_key(name)] = match
            return
        for key, flag in [(fold(name), match), *((k, max(match, 1)) for k in respellings(name))]:
            if key and flag < self.names.get(key, 9):
                self.names[key] = flag


def gather(cache: Path) -> list[Row]:
    """All places, countries first, then Dateline's own, units, and settlements by population."""
    cities = sources.cities(cache)
    units = sources.units(cache)
    lands = [_country(country) for country in sources.countries(cache)]
    _place_countries(lands, _points("country_points.csv"), cities)
    units = [unit for unit in units if unit.iso or unit.id not in cities]
    regions = _units(units, cities, sources.outlines(cache), {land.country: land.name for land in lands})
    towns = _towns(cities, units, {row.id for row in regions})
    rows = {row.id: row for row in [*lands, *regions, *towns]}
    for key, (lat, lon) in _points("unit_points.csv").items():
        rows[key].lat, rows[key].lon = lat, lon
    own = _own(rows)
    gazetteer_names.abbreviate(rows)
    gazetteer_names.name_in_english(rows)
    gazetteer_names.leave_to_towns(lands, towns)
    gazetteer_names.drop_articles(towns, cities, {key for row in [*rows.values(), *own] for key in row.names})
    gazetteer_names.name_capitals(rows, sources.countries(cache))
    areas = sorted(regions, key=lambda row: (-row.population, row.id))
    return lands + own + areas + sorted(towns, key=lambda row: (-row.population, int(row.id[3:])))


def _country(country: sources.Country) -> Row:
    row = Row(f"iso:{country.code}", country.name, "", "country", 0.0, 0.0, country.radius_km, country.code)
    row.population, row.region_id, row.feature = country.population, row.id, "PCLI"
    row.call(country.name, 0)
    for name in country.names:
        row.call(name, 3 if gazetteer_names.is_short(name) else 0)
    row.call("the " + country.name, 2)
    return row


def _points(name: str) -> dict[str, tuple[float, float]]:
    """Points by GeoNames' convention, from a list of ours: first column to latitude, longitude."""
    with (HERE / "lexicons" / name).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))[1:]
    return {key: (float(lat), float(lon)) for key, lat, lon in rows}


def _place_countries(lands: list[Row], points: dict[str, tuple[float, float]], cities: dict[int, sources.City]) -> None:
    """GeoNames' points; where the list has none (small islands), the middle of the settlements."""
    members = defaultdict(list)
    for city in cities.values():
        members[city.country].append(city)
    for land in [land for land in lands if land.country not in points and not members[land.country]]:
        lands.remove(land)
    for land in lands:
        land.lat, land.lon = points.get(land.country) or _middle(members[land.country])


def _middle(cities: list[sources.City]) -> tuple[float, float]:
    """The mean of points (units never straddle the date line in these data beyond a few islands)."""
    lat = sum(city.lat for city in cities) / len(cities)
    lon = sum(city.lon for city in cities) / len(cities)
    return round(lat, 5), round(lon, 5)


def _units(
    units: list[sources.Unit],
    cities: dict[int, sources.City],
    outlines: dict[object, sources.Outline],
    lands: dict[str, str],
) -> list[Row]:
    members: dict[int, list[sources.City]] = defaultdict(list)
    for city in cities.values():
        for line in city.units:
            members[line].append(city)
    ids = {unit.line: unit_id(unit) for unit in units}
    rows = []
    for unit in units:
        row = _unit_row(unit, members[unit.line], outlines)
        if row is not None and not _is_country(unit, lands):
            row.admin1 = ids.get(unit.parent or 0, "") if unit.level > 1 else ""
            rows.append(row)
    return list({row.id: row for row in rows}.values())


def unit_id(unit: sources.Unit) -> str:
    """``iso:`` and the ISO 3166-2 code, or ``gn:`` and the GeoNames id."""
    return f"iso:{unit.iso}" if unit.iso else f"gn:{unit.id}"


def _is_country(unit: sources.Unit, lands: dict[str, str]) -> bool:
    """Whether the unit stands in the list as a country too ("US-PR", "CN-TW")."""
    code = unit.iso.partition("-")[2]
    return code in lands and code != unit.country and f" {fold(lands[code])} " in f" {fold(unit.name)} "


def _unit_row(unit: sources.Unit, members: list[sources.City], outlines: dict[object, sources.Outline]) -> Row | None:
    outline = outlines.get(unit.id) or outlines.get(unit.iso)
    if outline is None and not members:
        return None
    lat, lon = (outline.lat, outline.lon) if outline else _middle(members)
    radius = outline.radius_km if outline else _spread(members, lat, lon)
    names = [unit.name, *(outline.names if outline else []), *unit.aliases]
    name = _english(unit, outline.names) if outline and unit.level == 1 else ""
    row = Row(unit_id(unit), name or unit.name, "", _unit_kind(unit), lat, lon, radius, unit.country)
    row.population = sum(city.population for city in members)
    row.region_id, row.feature = row.id, f"ADM{unit.level or 1}"
    for position, spelled in enumerate(names):
        _call_unit(row, spelled, 0 if position == 0 or spelled == name else 2)
    return row


def _english(unit: sources.Unit, names: list[str]) -> str:
    """The English name; where it only drops the diacritics ("Susa"), an alias that spells the sounds."""
    if not names or fold(names[0]) != fold(unit.name):
        return names[0] if names else ""
    spoken = respellings(unit.name)
    return next((alias for alias in unit.aliases if fold(alias) in spoken), names[0])


def _call_unit(row: Row, name: str, match: int) -> None:
    if name[:1].isupper() or name[1:2].isupper() or not name.isascii():  # "uMkhanyakude" is written so
        row.call(name, match)
        bare = BARE.match(name)
        if bare:
            row.call(bare[1], 1 if row.feature == "ADM1" else 2)


def _unit_kind(unit: sources.Unit) -> str:
    words = set(unit.type.lower().split())
    return "district" if unit.level >= 2 or words & DISTRICT_WORDS else "region"


def _spread(members: list[sources.City], lat: float, lon: float) -> float:
    """Root mean square distance of a unit's settlements from its middle, 10 to 100 km."""
    squares = [distance_km(lon, lat, city.lon, city.lat) ** 2 for city in members]
    return float(min(100.0, max(10.0, (sum(squares) / len(squares)) ** 0.5)))


def _towns(cities: dict[int, sources.City], units: list[sources.Unit], kept: set[str]) -> list[Row]:
    ids = {unit.line: (unit.level, unit_id(unit)) for unit in units if unit_id(unit) in kept}
    rows = []
    for city in cities.values():
        row = Row(f"gn:{city.id}", city.name, "", "settlement", city.lat, city.lon, 0.0, city.country)
        row.population, row.feature = city.population, city.feature
        row.uncertainty_km = round(min(15.0, max(1.0, (city.population / PEOPLE_PER_KM2 / 3.1416) ** 0.5)), 1)
        levels = dict(sorted((ids[line] for line in city.units if line in ids), reverse=True))
        row.admin1, row.admin2 = levels.get(1, levels.get(0, "")), levels.get(2, "")
        _call_town(row, city)
        rows.append(row)
    return rows


def _call_town(row: Row, city: sources.City) -> None:
    row.call(city.name, 0)
    for name in city.alternates:
        kind = _alternate_kind(name, city.population)
        if kind is not None:
            row.call(name, kind)


def _alternate_kind(name: str, population: int) -> int | None:
    """Match kind of an alternate name; None for machine transliterations and port codes.

    GeoNames writes those in small letters ("han ken de"), and codes in four capitals or fewer.
    """
    first = next((c for c in name if c.isalpha()), "")
    latin = bool(first) and unicodedata.name(first, "").startswith("LATIN")
    if not first or (latin and not any(c.isupper() for c in name)) or len(name) > 60:
        return None
    if latin and first.islower() and not name[1:2].isupper():  # "uMkhanyakude" is written so
        return None
    if latin and len(name) <= 4 and name.isupper():
        return 3 if population >= ABBREVIATED_FROM else None
    if unicodedata.name(first, "").split()[0] not in NEAR_SCRIPTS and population < FAR_SCRIPTS_FROM:
        return None
    return 2


def _own(rows: dict[str, Row]) -> list[Row]:
    """Merge ``places.csv``: rows with an id of the index enrich that place, the rest are new."""
    added = []
    towns = [row for row in rows.values() if row.kind == "settlement"]
    areas = [row for row in rows.values() if row.feature == "ADM1"]
    files = ("macro_places.csv", "noted_places.csv", "sourced_places.csv")
    lists = (sources.macro_places(HERE / "lexicons" / name) for name in files)
    entries = [*sources.own_places(HERE / "places.csv"), *(entry for some in lists for entry in some)]
    for entry in entries:
        if not entry["lat"]:
            continue
        row = rows.get(own_id(entry)) or _same_town(entry, towns) or _same_unit(entry, areas)
        if row is None:
            row = _own_row(entry, towns)
            added.append(row)
        _enrich(row, entry)
    return added


def _same_town(entry: dict[str, str], towns: list[Row]) -> Row | None:
    """The settlement of the packages that an entry without an id describes: same name, within 5 km."""
    if entry["kind"] != "settlement":
        return None
    key, lat, lon = fold(entry["name"]), float(entry["lat"]), float(entry["lon"])
    for town in towns:
        near = town.country == entry["country"] and distance_km(lon, lat, town.lon, town.lat) <= 5
        if near and key in town.names:
            town.lat, town.lon = lat, lon
            return town
    return None


def own_id(entry: dict[str, str]) -> str:
    """The id of a row of ``places.csv``: GeoNames, ISO, or ``dl:`` and its name as a slug."""
    known = re.search(r"GeoNames (\d+)", entry["source"])
    if known:
        return f"gn:{known[1]}"
    if entry["region_id"].startswith("iso:"):
        return entry["region_id"]
    return "dl:" + re.sub(r"[^a-z0-9]+", "-", fold(entry["name"])).strip("-")


def _same_unit(entry: dict[str, str], areas: list[Row]) -> Row | None:
    """The first-level unit of that name and country, when it is about where the entry says."""
    if entry["kind"] != "region":
        return None
    key, lat, lon, reach = fold(entry["name"]), float(entry["lat"]), float(entry["lon"]), float(entry["uncertainty_km"])
    for area in areas:
        same = area.country == entry["country"] and key in area.names
        if same and distance_km(lon, lat, area.lon, area.lat) <= reach:
            return area
    return None


def _own_row(entry: dict[str, str], towns: list[Row]) -> Row:
    kind = {"facility": "site", "sea": "water"}.get(entry["kind"], entry["kind"])
    lat, lon = float(entry["lat"]), float(entry["lon"])
    row = Row(own_id(entry), entry["name"], "", kind, lat, lon, 0.0, entry["country"])
    near = [town for town in towns if town.country == row.country]
    if near and kind in {"settlement", "site", "pass", "district"}:
        nearest = min(near, key=lambda town: distance_km(lon, lat, town.lon, town.lat))
        row.admin1 = nearest.admin1
    row.region_id = entry["region_id"]
    return row


def _enrich(row: Row, entry: dict[str, str]) -> None:
    """Add the spellings; coordinates of GeoNames and of countries stay as they are."""
    row.label = entry["label"] or row.label
    row.uncertainty_km = max(float(entry["uncertainty_km"]), row.uncertainty_km if row.id[:2] != "gn" else 0)
    row.call(entry["name"], 0)
    for name in entry["alternates"].split("|"):
        plain = re.sub(r" \((?:proposed|hist\.)\)$", "", name)
        if plain:
            row.call(plain, 3 if gazetteer_names.is_short(plain) else 2)
