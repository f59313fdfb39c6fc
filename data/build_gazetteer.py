"""Build ``data/gazetteer``: the offline index of the world's place names.

    python data/build_gazetteer.py [--cache FOLDER] [--out FOLDER]

Three files are read through a memory map: ``names.marisa`` (folded name -> row and kind of match),
``labels.marisa`` (the names to show, by key id) and ``places.npy`` (one fixed-size record a place; the
byte layout stands in ``geo/gazetteer_files.py``). ``codes.json`` holds ids, countries and stop names.
Two runs give equal bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import gazetteer_rows
import gazetteer_sources as sources
import marisa_trie
import numpy as np
import packages

from geo import gazetteer_files as layout
from geo.names import fold

HERE = Path(__file__).parent


def build(cache: Path, out: Path) -> None:
    """Read the packages in ``cache`` and write the index into ``out``.

    Files are made beside and put in place whole: a program that has the old ones mapped goes on with them.
    """
    rows = gazetteer_rows.gather(cache)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out) as beside:
        write(rows, Path(beside))
        for name in (*layout.FILES, layout.MANIFEST):
            (Path(beside) / name).replace(out / name)


def stop_names() -> list[str]:
    """Names of ``places.csv`` that are known not to be places ("the West"), folded."""
    names = []
    for entry in sources.own_places(HERE / "places.csv"):
        if not entry["lat"]:
            names += [entry["name"], *entry["alternates"].split("|")]
    return sorted({fold(name) for name in names if len(name) > 2 or name == "EU"})


def write(rows: list[gazetteer_rows.Row], out: Path) -> None:
    """Write the files, and last the manifest with their sizes and checksums."""
    number = {row.id: index for index, row in enumerate(rows)}
    labels = marisa_trie.Trie(sorted({text for row in rows for text in (row.name, row.label) if text}))
    labels.save(str(out / layout.LABELS))
    pairs = [(key, (index << 2 | flag,)) for index, row in enumerate(rows) for key, flag in sorted(row.names.items())]
    marisa_trie.RecordTrie(layout.POSTING, sorted(pairs), num_tries=4).save(str(out / layout.NAMES))
    _write_places(rows, number, labels, out / layout.PLACES)
    _write_codes(rows, out / layout.CODES)
    manifest = {name: layout.checksum(out / name) for name in layout.FILES}
    text = json.dumps({"version": layout.VERSION, "files": manifest}, indent=1)
    (out / layout.MANIFEST).write_text(text + "\n", encoding="utf-8")


def _write_places(rows: list[gazetteer_rows.Row], number: dict[str, int], labels: marisa_trie.Trie, path: Path) -> None:
    countries = _country_list(rows)
    table = np.zeros(len(rows), dtype=layout.RECORD)
    for index, row in enumerate(rows):
        gid = int(row.id[3:]) if row.id.startswith("gn:") else 0
        table[index] = (
            gid,
            round(row.lon * 1e5),
            round(row.lat * 1e5),
            row.population,
            labels[row.name],
            number.get(row.admin1, 0),
            number.get(row.admin2, 0),
            min(65535, round(row.uncertainty_km * 10)),
            countries.index(row.country),
            layout.KINDS.index(row.kind) << 4
            | layout.FEATURES.index(row.feature if row.feature in layout.FEATURES else ""),
        )
    np.save(path, table, allow_pickle=False)


def _country_list(rows: list[gazetteer_rows.Row]) -> list[str]:
    return sorted({row.country for row in rows} | {""})


def _write_codes(rows: list[gazetteer_rows.Row], path: Path) -> None:
    codes = {
        "rows": len(rows),
        "countries": _country_list(rows),
        "ids": {str(i): row.id for i, row in enumerate(rows) if not row.id.startswith("gn:")},
        "labels": {str(i): row.label for i, row in enumerate(rows) if row.label},
        "regions": {str(i): row.region_id for i, row in enumerate(rows) if row.region_id and row.region_id != row.id},
        "stop": stop_names(),
    }
    path.write_text(json.dumps(codes, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=packages.CACHE, help="folder of the package files")
    parser.add_argument("--out", type=Path, default=HERE / "gazetteer", help="folder to write into")
    arguments = parser.parse_args()
    build(arguments.cache, arguments.out)


if __name__ == "__main__":
    main()
