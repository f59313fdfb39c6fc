"""The map page in Chromium, from file://, with no host: what a reader of the download meets."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.timemap import MapOptions, build_map, page_html
from tests.browser.conftest import MapTab
from tests.builders import event_frame, event_row, frame_of

pytestmark = pytest.mark.browser

SQUARE = [[[30.0, 20.0], [50.0, 20.0], [50.0, 45.0], [30.0, 45.0], [30.0, 20.0]]]
GROUND = {
    "countries": [{"id": "x", "name": "Land", "polygons": [SQUARE]}],
    "labels": [{"name": "Landtown", "lon": 37.9, "lat": 35.5, "minzoom": 3, "class": "city"}],
}


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(build_map(event_frame(150, seed=1), basemap=GROUND, title="A test of maps"))


def of(*rows: dict[str, Any]) -> str:
    return page_html(build_map(frame_of(list(rows)), basemap=GROUND))


def at(index: int, day: str, **changes: Any) -> dict[str, Any]:
    """A point event on one day, of its own place."""
    from shapely.geometry import Point

    lon, lat = 36.0 + index / 5, 35.0
    fixed = {"date_start": day, "date_end": day, "date_precision": "day", "date_edtf": day, "lon": lon, "lat": lat}
    place = {"geometry": Point(lon, lat), "place_precision": "settlement", "place": f"Place {index}"}
    return event_row(index, **{**fixed, **place, **changes})


def test_the_map_draws_points_polygons_ground_and_names(tab: MapTab, html: str) -> None:
    tab.open(html)
    assert tab.ink() > 1000
    assert tab.lit() >= 3
    assert tab.page.evaluate("timeMap.ground.chosen.map((entry) => entry.label.name)") == ["Landtown"]
    expect(tab.page.get_by_role("heading", name="A test of maps")).to_be_visible()
    ground = tab.page.evaluate("Array.from(timeMap.scene.wide.getImageData(9, 9, 1, 1).data)")
    assert ground == [245, 242, 234, 255]


def test_mapped_areas_and_unlocated_are_the_total_as_python_counts_them(tab: MapTab, html: str) -> None:
    from geo.timeslice import counts, focus_period, in_window

    frame = event_frame(150, seed=1)
    period = focus_period(frame)
    assert period
    wanted = counts(in_window(frame, *period))
    tab.open(html)
    assert tab.counts() == (wanted.total, wanted.mapped, wanted.area, wanted.unlocated)
    tab.page.get_by_role("button", name="Whole span").click()
    tab.drawn()
    assert tab.counts()[0] == len(frame)
    assert sum(tab.counts()[1:]) == len(frame)


def test_dragging_a_handle_changes_what_is_counted_and_drawn(tab: MapTab, html: str) -> None:
    tab.open(html)
    total, ink, lit = tab.counts()[0], tab.ink(), tab.lit()
    tab.drag(tab.thumb("end"), -900)
    assert 0 < tab.counts()[0] < total
    assert tab.ink() < ink
    assert tab.lit() <= lit
    assert sum(tab.counts()[1:]) == tab.counts()[0]


def test_the_window_can_be_dragged_as_a_whole(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.drag(tab.thumb("end"), -900)
    before = tab.window()
    tab.drag(tab.page.locator(".tm-selection"), 300)
    after = tab.window()
    assert after["start"] > before["start"]
    assert days(after) == days(before)


def days(window: dict[str, Any]) -> int:
    from datetime import date

    return (date.fromisoformat(window["end"]) - date.fromisoformat(window["start"])).days


def test_pan_and_zoom_stay_while_the_window_moves_and_after_a_reload(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.evaluate("void timeMap.map.setView([36.1, 37.2], 9, {animate: false})")
    tab.drag(tab.thumb("start"), 500)
    view = "[timeMap.map.getCenter().lat.toFixed(3), timeMap.map.getZoom()]"
    assert tab.page.evaluate(view) == ["36.100", 9]
    tab.page.wait_for_function("() => location.hash.includes('v=36.1000')")
    window = tab.window()
    tab.page.reload()
    tab.wait_ready()
    assert tab.page.evaluate(view) == ["36.100", 9]
    assert tab.window() == window


def test_play_advances_to_the_end_only_on_demand_and_pause_stops_it(new_tab: Any, html: str) -> None:
    tab: MapTab = new_tab(reduced_motion="no-preference")
    tab.open(html)
    tab.drag(tab.thumb("end"), -1000)
    first = tab.window()["end"]
    tab.drawn()
    assert tab.window()["end"] == first
    tab.page.evaluate("timeMap.player.speed = 0.1")  # else a slow machine may reach the end before it can pause
    tab.page.get_by_role("button", name="Play").click()
    tab.page.wait_for_function("(first) => timeMap.app.windowValue().end > first", arg=first)
    tab.page.get_by_role("button", name="Pause").click()
    stopped = tab.window()
    tab.drawn()
    assert tab.window() == stopped


@pytest.mark.parametrize(("unit", "moved"), [("day", 1), ("week", 7)])
def test_steps_move_the_window(tab: MapTab, html: str, unit: str, moved: int) -> None:
    from datetime import date

    tab.open(html)
    tab.drag(tab.thumb("end"), -900)
    before = tab.window()
    tab.page.get_by_label("Length of a step").select_option(unit)
    tab.page.get_by_role("button", name="One step forward").click()
    after = tab.window()
    assert (date.fromisoformat(after["start"]) - date.fromisoformat(before["start"])).days == moved
    tab.page.get_by_role("button", name="One step back").click()
    assert tab.window() == before


def test_typed_days_set_the_window_and_a_day_outside_the_span_does_not(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.get_by_label("First day").first.fill("2016-08-10")
    tab.page.get_by_label("Last day").first.fill("2016-08-20")
    tab.drawn()
    assert (tab.window()["start"], tab.window()["end"]) == ("2016-08-10", "2016-08-20")
    tab.page.get_by_label("Last day").first.fill("0016-08-20")
    tab.drawn()
    assert tab.window()["end"] == "2016-08-20"


def test_the_histogram_can_be_brushed_and_a_press_beside_the_window_brings_it_there(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.drag(tab.thumb("end"), -1000)
    box = tab.page.locator(".tm-track").bounding_box()
    assert box
    before = tab.window()
    tab.page.mouse.click(box["x"] + 800, box["y"] + 20)
    tab.drawn()
    moved = tab.window()
    assert moved["start"] > before["end"] and days(moved) == days(before)
    tab.page.mouse.move(box["x"] + 100, box["y"] + 20)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + 160, box["y"] + 20)
    tab.page.mouse.up()
    tab.drawn()
    assert tab.window()["end"] < moved["start"] and 4 <= days(tab.window()) <= 9


def test_one_step_mode_shows_whole_calendar_weeks(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.page.get_by_label("How the window moves").select_option("instant")
    tab.page.get_by_label("Length of a step").select_option("week")
    tab.page.get_by_role("button", name="One step forward").click()
    tab.drawn()
    from datetime import date

    assert date.fromisoformat(tab.window()["start"]).weekday() == 0
    assert days(tab.window()) == 6


def test_zooming_the_axis_stretches_the_window_over_it(tab: MapTab, html: str) -> None:
    tab.open(html)
    tab.drag(tab.thumb("end"), -900)
    before = tab.window()
    tab.page.get_by_role("button", name="Zoom to window").click()
    tab.drawn()
    assert tab.window() == before
    selection, track = (tab.page.locator(name).bounding_box() for name in (".tm-selection", ".tm-track"))
    assert selection and track and abs(selection["width"] - track["width"]) < 3


def test_the_keyboard_moves_the_handles_and_says_the_day(tab: MapTab, html: str) -> None:
    tab.open(html)
    start = tab.page.get_by_role("slider", name="First day of the window")
    start.focus()
    words = start.get_attribute("aria-valuetext")
    low, now = (int(str(start.get_attribute(f"aria-value{name}"))) for name in ("min", "now"))
    assert low == now
    tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("PageUp")
    tab.drawn()
    assert int(str(start.get_attribute("aria-valuenow"))) > now + 7
    assert start.get_attribute("aria-valuetext") != words
    tab.page.keyboard.press("Home")
    tab.drawn()
    assert start.get_attribute("aria-valuetext") == words
    tab.page.keyboard.press("End")
    tab.drawn()
    assert start.get_attribute("aria-valuenow") == start.get_attribute("aria-valuemax")


def test_a_click_on_a_point_opens_its_card_and_escape_closes_it(tab: MapTab) -> None:
    tab.open(of(at(0, "2020-10-10"), at(4, "2020-10-11", title="Second event"), at(8, "2020-10-12")))
    tab.page.mouse.click(*tab.spot(1))
    card = tab.page.locator(".tm-card")
    expect(card.get_by_role("heading", name="Second event")).to_be_visible()
    expect(card).to_contain_text("11 October 2020")
    expect(card.locator("blockquote").first).to_contain_text("Officials said")
    link = card.get_by_role("link").first
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert str(link.get_attribute("href")).startswith("https://example.org/")
    tab.page.get_by_role("button", name="Later event").click()
    expect(card).to_contain_text("12 October 2020")
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator(".tm-panel")).to_be_hidden()


def test_several_events_at_one_spot_are_listed_and_lead_back_to_the_list(tab: MapTab) -> None:
    tab.open(of(*(at(k, f"2020-10-1{k}", lon=37.0, title=f"Event {k}") for k in range(3)), at(9, "2020-10-15")))
    tab.page.mouse.click(*tab.spot(0))
    items = tab.page.locator(".tm-item")
    expect(items).to_have_count(3)
    items.nth(1).click()
    expect(tab.page.get_by_role("heading", name="Event 1")).to_be_visible()
    tab.page.get_by_role("button", name="‹ List").click()
    expect(items).to_have_count(3)


def test_an_area_lights_its_polygon_and_never_draws_a_dot(tab: MapTab) -> None:
    area = {"place_precision": "district", "region_id": "none:such", "place_id": "gn:7", "place": "North District"}
    row = at(0, "2020-10-10", **area, geometry=square(36, 35), title="Somewhere in the north")
    tab.open(of(row, event_row(1, **nowhere("2020-10-20"))))
    assert tab.ink() == 0
    assert tab.lit() == 1
    assert tab.counts() == (2, 0, 1, 1)
    lit = tab.pixel(36.2, 35.2)
    tab.page.mouse.click(*tab.at(36.2, 35.2))
    expect(tab.page.get_by_role("heading", name="Somewhere in the north")).to_be_visible()
    expect(tab.page.locator(".tm-card")).to_contain_text("somewhere in this district")
    tab.drag(tab.thumb("start"), 600)
    assert tab.lit() == 0
    assert sum(abs(a - b) for a, b in zip(lit, tab.pixel(36.2, 35.2), strict=True)) > 12


def square(lon: float, lat: float) -> Any:
    from shapely.geometry import box

    return box(lon - 0.5, lat - 0.4, lon + 0.5, lat + 0.4)


def nowhere(day: str | None) -> dict[str, Any]:
    names = ("place", "place_text", "place_id", "lat", "lon", "uncertainty_km", "country", "region_id", "geometry")
    when = {"date_start": day, "date_end": day, "date_precision": "day" if day else "unknown"}
    return {**dict.fromkeys(names), **when, "place_precision": "unlocated", "place_basis": "none"}


def test_the_tray_holds_what_has_no_place_and_tells_of_the_undated(tab: MapTab) -> None:
    hidden = event_row(3, **nowhere(None), title="Some day")
    far = at(5, "1994-05-01")
    tab.open(
        of(at(0, "2020-10-10"), at(1, "2020-10-12"), event_row(2, **nowhere("2020-10-11"), title="Lost"), far, hidden)
    )
    assert tab.counts() == (3, 2, 0, 1)
    expect(tab.page.locator(".tm-chip")).to_have_text(["1 earlier", "1 undated, outside the window"])
    tab.page.get_by_role("button", name="1 without a place").click()
    panel = tab.page.locator(".tm-panel")
    expect(panel).to_contain_text("Lost")
    expect(panel).to_contain_text("1 undated event, outside the window")
    panel.get_by_role("button", name="Show the whole span").click()
    expect(panel).to_contain_text("Some day")
    assert tab.counts() == (5, 3, 0, 2)


def test_a_chip_leads_to_what_is_earlier(tab: MapTab) -> None:
    tab.open(of(at(0, "2020-10-10"), at(1, "2020-10-12"), at(2, "1994-05-01")))
    tab.page.get_by_role("button", name="1 earlier").click()
    tab.drawn()
    assert tab.counts()[0] == 1
    assert tab.window()["start"] == "1994-05-01"


def test_the_legend_filters_by_type_and_every_count_follows(tab: MapTab) -> None:
    kinds = ["battle", "battle", "talks", "shelling"]
    tab.open(of(*(at(k, "2020-10-10", type=kind) for k, kind in enumerate(kinds)), at(8, "2020-10-12", type="talks")))
    row = tab.page.locator(".tm-kind-row", has_text="Fighting")
    row.click()
    tab.drawn()
    assert tab.counts() == (3, 3, 0, 0)
    expect(row).to_have_attribute("aria-pressed", "false")
    assert "battle" not in tab.window()["types"]
    tab.page.get_by_role("button", name="Show all types").click()
    tab.drawn()
    assert tab.counts()[0] == 5
    assert tab.window()["types"] is None


def test_an_empty_window_says_so(tab: MapTab) -> None:
    tab.open(of(at(0, "2020-10-01"), at(1, "2020-10-20")))
    tab.page.evaluate("timeMap.app.setWindow({start: timeMap.app.span.start + 5, end: timeMap.app.span.start + 8})")
    tab.drawn()
    expect(tab.page.get_by_text("No event in this window")).to_be_visible()
    assert tab.counts() == (0, 0, 0, 0)
    assert tab.ink() == 0


def test_no_events_at_all_is_a_page_too(tab: MapTab) -> None:
    tab.open(of())
    expect(tab.page.get_by_text("No event in this window")).to_be_visible()
    expect(tab.page.locator(".tm-time")).to_be_hidden()


def test_rival_figures_stand_side_by_side(tab: MapTab) -> None:
    sides = [("Ministry", "A", 7), ("Spokesman", "B", 14)]
    claims = [
        {
            "claimant": who,
            "side": side,
            "stance": "asserts",
            "quote": "so",
            "article": "",
            "killed_low": n,
            "killed_high": n,
        }
        for who, side, n in sides
    ]
    tab.open(of(at(5, "2020-10-10", status="contested", claims=claims), at(6, "2020-10-12")))
    tab.page.mouse.click(*tab.spot(0))
    expect(tab.page.locator(".tm-status")).to_have_text("Contested: the accounts disagree")
    columns = tab.page.locator(".tm-account")
    expect(columns).to_have_text(["Ministry Asays so7 killed", "Spokesman Bsays so14 killed"])
    first, second = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert first and second and first["y"] == second["y"] and second["x"] >= first["x"] + first["width"]
    expect(tab.page.locator(".tm-contested")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_card_says_what_each_party_lost_and_by_whose_word(tab: MapTab, width: int) -> None:
    said = {"quote": "so", "article": "herald.txt", "start_char": 0, "end_char": 2}
    losses = [
        {"party": "Armenia", "claimant": "its ministry", "killed_low": 31, "killed_high": 31, **said},
        {"party": "Azerbaijan", "claimant": "", "killed_low": 12, "killed_high": None, "wounded_low": 1400, **said},
        {"party": "Union", "claimant": "unnamed", "casualties_low": 200, "casualties_high": 200, **said},
    ]
    tab.page.set_viewport_size({"width": width, "height": 844})
    tab.open(of(at(5, "2020-10-10", losses=losses)))
    tab.page.evaluate("timeMap.select(0)")
    facts = tab.page.locator("[data-losses]")
    expect(facts.locator("dt")).to_have_text(["Killed", "Wounded", "Casualties"])
    expect(facts.nth(0).locator(".tm-loss")).to_have_text(["Armenia 31 (says its ministry)", "Azerbaijan at least 12"])
    expect(facts.nth(1)).to_contain_text("Azerbaijan at least 1,400")
    expect(facts.nth(2)).to_contain_text("Union 200 (says somebody not named)")
    expect(facts.nth(2)).to_contain_text("killed, wounded or missing, told together")
    card = tab.page.locator(".tm-card")
    assert card.evaluate("(node) => node.scrollWidth <= node.clientWidth")


def test_a_damaged_payload_is_told_in_words(new_tab: Any, html: str) -> None:
    tab: MapTab = new_tab()
    tab.open(html.replace('"version":1', '"version":9', 1), ready=False)
    expect(tab.page.locator("#tm-notice")).to_contain_text("cannot be read")


def test_a_thousand_points_more_than_sprites_allow_are_still_drawn(tab: MapTab) -> None:
    frame = event_frame(9000, seed=2)
    tab.open(page_html(build_map(frame)))
    assert not tab.page.evaluate("timeMap.events.crowded")
    tab.page.get_by_label("Group marks that overlap").uncheck()
    assert tab.page.evaluate("timeMap.events.crowded")
    assert tab.ink() > 2000
    tab.page.mouse.click(*tab.spot(tab.first_point()))
    expect(tab.page.locator(".tm-panel h2")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_themes_follow_the_system_and_the_option(new_tab: Any, html: str, theme: str) -> None:
    tab: MapTab = new_tab(color_scheme=theme)
    tab.open(html)
    paper = "getComputedStyle(document.body).backgroundColor"
    seen = tab.page.evaluate(paper)
    forced = page_html(build_map(event_frame(20), options=MapOptions(theme="dark" if theme == "light" else "light")))
    tab.open(forced)
    assert tab.page.evaluate(paper) != seen


def test_a_phone_has_room_for_everything(new_tab: Any, html: str) -> None:
    tab: MapTab = new_tab(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    tab.open(html)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not outside_view(tab.page, 390, 844)
    assert small_targets(tab.page, ".tm button, .tm select, .tm input, .leaflet-bar a", 24) == []
    tab.page.get_by_role("button", name="More controls of time").click()
    expect(tab.page.get_by_role("button", name="Whole")).to_be_visible()
    assert small_targets(tab.page, ".tm-time button, .tm-time select, .tm-time input", 44) == []
    tab.page.get_by_role("button", name="More controls of time").click()
    thumb = tab.thumb("end").bounding_box()
    assert thumb and thumb["width"] >= 44 and thumb["height"] >= 44
    tab.page.touchscreen.tap(*tab.spot(tab.first_point()))
    expect(tab.page.locator(".tm-panel")).to_be_visible()
    panel, time = tab.page.locator(".tm-panel").bounding_box(), tab.page.locator(".tm-time").bounding_box()
    assert panel and time and panel["y"] + panel["height"] <= time["y"] + 1


def small_targets(page: Page, selector: str, least: int) -> list[str]:
    """Return the visible controls lower or narrower than ``least`` pixels (WCAG 2.2, 2.5.8 asks for 24)."""
    script = """([selector, least]) => [...document.querySelectorAll(selector)]
        .filter((node) => node.checkVisibility() && !node.closest('label') && !node.closest('p'))
        .map((node) => [node, node.getBoundingClientRect()])
        .filter(([, box]) => box.width < least || box.height < least)
        .map(([node]) => node.outerHTML.slice(0, 80))"""
    return list(page.evaluate(script, [selector, least]))


def outside_view(page: Page, width: int, height: int) -> list[str]:
    """Return the visible controls that do not lie within the window."""
    script = """([width, height]) => [...document.querySelectorAll('.tm button, .tm select, .tm-thumb .tm-grip')]
        .filter((node) => node.checkVisibility()).map((node) => [node, node.getBoundingClientRect()])
        .filter(([, box]) => box.left < -1 || box.right > width + 1 || box.top < 0 || box.bottom > height)
        .map(([node]) => node.outerHTML.slice(0, 80))"""
    return list(page.evaluate(script, [width, height]))


FRAME = """<!doctype html><iframe id="map" style="width:1000px;height:700px" src="page.html"></iframe><script>
window.heard = [];
addEventListener('message', (event) => heard.push(event.data));
const tell = (props) => document.getElementById('map').contentWindow.postMessage({timemap: 1, props}, '*');
</script>"""


@pytest.fixture
def framed(tab: MapTab, html: str) -> MapTab:
    """The page in a frame of another page, ready."""
    (tab.folder / "page.html").write_text(html, encoding="utf-8")
    (tab.folder / "host.html").write_text(FRAME, encoding="utf-8")
    tab.page.goto((tab.folder / "host.html").as_uri())
    tab.page.wait_for_function("() => heard.some((message) => message.type === 'ready')")
    return tab


def heard(tab: MapTab, kind: str) -> list[dict[str, Any]]:
    return [message["value"] for message in tab.page.evaluate("heard") if message["type"] == kind]


def test_the_host_hears_nothing_while_a_handle_is_dragged_and_once_at_rest(framed: MapTab) -> None:
    inner = framed.page.frame_locator("#map")
    framed.pull(inner.locator(".tm-thumb-end"), -500, steps=12)
    framed.drawn()
    assert heard(framed, "window") == []
    framed.page.mouse.up()
    framed.page.wait_for_function("() => heard.some((message) => message.type === 'window')")
    (value,) = heard(framed, "window")
    assert set(value) == {"start", "end", "count", "full", "types", "presses", "certain", "borders"}
    assert value["full"] is False
    assert str(value["count"]) in inner.locator(".tm-total").inner_text()


def test_props_are_applied_once_and_not_answered(framed: MapTab) -> None:
    inner = framed.page.frame_locator("#map")
    filters = {"types": ["battle"], "sides": None, "sources": None, "precisions": None}
    framed.page.evaluate("(filters) => tell({seq: 2, filters, theme: 'dark'})", filters)
    expect(inner.locator("html")).to_have_attribute("data-theme", "dark")
    total = inner.locator(".tm-total").inner_text()
    framed.page.evaluate("tell({seq: 1, filters: {types: null}, theme: 'light'})")
    framed.drawn()
    assert inner.locator(".tm-total").inner_text() == total
    assert heard(framed, "window") == []


def test_the_host_can_set_window_view_and_selection(framed: MapTab) -> None:
    props = {"window": {"start": "2016-09-01", "end": "2016-09-30"}, "view": {"lat": 36, "lon": 37, "zoom": 7}}
    framed.page.evaluate("tell", props | {"seq": 1, "select": "ev_00000000001c", "theme": "light"})
    inner = framed.page.frame_locator("#map")
    expect(inner.locator(".tm-card[data-event='ev_00000000001c']")).to_be_visible()
    state = framed.page.frames[1].evaluate("[timeMap.map.getZoom(), timeMap.map.getCenter().lat]")
    assert state == [7, pytest.approx(36, abs=0.01)]


def test_a_click_tells_the_host_which_event(framed: MapTab) -> None:
    inner = framed.page.frame_locator("#map")
    inner.locator(".tm-total").click()
    inner.locator(".tm-item").first.click()
    framed.page.wait_for_function("() => heard.some((message) => message.type === 'select')")
    assert heard(framed, "select")[0]["id"].startswith("ev_")
