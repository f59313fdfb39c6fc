"""Fit the coefficients of extract/headcount.py on news of single incidents: ``python data/build_headcount.py``.

Needs the public set (see geo/evaluation/sets.py). Fitted on the articles of one half of the incidents; the
share right is printed for both halves and for the held-out folds of the fitted one, beside that of the fixed
rules (extract/countrules.py) and of articles whose count is among the candidates at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.headcount import FILE
from geo.evaluation import headcounts
from geo.evaluation.headcounts import Choice, Example

HEAD = """# How many dead and wounded a report means, of all the numbers something in it suggests: weights of features
# of a conditional logit (extract/headcount.py), fitted by data/build_headcount.py on one half of the public set of
# single incidents. A candidate's sum is that of weight times value; the highest wins.
"""


def main() -> None:
    """Fit on one half, print the shares of both and write the file."""
    found = list(headcounts.examples())
    half, rest = [e for e in found if e.fitted], [e for e in found if not e.fitted]
    dead, hurt = headcounts.names(found)
    killed = _fitted(dead, headcounts.choices(half))
    wounded = _fitted(hurt, headcounts.choices(half, killed))
    for name, examples in (("fitted half", half), ("other half", rest)):
        _print(f"{name}, killed", [e.evidence.rules.killed_low == (e.killed or None) for e in examples],
               headcounts.choices(examples), killed, examples)  # fmt: skip
        _print(f"{name}, wounded", [e.evidence.rules.wounded_low == (e.wounded or None) for e in examples],
               headcounts.choices(examples, killed), wounded, examples)  # fmt: skip
    text = HEAD + _table("killed", killed) + _table("wounded", wounded)
    Path(__file__).with_name(FILE).write_text(text, encoding="utf-8")


def _fitted(names: Sequence[str], choices: Sequence[Choice]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, headcounts.fit(choices), strict=True)}


def _print(
    name: str, rules: Sequence[bool], choices: Sequence[Choice], by: Mapping[str, float], found: Sequence[Example]
) -> None:
    among = sum(bool(one.right.any()) for one in choices) / len(choices)
    print(
        f"{name}: rules {sum(rules) / len(rules):.3f}, fitted {headcounts.right(choices, list(by.values())):.3f}, "
        f"folds {headcounts.held_out(found, choices):.3f}, among the candidates {among:.3f}"
    )


def _table(harm: str, weights: Mapping[str, float]) -> str:
    return f"\n[{harm}]\n" + "".join(f'"{name}" = {weight:.3f}\n' for name, weight in weights.items())


if __name__ == "__main__":
    main()
