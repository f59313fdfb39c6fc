"""The scorer itself: it must see what is missed, what is wrong and what walked into a trap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.errors import InputError
from geo.evaluate import evaluate
from geo.evaluation.seeds import load_gold, score, written
from tests.builders import event_row, frame_of

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# Degrees, EPSG:4326; about 9 and 12 km north of Hama.
LAT, LON, NEAR, FAR = 35.13, 36.76, 35.21, 35.24
HAMA = {"name": "Hama", "lat": LAT, "lon": LON}
CAIRO = {"name": "Cairo", "lat": 30.04, "lon": 31.24}


def pin(lat: float | None = LAT, lon: float | None = LON, start: str = "2016-08-24", **more: Any) -> dict[str, Any]:
    """Return one row of a build, reported by a.txt."""
    quote = more.pop("quote", "A quote.")
    source = {
        "article": more.pop("article", "a.txt"),
        "title": "",
        "publisher": "",
        "published": None,
        "url": "",
    }
    end = more.pop("end", start)
    return event_row(
        more.pop("index", 0),
        date_start=start,
        date_end=end,
        place="Hama" if lat else None,
        lat=lat,
        lon=lon,
        place_precision="settlement" if lat else "unlocated",
        sources=[source | {"quote": quote, "start_char": 0, "end_char": len(quote)}],
        **more,
    )


def gold(**about: Any) -> dict[str, Any]:
    """Return one gold event, required, on a day in Hama."""
    plain = {
        "id": "g1",
        "quote": "A quote.",
        "start": "2016-08-24",
        "end": "2016-08-24",
        "granularity": "day",
    }
    return plain | {"places": [HAMA], "required": True} | about


def articles(*events: dict[str, Any], negatives: tuple[dict[str, Any], ...] = ()) -> list[dict[str, Any]]:
    """Return the gold of one article."""
    return [{"file": "a.txt", "events": list(events), "negatives": list(negatives)}]


def frame(*rows: dict[str, Any]) -> GeoDataFrame:
    """Return a build of these rows."""
    return frame_of(list(rows))


def test_a_right_pin_scores_in_full() -> None:
    found = score(frame(pin()), articles(gold()))
    assert (found.recall, found.precision, found.missed, found.wrong, found.trapped) == (1.0, 1.0, (), (), ())


@pytest.mark.parametrize(
    "row",
    [
        pin(lat=30.04, lon=31.24),
        pin(start="2016-08-25"),
        pin(lat=FAR),
        pin(article="b.txt"),
        pin(end="2016-08-25"),
    ],
    ids=["elsewhere", "next-day", "too-far", "other-article", "longer"],
)
def test_a_wrong_pin_costs_recall_and_precision(row: dict[str, Any]) -> None:
    found = score(frame(row), articles(gold()))
    assert (found.recall, found.precision) == (0.0, 0.0)
    assert (len(found.missed), len(found.wrong)) == (1, 1)


def test_a_pin_within_the_tolerance_is_right() -> None:
    assert score(frame(pin(lat=NEAR)), articles(gold())).recall == 1.0


def test_a_place_may_state_its_own_tolerance() -> None:
    wide, narrow = ({**HAMA, "tol_km": km} for km in (50, 5))
    assert score(frame(pin(lat=FAR)), articles(gold(places=[wide]))).recall == 1.0
    assert score(frame(pin(lat=NEAR)), articles(gold(places=[narrow]))).recall == 0.0


def test_an_unlocated_feature_is_neither_right_nor_wrong() -> None:
    found = score(frame(pin(lat=None, lon=None)), articles(gold()))
    assert (found.pins, found.recall) == (0, 0.0)


def test_an_undated_feature_is_neither_right_nor_wrong() -> None:
    row = pin() | {"date_start": None, "date_end": None}
    assert score(frame(row), articles(gold())).pins == 0


def test_an_event_at_two_places_counts_by_halves() -> None:
    found = score(frame(pin()), articles(gold(places=[HAMA, CAIRO])))
    assert (found.recall, len(found.missed)) == (0.5, 1)


def test_another_accepted_place_counts_in_full() -> None:
    assert score(frame(pin()), articles(gold(places=[CAIRO], alt_places=[HAMA]))).recall == 1.0


def test_an_event_that_is_not_required_costs_nothing_and_is_credited() -> None:
    optional = gold(required=False)
    assert score(frame(), articles(optional)).recall == 1.0
    assert score(frame(pin()), articles(optional)).precision == 1.0


def test_a_date_window_takes_any_days_within_it() -> None:
    window = gold(date_window={"start": "2016-08-20", "end": "2016-08-26"})
    assert score(frame(pin(start="2016-08-21", end="2016-08-22")), articles(window)).recall == 1.0
    assert score(frame(pin(start="2016-08-25", end="2016-08-27")), articles(window)).recall == 0.0


def test_a_range_needs_an_overlap() -> None:
    longer = gold(start="2016-08-01", end="2016-08-31", granularity="range")
    assert score(frame(pin(start="2016-08-31", end="2016-09-05")), articles(longer)).recall == 1.0
    assert score(frame(pin(start="2016-09-01", end="2016-09-05")), articles(longer)).recall == 0.0


TRAP = {"quote": "Had they shelled Hama,  all would have fled.", "must_not_place": [HAMA]}
TRAPPED = pin(quote="Had they shelled Hama, all would have fled. A second sentence.")


def test_a_pin_on_a_trap_is_told() -> None:
    found = score(frame(TRAPPED), articles(negatives=(TRAP,)))
    assert len(found.trapped) == 1


@pytest.mark.parametrize(
    "row",
    [pin(quote="Something else."), TRAPPED | {"lat": 30.04, "lon": 31.24}, {**TRAPPED, "date_start": None}],
    ids=["other-quote", "other-place", "undated"],
)
def test_another_pin_is_no_trap(row: dict[str, Any]) -> None:
    assert score(frame(row), articles(negatives=(TRAP,))).trapped == ()


def test_nothing_built_and_nothing_wanted_is_full_marks() -> None:
    found = score(frame(), articles())
    assert (found.recall, found.precision) == (1.0, 1.0)


def test_a_feature_of_two_articles_is_a_pin_of_each() -> None:
    row = pin()
    row["sources"] = [*row["sources"], row["sources"][0] | {"article": "b.txt"}]
    found = score(frame(row), articles(gold()))
    assert (found.pins, found.right) == (2, 1)


def test_the_report_names_figures_and_faults() -> None:
    text = written(score(frame(pin(start="2016-08-25")), articles(gold())))
    assert "recall 0.000" in text
    assert "precision 0.000" in text
    assert "g1" in text
    assert "not in the gold" in text


def test_the_report_of_full_marks_lists_nothing() -> None:
    text = written(score(frame(pin()), articles(gold())))
    assert "recall 1.000" in text
    assert "missed" not in text


def test_gold_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "gold.json"
    file.write_text(json.dumps({"articles": articles(gold())}), encoding="utf-8")
    assert load_gold(file) == articles(gold())


@pytest.mark.parametrize("text", [None, "", "{}"], ids=["missing", "empty", "no-articles"])
def test_gold_that_cannot_be_read_is_an_input_error_that_names_the_file(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "gold.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.json"):
        load_gold(file)


def test_an_unknown_set_is_an_input_error_that_lists_the_sets() -> None:
    with pytest.raises(InputError, match="seeds"):
        evaluate("no-such-set")
