"""Fitted weights of named features: reading them from a data file, and the sum that speaks for a candidate.

The choices of a report (its day, place and toll) and the confidence of a feature weigh evidence the same way: each
kind has a name that can be read, a value, and a weight in a TOML table of ``data/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extract.resources import read_table

Weights = Mapping[str, float]


def read_weights(path: Path, table: str = "weights") -> Weights:
    """Return the weights of a table of a file, by the name of their feature.

    Raises
    ------
    DataError
        The file is missing or has no such table of numbers.
    """
    return read_table(path, lambda raw: {str(name): float(weight) for name, weight in raw[table].items()})


def weighed(features: Mapping[str, float], weights: Weights) -> float:
    """Return the sum of each feature's value times its weight; a feature without a weight says nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
