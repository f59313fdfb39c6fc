"""Synthetic event frames for tests and benchmarks: every column of ``geo.schema``, no files, no network.

The same ``(n, seed)`` gives the same frame. The rows hold what a real frame holds and a lazy test
forgets: area events, events without a place, undated ones, months and years, a few far older than
the rest, several at one spot, rival figures, denials and several sources.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

from extract.model import EventKind
from geo.schema import EVENT_COLUMNS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FIRST_DAY = date(2016, 7, 1)
SPAN_DAYS = 170
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """A made-up gazetteer entry: ``lon``, ``lat`` in degrees, EPSG:4326, in that order."""

    name: str
    precision: str
    lon: float
    lat: float
    uncertainty_km: float
    region_id: str


SETTLEMENTS = (
    Spot("Aleppo", "settlement", 37.1612, 36.2021, 5.0, "iso:SY-HL"),
    Spot("Idlib / Edlib", "settlement", 36.6339, 35.9306, 2.0, "iso:SY-ID"),
    Spot("Hama", "settlement", 36.7578, 35.1318, 3.0, "iso:SY-HM"),
    Spot("Palmyra / Tadmur", "settlement", 38.2840, 34.5600, 2.0, "iso:SY-HI"),
    Spot("Raqqa", "settlement", 39.0100, 35.9500, 3.0, "iso:SY-RA"),
    Spot("Castello Road", "site", 37.1200, 36.2600, 1.0, "iso:SY-HL"),
    Spot("Manbij", "settlement", 37.9549, 36.5281, 2.0, "iso:SY-HL"),
)
AREAS = (
    Spot("Aleppo Governorate", "region", 37.4, 36.2, 70.0, "iso:SY-HL"),
    Spot("Idlib Governorate", "region", 36.7, 35.8, 45.0, "iso:SY-ID"),
    Spot("al-Bab District", "district", 37.52, 36.37, 18.0, "iso:SY-HL-BAB"),
    Spot("Syria", "country", 38.5, 35.0, 300.0, "iso:SY"),
    Spot("Lake Assad", "water", 38.15, 36.0, 25.0, "dl:lake-assad"),
)
TITLES = {
    "battle": "Fighting for {place}",
    "shelling": "Shelling of {place}",
    "ceasefire": "Cease-fire agreed for {place}",
    "talks": "Talks on {place}",
    "displacement": "Thousands leave {place}",
}
ARTICLES = ("herald.txt", "wire.txt", "gazette.txt", "monitor.txt")
PARTIES = (("Government forces", ""), ("Syrian rebels", "SY"))
SIDES = (("Defence Ministry", "SY"), ("Opposition spokesman", "Opposition"), ("Relief agency", ""))


def event_frame(n: int, seed: int = 0) -> GeoDataFrame:
    """Return ``n`` synthetic events in the columns of ``geo.schema`` (EPSG:4326)."""
    rng = random.Random(seed)
    return frame_of([event_row(i, rng) for i in range(n)])


def frame_of(rows: list[Row]) -> GeoDataFrame:
    """Return ``rows`` (each as :func:`event_row` makes them) as a frame; the list may be empty."""
    import geopandas
    import pandas

    columns = {c.name: pandas.Series([r[c.name] for r in rows], dtype=_dtype(c.kind)) for c in EVENT_COLUMNS}
    return geopandas.GeoDataFrame(columns, geometry="geometry", crs="EPSG:4326")


def event_row(index: int, rng: random.Random | None = None, **changes: Any) -> Row:
    """Return one event as a dict; ``changes`` replace columns by name."""
    rng = rng or random.Random(index)
    spot = _spot(index, rng)
    kind = rng.choice(get_args(EventKind))
    row: Row = {
        "id": f"ev_{index:012x}",
        "group_id": f"gr_{index:012x}",
        "type": kind,
        "subtype": None,
        "title": TITLES.get(kind, kind.replace("_", " ").capitalize() + " at {place}").format(
            place=spot.name if spot else "an unnamed place"
        ),
        **_when(index, rng),
        **_where(spot, rng),
        "actor": rng.choice(("Government forces", "Opposition forces", None)),
        "target": None,
        **_reports(index, rng, spot.name if spot else "the area"),
        "confidence": round(rng.uniform(0.35, 0.98), 2),
        "merged": [],
    }
    row["time"] = _time_member(row["date_start"], row["date_end"])
    unknown = set(changes) - {c.name for c in EVENT_COLUMNS}
    if unknown:
        raise KeyError(f"not columns of geo.schema: {sorted(unknown)}")
    if "sources" in changes:
        row["losses"] = []  # a loss cites one of the event's articles
    return row | changes


def _dtype(kind: str) -> str:
    """Return the pandas dtype of a schema kind; nullable integers keep their nulls."""
    return {"float": "float64", "int": "Int64"}.get(kind, "object")


def _spot(index: int, rng: random.Random) -> Spot | None:
    """Two thirds at settlements (many share one), a fifth in areas, the rest nowhere."""
    draw = index % 15
    if draw in (4, 9):
        return None
    if draw in (2, 7, 12):
        return rng.choice(AREAS)
    base = rng.choice(SETTLEMENTS)
    if index % 3 == 0:
        return base
    lon, lat = base.lon + rng.uniform(-0.4, 0.4), base.lat + rng.uniform(-0.3, 0.3)
    return Spot(f"Village {index}", base.precision, round(lon, 4), round(lat, 4), 1.5, base.region_id)


def _when(index: int, rng: random.Random) -> Row:
    """Days for most; every 11th a month, every 17th undated, every 23rd decades earlier."""
    if index % 17 == 16:
        return _dates(None, None, "unknown", "", "none")
    if index % 23 == 22:
        year = rng.choice((1921, 1982, 1994))
        return _dates(date(year, 1, 1), date(year, 12, 31), "year", str(year), "sentence")
    day = FIRST_DAY + timedelta(days=int(rng.betavariate(2, 3) * SPAN_DAYS))
    if index % 11 == 10:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return _dates(first, last, "month", f"{first:%Y-%m}", "sentence")
    return _dates(day, day, "day", day.isoformat(), rng.choice(("sentence", "context")))


def _dates(start: date | None, end: date | None, precision: str, edtf: str, basis: str) -> Row:
    return {
        "date_start": start and start.isoformat(),
        "date_end": end and end.isoformat(),
        "date_precision": precision,
        "date_edtf": edtf,
        "date_basis": basis,
    }


def _where(spot: Spot | None, rng: random.Random) -> Row:
    names = ("place", "place_text", "place_id", "lat", "lon", "uncertainty_km", "country", "admin1")
    if spot is None:
        nothing = dict.fromkeys((*names, "region_id", "geometry"))
        return {**nothing, "place_precision": "unlocated", "place_basis": "none"}
    return {
        "place": spot.name,
        "place_text": spot.name.split(" / ")[0],
        "place_id": f"gn:{round(spot.lon * 1e5)}{round(spot.lat * 1e5)}",
        "place_precision": spot.precision,
        "place_basis": rng.choice(("sentence", "sentence", "sentence", "context", "article")),
        "lat": spot.lat,
        "lon": spot.lon,
        "uncertainty_km": spot.uncertainty_km,
        "country": "SY",
        "admin1": spot.region_id,
        "region_id": spot.region_id,
        "geometry": _geometry(spot),
    }


def _geometry(spot: Spot) -> Any:
    """A point for settlements and sites, a polygon of about the right size for areas."""
    from shapely.geometry import Point

    point = Point(spot.lon, spot.lat)
    if spot.precision in ("site", "settlement", "pass"):
        return point
    return point.buffer(spot.uncertainty_km / 111.0, quad_segs=6)


def _reports(index: int, rng: random.Random, place: str) -> Row:
    """Claims, sources, tolls and status; every 5th event has two sides with rival figures."""
    low = rng.choice((None, None, 2, 7, 30))
    rival = index % 5 == 0
    names = [ARTICLES[index % len(ARTICLES)]] + ([ARTICLES[(index + 1) % len(ARTICLES)]] if rival else [])
    sources = [_source(name, f"Officials said on the record what happened at {place}.") for name in names]
    claims = [_claim(SIDES[k], "asserts", source, low and low * (k + 1)) for k, source in enumerate(sources)]
    if index % 7 == 0:
        claims.append(_claim(SIDES[2], "denies", sources[0], None))
    return {
        "killed_low": low,
        "killed_high": low and low * len(sources),
        "wounded_low": None,
        "wounded_high": None,
        "status": "contested" if rival or index % 7 == 0 else rng.choice(("reported", "claimed")),
        "claims": [] if index % 4 == 3 and not rival and index % 7 else claims,
        "losses": [_loss(party, claim) for party, claim in zip(PARTIES, claims, strict=False)] if rival and low else [],
        "sources": sources,
        "independent_sources": len(sources),
    }


def _source(article: str, quote: str) -> Row:
    stem = article.split(".")[0]
    return {
        "article": article,
        "title": f"What the {stem} saw",
        "publisher": stem.capitalize(),
        "published": "2016-12-20",
        "url": f"https://example.org/{stem}",
        "origin": stem.capitalize(),
        "quote": quote,
        "start_char": 0,
        "end_char": len(quote),
    }


def _claim(who: tuple[str, str], stance: str, source: Row, killed: int | None) -> Row:
    claim = {"claimant": who[0], "side": who[1], "stance": stance}
    claim |= {k: source[k] for k in ("quote", "article", "start_char", "end_char")}
    figures: Row = {"killed_low": killed, "killed_high": killed, "wounded_low": None, "wounded_high": None}
    return claim | figures


def _loss(party: tuple[str, str], claim: Row) -> Row:
    """Return what a party lost by the word of a claimant: the killed of the claim, and three times as many wounded."""
    killed = claim["killed_low"]
    counts: Row = {"killed_low": killed, "killed_high": None, "wounded_low": killed and 3 * killed}
    counts["wounded_high"] = counts["wounded_low"]
    others = ("displaced", "captured", "casualties")
    counts |= {f"{harm}_{end}": None for harm in others for end in ("low", "high")}
    told = {key: claim[key] for key in ("claimant", "quote", "article", "start_char", "end_char")}
    return {"party": party[0], "side": party[1], **counts, **told}


def _time_member(start: str | None, end: str | None) -> Row | None:
    if start is None:
        return None
    return {"date": start} if start == end else {"interval": [start, end]}
