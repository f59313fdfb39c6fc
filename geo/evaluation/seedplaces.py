"""Score the places of the seeds' war: every occurrence of a listed name must be a mention, and at its place.

The list is the project's own, ``data/places.csv``: every place the seeds name, with its spellings. Unions of
states, compass words ("the West") and buildings are no places of the war and are left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.load import load
from extract.model import Article
from geo.evaluation.seeds import ROOT
from geo.gazetteer import Gazetteer, distance_km
from geo.model import Place, Resolution

SETS = ("seeds-places",)
NEAR_KM = 25.0
_LEFT_OUT = frozenset({"Soviet Union", "European Union", "the West"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed place: degrees, EPSG:4326; ``within_km`` is how far off a resolution may be."""

    names: tuple[str, ...]
    lon: float
    lat: float
    within_km: float


@dataclass(frozen=True, slots=True)
class Score:
    """Occurrences of listed names: how many there are, how many are mentions, and how many at their place."""

    occurrences: int
    found: int
    placed: int
    missed: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the occurrences that are mentions."""
        return self.found / self.occurrences if self.occurrences else 0.0


def listed() -> list[Listed]:
    """Return the listed places, as their names stand in Latin script."""
    with (ROOT / "data" / "places.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["kind"] != "facility" and row["lat"]]
    return [_listed(row) for row in rows if row["name"] not in _LEFT_OUT]


def _listed(row: dict[str, str]) -> Listed:
    spellings = (re.sub(r" \(.*", "", name) for name in row["alternates"].split("|"))
    names = dict.fromkeys([row["name"], *filter(None, spellings)])
    within = max(NEAR_KM, 2 * float(row["uncertainty_km"] or 0))
    return Listed(tuple(names), float(row["lon"]), float(row["lat"]), within)


def occurrences(text: str, places: list[Listed]) -> Iterator[tuple[int, int, Listed]]:
    """Yield start and end of every listed name in a text, the longest where names overlap."""
    taken: list[tuple[int, int]] = []
    for name, place in sorted(((n, p) for p in places for n in p.names), key=lambda item: -len(item[0])):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield *match.span(), place


def scored() -> Score:
    """Read the seeds as the program does and score them."""
    from extract.pipeline import extract
    from geo.rank import resolve

    gazetteer, places = Gazetteer.open(), listed()
    total, found, placed, missed = 0, 0, 0, []
    for article in load([ROOT / "seeds"]):
        if not isinstance(article, Article):
            continue
        told = resolve(extract(article, gazetteer).places, gazetteer)
        for start, end, place in occurrences(article.text, places):
            hit = _mention_at(told, start, end)
            total, found = total + 1, found + (hit is not None)
            placed += hit is not None and _is_at(hit.place, place)
            if hit is None:
                missed.append(f"{article.name[:3]} {article.text[max(0, start - 30) : end + 20]!r}")
    return Score(total, found, placed, tuple(missed))


def _mention_at(told: list[Resolution], start: int, end: int) -> Resolution | None:
    return next((one for one in told if one.mention.span.start < end and start < one.mention.span.end), None)


def _is_at(place: Place | None, wanted: Listed) -> bool:
    return place is not None and distance_km(place.lon, place.lat, wanted.lon, wanted.lat) <= wanted.within_km


def measures(name: str = "seeds-places", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds; ``every`` changes nothing here."""
    found = scored()
    return {"recall": found.recall, "placed": found.placed / max(found.found, 1)}


def report(name: str = "seeds-places") -> str:
    """Write the score as text, with what was missed."""
    found = scored()
    lines = [
        f"seeds-places: {found.occurrences} occurrences of {len(listed())} listed places",
        f"found as mentions   {found.found}  recall {found.recall:.3f}",
        f"at their place      {found.placed}  {found.placed / max(found.found, 1):.3f} of those found",
    ]
    return "\n".join([*lines, *(f"  missed {one}" for one in found.missed)])
