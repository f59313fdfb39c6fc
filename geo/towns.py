"""The towns that an article names, in the order of its text: made once, asked for every part of a town.

Each question takes time that hardly grows with the article; a list of all towns a question would make a long
text slow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.model import PlaceMention
from extract.placewords import COMMON_QUARTERS
from geo.gazetteer import distance_km
from geo.model import Place, Resolution
from geo.names import fold

APART_KM = 120.0  # from a town to the farthest places its police or paper tell of as its own
_KM_PER_DEGREE = 111.0  # of latitude, at least 110.57


def apart(place: Place, town: Place) -> bool:
    """Whether a place is too far from a town to be told of as its own."""
    return distance_km(place.lon, place.lat, town.lon, town.lat) > APART_KM


def is_common(mention: PlaceMention) -> bool:
    """Whether many towns have a part of that name."""
    return fold(mention.name) in COMMON_QUARTERS


class Towns:
    """The located places of an article, to find the town that a part of a town lies in."""

    def __init__(self, resolutions: Sequence[Resolution]) -> None:
        located = [r for r in resolutions if r.place is not None]
        self._called: dict[str, list[Resolution]] = {}
        for one in located:
            self._called.setdefault(one.mention.name, []).append(one)
        for found in self._called.values():
            found.sort(key=_start)
        towns = [r for r in located if r.place is not None and r.place.kind == "settlement"]
        own = [r for r in towns if not is_common(r.mention)]
        self._all = _Ordered(own)
        self._literal = _Ordered([r for r in own if r.mention.use == "literal"])
        places = {r.place.id: r.place for r in towns if r.place is not None}
        self._by_lat = sorted(places.values(), key=lambda place: place.lat)
        self._lats = [place.lat for place in self._by_lat]

    def of(self, mention: PlaceMention) -> Resolution | None:
        """The container the words name; of a name many towns share, else the town named last before it, or next.

        Where no town is named as a place, the one whose police speak will do.
        """
        if mention.container is not None:
            return self._nearest(self._called.get(mention.container, []), mention.span.start)
        name = fold(mention.name)
        before = self._literal.before(mention.span.start, name)
        return before or self._literal.first(name) or self._all.first(name)

    def are_all_far_from(self, place: Place) -> bool:
        """Whether there are towns beside a place, and all of them :func:`apart` from it."""
        reach = APART_KM / _KM_PER_DEGREE + 0.1
        at = bisect_left(self._lats, place.lat - reach)
        while at < len(self._lats) and self._lats[at] <= place.lat + reach:
            other = self._by_lat[at]
            if other != place and not apart(place, other):
                return False
            at += 1
        return any(other != place for other in self._by_lat[:2])

    @staticmethod
    def _nearest(found: list[Resolution], start: int) -> Resolution | None:
        at = bisect_left(found, start, key=_start)
        return min(found[max(0, at - 1) : at + 1], key=lambda r: abs(_start(r) - start), default=None)


class _Ordered:
    """Towns in the order of the text, each with the last before it that has another name."""

    def __init__(self, towns: list[Resolution]) -> None:
        self._towns = sorted(towns, key=_start)
        self._names = [fold(r.mention.name) for r in self._towns]
        self._other: list[int] = []
        for at, name in enumerate(self._names):
            same = at > 0 and self._names[at - 1] == name
            self._other.append(self._other[at - 1] if same else at - 1)
        self._second = next((at for at, name in enumerate(self._names) if name != self._names[0]), len(self._names))

    def before(self, start: int, name: str) -> Resolution | None:
        """The last town before a character that is not called so."""
        at = bisect_left(self._towns, start, key=_start) - 1
        if at >= 0 and self._names[at] == name:
            at = self._other[at]
        return self._towns[at] if at >= 0 else None

    def first(self, name: str) -> Resolution | None:
        """The first town that is not called so."""
        at = self._second if self._names and self._names[0] == name else 0
        return self._towns[at] if at < len(self._towns) else None


def _start(one: Resolution) -> int:
    return one.mention.span.start
