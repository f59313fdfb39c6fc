"""Made-up places, mentions, events and located events for tests of the way from event to feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shapely.geometry import box

from extract import timespan
from extract.model import (
    Article,
    Claim,
    Event,
    EventKind,
    Extraction,
    Loss,
    PlaceBasis,
    PlaceMention,
    PlaceUse,
    Quote,
    Span,
    Stance,
    Status,
    Toll,
)
from geo.model import LocatedEvent, Place, PlacePrecision, Resolution, Source
from geo.regions import Region

DAY = date(2016, 8, 24)


def place(
    name: str,
    lon: float,
    lat: float,
    kind: PlacePrecision = "settlement",
    country: str = "SY",
    label: str = "",
) -> Place:
    """Return a place; ``lon``, ``lat`` in degrees, EPSG:4326, in that order."""
    return Place(f"t:{name.lower()}", name, label or name, kind, lon, lat, 5.0, country, "", 1000)


HAMA = place("Hama", 36.76, 35.13)
IDLIB = place("Idlib", 36.63, 35.93)
ALEPPO = place("Aleppo", 37.16, 36.20)
ALEPPO_PROVINCE = place("Aleppo province", 37.4, 36.2, "region")
SYRIA = place("Syria", 38.5, 35.0, "country")
CAIRO = place("Cairo", 31.24, 30.04, country="EG")
ORONTES = place("Orontes", 36.4, 35.2, "water")


def mention(of: str, start: int = 0, use: PlaceUse = "literal") -> PlaceMention:
    """Return a mention of a name at an offset."""
    return PlaceMention(Span(start, start + len(of)), of, of, use)


def event(
    *places: PlaceMention,
    kind: EventKind = "shelling",
    day: date | None = DAY,
    at: int = 0,
    toll: Toll | None = None,
    claims: Sequence[Claim] = (),
    status: Status = "reported",
    place_basis: PlaceBasis = "sentence",
    article: str = "a.txt",
    confidence: float = 0.8,
    losses: Sequence[Loss] = (),
) -> Event:
    """Return an event whose trigger and quote stand at ``at``."""
    when = timespan.day(day) if day else timespan.UNDATED
    quote = Quote(article, Span(at, at + 10), f"{article[:1]} quote {at:02d}"[:10])
    return Event(
        kind, None, "", when, "sentence" if day else "none", places, place_basis, None, None, toll or Toll(),
        status, tuple(claims), (quote,), Span(at, at + 4), confidence,
        losses=tuple(losses),
    )  # fmt: skip


def claim(claimant: str, side: str = "", stance: Stance = "asserts", killed: int | None = None) -> Claim:
    """Return a claim with a quote and, if given, a number of dead."""
    quote = Quote("a.txt", Span(0, 10), claimant)
    return Claim(claimant, side, stance, quote, Toll(killed_low=killed, killed_high=killed))


def loss(party: str, killed: int | None, claimant: str = "", side: str = "", article: str = "a.txt") -> Loss:
    """Return what a party lost, with a quote of an article."""
    quote = Quote(article, Span(0, 10), f"{party} {killed}")
    return Loss(party, side, Toll(killed_low=killed, killed_high=killed), claimant, quote)


def extraction(*events: Event, places: Sequence[PlaceMention] = (), name: str = "a.txt") -> Extraction:
    """Return an extraction of an article of this name."""
    return Extraction(Article(name, "x" * 500), tuple(places), (), events)


def located(where: Place | None, article: str = "a.txt", publisher: str = "", **about: Any) -> LocatedEvent:
    """Return a feature at a place (or at none), reported by one article."""
    told = event(article=article, **about)
    found = Resolution(mention(where.name), where, 0.9, ()) if where else None
    source = Source(
        Article(article, "", publisher=publisher),
        told.evidence[0].text,
        told.evidence[0].span.start,
        told.evidence[0].span.end,
    )
    return LocatedEvent(f"ev_{article}_{where and where.id}", f"gr_{article}", told, found, (source,), 1)


@dataclass(slots=True)
class Resolver:
    """Resolves names by heart; counts how often it is asked."""

    known: dict[str, Place] = field(
        default_factory=lambda: {p.name: p for p in (HAMA, IDLIB, ALEPPO, ALEPPO_PROVINCE, SYRIA, CAIRO, ORONTES)}
    )
    asked: int = 0

    def __call__(self, mentions: Sequence[PlaceMention]) -> list[Resolution]:
        """Return one resolution a mention."""
        self.asked += 1
        return [Resolution(m, self.known.get(m.name), 0.9, ()) for m in mentions]


class Extents:
    """One province around Aleppo, one country around all of it."""

    province = Region(
        "t:province@2016", "t:aleppo province", "Aleppo", "Aleppo", "admin1", "SY", None, None, "un", "made up",
        box(36.9, 35.8, 38.0, 36.9),
    )  # fmt: skip
    country = Region(
        "t:syria",
        "t:syria",
        "Syria",
        "Syria",
        "country",
        "SY",
        None,
        None,
        "un",
        "made up",
        box(35, 32, 42, 37),
    )

    def __init__(self) -> None:
        self.days: list[date | None] = []

    def get(self, region_id: str) -> Region | None:
        """Return no region: nothing is made from others here."""
        return None

    def for_place(self, place: Place, on: date | None) -> Region | None:
        """Return the polygon of the province or the country."""
        self.days.append(on)
        return next((r for r in (self.province, self.country) if r.base_id == place.id), None)

    def unit_at(self, lon: float, lat: float) -> Region | None:
        """Return the province, for points in it."""
        west, south, east, north = self.province.geometry.bounds
        return self.province if west <= lon <= east and south <= lat <= north else None
