"""Which of the places that a report names is its incident's, with what the map knows of them.

The text's own evidence is :mod:`extract.venues`; here it is weighed together with how sure each name's
meaning is, and how the places lie to one another: a town in the county and the state that the report names,
near its other places, rather than a namesake in another part of the world.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extract.model import Span, Venue
from extract.venues import named_within, support
from geo.gazetteer import distance_km
from geo.model import Place, Resolution
from geo.names import fold

NEAR_KM = 50.0
FAR_KM = 150.0
_COMPANY = 4  # places nearby that speak for one in full
_LOCAL = frozenset({"settlement", "district", "site"})
_PLACED = frozenset({"settlement", "district"})


def venue_of(venues: Sequence[Venue], by_span: Mapping[Span, Resolution]) -> Venue | None:
    """Return the place that text and map support most, the first of equals; None without any."""
    found = places_of(venues, by_span)
    lands = {place.country for one, place in zip(venues, found, strict=True) if place is not None and _is_told(one)}
    if lands:  # "the bombings in X", told in another country: where it is told is not where it was
        venues = [one for one, place in zip(venues, found, strict=True) if place is None or place.country in lands]
        found = places_of(venues, by_span)
    sums = [support(evidence(one, place, found, by_span)) for one, place in zip(venues, found, strict=True)]
    if not sums:
        return None
    nowhere = {one.mention.span for one, place in zip(venues, found, strict=True) if place is None}
    return named_within(venues[sums.index(max(sums))], venues, lambda venue: venue.mention.span in nowhere)


def _is_told(venue: Venue) -> bool:
    """Whether the sentence of the incident itself puts it there: "in X"."""
    return venue.mention.use == "literal" and {"in", "stated"} <= {kind for kind, _ in venue.evidence}


def evidence(
    venue: Venue, place: Place | None, others: Sequence[Place | None], by_span: Mapping[Span, Resolution]
) -> dict[str, float]:
    """Return what speaks for a place by the kind of evidence, the text's and the map's.

    ``others`` are the places of all names of the report; distances are great circles.
    """
    known = dict(venue.evidence)
    if place is None:
        return {**known, "unlocated": 1.0}
    known["sure"] = by_span[venue.mention.span].score
    known["people"] = math.log10(place.population + 100) - 4 if place.kind == "settlement" else 0.0
    known["settlement"] = float(place.kind in ("settlement", "site"))
    known["district"] = float(place.kind == "district")
    known["wide"] = float(place.kind in ("region", "country"))
    return {**known, **_company(place, [o for o in others if o is not None and o.id != place.id])}


def _company(place: Place, others: Sequence[Place]) -> dict[str, float]:
    """How a place lies to the others."""
    apart = [(distance_km(o.lon, o.lat, place.lon, place.lat), o) for o in others if o.kind in _LOCAL]
    states = {fold(o.name) for o in others if o.kind == "region"}
    inside = place.kind in _PLACED and fold(place.admin1) in states
    held = place.kind != "district" and any(o.kind == "district" and km <= o.uncertainty_km for km, o in apart)
    return {
        "company": min(sum(km <= NEAR_KM for km, _ in apart), _COMPANY) / _COMPANY,
        "alone": float(bool(apart) and min(km for km, _ in apart) > FAR_KM),
        "in a district named": float(held),
        "in a region named": float(inside),
        "in no region named": float(bool(states) and not inside and place.kind in _PLACED),
    }


def places_of(venues: Sequence[Venue], by_span: Mapping[Span, Resolution]) -> list[Place | None]:
    """Return what each name was resolved to, None where nothing known bears it."""
    found = (by_span.get(venue.mention.span) for venue in venues)
    return [one.place if one is not None else None for one in found]
