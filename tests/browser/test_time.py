"""The time bar of the map page in Chromium: modes, speed, bars, and the link that brings all of it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.timemap import build_map, page_html
from tests.browser.conftest import MapTab
from tests.builders import event_frame

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(build_map(event_frame(150, seed=1), title="A test of time"))


def test_building_up_keeps_the_first_day_and_adds_a_step(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.drag(tab.thumb("end"), -900)
    before = tab.window()
    tab.page.get_by_label("How the window moves").select_option("buildup")
    tab.page.get_by_label("Length of a step").select_option("week")
    tab.page.get_by_role("button", name="One step forward").click()
    after = tab.window()
    assert after["start"] == before["start"]
    assert (date.fromisoformat(after["end"]) - date.fromisoformat(before["end"])).days == 7
    assert tab.counts()[0] >= before["count"]


@pytest.mark.parametrize(("unit", "day"), [("month", "2016-09-01"), ("year", "2016-01-01")])
def test_one_step_mode_shows_a_whole_month_or_year(tab: MapTab, html: str, unit: str, day: str) -> None:
    tab.open(html)
    tab.page.evaluate("timeMap.app.setWindow(timeMap.app.windowFromHost({start: '2016-09-10', end: '2016-09-12'}))")
    tab.page.get_by_label("Length of a step").select_option(unit)
    tab.page.get_by_label("How the window moves").select_option("instant")
    tab.drawn()
    assert tab.window()["start"] == max(day, iso(tab.page.evaluate("timeMap.core.span[0]")))


def iso(days: int) -> str:
    return date.fromordinal(date(1970, 1, 1).toordinal() + days).isoformat()


def test_speed_multiplies_the_days_of_a_moment(new_tab: Any, html: str) -> None:
    tab: MapTab = new_tab(reduced_motion="no-preference")
    tab.open(html)
    due = "() => { timeMap.player.due = 0; return timeMap.player.daysDue(2000); }"
    days = tab.page.evaluate(due)
    tab.page.get_by_label("Speed of play").select_option(label="four times")
    assert tab.page.evaluate(due) == pytest.approx(4 * days, abs=3)
    assert days > 0


def test_a_thumb_says_its_day_in_words(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.get_by_label("Last day").first.fill("2016-08-20")
    tab.drawn()
    expect(tab.thumb("end")).to_have_attribute("aria-valuetext", "20 August 2016")
    tab.thumb("end").press("ArrowLeft")
    expect(tab.thumb("end")).to_have_attribute("aria-valuetext", "19 August 2016")


BARS = """() => {
    const { histogram } = timeMap.slider;
    const { data } = histogram.getContext('2d').getImageData(0, 0, histogram.width, histogram.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(data.slice(i, i + 3).join());
    return [...seen];
}"""
FIGHTING, FIRST_SIDE = "213,94,0", "0,114,178"


def test_bars_are_stacked_by_type_or_by_side_in_the_colours_of_the_key(tab: MapTab, html: str) -> None:
    tab.open(html)
    by_type = tab.page.evaluate(BARS)
    assert FIGHTING in by_type and len(by_type) >= 8
    tab.page.get_by_label("What the bars are stacked by").select_option("side")
    key = tab.page.get_by_label("Sides in the bars")
    expect(key).to_contain_text("nobody named")
    by_side = tab.page.evaluate(BARS)
    assert FIRST_SIDE in by_side
    assert set(by_side) != set(by_type)


def test_bars_follow_the_filters(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.locator(".tm-kind-row", has_text="Fighting").click()
    tab.drawn()
    assert FIGHTING not in tab.page.evaluate(BARS)


def cited(tab: MapTab) -> list[Any]:
    return [tab.window()[name] for name in ("start", "end", "count", "types", "certain")]


def test_a_copied_link_brings_back_window_view_filters_and_event(new_tab: Any, html: str) -> None:
    tab: MapTab = new_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.open(html)
    tab.page.get_by_label("First day").first.fill("2016-08-10")
    tab.page.locator(".tm-kind-row", has_text="Fighting").click()
    tab.page.get_by_label("What the bars are stacked by").select_option("side")
    tab.page.get_by_label("Tint regions by").select_option("killed")
    tab.page.get_by_label("Only dates certainly in the window").check()
    tab.page.evaluate("void timeMap.map.setView([36.25, 37.2], 9, {animate: false})")
    tab.page.locator(".tm-total").click()
    tab.page.locator(".tm-item").first.click()
    tab.page.get_by_role("button", name="Copy link to this view").click()
    expect(tab.page.get_by_role("button", name="Link copied")).to_be_visible()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    wanted = (cited(tab), tab.counts(), tab.page.locator(".tm-card h2").inner_text())
    other: MapTab = new_tab()
    other.page.goto(link)
    other.wait_ready()
    expect(other.page.locator(".tm-card h2")).to_have_text(wanted[2])
    assert (cited(other), other.counts()) == wanted[:2]
    assert other.page.evaluate("timeMap.map.getZoom()") == 9
    expect(other.page.locator(".tm-kind-row", has_text="Fighting")).to_have_attribute("aria-pressed", "false")
    expect(other.page.get_by_label("What the bars are stacked by")).to_have_value("side")
    expect(other.page.get_by_label("Tint regions by")).to_have_value("killed")
    expect(other.page.get_by_label("Only dates certainly in the window")).to_be_checked()
