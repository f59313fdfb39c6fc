"""The event table -> files: one function a format, picked by the file's ending.

=============  ====================================================================================
``.geojson``   RFC 7946, with the JSON-FG ``time`` member and the ``dateline`` member of :mod:`geo.meta`
``.csv``       UTF-8, one row an event, lists as JSON text; or the columns of ACLED or UCDP
``.parquet``   GeoParquet 1.1, lists as JSON text, the ``dateline`` member in the file's metadata
``.gpkg``      GeoPackage, layer ``events``, lists as JSON text, days as dates
``.kml``       KML 2.2 with time spans
``.html``      the map page itself, alone, offline
``.png``       a picture of that page, where a Chromium is installed
``.bib``       the articles behind the events, for BibTeX
``.csl.json``  the same for other reference managers
=============  ====================================================================================

Every format is written whole or not at all. All but the picture are the same bytes for the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import OutputError
from geo.atomic import write_atomically
from geo.citations import to_bibtex_bytes, to_csl_bytes
from geo.exports.cells import guard_cell
from geo.exports.geojson import data_version, geojson_parts, to_geojson_bytes
from geo.exports.kml import to_kml_bytes
from geo.exports.layers import to_gpkg_bytes, to_parquet_bytes
from geo.exports.page import to_html_bytes, to_png_bytes
from geo.exports.table import to_csv_bytes
from geo.meta import Meta, build_meta
from geo.validity import check

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.tiles import Tiles

__all__ = ["ENDINGS", "LIKE", "Meta", "build_meta", "data_version", "ending_of", "guard_cell", "to_bytes"]
__all__ += ["to_csv_bytes", "to_geojson_bytes", "to_html_bytes", "to_parquet_bytes", "write"]

LIKE = ("acled", "ucdp")
ENDINGS: dict[str, Callable[[GeoDataFrame, Mapping[str, Any] | None], bytes]] = {
    ".geojson": to_geojson_bytes,
    ".csv": to_csv_bytes,
    ".parquet": to_parquet_bytes,
    ".gpkg": to_gpkg_bytes,
    ".kml": to_kml_bytes,
    ".html": to_html_bytes,
    ".png": to_png_bytes,
    ".bib": to_bibtex_bytes,
    ".csl.json": to_csl_bytes,
}


def write(
    frame: GeoDataFrame,
    path: str | Path,
    *,
    meta: Mapping[str, Any] | None = None,
    like: str | None = None,
    tiles: Tiles | None = None,
) -> None:
    """Write the events to ``path`` in the format its ending names.

    Parameters
    ----------
    frame
        Columns of :mod:`geo.schema`, EPSG:4326.
    meta
        As :class:`geo.meta.Meta`; kept by GeoJSON, GeoParquet, KML and the page.
    like
        For ``.csv``: ``acled`` or ``ucdp``, whose columns and codes to use.
    tiles
        For ``.html``: an online tile service the reader may switch on; None for a page without a network.

    Raises
    ------
    OutputError
        The ending is unknown, ``like`` or ``tiles`` does not go with it, or the file cannot be written there.
    DataError
        The frame breaks a rule of :mod:`geo.validity`.
    """
    path = Path(path)
    ending = ending_of(path)
    if ending is None:
        raise OutputError(f"Cannot write {path.name}: give a name that ends with {', '.join(ENDINGS)}.")
    write_atomically(path, _parts(frame, ending, meta, like, tiles))


def ending_of(path: Path) -> str | None:
    """Return the ending of ``path`` that names a format, or None."""
    return next((ending for ending in ENDINGS if path.name.lower().endswith(ending)), None)


def to_bytes(
    frame: GeoDataFrame,
    ending: str,
    meta: Mapping[str, Any] | None = None,
    *,
    like: str | None = None,
    tiles: Tiles | None = None,
) -> bytes:
    """Return the file with this ending (".geojson", ...) as bytes; raises as :func:`write`."""
    return b"".join(_parts(frame, ending, meta, like, tiles))


def _parts(
    frame: GeoDataFrame, ending: str, meta: Mapping[str, Any] | None, like: str | None, tiles: Tiles | None
) -> Sequence[bytes]:
    """Return the bytes of a file; the largest kind in parts, so that it is not held twice."""
    check(frame)
    if tiles is not None and ending != ".html":
        raise OutputError("Online tiles go into a page; name the file .html or leave --tiles out.")
    if tiles is not None:
        return [to_html_bytes(frame, meta, tiles=tiles)]
    if like is None:
        return geojson_parts(frame, meta) if ending == ".geojson" else [ENDINGS[ending](frame, meta)]
    if ending != ".csv":
        raise OutputError(f"The columns of {like} go into a .csv; name the file so or leave --like out.")
    return [to_csv_bytes(frame, meta, like=like)]
