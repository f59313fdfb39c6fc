"""The dashboard as a reader meets it: a real server, a real Chromium, nothing from the network."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from geo import export
from geo.frame import frame_of, read_built
from tests.browser.dashboards import PHONE, READY, Desk, served, settle_window
from tests.builders import event_frame, event_row

pytestmark = [pytest.mark.browser, pytest.mark.app]

START, END = "First day of the window", "Last day of the window"
PAYLOADS = [
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>", "${alert(1)}", "`${alert(1)}`", "{{constructor.constructor('alert(1)')()}}",
    "{% raw %}{{ 7*7 }}", "[x](javascript:alert(1))", "![x](x\" onerror=\"alert(1))", "javascript:alert(1)",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>", "<a href=javascript:alert(1)>x</a>",
    ":red[<b onmouseover=alert(1)>x</b>]", "$\\href{javascript:alert(1)}{x}$", "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'", "<!--<img src=x onerror=alert(1)>-->", "<math><mi xlink:href=javascript:alert(1)>x",
    "\u202e<details open ontoggle=alert(1)>\x00",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dashboard")
    meta = {"articles": [], "rejected": [{"source": "a.pdf", "stage": "load", "reason": "no text"}]}
    export.write(event_frame(120, seed=1), folder / "events.geojson", meta=meta)
    with served(folder / "events.geojson", folder / "server.log") as url:
        yield url


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    tab = Desk(browser, address)
    yield tab.open()
    tab.close()
    assert tab.errors == [], "the page raised errors"
    assert tab.outside == [], "the page asked something of the network"


def changed(desk: Desk, before: int) -> None:
    """Wait until another number of events is told, everywhere the same."""
    desk.page.wait_for_function(
        "before => ![...document.querySelectorAll('[data-testid=stText]')]"
        ".some((node) => node.innerText.startsWith(before + ' event'))",
        arg=str(before),
    )
    desk.settled()


def test_the_map_draws_and_all_counts_agree(desk: Desk) -> None:
    total, mapped, area, unlocated = desk.counts()
    assert total == mapped + area + unlocated == len(desk.ids()) > 50
    painted = desk.map.evaluate(
        """() => [...document.querySelectorAll('canvas')].some((canvas) => canvas.width > 300
            && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))"""
    )
    assert painted, "no canvas of the map has a single coloured pixel"


@pytest.mark.parametrize(("handle", "by"), [(END, -400), (START, 300)])
def test_dragging_a_handle_narrows_map_count_and_table(desk: Desk, handle: str, by: float) -> None:
    before = desk.total()
    desk.drag(handle, by)
    changed(desk, before)
    assert 0 < desk.total() < before


@pytest.mark.parametrize(
    ("label", "option"),
    [
        ("Type of event", "Shelling or strike"),
        ("Who says so", "Opposition"),
        ("Article", "Wire: What the wire saw"),
        ("Place known as", "Somewhere in this region"),
    ],
)
def test_a_filter_gives_page_and_table_the_same_number(desk: Desk, label: str, option: str) -> None:
    before = desk.total()
    desk.choose(label, option)
    changed(desk, before)
    assert 0 < desk.total() < before


def test_the_legend_and_the_sidebar_are_one_filter(desk: Desk) -> None:
    before = desk.total()
    row = desk.map.locator(".tm-kind-row", has_text="Shelling and strikes")
    row.click()
    changed(desk, before)
    without = desk.total()
    assert desk.page.locator("[data-testid=stMultiSelect]").first.inner_text().count("Shelling") == 0
    assert desk.page.locator("[data-testid=stMultiSelect]").first.inner_text().count("Battle") == 1
    row.click()
    changed(desk, without)
    assert desk.total() == before


def test_the_legend_is_heard_again_after_the_sidebar_was_cleared(desk: Desk) -> None:
    before = desk.total()
    row = desk.map.locator(".tm-kind-row", has_text="Shelling and strikes")
    row.click()
    changed(desk, before)
    without = desk.total()
    desk.page.locator("[data-testid=stMultiSelect]").first.get_by_role("button", name="Clear").click()
    changed(desk, without)
    row.click()
    changed(desk, before)
    assert desk.total() == without


def test_hiding_every_type_shows_none_and_says_how_to_get_back(desk: Desk) -> None:
    for row in desk.map.locator(".tm-kind-row").all():
        row.click()
    expect(desk.page.get_by_text("No event passes these filters")).to_be_visible()
    assert desk.settled().total() == 0
    desk.map.get_by_role("button", name="Show all types").click()
    changed(desk, 0)


def test_pan_zoom_and_window_survive_a_rerun(desk: Desk) -> None:
    settle_window(desk, "2016-08-01", "2016-09-30")
    before = desk.settled().total()
    desk.map.evaluate("void timeMap.map.setView([36.1, 37.3], 10, { animate: false })")
    loaded = desk.map.evaluate("performance.timeOrigin")
    desk.choose("Who says so", "Opposition")
    changed(desk, before)
    view = desk.map.evaluate("[timeMap.map.getZoom(), timeMap.map.getCenter().lat, timeMap.map.getCenter().lng]")
    assert view == pytest.approx([10, 36.1, 37.3], abs=0.01)
    assert desk.map.evaluate("performance.timeOrigin") == loaded, "the frame was loaded again"
    assert desk.map.evaluate("timeMap.app.windowValue().start") == "2016-08-01"


def test_a_reload_keeps_window_view_and_filters(desk: Desk) -> None:
    before = desk.total()
    desk.choose("Who says so", "Opposition")
    changed(desk, before)
    settle_window(desk, "2016-08-01", "2016-09-15")
    desk.settled()
    desk.map.evaluate("void timeMap.map.setView([36.1, 37.3], 9, { animate: false })")
    desk.map.wait_for_function("() => Object.values(sessionStorage).some((text) => text.includes('37.3000,9'))")
    kept = (desk.settled().total(), desk.ids())
    desk.page.reload()
    desk.settled()
    assert (desk.total(), desk.ids()) == kept
    assert desk.map.evaluate("timeMap.map.getZoom()") == 9


def test_a_click_on_the_map_opens_the_card_and_marks_the_row(desk: Desk) -> None:
    at = desk.map.evaluate(
        """() => {
            const { app, columns, map } = timeMap;
            const size = map.getSize();
            const spots = new Map();
            for (const row of app.rows) spots.set(columns.spot[row], (spots.get(columns.spot[row]) ?? 0) + 1);
            for (const row of app.rows) {
                if (columns.bucket[row] !== 0 || spots.get(columns.spot[row]) > 1) continue;
                const point = map.latLngToContainerPoint(timeMap.latLngOf(row));
                if (point.x < 300 || point.y < 60 || point.x > size.x - 60 || point.y > size.y - 60) continue;
                if (timeMap.events.pick(point, 24).length > 1) continue;
                const box = map.getContainer().getBoundingClientRect();
                return { x: box.x + point.x, y: box.y + point.y, id: timeMap.core.ids[row] };
            }
        }"""
    )
    desk.map.locator("html").click(position={"x": at["x"], "y": at["y"]})
    expect(desk.map.locator(".tm-panel .tm-card h2")).to_be_visible()
    title = desk.map.locator(".tm-panel .tm-card h2").inner_text()
    expect(desk.page.locator("[data-testid=stText]", has_text=f"{title}: ")).to_be_visible()
    marked = desk.page.locator("[data-testid=stDataFrame] tr[aria-selected=true] td[aria-colindex='5']")
    expect(marked.first).to_have_text(title)


def test_a_row_of_the_table_opens_its_card_on_the_map(desk: Desk) -> None:
    grid = desk.page.locator("[data-testid=stDataFrame]").first
    box = grid.bounding_box()
    assert box is not None
    grid.click(position={"x": 18, "y": 35 + 33 * 2.5})
    desk.page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'"
    )
    expect(desk.map.locator(".tm-panel .tm-card h2")).to_be_visible()
    third = desk.page.locator("[data-testid=stDataFrame] tr[aria-rowindex='4'] td[aria-colindex='5']")
    expect(desk.map.locator(".tm-panel .tm-card h2")).to_have_text(third.first.inner_text())


def test_downloads_are_what_the_screen_shows(desk: Desk, tmp_path: Path) -> None:
    before = desk.total()
    desk.choose("Place known as", "Settlement")
    changed(desk, before)
    settle_window(desk, "2016-08-01", "2016-09-30")
    shown = desk.settled().ids()
    assert 0 < len(shown) < before
    frame, meta = read_built(desk.save("GeoJSON", tmp_path))
    assert sorted(frame["id"]) == shown
    assert meta["filters"]["precisions"] == ["settlement"]
    assert meta["window"] == {"start": "2016-08-01", "end": "2016-09-30"}
    assert meta["rejected"] == [{"source": "a.pdf", "stage": "load", "reason": "no text"}]
    with desk.save("CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        assert sorted(row["id"] for row in csv.DictReader(file)) == shown


def test_the_downloaded_page_draws_alone_without_a_network(desk: Desk, tmp_path: Path) -> None:
    settle_window(desk, "2016-08-01", "2016-09-30")
    shown = desk.settled().ids()
    path = desk.save("Web page", tmp_path)
    desk.page.goto(path.as_uri())
    desk.page.locator(READY).wait_for(state="attached")
    desk.page.evaluate("void (timeMap.app.showAxis('whole'), timeMap.app.rest())")
    assert desk.page.evaluate("[...timeMap.app.rows].map((row) => timeMap.core.ids[row]).sort()") == shown
    assert "2016-08-01 to 2016-09-30" in desk.page.locator("h1").inner_text()
    member = json.loads(desk.page.locator("#dateline").text_content() or "")
    assert member["window"] == {"start": "2016-08-01", "end": "2016-09-30"}


def test_certain_dates_count_in_map_table_and_download_alike(desk: Desk, tmp_path: Path) -> None:
    settle_window(desk, "2016-08-01", "2016-09-15")
    before = desk.settled().total()
    desk.map.get_by_label("Only dates certainly in the window").check()
    changed(desk, before)
    assert 0 < desk.total() < before
    frame, meta = read_built(desk.save("GeoJSON", tmp_path))
    assert sorted(frame["id"]) == desk.ids()
    assert meta["window"] == {"start": "2016-08-01", "end": "2016-09-15", "certain": True}
    desk.map.get_by_label("Only dates certainly in the window").uncheck()
    changed(desk, len(frame))
    assert desk.total() == before


def test_nothing_is_sent_while_the_hand_drags_and_one_message_when_it_rests(browser: Browser, address: str) -> None:
    desk = Desk(browser, address)
    sent: list[object] = []
    desk.page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    desk.open()
    before, told = desk.total(), len(sent)
    assert told > 0, "the test would not notice a message"
    desk.pull(END, -400, steps=60)
    assert desk.map.evaluate("timeMap.app.counts.total") < before, "the map does not follow the hand"
    assert len(sent) == told
    desk.page.mouse.up()
    changed(desk, before)
    assert len(sent) == told + 1
    desk.close()


STEP = """(choice) => {
    const { app } = timeMap;
    const { start, end } = app.axis;
    const day = (share) => start + Math.round(share * (end - start));
    const [low, high] = [day(choice[1]), day(choice[2])].sort((a, b) => a - b);
    if (choice[0] < 0.4) app.setWindow({ start: low, end: high });
    else if (choice[0] < 0.7) app.step(choice[1] < 0.5 ? -1 : 1);
    else if (choice[0] < 0.8) app.setUnit(['day', 'week', 'month', 'year'][Math.floor(choice[1] * 4)]);
    else if (app.rows.length) timeMap.select(app.rows[Math.floor(choice[1] * app.rows.length)]);
    app.rest();
}"""
STATE = """() => {
    const { app, map, core } = timeMap;
    return JSON.stringify([app.windowValue(), map.getZoom(), map.getCenter(), core.ids[app.selected] ?? null]);
}"""


def test_window_view_and_selection_stand_after_a_hundred_steps_and_reruns(desk: Desk) -> None:
    chance = random.Random(5)
    loaded = desk.map.evaluate("performance.timeOrigin")
    for number in range(100):
        desk.map.evaluate(STEP, [chance.random() for _ in range(3)])
        if number % 10 == 9:
            zoom, lat, lon = chance.uniform(6, 9), chance.uniform(35, 37), chance.uniform(36, 38)
            desk.map.evaluate(
                "([z, y, x]) => void timeMap.map.setView([y, x], z, { animate: false })", [zoom, lat, lon]
            )
            before = desk.map.evaluate(STATE)
            desk.settled()
            assert desk.map.evaluate(STATE) == before, f"after step {number} and its rerun"
    desk.choose("Who says so", "Opposition")
    desk.page.wait_for_function("() => location.search.includes('Opposition')")
    kept = json.loads(before)
    now = json.loads(desk.settled().map.evaluate(STATE))
    assert (now[0]["start"], now[0]["end"], now[1:]) == (kept[0]["start"], kept[0]["end"], kept[1:])
    assert desk.map.evaluate("performance.timeOrigin") == loaded, "the frame was loaded again"


def test_the_table_turns_to_the_page_of_the_event_that_is_opened(browser: Browser, tmp_path: Path) -> None:
    frame = event_frame(600, seed=1)
    export.write(frame, tmp_path / "events.geojson", meta={})
    with served(tmp_path / "events.geojson", tmp_path / "server.log") as url:
        desk = Desk(browser, url).open()
        expect(desk.page.get_by_text("Events 1 to 200 of")).to_be_visible()
        shown = set(desk.ids())
        wanted = [one for one in frame["id"] if one in shown][202]
        desk.map.evaluate("id => timeMap.select(timeMap.app.index.rowOfId.get(id))", wanted)
        expect(desk.page.get_by_text("Events 201 to 400 of")).to_be_visible()
        marked = desk.page.locator("[data-testid=stDataFrame] tr[aria-selected=true] td[aria-colindex='5']")
        expect(marked.first).to_have_text(desk.map.locator(".tm-panel .tm-card h2").inner_text())
        desk.page.get_by_role("button", name="Previous page").click()
        expect(desk.page.get_by_text("Events 1 to 200 of")).to_be_visible()
        desk.close()


def test_the_picture_saved_in_the_dashboard_tells_its_window(desk: Desk, tmp_path: Path) -> None:
    settle_window(desk, "2016-08-01", "2016-09-30")
    desk.settled()
    with desk.page.expect_download() as waiting:
        desk.map.get_by_role("button", name="picture").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 20_000
    told = json.dumps(desk.map.evaluate("timeMap.caption()"))
    assert "1 August 2016" in told and "30 September 2016" in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE])
def test_the_map_fits_the_screen_and_follows_the_theme(
    browser: Browser, address: str, scheme: str, size: dict[str, Any]
) -> None:
    desk = Desk(browser, address, color_scheme=scheme, **size).open()
    assert desk.map.evaluate("document.documentElement.dataset.theme") == scheme
    height = desk.page.evaluate("innerHeight")
    box = desk.page.locator("iframe[data-testid=timemap]").bounding_box()
    assert box is not None and 380 <= box["height"] <= height
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert desk.map.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the map scrolls sideways"
    desk.close()


def hostile_rows() -> list[dict[str, Any]]:
    """One event a payload, with the payload in every place a text of an article or sidecar can reach."""
    rows = []
    for index, payload in enumerate(PAYLOADS):
        row = event_row(index, random.Random(1), title=payload, subtype=payload, actor=payload, place_text=payload)
        if row["place"]:
            row["place"] = payload
        for source in row["sources"]:
            source.update(quote=payload, title=payload, publisher=payload, article=f"{payload}{index}", url=payload)
        for claim in row["claims"]:
            claim.update(claimant=payload, side=payload, quote=payload, article=row["sources"][0]["article"])
        for loss in row["losses"]:
            loss.update(party=payload, claimant=payload, quote=payload, article=row["sources"][0]["article"])
        rows.append(row)
    return rows


def test_hostile_text_is_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
    rejected = [{"source": one, "stage": one, "reason": one} for one in PAYLOADS]
    articles = [{"name": one, "title": one, "publisher": one, "published": one, "events": 1} for one in PAYLOADS]
    meta = {"articles": articles, "rejected": rejected}
    export.write(frame_of(hostile_rows()), tmp_path / "events.geojson", meta=meta)
    with served(tmp_path / "events.geojson", tmp_path / "server.log") as url:
        desk = Desk(browser, url).open()
        desk.page.evaluate("alert('control')")
        assert desk.executed == ["control"], "the test would not notice a payload that runs"
        desk.map.evaluate("void (timeMap.app.showAxis('whole'), timeMap.app.rest())")
        desk.settled()
        assert desk.total() == len(PAYLOADS)
        for label in ("Who says so", "Article"):
            desk.page.get_by_role("combobox", name=label).click()
            expect(desk.page.get_by_role("option").nth(10)).to_be_visible()
            desk.page.keyboard.press("Escape")
        for box in desk.page.locator("[data-testid=stExpander] summary").all():
            box.click()
        for id_ in desk.ids():
            desk.map.evaluate("id => timeMap.select(timeMap.app.index.rowOfId.get(id))", id_)
            expect(desk.map.locator(".tm-panel .tm-card h2")).to_be_visible()
            desk.page.locator("[data-testid=stText]", has_text="“").first.wait_for()
        desk.settled()
        assert desk.executed == ["control"] and desk.errors == [] and desk.outside == []
        desk.close()
