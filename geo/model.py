"""The nouns of the geographic side: places, how a name was resolved, events with a place.

``lon`` and ``lat`` are degrees, EPSG:4326, in that order wherever both stand in a signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.model import Article, Event, PlaceMention

PlacePrecision = Literal["site", "settlement", "pass", "district", "region", "country", "water", "unlocated"]
POINT_PRECISIONS: frozenset[str] = frozenset({"site", "settlement", "pass"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    ``id``: ``gn:146970`` (GeoNames), ``iso:AZ`` (country), ``iso:AZ-FUZ`` (first- or second-level
    unit by ISO 3166-2), ``dl:lachin-pass`` (Dateline's own list). ``label`` is the name to show,
    both names where they are disputed ("Stepanakert / Khankendi"). ``uncertainty_km`` is the
    radius within which the place lies around its representative point.
    ``region_id`` names the polygon in :mod:`geo.regions`, for areas.
    """

    id: str
    name: str
    label: str
    kind: PlacePrecision
    lon: float
    lat: float
    uncertainty_km: float
    country: str
    admin1: str
    population: int
    feature: str = ""
    region_id: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean, with how the name matched ("primary", "alternate", "folded")."""

    place: Place
    match: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was resolved to; ``place`` None when nothing known bears the name."""

    mention: PlaceMention
    place: Place | None
    score: float
    reasons: tuple[str, ...]
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One article's report of an event: the row of ``sources`` in the event record.

    ``origin`` is whom the report comes from, the same for copies of one text (:mod:`geo.origins`); where
    nothing is known of that, "", the publisher stands for it, or else the article.
    """

    article: Article
    quote: str
    start_char: int
    end_char: int
    origin: str = ""

    @property
    def comes_from(self) -> str:
        """The origin, the publisher or the article: reports that agree in it are not independent."""
        return self.origin or self.article.publisher or self.article.name


@dataclass(frozen=True, slots=True)
class LocatedEvent:
    """An event at one place (or at none): one feature of the map.

    Features of one event at several places share ``group_id``. ``region_id`` is the polygon that
    lights for area events and the first-level unit that contains the point for point events.
    ``sources`` has one entry a report; ``event`` is the fullest report. ``parts`` are the features that
    were merged into this one, as they were; none for a feature of its own.
    """

    id: str
    group_id: str
    event: Event
    resolution: Resolution | None
    sources: tuple[Source, ...]
    independent_sources: int
    region_id: str | None = None
    parts: tuple[LocatedEvent, ...] = ()

    @property
    def place(self) -> Place | None:
        """The resolved place, or None."""
        return self.resolution.place if self.resolution else None
