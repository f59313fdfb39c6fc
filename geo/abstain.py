"""Leave open a name whose only known bearers lie out of the way: better no dot than one on the wrong continent.

A gazetteer of towns knows no villages, rivers or hills. The small town far away that shares such a name is
then the best candidate there is, and almost never meant. On two public sets of news, of the towns of fewer
than 100,000 people in a country no other place of the article lies in, and over 800 km from all of them, none
of 6 was right; of larger ones 11 of 16 were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.gazetteer import distance_km
from geo.model import Place, Resolution
from geo.names import fold

FAR_KM = 800.0
SMALL = 100_000  # people
# What a place of which the name is only a by-name must count to be meant: Toledo, Ohio, was once "Vistula".
SMALL_BY_NAME = 1_000_000
ENOUGH_PLACES = 3
FIRST = 5  # times as many people as the next bearer has, who then does not share the name
SHARED = 0.4  # the chance of the likeliest bearer, below which a name is shared by too many

_LANDS = frozenset({"island", "islands", "peninsula"})  # often told short; a river or a lake is named after its town
_FAR = "is far from every other the article names"
_BEGINS = "is not what the article names in full"


def without_strays(found: Sequence[Resolution]) -> list[Resolution]:
    """Return the resolutions with every stray town left unresolved, the reason given."""
    found = _without_short_forms(found)
    company, told = Company(found), dict[tuple[str, str, bool], bool]()
    kept = []
    for one in found:
        key = (one.place.id if one.place else "", one.mention.name, bool(one.mention.container))
        if key not in told:
            told[key] = is_stray(one, company)
        kept.append((_great_city(one) or _open(one)) if told[key] else one)
    return kept


def _great_city(one: Resolution) -> Resolution | None:
    """The stray's namesake that is many times as large: abroad, "Geneva" is the one in Switzerland."""
    rivals = [one.place, *(c.place for c in one.runners_up)]
    named = [c for c in one.runners_up if _bare(one.mention.name) in (_bare(c.place.name), _bare(c.place.label))]
    best = max(named, key=lambda c: c.place.population, default=None)
    if best is None or best.place.population < (SEATED if best.place.feature in _SEATS else SMALL):
        return None
    if any(p is not None and p != best.place and best.place.population < FIRST * p.population for p in rivals):
        return None
    return replace(one, place=best.place, score=best.score, reasons=("It is by far the largest place of that name.",))


def _without_short_forms(found: Sequence[Resolution]) -> list[Resolution]:
    """Leave open what begins a longer name that nobody knows: "Ascension", after "Ascension Island"."""
    unknown = {fold(one.mention.name) for one in found if one.place is None and one.mention.use == "literal"}
    begun = {begin for begin, _, kind in (name.rpartition(" ") for name in unknown) if kind in _LANDS}
    return [_open(one, _BEGINS) if _may_be_short(one) and fold(one.mention.name) in begun else one for one in found]


def _may_be_short(one: Resolution) -> bool:
    small = one.place is not None and one.place.kind == "settlement" and one.place.population < SMALL
    return small and one.mention.container is None


class Company:
    """The literal places of an article, each once, counted by country and name: made once, asked for every mention."""

    def __init__(self, found: Sequence[Resolution]) -> None:
        named = {one.place.id: one for one in found if one.place is not None and one.mention.use == "literal"}
        self._places = [(fold(one.mention.name), one.place) for one in named.values() if one.place is not None]
        self._called = Counter(name for name, _ in self._places)
        self._lands = Counter(place.country for _, place in self._places)
        self._lands_called = Counter((name, place.country) for name, place in self._places)

    def size(self, name: str) -> int:
        """How many places of another name than this folded one there are."""
        return len(self._places) - self._called[name]

    def is_in(self, country: str, name: str) -> bool:
        """Whether a place of another name than this folded one lies in a country."""
        return self._lands[country] > self._lands_called[name, country]

    def others(self, name: str) -> Iterator[Place]:
        """The places of another name than this folded one."""
        return (place for called, place in self._places if called != name)


def is_stray(one: Resolution, company: Company) -> bool:
    """Whether a small town lies far from every other place the article names, and in another country."""
    place, name = one.place, fold(one.mention.name)
    if place is None or place.kind != "settlement" or one.mention.container or _is_great(one, place):
        return False
    if company.size(name) < ENOUGH_PLACES or company.is_in(place.country, name):
        return False  # few get further: one a country
    return all(other.kind == "country" or _apart(place, other) for other in company.others(name))


def _is_great(one: Resolution, place: Place) -> bool:
    """Whether a name calls a large town to mind: of one that many places bear, none is meant for its size alone."""
    own = _bare(one.mention.name) in (_bare(place.name), _bare(place.label))
    return place.population >= (SMALL if own else SMALL_BY_NAME) and one.score >= SHARED


_SEATS = frozenset({"PPLC", "PPLA"})  # GeoNames: the capital of a country, the chief town of a first-level unit
SEATED = 20_000  # people


def _bare(name: str) -> str:
    """A folded name without its article: "Hague"."""
    return fold(name).removeprefix("the ")


def _apart(place: Place, other: Place) -> bool:
    return distance_km(place.lon, place.lat, other.lon, other.lat) > FAR_KM


def _open(one: Resolution, why: str = _FAR) -> Resolution:
    label = f"{one.place.label} ({one.place.country})" if one.place else ""
    reason = f"The place known by that name, {label}, {why}."
    return replace(one, place=None, score=0.0, reasons=(reason,))
