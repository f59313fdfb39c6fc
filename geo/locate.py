"""Events with names -> events with places: one feature an event and place.

All mentions of an article are resolved together; an event that names no place may take the article's
theatre (the area it is mostly about), and says so by its ``place_basis``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from extract.model import Event, Extraction, PlaceMention, Span
from extract.titles import title
from geo.identity import feature_id, group_id
from geo.model import POINT_PRECISIONS, LocatedEvent, Place, Resolution, Source
from geo.nearplace import PREFIX, relative

if TYPE_CHECKING:
    from geo.regions import Region

# How much a mention of a place counts for what the article is about: sites stand for their town, and
# countries are named as actors all the time.
_KIND_WEIGHT = {"site": 0.5, "region": 1.2}
_COUNTRY_WEIGHT = 0.05
_INSIDE_WEIGHT = 0.5
_USES = frozenset({"literal", "metonymic"})
# Characters between a place and the container named right after it.
_ADJACENT = 3
# Outlines are up to 2 km off: a town this near in degrees lies inside.
_NEAR_DEGREES = 0.03


class Resolver(Protocol):
    """Resolves the mentions of one article together: :func:`geo.rank.resolve` with its gazetteer."""

    def __call__(self, mentions: Sequence[PlaceMention]) -> list[Resolution]:
        """Return one resolution a mention, in order."""


class Extents(Protocol):
    """Where polygons are looked up: :class:`geo.regions.Regions`."""

    def for_place(self, place: Place, on: date | None) -> Region | None:
        """Return the polygon to light for a place on a day."""

    def get(self, region_id: str) -> Region | None:
        """Return the region with this id, one made from others too, or None."""

    def unit_at(self, lon: float, lat: float) -> Region | None:
        """Return the first-level unit at a point (degrees, lon first)."""


def locate(extraction: Extraction, resolve: Resolver, extents: Extents) -> Iterator[LocatedEvent]:
    """Yield the features of one article's events, in the order of its text."""
    resolutions = resolve(extraction.places)
    by_span = {r.mention.span: r for r in resolutions}
    theatre = theatre_of(resolutions, extents)
    for event in extraction.events:
        yield from _features(extraction, event, by_span, theatre, extents)


def theatre_of(resolutions: Sequence[Resolution], extents: Extents) -> Resolution | None:
    """The place an article is mostly about, or None.

    A place counts its own literal mentions, an area half of those of the places inside it as well, so
    that a region of which many towns are named outweighs each of them.
    """
    own = Counter(r.place.id for r in resolutions if r.place is not None and _counts(r, resolutions))
    first: dict[str, Resolution] = {}
    for resolution in resolutions:
        if resolution.place is not None and resolution.place.id in own:
            first.setdefault(resolution.place.id, resolution)
    weights = {key: _weight(first[key].place, first, own, extents) for key in first}
    best = max(weights, key=lambda key: (weights[key], -first[key].mention.span.start), default=None)
    return first[best] if best is not None and weights[best] > 0 else None


def _counts(resolution: Resolution, resolutions: Sequence[Resolution]) -> bool:
    """Whether a mention says what the article is about: literal, and not the "N.C." of "Granite Falls, N.C."."""
    mention, place = resolution.mention, resolution.place
    if place is None or (mention.use != "literal" and place.kind != "country"):
        return False
    ends = {m.span.end for r in resolutions if (m := r.mention).container == mention.name}
    return mention.use in _USES and not any(0 < mention.span.start - end <= _ADJACENT for end in ends)


def _weight(place: Place | None, first: dict[str, Resolution], own: Counter[str], extents: Extents) -> float:
    if place is None or place.kind == "water":
        return 0.0
    if place.kind == "country":
        return _COUNTRY_WEIGHT * own[place.id]
    inside = 0 if place.kind in POINT_PRECISIONS else _mentions_inside(place, first, own, extents)
    return _KIND_WEIGHT.get(place.kind, 1.0) * own[place.id] + _INSIDE_WEIGHT * inside


def _mentions_inside(area: Place, first: dict[str, Resolution], own: Counter[str], extents: Extents) -> int:
    points = [(key, r.place) for key, r in first.items() if r.place is not None and r.place.kind in POINT_PRECISIONS]
    return sum(own[key] for key, point in points if _contains(area, point, extents))


