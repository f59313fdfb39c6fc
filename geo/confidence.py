"""How sure a feature is: the chance that its day and place are right, times the chance that its kind is.

Both are logistic models of what is known when a feature is made. The coefficients stand in ``data/confidence.toml``,
a table for each, fitted by ``data/build_confidence.py`` on the development sets; ``dateline eval reliability`` prints
how well they hold on articles they were not fitted on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from extract.resources import data_file
from extract.weights import Weights, read_weights, weighed
from geo.gazetteer import distance_km
from geo.model import POINT_PRECISIONS, LocatedEvent, Place

FILE = "confidence.toml"
PLACED, NAMED = "day and place", "kind"
"""The tables of the file."""
# Kinds that a text telling of a war is made of: it tells one event after another, to its end.
OF_WAR = frozenset(
    {"battle", "shelling", "control_change", "ceasefire", "ceasefire_violation", "deployment", "displacement"}
)
# A weekday is the news; a day written with its month is often that of what news tells in passing.
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
# Beyond so many sentences that tell of a kind, another one says nothing more.
_OFTEN = 8
# No event is certain or impossible: bounds of what is written.
_LEAST, _MOST = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Sureness:
    """The parts of a feature's confidence, each a chance from 0 to 1."""

    placed: float
    named: float

    @property
    def whole(self) -> float:
        """The chance that day, place and kind are all right, as far as one says nothing of the other."""
        return min(_MOST, max(_LEAST, self.placed * self.named))


def features_of(located: LocatedEvent, war: float) -> dict[str, float]:
    """Return what is known of a feature's day and place, by name; every value lies between 0 and about 3.

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
        "sentences": math.log2(len(_sentences(located))) if located.sources else 0.0,
        "article on a war": war,
        "article on a war, told late": war * math.log10(1 + start / 1000),
        "claimed": float(event.status != "reported"),
    }


def kind_features_of(located: LocatedEvent, told: Mapping[str, int]) -> dict[str, float]:
    """Return what is known of a feature's kind, by name; every value lies between 0 and 3.

    ``told`` is :func:`kinds_told` of its article. A finer kind needs several words that agree; a word of many
    meanings gives a kind alone. What a text tells of again is rarely misread; what is of no kind is not of one kind.
    """
    event = located.event
    of_none = event.kind == "other" and event.subtype is None
    return {
        "finer kind": float(event.subtype is not None),
        "no kind": float(of_none),
        "told again": 0.0 if of_none else math.log2(min(_OFTEN, max(1, told.get(event.kind, 1)))),
    }


def _sentences(located: LocatedEvent) -> set[int]:
    return {source.start_char for source in located.sources}


def kinds_told(article: Sequence[LocatedEvent]) -> dict[str, int]:
    """Return the number of sentences of an article that tell of each kind."""
    found: dict[str, set[int]] = {}
    for feature in article:
        found.setdefault(feature.event.kind, set()).update(_sentences(feature))
    return {kind: len(sentences) for kind, sentences in found.items()}


@lru_cache(maxsize=4)
def load_weights(table: str = PLACED, path: Path | None = None) -> Weights:
    """Return the coefficients of :data:`PLACED` or :data:`NAMED` by feature; "constant" is the intercept.

    Raises as :func:`extract.weights.read_weights`.
    """
    return read_weights(path or data_file(FILE), table)


def chance(known: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the chance the model gives, by features and coefficients."""
    total = weights["constant"] + weighed(known, weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def war_share(article: Sequence[LocatedEvent]) -> float:
    """Return the share of an article's features whose kind is one that a text on a war is made of."""
    return sum(f.event.kind in OF_WAR for f in article) / len(article) if article else 0.0


def stated_places(article: Sequence[LocatedEvent]) -> list[Place]:
    """Return the places of the features whose own words, or those just before, give one."""
    return [f.place for f in article if f.event.place_basis in _STATED and f.place is not None]


def sureness(article: Sequence[LocatedEvent]) -> list[Sureness]:
    """Return how sure each feature of an article is, in parts, in their order."""
    war, told, stated = war_share(article), kinds_told(article), stated_places(article)
    placed, named = load_weights(PLACED), load_weights(NAMED)
    return [
        Sureness(
            min(chance(features_of(f, war), placed), most_of_guess(f, stated, war)),
            chance(kind_features_of(f, told), named),
        )
        for f in article
    ]


def rated(article: Sequence[LocatedEvent]) -> list[LocatedEvent]:
    """Return an article's features, each with the chance that its day, place and kind are right as its confidence."""
    return [_with(f, sure.whole) for f, sure in zip(article, sureness(article), strict=True)]


def most_of_guess(located: LocatedEvent, stated: Sequence[Place], war: float = 0.0) -> float:
    """Return how sure a place can be that is only the article's usual one: as the share of its stated places there.

    By Laplace's rule of succession, less where the day is not the sentence's own either. A text on a war (``war`` is
    its :func:`war_share`) leaves unsaid what goes without saying, where news of several incidents speaks of another
    one: up to half of the doubt is taken away. 1 for a stated place, and where fewer than three are stated: then the
    share says little. The development sets hold too few wrong guesses for the coefficients to learn it.
    """
    place = located.place
    if place is None or located.event.place_basis != "article" or len(stated) < _FEW:
        return 1.0
    share = (sum(_beside(place, other) for other in stated) + 1) / (len(stated) + 2)
    share = share if located.event.date_basis == "sentence" else share * _UNDATED
    return share + (1 - share) * war / 2


def _beside(one: Place, other: Place) -> bool:
    reach = max(_NEAR_KM, one.uncertainty_km, other.uncertainty_km)
    return one.id == other.id or distance_km(one.lon, one.lat, other.lon, other.lat) <= reach


def _with(located: LocatedEvent, sure: float) -> LocatedEvent:
    return replace(located, event=replace(located.event, confidence=round(sure, 3)))
