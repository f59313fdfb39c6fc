"""The map page for readers of every kind: axe-core's rules, the keyboard alone, search, layers, lists."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.regions import Regions
from geo.tiles import Tiles
from geo.timemap import MapOptions, build_map, page_html
from tests.browser.axe import AXE, VENDOR, serious
from tests.browser.conftest import MapTab
from tests.browser.test_page import GROUND, at, of
from tests.builders import event_frame

pytestmark = pytest.mark.browser

LIST = "timeMap.explorer.openLive('All', () => Array.from(timeMap.app.rows))"
TIP = """(() => { const [part] = timeMap.regions.lit().filter((one) => !one.wide);
    const box = part.outline.box;
    const at = L.latLng(...timeMap.regions.boundsOf(part.index)[0]);
    timeMap.explorer.regionTip([part], at); })()"""
SHOW_TILES = "document.querySelector('.tm-legend').open = true, timeMap.tiles.show(true)"
NONE = "timeMap.app.setFilters({ types: [] })"
CHECK_ALL = "document.querySelectorAll('.tm-check input').forEach((box) => box.click())"
STATES = ("0", "timeMap.select(3)", "timeMap.explorer.openTray()", "timeMap.explorer.openSearch()", LIST, TIP)
STATES += (CHECK_ALL, "timeMap.choropleth.setView('de_jure')", NONE)
TILES = Tiles("http://127.0.0.1:9/{z}/{x}/{y}.png", "Nobody")


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(build_map(event_frame(60, seed=4), basemap=GROUND, title="A test of access"))


@pytest.fixture(scope="module")
def full() -> str:
    """A page with every control: both points of view, and online tiles."""
    views = MapOptions(tiles=TILES, bounds=(36.0, 34.0, 47.5, 40.5))
    return page_html(build_map(event_frame(60, seed=4), regions=Regions.open(), basemap=GROUND, options=views))


def faults_of(tab: MapTab) -> list[str]:
    """Return what axe-core calls serious or critical."""
    return [f"{rule}: {place}" for rule, place, _ in serious(tab.page)]


def test_axe_is_the_file_that_was_vetted() -> None:
    line = f"{hashlib.sha256(AXE.read_bytes()).hexdigest()}  axe-core-4.14.1/axe.min.js"
    assert line in (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 860), (390, 844)])
def test_axe_finds_nothing_serious(new_tab: Any, full: str, theme: str, size: tuple[int, int]) -> None:
    tab: MapTab = new_tab(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    tab.open(full)
    found: dict[str, list[str]] = {}
    for state in (*STATES, SHOW_TILES):
        tab.page.evaluate(f"async () => {{ await ({state}); }}")
        tab.drawn()
        found |= {state: faults} if (faults := faults_of(tab)) else {}
    assert found == {}


def test_control_axe_sees_a_button_without_a_name(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.evaluate("document.querySelector('.tm-play').removeAttribute('aria-label')")
    assert faults_of(tab) == ["button-name: .tm-play"]


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


@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_has_a_scale_and_says_whose_borders_it_shows(new_tab: Any, html: str, width: int) -> None:
    tab: MapTab = new_tab(viewport={"width": width, "height": 844})
    tab.open(html)
    credits = tab.page.locator(".tm-credits")
    for words in ("Borders and names do not imply endorsement.", "GeoNames, CC BY 4.0", "Natural Earth"):
        expect(credits).to_contain_text(words)
    box, scale = credits.bounding_box(), tab.page.locator(".leaflet-control-scale-line")
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    expect(scale).to_have_text(re.compile(r"^\d+ k?m$"))
    # 1 px is 40,075,017 m / 256 / 2^zoom on the equator, less by the cosine of the latitude
    told, drawn = tab.page.evaluate("""() => {
        const line = document.querySelector('.leaflet-control-scale-line');
        const [number, unit] = line.textContent.split(' ');
        const y = timeMap.map.getSize().y / 2;
        const at = (x) => timeMap.map.containerPointToLatLng([x, y]);
        return [number * (unit === 'km' ? 1000 : 1), at(0).distanceTo(at(line.offsetWidth))];
    }""")
    assert drawn == pytest.approx(told, rel=0.06)


MOVING = """() => new Promise((done) => {
    let zooms = 0;
    timeMap.map.on('zoomanim', () => { zooms += 1; });
    timeMap.map.zoomIn();
    const pane = timeMap.map.getPane('mapPane');
    requestAnimationFrame(() => {
        timeMap.map.panBy([200, 0]);
        done([zooms, pane.classList.contains('leaflet-pan-anim')]);
    });
})"""


def test_motion_is_reduced_where_the_reader_asks_for_it(new_tab: Any, html: str) -> None:
    still: MapTab = new_tab(reduced_motion="reduce")
    still.open(html)
    assert still.page.evaluate(MOVING) == [0, False]
    lively: MapTab = new_tab(reduced_motion="no-preference")
    lively.open(html)
    assert lively.page.evaluate(MOVING)[0] == 1


def test_the_keyboard_alone_reaches_every_control_of_the_map(tab: MapTab, full: str) -> None:
    tab.open(full)
    wanted = {"Tint regions by", "Borders and names", "Zoom in", "Zoom out", "Save a picture of the map", "First day"}
    reached = set()
    for _ in range(80):
        tab.page.keyboard.press("Tab")
        reached.add(
            tab.page.evaluate(
                "document.activeElement.ariaLabel || document.activeElement.closest('label')?.textContent.trim() || ''"
            )
        )
    assert wanted - reached == set()
    assert f"Online tiles from {TILES.origins[0].split('//')[1]}" in reached


def test_the_keyboard_alone_saves_a_picture(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.get_by_role("button", name="Save a picture of the map").focus()
    with tab.page.expect_download() as waiting:
        tab.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".png")
