"""Fit the coefficients of geo/confidence.py on the development sets: ``python data/build_confidence.py [TABLE...]``.

Without a name both tables are fitted, else those named; the others stay as they are. Needs the public sets (see
geo/evaluation/sets.py). Prints the reliability of the held-out folds first.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from geo.confidence import FILE, NAMED, PLACED, load_weights
from geo.evaluation import reliability

HEAD = """# How sure a feature is: coefficients of the two logistic models whose product is its confidence
# (geo/confidence.py), that its day and place are right, and that its kind is. Fitted by
# `python data/build_confidence.py [TABLE...]` on the development sets; `dateline eval reliability` prints how well
# such a fit holds. Each chance is 1 / (1 + exp(-(constant + sum of weight times value))).
# The first table is of an earlier reading: fitted anew it tells right from wrong no better, and two in 1,500 articles
# on an incident then have another main feature, with a wrong day.
"""


def main(names: list[str]) -> None:
    """Fit on all examples and write the file."""
    found = reliability.examples()
    print(reliability.written(found))
    fitted = reliability.fit_both(found)
    chosen = names or [PLACED, NAMED]
    tables = [_table(one, fitted[one] if one in chosen else load_weights(one)) for one in (PLACED, NAMED)]
    Path(__file__).with_name(FILE).write_text(HEAD + "".join(tables), encoding="utf-8")


def _table(name: str, weights: Mapping[str, float]) -> str:
    lines = (f'"{feature}" = {weight:.3f}\n' for feature, weight in weights.items())
    return f'\n["{name}"]\n{"".join(lines)}'


if __name__ == "__main__":
    main(sys.argv[1:])
