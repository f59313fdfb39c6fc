"""Fit the coefficients of extract/reportdate.py on news of single incidents: ``python data/build_reportdays.py``.

Needs the public set (see geo/evaluation/sets.py). The words of data/reportdays.toml are kept, its weights
written anew; what is printed is how often the day is right in the half that is fitted and in the other.
"""

from __future__ import annotations

from pathlib import Path

from extract.reportdate import FILE
from geo.evaluation import logit
from geo.evaluation.reportdays import LEAST, RIDGE, choices

_HEADING = "[weights]\n"


def main() -> None:
    """Fit on one half, print the shares of both and write the file."""
    found = list(choices())
    weights = logit.fit(logit.halves(found)[0], RIDGE, LEAST)
    print(logit.summary(found, weights, RIDGE, LEAST))
    path = Path(__file__).with_name(FILE)
    words = path.read_text(encoding="utf-8").partition(_HEADING)[0]
    lines = [f'"{name}" = {weight:.3f}\n' for name, weight in sorted(weights.items(), key=lambda w: -w[1])]
    path.write_text(words + _HEADING + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
