"""Measure the gazetteer: opening, memory, look-ups, as ratios against a dict of the same names.

    python benchmarks/gazetteer.py [--names 200000]

Ratios travel between machines, seconds do not. The dict holds name -> postings of the whole trie.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import marisa_trie

from geo.gazetteer import Gazetteer, data_folder
from geo.gazetteer_files import NAMES, POSTING
from geo.names import fold


def resident_mb() -> float:
    """Resident memory of this process in megabytes (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def per_second(call: Callable[[str], object], names: Iterable[str]) -> float:
    """Calls a second, best of three passes."""
    listed, best = list(names), 0.0
    for _ in range(3):
        start = time.perf_counter()
        for name in listed:
            call(name)
        best = max(best, len(listed) / (time.perf_counter() - start))
    return best


def measure(count: int) -> dict[str, float]:
    """Run all measurements on ``count`` names of the index and as many that it lacks."""
    before, start = resident_mb(), time.perf_counter()
    gazetteer = Gazetteer.open()
    opened, after = time.perf_counter() - start, resident_mb()
    trie = marisa_trie.RecordTrie(POSTING).mmap(str(data_folder() / "gazetteer" / NAMES))
    names = list(itertools.islice(trie.iterkeys(), 0, None, max(1, len(trie) // count)))[:count]
    full, base, start = resident_mb(), resident_mb(), time.perf_counter()
    naive: dict[str, list[tuple[int]]] = {}
    for key, value in trie.iteritems():
        naive.setdefault(key, []).append(value)
    built, grown = time.perf_counter() - start, resident_mb() - base
    missing = [name + " zz" for name in names]
    dict_rate = per_second(naive.get, names)
    rates = {
        "trie, names it has": per_second(trie.get, names),
        "trie, names it lacks": per_second(trie.get, missing),
        "dict, names it has": dict_rate,
        "fold": per_second(fold, names),
        "known, new names": per_second(gazetteer._known, names),
        "known, names it lacks": per_second(gazetteer._known, missing),
        "has_prefix": per_second(gazetteer.has_prefix, names),
        "candidates": per_second(gazetteer.candidates, names[: count // 10]),
    }
    result = {"open ms": opened * 1e3, "open MB": after - before, "after use MB": full - before}
    result |= {"dict build s": built, "dict MB": grown}
    result |= {f"{name} /s": rate for name, rate in rates.items()}
    result |= {
        "trie to dict speed": rates["trie, names it has"] / dict_rate,
        "trie to dict memory": (full - before) / grown,
    }
    return result


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=200_000)
    found = measure(parser.parse_args().names)
    sys.stdout.write(json.dumps({key: round(value, 3) for key, value in found.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
