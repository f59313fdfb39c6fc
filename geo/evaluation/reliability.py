"""How far the confidence of a feature can be believed: share right in each band of confidence.

What is right :mod:`geo.evaluation.judged` says. The figures are those of models fitted on the other folds; articles of
one incident share a fold. The expected calibration error (Naeini, Cooper and Hauskrecht 2015) is the mean distance of
confidence and share right over ten bands of equal width, weighted by their counts; the Brier score (1950) is the mean
squared error; the AUC (Hanley and McNeil 1982) the chance that of a right and a wrong feature the right one is the
surer.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.confidence import NAMED, PLACED, Sureness, chance
from geo.evaluation.judged import Judged, judged

if TYPE_CHECKING:
    from numpy.typing import NDArray

SETS = ("reliability",)
FOLDS = 5
BANDS = 10
# Weight of the squared coefficients, against fitting chance; found by the Brier score of the held-out folds.
RIDGE = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """What a model knows of one feature, and whether it is right."""

    known: Mapping[str, float]
    right: bool


Models = Mapping[str, Mapping[str, float]]
"""The coefficients of both parts of the confidence, by the name of their table."""


def examples(every: int = 1) -> list[Judged]:
    """Return the judged features of every n-th of :func:`judged`'s texts, and of all gold articles."""
    return list(judged(every))


def fit_both(found: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Return the coefficients of both parts of the confidence.

    The main feature of an article on an incident is chosen by its kind: of kinds it teaches nothing.
    """
    told = list(found)
    placed = [Example(j.placed, j.place_right) for j in told if j.place_right is not None]
    of_kinds = (j for j in told if j.source != "incidents")
    named = [Example(j.named, j.kind_right) for j in of_kinds if j.kind_right is not None]
    return {PLACED: fit(placed), NAMED: fit(named)}


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


def held_out(found: Sequence[Judged]) -> list[Sureness]:
    """Return for every feature the confidence given by models fitted on the other folds."""
    folds = [_fold(j.group) for j in found]
    models = [fit_both(j for j, own in zip(found, folds, strict=True) if own != fold) for fold in range(FOLDS)]
    return [sure_of(j, models[fold]) for j, fold in zip(found, folds, strict=True)]


def sure_of(one: Judged, models: Models) -> Sureness:
    """Return the confidence that some coefficients give a judged feature."""
    return Sureness(min(one.most, chance(one.placed, models[PLACED])), chance(one.named, models[NAMED]))


def _fold(group: str) -> int:
    """The fold of a group, the same on every run, mixing the sets."""
    return zlib.crc32(group.encode()) % FOLDS


def brier(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean squared distance of confidence and outcome."""
    return sum((p - r) ** 2 for p, r in zip(sure, right, strict=True)) / len(sure) if sure else 0.0


def auc(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the chance that of a right and a wrong feature the right one is the surer, a tie being half of it.

    One half where nothing or everything is right: then nothing is to be told apart.
    """
    wrong = sorted(p for p, r in zip(sure, right, strict=True) if not r)
    held = [p for p, r in zip(sure, right, strict=True) if r]
    if not wrong or not held:
        return 0.5
    return sum(bisect_left(wrong, p) + bisect_right(wrong, p) for p in held) / (2 * len(wrong) * len(held))


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


Rated = tuple[Judged, Sureness]


def _outcomes(rows: Iterable[Rated]) -> dict[str, tuple[list[float], list[bool]]]:
    """Confidence and outcome by part: of day and place, of the kind, and of the whole where both are judged."""
    told = list(rows)
    placed = [(s.placed, j.place_right) for j, s in told if j.place_right is not None]
    named = [(s.named, j.kind_right) for j, s in told if j.kind_right is not None]
    whole = [(s.whole, j.right) for j, s in told if j.place_right is not None]
    parts = {PLACED: placed, NAMED: named, "all of it": whole}
    return {name: ([p for p, _ in pairs], [r for _, r in pairs]) for name, pairs in parts.items() if pairs}


def measures(name: str = "reliability", every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, larger being better: both errors with their sign turned, and the AUC."""
    found = examples(every)
    sure, right = _outcomes(zip(found, held_out(found), strict=True))["all of it"]
    return {"brier": -brier(sure, right), "calibration": -calibration_error(sure, right), "auc": auc(sure, right)}


def report(name: str = "reliability") -> str:
    """Read the sets and return :func:`written`."""
    return written(examples())


def written(found: Sequence[Judged]) -> str:
    """Return the reliability table of the held-out folds as text, then the errors of each part for each set."""
    rows = list(zip(found, held_out(found), strict=True))
    sure, right = _outcomes(rows)["all of it"]
    lines = ["features  mean confidence  share right"]
    lines += [f"{n:8}  {mean:15.3f}  {share:11.3f}" for n, mean, share in bands(sure, right)]
    lines += _lines("all", rows)
    for source in dict.fromkeys(j.source for j in found):
        lines += _lines(source, [(j, s) for j, s in rows if j.source == source])
    return "\n".join(lines)


def _lines(source: str, rows: Sequence[Rated]) -> list[str]:
    return [
        f"{source:<11} {part:<14} {len(p):5} features, {sum(r) / len(r):.3f} right   Brier {brier(p, r):.3f}   "
        f"calibration error {calibration_error(p, r):.3f}   AUC {auc(p, r):.3f}"
        for part, (p, r) in _outcomes(rows).items()
    ]
