"""Opt-in: ask an online service for names that the gazetteer lacks. Off unless the user names a service.

``DATELINE_GEOCODER`` holds the address of a Nominatim service ("https://nominatim.openstreetmap.org");
unset, nothing is ever asked. What is asked is the name alone, never the article. The manners are those of
the usage policy of OpenStreetMap's Nominatim: a user agent of our own, at most one request a second for the
whole process, every answer kept on disk, the source credited in the reasons of each resolution.
Any geopy geocoder can stand in for Nominatim. Degrees are EPSG:4326.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderRateLimited, GeocoderServiceError
from geopy.geocoders import Nominatim

from extract.errors import DatelineError, OutputError
from geo.atomic import write_atomically
from geo.folders import cache_folder
from geo.model import Place, PlacePrecision, Resolution

SERVICE_VARIABLE = "DATELINE_GEOCODER"
USER_AGENT = "dateline/0.1 (maps news offline; asks only for names its gazetteer lacks)"
ATTRIBUTION = "© OpenStreetMap contributors, ODbL"
INTERVAL_S = 1.0  # usage policy of nominatim.openstreetmap.org: at most one request a second
BACK_OFF_S = 2.0
MOST_WAIT_S = 30.0  # a longer "Retry-After" counts as an outage
TIMEOUT_S = 10.0
ANSWERS = 3
_KINDS: dict[str, PlacePrecision] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "borough", "municipality"), "settlement"),
    **dict.fromkeys(("country",), "country"),
    **dict.fromkeys(("state", "province", "region", "archipelago"), "region"),
    **dict.fromkeys(("county", "district", "state_district", "city_district"), "district"),
    **dict.fromkeys(("river", "lake", "sea", "water", "bay", "strait", "reservoir"), "water"),
    **dict.fromkeys(("mountain_pass", "saddle"), "pass"),
}
_AREA_KM = {"country": 300.0, "region": 100.0, "district": 25.0, "water": 25.0, "settlement": 3.0}


class LookupFailed(DatelineError, ConnectionError):
    """The online service did not answer; offline answers are not touched by it."""


@dataclass(slots=True)
class Gate:
    """Lets one request pass in :data:`INTERVAL_S`, whatever thread or geocoder asks."""

    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    _next: float = 0.0

    def wait(self) -> None:
        """Return when it is this caller's turn."""
        with _LOCK:
            now = self.clock()
            if now < self._next:
                self.pause(self._next - now)
                now = self._next
            self._next = now + INTERVAL_S


_LOCK = threading.Lock()
PROCESS_GATE = Gate()


def nominatim(domain: str, scheme: str = "https") -> Nominatim:
    """Return geopy's Nominatim with our user agent.

    Its transport is the plain one: that of requests tries a broken connection twice more by itself, which would
    pass by the gate.
    """
    return Nominatim(
        domain=domain, scheme=scheme, user_agent=USER_AGENT, timeout=TIMEOUT_S, adapter_factory=URLLibAdapter
    )


