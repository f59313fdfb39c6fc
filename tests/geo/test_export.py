"""The files: valid by their standards, safe to open, whole or not there, the same each time."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import DataError, OutputError
from geo import atomic, export
from geo.clean import clean_value
from geo.decimals import rounded
from geo.frame import empty_frame, frame_of
from tests.builders import event_frame, event_row
from tests.geo.frames import SNIPPETS, frames

FORMULA = "=+-@\t\r\n\0＝＋－＠"
PLAIN_ENDINGS = [".geojson", ".csv", ".parquet", ".gpkg", ".kml"]
CAPITALS = [
    ("Bogota", -74.08, 4.61), ("Canberra", 149.13, -35.28), ("Yerevan", 44.51, 40.18),
    ("Reykjavik", -21.90, 64.15), ("Ushuaia", -68.30, -54.80), ("Aleppo", 37.16, 36.20),
]  # fmt: skip


def strict(data: bytes) -> dict[str, Any]:
    """Parse as RFC 8259 has it: UTF-8, no NaN, no Infinity, no name twice in an object."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs), "a name stands twice"
        return dict(pairs)

    document: dict[str, Any] = json.loads(data.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)
    return document


def rings(geometry: dict[str, Any] | None) -> list[list[list[list[float]]]]:
    """Return the polygons of a geometry as lists of rings; points have none."""
    if geometry is None or geometry["type"] == "Point":
        return []
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def turn(ring: list[list[float]]) -> float:
    """Return twice the signed area: positive for counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(frame=frames())
def test_geojson_keeps_the_rules_of_rfc_7946(frame: Any) -> None:
    document = strict(export.to_geojson_bytes(frame))
    frame = rounded(frame)
    assert document["type"] == "FeatureCollection" and "crs" not in document
    assert len(document["features"]) == len(frame)
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "time", "geometry", "properties"}
        assert feature["time"] == feature["properties"]["time"]
        for outer, *holes in rings(feature["geometry"]):
            assert outer[0] == outer[-1] and turn(outer) > 0
            assert all(turn(hole) < 0 for hole in holes)
    located = frame.geometry.notna()
    if located.any():
        west, south, east, north = document["bbox"]
        assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
        assert [west, south, east, north] == [float(edge) for edge in frame.geometry.total_bounds]
    else:
        assert "bbox" not in document


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(frame=frames())
def test_geopandas_reads_the_same_events(frame: Any) -> None:
    read = geopandas.read_file(io.BytesIO(export.to_geojson_bytes(frame)))
    frame = rounded(frame)
    assert len(read) == len(frame)
    if len(frame):
        assert read.crs.to_epsg() == 4326
        assert list(read["id"]) == list(frame["id"])
        assert list(read["title"]) == clean_value(list(frame["title"]))
        both = zip(read.geometry, frame.geometry, strict=True)
        assert all(a is b is None or (a.equals(b) and a.is_valid) for a, b in both)


def test_the_dateline_member_says_what_made_the_file() -> None:
    meta = {"filters": {"types": ["battle"]}, "window": {"start": "2020-10-01", "end": "2020-10-31"}}
    member = strict(export.to_geojson_bytes(event_frame(2), meta))["dateline"]
    assert member["schema"] == 1 and member["generator"].startswith("dateline ")
    assert member["filters"] == meta["filters"] and member["window"] == meta["window"]
    assert member["articles"] == [] and member["rejected"] == []


@pytest.mark.parametrize(("name", "lon", "lat"), CAPITALS)
def test_longitude_comes_first(name: str, lon: float, lat: float) -> None:
    from shapely.geometry import Point

    place: dict[str, Any] = {"place": name, "place_precision": "settlement", "lon": lon, "lat": lat}
    row = event_row(0, None, **place, geometry=Point(lon, lat))
    document = strict(export.to_geojson_bytes(frame_of([row])))
    assert document["features"][0]["geometry"]["coordinates"] == [lon, lat]


def test_a_frame_that_breaks_a_rule_is_not_written(tmp_path: Path) -> None:
    frame = event_frame(2)
    frame.loc[0, "lat"] = 95.0
    with pytest.raises(DataError, match="not on earth"):
        export.write(frame, tmp_path / "x.geojson")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", PLAIN_ENDINGS)
def test_every_format_holds_every_event(ending: str, tmp_path: Path) -> None:
    for frame in (event_frame(40), empty_frame()):
        path = tmp_path / f"x{len(frame)}{ending}"
        export.write(frame, path, meta={})
        if ending == ".csv":
            assert len(list(csv.reader(io.StringIO(path.read_text("utf-8"))))) == len(frame) + 1
        else:
            read = geopandas.read_parquet(path) if ending == ".parquet" else geopandas.read_file(path)
            assert len(read) == len(frame)


@pytest.mark.parametrize("ending", PLAIN_ENDINGS)
def test_the_same_table_gives_the_same_bytes(ending: str) -> None:
    assert export.to_bytes(event_frame(30), ending) == export.to_bytes(event_frame(30), ending)


@pytest.mark.parametrize("ending", PLAIN_ENDINGS)
def test_hostile_text_stops_no_format(ending: str) -> None:
    rows = [event_row(i, title=snippet, subtype=snippet + "x") for i, snippet in enumerate(SNIPPETS)]
    data = export.to_bytes(frame_of(rows), ending)
    assert len(data) > 1000
    assert "\u202e".encode() not in data


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@settings(max_examples=300, deadline=None)
@given(start=st.sampled_from(FORMULA), rest=st.text(max_size=8))
def test_no_cell_starts_a_formula(start: str, rest: str) -> None:
    assert export.guard_cell(f"{start}x{rest}").startswith("'")


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\u3000"])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_white_space_does_not_hide_a_formula(space: str, sign: str) -> None:
    assert export.guard_cell(f"{space}{sign}SUM(A1)").startswith("'")


@pytest.mark.parametrize("text", ["-5", "-40.25", "-1e-07", "Aleppo", "", "5-6", "a=b", "[1]"])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    assert export.guard_cell(text) == text


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(frame=frames())
def test_csv_holds_every_row_and_no_formula(frame: Any) -> None:
    read = cells(export.to_csv_bytes(frame))
    assert [row["id"] for row in read] == list(frame["id"])
    for row, lon in zip(read, rounded(frame)["lon"], strict=True):
        assert row["lon"] == ("" if math.isnan(lon) else str(lon))
        for cell in filter(None, row.values()):
            assert cell[0] not in FORMULA or re.fullmatch(r"-[\d.]+(e-?\d+)?", cell)
        assert isinstance(json.loads(row["sources"]), list)


def test_an_unknown_ending_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.geojson, \.csv, \.parquet"):
        export.write(empty_frame(), tmp_path / "events.xlsx")


def test_a_missing_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told:
        export.write(empty_frame(), tmp_path / "none" / "x.geojson")
    assert "x.geojson: no such file" in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OutputError, match="no space left on device"):
        export.write(event_frame(2), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from geo.atomic import write_atomically
setattr(os, sys.argv[2], lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL))
write_atomically(Path(sys.argv[1]), b"new" * 1_000_000)
"""


@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
def test_a_program_killed_at_any_step_leaves_the_old_file(step: str, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"old")
    words = [sys.executable, "-c", KILLED_AT, str(path), step]
    killed = subprocess.run(words, cwd=Path(atomic.__file__).parents[1], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("nameless", [True, False])
def test_a_written_file_is_whole_and_alone(nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not nameless:  # as on systems without nameless files
        monkeypatch.setattr(atomic, "_write_nameless", lambda part, data: False)
    path = tmp_path / "x.bin"
    (tmp_path / ".x.bin.0123abcd.part").write_text("left by a killed program")
    for data in (b"first", b"second"):
        atomic.write_atomically(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
