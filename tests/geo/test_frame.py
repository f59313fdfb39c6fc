"""The event table: what stands in it, what it refuses, and that files give it back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from shapely.geometry import Point, box

from extract.errors import DataError, InputError
from extract.model import Article, Claim, Event, PlaceMention, Quote, Span, TimeSpan, Toll
from geo import export
from geo.clean import clean_text, clean_value
from geo.decimals import rounded
from geo.frame import check, empty_frame, frame_of, read_built, read_events, to_frame, validate
from geo.model import LocatedEvent, Place, Resolution, Source
from geo.schema import EVENT_COLUMNS
from geo.validity import rows_of
from tests.builders import event_frame, event_row
from tests.geo.frames import frames

TEXT = "Shells fell on Karmir on 28 October, officials said."
PLACE = Place("gn:1", "Karmir", "Karmir / Qırmızı", "settlement", 46.75, 39.82, 2.0, "AZ", "AZ-X", 900)
DAY = TimeSpan(date(2020, 10, 28), date(2020, 10, 28), "day", "2020-10-28")
HALF_OF_PLANET = box(-20, -10, 20, 10)


class Shapes:
    """Regions as the frame needs them: one polygon, for one id."""

    def get(self, region_id: str) -> Any:
        return SimpleNamespace(geometry=HALF_OF_PLANET) if region_id == "iso:XX" else None

    def for_place(self, place: Place, on: date | None) -> Any:
        return None


def located(place: Place | None = PLACE, when: TimeSpan = DAY, **changes: Any) -> LocatedEvent:
    """One event of one article, at ``place``."""
    article = Article("a.txt", TEXT, "Shells fall", "Herald", date(2020, 10, 30), url="https://example.org/a")
    quote = Quote("a.txt", Span(0, len(TEXT)), TEXT)
    mention = PlaceMention(Span(15, 21), "Karmir", "Karmir")
    event = Event(
        kind="shelling", subtype=None, title="Shelling of Karmir", when=when, date_basis="sentence",
        places=(mention,), place_basis="sentence", actor=None, target=None, toll=Toll(killed_low=2),
        status="claimed", claims=(Claim("officials", "AZ", "asserts", quote, Toll(killed_low=2)),),
        evidence=(quote,), trigger=Span(0, 6), confidence=0.81234567,
    )  # fmt: skip
    held = LocatedEvent(
        id="ev_000000000001", group_id="ev_000000000001", event=event,
        resolution=Resolution(mention, place, 1.0, ()), sources=(Source(article, TEXT, 0, len(TEXT)),),
        independent_sources=1, region_id=None,
    )  # fmt: skip
    return replace(held, **changes)


def content(frame: Any) -> list[dict[str, Any]]:
    """Return all cells as plain values, shapes as canonical text, so that frames can be compared."""
    return [row | {"geometry": row["geometry"] and row["geometry"].normalize().wkt} for row in rows_of(frame)]


def test_a_located_event_fills_every_column() -> None:
    frame = to_frame([located()], Shapes())
    assert list(frame.columns) == [column.name for column in EVENT_COLUMNS]
    assert frame.crs.to_epsg() == 4326
    row = next(rows_of(frame))
    assert row["geometry"] == Point(46.75, 39.82)
    assert (row["lon"], row["lat"], row["place"]) == (46.75, 39.82, "Karmir / Qırmızı")
    assert (row["killed_low"], row["killed_high"]) == (2, None)
    assert row["time"] == {"date": "2020-10-28"}
    assert row["sources"][0]["quote"] == TEXT and row["sources"][0]["published"] == "2020-10-30"
    assert row["claims"][0] | {"side": "AZ", "stance": "asserts"} == row["claims"][0]
    assert row["confidence"] == 0.8123


def test_an_interval_keeps_both_days() -> None:
    month = TimeSpan(date(2020, 10, 1), date(2020, 10, 31), "month", "2020-10")
    row = next(rows_of(to_frame([located(when=month)], Shapes())))
    assert row["time"] == {"interval": ["2020-10-01", "2020-10-31"]}


def test_an_undated_event_has_no_time() -> None:
    row = next(rows_of(to_frame([located(when=TimeSpan(None, None, "unknown", ""))], Shapes())))
    assert (row["time"], row["date_start"], row["date_end"]) == (None, None, None)


@pytest.mark.parametrize("kind", ["district", "region", "country", "water"])
def test_an_area_is_never_a_dot(kind: Any) -> None:
    shape = to_frame([located(replace(PLACE, kind=kind))], Shapes()).geometry.iloc[0]
    assert shape.geom_type == "Polygon"
    assert shape.contains(Point(PLACE.lon, PLACE.lat))


def test_an_area_takes_the_polygon_of_its_region() -> None:
    frame = to_frame([located(replace(PLACE, kind="region"), region_id="iso:XX")], Shapes())
    assert frame.geometry.iloc[0].equals(HALF_OF_PLANET)


def test_an_unlocated_event_keeps_the_articles_wording_and_no_geometry() -> None:
    row = next(rows_of(to_frame([located(place=None)], Shapes())))
    assert (row["geometry"], row["lat"], row["lon"], row["place"]) == (None, None, None, None)
    assert (row["place_precision"], row["place_text"]) == ("unlocated", "Karmir")


def test_rows_stand_in_order_of_time_whatever_order_they_came_in() -> None:
    earlier = TimeSpan(date(2020, 9, 1), date(2020, 9, 1), "day", "2020-09-01")
    undated = TimeSpan(None, None, "unknown", "")
    events = [located(id="ev_c", when=undated), located(id="ev_b"), located(id="ev_a", when=earlier)]
    both = [to_frame(order, Shapes()) for order in (events, events[::-1])]
    assert list(both[0]["id"]) == ["ev_a", "ev_b", "ev_c"]
    assert export.to_geojson_bytes(both[0]) == export.to_geojson_bytes(both[1])


def test_text_no_file_can_hold_is_replaced_and_offsets_stay() -> None:
    broken = "Shells\ud800 fell\x00 on \u202eKarmir"
    frame = to_frame([located(sources=(Source(Article("a.txt", broken), broken, 0, len(broken)),))], Shapes())
    quote = frame["sources"][0][0]["quote"]
    assert quote == "Shells\ufffd fell\ufffd on \ufffdKarmir"
    assert len(quote) == len(broken)


def test_an_empty_frame_is_sound() -> None:
    assert validate(empty_frame()) == []
    assert empty_frame().dtypes.equals(event_frame(3).dtypes)


def test_all_faults_are_told_at_once() -> None:
    frame = event_frame(3)
    frame.loc[0, "type"], frame.loc[1, "confidence"], frame.loc[2, "date_start"] = "picnic", 7.0, "soon"
    faults = validate(frame)
    assert len(faults) >= 3
    assert all(any(word in fault for fault in faults) for word in ("picnic", "confidence", "ISO days"))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"geometry": None}, "do not go together"),
        ({"place_precision": "country"}, "geometry of type Point"),
        ({"geometry": Point(200, 95)}, "outside longitude"),
        ({"lon": float("inf")}, "not on earth"),
        ({"sources": []}, "no source"),
        ({"sources": [{"quote": ""}]}, "no source carries a quote"),
        ({"killed_low": 9, "killed_high": 3}, "not a range"),
        ({"date_start": "2020-02-30"}, "not both ISO days"),
        ({"date_end": "1999-01-01"}, "is after"),
        ({"time": None}, "does not say the same"),
        ({"title": None}, "title is missing"),
        ({"title": 5}, "title is int"),
        ({"status": "rumoured"}, "'rumoured'"),
        ({"uncertainty_km": -1.0}, "not a radius"),
    ],
)
def test_each_rule_has_its_fault(changes: dict[str, Any], told: str) -> None:
    sound = event_row(1)
    assert validate(frame_of([sound])) == []
    assert any(told in fault for fault in validate(frame_of([sound | changes])))


def test_a_repeated_id_and_a_missing_column_are_faults() -> None:
    twice = frame_of([event_row(1), event_row(1)])
    assert any("more than once" in fault for fault in validate(twice))
    with pytest.raises(DataError, match="'quote' is not in the schema"):
        check(twice.assign(quote=""))
    assert validate(twice.drop(columns="title")) == ["column 'title' is missing"]
    assert validate(twice.to_crs(3857)) == ["the coordinate system is not EPSG:4326"]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(frame=frames())
def test_a_file_gives_back_what_was_written(frame: Any, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("built")
    wanted = [clean_value(row) for row in content(rounded(frame))]
    for ending in (".geojson", ".parquet"):
        export.write(frame, folder / f"events{ending}", meta={"rejected": []})
        assert content(read_events(folder / f"events{ending}")) == wanted


def test_the_meta_of_a_build_comes_back(tmp_path: Path) -> None:
    frame = to_frame([located()], Shapes())
    meta = export.build_meta([Article("a.txt", TEXT, published=date(2020, 10, 30))], [], frame)
    for ending in (".geojson", ".parquet"):
        export.write(frame, tmp_path / f"x{ending}", meta=meta)
        held = read_built(tmp_path / f"x{ending}")[1]
        assert held["articles"][0]["name"] == "a.txt" and held["articles"][0]["events"] == 1
        assert (held["schema"], held["window"]) == (1, None)


BROKEN = {
    "nothing": b"",
    "binary": bytes(range(256)),
    "cut": b'{"type":"FeatureCollection","dateline":{"schema":1},"features":[{"type"',
    "foreign": b'{"type":"FeatureCollection","features":[]}',
    "array": b"[]",
    "newer": b'{"type":"FeatureCollection","dateline":{"schema":99},"features":[]}',
    "not-a-number": b'{"type":"FeatureCollection","dateline":{"schema":1},"features":[NaN]}',
    "no-columns": b'{"dateline":{"schema":1},"features":[{"geometry":null,"properties":{}}]}',
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    for ending in (".geojson", ".parquet"):
        path = tmp_path / f"{name}{ending}"
        path.write_bytes(BROKEN[name])
        with pytest.raises(InputError) as told:
            read_events(path)
        assert name in str(told.value) and "\n" not in str(told.value)


def test_a_file_with_impossible_events_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    document = json.loads(export.to_geojson_bytes(event_frame(2)))
    document["features"][0]["properties"]["lat"] = 99.0
    path.write_text(json.dumps(document))
    with pytest.raises(InputError, match="not on earth"):
        read_events(path)


def test_missing_and_unknown_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="dateline build"):
        read_events(tmp_path / "none.geojson")
    with pytest.raises(InputError, match=r"\.geojson or \.parquet"):
        read_events(tmp_path / "events.xlsx")


def test_cleaning_keeps_what_people_write() -> None:
    kept = "Şuşa, Շուշի, شوشا — “quoted”\nnext\tline 🕊"
    assert clean_text(kept) == kept
