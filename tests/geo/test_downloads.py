"""What is saved is what the screen shows, by whichever way it is saved, and it can be read back."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geopandas
import pyarrow.parquet
import pyogrio
import pytest
from lxml import etree
from shapely import box

from extract.errors import OutputError
from geo import cli, export, selection
from geo import dashboard_data as data
from geo.decimals import decimals, rounded
from geo.exports import page
from geo.importing import read_any
from geo.timeslice import counts, full_span
from tests.builders import FIRST_DAY, event_frame, event_row, frame_of

BOTH_WAYS = [".geojson", ".csv", ".parquet", ".gpkg", ".kml", ".html", ".bib", ".csl.json"]
KML = "{http://www.opengis.net/kml/2.2}"
STATES = 500


def a_state(rng: random.Random, held: dict[str, list[str]]) -> tuple[data.Filters, data.Span | None]:
    """A random screen: each filter off, empty or some values; a window, or none."""
    chosen = {
        name: rng.choice((None, None, (), tuple(rng.sample(values, rng.randint(1, len(values))))))
        for name, values in held.items()
    }
    start = FIRST_DAY + timedelta(days=rng.randint(-40, 160))
    span = data.Span(start, start + timedelta(days=rng.randint(0, 120)), full=rng.random() < 0.2)
    return data.Filters(**chosen), rng.choice((span, span, None))


def test_rows_in_the_file_are_those_counted_on_the_screen_in_500_states() -> None:
    frame, rng, filled = event_frame(60, seed=3), random.Random(6), 0
    held = {name: data.options(frame, name) for name in data.FACETS}
    for _ in range(STATES):
        filters, span = a_state(rng, held)
        rows = data.shown(frame, filters, span)
        counted = counts(rows)
        total = counted.mapped + counted.area + counted.unlocated
        meta = data.export_meta({}, filters, span)
        document = json.loads(export.to_geojson_bytes(rows, meta))
        table = list(csv.DictReader(io.StringIO(export.to_csv_bytes(rows).decode(), newline="")))
        assert [len(document["features"]), len(table)] == [total, total]
        shapes = [feature["geometry"] and feature["geometry"]["type"] for feature in document["features"]]
        assert (shapes.count("Point"), shapes.count(None)) == (counted.mapped, counted.unlocated)
        filled += total > 0
    assert filled > STATES / 5, "the states show nothing: the test would prove little"


@pytest.mark.parametrize("like", export.LIKE)
def test_tables_like_others_hold_every_row(like: str) -> None:
    frame = event_frame(60, seed=3)
    table = list(csv.reader(io.StringIO(export.to_csv_bytes(frame, like=like).decode(), newline="")))
    assert len(table) == len(frame) + 1
    assert {len(row) for row in table} == {len(table[0])}


@pytest.mark.parametrize("ending", [".gpkg", ".kml", ".geojson"])
def test_gdal_reads_the_same_count_and_the_same_days(ending: str, tmp_path: Path) -> None:
    frame = event_frame(60, seed=3)
    export.write(frame, tmp_path / f"x{ending}")
    days = [one if isinstance(one, str) else None for one in frame["date_start"]]
    read = geopandas.read_file(tmp_path / f"x{ending}", use_arrow=False)
    name = "begin" if ending == ".kml" else "date_start"
    assert len(read) == len(frame)
    assert [None if one is None or one != one else str(one)[:10] for one in read[name]] == days
    if ending != ".kml":
        info = pyogrio.read_info(tmp_path / f"x{ending}")
        assert dict(zip(info["fields"], info["ogr_types"], strict=True))["date_start"] == "OFTDate"


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="no ogrinfo: install gdal-bin")
@pytest.mark.parametrize("ending", [".gpkg", ".kml", ".geojson"])
def test_ogrinfo_counts_the_same(ending: str, tmp_path: Path) -> None:
    export.write(event_frame(40), tmp_path / f"x{ending}")
    words = ["ogrinfo", "-ro", "-so", "-al", str(tmp_path / f"x{ending}")]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert "Feature Count: 40" in told
    kind = "Date " if ending != ".kml" else "DateTime "
    assert f"{'begin' if ending == '.kml' else 'date_start'}: {kind}" in told
    whole = subprocess.run(
        [*words[:2], "-al", "-geom=NO", words[-1]], capture_output=True, text=True, check=True
    ).stdout
    dated = sum(isinstance(one, str) for one in event_frame(40)["date_start"])
    assert len(re.findall(r"  (?:begin|date_start) \(Date(?:Time)?\) = \d{4}/\d\d/\d\d", whole)) == dated


def test_geoparquet_says_it_is_1_1() -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(export.to_parquet_bytes(event_frame(20))))
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert str(schema.field("date_start").type) == "date32[day]"


def test_kml_has_time_spans_and_shows_markup_as_text() -> None:
    hostile = "<img src=x onerror=alert(1)> $[name] ${alert(1)} ]]> & <b>x</b>"
    source = event_row(1)["sources"][0] | {"quote": hostile}
    row = event_row(1, title=hostile, sources=[source], date_start="2016-10-01", date_end="2016-10-31")
    row["time"] = {"interval": ["2016-10-01", "2016-10-31"]}
    (mark,) = etree.fromstring(export.to_bytes(frame_of([row]), ".kml")).iter(f"{KML}Placemark")
    assert [mark.findtext(f"{KML}TimeSpan/{KML}{end}") for end in ("begin", "end")] == ["2016-10-01", "2016-10-31"]
    shown = mark.findtext(f"{KML}description") or ""
    assert "<img" not in shown and "<b>" not in shown and "$" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert mark.findtext(f"{KML}name") == hostile


# --- the numbers of a place ---------------------------------------------------------------------


@pytest.mark.parametrize(("km", "places"), [(None, 6), (0.05, 6), (0.5, 5), (2.0, 4), (25.0, 3), (300.0, 2)])
def test_an_imprecise_place_has_fewer_decimals(km: float | None, places: int) -> None:
    assert decimals(km) == places


def test_no_file_has_more_than_six_decimals_and_lon_lat_agree_with_the_point() -> None:
    from shapely.geometry import Point

    lon, lat = 46.751511111, 39.926522222
    where: dict[str, Any] = {"lon": lon, "lat": lat, "geometry": Point(lon, lat), "place_precision": "settlement"}
    rows = [event_row(0, **where, uncertainty_km=0.01), event_row(3, **where, uncertainty_km=3.0)]
    first, second = json.loads(export.to_geojson_bytes(frame_of(rows)))["features"]
    assert first["geometry"]["coordinates"] == [46.751511, 39.926522]
    assert second["geometry"]["coordinates"] == [46.7515, 39.9265]
    for feature in (first, second):
        held = feature["properties"]
        assert feature["geometry"]["coordinates"] == [held["lon"], held["lat"]]


# --- where it comes from ------------------------------------------------------------------------


def test_the_data_version_is_of_the_events_and_of_nothing_else() -> None:
    frame = event_frame(20, seed=1)
    assert export.data_version(frame) == export.data_version(frame.iloc[::-1])
    assert export.data_version(frame) != export.data_version(frame.iloc[1:])
    changed = frame.copy()
    changed.loc[3, "title"] = "Another"
    assert export.data_version(frame) != export.data_version(changed)


def test_a_narrowed_file_names_the_version_it_was_taken_from(tmp_path: Path) -> None:
    frame = event_frame(40, seed=1)
    export.write(frame, tmp_path / "all.geojson")
    held = data.load(tmp_path / "all.geojson")
    filters = data.Filters(precisions=("settlement",))
    rows = data.shown(held.frame, filters, None)
    member = json.loads(export.to_geojson_bytes(rows, data.export_meta(held.meta, filters, None)))["dateline"]
    assert member["data_version"] == export.data_version(frame) != export.data_version(rows)
    assert member["filters"]["precisions"] == ["settlement"]
    assert "GeoNames (CC BY 4.0)" in member["attribution"] and member["licence"]


@pytest.mark.parametrize("ending", BOTH_WAYS)
def test_the_command_and_the_dashboard_give_the_same_bytes(ending: str, tmp_path: Path) -> None:
    built, out = tmp_path / "all.geojson", tmp_path / f"out{ending}"
    export.write(event_frame(30, seed=1), built, meta={"rejected": []})
    held = data.load(built)
    everything = data.Span(date(1900, 1, 1), date(2100, 1, 1), full=True)
    rows = data.shown(held.frame, data.Filters(), everything)
    meta = data.export_meta(held.meta, data.Filters(), everything)
    assert cli.main(["export", str(built), "-o", str(out)]) == 0
    assert out.read_bytes() == export.to_bytes(rows, ending, meta)


WORDS = (
    "--type battle --type talks --side Opposition --article wire.txt --precision settlement --from 2016-07-20".split()
)


@pytest.mark.parametrize("ending", BOTH_WAYS)
def test_a_narrowed_command_gives_the_bytes_of_the_narrowed_screen(ending: str, tmp_path: Path) -> None:
    built, out = tmp_path / "all.geojson", tmp_path / f"out{ending}"
    export.write(event_frame(200, seed=1), built, meta={"rejected": []})
    held = data.load(built)
    filters = data.Filters(("battle", "talks"), ("Opposition",), ("wire.txt",), ("settlement",))
    whole = full_span(held.frame)
    assert whole is not None
    span = data.Span(date(2016, 7, 20), whole.end, full=False)
    rows = data.shown(held.frame, filters, span)
    assert 0 < len(rows) < len(data.shown(held.frame, filters, None)) < len(held.frame)
    assert cli.main(["export", str(built), "-o", str(out), *WORDS]) == 0
    assert out.read_bytes() == export.to_bytes(rows, ending, data.export_meta(held.meta, filters, span))


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        (["--status", "contested"], lambda row: row["status"] == "contested"),
        (["--search", "IDLIB governorate"], lambda row: row["place"] == "Idlib Governorate"),
        (["--search", "w\u0131re"], lambda row: False),
        (["--search", "Relief ag\u00e9ncy"], lambda row: any(c["claimant"] == "Relief agency" for c in row["claims"])),
        (["--bbox", "38,35.9,38.3,36.1"], lambda row: row["geometry"].intersects(box(38, 35.9, 38.3, 36.1))),
        (["--bbox", "179,-90,36.5,90"], lambda row: row["geometry"].bounds[0] <= 36.5),
        (["--to", "1990-01-01"], lambda row: row["date_start"] is not None and row["date_start"] < "1990"),
    ],
)
def test_what_only_words_can_ask_is_kept_and_noted(words: list[str], passes: Any, tmp_path: Path) -> None:
    frame = event_frame(120, seed=2)
    export.write(frame, tmp_path / "all.geojson")
    assert cli.main(["export", str(tmp_path / "all.geojson"), "-o", str(tmp_path / "x.geojson"), *words]) == 0
    document = json.loads((tmp_path / "x.geojson").read_text(encoding="utf-8"))
    located = frame if words[0] != "--bbox" else frame.loc[frame.geometry.notna()]
    wanted = [row["id"] for row in located.to_dict("records") if passes(row)]
    assert [feature["id"] for feature in document["features"]] == wanted
    noted = document["dateline"]["filters"] or document["dateline"]["window"]
    assert words[1].split(",")[0].split()[0] in json.dumps(noted, ensure_ascii=False)
    assert cli.main(["export", str(tmp_path / "x.geojson"), "-o", str(tmp_path / "x.html")]) == 0


@pytest.mark.parametrize("first", [None, date(1900, 1, 1), date(2016, 8, 1), date(2050, 1, 1)])
@pytest.mark.parametrize("last", [None, date(1900, 1, 1), date(2016, 8, 1), date(2050, 1, 1)])
def test_an_open_end_of_the_window_is_the_data_s_own(first: date | None, last: date | None) -> None:
    frame = event_frame(120, seed=2)
    if first and last and first > last:
        return
    rows, _ = selection.chosen(frame, {}, selection.Choice(first=first, last=last))
    low, high = (first or date.min).isoformat(), (last or date.max).isoformat()
    dated = frame.loc[frame["date_start"].notna()]
    inside = dated.loc[(dated["date_end"] >= low) & (dated["date_start"] <= high)]
    everything = len(inside) == len(dated)
    assert len(rows) == (len(frame) if everything else len(inside))


@pytest.mark.parametrize(
    "words",
    [["--type", "picnic"], ["--side", "nobody"], ["--bbox", "1,2,3"], ["--bbox", "1,60,2,50"], ["--from", "soon"],
     ["--from", "2020-02-02", "--to", "2020-02-01"], ["--status", "true"], ["--article", "none.txt"]],
)  # fmt: skip
def test_a_choice_that_cannot_be_is_a_wrong_call(words: list[str], tmp_path: Path) -> None:
    export.write(event_frame(5), tmp_path / "all.geojson")
    assert cli.main(["export", str(tmp_path / "all.geojson"), "-o", str(tmp_path / "x.csv"), *words]) == cli.WRONG_CALL
    assert not (tmp_path / "x.csv").exists()


def test_a_picture_of_the_map_is_a_picture_with_the_map_on_it(tmp_path: Path, chromium: str) -> None:
    assert chromium
    export.write(event_frame(20), tmp_path / "map.png")
    written = (tmp_path / "map.png").read_bytes()
    assert written.startswith(b"\x89PNG\r\n\x1a\n") and int.from_bytes(written[16:20]) == page.WIDTH
    assert len(written) > 50_000, "an empty page is far smaller"


def test_without_a_browser_the_picture_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "browser", lambda: None)
    with pytest.raises(OutputError, match=r"needs Chromium.*\.html"):
        export.to_bytes(event_frame(2), ".png")


@pytest.mark.parametrize("words", [["x.csv", "--like", "gdelt"], ["x.geojson", "--like", "acled"]])
def test_columns_of_others_go_into_a_table_only(words: list[str], tmp_path: Path) -> None:
    export.write(event_frame(2), tmp_path / "all.geojson")
    assert cli.main(["export", str(tmp_path / "all.geojson"), "-o", str(tmp_path / words[0]), *words[1:]]) == 2


# --- articles as references ---------------------------------------------------------------------


def test_the_article_list_names_each_article_once_and_runs_nothing() -> None:
    source = event_row(1)["sources"][0]
    hostile = {"title": r"\input{x} $&#%_~^{}", "url": "javascript:alert(1)", "article": "a b.txt"}
    frame = frame_of([event_row(1, sources=[source, source | hostile]), event_row(2, sources=[source])])
    listed = json.loads(export.to_bytes(frame, ".csl.json"))
    assert len(listed) == 2 and {one["type"] for one in listed} == {"article-newspaper"}
    assert len({one["id"] for one in listed}) == 2 and sum("URL" in one for one in listed) == 1
    assert listed[-1]["issued"] == {"date-parts": [[2016, 12, 20]]}
    bib = export.to_bytes(frame, ".bib").decode()
    assert bib.count("@article{") == 2
    assert r"\textbackslash{}input\{x\} \$\&\#\%\_\textasciitilde{}\textasciicircum{}\{\}" in bib
    assert "javascript" not in bib


# --- and back -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".geojson", ".parquet", ".csv"])
def test_our_own_files_come_back_equal(ending: str, tmp_path: Path) -> None:
    texts = ["'=1+1", "=1", "''-x", "-5", "' a", "@", "'"]
    rows = [event_row(i, title=text, actor=text) for i, text in enumerate(texts)]
    for k, frame in enumerate((event_frame(60, seed=9), frame_of(rows))):
        export.write(frame, tmp_path / f"{k}{ending}")
        read, _ = read_any(tmp_path / f"{k}{ending}")
        assert export.to_geojson_bytes(read) == export.to_geojson_bytes(frame)
        assert read.dtypes.equals(rounded(frame).dtypes)


ACLED = {
    "event_id_cnty": "SYR1", "event_date": "12 October 2016", "year": "2016", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "A", "actor2": "B", "country": "Syria",
    "admin1": "Aleppo", "location": "Aleppo", "latitude": "36.2", "longitude": "37.16", "geo_precision": "1",
    "source": "Herald", "notes": "On 12 October 2016, A and B fought in Aleppo.", "fatalities": "4",
}  # fmt: skip
UCDP = {
    "id": "77", "type_of_violence": "1", "side_a": "A", "side_b": "B", "source_article": '"Herald, 2016-10-13"',
    "where_prec": "1", "where_coordinates": "Aleppo", "latitude": "36.2", "longitude": "37.16", "date_prec": "1",
    "date_start": "2016-10-12 00:00:00.000", "date_end": "2016-10-12 00:00:00.000", "best": "5", "low": "3",
    "high": "9",
}  # fmt: skip


def imported(folder: Path, base: dict[str, str], *changes: dict[str, str]) -> tuple[list[dict[str, Any]], list[Any]]:
    """Write rows in the columns of ``base``, each with its changes, and read them as events."""
    rows = [base | {"id": str(k), "event_id_cnty": str(k)} | change for k, change in enumerate(changes)]
    with (folder / "theirs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(base), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    frame, meta = read_any(folder / "theirs.csv")
    return frame.to_dict("records"), meta["rejected"]


@pytest.mark.parametrize(
    ("base", "code", "shape", "precision"),
    [
        (ACLED, {"geo_precision": "1"}, "Point", "settlement"),
        (ACLED, {"geo_precision": "2"}, "Polygon", "district"),
        (ACLED, {"geo_precision": "3"}, "Polygon", "region"),
        (ACLED, {"geo_precision": ""}, "Polygon", "region"),
        (UCDP, {"where_prec": "1"}, "Point", "settlement"),
        (UCDP, {"where_prec": "2"}, "Polygon", "district"),
        (UCDP, {"where_prec": "3"}, "Polygon", "district"),
        (UCDP, {"where_prec": "4"}, "Polygon", "region"),
        (UCDP, {"where_prec": "5"}, "Polygon", "region"),
        (UCDP, {"where_prec": "6"}, "Polygon", "country"),
        (UCDP, {"where_prec": "7"}, "Polygon", "water"),
    ],
)
def test_a_coded_centroid_is_an_area_and_not_a_dot(
    base: dict[str, str], code: dict[str, str], shape: str, precision: str, tmp_path: Path
) -> None:
    from shapely.geometry import Point

    (row,), rejected = imported(tmp_path, base, code)
    assert (row["geometry"].geom_type.removeprefix("Multi"), row["place_precision"]) == (shape, precision)
    assert row["geometry"].buffer(1e-9).contains(Point(37.16, 36.2)) and rejected == []


@pytest.mark.parametrize(
    ("base", "change", "start", "end", "precision"),
    [
        (ACLED, {}, "2016-10-12", "2016-10-12", "day"),
        (ACLED, {"time_precision": "2"}, "2016-10-10", "2016-10-16", "week"),
        (ACLED, {"time_precision": "3"}, "2016-10-01", "2016-10-31", "month"),
        (ACLED, {"event_date": ""}, "2016-01-01", "2016-12-31", "year"),
        (UCDP, {}, "2016-10-12", "2016-10-12", "day"),
        (UCDP, {"date_end": "2016-10-14", "date_prec": "2"}, "2016-10-12", "2016-10-14", "range"),
        (UCDP, {"date_start": "2016-10-01", "date_end": "2016-10-31", "date_prec": "4"}, "2016-10-01", "2016-10-31",
         "month"),
        (UCDP, {"date_prec": "5"}, "2016-01-01", "2016-12-31", "year"),
    ],
)  # fmt: skip
def test_a_coarse_date_stays_coarse(
    base: dict[str, str], change: dict[str, str], start: str, end: str, precision: str, tmp_path: Path
) -> None:
    (row,), _ = imported(tmp_path, base, change)
    assert (row["date_start"], row["date_end"], row["date_precision"]) == (start, end, precision)


def test_rows_in_are_events_and_rejections(tmp_path: Path) -> None:
    bad = [{"notes": ""}, {"latitude": "95"}, {"event_type": "Picnic"}, {"event_date": "soon"}, {"fatalities": "many"}]
    rows, rejected = imported(tmp_path, ACLED, {}, *bad, {"fatalities": ""})
    assert len(rows) == 2 and len(rejected) == len(bad)
    assert sorted(str(row["killed_low"]) for row in rows) == ["4", "None"]
    assert all(one["stage"] == "import" and one["reason"] for one in rejected)


def test_a_toll_keeps_its_bounds(tmp_path: Path) -> None:
    (row,), _ = imported(tmp_path, UCDP, {})
    assert (row["killed_low"], row["killed_high"], row["sources"][0]["quote"]) == (3, 9, '"Herald, 2016-10-13"')


@pytest.mark.parametrize("like", export.LIKE)
def test_a_table_like_theirs_loads_with_no_area_turned_into_a_dot(like: str, tmp_path: Path) -> None:
    frame = event_frame(60, seed=3)
    export.write(frame, tmp_path / "x.csv", like=like)
    read, meta = read_any(tmp_path / "x.csv")
    assert len(read) == len(frame) and meta["rejected"] == []
    dots = set(frame.loc[frame.geometry.geom_type == "Point", "id"])
    assert set(read.loc[read.geometry.geom_type == "Point", "id"]) <= dots
    assert read.set_index("id").geometry.isna().sort_index().equals(frame.set_index("id").geometry.isna().sort_index())
