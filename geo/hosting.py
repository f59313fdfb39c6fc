"""Whether an article's theatre may be where an event was whose own words name no place.

The theatre is a guess, which fails in news for what happened long before: "the bombings of last August" are not of
the town the story is about, unless the story says so of that time elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from extract.model import Event, Extraction
from geo.confidence import OF_WAR
from geo.containment import Extents, contains
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, Place, Resolution

# Days before publication from which what a news story tells is background.
_BACKGROUND = timedelta(days=60)
_WAR_SHARE = 0.3
# Places this near are of one neighbourhood.
_NEAR_KM = 60.0
_STATED = frozenset({"sentence", "context"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hosting:
    """When the news of an article is of, and ``held``, the days of the events it says were in its theatre."""

    published: date | None
    held: tuple[tuple[date, date], ...]

    def may_hold(self, event: Event) -> bool:
        """Whether an event may have been in the theatre: one of the time of the news, or of a day told of there."""
        start, end = event.when.start, event.when.end
        if self.published is None or start is None or end is None or self.published - end < _BACKGROUND:
            return True
        return any(start - _DAY <= last and first <= end + _DAY for first, last in self.held)


def hosting(theatre: Place, extraction: Extraction, resolutions: Iterable[Resolution], extents: Extents) -> Hosting:
    """Return what an article says for its theatre; one that is no news has no background."""
    by_span = {r.mention.span: r.place for r in resolutions}
    held = []
    for event in extraction.events:
        stated = [by_span.get(p.span) for p in event.places] if event.place_basis in _STATED else []
        if any(place is not None and related(theatre, place, extents) for place in stated):
            held.append(event.when)
    days = [(when.start, when.end) for when in held if when.start is not None and when.end is not None]
    return Hosting(_news_day(extraction), tuple(days))


def _news_day(extraction: Extraction) -> date | None:
    """The day of publication of an article, other than on a war, that tells of something just before it."""
    published = extraction.article.published
    if sum(event.kind in OF_WAR for event in extraction.events) >= _WAR_SHARE * len(extraction.events):
        return None  # a war goes on where it was
    ends = [event.when.end for event in extraction.events if event.date_basis in _STATED and event.when.end is not None]
    return published if published is not None and any(published - end < _BACKGROUND for end in ends) else None


def related(one: Place, other: Place, extents: Extents) -> bool:
    """Whether two places are one, near each other, or one lies in the other."""
    if one.id == other.id:
        return True
    points = [place.kind in POINT_PRECISIONS for place in (one, other)]
    if all(points):
        return distance_km(one.lon, one.lat, other.lon, other.lat) <= _NEAR_KM
    if any(points):
        area, point = (other, one) if points[0] else (one, other)
        return contains(area, point, extents)
    return one.country == other.country and "country" in (one.kind, other.kind)
