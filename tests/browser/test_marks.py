"""The marks of the map page in Chromium: stacks and groups are opened, radii and themes are seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from shapely.geometry import Point

from geo.timemap import build_map, page_html
from tests.browser.conftest import MapTab
from tests.builders import event_frame, event_row, frame_of

pytestmark = pytest.mark.browser

DAY = "2020-10-10"


def of(*rows: dict[str, Any]) -> str:
    return page_html(build_map(frame_of(list(rows))))


def at(index: int, lon: float, lat: float, **changes: Any) -> dict[str, Any]:
    """A point event of one day at a place of its own."""
    when = {"date_start": DAY, "date_end": DAY, "date_precision": "day", "date_edtf": DAY}
    where = {"lon": lon, "lat": lat, "geometry": Point(lon, lat), "place_precision": "settlement"}
    named = {"place": f"Place {lon:.3f}", "title": f"Event {index}", "uncertainty_km": 1.0}
    return event_row(index, **{**when, **where, **named, **changes})


STACK = [at(k, 36.0, 35.0) for k in range(3)]
NEAR = [at(10, 36.002, 35.0), at(11, 37.0, 36.0)]


def test_a_stack_of_marks_opens_the_list_of_all_in_it(tab: MapTab) -> None:
    tab.open(of(*STACK, at(11, 37.0, 36.0)))
    tab.page.mouse.click(*tab.spot(0))
    panel = tab.page.locator(".tm-panel")
    expect(panel.locator("h2")).to_have_text("At this place")
    expect(panel.locator(".tm-item-title")).to_have_text(["Event 0", "Event 1", "Event 2"])


def test_marks_over_each_other_are_all_offered(tab: MapTab) -> None:
    tab.open(of(*STACK, *NEAR))
    tab.page.mouse.click(*tab.spot(0))
    panel = tab.page.locator(".tm-panel")
    expect(panel.locator("h2")).to_have_text("Close together here")
    expect(panel.locator(".tm-item")).to_have_count(4)


def test_enter_on_the_map_lists_the_marks_in_view(tab: MapTab) -> None:
    tab.open(of(*STACK, *NEAR))
    tab.page.evaluate("void timeMap.map.setView([35, 36], 10, {animate: false})")
    tab.page.locator(".leaflet-container").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".tm-panel h2")).to_have_text("On the map in this view")
    expect(tab.page.locator(".tm-item")).to_have_count(4)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".tm-card[data-event]")).to_be_visible()


BESIDE_CARD = """() => {
    const box = (name) => document.querySelector(name).getBoundingClientRect();
    const [map, card] = [box('.leaflet-container'), box('.tm-panel')];
    const mark = timeMap.map.latLngToContainerPoint([40, 60]);
    return mark.x > 0 && map.left + mark.x < Math.min(map.right, card.left);
}"""


def test_a_mark_that_its_card_would_cover_comes_beside_it(tab: MapTab) -> None:
    tab.open(of(at(10, 10.0, 40.0), at(11, 60.0, 40.0)))
    tab.page.mouse.click(*tab.spot(1))
    expect(tab.page.locator(".tm-card[data-event]")).to_be_visible()
    tab.page.wait_for_function(BESIDE_CARD)


def grouped(tab: MapTab) -> list[dict[str, Any]]:
    """Return the rings as drawn: their number of events and where they stand on the window."""
    script = """() => {
        const { scene, events, map } = timeMap;
        const box = map.getContainer().getBoundingClientRect();
        return events.rings.map(({ x, y, total }) => {
            const at = map.layerPointToContainerPoint(scene.topLeft.add([x, y]));
            return { total, x: box.left + at.x, y: box.top + at.y };
        });
    }"""
    return list(tab.page.evaluate(script))


def test_groups_hide_no_event_and_come_apart_by_zoom(tab: MapTab) -> None:
    tab.open(of(*STACK, at(10, 36.02, 35.0), at(11, 37.0, 36.0)))
    assert grouped(tab) == []
    tab.page.get_by_label("Group marks that overlap").check()
    tab.drawn()
    (ring,) = grouped(tab)
    assert ring["total"] == 4
    assert tab.counts()[1] == 5
    tab.page.mouse.click(ring["x"], ring["y"])
    expect(tab.page.locator(".tm-item")).to_have_count(4)
    tab.page.get_by_role("button", name="Zoom in to these").click()
    tab.page.wait_for_function("() => timeMap.events.rings.length === 0")


def test_a_page_of_many_marks_groups_them_and_every_visible_point_is_counted_once(tab: MapTab) -> None:
    tab.open(page_html(build_map(event_frame(600, seed=4))))
    tab.page.evaluate("void timeMap.map.setView([36, 37], 4, {animate: false})")
    tab.drawn()
    rings = grouped(tab)
    alone = tab.page.evaluate(
        "timeMap.events.rowsWhere((spot) => !timeMap.events.grid.hides(spot)).length",
    )
    assert rings
    assert sum(ring["total"] for ring in rings) + alone == tab.counts()[1]


CIRCLE = """() => {
    const { scene, events } = timeMap;
    const { x, y, reach } = events.spotOf(0, scene.frame, 1);
    const box = [x - reach - 2, y - 2, 5, 5].map((n) => Math.round(n * scene.ratio));
    return [reach, Array.from(scene.context.getImageData(...box).data)];
}"""


def test_the_radius_of_an_uncertain_place_is_drawn_on_demand(tab: MapTab) -> None:
    tab.open(of(at(0, 36.0, 35.0, uncertainty_km=12.0), at(1, 37.0, 35.5)))
    reach, before = tab.page.evaluate(CIRCLE)
    assert reach > 13
    tab.page.get_by_label("Radius of uncertain places").check()
    _, after = tab.page.evaluate(CIRCLE)
    assert after != before
    tab.page.get_by_label("Radius of uncertain places").uncheck()
    assert tab.page.evaluate(CIRCLE)[1] == before


def test_an_area_event_lights_its_polygon_on_the_picture_and_a_filter_puts_it_out(tab: MapTab) -> None:
    from shapely.geometry import box

    where = {"place_precision": "district", "geometry": box(35.5, 34.5, 36.5, 35.5), "place_id": "x:1"}
    area = at(0, 36.0, 35.0, type="battle", **where)
    tab.open(of(area, at(1, 38.0, 35.0, type="talks")))
    inside, outside = (36.0, 35.0), (37.2, 35.0)
    lit = tab.pixel(*inside)
    assert lit != tab.pixel(*outside)
    tab.page.locator(".tm-kind-row", has_text="Fighting").click()
    tab.drawn()
    assert tab.pixel(*inside) == tab.pixel(*outside)


def luminance(color: tuple[int, ...]) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [value / 255 for value in color]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mark_stands_out_from_the_ground_in_both_themes(new_tab: Any, theme: str) -> None:
    tab: MapTab = new_tab(color_scheme=theme)
    kinds = ("battle", "shelling", "control_change", "talks", "displacement")
    rows = [at(k, 36 + k / 2, 35.0, type=kind, confidence=1.0, status="reported") for k, kind in enumerate(kinds)]
    tab.open(of(*(row | {"place_basis": "sentence"} for row in rows)))
    ground = luminance(tab.pixel(36.25, 35.2))
    for k in range(len(kinds)):
        mark = mark_contrast(tab, 36 + k / 2, 35.0, ground)
        assert mark >= 3, (theme, kinds[k], mark)


def mark_contrast(tab: MapTab, lon: float, lat: float, ground: float) -> float:
    """Return the highest contrast of the mark's fill and of its outline with the ground."""
    script = """([lon, lat]) => {
        const scene = timeMap.scene;
        const at = timeMap.map.latLngToLayerPoint([lat, lon]).subtract(scene.topLeft).multiplyBy(scene.ratio).round();
        return Array.from(scene.context.getImageData(at.x - 9, at.y, 19, 1).data);
    }"""
    data = tab.page.evaluate(script, [lon, lat])
    seen = [luminance(tuple(data[i : i + 3])) for i in range(0, len(data), 4)]
    return max((max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in seen)
