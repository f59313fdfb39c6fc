"""Random event frames for property tests: hostile text, odd shapes, every precision."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon

from geo.frame import frame_of
from tests.builders import event_row

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SNIPPETS = ["=1+1", "\ud800", "\x00", "\u202e", "{{7*7}}", "</script>"]
SNIPPETS += ["Şuşa", "\ufeff", '"', "\r\n", "-5", "＝x"]
TEXT = st.one_of(st.text(max_size=12), st.sampled_from(SNIPPETS), st.text(st.characters(), max_size=6))
LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@st.composite
def boxes(draw: st.DrawFn) -> Polygon:
    """A box with a hole, its rings either way round."""
    west, south = draw(st.floats(-179, 170)), draw(st.floats(-89, 80))
    width, height = draw(st.floats(0.01, 9)), draw(st.floats(0.01, 9))
    shell = [(west, south), (west + width, south), (west + width, south + height), (west, south + height)]
    hole = [(west + width * x, south + height * y) for x, y in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6))]
    if draw(st.booleans()):
        shell.reverse()
    if draw(st.booleans()):
        hole.reverse()
    return Polygon(shell, [hole])


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """One event with random text, numbers and geometry, true to the schema's rules."""
    row = event_row(draw(st.integers(0, 10**9)), random.Random(draw(st.integers(0, 99))))
    row |= {name: draw(TEXT) for name in ("title", "subtype", "actor", "place_text")}
    source = {**row["sources"][0], "quote": draw(TEXT) + ".", draw(TEXT): draw(TEXT), "publisher": draw(TEXT)}
    row["sources"] = [source, *row["sources"][1:]]
    low = draw(st.none() | st.integers(0, 10**7))
    row |= {"killed_low": low, "killed_high": draw(st.none() | st.just(low))}
    return row | {"confidence": draw(st.floats(0, 1))} | draw(places())


@st.composite
def places(draw: st.DrawFn) -> dict[str, Any]:
    """A precision with the geometry that goes with it."""
    precision = draw(st.sampled_from(["site", "settlement", "district", "country", "unlocated"]))
    if precision == "unlocated":
        return {"place_precision": precision, "geometry": None, "lat": None, "lon": None}
    lon, lat = draw(LON), draw(LAT)
    here = {"place_precision": precision, "lat": lat, "lon": lon}
    if precision in ("site", "settlement"):
        return here | {"geometry": Point(lon, lat)}
    one = draw(boxes())
    return here | {"geometry": draw(st.sampled_from([one, MultiPolygon([one])]))}


@st.composite
def frames(draw: st.DrawFn) -> GeoDataFrame:
    """None to four events, each with an id of its own."""
    return frame_of(draw(st.lists(rows(), max_size=4, unique_by=lambda row: row["id"])))
