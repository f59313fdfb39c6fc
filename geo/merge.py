"""Several reports of one incident become one feature with several sources, claims and figures.

Which reports are of one incident is weighed by :mod:`geo.sameness`; whom they come from is told by
:mod:`geo.origins`; which figures hold by :mod:`geo.tollhistory`. What was merged stays in ``parts``, so
that it can be taken apart again (:mod:`geo.parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from extract.model import Claim, EventKind, Status, Toll
from extract.titles import title
from geo.clusters import clusters
from geo.losshistory import losses_of
from geo.mergedday import day_of
from geo.model import LocatedEvent, Source
from geo.sameness import unknown
from geo.tollhistory import current, told_when, with_history

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
        What is kept of the articles' wording; without it reports match by kind, day and place alone,
        and origins are publishers.
    """
    held = sorted(features, key=_order)
    known = list(traces) if held else []
    if not known:
        return [merged(cluster) for cluster in clusters(held, unknown, ())]
    from geo.focus import Wording
    from geo.likeness import Likeness
    from geo.origins import origins

    likeness = Likeness(known)
    alike = list(likeness.pairs())
    origin_of = origins(known, alike)
    held = [with_origins(feature, origin_of) for feature in held]
    return [merged(cluster) for cluster in clusters(held, Wording(likeness, held), alike)]


def _order(feature: LocatedEvent) -> tuple[str, str, str]:
    """Any order that does not depend on the order of the articles."""
    place = feature.place
    return feature.event.when.edtf, place.id if place else "", feature.id


def with_origins(feature: LocatedEvent, origin_of: Mapping[str, str]) -> LocatedEvent:
    """Return the feature with the origin of each of its sources."""
    told = tuple(replace(s, origin=origin_of.get(s.article.name, s.origin)) for s in feature.sources)
    return replace(feature, sources=told, independent_sources=origins_among(told))


def merged(cluster: Sequence[LocatedEvent]) -> LocatedEvent:
    """Return reports of one incident as one feature; a single report as it is."""
    if len(cluster) == 1:
        return cluster[0]
    main = _of_most(max(cluster, key=_fullness), cluster)
    parts = sorted(cluster, key=lambda part: (told_when(part), part.sources[0].start_char, part.id))
    sources = sorted(_unique([source for part in parts for source in part.sources]), key=_told_when)
    toll = current(main, parts)
    claims = with_history(parts, toll)
    when, date_basis = day_of(main, parts)
    event = replace(
        main.event,
        when=when,
        date_basis=date_basis,
        claims=tuple(claims),
        toll=toll,
        status=_status([part for part in parts if part.event.kind in (main.event.kind, "casualties")], claims),
        confidence=_confidence(parts),
        evidence=tuple(_unique([quote for part in parts for quote in part.event.evidence])),
        losses=losses_of(parts),
    )
    return replace(
        main,
        event=event,
        sources=tuple(sources),
        independent_sources=origins_among(sources),
        parts=tuple(parts),
    )


def _of_most(main: LocatedEvent, cluster: Sequence[LocatedEvent]) -> LocatedEvent:
    """The fullest report with the kind that most origins give: one that calls a shooting a battle does not rename it.

    A toll says what came of it, not what happened. Ties go to the kind told with more confidence.
    """
    acts = [one for one in cluster if one.event.kind != "casualties"]
    kind: EventKind = _told_most(acts, _kind_of) or main.event.kind
    finer = _told_most([one for one in acts if one.event.kind == kind], lambda one: one.event.subtype)
    subtype = finer if acts else main.event.subtype
    if (kind, subtype) == (main.event.kind, main.event.subtype):
        return main
    place, stated = main.place, main.event.place_basis in ("sentence", "context")
    label, precision = (place.label, place.kind) if place is not None else (None, "")
    headline = title(kind, subtype, label, precision=precision, stated=stated)
    return replace(main, event=replace(main.event, kind=kind, subtype=subtype, title=headline))


def _kind_of(feature: LocatedEvent) -> EventKind:
    return feature.event.kind


def _told_most(cluster: Sequence[LocatedEvent], told: Callable[[LocatedEvent], T | None]) -> T | None:
    """What most origins say, of those that say anything; None where nobody does."""
    origins: dict[T, set[str]] = {}
    surest: dict[T, float] = {}
    for one in cluster:
        word = told(one)
        if word is not None:
            origins.setdefault(word, set()).update(source.comes_from for source in one.sources)
            surest[word] = max(surest.get(word, 0.0), one.event.confidence)
    return max(origins, key=lambda word: (len(origins[word]), surest[word], str(word)), default=None)


def _told_when(source: Source) -> tuple[str, str, int]:
    """Reports in order of publication, undated articles last, then of their text."""
    published = source.article.published
    return published.isoformat() if published else "9999", source.article.name, source.start_char


def _fullness(feature: LocatedEvent) -> tuple[bool, int, bool, float, str]:
    """What happened before its toll, then the place stated nearest, a toll, and how sure it is."""
    basis = ("none", "article", "context", "sentence").index(feature.event.place_basis)
    event = feature.event
    return event.kind != "casualties", basis, event.toll != _EMPTY, event.confidence, feature.id


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _status(cluster: Sequence[LocatedEvent], claims: Sequence[Claim]) -> Status:
    """Of reports of one kind and of tolls: who reports a battle does not bear out a claim of a massacre."""
    if any(c.stance == "denies" for c in claims) and any(c.stance != "denies" for c in claims):
        return "contested"
    plain = {one.event.status for one in cluster}
    return "reported" if "reported" in plain else max(plain, key=_DISPUTE.index)


def _confidence(cluster: Sequence[LocatedEvent]) -> float:
    """Independent reports that agree leave less doubt: the chance that all of them are wrong."""
    best: dict[str, float] = {}
    for one in cluster:
        for source in one.sources:
            best[source.comes_from] = max(best.get(source.comes_from, 0.0), one.event.confidence)
    doubt = 1.0
    for sure in best.values():
        doubt *= 1 - sure
    return round(min(0.99, 1 - doubt), 2)


def origins_among(sources: Iterable[Source]) -> int:
    """Return the number of independent origins: copies of one text are one, so are texts of one publisher."""
    return len({source.comes_from for source in sources})
