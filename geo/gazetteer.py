"""The offline gazetteer: every place name of the index, looked up through memory maps.

``names.marisa`` maps a folded name to postings; a posting is ``row << 2 | match``. ``places.npy``
holds one record of fixed size a row (:mod:`geo.gazetteer_files`), countries first, then Dateline's own places,
administrative units, and settlements by falling population. ``labels.marisa`` holds the names to show.
Built by ``data/build_gazetteer.py``. Coordinates are degrees, EPSG:4326.
"""

from __future__ import annotations

import json
import math
import unicodedata
from pathlib import Path
from typing import Any, cast

import marisa_trie
import numpy as np

from extract.lookup import NameFacts
from extract.resources import data_folder
from geo.gazetteer_files import (
    ABBREVIATION,
    CODES,
    FEATURES,
    KINDS,
    LABELS,
    MATCHES,
    NAMES,
    PLACES,
    POSTING,
    RECORD,
    UNPACK,
    abbreviation_key,
    check,
    map_file,
    read_demonyms,
    read_words,
)
from geo.model import Candidate, Place
from geo.names import fold, other_articles, respellings, variants
from geo.remembered import CAPACITY, Remembered
from geo.userplaces import UserPlaces, opened

EARTH_KM = 6371.0088  # mean radius, IUGG
_DOTTED = "i\u0307"


def distance_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Great-circle distance in kilometres (haversine) between two points in degrees."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


