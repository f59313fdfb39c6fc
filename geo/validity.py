"""What every event frame must hold, as a table of rules: all faults of a frame are told at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from extract.errors import DataError
from extract.model import DateBasis, DatePrecision, EventKind, PlaceBasis, Status
from geo.model import POINT_PRECISIONS, PlacePrecision
from geo.schema import EVENT_COLUMNS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Row = dict[str, Any]

VOCABULARY: dict[str, frozenset[str]] = {
    "type": frozenset(get_args(EventKind)),
    "date_precision": frozenset(get_args(DatePrecision)),
    "date_basis": frozenset(get_args(DateBasis)),
    "place_precision": frozenset(get_args(PlacePrecision)),
    "place_basis": frozenset(get_args(PlaceBasis)),
    "status": frozenset(get_args(Status)),
}
KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "date": (str,),
    "int": (int,),
    "float": (float, int),
    "json": (list, dict),
}
LOSSES = ("killed", "wounded", "displaced", "captured", "casualties")
LOW_HIGH = (("killed_low", "killed_high"), ("wounded_low", "wounded_high"))
MAX_TOLD = 5


def validate(frame: GeoDataFrame) -> list[str]:
    """Return every fault of an event frame, one sentence each; an empty list when it is sound.

    The columns, their order and the CRS are checked first, and the rows only when those hold.
    """
    faults = list(_frame_faults(frame))
    if faults:
        return faults
    faults += [f"id {one!r} stands more than once" for one in _repeated(list(frame["id"]))]
    for row in rows_of(frame):
        wrong = list(_cell_faults(row)) or [fault for rule in RULES for fault in rule(row)]
        faults += [f"event {row['id']}: {fault}" for fault in wrong]
    return faults


def check(frame: GeoDataFrame) -> None:
    """Raise for a frame with faults.

    Raises
    ------
    DataError
        Names the first few faults and how many there are.
    """
    faults = validate(frame)
    if faults:
        more = f" (and {len(faults) - MAX_TOLD} more)" if len(faults) > MAX_TOLD else ""
        raise DataError(f"The event table is not sound: {'; '.join(faults[:MAX_TOLD])}{more}.")


def rows_of(frame: GeoDataFrame) -> Iterator[Row]:
    """Yield each event as plain Python values, None for everything missing; geometry as shapely."""
    names = [column.name for column in EVENT_COLUMNS]
    held = dict(frame.items())  # a look-up by name costs a geographic frame far more
    columns = [[plain(value) for value in held[name].array] for name in names]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def plain(value: Any) -> Any:
    """Return a cell as a plain Python value: numpy scalars unwrapped, NaN and pandas' NA as None."""
    if value is None or isinstance(value, (str, list, dict)) or hasattr(value, "geom_type"):
        return value
    if type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def _frame_faults(frame: GeoDataFrame) -> Iterator[str]:
    expected = [column.name for column in EVENT_COLUMNS]
    present = list(frame.columns)
    yield from (f"column {name!r} is missing" for name in expected if name not in present)
    yield from (f"column {name!r} is not in the schema" for name in present if name not in expected)
    if sorted(present) == sorted(expected) and present != expected:
        yield "the columns are not in the schema's order"
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        yield "the coordinate system is not EPSG:4326"


def _repeated(ids: list[Any]) -> list[Any]:
    seen: set[Any] = set()
    return sorted({one for one in ids if one in seen or seen.add(one)}, key=str)  # type: ignore[func-returns-value]


def _cell_faults(row: Row) -> Iterator[str]:
    """Each value is there when it must be, and of its column's kind."""
    for column in EVENT_COLUMNS:
        value = row[column.name]
        if value is None:
            if not column.nullable:
                yield f"{column.name} is missing"
        elif column.kind in KINDS and (not isinstance(value, KINDS[column.kind]) or isinstance(value, bool)):
            yield f"{column.name} is {type(value).__name__}, not {column.kind}"


def _word_faults(row: Row) -> Iterator[str]:
    for name, words in VOCABULARY.items():
        if isinstance(row[name], str) and row[name] not in words:
            yield f"{name} {row[name]!r} is not one of the schema's"


