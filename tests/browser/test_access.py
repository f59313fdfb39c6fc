"""The map page for readers of every kind: axe-core's rules, the keyboard alone, search, layers, lists."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.timemap import build_map, page_html
from tests.browser.conftest import MapTab
from tests.browser.test_page import GROUND, at, of
from tests.builders import event_frame

pytestmark = pytest.mark.browser

VENDOR = Path(__file__).parents[1] / "vendor"
AXE = VENDOR / "axe-core-4.14.1" / "axe.min.js"
RUN = """() => axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes[0].target}`))"""
STATES = ("0", "timeMap.select(3)", "timeMap.explorer.openTray()", "timeMap.explorer.openSearch()")


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(build_map(event_frame(60, seed=4), basemap=GROUND, title="A test of access"))


def faults(tab: MapTab) -> list[str]:
    """Return what axe-core calls serious or critical."""
    tab.page.evaluate("() => {" + AXE.read_text(encoding="utf-8") + "}")
    return list(tab.page.evaluate(RUN))


def test_axe_is_the_file_that_was_vetted() -> None:
    line = f"{hashlib.sha256(AXE.read_bytes()).hexdigest()}  axe-core-4.14.1/axe.min.js"
    assert line in (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 860), (390, 844)])
def test_axe_finds_nothing_serious(new_tab: Any, html: str, theme: str, size: tuple[int, int]) -> None:
    tab: MapTab = new_tab(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    tab.open(html)
    for state in STATES:
        tab.page.evaluate(f"async () => {{ await ({state}); }}")
        assert faults(tab) == []


def test_control_axe_sees_a_button_without_a_name(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.evaluate("document.querySelector('.tm-play').removeAttribute('aria-label')")
    assert faults(tab) == ["button-name: .tm-play"]


def test_the_keyboard_alone_finds_an_event_reads_its_sentence_and_sets_a_week(tab: MapTab, html: str) -> None:
    tab.open(html)
    press = tab.page.keyboard.press
    while tab.page.evaluate("document.activeElement.textContent") != "Search":
        press("Tab")
    press("Enter")
    tab.page.keyboard.type("aleppo")
    expect(tab.page.locator(".tm-panel [role=status]")).to_contain_text("found")
    press("Tab")
    title = tab.page.evaluate("document.activeElement.querySelector('.tm-item-title').textContent")
    press("Enter")
    expect(tab.page.locator(".tm-card h2")).to_have_text(title)
    expect(tab.page.locator("blockquote").first).to_contain_text("Officials said")
    press("Escape")
    tab.page.get_by_label("Length of a step").focus()
    press("w")
    tab.page.get_by_label("How the window moves").focus()
    press("o")
    tab.drawn()
    thumbs = [tab.thumb(which).get_attribute("aria-valuenow") for which in ("start", "end")]
    assert int(str(thumbs[1])) - int(str(thumbs[0])) == 6


def test_search_folds_marks_and_capitals_and_counts_what_the_window_hides(tab: MapTab) -> None:
    named, ruled = at(0, "2020-10-10", place="Ağdam / Akna"), at(2, "2020-10-11", actor="Ruler of Akná")
    tab.open(of(named, ruled, at(4, "2020-10-12")))
    tab.page.evaluate("timeMap.app.setWindow({ start: timeMap.app.span.start + 1, end: timeMap.app.span.end })")
    tab.page.get_by_role("button", name="Search").click()
    tab.page.get_by_role("searchbox").fill("AKNA")
    expect(tab.page.locator(".tm-panel [role=status]")).to_have_text("2 events found, 1 in the window")
    tab.page.get_by_role("searchbox").fill("agdam")
    expect(tab.page.locator(".tm-item")).to_have_count(1)
    tab.page.locator(".tm-item").click()
    expect(tab.page.locator(".tm-card[data-event]")).to_be_visible()
    assert tab.window()["start"] == "2020-10-10"


def test_the_list_of_the_window_follows_the_window_and_points_at_the_map(tab: MapTab) -> None:
    tab.open(of(*(at(k, f"2020-10-{10 + k}") for k in range(4))))
    tab.page.locator(".tm-total").click()
    expect(tab.page.locator(".tm-item")).to_have_count(4)
    tab.page.get_by_label("Last day").first.fill("2020-10-11")
    expect(tab.page.locator(".tm-item")).to_have_count(2)
    ink = tab.ink()
    tab.page.locator(".tm-item").first.hover()
    tab.drawn()
    assert tab.ink() > ink


def test_killed_tints_by_the_highest_lower_bound_and_never_adds(tab: MapTab) -> None:
    where = {"place_precision": "district", "place_id": "gn:7", "place": "North", "region_id": "none:such"}
    from shapely.geometry import box

    shape = {**where, "geometry": box(35.5, 34.6, 36.5, 35.4), "lon": 36.0, "lat": 35.0}
    tab.open(of(at(0, "2020-10-10", **shape, killed_low=7), at(1, "2020-10-11", **shape, killed_low=30)))
    tab.page.get_by_label("Tint regions by").select_option("killed")
    tab.drawn()
    assert tab.page.evaluate("Array.from(timeMap.choropleth.tinted.values)") == [30]
    tab.page.mouse.move(*tab.at(36.2, 35.2))
    expect(tab.page.locator(".tm-tip-area")).to_contain_text("at least 30 killed")


def test_certain_drops_events_that_may_lie_outside_the_window(tab: MapTab) -> None:
    month = {"date_start": "2020-10-01", "date_end": "2020-10-31", "date_precision": "month"}
    tab.open(of(at(0, "2020-10-10"), at(2, "2020-10-12", **month)))
    tab.page.get_by_label("First day").first.fill("2020-10-05")
    tab.drawn()
    assert tab.counts()[0] == 2
    tab.page.get_by_label("Only dates certainly in the window").check()
    tab.drawn()
    assert tab.counts()[0] == 1