class Gazetteer:
    """A read-only index of the world's places; implements :class:`extract.lookup.NameLookup`.

    Open it with :meth:`open`. Look-ups are pure and safe to share between threads.
    """

    def __init__(self, folder: Path, user: UserPlaces | None = None) -> None:
        check(folder)
        self._user = user
        codes = json.loads((folder / CODES).read_text(encoding="utf-8"))
        self._countries: list[str] = codes["countries"]
        self._ids: dict[int, str] = {int(row): key for row, key in codes["ids"].items()}
        self._rows: dict[str, int] = {key: row for row, key in self._ids.items()}
        self._labels: dict[int, str] = {int(row): text for row, text in codes["labels"].items()}
        self._regions: dict[int, str] = {int(row): key for row, key in codes["regions"].items()}
        self._stop: frozenset[str] = frozenset(codes["stop"])
        self._names = marisa_trie.RecordTrie(POSTING).mmap(str(folder / NAMES))
        self._texts = marisa_trie.Trie().mmap(str(folder / LABELS))
        self._count: int = codes["rows"]
        self._records = map_file(folder / PLACES)
        self._start = len(self._records) - self._count * RECORD.itemsize
        self._ambiguous = read_words(folder.parent / "lexicons" / "ambiguous_names.txt")
        self._demonyms = read_demonyms(folder.parent / "lexicons" / "demonyms.csv")
        self._facts: Remembered[NameFacts | None] = Remembered(self._known)
        self._prefixes: Remembered[bool] = Remembered(self._has_prefix)
        self._seen: dict[str, int] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index under ``path``, a data folder (default: :func:`data_folder`), with the user's places.

        Raises
        ------
        DataError
            When a file is missing or damaged; the message names it and says what to do.
        """
        return cls((path or data_folder()) / "gazetteer", opened())

    def close(self) -> None:
        """Let go of the memory maps; the object cannot be used afterwards."""
        if self._user is not None:
            self._user.close()
        self._records.close()
        del self._names, self._texts

    # -- names -----------------------------------------------------------------------------------

    def known(self, name: str) -> NameFacts | None:
        """Return what is known of ``name``, or None; see :class:`extract.lookup.NameLookup`.

        Cautious: common words that are also tiny places, and names known not to be places, are
        unknown; abbreviations count only in capitals or with their dots.
        """
        return self._facts[name]

    def _known(self, name: str) -> NameFacts | None:
        key = fold(name)
        if len(key) < 2 or key in self._stop:
            return None
        found = self._exact(name, key)
        if key in self._ambiguous:
            found = [posting for posting in found if self._is_land(posting >> 2)]
        facts = self._summary(found) if found else None
        return facts if self._user is None else self._user.known(key, facts)

    def _summary(self, postings: list[int]) -> NameFacts:
        kinds, lands, population, primary, country = set(), set(), 0, False, ""
        for posting in postings:
            record = self._record(posting >> 2)
            kinds.add(KINDS[record[9] >> 4])
            lands.add(self._countries[record[8]])
            if KINDS[record[9] >> 4] == "country":
                country = self._countries[record[8]]
            population = max(population, record[3])
            primary = primary or posting & 3 in (0, ABBREVIATION)
        return NameFacts(frozenset(kinds), population, primary, frozenset(lands - {""}), country)

    def has_prefix(self, name: str) -> bool:
        """Whether a longer known name begins with ``name`` and a space (after folding)."""
        return self._prefixes[name]

    def _has_prefix(self, name: str) -> bool:
        prefix = fold(name + " x")[:-1]
        if len(prefix) > 1 and next(self._names.iterkeys(prefix), None) is not None:
            return True
        return len(prefix) > 1 and self._user is not None and self._user.has_prefix(prefix)

    def demonym(self, word: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 country of an adjective or people ("Azeri"), or None."""
        return self._demonyms.get(word.casefold())

    def candidates(self, name: str, limit: int = 50) -> list[Candidate]:
        """Return the places that ``name`` may mean, countries first, then by population.

        Other romanisations are tried when the name itself is not known. ``limit`` caps the list.
        """
        postings = self._postings(name)
        postings.sort(key=self._importance)
        found = [self._candidate(posting) for posting in postings[:limit]]
        return found if self._user is None else self._user.joined(fold(name), found)[:limit]

    def _postings(self, name: str) -> list[int]:
        key = fold(name)
        if not key or key in self._stop:
            return []
        found = self._exact(name, key)
        for other in () if found else variants(name)[1:]:
            found = [posting | 1 for posting in self._get(other)]
            if found:
                break
        return found

    def _exact(self, name: str, key: str) -> list[int]:
        """Postings of the name as it stands; of its own respellings; without "the"; under another Arabic article."""
        found = self._get(abbreviation_key(name)) if _looks_abbreviated(name) else []
        found += self._get(key) if not found or "." not in name else []
        if not found and not name.isascii():
            found = next(filter(None, map(self._get, respellings(name))), [])
        if not found and key.startswith("the ") and key[4:] not in self._stop:
            found = self._exact(name[4:], key[4:])
        if not found and key[1:3] == "l ":
            found = next(filter(None, map(self._get, other_articles(key))), [])
        return found

    def _get(self, key: str) -> list[int]:
        return [posting for (posting,) in self._names.get(key, ())]

    def _importance(self, posting: int) -> tuple[bool, int, int]:
        record = self._record(posting >> 2)
        return (record[9] >> 4 != 0, -record[3], posting)

    # -- places ----------------------------------------------------------------------------------

    def place(self, id: str) -> Place:
        """Return the place with that id.

        Raises
        ------
        KeyError
            When the index has no such place.
        """
        own = self._user.place(id) if self._user is not None else None
        return own or self._place(self._row(id))

    def country(self, code: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-2 code, or None."""
        row = self._rows.get(f"iso:{code}")
        return None if row is None else self._place(row)

    def parents(self, id: str) -> tuple[str, ...]:
        """Ids of the units that hold the place, largest first: country, first level, second level."""
        own = self._user.place(id) if self._user is not None and id not in self._rows else None
        if own is not None:
            return (f"iso:{own.country}",) if f"iso:{own.country}" in self._rows else ()
        record = self._record(self._row(id))
        land = self._rows.get(f"iso:{self._countries[record[8]]}")
        rows = [land, record[5] or None, record[6] or None]
        return tuple(self._id(row) for row in rows if row is not None)

    def nearest(self, lon: float, lat: float) -> Place | None:
        """Return the settlement nearest to a point in degrees, or None beyond about 300 km."""
        table = np.frombuffer(self._records, dtype=RECORD, offset=self._start)
        for band in (0.3, 3.0):
            row = _nearest_in(table, lon, lat, band)
            if row is not None:
                return self._place(row)
        return None

    def _row(self, id: str) -> int:
        row = self._rows.get(id, self._seen.get(id))
        if row is not None:
            return row
        if id.startswith("gn:") and id[3:].isdecimal():
            table = np.frombuffer(self._records, dtype=RECORD, offset=self._start)
            rows = np.flatnonzero(table["gid"] == int(id[3:]))
            if rows.size:
                return int(rows[0])
        raise KeyError(id)

    def _record(self, row: int) -> tuple[int, ...]:
        return UNPACK(self._records, self._start + row * RECORD.itemsize)

    def _is_land(self, row: int) -> bool:
        return self._record(row)[9] >> 4 == 0

    def _id(self, row: int) -> str:
        return self._ids.get(row) or f"gn:{self._record(row)[0]}"

    def _candidate(self, posting: int) -> Candidate:
        return Candidate(self._place(posting >> 2), MATCHES[posting & 3])

    def _place(self, row: int) -> Place:
        record = self._record(row)
        kind = KINDS[record[9] >> 4]
        id, name = self._id(row), self._text(record[4])
        if len(self._seen) >= CAPACITY:
            self._seen.clear()
        self._seen[id] = row
        return Place(
            id=id,
            name=name,
            label=self._labels.get(row, name),
            kind=kind,
            lon=record[1] / 1e5,
            lat=record[2] / 1e5,
            uncertainty_km=record[7] / 10,
            country=self._countries[record[8]],
            admin1=self._text(self._record(record[5])[4]) if record[5] else "",
            population=record[3],
            feature=FEATURES[record[9] & 15],
            region_id=self._regions.get(row) or (id if kind in ("country", "region", "district") else None),
        )

    def _text(self, key: int) -> str:
        written = cast(str, self._texts.restore_key(key))
        # GeoNames has an i with a dot and a stroke above in some names of Nepal: the stroke alone is meant.
        return unicodedata.normalize("NFC", written.replace(_DOTTED, "i")) if _DOTTED in written else written


def _looks_abbreviated(name: str) -> bool:
    """Whether the writing says "abbreviation": dots, or capitals only ("US", not "us")."""
    written = len(name) <= 8 and name.isascii() and name.isprintable()
    return written and ("." in name or name.isupper())


def _nearest_in(table: Any, lon: float, lat: float, degrees: float) -> int | None:
    """Row of the settlement nearest to the point, among those within ``degrees`` of latitude."""
    near = np.abs(table["lat"] - round(lat * 1e5)) <= round(degrees * 1e5)
    rows = np.flatnonzero(near & (table["kind"] >> 4 == KINDS.index("settlement")))
    if not rows.size:
        return None
    north = (table["lat"][rows] / 1e5 - lat) * 1.0
    east = (table["lon"][rows] / 1e5 - lon + 180) % 360 - 180
    squares = north**2 + (east * math.cos(math.radians(lat))) ** 2
    best = int(squares.argmin())
    return int(rows[best]) if squares[best] <= degrees**2 else None
