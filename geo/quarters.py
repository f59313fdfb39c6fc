"""Parts of a town: resolved inside the town that holds them, else to that town, never to another's.

"The Old City of Aleppo" is not Jerusalem's. A part nobody knows keeps its wording and stands at its town, with
the town's radius. Pure apart from gazetteer look-ups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from extract.model import PlaceMention
from extract.placewords import QUARTERS
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, Candidate, Place, Resolution
from geo.towns import Towns, apart, is_common

REACH_KM = 40.0  # from a large city's point to its outermost quarters and suburbs


_HOODS = frozenset({"neighborhood", "neighbourhood"})


class Names(Protocol):
    """What placing parts of towns needs of a gazetteer."""

    def candidates(self, name: str, limit: int = 50) -> list[Candidate]:
        """Places that bear the name."""

    def parents(self, id: str) -> tuple[str, ...]:
        """Ids of country, first- and second-level unit of a place."""


def in_their_towns(resolutions: Sequence[Resolution], names: Names) -> list[Resolution]:
    """Return the resolutions of one article, in order, those of parts of towns inside their towns."""
    towns = Towns(resolutions)
    return [
        _placed(one, towns, names) if _is_quarter(one.mention) or _is_namesake(one, towns) else one
        for one in resolutions
    ]


def _is_namesake(one: Resolution, towns: Towns) -> bool:
    """A part of some town ("the Washington Park neighborhood") known only as a town far from all the article names."""
    if one.mention.kind_hint not in _HOODS or one.place is None or one.place.kind != "settlement":
        return False
    return towns.are_all_far_from(one.place)


def at_its_town(one: Resolution, others: Iterable[Resolution]) -> Resolution:
    """Return a place of an event at the town said to hold it, where the place itself is unknown or far from there.

    As of a report by the police of a town: a part of that town may bear the name of a place in another state.
    """
    if one.mention.container is None:
        return one
    town = next((r for r in others if r.mention.name == one.mention.container and r.place is not None), None)
    if town is None or town.place is None or town.place.kind != "settlement":
        return one
    if one.place is not None and (one.place.kind not in POINT_PRECISIONS or not apart(one.place, town.place)):
        return one
    reason = f"{one.mention.text} is known nowhere near {town.place.label}: it stands at {town.place.label} itself."
    return Resolution(one.mention, town.place, town.score, (reason, *town.reasons))


def _is_quarter(mention: PlaceMention) -> bool:
    """A name that many towns have for a part, or one said to be a part of the town named beside it."""
    return is_common(mention) or (mention.container is not None and (mention.kind_hint or "") in QUARTERS)


def _placed(one: Resolution, towns: Towns, names: Names) -> Resolution:
    town = towns.of(one.mention)
    if town is None or town.place is None:
        return _nowhere(one) if is_common(one.mention) and one.mention.container is None else one
    if town.place.kind != "settlement":
        return one if not is_common(one.mention) else replace(one, place=None, score=0.0)
    if one.place is not None and _inside(one.place, town.place, one.mention, names):
        return one
    found = (c.place for c in names.candidates(one.mention.name) if _inside(c.place, town.place, one.mention, names))
    part = next(found, None)
    if part is not None:
        reason = f"It is said to lie in {town.place.label}, and one of that name does."
        return replace(one, place=part, score=town.score, reasons=(reason,))
    reason = f"{one.mention.text} is known as no part of {town.place.label}: it stands at {town.place.label} itself."
    return replace(one, place=town.place, score=town.score, reasons=(reason, *town.reasons), runners_up=())


def _nowhere(one: Resolution) -> Resolution:
    reason = f"Many towns have a part called {one.mention.text!r}, and the article names no town."
    return replace(one, place=None, score=0.0, reasons=(reason,), runners_up=())


def _inside(part: Place, town: Place, mention: PlaceMention, names: Names) -> bool:
    """Near the town and not the town; of one with a name of its own ("Manbij district"), in the same unit."""
    if part.id == town.id:
        return False
    if distance_km(part.lon, part.lat, town.lon, town.lat) <= max(REACH_KM, town.uncertainty_km):
        return True
    if is_common(mention) or mention.kind_hint != "district":
        return False
    unit = names.parents(part.id)[1:2]
    return bool(unit) and unit == names.parents(town.id)[1:2]