def _date_faults(row: Row) -> Iterator[str]:
    start, end = _day(row["date_start"]), _day(row["date_end"])
    if None in (start, end) and (row["date_start"], row["date_end"]) != (None, None):
        yield "date_start and date_end are not both ISO days or both null"
    elif start and end and start > end:
        yield f"date_start {start} is after date_end {end}"
    if row["time"] != time_member(row["date_start"], row["date_end"]):
        yield "time does not say the same as date_start and date_end"


def _place_faults(row: Row) -> Iterator[str]:
    precision, shape = row["place_precision"], row["geometry"]
    unlocated = precision == "unlocated"
    if unlocated != (shape is None) or unlocated != (row["lat"] is None) or unlocated != (row["lon"] is None):
        yield f"a place of precision {precision!r} and its geometry, lat and lon do not go together"
    if shape is None:
        return
    wanted = ("Point",) if precision in POINT_PRECISIONS else ("Polygon", "MultiPolygon")
    if shape.geom_type not in wanted or shape.is_empty:
        yield f"a place of precision {precision!r} has a geometry of type {shape.geom_type}"
    elif not _on_earth(*shape.bounds):
        yield f"its geometry lies outside longitude -180..180, latitude -90..90: {shape.bounds}"
    if row["lat"] is not None and row["lon"] is not None and not _on_earth(row["lon"], row["lat"]):
        yield f"lon {row['lon']}, lat {row['lat']} are not on earth"


def _number_faults(row: Row) -> Iterator[str]:
    for low, high in LOW_HIGH:
        if (row[low] or 0) < 0 or (row[high] is not None and row[high] < (row[low] or 0)):
            yield f"{low} {row[low]} and {high} {row[high]} are not a range"
    if row["confidence"] is not None and not 0 <= row["confidence"] <= 1:
        yield f"confidence {row['confidence']} is not within 0..1"
    if row["uncertainty_km"] is not None and not 0 <= row["uncertainty_km"] < math.inf:
        yield f"uncertainty_km {row['uncertainty_km']} is not a radius"


def _evidence_faults(row: Row) -> Iterator[str]:
    sources = row["sources"]
    if not isinstance(sources, list) or not sources:
        yield "it names no source"
    elif not any(isinstance(one, dict) and one.get("quote") for one in sources):
        yield "no source carries a quote"
    if not isinstance(row["claims"], list):
        yield "claims is not a list"


def _loss_faults(row: Row) -> Iterator[str]:
    """Each loss names a party and counts it, in a range, with a quote of an article the event cites."""
    cited = {one.get("article") for one in row["sources"] if isinstance(one, dict)}
    for number, loss in enumerate(row["losses"]):
        if not isinstance(loss, dict) or not loss.get("party"):
            yield f"loss {number} names no party"
            continue
        if not loss.get("quote") or loss.get("article") not in cited:
            yield f"loss {number} has no quote of an article the event cites"
        bounds = [(loss.get(f"{harm}_low"), loss.get(f"{harm}_high")) for harm in LOSSES]
        if all(low is None for low, _ in bounds):
            yield f"loss {number} counts nobody"
        if any((low or 0) < 0 or (high is not None and (low is None or high < low)) for low, high in bounds):
            yield f"loss {number} has bounds that are not a range: {bounds}"
        if not 0 <= (loss.get("start_char") or 0) < (loss.get("end_char") or 0):
            yield f"loss {number} has a quote at no place of its article"


def time_member(start: str | None, end: str | None) -> dict[str, Any] | None:
    """Return the JSON-FG ``time`` member of an interval of days, both ends inclusive; None if undated."""
    if start is None or end is None:
        return None
    return {"date": start} if start == end else {"interval": [start, end]}


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def _on_earth(*lonlat: float) -> bool:
    """Whether lon, lat pairs (degrees, in that order) are finite and in WGS84's range."""
    lons, lats = lonlat[::2], lonlat[1::2]
    return all(-180 <= lon <= 180 for lon in lons) and all(-90 <= lat <= 90 for lat in lats)


RULES: tuple[Callable[[Row], Iterator[str]], ...] = (
    _word_faults,
    _date_faults,
    _place_faults,
    _number_faults,
    _evidence_faults,
    _loss_faults,
)
