"""The event table -> files: one function a format, picked by the file's ending.

============  =====================================================================================
``.geojson``  RFC 7946, with the JSON-FG ``time`` member and the ``dateline`` member of :mod:`geo.meta`
``.csv``      UTF-8, one row an event, lists as JSON text, no geometry but ``lat`` and ``lon``
``.parquet``  GeoParquet, lists as JSON text, the ``dateline`` member in the file's metadata
``.gpkg``     GeoPackage, layer ``events``, lists as JSON text
``.kml``      KML, lists as JSON text
``.html``     the map page itself, alone, offline
============  =====================================================================================

Every format is written whole or not at all, and the same table gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import OutputError
from geo.atomic import write_atomically
from geo.clean import clean_text, clean_value
from geo.escape import to_script_json
from geo.meta import Meta, build_meta, dateline_member
from geo.schema import EVENT_COLUMNS
from geo.validity import check, rows_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["ENDINGS", "Meta", "build_meta", "guard_cell", "to_bytes", "to_csv_bytes", "to_geojson_bytes"]
__all__ += ["to_html_bytes", "to_parquet_bytes", "write"]

PROPERTIES = tuple(column.name for column in EVENT_COLUMNS if column.kind != "geometry")
JSON_COLUMNS = frozenset(column.name for column in EVENT_COLUMNS if column.kind == "json")
# What spreadsheets read as the start of a formula (OWASP "CSV Injection"), and its full-width forms
FORMULA_START = frozenset("=+-@\t\r\n\0＝＋－＠")
_NEGATIVE = re.compile(r"-\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def write(frame: GeoDataFrame, path: str | Path, *, meta: Mapping[str, Any] | None = None) -> None:
    """Write the events to ``path`` in the format its ending names.

    Parameters
    ----------
    frame
        Columns of :mod:`geo.schema`, EPSG:4326.
    meta
        As :class:`geo.meta.Meta`; kept by GeoJSON, GeoParquet and the page.

    Raises
    ------
    OutputError
        The ending is unknown, or the file cannot be written there.
    DataError
        The frame breaks a rule of :mod:`geo.validity`.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise OutputError(f"Cannot write {path.name}: give a name that ends with {', '.join(ENDINGS)}.")
    write_atomically(path, to_bytes(frame, path.suffix.lower(), meta))


def to_bytes(frame: GeoDataFrame, ending: str, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the file with this ending (".geojson", ...) as bytes; raises as :func:`write`."""
    check(frame)
    return ENDINGS[ending](frame, meta)


# --- GeoJSON ------------------------------------------------------------------------------------


def to_geojson_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as GeoJSON (RFC 7946), one feature a line, UTF-8.

    Positions are lon, lat in WGS84; outer rings run counter-clockwise (section 3.1.6); ``bbox`` is
    west, south, east, north (section 5) and left out when nothing is located.
    """
    features = [_feature(row) for row in rows_of(frame)]
    head: dict[str, Any] = {"type": "FeatureCollection", "dateline": dateline_member(meta)}
    bounds = [float(edge) for edge in frame.geometry.total_bounds]
    if all(math.isfinite(edge) for edge in bounds):
        head["bbox"] = bounds
    lines = ",\n".join(_json(feature) for feature in features)
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["id"],
        "time": row["time"],
        "geometry": _geometry(row["geometry"]),
        "properties": {name: clean_value(row[name]) for name in PROPERTIES},
    }


def _geometry(shape: Any) -> dict[str, Any] | None:
    import shapely
    from shapely.geometry import mapping

    return mapping(shapely.orient_polygons(shapely.force_2d(shape))) if shape is not None else None


