"""Whether memory stays flat over many articles: peak memory of builds of 1,000, 3,000 and 10,000 small articles.

Run ``python -m benchmarks.memory [ARTICLES ...]`` from a checkout; a build of 10,000 takes some minutes. Each
build is a process of its own, from the files to the written GeoJSON; ``read MB`` is the peak when all are read.
Its articles are made up: reports of floods, shellings and talks in towns of three continents over a year, each
with four names that stand in no other, as news has. They tell three events each. The last column is what one
more article adds; beside it stands what its text alone would.

Reading keeps what it finds on disk; of words it remembers the 8,000 met last in each of its parts, which the names of
2,000 such articles fill (some 20 MB), and no more: from there on memory is flat. Merging needs all events at once,
and so does the table: they take the room that the language model leaves, until there are so many that it does not
suffice.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 3_000, 10_000)
TOWNS = (
    "Aleppo Mopti Kharkiv Marawi Derna Beira Quetta Pokhara Mosul Goma Valencia Kunduz Tacloban Misrata Poltava".split()
)
HAPPENED = (
    "A missile hit {town} on {day}, killing {killed} people and wounding {wounded} others.",
    "Floods swept through {town} on {day} and {killed} people died.",
    "Rebels captured {town} on {day} after {wounded} soldiers had fled.",
    "Talks between the two sides opened in {town} on {day}.",
)
FILLER = "water market road school bridge winter doctor driver harvest window council radio market valley river".split()
LETTERS = "aabdeefgiiklmnooprstuuvz"
COLUMNS = f"{'articles':>9} {'events':>8} {'text MB':>8} {'read MB':>8} {'peak MB':>8}"
HEADER = f"{COLUMNS} {'kB an article more':>19} {'of it text':>11}"


def article(number: int) -> dict[str, str]:
    """Return one made-up article, the same for the same number."""
    rng = random.Random(number)  # noqa: S311 - made-up articles, no secret
    day = date(2023, 1, 1) + timedelta(days=rng.randrange(360))
    facts = {"town": rng.choice(TOWNS), "day": f"{day.day} {day:%B %Y}", "killed": str(rng.randrange(2, 90))}
    happened = [rng.choice(HAPPENED).format(**facts, wounded=str(rng.randrange(2, 90))) for _ in range(2)]
    told = [f"The {rng.choice(FILLER)} near the {rng.choice(FILLER)} was closed." for _ in range(12)]
    one, two, three, four = ("".join(rng.choices(LETTERS, k=8)).capitalize() for _ in range(4))
    told.append(f"{one} {two} and {three} {four} asked for help.")
    published = (day + timedelta(days=1)).isoformat()
    return {"id": f"a{number}", "title": happened[0][:60], "published": published, "text": " ".join(happened + told)}


def one_build(path: Path) -> dict[str, float]:
    """Build the articles of a file in this process and write them; return events and peak resident memory in MB."""
    from geo import export
    from geo.build import build

    reading: list[float] = []
    result = build([path], progress=lambda stage, done, total: reading.append(peak()) if done == total else None)
    export.write(result.frame, path.with_suffix(".geojson"), meta=result.meta())
    return {"events": len(result.frame), "read": reading[-1], "peak": peak()}


def peak() -> float:
    """Return the most memory this process had resident so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def measured(size: int) -> dict[str, float]:
    """Build so many articles in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(article(number)) + "\n" for number in range(size))
        command = [sys.executable, "-m", "benchmarks.memory", "--one", str(path)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - itself
        return {**json.loads(done.stdout.splitlines()[-1]), "text": path.stat().st_size / 1e6}


def main(arguments: list[str]) -> None:
    """Print a row for each size."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(one_build(Path(arguments[1]))))
        return
    print(HEADER)
    before: tuple[int, dict[str, float]] | None = None
    for size in [int(word) for word in arguments] or SIZES:
        found = measured(size)
        added = ""
        if before is not None:
            more = 1e3 / (size - before[0])
            grown, text = ((found[name] - before[1][name]) * more for name in ("peak", "text"))
            added = f"{grown:19.1f} {text:11.1f}"
        print(
            f"{size:9,} {found['events']:8,.0f} {found['text']:8.1f} {found['read']:8.0f} {found['peak']:8.0f} {added}",
            flush=True,
        )
        before = size, found


if __name__ == "__main__":
    main(sys.argv[1:])
