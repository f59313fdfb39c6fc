"""Fit the coefficients of extract/venues.py and geo/venues.py: ``python data/build_venues.py``.

Needs the public set of single incidents (see geo/evaluation/sets.py). Of the places that one article names, the
right ones are those that lie, once located, as near to its incident as the evaluation asks. Fitted on the
articles of one half of the incidents; the share right is printed for both halves and for the held-out folds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.model import Event, Extraction
from extract.pipeline import extract
from extract.venues import FILE
from geo.evaluation import logit
from geo.evaluation.incidents import NEAR_KM
from geo.evaluation.logit import Choice
from geo.evaluation.sets import read_set
from geo.gazetteer import Gazetteer, distance_km
from geo.locate import locate
from geo.model import Resolution
from geo.rank import resolve
from geo.regions import Regions
from geo.venues import evidence, places_of

RIDGE = 3.0  # weight of the squared coefficients, by the held-out folds

HEAD = """\
# How much each kind of evidence counts for a place being where a report's incident happened: coefficients of a
# conditional logit (extract/venues.py, geo/venues.py), fitted by data/build_venues.py on one half of the public set
# of single incidents. A place's support is the sum of weight times value; the place of the greatest support wins.

[weights]
"""


def choices() -> Iterator[Choice]:
    """Yield the places named by each article that reports one incident."""
    gazetteer, regions = Gazetteer.open(), Regions.open()
    for record in read_set(logit.SET):
        told = extract(logit.article_of(record), gazetteer)
        event = next((e for e in told.events if e.venues), None)
        if event is not None:
            yield _choice(record, told, event, gazetteer, regions)


def _choice(
    record: Mapping[str, Any], told: Extraction, event: Event, gazetteer: Gazetteer, regions: Regions
) -> Choice:
    found = resolve((*told.places, *told.headline), gazetteer)
    by_span = {one.mention.span: one for one in found}
    places = places_of(event.venues, by_span)
    known = [evidence(v, p, places, by_span) for v, p in zip(event.venues, places, strict=True)]
    right = [_right(record, told, replace(event, venues=(venue,)), found, regions) for venue in event.venues]
    return Choice(known, right, str(record["incident"]))


def _right(
    record: Mapping[str, Any], told: Extraction, event: Event, found: list[Resolution], regions: Regions
) -> bool:
    (feature, *_) = locate(replace(told, events=(event,)), lambda _: found, regions)
    place = feature.place
    return place is not None and distance_km(place.lon, place.lat, record["lon"], record["lat"]) <= NEAR_KM


def main() -> None:
    """Fit on one half, print how well it does on both, and write the file."""
    found = list(choices())
    weights = logit.fit(logit.halves(found)[0], RIDGE)
    print(logit.summary(found, weights, RIDGE))
    lines = [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items())]
    Path(__file__).with_name(FILE).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
