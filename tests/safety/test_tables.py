"""A thousand random rows as tables, two thousand random frames as GeoJSON: no formula, all rules kept, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from typing import Any

import geopandas
import pyogrio
import pytest
from shapely.geometry import MultiPolygon, Point, Polygon

from geo import export
from geo.clean import clean_value
from geo.decimals import rounded
from geo.exports.cells import guard_cell, unguard_cell
from geo.importing import read_any
from tests.builders import event_row, frame_of
from tests.geo.test_export import FORMULA, rings, strict, turn

ROWS, FRAMES = 1_000, 2_000
PRECISIONS = ["site", "settlement", "pass", "district", "region", "country", "water", "unlocated"]
BITS = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t",
    "\r",
    "\n",
    "\0",
    "＝x",
    "－5",
    "'",
    "''=1",
    " =1",
    "\u3000@",
    ";",
    ",",
    '"',
    "|",
]
BITS += [
    "\ud800",
    "\u202e",
    "{{7*7}}",
    "</script>",
    "Şuşa",
    "\ufeff",
    "cmd|' /C calc'!A0",
    "e\u0301",
    "\U0001f4a5",
    "x",
]
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")


def a_text(rng: random.Random) -> str:
    """Return what a careless writer would make a formula, a new cell or a broken file of."""
    return "".join(rng.choice(BITS) for _ in range(rng.randint(0, 4)))


def a_place(rng: random.Random) -> dict[str, Any]:
    """Return a precision with the geometry that goes with it, its rings either way round."""
    precision = rng.choice(PRECISIONS)
    lon, lat = rng.choice([(rng.uniform(-180, 180), rng.uniform(-90, 90)), (-180.0, -90.0), (180.0, 90.0), (0.0, 0.0)])
    here: dict[str, Any] = {"place_precision": precision, "lon": lon, "lat": lat}
    if precision == "unlocated":
        return here | {"lon": None, "lat": None, "geometry": None, "uncertainty_km": None}
    here["uncertainty_km"] = rng.choice([None, 0.0, 0.05, 3.0, 25.0, 400.0])
    if precision in ("site", "settlement", "pass"):
        return here | {"geometry": Point(lon, lat)}
    west, south = rng.uniform(-179, 170), rng.uniform(-89, 80)
    wide, high = rng.choice([0.00001, 0.01, 9.0]), rng.choice([0.00001, 0.01, 9.0])
    shell = [(west, south), (west + wide, south), (west + wide, south + high), (west, south + high)]
    hole = [(west + wide * x, south + high * y) for x, y in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6))]
    outline = Polygon(shell[:: rng.choice((1, -1))], [hole[:: rng.choice((1, -1))]] if rng.random() < 0.5 else [])
    return here | {"geometry": rng.choice([outline, MultiPolygon([outline])])}


def a_row(index: int, rng: random.Random) -> dict[str, Any]:
    """Return one event with random texts, tolls and place, true to the rules of the table."""
    row = event_row(index, rng)
    row |= {name: a_text(rng) or None for name in ("subtype", "actor", "place", "place_text", "country", "admin1")}
    row["title"] = a_text(rng)
    source = row["sources"][0] | {"quote": a_text(rng) + ".", a_text(rng) or "x": a_text(rng), "title": a_text(rng)}
    low = rng.choice([None, 0, 3, 10**7])
    return (
        row
        | {"sources": [source], "losses": [], "killed_low": low, "killed_high": low, "confidence": rng.random()}
        | a_place(rng)
    )


# --- 3: a thousand rows as tables ---------------------------------------------------------------


@pytest.fixture(scope="module")
def table() -> Any:
    rng = random.Random(31)
    return frame_of([a_row(index, rng) for index in range(ROWS)])


@pytest.mark.parametrize("like", [None, *export.LIKE])
def test_a_thousand_random_rows_hold_no_formula(like: str | None, table: Any) -> None:
    read = list(csv.reader(io.StringIO(export.to_bytes(table, ".csv", like=like).decode(), newline="")))
    assert len(read) == ROWS + 1 and {len(row) for row in read} == {len(read[0])}
    cells = [cell for row in read for cell in row if cell]
    risky = [cell for cell in cells if cell.lstrip()[:1] in FORMULA or cell[0] in FORMULA]
    assert [cell for cell in risky if not NUMBER.fullmatch(cell)] == []
    assert sum(cell.startswith("'") for cell in cells) > ROWS, "nothing was guarded: the rows are too tame"


def test_negative_longitudes_are_numbers_as_before(table: Any) -> None:
    read = list(csv.DictReader(io.StringIO(export.to_bytes(table, ".csv").decode(), newline="")))
    west = [(cells["lon"], lon) for cells, lon in zip(read, rounded(table)["lon"], strict=True) if lon < 0]
    assert len(west) > ROWS / 4 and all(float(cell) == lon and cell.startswith("-") for cell, lon in west)


def test_a_thousand_random_rows_come_back_equal(table: Any, tmp_path: Any) -> None:
    export.write(table, tmp_path / "x.csv")
    read, _ = read_any(tmp_path / "x.csv")
    assert export.to_geojson_bytes(read) == export.to_geojson_bytes(table)


def test_control_a_plain_writer_lets_formulas_through(table: Any) -> None:
    plain = table.drop(columns="geometry").to_csv()
    cells = [cell for row in csv.reader(io.StringIO(plain, newline="")) for cell in row]
    assert sum(cell[:1] in "=+@" for cell in cells if cell) > ROWS / 4
    assert all(unguard_cell(guard_cell(text)) == clean_value(text) for text in BITS)


# --- 4: two thousand frames as GeoJSON ----------------------------------------------------------


def test_two_thousand_random_frames_keep_the_rules_and_come_back_equal() -> None:
    """Each frame is a few rows of a pile: to make one from nothing takes longer than all that is tested here."""
    rng, located, unlocated = random.Random(41), 0, 0
    pile = frame_of([a_row(index, rng) for index in range(2 * FRAMES)])
    whole = rounded(pile)
    for number in range(FRAMES):
        rows = rng.sample(range(len(pile)), rng.randint(0, 4))
        data, fit = export.to_bytes(pile.iloc[rows], ".geojson"), whole.iloc[rows]
        document = strict(data)
        assert keeps_the_rules(document, fit), number
        if number % 10 == 0:  # geopandas' own reader; the next line is the one it takes for files
            assert same(geopandas.GeoDataFrame.from_features(document["features"], crs="EPSG:4326"), fit), number
        assert same(pyogrio.read_dataframe(io.BytesIO(data), columns=["id", "title"]), fit), f"by GDAL: {number}"
        located += int(fit.geometry.notna().sum())
        unlocated += int(fit.geometry.isna().sum())
    assert located > FRAMES and unlocated > FRAMES / 10


def keeps_the_rules(document: dict[str, Any], frame: Any) -> bool:
    """Whether a document is as RFC 7946 has it: no crs, closed rings that turn as they should, on earth, a bbox."""
    shapes = [feature["geometry"] for feature in document["features"]]
    outlines = [ring for shape in shapes for ring in rings(shape)]
    turned = all(turn(outer) > 0 > max([-1.0, *map(turn, holes)]) for outer, *holes in outlines)
    closed = all(ring[0] == ring[-1] and len(ring) >= 4 for outline in outlines for ring in outline)
    dots = [shape["coordinates"] for shape in shapes if shape and shape["type"] == "Point"]
    held = [position for outline in outlines for ring in outline for position in ring] + dots
    bounds = document.get("bbox")
    whole = [round(float(edge), 6) for edge in frame.geometry.total_bounds] if held else None
    on_earth = all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in held)
    fine = all(len(repr(number).partition(".")[2]) <= 6 or "e" in repr(number) for place in held for number in place)
    return "crs" not in document and turned and closed and on_earth and fine and bounds == whole


def same(read: Any, frame: Any) -> bool:
    """Whether a reader of others finds the same rows, texts and places."""
    if len(read) != len(frame) or not len(frame):
        return len(read) == len(frame)
    ids = "id" if "id" in read else "ID"
    texts = [str(one or "") for one in read["title"]] == [str(one or "") for one in clean_value(list(frame["title"]))]
    pairs = zip(read.geometry, frame.geometry, strict=True)
    places = all((a is None and b is None) or (a is not None and b is not None and a.equals(b)) for a, b in pairs)
    return list(read[ids]) == list(frame["id"]) and texts and places and read.crs.to_epsg() == 4326


def test_control_a_plain_writer_breaks_the_rules() -> None:
    """What geopandas writes of a clockwise outline is no RFC 7946, and the check above says so."""
    clockwise = Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    row = event_row(2) | {"place_precision": "region", "geometry": clockwise, "lon": 0.5, "lat": 0.5}
    frame = frame_of([row])
    document = json.loads(frame.to_json())
    assert not keeps_the_rules({**document, "bbox": [0.0, 0.0, 1.0, 1.0]}, frame)
    assert keeps_the_rules(strict(export.to_bytes(frame, ".geojson")), frame)
