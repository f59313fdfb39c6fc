"""Files of geographic programs: GeoParquet 1.1 and GeoPackage, with days as real dates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.clean import clean_text, clean_value
from geo.decimals import rounded
from geo.exports.geojson import feature_lines, to_json, version_of
from geo.meta import dateline_member
from geo.schema import EVENT_COLUMNS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

GEOPARQUET = "1.1.0"


def to_parquet_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as GeoParquet 1.1; the ``dateline`` member stands in the schema's metadata."""
    import pyarrow.parquet

    fit = rounded(frame)
    held = io.BytesIO()
    flat(fit).to_parquet(held, index=False, schema_version=GEOPARQUET)
    table = pyarrow.parquet.read_table(io.BytesIO(held.getvalue()))
    member = to_json(dateline_member(meta, version_of(feature_lines(fit)))).encode()
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"dateline": member})
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def to_gpkg_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as GeoPackage, layer ``events``; its days are dates that QGIS's clock follows."""
    import pyogrio

    held = io.BytesIO()
    # GDAL stamps GeoPackages with the time of writing; a fixed stamp keeps the bytes the same
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "1970-01-01T00:00:00Z"})
    options = {"driver": "GPKG", "layer": "events", "layer_options": {"FID": "fid"}}
    try:
        # by Arrow: the other way knows no dates, only times of day
        pyogrio.write_dataframe(flat(rounded(frame)), held, geometry_type="Unknown", use_arrow=True, **options)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return held.getvalue()


def flat(frame: GeoDataFrame) -> GeoDataFrame:
    """Return a copy with lists as JSON text, text columns of pandas' string type and days as dates."""
    copied = frame.copy()
    for column in EVENT_COLUMNS:
        if column.kind in ("str", "json"):
            copied[column.name] = _text_column((_text(value) for value in frame[column.name].array), copied.index)
        elif column.kind == "date":
            copied[column.name] = _day_column(frame[column.name].array, copied.index)
    return copied


def _text(value: Any) -> str | None:
    if isinstance(value, (list, dict)):
        return to_json(clean_value(value))
    return clean_text(value) if isinstance(value, str) else None


def _text_column(cells: Iterable[str | None], index: Any) -> Any:
    import pandas

    return pandas.Series(list(cells), index=index, dtype="str")


def _day_column(cells: Iterable[Any], index: Any) -> Any:
    import pandas
    import pyarrow

    days = [date.fromisoformat(value) if isinstance(value, str) else None for value in cells]
    return pandas.Series(days, index=index, dtype=pandas.ArrowDtype(pyarrow.date32()))
