"""One located event -> one row of the event table, as plain Python values in the schema's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.losslists import HARMS
from extract.model import Claim, Loss, TimeSpan
from geo.clean import clean_value
from geo.model import LocatedEvent, Source
from geo.parts import parts_of
from geo.tollhistory import superseded
from geo.validity import time_member


def row_of(located: LocatedEvent) -> dict[str, Any]:
    """Return every column of an event but its geometry, text cleaned of unfit characters."""
    cleaned: dict[str, Any] = clean_value(_row_of(located))
    if located.parts:
        cleaned["merged"] = parts_of(cleaned, [clean_value(_row_of(part)) for part in located.parts])
    return cleaned


def _row_of(located: LocatedEvent) -> dict[str, Any]:
    event, toll = located.event, located.event.toll
    return {
        "id": located.id,
        "group_id": located.group_id,
        "type": event.kind,
        "subtype": event.subtype,
        "title": event.title,
        **_when(event.when),
        "date_basis": event.date_basis,
        **_where(located),
        "place_basis": event.place_basis if located.place else "none",
        "region_id": located.region_id,
        "actor": event.actor,
        "target": event.target,
        "killed_low": toll.killed_low,
        "killed_high": toll.killed_high,
        "wounded_low": toll.wounded_low,
        "wounded_high": toll.wounded_high,
        "status": event.status,
        "claims": [_claim(claim, old) for claim, old in zip(event.claims, superseded(located), strict=True)],
        "losses": [_loss(loss) for loss in event.losses],
        "sources": [_source(source) for source in located.sources],
        "independent_sources": located.independent_sources,
        "confidence": round(event.confidence, 4),
        "merged": [],
    }


def _when(when: TimeSpan) -> dict[str, Any]:
    start = when.start.isoformat() if when.start else None
    end = when.end.isoformat() if when.end else None
    return {
        "date_start": start,
        "date_end": end,
        "date_precision": when.precision,
        "date_edtf": when.edtf,
        "time": time_member(start, end),
    }


def _where(located: LocatedEvent) -> dict[str, Any]:
    place, resolution = located.place, located.resolution
    row: dict[str, Any] = {"place_text": resolution.mention.text if resolution else None}
    if place is None or place.kind == "unlocated":
        names = ("place", "place_id", "lat", "lon", "uncertainty_km", "country", "admin1")
        return {**row, **dict.fromkeys(names), "place_precision": "unlocated"}
    return {
        **row,
        "place": place.label,
        "place_id": place.id,
        "place_precision": place.kind,
        "lat": round(place.lat, 6),
        "lon": round(place.lon, 6),
        "uncertainty_km": place.uncertainty_km,
        "country": place.country or None,
        "admin1": place.admin1 or None,
    }


def _claim(claim: Claim, old: bool) -> dict[str, Any]:
    return {
        "claimant": claim.claimant,
        "side": claim.side,
        "stance": claim.stance,
        "quote": claim.quote.text,
        "article": claim.quote.article,
        "start_char": claim.quote.span.start,
        "end_char": claim.quote.span.end,
        "killed_low": claim.toll.killed_low,
        "killed_high": claim.toll.killed_high,
        "wounded_low": claim.toll.wounded_low,
        "wounded_high": claim.toll.wounded_high,
        "superseded": old,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    counts = {f"{harm}_{end}": getattr(loss.toll, f"{harm}_{end}") for harm in HARMS for end in ("low", "high")}
    return {
        "party": loss.party,
        "side": loss.side,
        "claimant": loss.claimant,
        **counts,
        "casualties_low": loss.casualties_low,
        "casualties_high": loss.casualties_high,
        "quote": loss.quote.text,
        "article": loss.quote.article,
        "start_char": loss.quote.span.start,
        "end_char": loss.quote.span.end,
    }


def _source(source: Source) -> dict[str, Any]:
    article = source.article
    stated = article.published_basis != "inferred"
    return {
        "article": article.name,
        "title": article.title,
        "publisher": article.publisher,
        # A day inferred from the text alone is in the list of articles, with its basis; here it would look known.
        "published": article.published.isoformat() if article.published and stated else None,
        "url": article.url,
        "origin": source.comes_from,
        "quote": source.quote,
        "start_char": source.start_char,
        "end_char": source.end_char,
    }


def in_time(row: Mapping[str, Any]) -> tuple[bool, str, str, str]:
    """Return the sort key of a row: by first day, last day and id, undated ones last; the same for any input order."""
    return row["date_start"] is None, row["date_start"] or "", row["date_end"] or "", row["id"]
