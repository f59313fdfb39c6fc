"""Regions on the page: what lights, what the tooltip says, and the two points of view."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from shapely.geometry import Point

from geo.ground import extents_in_view
from geo.regions import Regions
from geo.timemap import MapOptions, build_map, page_html
from tests.browser.conftest import MapTab
from tests.browser.test_page import GROUND, at, square
from tests.builders import event_row, frame_of

pytestmark = pytest.mark.browser

VIEW = MapOptions(bounds=(45.0, 39.0, 48.0, 41.0))
LINE_OF_1994 = "Artsakh / Nagorno-Karabakh Republic, de facto"
INSIDE, BESIDE, FAR = (46.75, 39.95), (46.05, 40.05), (47.8, 40.6)  # the oblast of 1991; held to 2020; neither
LIT = "timeMap.regions.lit().map((part) => timeMap.core.shapes[part.index].id)"
NAMES = "timeMap.ground.chosen.map((entry) => entry.label.name)"


def somewhere(index: int, day: str, last: str | None = None, **changes: Any) -> dict[str, Any]:
    """An event known only to a disputed region, with the region that stands in the table on that day."""
    fixed = {"date_start": day, "date_end": last or day, "date_precision": "day", "date_edtf": day}
    place = {"place": "Nagorno-Karabakh", "place_precision": "region", "lon": 46.75, "lat": 39.9}
    return event_row(index, **{**fixed, **place, "geometry": square(46.75, 39.9), **changes})


def page(*rows: dict[str, Any]) -> str:
    return page_html(build_map(frame_of(list(rows)), regions=Regions.open(), basemap=GROUND, options=VIEW))


def war() -> str:
    point = at(1, "2020-10-12", lon=BESIDE[0], lat=BESIDE[1], geometry=Point(*BESIDE), region_id="iso:AZ-KAL")
    return page(somewhere(0, "2020-10-10", region_id="dl:artsakh-republic@2020-09-27"), point)


def choose(tab: MapTab, view: str) -> None:
    tab.page.get_by_label("Borders and names").select_option(view)
    tab.drawn()


def test_the_tooltip_says_how_many_of_how_many_which_days_whose_view_and_what_source(tab: MapTab) -> None:
    tab.open(war())
    tab.page.mouse.move(*tab.at(*INSIDE))
    tip = tab.page.locator(".tm-tip-area")
    for words in (
        f"{LINE_OF_1994} (line of 1994, at war: the front moved)",
        "2 events of 2 in the window",
        "1 known only to this area",
        "outline valid from 27 Sep 2020 to 9 Nov 2020, de facto",
        "source: Natural Earth 4.1",
    ):
        expect(tip).to_contain_text(words)
    tab.page.mouse.move(*tab.at(*FAR))
    expect(tip).to_have_count(0)


def test_the_tooltip_of_a_share_says_articles_of_all_articles(tab: MapTab) -> None:
    tab.open(war())
    tab.page.get_by_label("Tint regions by").select_option("share")
    tab.page.mouse.move(*tab.at(*INSIDE))
    expect(tab.page.locator(".tm-tip-area")).to_contain_text("articles with an event in the window (100 %)")


def test_the_point_of_view_changes_lit_areas_fills_lines_and_names_together(tab: MapTab) -> None:
    tab.open(war())
    lines = "timeMap.choropleth.lines.current.map((one) => one.worldview)"
    assert tab.page.evaluate(LIT) == ["dl:artsakh-republic@2020-09-27"]
    assert tab.page.evaluate(lines) == ["de_facto"]
    assert LINE_OF_1994 in tab.page.evaluate(NAMES)
    held = tab.pixel(*BESIDE)
    choose(tab, "de_jure")
    assert sorted(tab.page.evaluate(LIT)) == ["dl:nagorno-karabakh@1991-11-27", "iso:AZ-KAL"]
    assert tab.page.evaluate(lines) == ["de_jure"]
    assert "Nagorno-Karabakh" in tab.page.evaluate(NAMES)
    assert LINE_OF_1994 not in tab.page.evaluate(NAMES)
    assert tab.counts() == (2, 1, 1, 0)
    choose(tab, "de_facto")
    assert tab.pixel(*BESIDE) == held


def test_the_point_of_view_survives_a_reload_and_goes_into_the_address(tab: MapTab) -> None:
    tab.open(war())
    choose(tab, "de_jure")
    tab.page.wait_for_function("() => location.hash.includes('b=de_jure')")
    tab.page.reload()
    tab.wait_ready()
    expect(tab.page.get_by_label("Borders and names")).to_have_value("de_jure")
    assert "iso:AZ-KAL" in tab.page.evaluate(LIT)


def test_names_come_with_the_zoom_and_a_disputed_town_has_both(tab: MapTab) -> None:
    from geo.basemap import basemap

    ground = basemap((45.0, 39.0, 50.0, 41.5))
    tab.open(page_html(build_map(frame_of([at(0, "2020-10-10", lon=47.5, lat=40.5)]), basemap=ground, options=VIEW)))

    def names(lat: float, lon: float, zoom: int) -> list[str]:
        tab.page.evaluate(
            "([lat, lon, zoom]) => void timeMap.map.setView([lat, lon], zoom, { animate: false })", [lat, lon, zoom]
        )
        return list(tab.page.evaluate(NAMES))

    assert "Azerbaijan" in names(40.0, 47.0, 6)
    assert "Stepanakert / Khankendi" not in names(40.0, 47.0, 6)
    assert "Stepanakert / Khankendi" in names(39.82, 46.76, 10)
    assert "Lake Sevan" in names(40.3, 45.3, 9)
    assert "Caspian Sea" in names(40.5, 50.5, 6)


def test_a_place_on_one_side_of_a_line_only_takes_colour_in_that_view(tab: MapTab) -> None:
    tab.open(page(somewhere(0, "2020-10-10", region_id="dl:artsakh-republic@2020-09-27")))
    ground, held = tab.pixel(*FAR), tab.pixel(*BESIDE)
    choose(tab, "de_jure")
    assert sum(abs(a - b) for a, b in zip(held, tab.pixel(*BESIDE), strict=True)) > 30
    assert tab.pixel(*FAR) == ground


def test_each_event_lights_the_extent_of_its_day(tab: MapTab) -> None:
    days = {
        "1990-01-20": "dl:nagorno-karabakh@1923-07-07",
        "1995-06-01": "dl:artsakh-republic@1994-05-12",
        "2020-10-15": "dl:artsakh-republic@2020-09-27",
        "2021-06-01": "dl:artsakh-republic@2020-12-01",
        "2023-12-01": "dl:nagorno-karabakh@1991-11-27",
    }
    tab.open(page(*(somewhere(k, day, region_id=id) for k, (day, id) in enumerate(days.items()))))
    for day, id in days.items():
        tab.page.evaluate(
            "(day) => { const n = Date.parse(day) / 864e5; timeMap.app.setWindow({ start: n, end: n }); }", day
        )
        tab.drawn()
        assert tab.page.evaluate(LIT) == [id]
    choose(tab, "de_jure")
    for day, id in days.items():
        tab.page.evaluate(
            "(day) => { const n = Date.parse(day) / 864e5; timeMap.app.setWindow({ start: n, end: n }); }", day
        )
        tab.drawn()
        law = "dl:nagorno-karabakh@1923-07-07" if day < "1991" else "dl:nagorno-karabakh@1991-11-27"
        assert tab.page.evaluate(LIT) == [law], id


def test_an_event_of_years_lights_what_is_in_force_in_the_window(tab: MapTab) -> None:
    tab.open(page(somewhere(0, "2019-01-01", "2021-12-31", region_id="dl:artsakh-republic@1994-05-12")))
    seen = []
    for day in ("2019-05-01", "2020-10-10", "2021-05-01"):
        tab.page.evaluate(
            "(day) => { const n = Date.parse(day) / 864e5; timeMap.app.setWindow({ start: n, end: n }); }", day
        )
        tab.drawn()
        seen += tab.page.evaluate(LIT)
    assert [id.split("@")[1] for id in seen] == ["1994-05-12", "2020-09-27", "2020-12-01"]


def test_the_card_says_which_outline_lights(tab: MapTab) -> None:
    tab.open(war())
    tab.page.evaluate("timeMap.select(0)")
    expect(tab.page.locator(".tm-card")).to_contain_text("outline valid from 27 Sep 2020 to 9 Nov 2020, de facto")
    tab.page.keyboard.press("Escape")
    choose(tab, "de_jure")
    tab.page.evaluate("timeMap.select(0)")
    expect(tab.page.locator(".tm-card")).to_contain_text("outline valid from 27 Nov 1991, de jure")


def test_a_zone_is_paler_than_a_district_and_stands_out_under_the_pointer(tab: MapTab) -> None:
    def area(index: int, lon: float, region: str | None) -> dict[str, Any]:
        return somewhere(
            index, "2020-10-10", lon=lon, lat=40.0, geometry=square(lon, 40.0), place_id=f"p{index}", region_id=region
        )

    tab.open(page(area(0, 47.5, None), at(1, "2020-10-10", lon=46.0, lat=40.3, region_id="iso:AZ-KAL")))
    choose(tab, "de_jure")
    ground, zone = tab.pixel(45.3, 40.7), [tab.pixel(47.5 + k / 100, 40.0) for k in range(9)]
    off = [sum(abs(a - b) for a, b in zip(ground, one, strict=True)) for one in zone]
    assert min(off) > 0
    district = sum(abs(a - b) for a, b in zip(ground, tab.pixel(46.1, 40.1), strict=True))
    assert min(off) < district
    tab.page.mouse.move(*tab.at(47.5, 40.0))
    expect(tab.page.locator(".tm-tip-area")).to_be_visible()
    tab.drawn()
    loud = [tab.pixel(47.5 + k / 100, 40.0) for k in range(9)]
    assert loud != zone
    tab.page.mouse.move(*tab.at(45.3, 40.7))
    expect(tab.page.locator(".tm-tip-area")).to_have_count(0)
    tab.drawn()
    assert [tab.pixel(47.5 + k / 100, 40.0) for k in range(9)] == zone


def test_where_only_control_differs_the_recognised_view_is_the_units(tab: MapTab) -> None:
    row = at(0, "2015-05-01", lon=34.1, lat=44.95, geometry=Point(34.1, 44.95), region_id="iso:UA-43")
    view = MapOptions(bounds=(32.0, 44.0, 37.0, 47.0))
    tab.open(page_html(build_map(frame_of([row]), regions=Regions.open(), basemap=GROUND, options=view)))
    assert tab.page.evaluate(LIT) == ["dl:crimea-held-by-russia@2014-03-18"]
    choose(tab, "de_jure")
    assert tab.page.evaluate(LIT) == ["iso:UA-43"]


def test_the_extents_of_a_named_place_come_along_in_both_views() -> None:
    regions = Regions.open()
    found = extents_in_view(["dl:nagorno-karabakh@1991-11-27"], regions, (0.0, 0.0, 1.0, 1.0))
    assert {one.worldview for one in found} == {"de_jure", "de_facto"}
    assert extents_in_view([], regions, (0.0, 0.0, 1.0, 1.0)) == []
