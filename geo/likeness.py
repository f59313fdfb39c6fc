"""How alike the wording of two articles is: the cosine of their words, rare ones and names counting more.

Weights are the usual ones of retrieval (Salton and Buckley 1988): one plus the logarithm of a word's
count, times the logarithm of how rare it is among the articles of this build. Names count double: who was
hurt and in which street tells one incident from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.sameness import ALIKE
from geo.traces import Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

Vector = tuple["NDArray[np.uint32]", "NDArray[np.float32]"]
COMMON = 0.2
"""Share of the articles beyond which a word is too common to say anything."""
FEW = 20
"""Articles added to the count in the measure of rareness, so that a word of two articles among three is not common."""
NAME_WEIGHT = 2.0
RARE = 30
"""Articles that may have a word for it to bring two of them together."""
SHARED = 2
"""Rare words two articles must share to be compared at all."""
_KEPT_PAIRS = 50_000


class Likeness:
    """Compares the articles of one build by name; articles without a trace are like none."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        held = sorted(traces, key=lambda trace: trace.article)
        self._spread = _spread(held)
        self._articles = len(held)
        self._vectors: dict[str, Vector] = {trace.article: self._vector(trace) for trace in held}
        self.of = lru_cache(maxsize=_KEPT_PAIRS)(self._of)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of articles that share rare words and are like enough to tell of one incident."""
        names, holders = list(self._vectors), self._holders()
        for index, name in enumerate(names):
            shared = Counter(other for word in self._vectors[name][0].tolist() for other in holders.get(word, ()))
            for other, words in sorted(shared.items()):
                if other > index and words >= SHARED and (self.of(name, names[other]) or 0.0) >= ALIKE:
                    yield name, names[other]

    def _holders(self) -> dict[int, list[int]]:
        """Return the articles, by number, of each rare word that two or more have."""
        known, counts = self._spread
        rare = set(known[(counts > 1) & (counts <= RARE)].tolist())
        holders: dict[int, list[int]] = {word: [] for word in rare}
        for index, (words, _) in enumerate(self._vectors.values()):
            for word in rare.intersection(words.tolist()):
                holders[word].append(index)
        return holders

    def _of(self, one: str, other: str) -> float | None:
        first, second = self._vectors.get(one), self._vectors.get(other)
        if first is None or second is None:
            return None
        _, here, there = np.intersect1d(first[0], second[0], assume_unique=True, return_indices=True)
        return float(np.dot(first[1][here], second[1][there]))

    def _vector(self, trace: Trace) -> Vector:
        words = np.array(trace.words, dtype=np.uint32)
        spread = self._counts(words)
        counts = np.frombuffer(trace.counts, dtype=np.uint8).astype(np.float32)
        weights = (1 + np.log(counts)) * np.log((self._articles + FEW) / spread)
        weights[np.isin(words, np.array(trace.names, dtype=np.uint32))] *= NAME_WEIGHT
        telling = spread <= max(2, self._articles * COMMON)
        length = float(np.sqrt(np.sum(weights[telling] ** 2))) or 1.0
        return words[telling], (weights[telling] / length).astype(np.float32)

    def _counts(self, words: NDArray[np.uint32]) -> NDArray[np.int64]:
        """In how many articles each word stands."""
        known, counts = self._spread
        return counts[np.searchsorted(known, words)]


def _spread(traces: list[Trace]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    if not traces:
        return np.array([], dtype=np.uint32), np.array([], dtype=np.int64)
    stacked = np.concatenate([np.array(trace.words, dtype=np.uint32) for trace in traces])
    return np.unique(stacked, return_counts=True)
