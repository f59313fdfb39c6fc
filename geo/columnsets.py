"""The event table in the columns and codes of two public data sets of conflict events: ACLED and UCDP GED.

Sources: ACLED Codebook (2024) for the columns, ``time_precision`` and ``geo_precision``; UCDP Georeferenced
Event Dataset Codebook, version 24.1, for the columns, ``date_prec`` and ``where_prec``. What those columns
cannot say without a claim of ours stays empty: no zero stands for an unknown toll, no day for a year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extract.timespan import month, week
from geo.model import POINT_PRECISIONS
from geo.wording import source_list

Row = Mapping[str, Any]

ACLED_COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
UCDP_COLUMNS = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob".split()
)
_POLITICAL, _STRATEGIC = "Political violence", "Strategic developments"
# Our kind -> disorder_type, event_type, sub_event_type; sub-types only where the kind says that much
ACLED_TYPES: dict[str, tuple[str, str, str]] = {
    "battle": (_POLITICAL, "Battles", "Armed clash"),
    "ceasefire_violation": (_POLITICAL, "Battles", "Armed clash"),
    "shelling": (_POLITICAL, "Explosions/Remote violence", ""),
    "attack": (_POLITICAL, "Violence against civilians", ""),
    "protest": ("Demonstrations", "Protests", ""),
    "ceasefire": (_STRATEGIC, _STRATEGIC, "Agreement"),
}
_ACLED_OTHER = (_STRATEGIC, _STRATEGIC, "Other")
# where_prec of UCDP: 3 second-order unit, 4 first-order unit, 5 a stretch or fuzzy area, 6 country
UCDP_PLACES = {"district": 3, "region": 4, "water": 5, "country": 6}
ACLED_PLACES = {"district": 2, "region": 3, "water": 3, "country": 3}


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """A set of columns and how a row of ours becomes one of theirs; a column left out is empty."""

    columns: tuple[str, ...]
    row: Callable[[Row], dict[str, Any]]


def acled_row(row: Row) -> dict[str, Any]:
    """Return an event in the columns of ACLED."""
    disorder, kind, subkind = ACLED_TYPES.get(row["type"], _ACLED_OTHER)
    day, precision = acled_time(row)
    return {
        "event_id_cnty": row["id"],
        "event_date": day,
        "year": year_of(row),
        "time_precision": precision,
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": subkind,
        "actor1": row["actor"],
        "actor2": row["target"],
        "country": country_name(row["country"]),
        "admin1": row["admin1"],
        "location": row["place"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geo_precision": acled_place(row),
        "source": source_list({"article": "", **one} for one in row["sources"]),
        "notes": row["sources"][0]["quote"],
        "fatalities": row["killed_low"],
        "tags": f"dateline type={row['type']}; date={row['date_edtf']}; "
        f"place={row['place_precision']}; status={row['status']}",
    }


def acled_time(row: Row) -> tuple[str | None, int | None]:
    """Return ``event_date`` and ``time_precision``: 1 a day, 2 a week, 3 a month; nothing for what is coarser."""
    span = _days(row)
    if span is None:
        return None, None
    start, end = span
    if start == end:
        return start.isoformat(), 1
    if end <= (week(start).end or start):
        return start.isoformat(), 2
    if end <= (month(start.year, start.month).end or start):
        return start.isoformat(), 3
    return None, None


def acled_place(row: Row) -> int | None:
    """Return ``geo_precision``: 1 the place itself, 2 near it, 3 a larger area; None for no place.

    A pin that only says what the article is about (``place_basis`` article) is no better than 2.
    """
    if row["place_precision"] in POINT_PRECISIONS:
        return 2 if row["place_basis"] == "article" else 1
    return ACLED_PLACES.get(row["place_precision"])


def ucdp_row(row: Row) -> dict[str, Any]:
    """Return an event in the columns of the UCDP GED; a toll is ``best`` only where low and high agree."""
    low, high, sources = row["killed_low"], row["killed_high"], row["sources"]
    precision = ucdp_time(row)
    located = row["lon"] is not None and row["lat"] is not None
    return {
        "id": row["id"],
        "year": year_of(row),
        "side_a": row["actor"],
        "side_b": row["target"],
        "number_of_sources": row["independent_sources"],
        "source_article": "; ".join(", ".join(_cited(one)) for one in sources),
        "source_office": sources[0].get("publisher"),
        "source_date": sources[0].get("published"),
        "source_headline": sources[0].get("title"),
        "source_original": row["claims"][0].get("claimant") if row["claims"] else None,
        "where_prec": ucdp_place(row),
        "where_coordinates": row["place"],
        "where_description": row["place_text"],
        "adm_1": row["admin1"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geom_wkt": f"POINT ({row['lon']} {row['lat']})" if located else None,
        "country": country_name(row["country"]),
        "event_clarity": None if precision is None else 1 if precision == 1 else 2,
        "date_prec": precision,
        "date_start": row["date_start"],
        "date_end": row["date_end"],
        "deaths_a": _deaths(row, row["actor"]),
        "deaths_b": _deaths(row, row["target"]),
        "deaths_civilians": _deaths(row, "civilians"),
        "best": low if low == high else None,
        "high": high,
        "low": low,
    }


def _deaths(row: Row, party: str | None) -> int | None:
    """Return the killed of a party, where the articles themselves give one exact figure for it."""
    told = [loss for loss in row["losses"] if party and loss["party"].casefold() == party.casefold()]
    counts = {(loss["killed_low"], loss["killed_high"]) for loss in told if loss["killed_low"] is not None}
    low, high = counts.pop() if len(counts) == 1 and not any(loss["claimant"] for loss in told) else (None, None)
    return low if low == high else None


def _cited(source: Row) -> list[str]:
    return [f'"{source[name]}"' for name in ("publisher", "published", "title", "quote") if source.get(name)]


def ucdp_time(row: Row) -> int | None:
    """Return ``date_prec``: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 more; None when undated."""
    span = _days(row)
    if span is None:
        return None
    length = (span[1] - span[0]).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if length <= most), 5)


def ucdp_place(row: Row) -> int | None:
    """Return ``where_prec``: 1 the place itself, 3 and 4 units, 5 a vague area, 6 a country; None for no place."""
    if row["place_precision"] in POINT_PRECISIONS:
        return 5 if row["place_basis"] == "article" else 1
    return UCDP_PLACES.get(row["place_precision"])


def year_of(row: Row) -> int | None:
    """Return the year of an event that lies within one."""
    span = _days(row)
    return span[0].year if span and span[0].year == span[1].year else None


def _days(row: Row) -> tuple[date, date] | None:
    if row["date_start"] is None or row["date_end"] is None:
        return None
    return date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])


@cache
def country_name(code: str | None) -> str | None:
    """Return the name of a country by its ISO 3166-1 alpha-2 code; the code where the regions lack it."""
    return _name(f"iso:{code}") or code if code else None


def _name(region_id: str) -> str | None:
    from geo.regions import Regions

    found = _regions(Regions).get(region_id)
    return found.name if found else None


@cache
def _regions(library: Any) -> Any:
    return library.open()


COLUMN_SETS = {"acled": ColumnSet(ACLED_COLUMNS, acled_row), "ucdp": ColumnSet(UCDP_COLUMNS, ucdp_row)}
