"""Fit the choice of a count of dead or wounded on news of single incidents (:mod:`extract.headcount`).

An example is an article read as a report: what its sentences say, and how many were killed and wounded. A
conditional logit (McFadden 1974) gives every candidate the chance exp(s) / sum of exp(s), s the sum of its
weighted features; the weights make the true counts likeliest, against a ridge on their squares.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from extract.harmed import harmed_in
from extract.headcount import chosen
from extract.headlinetoll import told_in_headline
from extract.language import parse
from extract.legible import legible
from extract.lookup import NameLookup
from extract.model import Article
from extract.pipeline import extract
from extract.sentence import sentences
from extract.tollevidence import Evidence, evidence_of
from extract.tollfeatures import (
    Features,
    killed_candidates,
    killed_features,
    wounded_candidates,
    wounded_features,
)
from geo.evaluation.incidents import VIOLENT
from geo.evaluation.sets import read_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RIDGE = 1.0
"""Weight of the squared coefficients, against fitting chance."""
FOLDS = 5
_STEPS, _RATE = 400, 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """An article's evidence, its true counts, the incident it shares a fold with; ``fitted``: of the fitted half."""

    evidence: Evidence
    killed: int
    wounded: int
    incident: str

    @property
    def fitted(self) -> bool:
        """Whether it is of the half that is fitted: articles of one incident are of one half."""
        return bool(int(hashlib.sha256(b"x" + self.incident.encode()).hexdigest(), 16) % 2)


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one example, a row of features each, and which of them is right."""

    features: Floats
    right: NDArray[np.bool_]


def examples() -> Iterator[Example]:
    """Read the articles on single incidents; those in which nobody comes to harm are left out."""
    from geo.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    for record in read_set("events-gva"):
        day = date.fromisoformat(record["published"])
        found = _evidence(Article(record["id"], record["text"], record["title"], "", day), gazetteer)
        if found is not None:
            yield Example(found, record["killed"], record["wounded"], record["incident"])


def _evidence(article: Article, lookup: NameLookup) -> Evidence | None:
    """What the sentences say that the article's main event rests on, and its headline."""
    events = [event for event in extract(article, lookup).events if event.kind in VIOLENT]
    if not events:
        return None
    quoted = {quote.span for quote in max(events, key=lambda event: len(event.evidence)).evidence}
    read = parse(legible(article.text, lookup))
    own = (s for at, doc in read for s in sentences(doc, at, [], []) if s.span in quoted)
    return evidence_of([found for s in own if (found := harmed_in(s))], told_in_headline(article.title))


def choices(found: Sequence[Example], killed: Mapping[str, float] | None = None) -> list[Choice]:
    """Return the choices of the dead, or where weights for those are given, of the wounded after them."""
    if killed is None:
        return [_choice(e.killed, killed_candidates(e.evidence), killed_of(e.evidence)) for e in found]
    return [_choice_of_wounded(one, killed) for one in found]


def killed_of(evidence: Evidence) -> Callable[[int], Features]:
    """Return the features of a number of dead as a function of it."""
    return lambda count: killed_features(evidence, count)


def _choice_of_wounded(one: Example, by: Mapping[str, float]) -> Choice:
    dead = chosen(killed_candidates(one.evidence), killed_of(one.evidence), by)
    counts = wounded_candidates(one.evidence, dead)
    return _choice(one.wounded, counts, lambda count: wounded_features(one.evidence, dead, count))


def _choice(true: int, counts: Sequence[int], features: Callable[[int], Features]) -> Choice:
    rows = [features(count) for count in counts]
    return Choice(np.array([list(row.values()) for row in rows]), np.array([count == true for count in counts]))


def names(found: Sequence[Example]) -> tuple[list[str], list[str]]:
    """Return the names of the features of the dead and of the wounded."""
    evidence = found[0].evidence
    return list(killed_features(evidence, 0)), list(wounded_features(evidence, 0, 0))


def fit(of: Sequence[Choice]) -> Floats:
    """Return the weights under which the true counts are likeliest; choices without one teach nothing."""
    useful = [one for one in of if one.right.any()]
    weights = np.zeros(of[0].features.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):  # Adam (Kingma and Ba 2015)
        slope = sum((_slope(one, weights) for one in useful), -RIDGE * weights)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _slope(one: Choice, weights: Floats) -> Floats:
    sums = one.features @ weights
    chance = np.exp(sums - sums.max())
    chance /= chance.sum()
    true = chance * one.right / max(float((chance * one.right).sum()), 1e-12)
    slope: Floats = one.features.T @ (true - chance)
    return slope


def right(of: Sequence[Choice], weights: Floats | Sequence[float]) -> float:
    """Return the share of choices of which the likeliest candidate is right."""
    return sum(bool(one.right[int(np.argmax(one.features @ np.asarray(weights)))]) for one in of) / max(len(of), 1)


def held_out(found: Sequence[Example], of: Sequence[Choice]) -> float:
    """Return the share right when each fold of incidents is judged by weights fitted on the others."""
    folds = [int(hashlib.sha256(one.incident.encode()).hexdigest(), 16) % FOLDS for one in found]
    hits = 0.0
    for fold in range(FOLDS):
        inside = [one for one, f in zip(of, folds, strict=True) if f == fold]
        outside = [one for one, f in zip(of, folds, strict=True) if f != fold]
        hits += right(inside, fit(outside)) * len(inside)
    return hits / max(len(of), 1)
