"""Fit the coefficients of extract/reportdate.py on news of single incidents: ``python data/build_reportdays.py``.

Needs the public set (see geo/evaluation/sets.py). The words of data/reportdays.toml are kept, its weights
written anew; what is printed is how often the day is right in the half that is fitted and in the other.
"""

from __future__ import annotations

from pathlib import Path

from extract.reportdate import FILE
from geo.evaluation import reportdays
from geo.evaluation.reportdays import Example

_HEADING = "[weights]\n"


def main() -> None:
    """Fit on one half, print the shares of both and write the file."""
    found = list(reportdays.examples())
    fitted, held = [e for e in found if e.fitted], [e for e in found if not e.fitted]
    weights = reportdays.fit(fitted)
    for name, half in (("fitted", fitted), ("held out", held)):
        among = sum(e.day in e.candidates for e in half)
        print(f"{name}: {len(half)} reports, right {reportdays.right(half, weights)}, among the candidates {among}")
    print(f"in five folds of the fitted half: right {_in_folds(fitted)}")
    path = Path(__file__).with_name(FILE)
    words = path.read_text(encoding="utf-8").partition(_HEADING)[0]
    lines = [f'"{name}" = {weight:.3f}\n' for name, weight in sorted(weights.items(), key=lambda w: -w[1])]
    path.write_text(words + _HEADING + "".join(lines), encoding="utf-8")


def _in_folds(found: list[Example], folds: int = 5) -> int:
    """How often the day is right where each fold is chosen by the weights of the others; incidents stay whole."""
    of = [int(e.incident) % folds for e in found]
    total = 0
    for fold in range(folds):
        weights = reportdays.fit([e for e, own in zip(found, of, strict=True) if own != fold])
        total += reportdays.right([e for e, own in zip(found, of, strict=True) if own == fold], weights)
    return total


if __name__ == "__main__":
    main()
