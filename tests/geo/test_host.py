"""What the browser sends is checked before the program believes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.host import MapState, MapView, MapWindow, parse_state

WINDOW = {"start": "2020-10-01", "end": "2020-10-31", "count": 7, "full": False, "types": ["battle"]}
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(WINDOW)), inner),
    max_leaves=8,
)


def test_a_whole_state_is_read() -> None:
    sent = {"window": WINDOW, "selected": "ev_1", "view": {"lat": 40.1, "lon": 46.5, "zoom": 8}}
    assert parse_state(sent) == MapState(
        MapWindow(date(2020, 10, 1), date(2020, 10, 31), 7, False, ("battle",)), "ev_1", MapView(40.1, 46.5, 8.0)
    )


def test_certain_dates_presses_and_borders_are_read_and_only_known_borders() -> None:
    more = {"certain": True, "presses": 3, "heard": 2, "borders": "de_jure"}
    window = parse_state({"window": WINDOW | more}).window
    assert window is not None and (window.certain, window.borders) == (True, "de_jure")
    assert (window.presses, window.heard) == (3, 2)
    other = parse_state({"window": WINDOW | {"certain": "yes", "borders": ["de_jure"]}}).window
    assert other is not None and (other.certain, other.presses, other.borders) == (False, 0, None)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        None,
        "x",
        {**WINDOW, "start": "yesterday"},
        {**WINDOW, "start": None},
        {**WINDOW, "start": "2021-01-01"},
        {**WINDOW, "count": "many"},
        {**WINDOW, "presses": None},
    ],
)
def test_a_malformed_window_counts_as_not_sent(broken: Any) -> None:
    assert parse_state({"window": broken}).window is None


@pytest.mark.parametrize(
    ("presses", "heard", "pressed"), [(0, 0, False), (1, 0, True), (2, 1, True), (2, 2, False), (0, 3, False)]
)
def test_the_legend_counts_as_pressed_until_the_browser_heard_of_it(presses: int, heard: int, pressed: bool) -> None:
    assert parse_state({"window": WINDOW | {"presses": presses, "heard": heard}, "at": 5}).pressed is pressed


@pytest.mark.parametrize(("sent", "at"), [(7, 7), (None, None), ("7", None), (7.5, None)])
def test_a_state_is_named_by_a_whole_number(sent: Any, at: int | None) -> None:
    assert parse_state({"at": sent}).at == at


@given(window=JSON, selected=JSON, view=JSON)
def test_whatever_is_sent_nothing_is_raised(window: Any, selected: Any, view: Any) -> None:
    state = parse_state({"window": window, "selected": selected, "view": view})
    assert state.selected is None or isinstance(state.selected, str)
    assert state.window is None or state.window.start <= state.window.end
