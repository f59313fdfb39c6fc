"""How long a build of the seeds takes: cold in a process of its own, and where the time goes.

Run ``python -m benchmarks.build`` from a checkout. Ratios are of one run, for machines are noisy.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of a call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cold_build() -> float:
    """Seconds of ``dateline build seeds`` in a fresh process, model and libraries loaded from disk."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "geo", "build", str(SEEDS), "-o", str(Path(folder) / "events.geojson")]
        return seconds(partial(subprocess.run, command, cwd=ROOT, check=True, capture_output=True))


def report() -> str:
    """Measure and write the lines."""
    from extract.language import load_model, pipeline
    from extract.load import load
    from extract.model import Article
    from extract.pipeline import extract
    from geo.build import build
    from geo.gazetteer import Gazetteer

    cold = [cold_build() for _ in range(2)]
    model = seconds(pipeline)
    gazetteer = Gazetteer.open()
    articles = [item for item in load([SEEDS]) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    texts = [article.text for article in articles]
    seconds(lambda: [extract(article, gazetteer) for article in articles])  # warm caches
    unchanged = load_model()
    bare = seconds(lambda: list(unchanged.pipe(texts)))
    whole = seconds(lambda: [extract(article, gazetteer) for article in articles])
    built = seconds(lambda: build([SEEDS]))
    return "\n".join(
        [
            f"build of the seeds, cold process      {cold[0]:.1f} s, again {cold[1]:.1f} s",
            f"loading the language model            {model:.1f} s",
            f"language model alone, {words:,} words     {bare:.2f} s, {words / bare:,.0f} words/s",
            f"whole extraction                      {whole:.2f} s, {words / whole:,.0f} words/s",
            f"extraction / model alone              {bare / whole:.2f} x the words per second",
            f"articles to table, warm               {built:.2f} s",
        ]
    )


if __name__ == "__main__":
    print(report())
