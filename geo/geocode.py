"""A geopy geocoder that answers from the offline gazetteer: no network, no key, no limits.

It can stand wherever geopy's own geocoders stand, with their signatures and their ``Location``. Note
geopy's axis order: points are (latitude, longitude), degrees, EPSG:4326.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.model import PlaceMention, Span
from geo.gazetteer import Gazetteer
from geo.model import Candidate, Place
from geo.rank import MAX_CANDIDATES, resolve


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Forward and reverse geocoding from the gazetteer.

    Parameters
    ----------
    gazetteer
        An open gazetteer; by default the one of the data folder is opened.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self.gazetteer = gazetteer or Gazetteer.open()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
        language: str | bool | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the place a query names, or None; "X, Y" means X in Y.

        Parameters
        ----------
        query
            A name, or names from the smallest to the largest, separated by commas.
        exactly_one
            One location, or a list of all in order of likelihood.
        limit
            At most so many in the list.
        country_codes
            ISO 3166-1 alpha-2 codes, or one, to which the answer is limited; case does not matter.
        language
            Any is accepted and none changes the answer: the index holds names without their languages. A
            query may be in any language; an address is in English where the place has an English name, else
            in its own Latin spelling.
        timeout
            Accepted; nothing is waited for.

        Raises
        ------
        GeocoderQueryError
            When the query is not a string.
        ValueError
            When ``limit`` is less than one, as in geopy's own geocoders.
        """
        if limit is not None and limit < 1:
            raise ValueError("Limit cannot be less than 1")
        if not isinstance(query, str):
            raise GeocoderQueryError(f"A query must be a string, not {type(query).__name__}.")
        places = self._ranked(query, _codes(country_codes))
        return _answer([self._location(place) for place in places], exactly_one, limit)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        language: str | bool | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the settlement nearest to a point (anything geopy takes for one), or None beyond some 300 km.

        A list, where one is asked for, holds that one; ``language`` and ``timeout`` are as in :meth:`geocode`.
        """
        point = query if isinstance(query, Point) else Point(query)
        place = self.gazetteer.nearest(point.longitude, point.latitude)
        return _answer([] if place is None else [self._location(place)], exactly_one, None)

    def _ranked(self, query: str, codes: frozenset[str]) -> list[Place]:
        names = [name.strip() for name in query.split(",") if name.strip()]
        if not names:
            return []
        mentions = [_mention(name, names[i + 1 :]) for i, name in enumerate(names)]
        source = _Within(self.gazetteer, names[0], codes)
        found = resolve(mentions, source, runners_up=MAX_CANDIDATES)[0]
        return [] if found.place is None else [found.place, *(other.place for other in found.runners_up)]

    def _location(self, place: Place) -> Location:
        land = self.gazetteer.country(place.country)
        parts = [place.label, place.admin1, land.name if land else ""]
        address = ", ".join(dict.fromkeys(part for part in parts if part))
        return Location(address, (place.lat, place.lon), asdict(place))


class _Within:
    """The gazetteer with the candidates of one name limited to some countries."""

    def __init__(self, gazetteer: Gazetteer, name: str, codes: frozenset[str]) -> None:
        self._gazetteer, self._name, self._codes = gazetteer, name, codes
        self.parents, self.demonym, self.country = gazetteer.parents, gazetteer.demonym, gazetteer.country

    def candidates(self, name: str, limit: int = MAX_CANDIDATES) -> list[Candidate]:
        """Candidates of the gazetteer, those of the asked name only in the countries."""
        found = self._gazetteer.candidates(name, limit)
        if name != self._name or not self._codes:
            return found
        return [candidate for candidate in found if candidate.place.country in self._codes]


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """The transport of a geocoder that has none: any use is an error."""

    def get_json(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        """Refuse."""
        raise GeocoderUnavailable("The offline geocoder never uses the network.")

    def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        """Refuse."""
        raise GeocoderUnavailable("The offline geocoder never uses the network.")


def _mention(name: str, larger: list[str]) -> PlaceMention:
    return PlaceMention(Span(0, len(name)), name, name, container=larger[0] if larger else None)


def _codes(country_codes: str | Iterable[str] | None) -> frozenset[str]:
    codes = country_codes.split(",") if isinstance(country_codes, str) else country_codes or ()
    return frozenset(code.strip().upper() for code in codes)


def _answer(found: list[Location], exactly_one: bool, limit: int | None) -> Location | list[Location] | None:
    if not found:
        return None
    return found[0] if exactly_one else found[:limit]
