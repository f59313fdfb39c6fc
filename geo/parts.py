"""What was merged, kept in the row of the merged feature, and taken apart again (:mod:`geo.unmerge`).

The ``merged`` column holds one object a report, in order of publication::

    {"id": "ev_...", "title": "...", "date_edtf": "2016-08-24", "sources": [0], "claims": [0, 2], ...}

``sources`` and ``claims`` are indices into those of the merged row. Every other column stands there when it
differs from the merged row's; outlines are drawn again from the place. A feature that is one report has an
empty list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo.decimals import decimals

Row = Mapping[str, Any]
Told = frozenset[tuple[str, Any]]
ALWAYS = ("id", "title", "date_edtf", "place_id")
_LISTS = ("sources", "claims")


def parts_of(merged: Row, parts: Sequence[Row]) -> list[dict[str, Any]]:
    """Return what the merged row must keep of the rows of its parts (all without geometry).

    Raises
    ------
    ValueError
        A part has a source or a claim that the merged row has not.
    """
    at = {name: {_told(one): index for index, one in reversed(list(enumerate(merged[name])))} for name in _LISTS}
    try:
        return [_part(merged, part, at) for part in parts]
    except KeyError as error:
        raise ValueError(f"a part has {dict(error.args[0])}, which the merged row has not") from error


def _part(merged: Row, part: Row, at: Mapping[str, Mapping[Told, int]]) -> dict[str, Any]:
    kept = {name: part[name] for name in ALWAYS}
    kept |= {name: [at[name][_told(one)] for one in part[name]] for name in _LISTS}
    different = (name for name in part if name not in (*kept, "merged") and part[name] != merged[name])
    kept |= {name: part[name] for name in different}
    places = decimals(part["uncertainty_km"])
    return kept | {name: round(kept[name], places) for name in ("lat", "lon") if kept.get(name) is not None}


def _told(entry: Row) -> Told:
    """An entry, whose values are words and numbers, without what only the merged row can say of it."""
    return frozenset((name, value) for name, value in entry.items() if name != "superseded")


def unmerge(row: Row) -> list[dict[str, Any]]:
    """Return the rows of the parts of a merged row, without geometry; the row itself when it has none."""
    if not row["merged"]:
        return [{name: value for name, value in row.items() if name != "geometry"}]
    return [_restored(row, part) for part in row["merged"]]


def _restored(row: Row, part: Row) -> dict[str, Any]:
    whole = {name: part.get(name, value) for name, value in row.items() if name != "geometry"}
    whole["merged"] = []
    whole["sources"] = [dict(row["sources"][index]) for index in part["sources"]]
    whole["claims"] = [_current(row["claims"][index]) for index in part["claims"]]
    return whole


def _current(claim: Row) -> dict[str, Any]:
    return {**claim, "superseded": False} if "superseded" in claim else dict(claim)
