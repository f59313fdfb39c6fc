"""Score resolution on annotated toponyms: how often the chosen point is within 161 km of the gold one.

161 km (100 miles) is the usual bound of the field (accuracy@161, Leidner 2007). A set is a file of JSON
lines ``{"id", "text", "toponyms": [{"start", "end", "text", "lat", "lon"}]}``, offsets in code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.model import PlaceMention, Span
from geo.evidence import DEFAULT, Weights
from geo.gazetteer import distance_km
from geo.model import Resolution
from geo.rank import PlaceSource, resolve

BOUND_KM = 161.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gold toponym and what it was resolved to; ``error_km`` None when to nothing."""

    article: str
    text: str
    gold_lon: float
    gold_lat: float
    resolution: Resolution
    error_km: float | None

    @property
    def right(self) -> bool:
        """Whether the point is within :data:`BOUND_KM` of the gold one."""
        return self.error_km is not None and self.error_km <= BOUND_KM


def accuracy(verdicts: list[Verdict]) -> float:
    """Share of gold toponyms resolved within the bound (those resolved to nothing are wrong)."""
    return sum(verdict.right for verdict in verdicts) / len(verdicts) if verdicts else 0.0


def judge(path: Path, gazetteer: PlaceSource, weights: Weights = DEFAULT) -> list[Verdict]:
    """Resolve the gold spans of a set, article by article."""
    return [verdict for record in _records(path) for verdict in judge_article(record, gazetteer, weights)]


def judge_article(record: dict[str, Any], gazetteer: PlaceSource, weights: Weights = DEFAULT) -> list[Verdict]:
    """Resolve the gold spans of one record; spans without coordinates are context only."""
    mentions = [gold_mention(toponym) for toponym in record["toponyms"]]
    verdicts = []
    for toponym, found in zip(record["toponyms"], resolve(mentions, gazetteer, weights), strict=True):
        if toponym.get("lat") is None:
            continue
        place, lon, lat = found.place, float(toponym["lon"]), float(toponym["lat"])
        error = None if place is None else distance_km(place.lon, place.lat, lon, lat)
        verdicts.append(Verdict(str(record["id"]), toponym["text"], lon, lat, found, error))
    return verdicts


def gold_mention(toponym: dict[str, Any]) -> PlaceMention:
    """A mention with nothing but its span and wording, as the gold set gives it."""
    span = Span(int(toponym["start"]), int(toponym["end"]))
    return PlaceMention(span, toponym["text"], toponym["text"])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)
