"""Fit how much each feature of a candidate day says, on news of single incidents whose day is known.

The model is a conditional logit (McFadden 1974): the chance of a day among the candidates of its report is
proportional to the exponential of the weighted sum of its features. Half of the incidents of the set are for
fitting, the other half tells whether it holds; all articles of an incident lie in one half.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from extract import report
from extract.dayevidence import Features, evidence
from extract.model import Article, DateBasis, TimeSpan
from extract.reportdate import best_date, load_model
from extract.retell import Draft
from extract.sentence import Sentence
from geo.evaluation.sets import read_set

SET = "events-gva"
# Chosen by cross-validation in the half that is fitted: from 2 to 5 the shares are equal.
RIDGE = 3.0
# A feature of fewer candidates is left out.
LEAST = 8
_STEPS = 15


@dataclass(frozen=True, slots=True)
class Example:
    """One report: its candidate days, the day of the record, and the half and the incident it belongs to."""

    candidates: Mapping[date, Features]
    day: date
    fitted: bool
    incident: str


def is_fitted(incident: str) -> bool:
    """Whether an incident is in the half of the set that is fitted."""
    return int(hashlib.sha256(b"x" + incident.encode()).hexdigest(), 16) % 2 == 1


def examples() -> Iterator[Example]:
    """Yield every article of the set that is read as a report of one incident."""
    from extract.pipeline import extract
    from geo.gazetteer import Gazetteer

    seen: list[Mapping[date, Features]] = []

    def noting(article: Article, sentences: Sequence[Sentence], main: Sequence[Draft]) -> tuple[TimeSpan, DateBasis]:
        seen.append(evidence(article, sentences, main, load_model().words))
        return best_date(article, sentences, main)

    gazetteer = Gazetteer.open()
    with patch.object(report, "best_date", noting):
        for record in read_set(SET):
            seen.clear()
            extract(_article(record), gazetteer)
            if seen:
                incident = str(record["incident"])
                yield Example(seen[-1], date.fromisoformat(record["date"]), is_fitted(incident), incident)


def _article(record: Mapping[str, Any]) -> Article:
    published = date.fromisoformat(record["published"]) if record.get("published") else None
    return Article(record["id"], record["text"], record["title"], published=published, published_basis="sidecar")


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the coefficients, by Newton's method with a ridge; reports without the right candidate teach nothing."""
    told = [e for e in found if e.day in e.candidates]
    counts = Counter(name for e in told for features in e.candidates.values() for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    tables = [_table(e, names) for e in told]
    chosen = [list(e.candidates).index(e.day) for e in told]
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(_STEPS):
        slope, curve = -RIDGE * weights, RIDGE * np.eye(len(names))
        for table, right in zip(tables, chosen, strict=True):
            chance = _chances(table @ weights)
            mean = chance @ table
            slope += table[right] - mean
            curve += (table * chance[:, None]).T @ table - np.outer(mean, mean)
        weights = weights + np.linalg.solve(curve, slope)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def _table(example: Example, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[features.get(name, 0.0) for name in names] for features in example.candidates.values()])


def _chances(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(scores - scores.max())
    chances: NDArray[np.float64] = raised / raised.sum()
    return chances


def right(found: Sequence[Example], weights: Mapping[str, float]) -> int:
    """Return in how many reports the weights choose the day of the record."""
    return sum(_choice(e, weights) == e.day for e in found)


def _choice(example: Example, weights: Mapping[str, float]) -> date:
    def score(one: date) -> tuple[float, date]:
        return sum(weights.get(name, 0.0) * value for name, value in example.candidates[one].items()), one

    return max(example.candidates, key=score)
