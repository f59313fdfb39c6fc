"""Fit the coefficients of extract/headcount.py on news of single incidents: ``python data/build_headcount.py``.

Needs the public set (see geo/evaluation/sets.py). Fitted on the articles of one half of the incidents; the
share right is printed for both halves and for the held-out folds of the fitted one.
"""

from __future__ import annotations

from pathlib import Path

from extract.headcount import FILE
from geo.evaluation import headcounts, logit

HEAD = """# How many dead and wounded a report means, of all the numbers something in it suggests: weights of features
# of a conditional logit (extract/headcount.py), fitted by data/build_headcount.py on one half of the public set of
# single incidents. A candidate's sum is that of weight times value; the highest wins.
"""


def main() -> None:
    """Fit on one half, print the shares of both and write the file."""
    found = list(headcounts.counted())
    killed = _fitted("killed", headcounts.dead(found))
    wounded = _fitted("wounded", headcounts.wounded(found, killed))
    text = HEAD + _table("killed", killed) + _table("wounded", wounded)
    Path(__file__).with_name(FILE).write_text(text, encoding="utf-8")


def _fitted(harm: str, found: list[logit.Choice]) -> dict[str, float]:
    weights = logit.fit(logit.halves(found)[0], headcounts.RIDGE)
    print(f"{harm}\n{logit.summary(found, weights, headcounts.RIDGE)}")
    return {name: round(weight, 3) for name, weight in weights.items()}


def _table(harm: str, weights: dict[str, float]) -> str:
    return f"\n[{harm}]\n" + "".join(f'"{name}" = {weight:.3f}\n' for name, weight in weights.items())


if __name__ == "__main__":
    main()
