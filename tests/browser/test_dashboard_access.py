"""The dashboard for readers of every kind: axe-core's rules, and one task by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from geo import export
from geo.frame import read_built
from tests.browser.axe import serious
from tests.browser.dashboards import PATIENCE_MS, PHONE, Desk, served
from tests.builders import event_frame

pytestmark = [pytest.mark.browser, pytest.mark.app]

# What Streamlit's own widgets bring, by rule and element, with the reason it cannot be mended from here.
# Nothing at present: axe-core finds no serious or critical fault in Streamlit 1.67 on this page.
THEIRS: frozenset[tuple[str, str]] = frozenset()
MOST_TABS = 80
# What has the focus, through shadow roots and frames, by its name or its text
FOCUSED = """() => {
    let one = document.activeElement;
    for (;;) {
        const inner = one?.shadowRoot?.activeElement ?? one?.contentDocument?.activeElement;
        if (!inner) break;
        one = inner;
    }
    return one?.getAttribute('aria-label') || one?.innerText?.trim() || '';
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("access")
    meta = {"articles": [], "rejected": [{"source": "a.pdf", "stage": "load", "reason": "no text"}]}
    export.write(event_frame(120, seed=1), folder / "events.geojson", meta=meta)
    with served(folder / "events.geojson", folder / "server.log") as url:
        yield url


def faults(desk: Desk) -> list[tuple[str, str, str]]:
    """Return what axe-core calls serious or critical in the page and in its frame, but for what is THEIRS."""
    found = [*serious(desk.page), *serious(desk.map)]
    return [one for one in found if (one[0], one[1]) not in THEIRS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str, size: dict[str, Any]) -> None:
    desk = Desk(browser, address, color_scheme=scheme, reduced_motion="reduce", **size).open()
    assert faults(desk) == []
    desk.map.evaluate("timeMap.select(timeMap.app.rows[3])")
    desk.settled()
    for box in desk.page.locator("[data-testid=stExpander] summary").all():
        box.click()
    desk.page.get_by_role("button", name="More files").click()
    expect(desk.page.get_by_role("button", name="GeoParquet")).to_be_visible()
    assert faults(desk) == []
    desk.close()


def test_axe_finds_nothing_serious_where_nothing_is_shown(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "broken.geojson").write_bytes(b"{")
    with served(tmp_path / "broken.geojson", tmp_path / "server.log") as url:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(url)
        expect(page.get_by_text("There is nothing to show yet.")).to_be_visible()
        assert serious(page) == []
        page.close()


def test_control_axe_sees_a_button_without_a_name(browser: Browser, address: str) -> None:
    desk = Desk(browser, address).open()
    desk.page.evaluate("document.querySelector('[data-testid=stMain]').append(document.createElement('button'))")
    assert [rule for rule, _, _ in faults(desk)] == ["button-name"]
    desk.close()


def tab_to(desk: Desk, name: str) -> None:
    """Press Tab until what bears that name, or ends with it, has the focus."""
    passed = []
    for _ in range(MOST_TABS):
        passed.append(desk.page.evaluate(FOCUSED))
        if passed[-1].endswith(name):
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError(f"{name!r} is not reached by Tab: {passed}")


def once(frame: Any) -> str:
    """Return a place of two digits that one event of the autumn of 2016 alone is at, its day known."""
    known = frame[(frame["date_precision"] == "day") & frame["date_start"].between("2016-08-01", "2016-10-31")]
    named = [place for place in known["place"] if place and place.startswith("Village ") and len(place) == 10]
    return str(next(place for place in named if (frame["place"] == place).sum() == 1))


def test_the_keyboard_alone_finds_an_event_sets_a_week_reads_a_quote_and_saves_the_file(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    desk = Desk(browser, address, reduced_motion="reduce").open()
    press = desk.page.keyboard.press
    tab_to(desk, "Search quotes, places and actors")
    press("Enter")
    place = once(event_frame(120, seed=1))
    desk.page.keyboard.type(place)
    expect(desk.map.locator(".tm-panel [role=status]")).to_contain_text("found")
    press("Tab")
    tab_to(desk, place)
    press("Enter")
    expect(desk.map.locator(".tm-card[data-event] blockquote").first).to_contain_text("Officials said")
    opened = desk.map.evaluate("timeMap.core.ids[timeMap.app.selected]")
    expect(desk.page.locator("[data-testid=stText]", has_text="“Officials said").first).to_be_visible()
    tab_to(desk, "Length of a step")
    press("w")
    tab_to(desk, "How the window moves")
    press("o")
    desk.map.wait_for_function("() => timeMap.app.window.end - timeMap.app.window.start === 6")
    desk.settled()
    tab_to(desk, "GeoJSON")
    with desk.page.expect_download() as waiting:
        press("Enter")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    frame, meta = read_built(path)
    assert sorted(frame["id"]) == desk.ids() and opened
    first, last = (date.fromisoformat(meta["window"][end]) for end in ("start", "end"))
    assert (last - first).days == 6
    desk.close()
