"""Fit which candidate of each report is meant: the conditional logit (McFadden 1974) behind three choices.

The chance of a candidate among those of its report is proportional to the exponential of the weighted sum of its
features. The weights make the right candidates likeliest, against a ridge on their squares. Half of the incidents
of the set are for fitting, the other half tells whether it holds; all articles of an incident lie in one half.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.model import Article
from extract.weights import Weights, weighed

SET = "events-gva"
FOLDS = 5
_STEPS = 40
# No coefficient moves farther in one step: far from the end the curve says little.
_LONGEST_STEP = 3.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one report, which of them are right, and the incident it tells of."""

    candidates: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    incident: str


def is_fitted(incident: str) -> bool:
    """Whether an incident is in the half of the set that is fitted."""
    return _digest(incident, b"x") % 2 == 1


def halves(found: Iterable[Choice]) -> tuple[list[Choice], list[Choice]]:
    """Return the choices of the half that is fitted, and those of the other."""
    told = list(found)
    return [c for c in told if is_fitted(c.incident)], [c for c in told if not is_fitted(c.incident)]


def _digest(incident: str, salt: bytes = b"") -> int:
    return int(hashlib.sha256(salt + incident.encode()).hexdigest(), 16)


def article_of(record: Mapping[str, Any]) -> Article:
    """Return the article of a record of the set, as a build reads it."""
    published = date.fromisoformat(record["published"])
    return Article(record["id"], record["text"], record["title"], published=published, published_basis="sidecar")


def fit(found: Sequence[Choice], ridge: float, least: int = 1) -> dict[str, float]:
    """Return the coefficients, by Newton's method; a feature of fewer than ``least`` candidates is left out.

    A report none or all of whose candidates are right teaches nothing.
    """
    told = [c for c in found if any(c.right) and not all(c.right)]
    names = _names(told, least)
    tables = [(_table(c, names), np.array(c.right)) for c in told]
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(_STEPS):
        slope, curve = -ridge * weights, ridge * np.eye(len(names))
        for table, right in tables:
            chance = _chances(table @ weights)
            mean = chance @ table
            slope += np.where(right, chance, 0.0) @ table / chance[right].sum() - mean
            curve += (table.T * chance) @ table - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        weights = weights + step * min(1.0, _LONGEST_STEP / max(float(np.abs(step).max(initial=0.0)), 1e-9))
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def _names(found: Sequence[Choice], least: int) -> list[str]:
    counts: dict[str, int] = {}
    for candidate in (one for choice in found for one in choice.candidates):
        for name, value in candidate.items():
            counts[name] = counts.get(name, 0) + bool(value)
    return [name for name, count in counts.items() if count >= least]


def _table(choice: Choice, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[known.get(name, 0.0) for name in names] for known in choice.candidates])


def _chances(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(sums - sums.max())
    chances: NDArray[np.float64] = raised / raised.sum()
    return chances


def share_right(found: Sequence[Choice], weights: Weights) -> float:
    """Return the share of the reports of which the candidate of the greatest sum is right."""
    return _hits(found, weights) / max(len(found), 1)


def _hits(found: Sequence[Choice], weights: Weights) -> int:
    return sum(choice.right[_best(choice, weights)] for choice in found)


def _best(choice: Choice, weights: Weights) -> int:
    """Which candidate has the greatest sum, the first of equals."""
    sums = [weighed(known, weights) for known in choice.candidates]
    return sums.index(max(sums))


def share_in_folds(found: Sequence[Choice], ridge: float, least: int = 1) -> float:
    """Return the share right when each fold of incidents is judged by weights fitted on the others."""
    hits = 0
    for fold in range(FOLDS):
        others = [c for c in found if _digest(c.incident) % FOLDS != fold]
        hits += _hits([c for c in found if _digest(c.incident) % FOLDS == fold], fit(others, ridge, least))
    return hits / max(len(found), 1)


def summary(found: Sequence[Choice], weights: Weights, ridge: float, least: int = 1) -> str:
    """Return how often the weights are right in both halves and in the folds of the one that is fitted, as text."""
    half, rest = halves(found)
    among = [sum(any(c.right) for c in part) / max(len(part), 1) for part in (half, rest)]
    return (
        f"fitted half: {len(half)} reports, right {share_right(half, weights):.3f}, "
        f"in {FOLDS} folds {share_in_folds(half, ridge, least):.3f}, among the candidates {among[0]:.3f}\n"
        f"other half: {len(rest)} reports, right {share_right(rest, weights):.3f}, among the candidates {among[1]:.3f}"
    )
