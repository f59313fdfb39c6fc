"""Quick hands on a busy machine: the map's frame is never taken away, and in the end everything agrees.

The server sends late and the browser runs slowly, so that every run meets the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geo import export
from tests.browser.dashboards import Desk, served, settle_window
from tests.builders import event_frame

pytestmark = [pytest.mark.browser, pytest.mark.app]

SECONDS_LATE = 0.25
SECONDS_TO_CLICK = 2.0
TIMES_SLOWER = 3
WINDOWS = [("2016-08-01", "2016-09-30"), ("2016-08-10", "2016-09-20"), ("2016-08-05", "2016-09-25")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("quick")
    export.write(event_frame(120, seed=1), folder / "events.geojson", meta={})
    with served(folder / "events.geojson", folder / "server.log", late=SECONDS_LATE) as url:
        yield url


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """Return the dashboard in a slow browser; at the end its frame must be the one it began with."""
    tab = Desk(browser, address).open()
    tab.context.new_cdp_session(tab.page).send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    gone: list[str] = []
    tab.page.on("framedetached", lambda frame: gone.append(frame.url))
    loaded = tab.map.evaluate("performance.timeOrigin")
    yield tab
    assert gone == [], "the frame was taken away"
    assert tab.map.evaluate("performance.timeOrigin") == loaded, "the frame was loaded again"
    tab.close()
    assert tab.errors == []


def test_the_legend_pressed_row_after_row_keeps_the_frame(desk: Desk) -> None:
    everything = desk.total()
    rows = desk.map.locator(".tm-kind-row").all()
    for row in rows:
        row.click()
    expect(desk.page.get_by_text("No event passes these filters")).to_be_visible()
    assert desk.settled().total() == 0
    for row in rows:
        row.click()
    desk.page.wait_for_function("() => !location.search")
    assert desk.settled().total() == everything


def test_a_press_of_the_legend_is_not_lost_when_slider_and_sidebar_follow_at_once(desk: Desk) -> None:
    everything = desk.total()
    sidebar = desk.page.locator("[data-testid=stMultiSelect]")
    shelling = desk.map.locator(".tm-kind-row", has_text="Shelling and strikes")
    for start, end in WINDOWS:
        desk.choose("Who says so", "Opposition")
        shelling.click()
        settle_window(desk, start, end)
        sidebar.nth(1).get_by_role("button", name="Clear").click()
        shelling.click()
        settle_window(desk, start, end)
    shelling.click()
    settle_window(desk, *WINDOWS[0])
    desk.choose("Place known as", "Settlement")
    expect(sidebar.first).to_contain_text("Battle")
    expect(sidebar.last).to_contain_text("Settlement")
    assert 0 < desk.settled().total() < everything
    expect(sidebar.first).not_to_contain_text("Shelling")
    expect(shelling).to_have_attribute("aria-pressed", "false")
    assert desk.map.evaluate("timeMap.app.windowValue().start") == WINDOWS[0][0]


def third_row(desk: Desk) -> str:
    """Return the words of the table's third row as an open event begins with them; "" while no table stands there."""
    row = desk.page.locator("[data-testid=stDataFrame] tr[aria-rowindex='4']").first
    what, when = (row.locator(f"td[aria-colindex='{column}']").all_inner_texts() for column in (5, 1))
    return ": ".join([*what, *when])


def open_now(desk: Desk) -> str:
    """Return how the open event begins, or nothing."""
    found: str = desk.page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stText]')].map((node) => node.innerText)
            .find((text, at, all) => all[at + 1]?.startsWith('\u201c')) ?? ''"""
    )
    return found


def test_a_row_clicked_while_the_table_is_replaced_opens_no_other_event(browser: Browser, tmp_path: Path) -> None:
    export.write(event_frame(120, seed=1), tmp_path / "events.geojson", meta={})
    with served(tmp_path / "events.geojson", tmp_path / "server.log", late=SECONDS_TO_CLICK) as url:
        desk, clicked = Desk(browser, url).open(), 0
        for start, end in WINDOWS:
            before, opened = third_row(desk), open_now(desk)
            settle_window(desk, start, end)
            desk.page.locator("[data-testid=stDataFrame]").first.click(position={"x": 18, "y": 35 + 33 * 2.5})
            old_rows = third_row(desk) == before
            desk.settled()
            if old_rows and third_row(desk) != before:
                clicked += 1
                assert open_now(desk) in (opened, before)
        desk.close()
    assert clicked > 0, "no click met rows that were being replaced"
