"""An article's theatre: the place it is mostly about, where an event goes whose sentence names none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import degrees, sqrt

from geo.containment import Extents, contains
from geo.gazetteer import EARTH_KM, distance_km
from geo.model import POINT_PRECISIONS, Place, Resolution

# How much a mention of a place counts for what the article is about: sites stand for their town, and
# countries are named as actors all the time.
_KIND_WEIGHT = {"site": 0.5, "region": 1.2}
_COUNTRY_WEIGHT = 0.05
_INSIDE_WEIGHT = 0.5
# A title says what a text is about, by a name within a name too: "The Warsaw Uprising".
_TITLE_WEIGHT = 1.0
_LONGEST_TITLE = 120  # characters
_USES = frozenset({"literal", "metonymic"})
# Of the places a text names, at least this share lies in its theatre, else it has none; few places prove little,
# so a text loses its theatre only when the upper end of the 95 % interval (Wilson 1927) of that share is lower.
_SHARE = 0.5
_Z = 1.96
# Characters between a place and the container named right after it.
_ADJACENT = 3
# Places this near speak for each other: suburbs for their city.
_SUBURBS_KM = 20.0
# The country around a town, whose places do not speak against the town as theatre.
_COUNTRYSIDE_KM = 60.0


@dataclass(frozen=True, slots=True)
class _Named:
    """The places an article names, by id: the first resolution of each and how often it counts.

    ``points`` are those that are no areas, from south to north, and ``latitudes`` theirs in degrees: what lies
    around a place is looked for between two parallels.
    """

    first: Mapping[str, Resolution]
    own: Counter[str]
    extents: Extents
    points: list[Place]
    latitudes: list[float]


def _named(first: Mapping[str, Resolution], own: Counter[str], extents: Extents) -> _Named:
    places = (r.place for r in first.values() if r.place is not None and r.place.kind in POINT_PRECISIONS)
    points = sorted(places, key=lambda place: place.lat)
    return _Named(first, own, extents, points, [place.lat for place in points])


def theatre_of(resolutions: Sequence[Resolution], extents: Extents, text: str = "") -> Resolution | None:
    """The place an article is mostly about, or None.

    A place counts its own literal mentions and one in the title; an area half of those of the places inside
    it as well, a town half of those of its suburbs, so that a region of which many towns are named outweighs
    each of them. A text whose places lie mostly elsewhere has no theatre.
    """
    ends = _ends_by_container(resolutions)
    own = Counter(r.place.id for r in resolutions if r.place is not None and _counts(r, ends))
    titled = _in_title(resolutions, text)
    first: dict[str, Resolution] = {}
    for resolution in resolutions:
        if resolution.place is not None and (resolution.place.id in own or resolution in titled):
            first.setdefault(resolution.place.id, resolution)
    named = _named(first, own, extents)
    weights = {key: _weight(first[key].place, named) for key in first}
    in_title = {r.place.id for r in titled if r.place is not None and r.place.kind != "country"}
    for key in in_title:
        weights[key] += _TITLE_WEIGHT
    lands = Counter(r.place.country for r in first.values() if r.place is not None)
    best = max(
        weights,
        key=lambda key: (weights[key], _company(first[key], lands), -first[key].mention.span.start),
        default=None,
    )
    if best is None or weights[best] <= 0:
        return None
    return first[best] if best in in_title or _may_hold_half(first[best].place, named) else None


def _company(one: Resolution, lands: Counter[str]) -> int:
    """How many of the places named lie in a place's country: of towns named as often, the one among others is meant."""
    return lands[one.place.country] if one.place is not None else 0


def _may_hold_half(theatre: Place | None, named: _Named) -> bool:
    """Whether half of the places named may lie in the theatre: a war's history of a hundred towns has none."""
    places = (r.place for r in named.first.values())
    told = sum(named.own[place.id] for place in places if place is not None and place.kind != "country")
    if theatre is None or theatre.id not in named.own or not told:
        return True
    return _at_most(named.own[theatre.id] + _around(theatre, named, _COUNTRYSIDE_KM), told) >= _SHARE


def _at_most(inside: int, named: int) -> float:
    """The upper end of the 95 % score interval of a share."""
    share, square = inside / named, _Z * _Z / named
    return (share + square / 2 + _Z * sqrt(share * (1 - share) / named + square / (4 * named))) / (1 + square)


def _in_title(resolutions: Sequence[Resolution], text: str) -> list[Resolution]:
    """The places of the first line, when it is a title: short, and no sentence."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if not 0 < end - start <= _LONGEST_TITLE or text[end - 1] == ".":
        return []
    return [r for r in resolutions if r.mention.span.end <= end and r.mention.use != "demonym"]


def _ends_by_container(resolutions: Sequence[Resolution]) -> dict[str | None, list[int]]:
    """Where the mentions that name a container end, in order, by that container: found once, not for each mention."""
    ends: dict[str | None, list[int]] = defaultdict(list)
    for mention in sorted((r.mention for r in resolutions), key=lambda m: m.span.end):
        ends[mention.container].append(mention.span.end)
    return ends


def _counts(resolution: Resolution, ends: Mapping[str | None, list[int]]) -> bool:
    """Whether a mention says what the article is about: literal, and not the "N.C." of "Granite Falls, N.C."."""
    mention, place = resolution.mention, resolution.place
    if place is None or (mention.use != "literal" and place.kind != "country"):
        return False
    held, start = ends.get(mention.name, []), mention.span.start
    before = bisect_left(held, start) - 1
    return mention.use in _USES and not (before >= 0 and start - held[before] <= _ADJACENT)


def _weight(place: Place | None, named: _Named) -> float:
    if place is None or place.kind == "water":
        return 0.0
    if place.kind == "country":
        return _COUNTRY_WEIGHT * named.own[place.id]
    return _KIND_WEIGHT.get(place.kind, 1.0) * named.own[place.id] + _INSIDE_WEIGHT * _around(place, named)


def _around(place: Place, named: _Named, within_km: float = _SUBURBS_KM) -> int:
    """Mentions of the points inside an area, of the places beside a settlement."""
    if place.kind not in POINT_PRECISIONS:
        return sum(named.own[point.id] for point in named.points if contains(place, point, named.extents))
    if place.kind != "settlement":
        return 0
    beside = (p for p in _between(named, place.lat, within_km) if p.id != place.id)
    return sum(named.own[p.id] for p in beside if distance_km(place.lon, place.lat, p.lon, p.lat) <= within_km)


def _between(named: _Named, lat: float, within_km: float) -> list[Place]:
    """The points at most so far north or south of a latitude; farther ones are farther away in any direction."""
    reach = degrees(within_km / EARTH_KM) * (1 + 1e-9)  # none is lost to rounding
    return named.points[bisect_left(named.latitudes, lat - reach) : bisect_right(named.latitudes, lat + reach)]
