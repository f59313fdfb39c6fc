"""Several reports of one incident become one feature with several sources, claims and figures.

Two reports are one incident when their kinds agree, they lie at one place (or within 30 km for
points) and their days agree. Rival figures stay in the claims side by side; the feature's own toll is
the first that was given, never a sum or a mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from extract.model import Claim, Event, Status, Toll
from extract.tolls import compatible, union
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, LocatedEvent, Source

NEAR_KM = 30.0
_EMPTY = Toll()
T = TypeVar("T")
# The order in which a status overrides another: what anybody disputes is contested.
_DISPUTE: tuple[Status, ...] = ("reported", "claimed", "denied", "contested")
_FAMILIES = (frozenset({"shelling", "ceasefire_violation"}), frozenset({"battle", "ceasefire_violation"}))


def merge(features: Iterable[LocatedEvent]) -> list[LocatedEvent]:
    """Return the features with every incident once, the same for any order of the input."""
    clusters: list[list[LocatedEvent]] = []
    for feature in sorted(features, key=_order):
        home = next((c for c in clusters if all(same_incident(one, feature) for one in c)), None)
        if home is None:
            clusters.append([feature])
        else:
            home.append(feature)
    return [_merged(cluster) for cluster in clusters]


def _order(feature: LocatedEvent) -> tuple[str, str, str]:
    """Any order that does not depend on the order of the articles."""
    place = feature.place
    return feature.event.when.edtf, place.id if place else "", feature.id


def same_incident(one: LocatedEvent, other: LocatedEvent) -> bool:
    """Whether two features report the same thing."""
    return (
        _same_kind(one, other) and _same_days(one.event, other.event) and _same_place(one, other) and _agree(one, other)
    )


def _same_kind(one: LocatedEvent, other: LocatedEvent) -> bool:
    kinds = {one.event.kind, other.event.kind}
    return len(kinds) == 1 or (_one_article(one, other) and kinds in _FAMILIES)


def _one_article(one: LocatedEvent, other: LocatedEvent) -> bool:
    return bool({s.article.name for s in one.sources} & {s.article.name for s in other.sources})


def _same_days(one: Event, other: Event) -> bool:
    return one.when.start is not None and (one.when.start, one.when.end) == (other.when.start, other.when.end)


def _same_place(one: LocatedEvent, other: LocatedEvent) -> bool:
    first, second = one.place, other.place
    if first is None or second is None:
        return False
    if first.id == second.id:
        return True
    both_points = first.kind in POINT_PRECISIONS and second.kind in POINT_PRECISIONS
    # Two towns named by one article are two places, however near they are.
    if not both_points or _one_article(one, other):
        return False
    near = distance_km(first.lon, first.lat, second.lon, second.lat) <= NEAR_KM
    return near and first.name == second.name


def _agree(one: LocatedEvent, other: LocatedEvent) -> bool:
    """Different tolls of one article are different incidents; of two articles, rival figures.

    Two counts of one article's toll reports are of different people ("65 civilians", "974 troops").
    """
    if not _one_article(one, other):
        return True
    if one.event.kind == "casualties":
        return one.event.toll == other.event.toll
    return compatible(one.event.toll, other.event.toll)


def _merged(cluster: Sequence[LocatedEvent]) -> LocatedEvent:
    if len(cluster) == 1:
        return cluster[0]
    main = max(cluster, key=_fullness)
    sources = sorted(_unique([source for one in cluster for source in one.sources]), key=_told_when)
    claims = _unique([claim for one in cluster for claim in one.event.claims])
    toll = reduce(union, (one.event.toll for one in [main, *cluster]))
    event = replace(
        main.event,
        claims=tuple(claims),
        toll=toll,
        status=_status(cluster, claims),
        confidence=_confidence(cluster),
        evidence=tuple(_unique([q for one in cluster for q in one.event.evidence])),
    )
    return replace(main, event=event, sources=tuple(sources), independent_sources=origins(sources))


def _told_when(source: Source) -> tuple[str, str, int]:
    """Reports in order of publication, undated articles last, then of their text."""
    published = source.article.published
    return published.isoformat() if published else "9999", source.article.name, source.start_char


def _fullness(feature: LocatedEvent) -> tuple[int, bool, float, str]:
    basis = ("none", "article", "context", "sentence").index(feature.event.place_basis)
    return basis, feature.event.toll != _EMPTY, feature.event.confidence, feature.id


def _unique(items: list[T]) -> list[T]:
    kept: list[T] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _status(cluster: Sequence[LocatedEvent], claims: list[Claim]) -> Status:
    if any(c.stance == "denies" for c in claims) and any(c.stance != "denies" for c in claims):
        return "contested"
    plain = {one.event.status for one in cluster}
    return "reported" if "reported" in plain else max(plain, key=_DISPUTE.index)


def _confidence(cluster: Sequence[LocatedEvent]) -> float:
    """Independent reports that agree leave less doubt: the chance that all of them are wrong."""
    doubt = 1.0
    for name in {s.article.publisher or s.article.name for one in cluster for s in one.sources}:
        best = max(
            one.event.confidence
            for one in cluster
            if any((s.article.publisher or s.article.name) == name for s in one.sources)
        )
        doubt *= 1 - best
    return round(min(0.99, 1 - doubt), 2)


def origins(sources: Sequence[Source]) -> int:
    """Number of independent origins: publishers, not articles."""
    return len({source.article.publisher or source.article.name for source in sources})
