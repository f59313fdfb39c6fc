"""Tables of events -> the event frame: our own CSV, and files in the columns of ACLED or UCDP GED.

A row of theirs becomes an event with its text as the quote, cited to the row itself. Rows without a
text, without a type of event or with impossible values become rejections: rows in = events + rejected.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import limits
from extract.errors import DataError, InputError
from extract.model import Rejected
from geo.exports.cells import unguard_cell
from geo.exports.geojson import data_version
from geo.exports.table import COLUMNS, GEOMETRY
from geo.frame import check, frame_of, read_built, refuse_constant
from geo.meta import dateline_member
from geo.rows import in_time
from geo.schema import ADDED, EVENT_COLUMNS
from geo.validity import validate

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Cells = dict[str, str]
KINDS = {column.name: column for column in EVENT_COLUMNS}
_NEEDED = {
    "acled": {"event_date", "event_type", "latitude", "longitude", "geo_precision", "notes"},
    "ucdp": {"date_start", "date_end", "latitude", "longitude", "where_prec", "date_prec", "type_of_violence"},
}


def read_any(path: str | Path) -> tuple[GeoDataFrame, dict[str, Any]]:
    """Return events and ``dateline`` member of a built GeoJSON, GeoParquet or CSV, or of an ACLED or UCDP CSV.

    Raises
    ------
    InputError
        The file is missing, of another kind or damaged, or no row of it can be an event.
    """
    path = Path(path)
    return _read_csv(path) if path.suffix.lower() == ".csv" else read_built(path)


def losses(meta: Mapping[str, Any]) -> list[Rejected]:
    """Return the rows of a table of others that could not be events, with reasons."""
    return [Rejected(**one) for one in meta["rejected"] if one["stage"] == "import"]


def _read_csv(path: Path) -> tuple[GeoDataFrame, dict[str, Any]]:
    try:
        text = _text(path)
        reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
        header = tuple(reader.fieldnames or ())
        if _is_own(header):
            return _own(reader)
        foreign = next((name for name, needed in _NEEDED.items() if needed <= set(header)), None)
        if foreign is None:
            raise InputError(f"{path} has columns of no kind known here: give one of Dateline, ACLED or UCDP GED.")
        return _foreign(path, foreign, reader)
    except DataError as error:
        raise InputError(f"{path} holds events that cannot be right. {error} Write it again.") from error
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{path} is not a sound table of events; write it again.") from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > limits.MAX_RECORD_FILE_BYTES:
            raise InputError(f"{path} is over the limit of {limits.MAX_RECORD_FILE_BYTES:,} bytes; split it.")
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # an outline is longer than the module's 131,072
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}: build one with `dateline build`.") from error
    except OSError as error:
        raise InputError(f"Cannot read {path}: {(error.strerror or 'unreadable').lower()}.") from error


# --- our own form -------------------------------------------------------------------------------


def _is_own(header: tuple[str, ...]) -> bool:
    """Whether these are our columns, or those of before some were added."""
    return header in (COLUMNS, tuple(name for name in COLUMNS if name not in ADDED))


def _own(reader: csv.DictReader[str]) -> tuple[GeoDataFrame, dict[str, Any]]:
    frame = frame_of(_own_row(cells) for cells in reader)
    check(frame)
    return frame, dateline_member(None, data_version(frame))


def _own_row(cells: Mapping[str, str]) -> dict[str, Any]:
    if "" in cells:
        raise ValueError("a row has more cells than columns")
    return {name: _value(name, cells[name] if name in cells else ADDED[name]) for name in COLUMNS}


def _value(name: str, cell: str) -> Any:
    import shapely

    kind, nullable = KINDS[name].kind, KINDS[name].nullable
    if cell == "" and nullable:
        return None
    if name == GEOMETRY:
        return shapely.from_wkt(cell)
    if kind == "json":
        return json.loads(cell, parse_constant=refuse_constant)
    if kind in ("int", "float"):
        return int(cell) if kind == "int" else float(cell)
    return unguard_cell(cell)


# --- forms of others ----------------------------------------------------------------------------


def _foreign(path: Path, name: str, reader: csv.DictReader[str]) -> tuple[GeoDataFrame, dict[str, Any]]:
    from geo.foreign import READERS

    rows, rejected = [], []
    for number, cells in enumerate(_at_most(reader), start=2):
        row = _tried(READERS[name], path, cells)
        if isinstance(row, str):
            rejected.append({"source": f"{path.name}, row {number}", "stage": "import", "reason": row})
        else:
            rows.append(row)
    if not rows:
        raise InputError(f"No row of {path} can be an event: {rejected[0]['reason'] if rejected else 'it has none'}.")
    unique = {row["id"]: row for row in rows}
    twice = len(rows) - len(unique)
    rejected += [{"source": path.name, "stage": "import", "reason": "its id stands twice"}] * twice
    frame = frame_of(sorted(unique.values(), key=in_time))
    check(frame)
    return frame, dateline_member({"rejected": rejected, "articles": _notes(frame)}, data_version(frame))


def _at_most(reader: csv.DictReader[str]) -> Iterator[Cells]:
    for number, cells in enumerate(reader):
        if number >= limits.MAX_RECORDS:
            raise InputError(f"The table has over {limits.MAX_RECORDS:,} rows; split it.")
        yield {str(key): unguard_cell(value) for key, value in cells.items() if isinstance(value, str)}


def _tried(read: Callable[[Path, Cells], dict[str, Any]], path: Path, cells: Cells) -> dict[str, Any] | str:
    """Return the event of a row, or why there is none."""
    try:
        row = read(path, cells)
    except (ValueError, KeyError, ArithmeticError) as error:
        return str(error).strip("'\"") or type(error).__name__
    faults = validate(frame_of([row]))
    return "; ".join(faults) if faults else row


def _notes(frame: GeoDataFrame) -> list[dict[str, Any]]:
    """Return the publishers of the rows as the list of what was read."""
    names = sorted({source["publisher"] for sources in frame["sources"] for source in sources if source["publisher"]})
    held = [{source["publisher"] for source in sources} for sources in frame["sources"]]
    return [
        {
            "name": name, "title": "", "publisher": name, "published": None, "published_basis": "unknown",
            "events": sum(name in one for one in held),
        }
        for name in names
    ]  # fmt: skip
