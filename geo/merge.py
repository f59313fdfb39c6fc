"""Several reports of one incident become one feature with several sources, claims and figures.

Two reports are one incident when their kinds agree, they lie at one place (or within 30 km for
points) and their days agree. Rival figures stay in the claims side by side; the feature's own toll is
the first that was given, never a sum or a mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from extract.model import Claim, Status, Toll
from extract.tolls import union
from geo.clusters import clusters
from geo.model import LocatedEvent, Source
from geo.sameness import unknown

if TYPE_CHECKING:
    from geo.traces import Trace

_EMPTY = Toll()
T = TypeVar("T")
# The order in which a status overrides another: what anybody disputes is contested.
_DISPUTE: tuple[Status, ...] = ("reported", "claimed", "denied", "contested")


def merge(features: Iterable[LocatedEvent], traces: Iterable[Trace] = ()) -> list[LocatedEvent]:
    """Return the features with every incident once, the same for any order of the input.

    Parameters
    ----------
    features
        What was found in each article.
    traces
        What is kept of the articles' wording; without it reports match by kind, day and place alone.
    """
    held, known = sorted(features, key=_order), list(traces)
    if not known:
        return [_merged(cluster) for cluster in clusters(held, unknown, ())]
    from geo.focus import Wording
    from geo.likeness import Likeness

    likeness = Likeness(known)
    return [_merged(cluster) for cluster in clusters(held, Wording(likeness, held), likeness.pairs())]


def _order(feature: LocatedEvent) -> tuple[str, str, str]:
    """Any order that does not depend on the order of the articles."""
    place = feature.place
    return feature.event.when.edtf, place.id if place else "", feature.id


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
