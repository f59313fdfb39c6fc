"""The event frame as the page carries it: typed columns, lists of names, shapes, details apart.

``core`` is one JSON object. Its ``blob`` is base64 of little-endian columns, each 8-aligned, listed in
``columns`` as ``name: [dtype, byte offset, length]``. Rows are sorted by first day (undated last),
last day and id, so that the same events give the same page in whatever order they came.

=============  =====  ==========================================================================
start, end     i4     days since 1970-01-01, both inclusive; ``NO_DATE`` when undated
lon, lat       i4     1e-5 degree, EPSG:4326; ``NO_POINT`` unless the row is a point
spot           u4     equal for points at equal coordinates; the largest value when no point
region         u2/u4  index into ``shapes``; the largest value when none
bucket         u1     0 point, 1 area, 2 unlocated (``geo.timeslice.buckets``)
kind ...       u1     index into ``types``, ``precisions``, ``statuses``, ``bases``
sure           u1     confidence in per cent
radius         u2     uncertainty of the place in 100 m
killed         u4     lowest number of killed any account tells; the largest value when none
side_at, side  u4,u2  values of row i: ``side[side_at[i]:side_at[i + 1]]`` into ``sides``
source_at ...  u4,u2  likewise into ``sources`` (article names)
=============  =====  ==========================================================================
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from extract.model import EventKind, PlaceBasis, Status
from geo.details import article_table, detail_rows
from geo.model import PlacePrecision
from geo.shapes import Shape, assign_shapes
from geo.timeslice import POINT, Window, buckets, day_numbers, focus_period, full_span

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

PAYLOAD_VERSION = 1
NO_DATE = NO_POINT = np.iinfo(np.int32).max
UNATTRIBUTED = "unattributed"
_DEGREE = 1e5
_EPOCH = np.datetime64("1970-01-01", "D")


@dataclass(frozen=True, slots=True)
class Payload:
    """``core``: one JSON object; ``details``: one JSON object an event, in the order of the columns."""

    core: dict[str, Any]
    details: list[dict[str, Any]]


def build_payload(frame: pd.DataFrame, region_entries: Sequence[dict[str, Any]] = ()) -> Payload:
    """Return the payload of ``frame`` (columns of :mod:`geo.schema`).

    ``region_entries`` are polygons as ``geo.regions.region_payload`` gives them; areas that are not
    among them are drawn from the frame's own geometry.
    """
    rows = _sorted(frame)
    articles = article_table(rows["sources"])
    shapes, region = assign_shapes(rows, region_entries)
    names = {"sides": _names(_sides(c) for c in rows["claims"]), "sources": [a["name"] for a in articles]}
    columns = {**_when(rows), **_where(rows, region, len(shapes)), **_codes(rows), **_lists(rows, names)}
    layout, blob = _pack(columns)
    details = detail_rows(rows, articles)
    core = {
        "version": PAYLOAD_VERSION,
        "n": len(rows),
        "columns": layout,
        "blob": base64.b64encode(blob).decode("ascii"),
        "ids": rows["id"].tolist(),
        **_vocabularies(),
        **names,
        "articles": articles,
        "span": _day_pair(full_span(rows)),
        "focus": _day_pair(focus_period(rows)),
        "shapes": [shape.as_json() for shape in shapes],
    }
    core["hash"] = _content_hash(blob, core["ids"], shapes)
    return Payload(core, details)


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    first, last = day_numbers(frame)
    order = np.lexsort((frame["id"].astype(str).to_numpy(dtype=str), last, first))  # NaT sorts last
    return frame.iloc[order].reset_index(drop=True)


def _when(rows: pd.DataFrame) -> dict[str, NDArray[Any]]:
    first, last = day_numbers(rows)
    return {name: _day_codes(days) for name, days in (("start", first), ("end", last))}


def _day_codes(days: NDArray[Any]) -> NDArray[Any]:
    since = (days - _EPOCH).astype("int64")
    return np.where(np.isnat(days), NO_DATE, since).astype("<i4")


def _day_pair(window: Window | None) -> list[int] | None:
    if window is None:
        return None
    return [int((np.datetime64(day, "D") - _EPOCH).astype(int)) for day in window]


def _where(rows: pd.DataFrame, region: NDArray[Any], shapes: int) -> dict[str, NDArray[Any]]:
    bucket = buckets(rows)
    lon, lat = (_degrees(rows[name], bucket == POINT) for name in ("lon", "lat"))
    radius = np.nan_to_num(rows["uncertainty_km"].to_numpy(dtype=float, na_value=np.nan)) * 10
    wide = "<u2" if shapes < np.iinfo(np.uint16).max else "<u4"
    return {
        "lon": lon,
        "lat": lat,
        "spot": _spots(lon, lat),
        "region": np.where(region < 0, np.iinfo(wide[1:]).max, region).astype(wide),
        "bucket": bucket,
        "radius": np.clip(np.round(radius), 0, 65535).astype("<u2"),
    }


def _degrees(column: pd.Series[Any], is_point: NDArray[np.bool_]) -> NDArray[Any]:
    values = np.nan_to_num(column.to_numpy(dtype=float, na_value=np.nan))
    return np.where(is_point, np.round(values * _DEGREE), NO_POINT).astype("<i4")


def _spots(lon: NDArray[Any], lat: NDArray[Any]) -> NDArray[Any]:
    keys = lon.astype("int64") * (1 << 32) + lat
    spots = np.unique(keys, return_inverse=True)[1]
    return np.where(lon == NO_POINT, np.iinfo(np.uint32).max, spots).astype("<u4")


def _codes(rows: pd.DataFrame) -> dict[str, NDArray[Any]]:
    words = _vocabularies()
    return {
        "kind": _index(rows["type"], words["types"]),
        "precision": _index(rows["place_precision"], words["precisions"]),
        "status": _index(rows["status"], words["statuses"]),
        "basis": _index(rows["place_basis"], words["bases"]),
        "killed": _figures(rows["killed_low"]),
        "sure": np.clip(np.round(rows["confidence"].to_numpy(dtype=float) * 100), 0, 100).astype("u1"),
    }


def _figures(column: pd.Series[Any]) -> NDArray[Any]:
    most = np.iinfo(np.uint32).max
    values = column.to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isnan(values), most, np.clip(np.nan_to_num(values), 0, most - 1)).astype("<u4")


def _vocabularies() -> dict[str, list[str]]:
    return {
        "types": list(get_args(EventKind)),
        "precisions": list(get_args(PlacePrecision)),
        "statuses": list(get_args(Status)),
        "bases": list(get_args(PlaceBasis)),
    }


def _index(column: pd.Series[Any], words: list[str]) -> NDArray[Any]:
    at = {word: i for i, word in enumerate(words)}
    return np.array([at[value] for value in column], dtype="u1")


def _lists(rows: pd.DataFrame, names: dict[str, list[str]]) -> dict[str, NDArray[Any]]:
    sides = [_sides(claims) for claims in rows["claims"]]
    sources = [sorted({s["article"] for s in entries}) for entries in rows["sources"]]
    return {**_ragged("side", sides, names["sides"]), **_ragged("source", sources, names["sources"])}


def _sides(claims: Iterable[dict[str, Any]]) -> list[str]:
    """Return the sides of an event, sorted; ``unattributed`` when no claim names one."""
    return sorted({claim.get("side") or UNATTRIBUTED for claim in claims}) or [UNATTRIBUTED]


def _names(lists: Iterable[list[str]]) -> list[str]:
    return sorted({name for names in lists for name in names})


def _ragged(name: str, lists: list[list[str]], words: list[str]) -> dict[str, NDArray[Any]]:
    at = {word: i for i, word in enumerate(words)}
    ends = np.cumsum([0, *(len(names) for names in lists)])
    flat = [at[word] for names in lists for word in names]
    return {f"{name}_at": ends.astype("<u4"), name: np.array(flat, dtype="<u2")}


def _pack(columns: dict[str, NDArray[Any]]) -> tuple[dict[str, list[Any]], bytes]:
    """Return the layout and one blob; every column starts on a multiple of eight bytes."""
    layout: dict[str, list[Any]] = {}
    blob = bytearray()
    for name, values in columns.items():
        blob += b"\0" * (-len(blob) % 8)
        layout[name] = [values.dtype.str.lstrip("<|"), len(blob), len(values)]
        blob += values.tobytes()
    return layout, bytes(blob)


def _content_hash(blob: bytes, ids: list[str], shapes: list[Shape]) -> str:
    """Return a short hash of what the page shows; a reload keeps its state only for equal data."""
    digest = hashlib.sha256(blob)
    for text in (*ids, *(shape.id for shape in shapes)):
        digest.update(text.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()[:16]