def _json(value: Any) -> str:
    """Return compact strict JSON: NaN and Infinity raise instead of being written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


# --- CSV ----------------------------------------------------------------------------------------


def to_csv_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet.

    Every text cell is quoted, so that a spreadsheet that splits at semicolons finds no new cell.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(PROPERTIES)
    writer.writerows([_cell(row[name]) for name in PROPERTIES] for row in rows_of(frame))
    return held.getvalue().encode()


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        return guard_cell(_json(clean_value(value)))
    if isinstance(value, str):
        return guard_cell(value)
    number: int | float = value
    return number


def guard_cell(text: str) -> str:
    """Return ``text`` as a cell no spreadsheet runs as a formula: a leading ``'`` where it might.

    A negative number is left as it is. White space before the sign does not hide it.
    """
    starts = {text[:1], text.lstrip()[:1]}
    risky = bool(starts & FORMULA_START) and not _NEGATIVE.fullmatch(text)
    return clean_text("'" + text if risky else text)


# --- formats of geographic programs -------------------------------------------------------------


def to_parquet_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as GeoParquet; the ``dateline`` member stands in the schema's metadata."""
    import pyarrow.parquet

    held = io.BytesIO()
    _flat(frame).to_parquet(held, index=False)
    table = pyarrow.parquet.read_table(io.BytesIO(held.getvalue()))
    member = _json(dateline_member(meta)).encode()
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"dateline": member})
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def _flat(frame: GeoDataFrame) -> GeoDataFrame:
    """Return a copy with lists as JSON text and text columns of pandas' string type."""
    flat = frame.copy()
    for column in EVENT_COLUMNS:
        if column.kind in ("str", "date", "json"):
            cells = [_flat_cell(value) for value in frame[column.name].array]
            flat[column.name] = _text_column(cells, flat.index)
    return flat


def _flat_cell(value: Any) -> str | None:
    if isinstance(value, (list, dict)):
        return _json(clean_value(value))
    return clean_text(value) if isinstance(value, str) else None


def _text_column(cells: Iterable[str | None], index: Any) -> Any:
    import pandas

    return pandas.Series(list(cells), index=index, dtype="str")


def _to_gpkg_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    return _by_gdal(_flat(frame), "GPKG", layer="events", layer_options={"FID": "fid"})


def _to_kml_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """KML shows ``Name`` and ``Description``, so the headline and the first quote stand there too."""
    flat = _flat(frame)
    flat["Name"] = flat["title"]
    quotes = [clean_text(sources[0]["quote"]) for sources in frame["sources"]]
    flat["Description"] = _text_column(quotes, flat.index)
    return _by_gdal(flat, "LIBKML", layer="events")


def _by_gdal(frame: GeoDataFrame, driver: str, **options: Any) -> bytes:
    import pyogrio

    held = io.BytesIO()
    # GDAL stamps GeoPackages with the time of writing; a fixed stamp keeps the bytes the same
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "1970-01-01T00:00:00Z"})
    try:
        pyogrio.write_dataframe(frame, held, driver=driver, geometry_type="Unknown", **options)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return held.getvalue()


# --- the page -----------------------------------------------------------------------------------


def to_html_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the standalone map page of these events; it opens without a network.

    The filters and the window of ``meta`` stand in its heading, and the whole ``dateline`` member
    as a block of JSON (``id="dateline"``) in its source.
    """
    from geo.timemap import render_page

    member = dateline_member(meta)
    page = render_page(frame, title=_heading(member))
    block = f'<script type="application/json" id="dateline">{to_script_json(member)}</script>\n</head>'
    return page.replace("</head>", block, 1).encode()


def _heading(member: Mapping[str, Any]) -> str:
    """Return the page's heading: what narrows it stands there for all to see."""
    window, filters = member["window"], member["filters"] or {}
    narrowed = [f"{window['start']} to {window['end']}"] if window else []
    narrowed += [f"{name}: {', '.join(held) or 'none'}" for name, held in filters.items() if held is not None]
    return "Dateline: " + "; ".join(narrowed) if narrowed else "Dateline"


ENDINGS: dict[str, Callable[[GeoDataFrame, Mapping[str, Any] | None], bytes]] = {
    ".geojson": to_geojson_bytes,
    ".csv": to_csv_bytes,
    ".parquet": to_parquet_bytes,
    ".gpkg": _to_gpkg_bytes,
    ".kml": _to_kml_bytes,
    ".html": to_html_bytes,
}
