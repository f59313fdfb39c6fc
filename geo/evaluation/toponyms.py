"""Score the places of whole articles on annotated toponyms: recognition, resolution, both together.

- *recognition*: strict F over all mentions that ``dateline mentions`` writes, whatever their use; a
  mention is right when a gold span has its very start and end.
- *resolution*: share of the gold spans, given to the ranking as they are, put within 161 km
  (:mod:`geo.rank_eval`).
- *end to end*: share of all gold toponyms that were found by that span and put within 161 km.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extract.model import PlaceMention
from geo.evaluation.sets import read_set
from geo.gazetteer import Gazetteer, distance_km
from geo.model import Resolution
from geo.rank import resolve
from geo.rank_eval import BOUND_KM, judge_article

SETS = ("toponyms-trnews", "toponyms-lgl")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some articles; tallies add up.

    ``gold`` toponyms, ``told`` mentions, ``right`` mentions with a gold span, ``placed`` of those within
    161 km, ``resolved`` gold spans put within 161 km when given. ``uses`` counts mentions by their use
    and whether they are right.
    """

    gold: int = 0
    told: int = 0
    right: int = 0
    placed: int = 0
    resolved: int = 0
    uses: tuple[tuple[tuple[str, bool], int], ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Counts of both."""
        uses = Counter(dict(self.uses)) + Counter(dict(other.uses))
        return Tally(
            self.gold + other.gold,
            self.told + other.told,
            self.right + other.right,
            self.placed + other.placed,
            self.resolved + other.resolved,
            tuple(sorted(uses.items())),
        )

    @property
    def precision(self) -> float:
        """Share of the mentions that have a gold span."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold toponyms that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def end_to_end(self) -> float:
        """Share of the gold toponyms that were found and put within 161 km."""
        return self.placed / self.gold if self.gold else 0.0

    @property
    def resolution(self) -> float:
        """Share of the gold spans put within 161 km when the spans are given."""
        return self.resolved / self.gold if self.gold else 0.0


def tally(records: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Tally:
    """Read articles as the program does and count."""
    total = Tally()
    for record in records:
        total += count(record, _places(str(record["text"]), gazetteer), gazetteer)
    return total


def count(record: dict[str, Any], mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> Tally:
    """Count one article, whose gold is ``record`` and whose mentions were found before."""
    gold = {(int(t["start"]), int(t["end"])): t for t in record["toponyms"]}
    found = resolve(list(mentions), gazetteer)
    right = [r for r in found if (r.mention.span.start, r.mention.span.end) in gold]
    placed = sum(_near(r, gold[(r.mention.span.start, r.mention.span.end)]) for r in right)
    uses = Counter((r.mention.use, r in right) for r in found)
    given = sum(verdict.right for verdict in judge_article(record, gazetteer))
    return Tally(len(gold), len(found), len(right), placed, given, tuple(sorted(uses.items())))


def _places(text: str, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    from extract.language import parse
    from extract.toponyms import find_places

    for offset, doc in parse(text):
        yield from find_places(doc, offset, gazetteer)


def _near(resolution: Resolution, gold: dict[str, Any]) -> bool:
    place = resolution.place
    if place is None:
        return False
    return distance_km(place.lon, place.lat, float(gold["lon"]), float(gold["lat"])) <= BOUND_KM


def measures(name: str, every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, on every n-th article."""
    found = tally(read_set(name)[::every], Gazetteer.open())
    return {"f": found.f, "resolution": found.resolution, "end_to_end": found.end_to_end}


def report(name: str) -> str:
    """Return the scores on one of :data:`SETS` as text.

    Raises
    ------
    InputError
        The set is not there.
    """
    records = read_set(name)
    return "\n".join(_lines(name, len(records), tally(records, Gazetteer.open())))


def _lines(name: str, articles: int, found: Tally) -> Iterator[str]:
    yield f"{name}: {articles} articles, {found.gold} toponyms, {found.told} mentions"
    yield f"recognition, strict F        {found.f:.3f}  (precision {found.precision:.3f}, recall {found.recall:.3f})"
    yield f"resolution of given spans    {found.resolution:.3f}  within 161 km"
    yield f"end to end                   {found.end_to_end:.3f}  of all toponyms within 161 km"
    uses = dict(found.uses)
    for use in ("literal", "metonymic", "demonym", "embedded"):
        right, wrong = uses.get((use, True), 0), uses.get((use, False), 0)
        yield f"  {use:<10} {right:5} in the gold, {wrong:5} not"
