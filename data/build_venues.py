"""Fit the coefficients of extract/venues.py and geo/venues.py: ``python data/build_venues.py``.

Needs the public set of single incidents (see geo/evaluation/sets.py). Of the places that one article names, the
right ones are those that lie, once located, as near to its incident as the evaluation asks. Fitted on the
articles of one half of the incidents; the share right is printed for both halves and for the held-out folds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.model import Article, Event, Extraction
from extract.pipeline import extract
from extract.venues import FILE
from geo.evaluation.incidents import NEAR_KM
from geo.evaluation.sets import read_set
from geo.gazetteer import Gazetteer, distance_km
from geo.locate import locate
from geo.model import Resolution
from geo.rank import resolve
from geo.regions import Regions
from geo.venues import evidence, places_of

Floats = NDArray[np.float64]
RIDGE = 3.0  # weight of the squared coefficients, by the held-out folds
FOLDS = 5
STEPS = 40

HEAD = """\
# How much each kind of evidence counts for a place being where a report's incident happened: coefficients of a
# conditional logit (extract/venues.py, geo/venues.py), fitted by data/build_venues.py on one half of the public set
# of single incidents. A place's support is the sum of weight times value; the place of the greatest support wins.

[weights]
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The places one article names: what is known of each, which are right, and the incident's number."""

    known: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    incident: str


def examples() -> Iterator[Example]:
    """Yield one example an article that reports one incident and names places."""
    gazetteer, regions = Gazetteer.open(), Regions.open()
    for record in read_set("events-gva"):
        day = date.fromisoformat(record["published"])
        article = Article(record["id"], record["text"], record["title"], published=day, published_basis="sidecar")
        told = extract(article, gazetteer)
        event = next((e for e in told.events if e.venues), None)
        if event is not None:
            yield _example(record, told, event, gazetteer, regions)


def _example(
    record: Mapping[str, Any], told: Extraction, event: Event, gazetteer: Gazetteer, regions: Regions
) -> Example:
    found = resolve((*told.places, *told.headline), gazetteer)
    by_span = {one.mention.span: one for one in found}
    places = places_of(event.venues, by_span)
    known = [evidence(v, p, places, by_span) for v, p in zip(event.venues, places, strict=True)]
    right = [_right(record, told, replace(event, venues=(venue,)), found, regions) for venue in event.venues]
    return Example(known, right, str(record["incident"]))


def _right(
    record: Mapping[str, Any], told: Extraction, event: Event, found: list[Resolution], regions: Regions
) -> bool:
    (feature, *_) = locate(replace(told, events=(event,)), lambda _: found, regions)
    place = feature.place
    return place is not None and distance_km(place.lon, place.lat, record["lon"], record["lat"]) <= NEAR_KM


def fit(chosen: Sequence[Example]) -> dict[str, float]:
    """Return the coefficients that make the right places of all examples likeliest, by Newton's method."""
    names = sorted({name for one in chosen for known in one.known for name in known})
    items = [_matrix(one, names) for one in chosen if any(one.right) and not all(one.right)]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope, bend = -RIDGE * weights, RIDGE * np.eye(len(names))
        for values, right in items:
            odds = np.exp(values @ weights - (values @ weights).max())
            odds /= odds.sum()
            mean = odds @ values
            slope += np.where(right, odds, 0.0) @ values / odds[right].sum() - mean
            bend += (values.T * odds) @ values - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        weights += step * min(1.0, 3.0 / max(float(np.abs(step).max()), 1e-9))
    return dict(zip(names, (round(float(w), 2) for w in weights), strict=True))


def _matrix(one: Example, names: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    values = np.array([[known.get(name, 0.0) for name in names] for known in one.known])
    return values, np.array(one.right)


def share_right(chosen: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Return the share of the examples of which the best-supported place is right."""
    sums = [[sum(weights.get(n, 0.0) * v for n, v in known.items()) for known in one.known] for one in chosen]
    return float(np.mean([one.right[int(np.argmax(s))] for one, s in zip(chosen, sums, strict=True)]))


def _digest(incident: str, salt: bytes = b"x") -> int:
    return int(hashlib.sha256(salt + incident.encode()).hexdigest(), 16)


def main() -> None:
    """Fit on one half, print how well it does on both, and write the file."""
    found = list(examples())
    half = [one for one in found if _digest(one.incident) % 2]
    rest = [one for one in found if not _digest(one.incident) % 2]
    for fold in range(FOLDS):
        held = [one for one in half if _digest(one.incident, b"") % FOLDS == fold]
        others = [one for one in half if _digest(one.incident, b"") % FOLDS != fold]
        print(f"fold {fold}: {len(held)} articles, {share_right(held, fit(others)):.3f} right")
    weights = fit(half)
    print(f"fitted half {share_right(half, weights):.3f}, other half {share_right(rest, weights):.3f}")
    lines = [f'"{name}" = {weight:.2f}' for name, weight in weights.items()]
    Path(__file__).with_name(FILE).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