class OnlineNames:
    """Places of an online service by name, through the cache and the process's one gate.

    Parameters
    ----------
    service
        A geopy geocoder.
    name
        What the cache knows it by: the host of the service.
    folder
        The cache; by default :func:`cache_folder`.
    gate
        Paces the requests; one for the whole process unless a test brings its own.
    """

    def __init__(self, service: Any, name: str, folder: Path | None = None, gate: Gate = PROCESS_GATE) -> None:
        self._service, self._name, self._gate = service, name, gate
        self._folder = (folder or cache_folder()) / "geocoder"
        self.outage: str | None = None

    @classmethod
    def from_environment(cls) -> OnlineNames | None:
        """The service the user has named, or None: nothing goes online."""
        address = os.environ.get(SERVICE_VARIABLE, "").strip()
        if not address:
            return None
        parts = urlsplit(address if "//" in address else f"https://{address}")
        domain = parts.netloc + parts.path.rstrip("/")
        return cls(nominatim(domain, parts.scheme), domain)

    def places(self, name: str) -> list[Place]:
        """Return the places the service knows by that name, best first.

        Raises
        ------
        LookupFailed
            It did not answer, twice, and the answer is not in the cache.
        """
        path = self._folder / f"{hashlib.sha256(f'{self._name}|{name}'.encode()).hexdigest()[:32]}.json"
        found = _read(path)
        if found is None:
            found = self._asked(name)
            _keep(path, found)
        return [place for answer in found if (place := _place(answer)) is not None]

    def _asked(self, name: str) -> list[dict[str, Any]]:
        for attempt in (1, 2):
            self._gate.wait()
            try:
                found = self._service.geocode(
                    name, exactly_one=False, limit=ANSWERS, addressdetails=True, language="en"
                )
                return [{"lat": one.latitude, "lon": one.longitude, **_kept(one.raw)} for one in found or ()]
            except (GeocoderServiceError, ValueError, KeyError, TypeError, AttributeError) as error:
                _close_answers(error)
                rest = _retry_after(error)
                if attempt == 2 or rest > MOST_WAIT_S or isinstance(error, GeocoderParseError):
                    raise LookupFailed(
                        f"The geocoder {self._name} did not answer ({type(error).__name__}): offline places are used;"
                        f" try later or unset {SERVICE_VARIABLE}."
                    ) from error
                self._gate.pause(rest)
        return []

    def completed(self, resolutions: Sequence[Resolution]) -> list[Resolution]:
        """Return the resolutions, literal names that no gazetteer has looked up online.

        After an outage, told in ``outage``, nothing more is asked; what the cache or the gazetteer has is served.
        """
        return [self._completed(resolution) for resolution in resolutions]

    def _completed(self, resolution: Resolution) -> Resolution:
        mention = resolution.mention
        if resolution.place is not None or mention.use != "literal" or self.outage is not None:
            return resolution
        query = ", ".join(filter(None, (mention.name, mention.container)))
        try:
            found = self.places(query)
        except LookupFailed as error:
            self.outage = str(error)
            return replace(resolution, reasons=(*resolution.reasons, str(error)))
        inside = [place for place in found if mention.country in (None, place.country)]
        if not inside:
            return resolution
        reason = f"No gazetteer has it; {self._name} does ({ATTRIBUTION})."
        return replace(resolution, place=inside[0], score=round(1 / (len(inside) + 1), 4), reasons=(reason,))


def _kept(raw: dict[str, Any]) -> dict[str, Any]:
    """Of an answer only what a place needs."""
    address = raw.get("address") or {}
    kept = {key: raw.get(key) for key in ("osm_type", "osm_id", "name", "display_name", "type", "addresstype")}
    return kept | {"country": address.get("country_code"), "admin1": address.get("state")}


def _close_answers(error: BaseException | None) -> None:
    """Close the failed answers behind an error, which geopy leaves open: from Python 3.14 on that warns."""
    while error is not None:
        if isinstance(error, HTTPError):
            error.close()
        error = error.__cause__ or error.__context__


def _retry_after(error: Exception) -> float:
    wanted = getattr(error, "retry_after", None) if isinstance(error, GeocoderRateLimited) else None
    return float(wanted) if wanted is not None else BACK_OFF_S


def _read(path: Path) -> list[dict[str, Any]] | None:
    """The kept answer; a missing or damaged file is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) else None


def _keep(path: Path, found: list[dict[str, Any]]) -> None:
    """Keep an answer; where nothing can be written, the next run asks again."""
    with contextlib.suppress(OSError, OutputError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(found, ensure_ascii=False).encode())


def _place(answer: dict[str, Any]) -> Place | None:
    """A place of a kept answer, or None where it has no point on earth."""
    try:
        lat, lon = float(answer["lat"]), float(answer["lon"])
    except (KeyError, TypeError, ValueError):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    kind = _KINDS.get(str(answer.get("addresstype") or answer.get("type")), "site")
    name = str(answer.get("name") or str(answer.get("display_name") or "").partition(",")[0])
    return Place(
        id=f"osm:{answer.get('osm_type')}/{answer.get('osm_id')}",
        name=name,
        label=name,
        kind=kind,
        lon=lon,
        lat=lat,
        uncertainty_km=_AREA_KM.get(kind, 1.0),
        country=str(answer.get("country") or "").upper(),
        admin1=str(answer.get("admin1") or ""),
        population=0,
    )
