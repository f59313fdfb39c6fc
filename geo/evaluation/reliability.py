"""How far the confidence of a feature can be believed: share right in each band of confidence.

A feature is right when its day and place are: on the set of single incidents its day within a day and its
place within 25 km of the incident's; on the gold articles of ``seeds`` and ``world`` as :mod:`geo.evaluation.seeds`
scores a pin. Of an article on a single incident only its main feature is judged (of a violent kind, then of the
highest first estimate, then told first), for nothing is known of what else it tells.

The figures are those of a model fitted on the other folds; articles of one incident share a fold. The expected
calibration error (Naeini, Cooper and Hauskrecht 2015) is the mean distance of confidence and share right over
ten bands of equal width, weighted by their counts; the Brier score (1950) is the mean squared error.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.model import Article
from geo.confidence import chance, features_of, war_share
from geo.evaluation import seeds, world
from geo.evaluation.incidents import NEAR_KM, VIOLENT
from geo.evaluation.seeds import Pin
from geo.evaluation.sets import read_set
from geo.gazetteer import distance_km

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.model import LocatedEvent

SETS = ("reliability",)
FOLDS = 5
BANDS = 10
# Weight of the squared coefficients, against fitting chance; found by the Brier score of the held-out folds.
RIDGE = 2.0
_MAIN = 9
_EVERY = 2  # of the incidents' articles


@dataclass(frozen=True, slots=True)
class Example:
    """One feature: what the model knows of it, whether it is right, its set and what it shares a fold with."""

    known: Mapping[str, float]
    right: bool
    source: str
    group: str


def examples(every: int = _EVERY) -> list[Example]:
    """Read every n-th article of the incidents and all gold articles, and judge their features."""
    return [*_incidents(every), *_gold("seeds"), *_gold("world")]


def _incidents(every: int) -> Iterator[Example]:
    from geo.reading import Reader

    reader = Reader.open()
    for record in read_set("events-gva")[::every]:
        day = date.fromisoformat(record["published"]) if record.get("published") else None
        article = Article(
            record["id"], record["text"], record.get("title") or "", published=day, published_basis="sidecar"
        )
        told = reader.read(article, rate=False).features
        war = war_share(told)
        for main in sorted((f for f in told if f.event.kind in VIOLENT), key=_rank)[:1]:
            yield Example(features_of(main, war), _tells(main, record), "incidents", str(record["incident"]))


def _rank(feature: LocatedEvent) -> tuple[float, int]:
    return -feature.event.confidence, min(s.start_char for s in feature.sources)


def _tells(feature: LocatedEvent, record: Mapping[str, Any]) -> bool:
    when, place, day = feature.event.when, feature.place, date.fromisoformat(record["date"])
    if when.start is None or when.start != when.end or place is None:
        return False
    near = distance_km(place.lon, place.lat, float(record["lon"]), float(record["lat"])) <= NEAR_KM
    return near and abs((when.start - day).days) <= 1


def _gold(name: str) -> Iterator[Example]:
    from extract.load import load
    from geo.reading import Reader

    folder = world.FOLDER if name == "world" else seeds.ROOT / "seeds"
    gold = world.load_gold() if name == "world" else seeds.load_gold(seeds.ROOT / "tests" / "eval" / "seeds-gold.json")
    reader = Reader.open()
    for article in load([folder]):
        if isinstance(article, Article):
            told = reader.read(article, rate=False).features
            war = war_share(told)
            for feature in told:
                place = feature.place
                if place is not None and feature.event.when.start is not None:
                    yield Example(
                        features_of(feature, war), seeds.is_gold(_pin(feature, article), gold), name, article.name
                    )


def _pin(feature: LocatedEvent, article: Article) -> Pin:
    place, when = feature.place, feature.event.when
    lat, lon = (place.lat, place.lon) if place is not None else (None, None)
    return Pin(feature.id, article.name, feature.event.kind, when.start, when.end, lat, lon, "", "")


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the coefficients of a logistic regression with a ridge, by Newton's method; the constant has none."""
    names = list(found[0].known)
    x = np.array([[1.0, *(e.known[name] for name in names)] for e in found])
    y = np.array([e.right for e in found], dtype=float)
    ridge = np.diag([0.0, *[RIDGE] * len(names)])
    weights: NDArray[np.float64] = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + ridge @ weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return {"constant": float(weights[0])} | {n: float(w) for n, w in zip(names, weights[1:], strict=True)}


def held_out(found: Sequence[Example]) -> list[float]:
    """Return for every example the chance given by a model fitted on the other folds."""
    folds = _folds(found)
    models = [fit([e for e, own in zip(found, folds, strict=True) if own != fold]) for fold in range(FOLDS)]
    return [chance(e.known, models[fold]) for e, fold in zip(found, folds, strict=True)]


def _folds(found: Sequence[Example]) -> list[int]:
    """A fold for every example, the same on every run and for all of one group, mixing the sets."""
    return [zlib.crc32(e.group.encode()) % FOLDS for e in found]


def brier(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean squared distance of confidence and outcome."""
    return sum((p - r) ** 2 for p, r in zip(sure, right, strict=True)) / len(sure) if sure else 0.0


def bands(sure: Sequence[float], right: Sequence[bool]) -> list[tuple[int, float, float]]:
    """Return count, mean confidence and share right of ten bands of confidence; empty bands are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for p, r in zip(sure, right, strict=True):
        held.setdefault(min(BANDS - 1, int(p * BANDS)), []).append((p, r))
    return [
        (len(rows), sum(p for p, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for _, rows in sorted(held.items())
    ]


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error."""
    return sum(n * abs(mean - share) for n, mean, share in bands(sure, right)) / len(sure) if sure else 0.0


def measures(name: str = "reliability", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, larger being better: both errors with their sign turned."""
    found = examples(_EVERY * every)
    sure, right = held_out(found), [e.right for e in found]
    return {"brier": -brier(sure, right), "calibration": -calibration_error(sure, right)}


def report(name: str = "reliability") -> str:
    """Read the sets and return :func:`written`."""
    return written(examples())


def written(found: Sequence[Example]) -> str:
    """Return the reliability table of the held-out folds as text, then both errors for each set."""
    sure, right = held_out(found), [e.right for e in found]
    lines = ["features  mean confidence  share right"]
    lines += [f"{n:8}  {mean:15.3f}  {share:11.3f}" for n, mean, share in bands(sure, right)]
    for source in ("", *dict.fromkeys(e.source for e in found)):
        own = [n for n, e in enumerate(found) if source in ("", e.source)]
        p, r = [sure[n] for n in own], [right[n] for n in own]
        lines.append(
            f"{source or 'all':<10} {len(own):5} features, {sum(r) / len(r):.3f} right   "
            f"Brier {brier(p, r):.3f}   calibration error {calibration_error(p, r):.3f}"
        )
    return "\n".join(lines)
