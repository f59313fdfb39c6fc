"""CSV (RFC 4180, UTF-8): the program's own columns, or those of ACLED or UCDP."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from extract.errors import OutputError
from geo.clean import clean_value
from geo.decimals import rounded
from geo.exports.cells import guard_cell
from geo.exports.geojson import PROPERTIES, to_json
from geo.validity import rows_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

GEOMETRY = "geometry"
COLUMNS = (*PROPERTIES, GEOMETRY)


def to_csv_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None, like: str | None = None) -> bytes:
    """Return the events as CSV, one row an event, safe to open in a spreadsheet.

    Every text cell is quoted, so that a spreadsheet that splits at semicolons finds no new cell. The
    own form ends with the geometry as WKT (lon lat) and comes back equal (:mod:`geo.importing`); an
    empty cell is null there.

    Parameters
    ----------
    meta
        Not kept: a table has no place for it.
    like
        ``acled`` or ``ucdp`` for the columns and codes of those data sets (:mod:`geo.columnsets`).

    Raises
    ------
    OutputError
        No column set has that name.
    """
    fit = rounded(frame)
    if like is None:
        return _written(COLUMNS, ([_own_cell(row[name]) for name in COLUMNS] for row in rows_of(fit)))
    from geo.columnsets import COLUMN_SETS

    if like not in COLUMN_SETS:
        raise OutputError(f"There are no columns like {like}: give {' or '.join(COLUMN_SETS)}.")
    chosen = COLUMN_SETS[like]
    rows = (chosen.row(row) for row in rows_of(fit))
    return _written(chosen.columns, ([_cell(row.get(name)) for name in chosen.columns] for row in rows))


def _written(columns: Iterable[str], rows: Iterable[list[str | int | float]]) -> bytes:
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return held.getvalue().encode()


def _own_cell(value: Any) -> str | int | float:
    if hasattr(value, "geom_type"):
        import shapely

        return str(shapely.to_wkt(value, rounding_precision=6, trim=True))
    return _cell(value)


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        return guard_cell(to_json(clean_value(value)))
    if isinstance(value, str):
        return guard_cell(value)
    number: int | float = value
    return number
