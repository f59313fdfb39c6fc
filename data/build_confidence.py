"""Fit the coefficients of geo/confidence.py on the development sets: ``python data/build_confidence.py``.

Needs the public sets (see geo/evaluation/sets.py). Prints the reliability of the held-out folds first.
"""

from __future__ import annotations

from pathlib import Path

from geo.confidence import FILE
from geo.evaluation import reliability

HEAD = """# How sure a feature's day and place are: coefficients of a logistic model (geo/confidence.py), fitted by
# data/build_confidence.py on the development sets; `dateline eval reliability` prints how well they hold.
# The confidence is 1 / (1 + exp(-(constant + sum of weight times value))).

[weights]
"""


def main() -> None:
    """Fit on all examples and write the file."""
    found = reliability.examples()
    print(reliability.written(found))
    weights = reliability.fit(found)
    lines = [f'"{name}" = {weight:.3f}' for name, weight in weights.items()]
    Path(__file__).with_name(FILE).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
