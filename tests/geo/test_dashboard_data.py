"""The dashboard's words and filters: what passes, what is offered, how it reads."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from extract.model import DatePrecision, EventKind
from geo import dashboard_data as data
from geo import wording
from geo.frame import frame_of
from geo.model import PlacePrecision
from geo.payload import build_payload
from geo.timeslice import Counts
from geo.when import date_words
from tests.builders import event_frame, event_row


def row(start: str | None, end: str | None, precision: str) -> dict[str, Any]:
    return {"date_start": start, "date_end": end, "date_precision": precision, "date_edtf": ""}


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2020-10-11", "2020-10-11", "day", "11 October 2020"),
        ("2020-10-01", "2020-10-31", "month", "October 2020, day unknown"),
        ("2020-10-19", "2020-10-25", "week", "week of 19 October 2020 to 25 October 2020, day unknown"),
        ("2020-01-01", "2020-12-31", "year", "2020, month and day unknown"),
        ("1990-01-01", "1999-12-31", "decade", "1990s, year unknown"),
        ("2020-09-27", "2020-11-10", "range", "27 September 2020 to 10 November 2020"),
        ("2020-10-26", "2020-10-27", "unknown", "between 26 October 2020 and 27 October 2020"),
        (None, None, "unknown", "date unknown"),
    ],
)
def test_a_date_is_never_more_precise_than_the_article(
    start: str | None, end: str | None, precision: str, words: str
) -> None:
    assert date_words(row(start, end, precision)) == words


@pytest.mark.parametrize(
    ("start", "end", "edtf", "words"),
    [
        ("1988-01-01", "1994-12-31", "1988/1994", "1988 to 1994"),
        ("1992-01-01", "2020-10-27", "1992/2020-10-27", "1992 to 27 October 2020"),
        ("1991-10-01", "1991-12-31", "1991-10/1991-12", "October 1991 to December 1991"),
        ("1990-01-01", "2019-12-31", "199X/201X", "1990s to 2010s"),
    ],
)
def test_each_end_of_a_range_is_told_no_finer_than_it_was(start: str, end: str, edtf: str, words: str) -> None:
    assert date_words({**row(start, end, "range"), "date_edtf": edtf}) == words


def test_every_value_of_the_schema_has_words() -> None:
    for precision in get_args(DatePrecision):
        assert date_words(row("2020-03-01", "2020-05-31", precision))
    assert all(wording.precision_words(one) for one in get_args(PlacePrecision))
    assert len({wording.type_words(one) for one in get_args(EventKind)}) == len(get_args(EventKind))


def test_the_filters_offer_what_the_page_knows() -> None:
    frame = event_frame(80, seed=2)
    core = build_payload(frame).core
    assert sorted(data.options(frame, "sides")) == core["sides"]
    assert data.options(frame, "sources") == core["sources"]


@pytest.mark.parametrize("name", list(data.FACETS))
def test_a_filter_parts_the_events_without_loss(name: str) -> None:
    frame = event_frame(80, seed=2)
    values = data.options(frame, name)
    kept = [set(data.passing(frame, data.Filters(**{name: (value,)}))["id"]) for value in values]
    assert set().union(*kept) == set(frame["id"])
    assert all(0 < len(ids) < len(frame) for ids in kept)


def test_no_filter_passes_all_and_an_empty_one_none() -> None:
    frame = event_frame(20)
    assert len(data.passing(frame, data.Filters())) == 20
    assert len(data.passing(frame, data.Filters(types=()))) == 0


def test_an_event_without_claims_is_unattributed() -> None:
    frame = frame_of([event_row(1, claims=[]), event_row(2, claims=[{"side": ""}])])
    assert len(data.passing(frame, data.Filters(sides=(wording.UNATTRIBUTED,)))) == 2


def test_a_download_notes_filters_and_window() -> None:
    held = {"schema": 1, "rejected": [1]}
    span = data.Span(date(2020, 10, 1), date(2020, 10, 31), full=False)
    meta = data.export_meta(held, data.Filters(types=("battle",)), span)
    assert meta["window"] == {"start": "2020-10-01", "end": "2020-10-31"}
    assert meta["filters"]["types"] == ["battle"] and meta["filters"]["sides"] is None
    assert meta["rejected"] == [1]
    whole = data.export_meta(held, data.Filters(), data.Span(date(1, 1, 1), date(9, 1, 1), full=True))
    assert (whole["filters"], whole["window"]) == (None, None)


def test_a_download_notes_certain_dates_and_the_point_of_view() -> None:
    span = data.Span(date(2020, 10, 1), date(2020, 10, 31), full=False, certain=True)
    meta = data.export_meta({}, data.Filters(), span, "de_jure")
    assert meta["window"] == {"start": "2020-10-01", "end": "2020-10-31", "certain": True}
    assert meta["borders"] == "de_jure" and "borders" not in data.export_meta({}, data.Filters(), span)


@pytest.mark.parametrize(
    ("told", "choice"),
    [
        (None, ([], False)),
        (["talks", "battle", "protest"], ([], False)),
        (["talks"], (["talks"], False)),
        (["protest"], ([], True)),
    ],
)
def test_the_sidebar_shows_what_the_legend_lets_pass(told: list[str] | None, choice: tuple[list[str], bool]) -> None:
    assert data.legend_choice(["battle", "talks"], told) == choice


def test_articles_with_one_title_are_told_apart() -> None:
    row = event_row(5)
    twins = [{**row["sources"][0], "article": name} for name in ("a.txt", "b.txt")]
    labels = wording.source_words(frame_of([{**row, "sources": twins}]))
    assert len(set(labels.values())) == 2 and labels["a.txt"].endswith("(a.txt)")


def test_a_voice_without_a_name_is_told_as_one() -> None:
    claims = [{"claimant": "unnamed", "stance": "reports"}, {"claimant": "AFP", "stance": "reports"}]
    assert wording.claim_words(claims) == "Somebody not named reports it; AFP reports it"


def test_the_line_of_counts_adds_up_and_reads_well() -> None:
    line = wording.count_words(Counts(mapped=1200, area=1, unlocated=2, total=1203, undated=4))
    assert line == "1,203 events: 1,200 on the map, 1 area, 2 without a place (4 without a date)"


def test_the_table_names_what_it_does_not_know() -> None:
    nowhere = event_row(4, place_text="the front line")
    table = wording.table(frame_of([nowhere, {**nowhere, "id": "ev_2", "place_text": None}]))
    assert table["Place"].to_pylist() == ["“the front line”", "None named"]
    assert table["Precision"].to_pylist() == ["Unlocated"] * 2
    assert [column.null_count for column in table.columns] == [0] * len(wording.COLUMNS)
