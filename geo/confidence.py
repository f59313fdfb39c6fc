"""How sure a feature's day and place are: a logistic model of what is known when it is made.

The coefficients stand in ``data/confidence.toml``, fitted by ``data/build_confidence.py`` on the development
sets; ``dateline eval reliability`` prints how well they hold on articles they were not fitted on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from extract.resources import data_file
from extract.weights import Weights, read_weights, weighed
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, LocatedEvent, Place

FILE = "confidence.toml"
# Kinds that a text telling of a war is made of: it tells one event after another, to its end.
OF_WAR = frozenset(
    {"battle", "shelling", "control_change", "ceasefire", "ceasefire_violation", "deployment", "displacement"}
)
# A day written with its month is read more surely than a weekday.
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)\s?\d|\d\s(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)"
)
_STATED = frozenset({"sentence", "context"})
_FEW = 3
# Places this near are of one neighbourhood.
_NEAR_KM = 60.0
# Neither day nor place is the sentence's own.
_UNDATED = 0.8
# No event is certain or impossible: bounds of what is written.
_LEAST, _MOST = 0.02, 0.98


def features_of(located: LocatedEvent, war: float) -> dict[str, float]:
    """Return what the model knows of a feature, by name; every value lies between 0 and about 3.

    ``war`` is :func:`war_share` of its article: a text that tells a war's events one after another.
    """
    event, place = located.event, located.place
    start = min((s.start_char for s in located.sources), default=0)
    written = any(_MONTH.search(s.quote) for s in located.sources)
    wide = place.kind if place is not None and place.kind not in POINT_PRECISIONS else ""
    return {
        "date in the sentence": float(event.date_basis == "sentence"),
        "date written out": float(written and event.date_basis == "sentence"),
        "date of the story": float(event.date_basis == "context"),
        "date of publication": float(event.date_basis == "published"),
        "date to the day": float(event.when.precision == "day"),
        "place in the sentence": float(event.place_basis == "sentence"),
        "place of the story": float(event.place_basis == "context"),
        "place of the article": float(event.place_basis == "article"),
        "place is a point": float(place is not None and not wide),
        "place is a district": float(wide == "district"),
        "place is a country": float(wide == "country"),
        "no place": float(place is None),
        "resolution": located.resolution.score if located.resolution is not None else 0.0,
        "estimate": event.confidence,
        "sentences": math.log2(len({s.start_char for s in located.sources})) if located.sources else 0.0,
        "article on a war": war,
        "article on a war, told late": war * math.log10(1 + start / 1000),
        "claimed": float(event.status != "reported"),
    }


@lru_cache(maxsize=4)
def load_weights(path: Path | None = None) -> Weights:
    """Return the coefficients by the name of their feature; "constant" is the intercept.

    Raises as :func:`extract.weights.read_weights`.
    """
    return read_weights(path or data_file(FILE))


def chance(known: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the chance the model gives, by features and coefficients."""
    total = weights["constant"] + weighed(known, weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def war_share(article: Sequence[LocatedEvent]) -> float:
    """Return the share of an article's features whose kind is one that a text on a war is made of."""
    return sum(f.event.kind in OF_WAR for f in article) / len(article) if article else 0.0


def rated(article: Sequence[LocatedEvent]) -> list[LocatedEvent]:
    """Return an article's features, each with the chance that its day and place are right as its confidence."""
    war, weights = war_share(article), load_weights()
    stated = [f.place for f in article if f.event.place_basis in _STATED and f.place is not None]
    sure = (min(chance(features_of(f, war), weights), most_of_guess(f, stated)) for f in article)
    return [_with(f, min(_MOST, max(_LEAST, one))) for f, one in zip(article, sure, strict=True)]


def most_of_guess(located: LocatedEvent, stated: Sequence[Place]) -> float:
    """Return how sure a place can be that is only the article's usual one: as the share of its stated places there.

    By Laplace's rule of succession, less where the day is not the sentence's own either. 1 for a stated place, and
    where fewer than three are stated: then the share says little. The development sets hold too few such guesses for
    the coefficients to learn it.
    """
    place = located.place
    if place is None or located.event.place_basis != "article" or len(stated) < _FEW:
        return 1.0
    share = (sum(_beside(place, other) for other in stated) + 1) / (len(stated) + 2)
    return share if located.event.date_basis == "sentence" else share * _UNDATED


def _beside(one: Place, other: Place) -> bool:
    reach = max(_NEAR_KM, one.uncertainty_km, other.uncertainty_km)
    return one.id == other.id or distance_km(one.lon, one.lat, other.lon, other.lat) <= reach


def _with(located: LocatedEvent, sure: float) -> LocatedEvent:
    return replace(located, event=replace(located.event, confidence=round(sure, 3)))
