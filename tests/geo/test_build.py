"""Files to table, the whole way: what goes in comes out or is counted."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.language import pipeline
from extract.load import load
from extract.model import Article, Rejected
from geo import build as subject
from geo.build import build, mentions
from geo.exports.geojson import to_geojson_bytes
from geo.frame import empty_frame
from geo.model import POINT_PRECISIONS, LocatedEvent
from geo.schema import EVENT_COLUMNS
from geo.validity import validate
from tests.golden.regenerate import ROOT, seeds_build

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

STRIKE = "Kharkiv, 5 September 2023\n\n5 September 2023\n\nA missile hit Kharkiv in Ukraine on Monday. {}"
ONE = STRIKE.format("Kharkiv officials said that at least 12 people were killed in Kharkiv on Monday.")
TWO = STRIKE.format("Rebels captured Aleppo, Idlib and Raqqa in Syria on September 3.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two reports, one text without events and one unreadable file."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "weather.txt").write_text("It was a fine day and nothing happened.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_files_are_read_or_counted_as_rejected(folder: Path) -> None:
    result = build([folder])
    read = {a.name for a in result.articles}
    lost = {Path(r.source).name for r in result.rejected if r.stage != "extract"}
    assert read | lost == {"one.txt", "two.txt", "weather.txt", "empty.txt"}
    assert read & lost == set()


def test_an_article_without_events_is_named(folder: Path) -> None:
    assert "weather.txt" in {r.source for r in build([folder]).rejected if r.stage == "extract"}


def test_two_reports_of_one_strike_are_one_feature(folder: Path) -> None:
    frame = build([folder]).frame
    strikes = frame[(frame["type"] == "shelling") & frame["place"].str.contains("Kharkiv", na=False)]
    assert len(strikes) == 1
    assert {s["article"] for s in strikes.iloc[0]["sources"]} == {"one.txt", "two.txt"}
    assert strikes.iloc[0]["independent_sources"] == 2


def test_a_list_of_towns_is_a_feature_each_in_one_group(folder: Path) -> None:
    frame = build([folder]).frame
    taken = frame[frame["type"] == "control_change"]
    assert len(taken) == 3
    assert taken["group_id"].nunique() == 1
    assert set(taken["country"]) == {"SY"}


def test_the_order_of_the_files_changes_nothing(folder: Path) -> None:
    one, two = folder / "one.txt", folder / "two.txt"
    assert told(build([one, two]).frame) == told(build([two, one]).frame)


def told(frame: GeoDataFrame) -> set[tuple[object, ...]]:
    """Return what a reader sees of each feature."""
    return {
        (
            *(
                row.type,
                row.date_edtf,
                row.place_id,
                row.status,
                row.killed_low,
                row.independent_sources,
                row.confidence,
            ),
            frozenset((s["article"], s["quote"]) for s in row.sources),
            frozenset(c["claimant"] for c in row.claims),
        )
        for row in frame.fillna({"killed_low": -1}).itertuples()
    }


def test_the_same_files_give_the_same_table(folder: Path) -> None:
    assert build([folder]).frame.to_json() == build([folder]).frame.to_json()


def test_an_article_gives_the_same_features_alone_and_in_company(folder: Path) -> None:
    """Nothing of one article colours the next; what both report is compared in its own tests."""
    alone = build([folder / "two.txt"]).frame
    company = build([folder]).frame
    taken = [set(f[f["type"] == "control_change"]["id"]) for f in (alone, company)]
    assert taken[0] == taken[1]
    assert len(taken[0]) == 3


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text("It was a fine day and nothing happened.", encoding="utf-8")
    result = build([tmp_path])
    assert len(result.frame) == 0
    assert list(result.frame.columns) == list(empty_frame().columns)


def test_progress_is_told_article_by_article(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = build([folder], progress=lambda stage, done, total: seen.append((done, total)))
    assert seen == [(i, len(result.articles)) for i in range(1, len(result.articles) + 1)]


def test_no_text_is_kept_but_its_quotes(folder: Path) -> None:
    assert {a.text for a in build([folder]).articles} == {""}


def test_what_was_found_is_not_kept_in_memory_while_other_articles_are_read(folder: Path) -> None:
    """Memory stays flat however many are read: of the features of all articles only those of one live at a time."""
    for number in range(8):
        (folder / f"copy{number}.txt").write_text(TWO, encoding="utf-8")
    alive: list[int] = []

    def count(stage: str, done: int, total: int) -> None:
        gc.collect()
        alive.append(sum(isinstance(one, LocatedEvent) for one in gc.get_objects()))

    assert len(build([folder], progress=count).frame) > 0
    assert max(alive[2:]) <= max(alive[:2])


def test_many_articles_send_the_model_away_before_the_table_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = build([folder])
    assert pipeline.cache_info().currsize == 1
    monkeypatch.setattr(subject, "MANY", 2)
    many = build([folder])
    assert pipeline.cache_info().currsize == 0
    assert to_geojson_bytes(many.frame, many.meta()) == to_geojson_bytes(few.frame, few.meta())


def test_several_processes_give_the_same_bytes_as_one(folder: Path) -> None:
    one, two = (build([folder], jobs=jobs) for jobs in (1, 2))
    assert to_geojson_bytes(two.frame, two.meta()) == to_geojson_bytes(one.frame, one.meta())


# -- the seeds ----------------------------------------------------------------------------------


def test_all_four_seeds_are_read() -> None:
    assert len(seeds_build().articles) == 4
    assert seeds_build().rejected == ()


def test_the_table_of_the_seeds_is_valid() -> None:
    assert list(seeds_build().frame.columns) == [c.name for c in EVENT_COLUMNS]
    assert validate(seeds_build().frame) == []


def test_every_quote_of_the_seeds_is_of_its_article() -> None:
    texts = {a.name: a.text for a in load([ROOT / "seeds"]) if isinstance(a, Article)}
    for row in seeds_build().frame.itertuples():
        for said in [*row.sources, *row.claims, *row.losses]:
            assert texts[said["article"]][said["start_char"] : said["end_char"]] == said["quote"]


def test_mapped_area_and_unlocated_are_all() -> None:
    frame = seeds_build().frame
    shapes = frame.geometry.geom_type.fillna("none").replace("MultiPolygon", "Polygon")
    counted = shapes.value_counts().to_dict()
    assert sum(counted.values()) == len(frame)
    assert set(counted) == {"Point", "Polygon", "none"}


def test_a_dot_is_a_settlement_or_finer_and_an_area_is_never_a_dot() -> None:
    for row in seeds_build().frame.itertuples():
        shape = row.geometry.geom_type if row.geometry is not None else None
        assert (shape == "Point") == (row.place_precision in POINT_PRECISIONS)
        assert (shape is None) == (row.place_precision == "unlocated")


def test_ids_of_the_seeds_are_unique_and_their_groups_are_of_one_event() -> None:
    frame = seeds_build().frame
    assert frame["id"].is_unique
    assert (frame.groupby("group_id")["type"].nunique() == 1).all()
    assert (frame.groupby("group_id")["date_edtf"].nunique() == 1).all()


def test_the_article_without_a_date_dates_nothing_by_today() -> None:
    """The second seed has no publication date: what it does not date itself stays undated."""
    (undated,) = [a.name for a in seeds_build().articles if a.published_basis in ("unknown", "inferred")]
    bases = {
        row.date_basis for row in seeds_build().frame.itertuples() if {s["article"] for s in row.sources} == {undated}
    }
    assert "published" not in bases


def test_the_mentions_of_an_article_slice_to_its_text(folder: Path) -> None:
    told = [m for m in mentions([folder]) if not isinstance(m, Rejected)]
    (found,) = [m for m in told if m["article"] == "two.txt"]
    assert {"Kharkiv", "Aleppo", "Idlib", "Raqqa"} <= {p["text"] for p in found["places"]}
    for mention in [*found["places"], *found["times"]]:
        assert TWO[mention["start"] : mention["end"]] == mention["text"]


def test_what_cannot_be_read_for_mentions_is_told(tmp_path: Path) -> None:
    (told,) = mentions([tmp_path / "missing.txt"])
    assert isinstance(told, Rejected)
    assert "does not exist" in told.reason


def test_the_gazetteer_names_the_unit_before_the_outlines_do() -> None:
    """A town whose point lies just over a neighbour's outline still counts for its own unit."""
    from dataclasses import replace

    from geo.gazetteer import Gazetteer
    from geo.reading import in_its_unit
    from geo.regions import Regions
    from tests.geo.incidents import located

    gazetteer, regions = Gazetteer.open(), Regions.open()
    barda = gazetteer.place("gn:587057")
    feature = replace(located(barda), region_id="iso:AZ-TAR")
    assert in_its_unit(feature, gazetteer, regions).region_id == "iso:AZ-BAR"
