"""Columns of the event frame, in order, in one table: the contract of every output.

The frame is a ``GeoDataFrame`` in EPSG:4326; ``geometry`` is a Point (site, settlement, pass), a
Polygon or MultiPolygon (areas) or None (unlocated). Nested columns (``claims``, ``sources``,
``time``) hold Python lists and dicts in the frame and JSON text in CSV and GeoParquet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, kind of value, whether null is allowed, what it means."""

    name: str
    kind: Literal["str", "date", "float", "int", "json", "geometry"]
    nullable: bool
    meaning: str


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "str", False, "ev_ + 12 hex digits of the content"),
    Column("group_id", "str", False, "shared by the features of one event at several places"),
    Column("type", "str", False, "event kind"),
    Column("subtype", "str", True, "finer kind"),
    Column("title", "str", False, "short headline made by the program"),
    Column("date_start", "date", True, "first day, inclusive, ISO 8601"),
    Column("date_end", "date", True, "last day, inclusive, ISO 8601"),
    Column("date_precision", "str", False, "day week month season year decade range unknown"),
    Column("date_edtf", "str", False, "EDTF level 1; empty when undated"),
    Column("date_basis", "str", False, "sentence context published none"),
    Column("place", "str", True, "name(s) to show; null when unlocated"),
    Column("place_text", "str", True, "the article's wording"),
    Column("place_id", "str", True, "gazetteer id"),
    Column("place_precision", "str", False, "site settlement pass district region country water unlocated"),
    Column("place_basis", "str", False, "sentence context article none"),
    Column("lat", "float", True, "degrees, EPSG:4326"),
    Column("lon", "float", True, "degrees, EPSG:4326"),
    Column("uncertainty_km", "float", True, "radius in km around lat, lon"),
    Column("country", "str", True, "ISO 3166-1 alpha-2 by international recognition"),
    Column("admin1", "str", True, "first-level unit"),
    Column("region_id", "str", True, "polygon of geo.regions that lights for this event"),
    Column("actor", "str", True, "who acted"),
    Column("target", "str", True, "on whom or what"),
    Column("killed_low", "int", True, "at least so many killed"),
    Column("killed_high", "int", True, "at most so many killed; null for open"),
    Column("wounded_low", "int", True, "at least so many wounded"),
    Column("wounded_high", "int", True, "at most so many wounded; null for open"),
    Column("status", "str", False, "reported claimed contested denied"),
    Column(
        "claims",
        "json",
        False,
        "list of {claimant, side, stance, quote, article, start_char, end_char, killed_low, killed_high, wounded_low, wounded_high, superseded}",
    ),
    Column(
        "losses",
        "json",
        False,
        "list of {party, side, claimant, killed_low, killed_high, wounded_low, wounded_high, displaced_low, displaced_high, "
        "captured_low, captured_high, casualties_low, casualties_high, quote, article, start_char, end_char}: what each "
        "party lost by each voice; claimant empty for the article itself; casualties are killed, wounded or captured "
        "told as one figure",
    ),
    Column(
        "sources",
        "json",
        False,
        "list of {article, title, publisher, published, url, origin, quote, start_char, end_char}",
    ),
    Column("independent_sources", "int", False, "origins, not copies"),
    Column("confidence", "float", False, "0..1"),
    Column("merged", "json", False, "list of the reports merged into this one, as geo.parts keeps them; else empty"),
    Column("time", "json", True, "JSON-FG time member: {date} or {interval: [a, b]}"),
    Column("geometry", "geometry", True, "Point, Polygon, MultiPolygon or null, EPSG:4326"),
)

ADDED: dict[str, str] = {"losses": "[]"}
"""Columns that files written before them lack, with the JSON text of what is read for them."""
