"""One row in the columns of ACLED or of the UCDP GED -> one row of the event table.

Both put the representative point of an area where the exact place is not known, and say so in a code.
A coded area is an area here, never a dot: the first-level unit or country around the point, or a circle.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from extract.clean import clean_line
from extract.dates import read_date
from extract.model import TimeSpan
from extract.timespan import UNDATED, day, days, month, week, year
from geo.clean import clean_value
from geo.frame import simplified
from geo.validity import time_member

Cells = dict[str, str]
# place_precision, radius in km, and what to draw: the unit, the country, or a circle of that radius
Precision = tuple[str, float, str]
_POINT_KM = 3.0  # a town's extent: both codebooks place an event in a town at the town's own coordinates
ACLED_PLACES: dict[str, Precision] = {
    "1": ("settlement", _POINT_KM, "point"),
    "2": ("district", 25.0, "circle"),
    "3": ("region", 75.0, "unit"),
}
# 2 is "within about 25 km" in the codebook; 5 is a stretch or a fuzzy area, 7 the high seas or the air above
UCDP_PLACES: dict[str, Precision] = {
    "1": ("settlement", _POINT_KM, "point"),
    "2": ("district", 25.0, "circle"),
    "3": ("district", 30.0, "circle"),
    "4": ("region", 75.0, "unit"),
    "5": ("region", 75.0, "circle"),
    "6": ("country", 300.0, "country"),
    "7": ("water", 200.0, "circle"),
}
_UNKNOWN: Precision = ("region", 75.0, "unit")
_ACLED_TYPES = {
    "battles": "battle",
    "explosions/remote violence": "shelling",
    "violence against civilians": "attack",
    "protests": "protest",
    "riots": "protest",
    "strategic developments": "other",
}
_ACLED_SUBTYPES = {
    "government regains territory": "control_change",
    "non-state actor overtakes territory": "control_change",
    "non-violent transfer of territory": "control_change",
    "agreement": "talks",
}
_UCDP_TYPES = {"1": "battle", "2": "battle", "3": "attack"}
NOTHING = dict.fromkeys(("lat", "lon", "uncertainty_km", "country", "admin1", "region_id", "geometry"))


def acled(path: Path, cells: Cells) -> dict[str, Any]:
    """Return an ACLED row as an event.

    Raises
    ------
    ValueError
        The row has no notes, no known type, or values that cannot be.
    """
    subtype, kind = cells.get("sub_event_type", ""), cells["event_type"]
    found = _ACLED_SUBTYPES.get(subtype.lower()) or _ACLED_TYPES.get(kind.lower())
    if found is None:
        raise ValueError(f"{kind!r} is no type of event of ACLED")
    killed = _number(cells.get("fatalities", ""), int)
    return _row(
        path,
        cells,
        {
            "type": found,
            "subtype": subtype or kind,
            "when": _acled_when(cells),
            "names": (cells.get("location", ""), cells.get("admin1", ""), cells.get("country", "")),
            "precision": ACLED_PLACES.get(cells["geo_precision"].strip(), _UNKNOWN),
            "actor": cells.get("actor1", ""),
            "target": cells.get("actor2", ""),
            "killed": (killed, killed),
            "quote": cells["notes"],
            "publisher": cells.get("source", ""),
            "key": cells.get("event_id_cnty", ""),
        },
    )


def _acled_when(cells: Cells) -> TimeSpan:
    on = read_date(cells["event_date"])
    if on is None:
        return year(int(cells["year"])) if cells.get("year", "").strip() else UNDATED
    code = cells.get("time_precision", "1").strip()
    return day(on) if code == "1" else week(on) if code == "2" else month(on.year, on.month)


def ucdp(path: Path, cells: Cells) -> dict[str, Any]:
    """Return a row of the UCDP GED as an event; raises as :func:`acled`."""
    kind = _UCDP_TYPES.get(cells["type_of_violence"].strip(), "other")
    quote = next((cells.get(n, "") for n in ("source_article", "source_headline") if cells.get(n, "").strip()), "")
    low, high = _number(cells.get("low", ""), int), _number(cells.get("high", ""), int)
    return _row(
        path,
        cells,
        {
            "type": kind,
            "subtype": cells.get("dyad_name", "") or None,
            "when": _ucdp_when(cells),
            "names": (cells.get("where_coordinates", ""), cells.get("adm_1", ""), cells.get("country", "")),
            "precision": UCDP_PLACES.get(cells["where_prec"].strip(), _UNKNOWN),
            "actor": cells.get("side_a", ""),
            "target": cells.get("side_b", ""),
            "killed": (low, high),
            "quote": quote,
            "publisher": cells.get("source_office", ""),
            "key": cells.get("id", ""),
        },
    )


def _ucdp_when(cells: Cells) -> TimeSpan:
    """Return the interval the row gives; one day with a coarse code is as coarse as the code."""
    start, end = read_date(cells["date_start"]), read_date(cells["date_end"])
    if start is None or end is None:
        return UNDATED
    if start > end:
        raise ValueError(f"date_start {start} is after date_end {end}")
    code = cells["date_prec"].strip()
    if start == end:
        wide = {"2": week, "3": week, "4": lambda one: month(one.year, one.month), "5": lambda one: year(one.year)}
        made: Callable[[date], TimeSpan] = wide.get(code, day)
        return made(start)
    named = (week(start), month(start.year, start.month), year(start.year))
    return next((one for one in named if (one.start, one.end) == (start, end)), days(start, end))


# --- what both share ----------------------------------------------------------------------------


def _row(path: Path, cells: Cells, told: dict[str, Any]) -> dict[str, Any]:
    quote = clean_line(told["quote"])
    if not quote:
        raise ValueError("it holds no text that could be quoted")
    when, name = told["when"], clean_line(told["names"][0])
    start, end = (one.isoformat() if one else None for one in (when.start, when.end))
    key = told["key"].strip() or hashlib.sha256(repr(sorted(cells.items())).encode()).hexdigest()[:12]
    row = {
        "id": key if key.startswith("ev_") else f"ev_{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "group_id": f"gr_{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "type": told["type"],
        "subtype": told["subtype"],
        "title": clean_line(" at ".join(filter(None, (told["subtype"] or told["type"], name)))),
        "date_start": start,
        "date_end": end,
        "date_precision": when.precision,
        "date_edtf": when.edtf,
        "date_basis": "sentence" if start else "none",
        "time": time_member(start, end),
        **_where(cells, told["precision"], name),
        "actor": clean_line(told["actor"]) or None,
        "target": clean_line(told["target"]) or None,
        **dict.fromkeys(("wounded_low", "wounded_high")),
        "killed_low": told["killed"][0],
        "killed_high": told["killed"][1],
        "status": "reported",
        "claims": [],
        "losses": [],
        "sources": [_source(f"{path.name}#{key}", quote, clean_line(told["publisher"]))],
        "independent_sources": 1,
        "confidence": 1.0,
        "merged": [],
    }
    cleaned: dict[str, Any] = clean_value(row)
    return cleaned


def _source(article: str, quote: str, publisher: str) -> dict[str, Any]:
    source = {"article": article, "title": "", "publisher": publisher, "published": None, "url": ""}
    source["origin"] = publisher or article
    return {**source, "quote": quote, "start_char": 0, "end_char": len(quote)}


def _where(cells: Cells, precision: Precision, name: str) -> dict[str, Any]:
    kind, km, drawn = precision
    lon, lat = _number(cells["longitude"], float), _number(cells["latitude"], float)
    text = {"place_text": name or None, "place_id": None}
    if lon is None or lat is None:
        return {**NOTHING, **text, "place": None, "place_precision": "unlocated", "place_basis": "none"}
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"longitude {lon}, latitude {lat} are not on earth")
    lon, lat = round(lon, 6), round(lat, 6)
    unit = _regions().unit_at(lon, lat)
    held: dict[str, Any] = {"place": name or f"{lat}, {lon}", "place_precision": kind, "place_basis": "sentence"}
    held |= {"lon": lon, "lat": lat, "uncertainty_km": km, "country": unit.country if unit else None}
    shape, region_id = _drawn(drawn, lon, lat, km)
    return {**text, **held, "admin1": unit.name if unit else None, "region_id": region_id, "geometry": shape}


def _drawn(drawn: str, lon: float, lat: float, km: float) -> tuple[Any, str | None]:
    """Return the geometry and the region that lights; a circle where no unit is known there."""
    from shapely.geometry import Point

    from geo.polygons import circle

    unit = _regions().unit_at(lon, lat)
    if drawn == "point":
        return Point(lon, lat), unit.id if unit else None
    region = {"unit": unit, "country": _regions().country_at(lon, lat)}.get(drawn)
    if region is not None:
        return _outline(region.id), region.id
    return simplified(circle(lon, lat, km)), None


@cache
def _outline(region_id: str) -> Any:
    return simplified(_regions().get(region_id).geometry)


@cache
def _regions() -> Any:
    from geo.regions import Regions

    return Regions.open()


def _number(text: str, kind: Callable[[str], Any]) -> Any:
    """Return a cell as a finite number, None when it is empty."""
    value = kind(text) if text.strip() else None
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{text!r} is not a number")
    return value


READERS = {"acled": acled, "ucdp": ucdp}
