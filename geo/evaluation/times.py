"""Score temporal expressions on TIMEX3 gold: found, and found with the right value.

- *recognition*: F over expressions; one of ours is found gold when the two overlap, each gold one once.
- *value*: F where, besides, the TIMEX3 value is the gold's, letter by letter. This is the measure of
  the TempEval-3 shared task (SemEval-2013 task 1), with overlap in place of its strict span.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.model import TimeMention
from extract.times import find_times
from geo.evaluation.sets import read_set

SETS = ("times-timebank", "times-aquaint", "times-wikiwars-train")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some articles: gold expressions, told ones, found gold, and found with its value."""

    gold: int = 0
    told: int = 0
    found: int = 0
    valued: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Counts of both."""
        return Tally(
            self.gold + other.gold,
            self.told + other.told,
            self.found + other.found,
            self.valued + other.valued,
        )

    @property
    def recognition_f(self) -> float:
        """Harmonic mean of precision and recall of the expressions."""
        return _f(self.found, self.told, self.gold)

    @property
    def value_f(self) -> float:
        """The same of expressions with their value."""
        return _f(self.valued, self.told, self.gold)


def _f(right: int, told: int, gold: int) -> float:
    return 2 * right / (told + gold) if told + gold else 0.0


def tally(records: Iterable[Mapping[str, Any]]) -> Tally:
    """Read articles as the program does and count; the anchor is the record's publication day or none."""
    total = Tally()
    for record in records:
        anchor = date.fromisoformat(record["published"]) if record.get("published") else None
        total += count(record["timexes"], find_times(str(record["text"]), anchor))
    return total


def count(gold: Sequence[Mapping[str, Any]], mentions: Sequence[TimeMention]) -> Tally:
    """Count one article, whose gold expressions have ``start``, ``end`` (code points) and ``value``."""
    free, found, valued = dict(enumerate(gold)), 0, 0
    for mention in mentions:
        hit = next((n for n, g in free.items() if _overlap(g, mention)), None)
        if hit is None:
            continue
        found += 1
        valued += free.pop(hit)["value"] == mention.value
    return Tally(len(gold), len(mentions), found, valued)


def _overlap(gold: Mapping[str, Any], mention: TimeMention) -> bool:
    return bool(gold["start"] < mention.span.end and mention.span.start < gold["end"])


def measures(name: str, every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, on every n-th article."""
    found = tally(read_set(name)[::every])
    return {"value_f": found.value_f, "recognition_f": found.recognition_f}


def report(name: str) -> str:
    """Return the scores of one of :data:`SETS` as text.

    Raises
    ------
    InputError
        The set is not there or cannot be read.
    """
    score = tally(read_set(name))
    return "\n".join(
        [
            f"{name}",
            f"expressions with the right value  {score.valued} of {score.gold} (of {score.told} told)  "
            f"F {score.value_f:.3f}",
            f"expressions found                 {score.found} of {score.gold} (of {score.told} told)  "
            f"F {score.recognition_f:.3f}",
        ]
    )
