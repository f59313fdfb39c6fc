"""``dateline eval``: one report a set, each set scored by the module that knows its measures.

A scorer offers ``SETS`` (the names it knows), ``report(name)`` (text for a reader) and
``measures(name, every)`` (figures for the gate, larger being better, on every n-th record).
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from extract.errors import InputError

_SCORERS = ("seeds", "seedplaces", "world", "toponyms", "times", "incidents", "merging", "kinds", "reliability")


class Scorer(Protocol):
    """What a module of :mod:`geo.evaluation` offers."""

    SETS: tuple[str, ...]

    def report(self, name: str) -> str:
        """Return the report for a set as text."""

    def measures(self, name: str, every: int = 1) -> dict[str, float]:
        """Return the figures of a set, larger being better."""


def sets() -> dict[str, Scorer]:
    """Return the scorer of every set by the set's name; ``seeds`` is the one every clone has."""
    modules = [cast(Scorer, import_module(f"geo.evaluation.{name}")) for name in _SCORERS]
    return {name: module for module in modules for name in module.SETS}


def evaluate(name: str) -> str:
    """Return the report for a set.

    Raises
    ------
    InputError
        There is no set of that name, or it cannot be read.
    """
    return scorer(name).report(name)


def scorer(name: str) -> Scorer:
    """Return the scorer of a set.

    Raises
    ------
    InputError
        There is no set of that name.
    """
    known = sets()
    if name not in known:
        raise InputError(f"There is no evaluation set {name!r}: the sets are {', '.join(known)}.")
    return known[name]