def _features(
    extraction: Extraction,
    event: Event,
    by_span: dict[Span, Resolution],
    theatre: Resolution | None,
    extents: Extents,
) -> Iterator[LocatedEvent]:
    found = [
        by_span.get(p.span) or Resolution(p, None, 0.0, ("not among the article's mentions",)) for p in event.places
    ]
    found = [_in_container(r, by_span) for r in found]
    found = [_as_hinted(r, p, extents) for r, p in zip(found, event.places, strict=True)]
    found = [relative(r, by_span.values(), extents) for r in found]
    found = _without_containers(_distinct(found), extents)
    if not found and event.place_basis == "article" and theatre is not None:
        found = [theatre]
    group = group_id(extraction.article.name, event)
    places: list[Resolution | None] = list(found) or [None]
    for resolution in places:
        yield _feature(extraction, event, resolution, group, extents)


def _as_hinted(resolution: Resolution, mention: PlaceMention, extents: Extents) -> Resolution:
    """Keep the event's own wording of a mention that was resolved once for the article."""
    return replace(resolution, mention=mention) if resolution.mention != mention else resolution


def _in_container(resolution: Resolution, by_span: dict[Span, Resolution]) -> Resolution:
    """A place nobody knows, said to lie in one that is known: that one's area, with the article's wording."""
    container = resolution.mention.container
    if resolution.place is not None or container is None:
        return resolution
    inside = (r for r in by_span.values() if r.mention.name == container and r.place is not None)
    around = next((r for r in inside if r.place is not None and r.place.kind not in POINT_PRECISIONS), None)
    if around is None:
        return resolution
    reason = f"{resolution.mention.text} is in no gazetteer; it lies in {container}"
    return replace(around, mention=resolution.mention, reasons=(reason, *around.reasons))


def _distinct(found: list[Resolution]) -> list[Resolution]:
    kept: dict[str, Resolution] = {}
    for resolution in found:
        kept.setdefault(resolution.place.id if resolution.place else resolution.mention.name, resolution)
    return list(kept.values())


def _without_containers(found: list[Resolution], extents: Extents) -> list[Resolution]:
    """Drop an area that only says where another of the places lies ("Stepanakert, Nagorno-Karabakh")."""
    if len(found) < 2:
        return found
    points = [r.place for r in found if r.place is not None and r.place.kind in POINT_PRECISIONS]
    made = [r.place.id for r in found if r.place is not None and r.place.id.startswith(PREFIX)]
    found = [r for r in found if r.place is None or not any(_made_from(r.place, one) for one in made)]
    kept = [r for r in found if r.place is None or not any(_contains(r.place, p, extents) for p in points)]
    return kept or found


def _made_from(area: Place, made: str) -> bool:
    """Whether an area only says what a border or part of it belongs to."""
    return (area.region_id or area.id) in re.split(r"[+:](?=\w+:)", made.removeprefix(PREFIX))


def _contains(area: Place, point: Place, extents: Extents) -> bool:
    if area.kind in POINT_PRECISIONS or area.kind == "water":
        return False
    if area.kind == "country":
        return area.country == point.country
    from shapely.geometry import Point

    region = extents.for_place(area, None)
    return region is not None and region.geometry.distance(Point(point.lon, point.lat)) <= _NEAR_DEGREES


def _feature(
    extraction: Extraction, event: Event, resolution: Resolution | None, group: str, extents: Extents
) -> LocatedEvent:
    place = resolution.place if resolution else None
    basis = event.place_basis if resolution is not None else "none"
    wording = place.label if place else None
    told = replace(event, title=title(event.kind, event.subtype, wording), place_basis=basis)
    sources = tuple(Source(extraction.article, q.text, q.span.start, q.span.end) for q in event.evidence)
    return LocatedEvent(
        id=feature_id(told, resolution),
        group_id=group,
        event=told,
        resolution=resolution,
        sources=sources,
        independent_sources=1,
        region_id=_region_id(place, event, extents) if place else None,
    )


def _region_id(place: Place, event: Event, extents: Extents) -> str | None:
    if place.kind in POINT_PRECISIONS:
        unit = extents.unit_at(place.lon, place.lat)
        return unit.id if unit else None
    region = extents.for_place(place, event.when.start)
    return region.id if region else None
