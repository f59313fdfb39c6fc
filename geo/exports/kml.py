"""KML 2.2 with time spans, written by hand: what an article says stands in it as text, never as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from geo.clean import clean_text, clean_value
from geo.decimals import rounded
from geo.exports.geojson import PROPERTIES, feature_lines, to_json, version_of
from geo.meta import dateline_member
from geo.validity import rows_of
from geo.wording import claim_words, loss_lines, source_line

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'


def to_kml_bytes(frame: GeoDataFrame, meta: Mapping[str, Any] | None = None) -> bytes:
    """Return the events as KML: a folder ``events`` of placemarks, each with its ``TimeSpan`` of days.

    Viewers show ``description`` as HTML and put values in place of ``$[name]``, so its text is
    escaped twice and its dollar signs are entities: markup is shown as it was written. All columns
    stand in ``ExtendedData``, lists as JSON text; undated events have no time, unlocated ones no place.
    """
    fit = rounded(frame)
    member = dateline_member(meta, version_of(feature_lines(fit)))
    note = _data("dateline", to_json(member))
    head = f"{_HEAD}<name>Dateline</name>\n<ExtendedData>{note}</ExtendedData>\n<Folder>\n<name>events</name>\n"
    placemarks = "".join(_placemark(row) for row in rows_of(fit))
    return f"{head}{placemarks}</Folder>\n</Document>\n</kml>\n".encode()


def _placemark(row: Mapping[str, Any]) -> str:
    parts = [
        f"<Placemark id={quoteattr(_clean(row['id']))}>",
        f"<name>{escape(_clean(row['title']))}</name>",
        f"<description>{escape(_as_shown(_told(row)))}</description>",
        *_time(row),
        f"<ExtendedData>{''.join(_columns(row))}</ExtendedData>",
        _shape(row["geometry"]),
    ]
    return "".join(parts) + "</Placemark>\n"


def _told(row: Mapping[str, Any]) -> str:
    quotes = [f"“{one['quote']}” {source_line({'article': '', **one})}" for one in row["sources"]]
    claims = [{"claimant": "", "stance": "", **one} for one in row["claims"]]
    return "\n".join([*quotes, *loss_lines(row["losses"]), claim_words(claims)])


def _as_shown(text: str) -> str:
    """Return text as HTML that a viewer shows letter for letter."""
    return html.escape(_clean(text)).replace("$", "&#36;").replace("\n", "<br/>")


def _time(row: Mapping[str, Any]) -> Iterator[str]:
    if row["date_start"] is not None:
        yield f"<TimeSpan><begin>{row['date_start']}</begin><end>{row['date_end']}</end></TimeSpan>"


def _columns(row: Mapping[str, Any]) -> Iterator[str]:
    for name in PROPERTIES:
        value = clean_value(row[name])
        if value is not None:
            yield _data(name, to_json(value) if isinstance(value, (list, dict)) else str(value))


def _data(name: str, value: str) -> str:
    return f"<Data name={quoteattr(name)}><value>{escape(value)}</value></Data>"


def _shape(shape: Any) -> str:
    if shape is None:
        return ""
    if shape.geom_type == "Point":
        return f"<Point><coordinates>{_positions(shape)}</coordinates></Point>"
    if shape.geom_type == "Polygon":
        return _polygon(shape)
    return f"<MultiGeometry>{''.join(_polygon(part) for part in shape.geoms)}</MultiGeometry>"


def _polygon(shape: Any) -> str:
    holes = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in shape.interiors)
    return f"<Polygon><outerBoundaryIs>{_ring(shape.exterior)}</outerBoundaryIs>{holes}</Polygon>"


def _ring(ring: Any) -> str:
    return f"<LinearRing><coordinates>{_positions(ring)}</coordinates></LinearRing>"


def _positions(line: Any) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in line.coords)


def _clean(text: str) -> str:
    return clean_text(text)
