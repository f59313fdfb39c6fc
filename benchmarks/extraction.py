"""Measure extraction: words a second as ratios to the bare language model in the same run.

    python benchmarks/extraction.py [--sets FOLDER] [--articles 60]

Three ways of reading the same articles, one processor core: the model by itself with all its components
(``nlp.pipe``), the whole extraction with the model, and the whole extraction without it (``--fast``). Files
are read and indexes opened before. Ratios travel between machines, words a second do not. Times are of
the processor over all its cores, the best of five rounds, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from extract.language import load_model
from extract.load import load
from extract.model import Article
from extract.pipeline import extract
from geo.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"with the model": 1.0, "fast": 4.0}
# Sets of which articles are taken, where the folder has them.
_SETS = ("events-gva.jsonl", "toponyms-trnews.jsonl")


def seconds(ways: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return processor seconds of each way, the best of five rounds in which the ways take turns."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(5):
        for way, call in ways.items():
            begun = time.process_time()
            call()
            best[way] = min(best[way], time.process_time() - begun)
    return best


def measure(name: str, articles: Sequence[Article], gazetteer: Gazetteer) -> bool:
    """Print words a second and ratios for some articles; return whether both targets are met."""
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    model = load_model()
    ways: dict[str, Callable[[], object]] = {
        "bare model": lambda: list(model.pipe(texts)),
        "with the model": lambda: [extract(article, gazetteer) for article in articles],
        "fast": lambda: [extract(article, gazetteer, fast=True) for article in articles],
    }
    speeds = {way: words / taken for way, taken in seconds(ways).items()}
    bare = speeds["bare model"]
    print(f"{name}: {len(articles)} articles, {words:,} words")
    for way, speed in speeds.items():
        target = f" (target {TARGETS[way]:.1f})" if way in TARGETS else ""
        print(f"  {way:<15} {speed:>9,.0f} words/s   {speed / bare:5.2f} x the bare model{target}")
    return all(speeds[way] >= factor * bare for way, factor in TARGETS.items())


def of_sets(folder: Path, number: int) -> list[Article]:
    """Return that many articles of the evaluation sets, evenly taken; none where there is no folder."""
    files = [folder / name for name in _SETS if (folder / name).is_file()]
    each = number // len(files) if files else 0
    chosen: list[Article] = []
    for file in files:
        articles = [item for item in load([file]) if isinstance(item, Article)]
        chosen.extend(articles[:: max(1, len(articles) // each)][:each])
    return chosen


def main() -> int:
    """Print the measurements; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=ROOT.parent / "shared" / "evaluation", help="evaluation sets")
    parser.add_argument("--articles", type=int, default=60, help="articles taken of the sets")
    given = parser.parse_args()
    gazetteer = Gazetteer.open()
    day = date(2020, 11, 20)
    seeds = [item for item in load([ROOT / "seeds"], published=day) if isinstance(item, Article)]
    groups = {"seeds": seeds, "evaluation sets": of_sets(given.sets, given.articles)}
    met = [measure(name, articles, gazetteer) for name, articles in groups.items() if articles]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
