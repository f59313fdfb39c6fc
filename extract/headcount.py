"""Count the victims of one incident once, however often and in whatever words a report tells of them.

A report gives its figures several times and not always alike: in the headline, of all, of those it names, of
those who died since. Which number is meant is chosen among those that something in the report suggests
(:mod:`extract.tollfeatures`), by a conditional logit (McFadden 1974): every candidate's features times the
weights of ``data/headcount.toml``, which ``data/build_headcount.py`` fits; the highest sum wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from extract.countrules import Bounds, toll
from extract.harmed import Harmed
from extract.model import Toll
from extract.resources import data_file
from extract.tollevidence import Told, evidence_of
from extract.tollfeatures import (
    Features,
    killed_candidates,
    killed_features,
    wounded_candidates,
    wounded_features,
)
from extract.weights import Weights, read_weights, weighed

FILE = "headcount.toml"
HARMS = ("killed", "wounded")


@lru_cache(maxsize=2)
def weights(path: Path | None = None) -> Mapping[str, Weights]:
    """Return the weights of the features, by harm; raises as :func:`extract.weights.read_weights`."""
    return {harm: read_weights(path or data_file(FILE), harm) for harm in HARMS}


def headcount(sentences: Sequence[Sequence[Harmed]], headline: Sequence[Harmed] = ()) -> Toll:
    """Return the toll of what the sentences of a report, and its headline, say about one incident together.

    A person told of twice is one, and one who dies of wounds is no longer wounded. Nobody is None, for it is
    not said; a count that is only told as "at least" stays open.
    """
    evidence = evidence_of(sentences, headline)
    killed = chosen(killed_candidates(evidence), lambda n: killed_features(evidence, n), weights()["killed"])
    wounded = chosen(
        wounded_candidates(evidence, killed), lambda n: wounded_features(evidence, killed, n), weights()["wounded"]
    )
    return toll(_bounds(killed, evidence.killed), _bounds(wounded, evidence.wounded))


def chosen(candidates: Sequence[int], features: Callable[[int], Features], by: Weights) -> int:
    """Return the candidate with the highest sum of weighted features, the lowest of equals."""
    return max(candidates, key=lambda n: (weighed(features(n), by), -n))


def _bounds(count: int, told: Told) -> Bounds | None:
    if not count:
        return None
    is_open = count in told.open and count not in told.exact
    return count, None if is_open else count
