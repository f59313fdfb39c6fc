"""Where reports come from: copies of one text, and texts credited to one agency, are one origin.

Candidates are found by MinHash and locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998) and
confirmed on the shingles themselves: half of both texts shared, or most of the shorter one. Two texts that
credit the same agency need less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING

import numpy as np

from geo.traces import Trace

if TYPE_CHECKING:
    from numpy.typing import NDArray

JACCARD, CONTAINED = 0.5, 0.7
"""Share of both texts' shingles, and of the shorter text's, from which two texts are copies."""
CREDITED = 0.4
"""Factor on both where the two credit the same agency."""
SHORT = 30
"""Shingles below which a text is too short to be told a copy by a part of it."""
DAYS = 7
"""Days between the publication of a text and of its copies, at most."""
_ALL_PAIRS = 64  # articles up to which comparing all pairs is quicker than loading the library
_BANDS, _ROWS = 21, 3  # pairs that share half are found with a chance of .94, those that share .7 with .9999
_SEED = 1


def origins(traces: Iterable[Trace], alike: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return the origin of each article: an agency, else a publisher, else the article first published.

    ``alike`` are pairs of article names to compare besides those found here.
    """
    held = {trace.article: trace for trace in sorted(traces, key=_told_when)}
    shingles = {name: np.array(trace.shingles, dtype=np.uint32) for name, trace in held.items()}
    parent = {name: name for name in held}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for one, other in chain(_candidates(shingles), alike):
        if root(one) == root(other) or not _together(held[one], held[other]):
            continue
        same_credit = bool(held[one].agency) and held[one].agency == held[other].agency
        if copied(shingles[one], shingles[other], CREDITED if same_credit else 1.0):
            parent[root(other)] = root(one)
    groups: dict[str, list[Trace]] = {}
    for name, trace in held.items():
        groups.setdefault(root(name), []).append(trace)
    return {trace.article: _named(group) for group in groups.values() for trace in group}


def _together(one: Trace, other: Trace) -> bool:
    """Copies of a text come out within days; what texts of other days share is the frame of their site."""
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= DAYS


def _told_when(trace: Trace) -> tuple[str, str]:
    return trace.published.isoformat() if trace.published else "9999", trace.article


def _named(group: Sequence[Trace]) -> str:
    """The agency most of the texts credit, else who published it first."""
    agencies = Counter(trace.agency for trace in group if trace.agency)
    if agencies:
        return min(agencies, key=lambda name: (-agencies[name], name))
    return group[0].publisher or group[0].article


def copied(one: NDArray[np.uint32], other: NDArray[np.uint32], factor: float = 1.0) -> bool:
    """Whether two texts, by their sorted shingles, are one text; ``factor`` lowers what is asked for."""
    one, other = _comparable(one, other)
    shorter = min(len(one), len(other))
    if not shorter:
        return False
    shared = len(np.intersect1d(one, other, assume_unique=True))
    if shared >= JACCARD * factor * (len(one) + len(other) - shared):
        return True
    return shorter >= SHORT and shared >= CONTAINED * factor * shorter


def _comparable(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Of a long text only the least hashes are kept: compare both as far as these go."""
    from geo.traces import MAX_SHINGLES

    ends = [hashes[-1] for hashes in (one, other) if len(hashes) >= MAX_SHINGLES]
    if not ends:
        return one, other
    return one[one <= min(ends)], other[other <= min(ends)]


def _candidates(shingles: Mapping[str, NDArray[np.uint32]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles that may be copies."""
    if len(shingles) <= _ALL_PAIRS:
        yield from combinations(shingles, 2)
        return
    names = [name for name, hashes in shingles.items() if len(hashes)]
    digests = _digests(shingles[name] for name in names)
    for first in range(0, _BANDS * _ROWS, _ROWS):  # band by band: an index of all at once would fill memory
        alike: dict[bytes, list[str]] = {}
        for name, digest in zip(names, digests, strict=True):
            others = alike.setdefault(digest[first : first + _ROWS].tobytes(), [])
            yield from ((other, name) for other in others)
            others.append(name)


def _digests(texts: Iterable[NDArray[np.uint32]]) -> list[NDArray[np.uint64]]:
    """Return the least hashes of each text's shingles by as many permutations as all bands have rows."""
    from datasketch import MinHash

    empty = MinHash(num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=int)
    found = []
    for hashes in texts:
        digest = empty.copy()
        digest.update_batch(hashes.tolist())
        found.append(digest.hashvalues)
    return found
