"""The dashboard's page without a browser: what it shows, counts, filters and says in each state."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from geo import dashboard_data as data
from geo import export, wording
from geo.folders import CACHE_VARIABLE
from geo.frame import empty_frame, read_events
from geo.timeslice import counts, in_window
from tests.builders import event_frame

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
META = {
    "articles": [
        {"name": "wire.txt", "title": "T", "publisher": "Wire", "published": None, "published_basis": "unknown"}
    ],
    "rejected": [{"source": "scan.pdf", "stage": "load", "reason": "no text in the file"}],
}
AUGUST = {"start": "2016-08-01", "end": "2016-08-31", "count": 0, "full": False, "types": None}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that runs the page on a file and gives the page back."""
    path = tmp_path / "events.geojson"
    monkeypatch.setenv(data.PATH_VARIABLE, str(path))
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])

    def start(content: GeoDataFrame | bytes | None, map_state: dict[str, Any] | None = None) -> AppTest:
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            export.write(content, path, meta=META)
        app = AppTest.from_file(DASHBOARD, default_timeout=300)
        if map_state:
            app.session_state["map"] = {"state": map_state}  # what the component would send
        return app.run()

    return start


def texts(app: AppTest) -> list[str]:
    return [element.value for element in app.text]


def rows(app: AppTest) -> int:
    return len(app.dataframe[0].value) if app.dataframe[0].value.columns[0] == "Date" else 0


@pytest.fixture(scope="module")
def frame() -> GeoDataFrame:
    return event_frame(60, seed=4)


def main_period(frame: GeoDataFrame) -> GeoDataFrame:
    return data.shown(frame, data.Filters(), data.opening_span(frame))


def test_it_opens_with_the_main_period_counted_and_listed(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    assert not app.exception
    opening = main_period(frame)
    assert 0 < len(opening) < len(frame)
    assert wording.count_words(counts(opening)) in texts(app)
    assert rows(app) == len(opening)
    assert list(app.dataframe[0].value.columns) == [
        "Date", "Type", "Place", "Precision", "What", "Quote", "Who says so", "Sources",
    ]  # fmt: skip


def test_the_settled_window_narrows_the_table(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame, {"window": AUGUST, "selected": None, "view": None})
    wanted = in_window(frame, date(2016, 8, 1), date(2016, 8, 31), full=False)
    assert rows(app) == len(wanted)
    assert wording.count_words(counts(wanted)) in texts(app)


def test_certain_dates_narrow_the_table(run: Any, frame: GeoDataFrame) -> None:
    start, end = date(2016, 7, 20), date(2016, 10, 10)
    app = run(frame, {"window": AUGUST | {"start": str(start), "end": str(end), "certain": True}})
    wanted = in_window(frame, start, end, full=False, certain=True)
    assert 0 < len(wanted) < len(in_window(frame, start, end, full=False))
    assert rows(app) == len(wanted)


def test_the_full_span_counts_undated_events_too(run: Any, frame: GeoDataFrame) -> None:
    whole = {**AUGUST, "start": "1900-01-01", "end": "2030-01-01", "full": True}
    assert rows(run(frame, {"window": whole})) == len(frame)


@pytest.mark.parametrize("name", ["types", "sides", "sources", "precisions"])
def test_each_filter_narrows_table_and_count_alike(run: Any, frame: GeoDataFrame, name: str) -> None:
    value = data.options(frame, name)[0]
    app = run(frame)
    app.multiselect(key=name).select(value).run()
    wanted = data.passing(main_period(frame), data.Filters(**{name: (value,)}))
    assert 0 < len(wanted) < len(main_period(frame))
    assert rows(app) == len(wanted)
    assert wording.count_words(counts(wanted)) in texts(app)


def told(types: list[str] | None, presses: int, heard: int, at: int) -> dict[str, Any]:
    """Return what the map tells after presses of its legend of which the browser heard so many."""
    window = {**AUGUST, "types": types, "presses": presses, "heard": heard}
    return {"state": {"window": window, "selected": None, "view": None, "at": at}}


def test_a_press_of_the_legend_holds_against_what_the_browser_still_sends(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    app.session_state["map"] = told(["battle"], 1, 0, at=1)
    app.multiselect(key="types").set_value([])  # stood there before the press, and comes with the next message
    assert app.run().multiselect(key="types").value == ["battle"]


def test_the_sidebar_holds_against_what_the_map_repeats_once_the_press_was_heard(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    app.session_state["map"] = told(["battle"], 1, 0, at=1)
    app.run()
    app.session_state["map"] = told(["battle"], 1, 1, at=2)
    app.multiselect(key="types").set_value([])
    assert app.run().multiselect(key="types").value == []


def test_an_open_event_shows_its_quotes_and_who_says_so(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    event = main_period(frame).iloc[3]
    app.session_state["open"] = event["id"]
    app.run()
    shown = "\n".join(texts(app))
    assert all(f"“{source['quote']}”" in shown for source in event["sources"])
    assert wording.claim_words(event["claims"]) in shown


def test_an_open_event_says_what_each_party_lost(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    rows = main_period(frame)
    event = rows[[bool(losses) for losses in rows["losses"]]].iloc[0]
    app.session_state["open"] = event["id"]
    app.run()
    lines = wording.loss_lines(event["losses"])
    assert lines[0].startswith("Killed: Government forces at least ")
    assert all(line in "\n".join(texts(app)) for line in lines)


def test_what_was_read_and_left_out_is_told_with_reasons(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame)
    assert [box.label for box in app.expander] == ["Articles read: 1", "Left out: 1"]
    app.session_state["dropped"] = True  # what a press of the box would send
    app.run()
    assert "no text in the file" in app.dataframe[-1].value["Reason"].tolist()


def test_the_choice_of_nothing_says_so(run: Any, frame: GeoDataFrame) -> None:
    app = run(frame, {"window": {**AUGUST, "start": "1950-01-01", "end": "1950-01-02"}})
    assert "0 events: 0 on the map, 0 areas, 0 without a place" in texts(app)
    assert "Widen the window" in app.info[0].value


def test_a_file_without_events_still_tells_what_was_left_out(run: Any) -> None:
    app = run(empty_frame())
    assert not app.exception
    assert "No event was found" in app.info[0].value
    assert app.expander[-1].label == "Left out: 1"


@pytest.mark.parametrize("content", [None, b"", b"{", b"\x00\xff" * 50, b'{"features": []}'])
def test_a_missing_or_broken_file_is_told_in_plain_words(run: Any, content: bytes | None) -> None:
    app = run(content)
    assert not app.exception
    told = " ".join(texts(app))
    assert "events.geojson" in told and "dateline build" in told
    assert len(app.dataframe) == 0


def test_a_file_built_anew_is_read_anew(run: Any, tmp_path: Path, frame: GeoDataFrame) -> None:
    app = run(frame)
    smaller = frame.iloc[:10].copy()
    export.write(smaller, tmp_path / "events.geojson", meta=META)
    app.run()
    assert rows(app) == len(main_period(read_events(tmp_path / "events.geojson")))


def test_the_argument_comes_before_the_environment() -> None:
    environment = {data.PATH_VARIABLE: "b.geojson"}
    assert data.events_path(["a.geojson"], environment) == Path("a.geojson")
    assert data.events_path([], environment) == Path("b.geojson")
    assert data.events_path([], {}) == Path("out/events.geojson")
