"""Events with names -> events with places: one feature an event and place.

All mentions of an article are resolved together; an event that names no place may take the article's
theatre (the area it is mostly about), and says so by its ``place_basis``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from extract.model import Event, Extraction, PlaceMention, Span
from extract.titles import title
from extract.venues import is_stated
from geo.appositions import merged
from geo.containment import Extents, lies_in
from geo.hosting import hosting
from geo.identity import feature_id, group_id
from geo.model import POINT_PRECISIONS, LocatedEvent, Place, Resolution, Source
from geo.nearplace import PREFIX, relative
from geo.quarters import at_its_town
from geo.theatre import theatre_of
from geo.venues import venue_of


class Resolver(Protocol):
    """Resolves the mentions of one article together: :func:`geo.rank.resolve` with its gazetteer."""

    def __call__(self, mentions: Sequence[PlaceMention]) -> list[Resolution]:
        """Return one resolution a mention, in order."""


def locate(extraction: Extraction, resolve: Resolver, extents: Extents) -> Iterator[LocatedEvent]:
    """Yield the features of one article's events, in the order of its text."""
    resolutions = resolve((*extraction.places, *extraction.headline))
    by_span = {r.mention.span: r for r in resolutions}
    theatre = theatre_of(resolutions, extents, extraction.article.text)
    around = theatre.place if theatre is not None else None
    host = hosting(around, extraction, resolutions, extents) if around is not None else None
    for event in extraction.events:
        holds = host is None or event.venues or host.may_hold(event)
        yield from _features(extraction, event, by_span, theatre if holds else None, extents)


def _features(
    extraction: Extraction,
    event: Event,
    by_span: dict[Span, Resolution],
    theatre: Resolution | None,
    extents: Extents,
) -> Iterator[LocatedEvent]:
    event = _at_its_venue(event, by_span)
    found = [
        by_span.get(p.span) or Resolution(p, None, 0.0, ("not among the article's mentions",)) for p in event.places
    ]
    found = [_in_container(r, by_span) for r in found]
    found = [_in_own_words(r, p) for r, p in zip(found, event.places, strict=True)]
    found = [relative(r, by_span.values(), extents) for r in found]
    found = [at_its_town(r, by_span.values()) for r in found]
    found = _without_containers(_distinct(merged(found, extraction.article.text)), extents)
    if not found and event.place_basis == "article" and theatre is not None:
        found = [theatre]
    group = group_id(extraction.article.name, event)
    places: list[Resolution | None] = list(found) or [None]
    for resolution in places:
        yield _feature(extraction, event, resolution, group, extents)


def _at_its_venue(event: Event, by_span: dict[Span, Resolution]) -> Event:
    """A report's event at the place that text and map together support most."""
    best = venue_of(event.venues, by_span)
    if best is None:
        return event
    return replace(event, places=(best.mention,), place_basis="sentence" if is_stated(best) else "article", venues=())


def _in_own_words(resolution: Resolution, mention: PlaceMention) -> Resolution:
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
    """Drop an area that only says where another of the places lies ("Stepanakert, Nagorno-Karabakh").

    So does a river or sea beside a town: "crossed the Danube at Svishtov".
    """
    if len(found) < 2:
        return found
    on_land = [r for r in found if r.place is None or r.place.kind != "water"]
    found = on_land if any(r.place is not None for r in on_land) else found
    points = [r.place for r in found if r.place is not None and r.place.kind in POINT_PRECISIONS]
    made = [r.place.id for r in found if r.place is not None and r.place.id.startswith(PREFIX)]
    found = [r for r in found if r.place is None or not any(_made_from(r.place, one) for one in made)]
    kept = [r for r in found if r.place is None or not any(lies_in(p, r.place, extents) for p in points)]
    return kept or found


def _made_from(area: Place, made: str) -> bool:
    """Whether an area only says what a border or part of it belongs to."""
    return (area.region_id or area.id) in re.split(r"[+:](?=\w+:)", made.removeprefix(PREFIX))


def _feature(
    extraction: Extraction, event: Event, resolution: Resolution | None, group: str, extents: Extents
) -> LocatedEvent:
    place = resolution.place if resolution else None
    basis = event.place_basis if resolution is not None else "none"
    wording = place.label if place else None
    precision, stated = place.kind if place else "", basis in ("sentence", "context")
    headline = title(event.kind, event.subtype, wording, precision=precision, stated=stated)
    told = replace(event, title=headline, place_basis=basis, target=_target_at(event, resolution))
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


def _target_at(event: Event, resolution: Resolution | None) -> str | None:
    """On whom or what it was done at this place: of several towns that were hit, the one the feature lies in."""
    named = {place.text for place in event.places}
    if resolution is None or event.target not in named or resolution.mention.text not in named:
        return event.target
    return resolution.mention.text


def _region_id(place: Place, event: Event, extents: Extents) -> str | None:
    if place.kind in POINT_PRECISIONS:
        unit = extents.unit_at(place.lon, place.lat)
        return unit.id if unit else None
    region = extents.for_place(place, event.when.start)
    return region.id if region else None
