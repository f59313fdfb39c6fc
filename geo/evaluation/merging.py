"""Score merging on articles whose incidents are known: who is put together with whom.

Two articles are together when the main event of one has both as sources, and transitively. The main
event of an article is, of the merged features it is a source of, one of a violent kind before others,
then the one of the highest confidence, then the first in its text; an article without features is alone.

- *b_cubed_f*: harmonic mean of B-cubed precision and recall (Bagga and Baldwin 1998): of each article,
  the share of its group that is of its incident, and of its incident that is in its group.
- *pairwise_f*: precision and recall over pairs of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.evaluation.incidents import VIOLENT
from geo.evaluation.sets import built, read_set

Row = Mapping[str, Any]

SETS = ("merging-gva",)
_FILES = {"merging-gva": "events-gva"}
_COLUMNS = ["id", "type", "confidence", "sources"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the grouping of some articles is worth; all figures are 0 to 1."""

    articles: int
    incidents: int
    groups: int
    b_precision: float
    b_recall: float
    pair_precision: float
    pair_recall: float

    @property
    def b_cubed_f(self) -> float:
        """Harmonic mean of the B-cubed figures."""
        return _f(self.b_precision, self.b_recall)

    @property
    def pairwise_f(self) -> float:
        """Harmonic mean of the figures over pairs."""
        return _f(self.pair_precision, self.pair_recall)


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def compare(gold: Mapping[str, str], told: Mapping[str, str]) -> Scores:
    """Return the scores of ``told`` against ``gold``: both give each article's group by its name."""
    both = Counter((gold[name], told[name]) for name in gold)
    golds, tolds = Counter(gold.values()), Counter(told[name] for name in gold)
    pairs, gold_pairs, told_pairs = (sum(n * (n - 1) for n in found.values()) for found in (both, golds, tolds))
    return Scores(
        articles=len(gold),
        incidents=len(golds),
        groups=len(tolds),
        b_precision=sum(n * n / tolds[group] for (_, group), n in both.items()) / max(1, len(gold)),
        b_recall=sum(n * n / golds[group] for (group, _), n in both.items()) / max(1, len(gold)),
        pair_precision=pairs / told_pairs if told_pairs else 1.0,
        pair_recall=pairs / gold_pairs if gold_pairs else 1.0,
    )


def groups(articles: Iterable[str], rows: Iterable[Row]) -> dict[str, str]:
    """Return the group of each article, named by one of its members; ``rows`` are merged features."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in _sources(row):
            held[name].append(row)
    parent = {name: name for name in articles}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for name in parent:
        for other in _sources(main_event(held[name], name)) if held[name] else ():
            parent[root(other)] = root(name)
    return {name: root(name) for name in parent}


def _sources(row: Row) -> set[str]:
    return {source["article"] for source in row["sources"]}


def main_event(rows: Iterable[Row], article: str) -> Row:
    """Return the feature an article is about, of those it is a source of; see the module's text."""

    def rank(row: Row) -> tuple[bool, float, int, str]:
        first = min(source["start_char"] for source in row["sources"] if source["article"] == article)
        return row["type"] not in VIOLENT, -row["confidence"], first, row["id"]

    return min(rows, key=rank)


def score(records: Sequence[Mapping[str, Any]]) -> Scores:
    """Build the records' articles and compare their groups with the incidents."""
    rows = built(records)[_COLUMNS].to_dict("records")
    told = groups((str(record["id"]) for record in records), rows)
    return compare({str(record["id"]): str(record["incident"]) for record in records}, told)


def measures(name: str, every: int = 1) -> dict[str, float]:
    """Return the figures a gate holds, on all articles of every n-th incident."""
    records = read_set(_FILES[name])
    kept = set(list(dict.fromkeys(record["incident"] for record in records))[::every])
    found = score([record for record in records if record["incident"] in kept])
    return {"b_cubed_f": found.b_cubed_f, "pairwise_f": found.pairwise_f}


def report(name: str) -> str:
    """Return the scores of one of :data:`SETS` as text.

    Raises
    ------
    InputError
        The set is not there or cannot be read.
    """
    found = score(read_set(_FILES[name]))
    return "\n".join(
        [
            name,
            f"articles {found.articles}, incidents {found.incidents}, groups {found.groups}",
            f"B-cubed   precision {found.b_precision:.3f}  recall {found.b_recall:.3f}  F {found.b_cubed_f:.3f}",
            f"pairwise  precision {found.pair_precision:.3f}  recall {found.pair_recall:.3f}  F {found.pairwise_f:.3f}",
        ]
    )
