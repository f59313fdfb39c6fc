"""Names beside those the packages give: abbreviations, English names, and which of two places a name is left to.

Each function files names on rows that :mod:`gazetteer_rows` has made, or takes them off again.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import gazetteer_sources as sources

from geo.names import fold

if TYPE_CHECKING:
    from gazetteer_rows import Row

LEXICONS = Path(__file__).parent / "lexicons"
# The Arabic article as it is written before a name ("Al Ḩudaydah", "el-Hodeidah", "Ar-Raqqah").
ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an|ed|er|es|esh|et|ez|en)[ -](?=[^\W\d_])", re.IGNORECASE)
ARAB_LANDS = frozenset("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
# Smaller towns, and shorter names, are as often a person's ("Jamil", "Huber").
KNOWN_TOWN = 50_000
SHORTEST = 6
OWN_ALIAS = 50_000  # people in a town that keeps its name from another country's foreign name


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation: capitals and dots, four letters at most ("U.S.A.")."""
    return name.isascii() and name.isupper() and len(name.replace(".", "").strip()) <= 4


def abbreviate(rows: dict[str, Row]) -> None:
    """File the abbreviations of ``abbreviations.csv``."""
    for name, id in _pairs("abbreviations.csv"):
        rows[id].call(name, 3 if is_short(name) or name.endswith(".") else 2)


def name_in_english(rows: dict[str, Row]) -> None:
    """File the names of ``english_names.csv`` as the places' own."""
    for name, id in _pairs("english_names.csv"):
        rows[id].call(name, 0)


def _pairs(name: str) -> list[tuple[str, str]]:
    with (LEXICONS / name).open(encoding="utf-8", newline="") as handle:
        return [(entry["name"], entry["id"]) for entry in csv.DictReader(handle)]


def drop_articles(towns: Iterable[Row], cities: dict[int, sources.City], taken: set[str]) -> None:
    """File Arab towns under their Latin names without the article too, where nothing else is (``taken``).

    Only names that begin as the town's main name does: others are a quarter's, or a person's ("Al Kathir").
    """
    found: dict[str, set[str]] = defaultdict(set)
    rows = {town.id: town for town in towns if town.country in ARAB_LANDS and town.population >= KNOWN_TOWN}
    for id in rows:
        city = cities[int(id[3:])]
        main = fold(bare_name(city.name) or city.name)
        for name in (city.name, *city.alternates):
            key = fold(bare_name(name))
            if len(key) >= SHORTEST and key not in taken and key[0] == main[0]:
                found[key].add(id)
    for key, ids in found.items():
        short = key[:-1] if key.endswith("iyah") else key  # "Muqdadiya"
        for id in ids:
            rows[id].names.setdefault(key, 2)
            if short not in taken:
                rows[id].names.setdefault(short, 2)


def bare_name(name: str) -> str:
    """The name without the article before it, "" where it has none or is no name in Latin letters."""
    match = ARTICLE.match(name) if name[:1].isupper() else None
    rest = name[match.end() :] if match else ""
    return rest if rest[:1].isupper() else ""


def leave_to_towns(lands: Iterable[Row], towns: Iterable[Row]) -> None:
    """Take a country's foreign names off it where a town elsewhere is called so: "Uman" is no Oman."""
    own: dict[str, set[str]] = defaultdict(set)
    for town in towns:
        if town.population >= OWN_ALIAS:
            own[fold(town.name)].add(town.country)
    for land in lands:
        for key in [key for key in land.names if key != fold(land.name) and own[key] - {land.country}]:
            del land.names[key]


def name_capitals(rows: dict[str, Row], countries: list[sources.Country]) -> None:
    """Mark capitals where the older dump knows no feature code."""
    best: dict[tuple[str, str], Row] = {}
    for row in rows.values():
        key = (row.country, fold(row.name))
        if row.kind == "settlement" and row.population > (best[key].population if key in best else -1):
            best[key] = row
    for country in countries:
        row = best.get((country.code, fold(country.capital)))
        if row is not None:
            row.feature = "PPLC"
